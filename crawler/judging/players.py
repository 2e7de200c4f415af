"""What YouTube's player says of a video: the page of a lost one answers 200, and hardly holds a word. Pure.

The words are those of its player for itself, the same in every language.
"""

import re

from catalog.urls import host_of
from catalog.vocabulary import Reason
from crawler.judging.answer import Answer

_HOST = re.compile(r"(?:^|\.)youtube(?:-nocookie)?\.com$")
_STATUS = re.compile(rb'"playabilityStatus"\s*:\s*\{\s*"status"\s*:\s*"([A-Z_]{2,40})"')
_NO_LIST = re.compile(rb'"alerts"\s*:\s*\[\s*\{\s*"alertRenderer"\s*:\s*\{\s*"type"\s*:\s*"ERROR"')
# Private, for members or adults, not in our country, or not for robots: somebody may well see it.
_KEPT = frozenset({b"LOGIN_REQUIRED", b"UNPLAYABLE", b"AGE_CHECK_REQUIRED", b"CONTENT_CHECK_REQUIRED"})


def player_says(answer: Answer) -> tuple[Reason, str] | None:
    """Why there is nothing to see, with the proof; None where there is, or where it says nothing."""
    if not _HOST.search(host_of(answer.url)):
        return None
    said = _STATUS.search(answer.body)
    status = said[1] if said else b""
    if status == b"ERROR" or (not said and _NO_LIST.search(answer.body)):
        return Reason.SOFT_404, "the player says that there is no such video"
    if status in _KEPT:
        return Reason.BLOCKED, f"the player does not show the video: {status.decode()}"
    return None
