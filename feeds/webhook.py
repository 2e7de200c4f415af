"""The news as JSON, sent to an address of the web and signed after Standard Webhooks (standardwebhooks.com, 1.0)."""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any

from catalog.directory import Directory
from catalog.words import Words
from feeds.asking import ask, reach
from feeds.channels import Parcel
from feeds.items import Teller
from feeds.letter_text import text_of
from feeds.repair import Mending
from feeds.tidings import Tidings


def signature(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    """The value of the header `webhook-signature`: "v1," and the HMAC-SHA256 of "id.timestamp.body" in base64.

    A secret that begins with "whsec_" is base64 after that, as the specification has it; any other is taken as it is.
    """
    key = base64.b64decode(secret[6:]) if secret.startswith("whsec_") else secret.encode()
    signed = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


@dataclass(frozen=True)
class WebhookChannel:
    url: str
    secret: str
    directory: Directory
    words: Words

    def send(self, parcel: Parcel) -> None:
        body = json.dumps(self._content(parcel), ensure_ascii=False).encode()
        # A receiver knows a repetition by its id, and refuses what is old by its time.
        message_id, timestamp = parcel.message_id.strip("<>"), int(parcel.now.timestamp())
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "webhook-id": message_id,
            "webhook-timestamp": str(timestamp),
        }
        if self.secret:
            headers["webhook-signature"] = signature(self.secret, message_id, timestamp, body)
        ask(self.url, body, headers)

    def check(self) -> None:
        reach(self.url)

    def _content(self, parcel: Parcel) -> dict[str, Any]:
        return {
            "type": "vigie.alert",
            "timestamp": parcel.now.isoformat(),
            "directory": {"title": self.directory.title, "url": self.directory.base_url},
            "subject": parcel.letter.subject,
            "items": [self._item(each, parcel.mending) for each in parcel.news.tidings],
            "text": text_of(parcel.letter),
        }

    def _item(self, tidings: Tidings, mending: Mending) -> dict[str, Any]:
        teller, event = Teller(self.directory, self.words, mending), tidings.events[0]
        told, link = teller.item(tidings), tidings.link
        return {
            "id": event.uuid,
            "subject": tidings.subject.value,
            "occasion": tidings.occasion.value,
            "event": event.kind.value,
            "at": event.at.isoformat(),
            "title": told.title,
            "about": told.about,
            "sentence": told.lines[0].text,
            "url": link.url if link else None,
            "archive_url": link.archive_url if link else None,
            "page": self.directory.address(f"ressources/{link.uses[0].resource.slug}/") if link else None,
            "repairs": [
                {"text": repair.text, "address": repair.address, "command": repair.command}
                for repair in teller.repairs(tidings)
            ],
        }
