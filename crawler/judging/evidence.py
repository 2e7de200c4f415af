"""The conclusion of a visit, with its proof: the chain of hops and what is worth keeping of the last answer. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from catalog.observation import HopRecord, Observation, Validators
from catalog.vocabulary import Reason
from crawler.judging.answer import Answer, Step

_LONGEST_WAIT = timedelta(days=30)
_PERMANENT = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class Shown:
    """What the last answer showed beside its status: fields of an Observation."""

    page_title: str | None = None
    sketch: str | None = None
    drifted: bool | None = None
    validators: Validators | None = None
    unchanged: bool = False
    text: str = ""


def conclude(
    steps: Sequence[Step],
    at: datetime,
    reason: Reason,
    detail: str,
    shown: Shown = Shown(),
    detour: Reason | None = None,
) -> Observation:
    """`detour`: why the shortener failed, where the visit went on without it."""
    last = steps[-1]
    answer = last if isinstance(last, Answer) else None
    return Observation(
        at=at,
        reason=reason,
        status=next((step.status for step in reversed(steps) if isinstance(step, Answer)), None),
        final_url=last.url,
        chain=tuple(_hop(step) for step in steps),
        permanent=len(steps) > 1 and all(isinstance(step, Answer) and step.status in _PERMANENT for step in steps[:-1]),
        detail=detail,
        content_type=content_type(answer) if answer else None,
        retry_after=_retry_after(answer, at) if answer else None,
        page_title=shown.page_title,
        sketch=shown.sketch,
        drifted=shown.drifted,
        validators=shown.validators,
        unchanged=shown.unchanged,
        detour=detour,
        text=shown.text,
    )


def content_type(answer: Answer) -> str | None:
    return answer.headers.get("content-type", "").partition(";")[0].strip().lower() or None


def _hop(step: Step) -> HopRecord:
    status = step.status if isinstance(step, Answer) else None
    return {"url": step.url, "status": status, "address": step.address, "seconds": step.seconds}


def _retry_after(answer: Answer, at: datetime) -> timedelta | None:
    """RFC 9110, 10.2.3: seconds, or a date."""
    value = answer.headers.get("retry-after", "").strip()
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return min(timedelta(seconds=min(int(value), 10**9)), _LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(value)
        wait = until - at if until.tzinfo else None
    except (ValueError, OverflowError):
        return None
    return min(wait, _LONGEST_WAIT) if wait and wait > timedelta(0) else None
