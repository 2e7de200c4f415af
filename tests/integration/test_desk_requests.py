"""The desk asked for what no page of it asks for: each answer says what is wrong, none is a failure of ours."""

import io
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from catalog.words import words_of
from tests.conftest import TITLE
from vigie.app import PACKAGES
from vigie.configuration import load_settings
from vigie.context import Context
from vigie.desk.app import make_app
from vigie.desk.key import DeskKey, key_of

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
PASSWORD = "un long mot de passe"
HUGE = "9" * 30

Post = Callable[..., Any]


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file with the desk's password: to set one takes long, on purpose."""
    file = tmp_path_factory.mktemp("key") / "vigie.desk"
    DeskKey(file).set(PASSWORD)
    return file


@pytest.fixture
def post(twenty: str, key: Path, tmp_path: Path) -> Iterator[Post]:
    (tmp_path / "vigie.toml").write_text(f'[storage]\ndatabase = "{twenty}"\n', encoding="utf-8")
    settings, folder = load_settings(tmp_path / "vigie.toml")
    context = Context(settings, folder, words_of("fr", *PACKAGES), NOW)
    shutil.copy(key, key_of(context).path)
    engine = context.open_database()
    client = make_app(context, engine, ["localhost"]).test_client()

    def token() -> str:
        found = re.search(r'name="token" value="([^"]+)"', client.get("/connexion").text)
        assert found
        return found[1]

    def post(path: str, **fields: Any) -> Any:
        return client.post(path, data={"token": token(), **fields})

    assert post("/connexion", password=PASSWORD).status_code == 303

    def sql(statement: str) -> None:
        with engine.begin() as connection:
            connection.execute(text(statement))

    post.get, post.sql = client.get, sql  # type: ignore[attr-defined]
    yield post
    engine.dispose()


@pytest.mark.parametrize("path", [f"/attente/{HUGE}", f"/attente/{2**31}", "/attente/0", "/nulle-part"])
def test_what_is_not_there_is_said(post: Any, path: str) -> None:
    assert post.get(path).status_code == 404


@pytest.mark.parametrize("number", ["", "x", HUGE, "-1", str(2**31)])
def test_a_repair_that_does_not_exist_is_said(post: Any, number: str) -> None:
    answer = post("/attente/1/reparer", repair=number)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/attente/1")
    assert "pas de réparation" in post.get("/attente/1").text


def test_what_is_seen_is_said_once_and_a_proposal_with_its_proof(post: Any) -> None:
    post.sql("UPDATE links SET state = 'unverifiable', reason = 'robots', detail = '' WHERE id = 20")
    for path in ("/", "/attente/20"):
        assert post.get(path).text.count("demande aux robots") == 1
    assert post.get("/").text.count("son plan du site mène à") == 2


def test_a_proposal_that_does_not_exist_is_said(post: Any) -> None:
    assert post(f"/completer/{HUGE}/reprendre").status_code == 404
    assert post("/completer/77/reprendre").status_code == 303


@pytest.mark.parametrize("name", ["é\x00.csv", "l" * 300 + ".csv", "../../etc/x.csv", "C:\\liste.csv", ".csv"])
def test_a_file_of_any_name_is_looked_at(post: Any, name: str) -> None:
    answer = post("/import", file=(io.BytesIO(b"title,url\nUn guide,https://a.example/\n"), name))
    assert answer.status_code == 200
    assert "+ Un guide" in answer.text
    assert "/etc" not in answer.text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("vide.csv", b""),
        ("bin.csv", bytes(range(256)) * 50),
        ("coupé.pdf", b"%PDF-1.7\nx"),
        ("rien.bib", b"@article{"),
        ("autre.csv", b"a,b\n1,2\n"),
        ("casse.json", b"{"),
        ("casse.opml", b"<opml><!DOCTYPE"),
        ("archive.zip", b"PK\x03\x04" + bytes(40)),
    ],
)
def test_a_broken_file_is_explained_and_brings_nothing(post: Any, name: str, content: bytes) -> None:
    answer = post("/import", file=(io.BytesIO(content), name))
    assert answer.status_code == 422
    assert "Ligne 1\u00a0:" in answer.text
    assert 'action="/import/faire"' not in answer.text


def test_a_remark_on_a_file_is_said_with_its_line(post: Any) -> None:
    answer = post("/import", file=(io.BytesIO("title;url\nÉté;https://x.example/\n".encode("latin-1")), "a.csv"))
    assert "Ligne 1\u00a0: Le fichier n’est pas en UTF-8" in answer.text


def test_an_entry_that_becomes_the_same_work_as_a_dead_one_is_proposed_for_it_at_once(post: Any) -> None:
    alive = b"title,url\nUn guide,https://a.example/\n"
    number = re.search(r'name="number" value="([^"]+)"', post("/import", file=(io.BytesIO(alive), "a.csv")).text)
    assert number
    post("/import/faire", number=number[1])
    post.sql("UPDATE links SET state = 'alive', reason = 'ok' WHERE url = 'https://a.example/'")
    form = post.get("/ressources/un-guide").text
    fields = dict(re.findall(r'name="(\w+)"[^>]*value="([^"]*)"', form)) | {"kind": "other"}
    fields |= dict(re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>([^<]*)<', form))
    fields.pop("token")
    assert post("/ressources/un-guide", **fields | {"title": TITLE.format(number=20)}).status_code == 303
    assert "https://a.example/" in post.get("/attente/20").text
    assert "mettre l’adresse de la même ressource" in post.get("/attente/20").text
    post("/attente/20/adresse", url="https://b.example/")
    assert "https://a.example/" not in post.get("/").text
