"""Every word that people read has its French; extracted from the code, so that none is forgotten."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import typer.main
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from catalog.words import words_of
from vigie.app import PACKAGES, app
from vigie.loading import COMMANDS, loaded
from vigie.settings import Settings, describe

ROOT = Path(__file__).parents[2]
SOURCES = {
    "catalog": "catalog",
    "crawler": "crawler",
    "feeds": "feeds",
    "sitegen": "site/sitegen",
    "vigie": "scripts/vigie",
}
KEYWORDS: dict[str, Any] = {"words": None, "say": None, "N_": None, "many": (1, 2)}
WORDS = words_of("fr", *PACKAGES)


def messages(folder: str) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    # What was compiled lies beside the templates.
    methods = [("**/__pycache__/**", "ignore"), ("**.py", "python"), ("**/templates/**", "jinja2")]
    for file, line, message, _comments, _context in extract_from_dir(
        ROOT / folder, method_map=methods, keywords=KEYWORDS, directory_filter=lambda path: "migrations" not in path
    ):
        yield f"{folder}/{file}:{line}", message


def has_french(message: str) -> bool:
    """Some words are the same in both languages: being in the catalogue is what counts."""
    return any(message in known for known in CATALOGUES)


def read_catalogue(folder: str) -> set[str]:
    path = ROOT / folder / "locale" / "fr.po"
    if not path.exists():
        return set()
    with path.open("rb") as file:
        catalogue = read_po(file, locale="fr")
    return {
        name
        for message in catalogue
        if message.id and message.string and not message.fuzzy
        for name in ([message.id] if isinstance(message.id, str) else message.id)
    }


CATALOGUES = [read_catalogue(folder) for folder in SOURCES.values()]


@pytest.mark.parametrize("folder", SOURCES.values(), ids=SOURCES)
def test_every_message_is_translated(folder: str) -> None:
    missing = [
        f"{place} {text!r}"
        for place, message in messages(folder)
        for text in ([message] if isinstance(message, str) else message[:2])
        if text and not has_french(text)
    ]
    assert missing == []


def test_every_help_text_is_translated() -> None:
    def texts(command: Any) -> Iterator[str]:
        yield command.help
        yield from (parameter.help for parameter in command.params if getattr(parameter, "help", None))

    commands = [typer.main.get_command(app), *map(loaded, COMMANDS)]
    assert [text for each in commands for text in texts(each) if text and not has_french(text)] == []


def test_every_setting_is_explained_in_french() -> None:
    explained = [description for _, _, _, description in describe()]
    explained += [field.description or "" for field in Settings.model_fields.values()]
    assert [text for text in explained if not has_french(text)] == []


def test_translations_use_the_same_facts() -> None:
    """A {fact} that only one language names would be a traceback for half of the readers."""
    import string

    def facts(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    wrong = []
    for folder in SOURCES.values():
        path = ROOT / folder / "locale" / "fr.po"
        if not path.exists():
            continue
        with path.open("rb") as file:
            for message in read_po(file, locale="fr"):
                if not message.id:
                    continue
                sources = [message.id] if isinstance(message.id, str) else list(message.id)
                targets = [message.string] if isinstance(message.string, str) else list(message.string or ())
                known = set().union(*map(facts, sources))
                wrong += [target for target in targets if not facts(target) <= known]
    assert wrong == []


def test_dates_are_said_in_words() -> None:
    assert WORDS.date(date(2026, 11, 1)) == "1er novembre 2026"
    assert WORDS.date(date(2026, 11, 11)) == "11 novembre 2026"
    assert [WORDS.partial_date(each) for each in ("2013", "2014-02", "2015-06-08")] == [
        "2013", "février 2014", "8 juin 2015",
    ]  # fmt: skip
    assert words_of("en").date(datetime(2026, 11, 1, tzinfo=UTC)) == "1 November 2026"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-03-28T23:30:59Z", "aujourd’hui à 0 h 30"),
        ("2026-03-29T00:59:00Z", "aujourd’hui à 1 h 59"),
        ("2026-03-29T01:00:00Z", "aujourd’hui à 3 h 00"),
        ("2026-03-28T22:05:00Z", "hier à 23 h 05"),
        ("2026-03-29T22:00:00Z", "demain à 0 h 00"),
        ("2026-03-12T13:05:09.5Z", "le 12 mars 2026 à 14 h 05"),
        ("2027-03-29T12:05:00Z", "le 29 mars 2027 à 14 h 05"),
    ],
)
@pytest.mark.usefixtures("paris")
def test_moments_are_said_by_the_clock_on_the_wall(moment: str, said: str) -> None:
    """On the day on which it is put forward."""
    at, now = datetime.fromisoformat(moment), datetime(2026, 3, 29, 12, tzinfo=UTC)
    assert WORDS.date_and_time(at, now).replace("\u00a0", " ") == said


@pytest.mark.usefixtures("paris")
def test_moments_are_said_in_english_too() -> None:
    at = datetime(2026, 11, 1, 13, 5, tzinfo=UTC)
    words = words_of("en", *PACKAGES)
    assert words.date_and_time(at, at) == "today at 14:05"
    assert words.date_and_time(at, at.replace(month=12)) == "on 1 November 2026 at 14:05"


def test_english_is_the_language_of_the_source() -> None:
    assert words_of("en", *PACKAGES)("checked on {date}", date="today") == "checked on today"
