"""What stands behind a link, cleaned of all noise: what the next one is compared with."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from hashlib import blake2b
from typing import Any, NamedTuple

# Figures that say something are kept: dates, hours, amounts, durations, telephone numbers, numbers of articles. All
# others (counters, numbers of members) are one as good as another. Of case-folded text.
_DIGIT = re.compile(r"\d")
_TELLING = re.compile(
    r"(?:19|20)\d\d(?!\d)"
    r"|(?:33\s?|0)\d(?:[\s.-]?\d\d){4}(?!\d)"
    r"|\d{1,2}[/.-]\d{1,2}[/.-](?:\d\d){1,2}"
    r"|\d{1,2}(?:er)?\s+(?:janv|févr|mars|avril|mai|juin|juil|août|sept|octo|nov|déc|jan|feb|apr|may|jun|jul|aug|oct|dec)"
    r"|\d{1,2}\s?(?:h(?:\s?\d\d)?(?!\w)|:\s?\d\d)"
    r"|\d[\d\s.,]*\s?(?:€|%|\$|£|euros?\b)"
    r"|\d+\s(?:heures?|jours?|semaines?|mois|ans?|années?|hours?|days?|weeks?|months?|years?)\b"
)
_NAMED = re.compile(r"(?:article|décret|loi|n°|no|version|chapitre|édition|étape|phase)\s*$")
_LONGEST_NAME = 12
_NUMBER = re.compile(r"\d+(?:[\s.,]\d{3}(?!\d))*(?:[.,]\d+)?")
_SIGN = re.compile(r"[^\w€%$£/#]+")
# Soft hyphens and characters without width.
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")
# What PostgreSQL takes for no text: the character zero, half characters.
_REFUSED = re.compile("[\x00\ud800-\udfff]")
_KEY, _PLACE = 8, 6  # bytes
_ENTRY = "="


class Paragraph(NamedTuple):
    """key: of its words, whatever their typography and counters; place: where on the page it stands."""

    key: str
    place: str
    text: str

    @property
    def is_entry(self) -> bool:
        """Whether it is a name in a list of links that the page is about."""
        return self.place.startswith(_ENTRY)


@dataclass(frozen=True)
class Edition:
    """title, description, date: as the page or document says them; date is ISO 8601 at the precision that is known.

    paragraphs: of the main text, in order. pages, size (bytes): of a document. content: a digest of a document that
    holds no text. author, language, form (a media type): for proposals.
    """

    title: str = ""
    description: str = ""
    date: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    pages: int | None = None
    size: int | None = None
    content: str | None = None
    author: str | None = None
    language: str | None = None
    form: str | None = None

    @cached_property
    def digest(self) -> str:
        """The same for two editions that only differ in order, typography, or counters."""
        keys = sorted({paragraph.key for paragraph in self.paragraphs})
        said = (key_of(self.title), key_of(self.description), str(self.pages or ""), self.content or "", *keys)
        return _digest("\n".join(said), 16)

    def as_json(self) -> dict[str, Any]:
        return {name: value for name in _FIELDS if (value := getattr(self, name)) not in (None, "", ())}


_FIELDS = tuple(field.name for field in fields(Edition))


def edition_from(content: Mapping[str, Any]) -> Edition:
    """Back from JSON, without what earlier versions kept of signs that no database takes."""
    told = ((key, place, _REFUSED.sub(" ", text)) for key, place, text in content.get("paragraphs", ()))
    paragraphs = tuple(Paragraph(*each) for each in told)
    return Edition(**{**content, "paragraphs": paragraphs})


def paragraph(text: str, place: str, *, is_entry: bool = False) -> Paragraph:
    return Paragraph(key_of(text), (_ENTRY if is_entry else "") + _digest(place, _PLACE), text)


def key_of(text: str) -> str:
    """Empty for a text without words."""
    plain = normal(text)
    return _digest(plain, _KEY) if plain else ""


def normal(text: str) -> str:
    """Words without case and punctuation; figures without meaning are "#"."""
    if not text.isascii():
        text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    plain = text.casefold()
    return _SIGN.sub(" ", _without_counters(plain)).strip()


def _without_counters(text: str) -> str:
    parts, done = [], 0
    while (digit := _DIGIT.search(text, done)) is not None:
        start = digit.start()
        told = _TELLING.match(text, start)
        figure = told or _NUMBER.match(text, start) or digit
        kept = told is not None or _NAMED.search(text, max(start - _LONGEST_NAME, 0), start) is not None
        parts += [text[done:start], figure[0] if kept else "# "]
        done = figure.end()
    return "".join(parts) + text[done:] if parts else text


def _digest(text: str, size: int) -> str:
    return blake2b(text.encode(errors="replace"), digest_size=size).hexdigest()
