"""When the next message may go to a recipient: not before the period is over, nor at once after a failure.

Reminders alone call for no message: they go with the next news, or after so long a silence that a message is due
anyway. So none of them waits longer than SILENCE, and there is at most one message of reminders alone in that time.
"""

from datetime import datetime, timedelta

from catalog.models import Recipient

# A little less than a day and a week: a run that starts some minutes early is not put off by a whole period.
PERIODS = {"always": timedelta(0), "daily": timedelta(hours=20), "weekly": timedelta(days=6.5)}
# After so long a silence, a message says that everything ran.
SILENCE = timedelta(days=30)
_LONGEST, _LONGEST_IF_REFUSED = timedelta(hours=20), timedelta(days=6.5)


def wait_until(recipient: Recipient, period: str, now: datetime, *, only_recalls: bool = False) -> datetime | None:
    """When the next message may go; None if it may go now. One dated in the future was dated by a wrong clock."""
    last, pause = recipient.written_at, SILENCE if only_recalls else PERIODS[period]
    if last is None or last > now or now - last >= pause:
        return None
    return last + pause


def is_patient_until(recipient: Recipient, now: datetime) -> datetime | None:
    """When a recipient whose last message failed is tried again; None if now."""
    following, tried = recipient.next_try_at, recipient.tried_at
    if following is None or following <= now or (tried is not None and tried > now):
        return None
    return following


def next_try(failures: int, *, refused: bool) -> timedelta:
    """At once after the first failure, an hour after the second, then twice as long each time, up to a day; up to a
    week if the recipient is refused.
    """
    if failures == 1:
        # Somebody has perhaps just mended the settings.
        return timedelta(0)
    return min(timedelta(hours=2 ** min(failures - 2, 10)), _LONGEST_IF_REFUSED if refused else _LONGEST)


def silent_for_long(recipient: Recipient, now: datetime) -> bool:
    return now - (recipient.written_at or recipient.since) >= SILENCE
