"""Dates as people write them in French and English: "2015", "juin 2015", "8 juin 2015", "June 8, 2015"."""

import re
from datetime import date

from catalog.folding import fold

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv january jan", "fevrier fevr february feb", "mars march mar", "avril avr april apr", "mai may",
            "juin june jun", "juillet juil july jul", "aout august aug", "septembre sept september sep",
            "octobre oct october", "novembre nov november", "decembre dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

_YEAR = r"(?<![\w/.°#-])(?:19|20)[0-9]{2}(?![\w/]|-[0-9])"
_MONTH = (
    r"(?:janv(?:ier|\.)?|january|jan\.?|f[ée]vr(?:ier|\.)?|february|feb\.?|mars|march|avr(?:il|\.)?|april|apr\.?|mai|may"
    r"|juin|june|juil(?:let|\.)?|july|ao[uû]t|august|aug\.?|sept(?:embre|ember|\.)?|oct(?:obre|ober|\.)?"
    r"|nov(?:embre|ember|\.)?|d[ée]c(?:embre|ember|\.)?)"
)
_DAY = r"[0-3]?[0-9](?:er|st|nd|rd|th)?"
_WRITTEN = re.compile(
    rf"(?:\b(?:en|le|du|in|on|of)\s)?"
    rf"(?:(?<!\w)(?P<iso>(?:19|20)[0-9]{{2}}-[01][0-9]-[0-3][0-9])(?![\w-])"
    rf"|(?<![\w/])(?P<digits>[0-3]?[0-9]/[01]?[0-9]/(?:19|20)[0-9]{{2}})(?![\w/])"
    rf"|(?:(?<!\w)(?P<day>{_DAY})\s)?\b(?P<month>{_MONTH})\s(?P<year>(?:19|20)[0-9]{{2}})(?!\w)"
    rf"|\b(?P<us_month>{_MONTH})\s(?P<us_day>{_DAY}),?\s(?P<us_year>(?:19|20)[0-9]{{2}})(?!\w)"
    rf"|(?P<alone>{_YEAR}))",
    re.IGNORECASE,
)
_MONTH_IN_DIGITS = re.compile(r"(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)[0-9]{2})")
# When somebody looked at a page says nothing about the page.
_LOOKED_AT = re.compile(
    r"[(\[]?\b(?:consult[ée]e?s?|accessed|retrieved|visited|page vue)\s(?:le|on|en|in)?[^;()\[\]\n]{0,40}[)\]]?",
    re.IGNORECASE,
)


def take_date(text: str) -> tuple[str | None, str]:
    """(the last date written in a text, ISO 8601 at the precision that is known; the text without its dates)."""
    text = _LOOKED_AT.sub("", text)
    dates = [iso for written in _WRITTEN.finditer(text) if (iso := _iso(written))]
    return (dates[-1] if dates else None), _WRITTEN.sub("", text)


def month_named(text: str) -> int | None:
    """Of "juin", "Sept." or "February": 6, 9, 2."""
    return _MONTHS.get(fold(text).strip())


def date_alone(text: str) -> str | None:
    """The date that a text is, ISO 8601 as far as it is known: also "06/2015", and days as people write them."""
    if month := _MONTH_IN_DIGITS.fullmatch(text.strip()):
        return f"{month['year']}-{int(month['month']):02}"
    written = _WRITTEN.fullmatch(" ".join(text.split()))
    iso = _iso(written) if written else None
    # A day that the calendar does not have is a slip: here a person can be asked.
    with_day = written and (written["digits"] or written["day"] or written["us_day"] or written["iso"])
    return None if with_day and iso and len(iso) == 4 else iso


def _iso(written: re.Match[str]) -> str | None:
    if written["alone"]:
        return written["alone"]
    if written["iso"]:
        year, month, day = written["iso"].split("-")
    elif written["digits"]:
        day, month, year = written["digits"].split("/")
    elif written["month"]:
        year, month, day = written["year"], written["month"], written["day"] or ""
    else:
        year, month, day = written["us_year"], written["us_month"], written["us_day"]
    return _checked(int(year), _MONTHS.get(fold(month)) or int(month), re.sub(r"[^0-9]", "", day))


def _checked(year: int, month: int, day: str) -> str:
    """A day that the calendar does not have leaves the year, which is surely meant."""
    if not day:
        return f"{year}-{month:02}"
    try:
        return date(year, month, int(day)).isoformat()
    except ValueError:
        return str(year)
