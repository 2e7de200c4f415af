"""The ways to a recipient. Each takes a parcel whole, or says why it could not."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from catalog.directory import Directory
from feeds.letter import Letter
from feeds.mail import mail_of
from feeds.relay import Relay, connected
from feeds.repair import Mending
from feeds.tidings import News


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one recipient is sent. message_id: the same whenever the same is sent."""

    message_id: str
    letter: Letter
    news: News
    now: datetime
    mending: Mending = field(default_factory=Mending)


class Channel(Protocol):
    def send(self, parcel: Parcel) -> None:
        """Raises DeliveryError where it did not arrive, UncertainError where it may have."""

    def check(self) -> None:
        """Whether anything could be sent, without sending it. Raises DeliveryError where not."""


@dataclass(frozen=True, slots=True)
class MailChannel:
    directory: Directory
    sender: str
    recipient: str
    relay: Relay

    def send(self, parcel: Parcel) -> None:
        message = mail_of(parcel.letter, self.directory, self.sender, self.recipient, parcel.message_id, parcel.now)
        with connected(self.relay) as server:
            server.send_message(message)

    def check(self) -> None:
        with connected(self.relay):
            pass
