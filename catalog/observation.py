"""One visit of one link: the only thing the crawler ever tells the catalogue."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NotRequired, TypedDict

from catalog.updates.edition import Edition
from catalog.vocabulary import Reason


class HopRecord(TypedDict):
    """One address on the way.

    status: its HTTP status, None where nothing was answered. address: the IP address that was dialled, None where none
    was. seconds: how long the answer took, or how long it was waited for. Older visits lack the last two.
    """

    url: str
    status: int | None
    address: NotRequired[str | None]
    seconds: NotRequired[float | None]


class Validators(TypedDict):
    """What a server gave to be asked again for what stands at `url` (RFC 9110, 8.8). size: in bytes, where told."""

    url: str
    etag: str | None
    last_modified: str | None
    size: NotRequired[int]


@dataclass(frozen=True, slots=True)
class Observation:
    """What a visit of a link found.

    at: when, UTC.
    status: the last HTTP status, None where no server answered.
    final_url: where the chain ended, None if nowhere.
    chain: every hop, the first being the link itself.
    permanent: every hop but the last redirected for good (301 or 308).
    detail: the proof in the words of the machine ("HTTP 404", "certificate has expired"), for those who ask.
    fingerprint: identifies the edition that was found, behind the method by which it was made ("1d:…").
    retry_after: how long the server asks us to stay away.
    page_title, sketch: of the page, if it is one; the sketch is a short form of its words by which pages are compared.
    drifted: nothing of the resource is left on the page; None where that cannot be told.
    validators: None where the server gave none. unchanged: the server says that nothing has changed since (304).
    detour: why the short link itself failed, where the visit went on at the target known from before.
    body: a digest of what was served, behind the same method, and of the edition that it came to ("1d:….…"); None where
    nothing of it was worth a look.
    edition: what stood there; None where nothing did, or what was served is the same as last time.
    text: the title and the words of a page that is as it should be, for the search; empty where there is none.
    """

    at: datetime
    reason: Reason
    status: int | None = None
    final_url: str | None = None
    chain: tuple[HopRecord, ...] = ()
    permanent: bool = False
    detail: str = ""
    content_type: str | None = None
    fingerprint: str | None = None
    retry_after: timedelta | None = None
    page_title: str | None = None
    sketch: str | None = None
    drifted: bool | None = None
    validators: Validators | None = None
    unchanged: bool = False
    detour: Reason | None = None
    body: str | None = None
    edition: Edition | None = None
    text: str = ""
