"""Catalogues of words are compiled once, kept where Python keeps its own, and never stale."""

import gettext
import io
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from catalog.compiled_words import compiled

_PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "link"\nmsgstr "{}"\n'


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    file = tmp_path / "fr.po"
    file.write_text(_PO.format("lien"), encoding="utf-8")
    return file


def said(source: Path) -> str:
    return gettext.GNUTranslations(io.BytesIO(compiled(source))).gettext("link")


def test_what_was_compiled_is_read_again_and_nothing_else_lies_beside_it(source: Path) -> None:
    assert said(source) == "lien"
    kept = Path(cache_from_source(str(source)))
    before = kept.stat().st_mtime_ns
    assert said(source) == "lien"
    assert kept.stat().st_mtime_ns == before
    assert list(kept.parent.iterdir()) == [kept]


def test_a_source_that_has_changed_is_compiled_anew(source: Path) -> None:
    assert said(source) == "lien"
    source.write_text(_PO.format("adresse"), encoding="utf-8")
    assert said(source) == "adresse"


def test_a_kept_file_that_is_none_is_made_anew(source: Path) -> None:
    said(source)
    Path(cache_from_source(str(source))).write_bytes(b"")
    assert said(source) == "lien"


def test_nothing_is_kept_where_python_keeps_nothing(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert said(source) == "lien"
    assert not Path(cache_from_source(str(source))).parent.exists()
