"""What people read, in their language: gettext catalogues, dates in words, typography.

Messages are written in English in the code and translated in `<package>/locale/<language>.po`. The catalogues are
compiled when they are first asked for (`compiled_words`): there is no build step, and no stale binary.
"""

import gettext
import io
from collections.abc import Callable
from datetime import date, datetime
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path

from catalog.compiled_words import compiled
from catalog.typography import french

LANGUAGES = ("fr", "en")
# Our English is that of Europe: the day stands before the month.
_LOCALES = {"en": "en_GB"}


class Words:
    """Says a message: `words("{count} links", count=3)`. Facts are filled in after the translation."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self.translations = translations
        self._said = cache(translations.gettext)
        # The same few names and sentences come on every page.
        self.typography: Callable[[str], str] = lru_cache(4096, typed=True)(french) if language == "fr" else str

    def __call__(self, message: str, /, **facts: object) -> str:
        return self._said(message).format(**facts)

    def many(self, one: str, several: str, count: int, /, **facts: object) -> str:
        return self.translations.ngettext(one, several, count).format(count=count, **facts)

    def known(self, text: str) -> str:
        """A text of machines, said in words where a translation is known; as it is where not."""
        return self.translations.gettext(text) if text else ""

    def date(self, moment: date) -> str:
        """In words: "12 novembre 2026"."""
        return _date_in_words(moment.date() if isinstance(moment, datetime) else moment, self.language)

    def date_and_time(self, moment: datetime, now: datetime) -> str:
        """In words, to the minute, by this machine’s clock: "aujourd’hui à 14 h 05", "le 12 mars 2026 à 9 h 30"."""
        here = moment.astimezone()
        time = self("{hour}:{minute}", hour=here.hour, minute=f"{here.minute:02}")
        match (here.date() - now.astimezone().date()).days:
            case 0:
                return self("today at {time}", time=time)
            case 1:
                return self("tomorrow at {time}", time=time)
            case -1:
                return self("yesterday at {time}", time=time)
            case _:
                return self("on {date} at {time}", date=self.date(here), time=time)

    def partial_date(self, iso: str) -> str:
        """A date known by its year, month or day: "2013", "février 2014", "8 juin 2015"."""
        match iso.split("-"):
            case [year]:
                return year
            case [year, month]:
                return _month_in_words(int(year), int(month), self.language)
            case _:
                return self.date(date.fromisoformat(iso))


# A catalogue of thousands of links knows few days, and Babel takes longer than the rest of a sentence.
@lru_cache(maxsize=4096)
def _date_in_words(day: date, language: str) -> str:
    from babel.dates import format_date

    return _ordinal(format_date(day, "long", locale=_LOCALES.get(language, language)), language)


@lru_cache(maxsize=4096)
def _month_in_words(year: int, month: int, language: str) -> str:
    from babel.dates import format_date

    return format_date(date(year, month, 1), "MMMM y", locale=_LOCALES.get(language, language))


def _ordinal(text: str, language: str) -> str:
    return text.replace("1 ", "1er ", 1) if language == "fr" and text.startswith("1 ") else text


@cache
def words_of(language: str, *packages: str) -> Words:
    """The words of the catalogue and of `packages` ("feeds", "sitegen" …) in a language of LANGUAGES."""
    translations = gettext.NullTranslations()
    for package in ("catalog", *packages):
        loaded = _load(package, language)
        loaded.add_fallback(translations)
        translations = loaded
    return Words(language, translations)


def _load(package: str, language: str) -> gettext.NullTranslations:
    source = Path(str(import_module(package).__file__)).parent / "locale" / f"{language}.po"
    if not source.is_file():
        return gettext.NullTranslations()
    return gettext.GNUTranslations(io.BytesIO(compiled(source)))
