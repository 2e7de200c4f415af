"""A letter as a mail (RFC 5322): headers that thread, identify and explain it, a text and an HTML part."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from catalog.directory import Directory
from catalog.folding import slug
from feeds.letter import Letter
from feeds.letter_html import html_of
from feeds.letter_text import text_of
from feeds.plain import one_line


def message_id_of(domain: str, recipient: str, uuids: Iterable[str]) -> str:
    """The same news to the same recipient have the same Message-ID whenever they are sent: a repetition can be told."""
    return _identifier("alert", domain, recipient, *sorted(uuids))


def mail_of(
    letter: Letter, directory: Directory, sender: str, recipient: str, message_id: str, now: datetime
) -> EmailMessage:
    domain = sender.rpartition("@")[2]
    thread = _identifier("directory", domain, directory.base_url)
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(one_line(directory.title), addr_spec=sender)
    message["To"] = Address(addr_spec=recipient)
    message["Subject"] = one_line(letter.subject)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = message_id
    # One thread for each directory; no mail ever bore that identifier.
    message["In-Reply-To"] = thread
    message["References"] = thread
    # RFC 3834: no automatic answer to this.
    message["Auto-Submitted"] = "auto-generated"
    message["List-Id"] = f"<{slug(directory.title)}.{domain}>"
    message["List-Unsubscribe"] = f"<mailto:{sender}>"
    # Quoted-printable: no server along the way need be able to carry 8 bits.
    # Not format=flowed (RFC 3676): lines are short enough for any screen, and no address may be broken or rejoined.
    message.set_content(text_of(letter), cte="quoted-printable")
    message.add_alternative(html_of(letter, directory.language), subtype="html", cte="quoted-printable")
    # It would be drawn by lot: the same mail, the same bytes.
    message.set_boundary(f"=_{hashlib.sha256(message['Message-ID'].encode()).hexdigest()[:32]}")
    return message


def _identifier(what: str, domain: str, *content: str) -> str:
    digest = hashlib.sha256("\n".join(content).encode(errors="replace")).hexdigest()
    return f"<{what}.{digest[:32]}@{domain}>"
