"""Chat and push channels, through Apprise: the extra `vigie[chat]`."""

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from catalog.errors import N_
from feeds.channels import Parcel
from feeds.letter_text import text_of
from feeds.relay import DeliveryError

if TYPE_CHECKING:
    from apprise import Apprise


@dataclass(frozen=True)
class ChatChannel:
    url: str
    name: str

    def send(self, parcel: Parcel) -> None:
        apprise = self._opened()
        from apprise import NotifyFormat

        if not apprise.notify(text_of(parcel.letter), title=parcel.letter.subject, body_format=NotifyFormat.TEXT):
            raise DeliveryError(N_("The channel {name} did not take the message."), name=self.name)

    def check(self) -> None:
        self._opened()

    def _opened(self) -> "Apprise":
        if find_spec("apprise") is None:
            raise DeliveryError(N_("Chat channels need one package more: pip install 'vigie[chat]'."))
        # Imported only now: it knows more than a hundred services.
        from apprise import Apprise

        apprise = Apprise()
        if not apprise.add(self.url):
            raise DeliveryError(N_("The channel {name} is not written as Apprise knows it."), name=self.name)
        return apprise
