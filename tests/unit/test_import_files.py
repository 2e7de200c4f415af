"""Recognising files, and refusing those that cannot be read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import InputError
from catalog.importing.files import LIMIT, read_file, recognised
from catalog.words import words_of

GUIDE = Path(__file__).parents[2].parent / "shared" / "guide-cooperation.md"


def refusal(path: Path, format: str | None = None) -> InputError:  # noqa: A002
    with pytest.raises(InputError) as caught:
        read_file(path, format)
    assert caught.value.path == path
    assert caught.value.exit_code == 2
    return caught.value


def written(folder: Path, content: bytes | str) -> Path:
    # The name says nothing: files are recognised by what they hold.
    path = folder / "fichier.dat"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("title,url\nA,http://a.example", "csv"),
        ("\n\nURL;Année;Title\n", "csv"),
        ('"title"\t"kind"\n', "csv"),
        ('  {"resources": []}', "json"),
        ("{broken", "json"),
        ("# Catalogue\n\n[[resources]]\n", "toml"),
        ('[{"type": "book"}]', "csl-json"),
        ("[]", "csl-json"),
        ("% export\n@book{a, title={A}}", "bibtex"),
        ("TY  - BOOK\r\n", "ris"),
        ("<!DOCTYPE NETSCAPE-Bookmark-file-1>", "bookmarks"),
        ('<?xml version="1.0"?>\n<opml version="2.0">', "opml"),
        ("<!doctype html><title>A</title>", "html"),
        ("# Ressources\n\n- [A](http://a.example)", "markdown"),
        ("[A](http://a.example)", "markdown"),
        ("Title\n=====\n", "markdown"),
        ("Un texte, une virgule ; et http://a.example", "markdown"),
    ],
)
def test_a_format_is_recognised_by_its_content(text: str, name: str) -> None:
    assert recognised(text) == name


@given(st.text())
def test_any_text_is_recognised_as_something(text: str) -> None:
    assert recognised(text)


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_a_file_is_read_with_or_without_a_byte_order_mark(tmp_path: Path, bom: bytes) -> None:
    path = written(tmp_path, bom + "title,url\nÉtude,http://a.example\n".encode())
    assert [draft.title for draft in read_file(path).drafts] == ["Étude"]


def test_a_guide_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, "## Ressources\n\n- *Un guide*, RNMA, 2014 - <http://bit.ly/293p82y>\n")
    (draft,) = read_file(path).drafts
    assert [link.url for link in draft.links] == ["http://bit.ly/293p82y"]


@pytest.mark.skipif(not GUIDE.exists(), reason="the guide is not beside this checkout")
def test_the_real_guide_is_read() -> None:
    assert len({link.url for draft in read_file(GUIDE).drafts for link in draft.links}) == 20


def test_the_format_may_be_forced(tmp_path: Path) -> None:
    path = written(tmp_path, "title,url\nA,http://a.example\n")
    assert refusal(path, "json").line == 1
    assert len(read_file(path, "csv").drafts) == 1


def test_a_file_without_resources_is_told(tmp_path: Path) -> None:
    reading = read_file(written(tmp_path, '{"resources": []}'))
    assert reading.drafts == []
    assert [line for line, _, _ in reading.warnings] == [1]


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        ("title,url\nÉtude,\n".encode() + "Étude,\n".encode("cp1252"), 3, "UTF-8"),
        ("title,url\r\nÉtude,\r\n".encode() + "Étude,\r\n".encode("cp1252"), 3, "UTF-8"),
        (b"title,url\nA\x81\x8d,\n", 2, "UTF-8"),
        (b"", 1, "empty"),
        (b"\xef\xbb\xbf \n\n", 1, "empty"),
        (b"title,url\nA\0,\n", 1, "not a text file"),
        (b"%PDF-1.7\n%\xe2\xe3", 1, "cut short"),
        (b"PK\x03\x04\x14\x00", 1, "CSV"),
        ("title,url\n".encode("utf-16"), 1, "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\0", 1, "not a text file"),
        (b"<!doctype html><html>", 1, "csv, json, markdown"),
        (b"TY  - BOOK\r\n", 1, "ER"),
        (b"{\n\n  oops", 3, "JSON"),
        (b"[[resources]]\ntitle = \n", 2, "TOML"),
        (b'title,url\nA,\n"B,\nC,\n', 3, "quotation mark"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(tmp_path: Path, content: bytes, line: int, says: str) -> None:
    error = refusal(written(tmp_path, content))
    assert error.line == line
    assert says in str(error)


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.write(b"title,url\n")
        file.truncate(200_000_000)
    assert "60 MB" in str(refusal(path))
    path.write_bytes(b'{"resources": []}'.ljust(LIMIT + 1))
    assert "20 MB" in str(refusal(path)), "of a table only, so much fits in memory"
    path.write_bytes(b'{"resources": []}'.ljust(LIMIT))
    assert read_file(path).drafts == []


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert "folder" in str(refusal(tmp_path))
    assert "no such file" in str(refusal(tmp_path / "absent.md"))
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert refusal(loop).line == 1


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_table_of_excel_is_read_as_excel_writes_it(tmp_path: Path, ends: str) -> None:
    rows = ["sep=;", "title;url;publishers", "L’économie – œuvre;http://a.example/;Réseau Cocagne", ""]
    reading = read_file(written(tmp_path, ends.join(rows).encode("cp1252")))
    (draft,) = reading.drafts
    assert (draft.title, draft.line) == ("L’économie – œuvre", 3)
    assert ["Windows-1252" in remark.message for remark in reading.warnings] == [True]


@pytest.mark.parametrize(
    ("format", "content"),
    [
        ("json", '{"resources": [}'),
        ("json", "[" * 100_000),
        ("csl-json", '[{"type": "book",,}]'),
        ("toml", '[[resources]]\ntitle = "Un'),
        ("toml", "[[resources]]\n[resources]\n"),
        ("opml", "<opml><body><outline></body></opml>"),
        ("csv", 'title,url\n"pas fermé,https://b.example\n'),
        ("pdf", "%PDF-1.7\nx"),
    ],
)
def test_what_a_library_says_of_a_broken_file_is_not_repeated(tmp_path: Path, format: str, content: str) -> None:  # noqa: A002
    """Its words are English, and for programmers."""
    error = refusal(written(tmp_path, content), format)
    assert error.facts == {}
    assert words_of("fr")(error.message) != error.message
