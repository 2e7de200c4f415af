"""The mail server that takes our mails: its address, a connection to it, and what it may answer, in words."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote, urlsplit

from catalog.errors import N_, UnfitError, VigieError

# Seconds that the server may take for each answer, and to say good-bye.
TIMEOUT = 30
_GOODBYE = 5

Security = Literal["smtp", "smtps", "smtp+starttls"]
_PORTS: dict[Security, int] = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
# The server's own words, after which nothing is uncertain. (All of smtplib's errors are OSErrors.)
_ANSWERED = (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError)
_EXPECTED = N_(
    "The setting “{name}” is not right: it must be smtp://host:port, smtps://host:port or smtp+starttls://host:port, "
    "with user@ before the host if need be."
)


class DeliveryError(VigieError):
    """The mail was not accepted. Nothing is lost: it is tried again by the next run."""


class RefusedError(DeliveryError):
    """The server does not want this recipient, now or later (5xx)."""


class UncertainError(DeliveryError):
    """The connection broke while the mail was being handed over: it may have been accepted."""


@dataclass(frozen=True, slots=True)
class Relay:
    security: Security
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)

    def __str__(self) -> str:
        """As it may be printed: without its password."""
        return f"{self.host}:{self.port}"


def parse_relay(url: str, password: str = "") -> Relay:
    """`smtp://[user:password@]host[:port]`, `smtps://…`, `smtp+starttls://…`; user and password are percent-encoded.

    A password within the URL, which then comes from the environment, goes before the one given. Raises UnfitError,
    without repeating the URL.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        # From the parser, whose own words may repeat a part of the password.
        raise UnfitError(_EXPECTED) from None
    for security, usual_port in _PORTS.items():
        if parts.scheme == security and parts.hostname:
            user, own = unquote(parts.username or ""), unquote(parts.password or "")
            return Relay(security, parts.hostname, port or usual_port, user, own or password)
    raise UnfitError(_EXPECTED)


@contextmanager
def connected(relay: Relay) -> Iterator[smtplib.SMTP]:
    """A server ready to take one mail. Whatever goes wrong with it raises DeliveryError, or one of its kinds."""
    handing_over = False
    try:
        server = _connect(relay)
        try:
            if relay.security == "smtp+starttls":
                server.starttls(context=ssl.create_default_context())
            if relay.user:
                server.login(relay.user, relay.password)
            handing_over = True
            yield server
        finally:
            # A mail that was accepted stays accepted, however the good-byes go.
            with suppress(smtplib.SMTPException, OSError):
                if server.sock:
                    server.sock.settimeout(_GOODBYE)
                server.quit()
            server.close()
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        message, facts = _explained(error)
        raise _kind(error, handing_over=handing_over)(message, server=relay, **facts) from error


def _kind(error: Exception, *, handing_over: bool) -> type[DeliveryError]:
    match error:
        case smtplib.SMTPRecipientsRefused() if all(500 <= code < 600 for code, _ in error.recipients.values()):
            return RefusedError
        case smtplib.SMTPServerDisconnected() | OSError() if handing_over and not isinstance(error, _ANSWERED):
            return UncertainError
        case _:
            return DeliveryError


def _connect(relay: Relay) -> smtplib.SMTP:
    if relay.security == "smtps":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(relay.host, relay.port, timeout=TIMEOUT, context=context)
    return smtplib.SMTP(relay.host, relay.port, timeout=TIMEOUT)


def _explained(error: Exception) -> tuple[str, dict[str, object]]:
    match error:
        case smtplib.SMTPRecipientsRefused():
            return N_("The mail server {server} refuses this recipient: {answer}."), {"answer": _refusal(error)}
        case smtplib.SMTPSenderRefused():
            return N_("The mail server {server} refuses the sender: {answer}."), {"answer": _answer(error)}
        case smtplib.SMTPAuthenticationError():
            return N_("The mail server {server} refuses the user or the password: {answer}."), {
                "answer": _answer(error)
            }
        case smtplib.SMTPResponseException():
            return N_("The mail server {server} refuses the mail: {answer}."), {"answer": _answer(error)}
        case ssl.SSLCertVerificationError():
            return N_("The certificate of the mail server {server} is not valid: {answer}."), {
                "answer": error.verify_message
            }
        case smtplib.SMTPNotSupportedError():
            return N_("The mail server {server} lacks what the settings ask of it: {answer}."), {"answer": error}
        case _:
            return N_("The mail server {server} cannot be reached: {answer}."), {"answer": error}


def _refusal(error: smtplib.SMTPRecipientsRefused) -> str:
    """One mail has one recipient."""
    code, text = next(iter(error.recipients.values()))
    return f"{code} {text.decode(errors='replace')}"


def _answer(error: smtplib.SMTPResponseException) -> str:
    text = error.smtp_error
    return f"{error.smtp_code} {text.decode(errors='replace') if isinstance(text, bytes) else text}"
