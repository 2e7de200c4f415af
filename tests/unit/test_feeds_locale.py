"""Every message that the feeds and the mails say has a French translation, well set, and no other is kept."""

import re
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import catalog
import feeds
from catalog.typography import french

KEYWORDS = {"words": None, "N_": None, "many": (1, 2)}


def package(module: object) -> Path:
    return Path(str(module.__file__)).parent  # type: ignore[attr-defined]


def used() -> set[str | tuple[str, ...]]:
    found = extract_from_dir(package(feeds), [("**.py", "python")], keywords=KEYWORDS, comment_tags=())
    return {message for _, _, message, _, _ in found}


def translated(module: object) -> dict[str | tuple[str, ...], Message]:
    with (package(module) / "locale" / "fr.po").open("rb") as file:
        messages = read_po(file, locale="fr")
    return {
        tuple(message.id) if message.pluralizable else str(message.id): message for message in messages if message.id
    }


OURS = translated(feeds)


def test_there_are_messages_to_check() -> None:
    assert "Hello," in used()
    assert ("{count} link no longer answers", "{count} links no longer answer") in used()


def test_every_message_is_translated() -> None:
    assert used() - OURS.keys() - translated(catalog).keys() == set()


def test_no_translation_is_left_over() -> None:
    assert OURS.keys() - used() == set()


@pytest.mark.parametrize("message", OURS.values(), ids=lambda message: str(message.id)[:40])
def test_a_translation_is_complete_and_well_set(message: Message) -> None:
    assert not message.fuzzy
    for original, translation in zip(versions(message.id), versions(message.string), strict=True):
        assert translation
        assert french(translation) == translation
        assert sorted(re.findall(r"{\w+}", translation)) == sorted(re.findall(r"{\w+}", original))


def versions(texts: Any) -> tuple[str, ...]:
    """One for each plural form."""
    return (texts,) if isinstance(texts, str) else tuple(texts)
