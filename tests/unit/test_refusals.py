"""Every setting, given everything that it cannot be: each refusal says where, and in French what to write instead."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from catalog.errors import ConfigurationError
from catalog.words import words_of
from feeds.options import RecipientOptions
from vigie.app import PACKAGES
from vigie.configuration import load_settings
from vigie.refusals import UNFORESEEN
from vigie.settings import PREFIX, Settings, describe

WORDS = words_of("fr", *PACKAGES)
ROOT = Path(__file__).parents[2]
LOCALES = [ROOT / folder / "locale" / "fr.po" for folder in ("catalog", "feeds", "scripts/vigie")]
WRONG = (
    *('""', '"x"', '"é"', '"a@b"', "-1", "0", "7", "1e40", "1.5", "nan", "inf", "true", "2020-01-31", "[]", "[[1]]"),
    *('["x"]', "[7]", "[true]", "{ a = 1 }", "[{ a = 1 }]"),
)
SETTINGS = [(section, key) for section, key, _, _ in describe()]
# Where no message stands: what a setting is called, a bound, and values to choose from.
FACT = re.compile(r'[a-z_.]+|[\d.]*|("\w+"(, "\w+")*)?')


@pytest.fixture(scope="module")
def known() -> set[str]:
    """The messages that have their French."""
    found = set()
    for path in LOCALES:
        with path.open("rb") as file:
            found |= {str(message.id) for message in read_po(file, locale="fr") if message.string}
    return found


def refusal(folder: Path, text: str) -> ConfigurationError | None:
    (folder / "vigie.toml").write_text(text, encoding="utf-8")
    try:
        load_settings(folder / "vigie.toml")
    except ConfigurationError as error:
        return error
    return None


def refusals(folder: Path, section: str, key: str) -> Iterator[ConfigurationError]:
    for value in WRONG:
        if error := refusal(folder, f"# …\n[{section}]\n{key} = {value}\n"):
            yield error


def is_french(error: ConfigurationError, known: set[str]) -> bool:
    """A message of ours, in which nothing stands that a library has said in its own words."""
    facts = all(FACT.fullmatch(str(fact)) for fact in error.facts.values())
    return error.message in known and error.message != UNFORESEEN and facts


@pytest.mark.parametrize(("section", "key"), SETTINGS, ids=map(".".join, SETTINGS))
def test_each_refusal_of_a_setting_is_in_french_with_its_line(
    tmp_path: Path, known: set[str], section: str, key: str
) -> None:
    found = list(refusals(tmp_path, section, key))
    assert found
    assert [error.message for error in found if not is_french(error, known)] == []
    assert {error.place for error in found} == {f"{tmp_path / 'vigie.toml'}:3"}
    said = [WORDS(error.message, **error.facts) for error in found]
    assert [text for text in said if f"{section}.{key}" not in text and "Aucun mot de passe" not in text] == []


@pytest.mark.parametrize("key", RecipientOptions.model_fields)
def test_each_refusal_of_a_recipient_s_wishes_is_in_french_with_its_line(
    tmp_path: Path, known: set[str], key: str
) -> None:
    first = '[[alerts.recipients]]\nto = "a@b.example"\n'
    for value in WRONG:
        wishes = f"{first}\n[[alerts.recipients]]\n{key} = {value}\n" + ("" if key == "to" else 'to = "c@d.example"\n')
        if error := refusal(tmp_path, wishes):
            assert is_french(error, known), error
            assert error.place.endswith("vigie.toml:4")
            assert error.facts["name"] == f"alerts.recipients.{key}"


@pytest.mark.parametrize("section", Settings.model_fields)
@pytest.mark.parametrize("value", [each for each in WRONG if not each.startswith("{")])
def test_a_section_that_is_none_is_refused_in_french(tmp_path: Path, known: set[str], section: str, value: str) -> None:
    error = refusal(tmp_path, f"{section} = {value}\n")
    assert error
    assert is_french(error, known), error
    assert error.place.endswith("vigie.toml:1")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[crawler]\ndelay 2\n", 2, "pas du TOML valable"),
        ("[crawler]\ndelay = 1\n\ndelay = 2\n", 4, "deux fois"),
        ("[crawler]\n[feeds]\n[crawler]\n", 3, "deux fois"),
        ('[alerts]\nto = "a@b.example\n', 2, "guillemets"),
        ('[alerts]\nto = "a@b.example"\n[[alerts.recipients]]\nto = "a@b.example"\n', 1, "nommée deux fois"),
        ("[[alerts.recipients]]\nthemes = []\n", 1, "Il manque le réglage « alerts.recipients.to »"),
        ('[[alerts.recipients]]\nto = "a@b.example"\ntheme = ""\n', 1, "pas de réglage « alerts.recipients.theme »"),
        ('[alerts.recipients]\nto = "a@b.example"\n', 1, "[[alerts.recipients]]"),
    ],
)
def test_a_file_that_cannot_be_read_is_explained_in_french(
    tmp_path: Path, known: set[str], text: str, line: int, said: str
) -> None:
    error = refusal(tmp_path, text)
    assert error
    assert error.message in known
    assert error.place.endswith(f"vigie.toml:{line}")
    assert said in WORDS(error.message, **error.facts).replace("\u00a0", " ").replace("\u202f", " ")


def test_a_file_that_is_none_or_is_not_written_in_utf_8_is_explained_in_french(tmp_path: Path, known: set[str]) -> None:
    (tmp_path / "latin.toml").write_bytes("[directory]\ntitle = 'É'\n".encode("latin-1"))
    for path in (tmp_path / "latin.toml", tmp_path, tmp_path / "nowhere.toml"):
        with pytest.raises(ConfigurationError) as caught:
            load_settings(path)
        assert caught.value.message in known
        assert caught.value.facts == {}


@pytest.mark.parametrize(("section", "key"), SETTINGS, ids=map(".".join, SETTINGS))
def test_each_refusal_of_a_variable_is_in_french_with_its_name(
    tmp_path: Path, known: set[str], monkeypatch: pytest.MonkeyPatch, section: str, key: str
) -> None:
    variable = f"{PREFIX}{section}__{key}".upper()
    refused = []
    for value in ("x", "é\n", "-1", "[1", '["x", 7]', "{}"):
        monkeypatch.setenv(variable, value)
        if error := refusal(tmp_path, ""):
            refused.append(error)
    assert [error.message for error in refused if not is_french(error, known)] == []
    assert {error.place for error in refused} <= {variable}


@pytest.mark.parametrize("section", Settings.model_fields)
def test_a_variable_that_is_a_whole_section_is_refused_in_french(
    tmp_path: Path, known: set[str], monkeypatch: pytest.MonkeyPatch, section: str
) -> None:
    monkeypatch.setenv(f"{PREFIX}{section}".upper(), "x")
    error = refusal(tmp_path, "")
    assert error
    assert is_french(error, known)
    assert error.place == f"{PREFIX}{section}".upper()
