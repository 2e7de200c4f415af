"""What an entry most likely is where its file does not say: kinds and roles guessed from addresses."""

from urllib.parse import urlsplit

from catalog.importing.draft import Draft
from catalog.kinds import Kind
from catalog.urls import host_of, is_short
from catalog.vocabulary import LinkRole

_VIDEO_HOSTS = ("youtube.com", "youtu.be", "vimeo.com", "dailymotion.com", "peertube")
_PUBLICATIONS = {Kind.GUIDE, Kind.STUDY, Kind.REPORT, Kind.ARTICLE, Kind.ISSUE}


def usual_kind(draft: Draft) -> Kind:
    return Kind.WEBSITE if draft.links and _is_home(draft.links[0].url) else Kind.OTHER


def usual_role(url: str, kind: Kind) -> LinkRole:
    """What a link most likely is to a resource of that kind."""
    if any(name in host_of(url) for name in _VIDEO_HOSTS):
        return LinkRole.VIDEO
    if _path(url).lower().endswith(".pdf") or (is_short(url) and kind in _PUBLICATIONS):
        return LinkRole.DOCUMENT
    return LinkRole.WEBSITE if _is_home(url) else LinkRole.PAGE


def _is_home(url: str) -> bool:
    return bool(host_of(url)) and not _path(url).strip("/") and "?" not in url


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
