"""What a date and a language look like, in every format."""

import re
from datetime import date
from functools import lru_cache


# A file says the same few of both again and again.
@lru_cache(maxsize=4096)
def is_partial_date(text: str) -> bool:
    """Whether a text is an ISO 8601 date known by its year, month or day: "2013", "2014-02" or "2015-06-08"."""
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", text, re.ASCII):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


@lru_cache(maxsize=256)
def is_language(text: str) -> bool:
    """Whether a text is shaped like a language tag of BCP 47 ("fr", "pt-BR"), at most 35 characters long."""
    return len(text) <= 35 and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", text) is not None
