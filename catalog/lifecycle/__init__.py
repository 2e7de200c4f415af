"""The life cycle of a link: (what was known, observation, policy, now) → (what is known, happenings).

Pure: no clock, no storage, no network. What people trust is decided here and nowhere else.
"""

from catalog.lifecycle.decide import decide
from catalog.lifecycle.known import Decision, Happening, Known
from catalog.lifecycle.schedule import is_due

__all__ = ["Decision", "Happening", "Known", "decide", "is_due"]
