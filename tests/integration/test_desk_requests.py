"""The desk asked for what no page of it asks for: each answer says what is wrong, none is a failure of ours."""

import html
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from catalog.lock import run_lock
from catalog.words import words_of
from tests.conftest import PASSWORD, TITLE
from vigie.app import PACKAGES
from vigie.configuration import load_settings
from vigie.context import Context
from vigie.desk.app import make_app
from vigie.desk.key import key_of

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
HUGE = "9" * 30

Post = Callable[..., Any]


@pytest.fixture
def post(twenty: str, desk_key: Path, tmp_path: Path) -> Iterator[Post]:
    (tmp_path / "vigie.toml").write_text(f'[storage]\ndatabase = "{twenty}"\n', encoding="utf-8")
    settings, folder = load_settings(tmp_path / "vigie.toml")
    context = Context(settings, folder, words_of("fr", *PACKAGES), NOW)
    shutil.copy(desk_key, key_of(context).path)
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

    def ask(question: str) -> list[tuple[Any, ...]]:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(question))]

    post.ask = ask  # type: ignore[attr-defined]
    post.get, post.sql, post.context, post.client = client.get, sql, context, client  # type: ignore[attr-defined]
    yield post
    engine.dispose()


def value_of(name: str, page: str) -> str:
    """Of a field of a form."""
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    assert found, name
    return html.unescape(found[1])


@pytest.mark.parametrize("path", [f"/attente/{HUGE}", f"/attente/{2**31}", "/attente/0", "/nulle-part"])
def test_what_is_not_there_is_said(post: Any, path: str) -> None:
    assert post.get(path).status_code == 404


@pytest.mark.parametrize("number", ["", "x", HUGE, "-1", str(2**31)])
def test_a_repair_that_does_not_exist_is_said(post: Any, number: str) -> None:
    answer = post("/attente/1/reparer", repair=number)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/attente/1")
    assert "pas de réparation" in post.get("/attente/1").text


def test_who_asks_under_another_name_is_told_where_the_desk_is(post: Any) -> None:
    answer = post.client.get("/", headers={"Host": "bureau.autre.example"})
    assert answer.status_code == 400
    assert "[desk]" in answer.text
    assert answer.headers["Content-Security-Policy"]


def test_a_request_that_says_nothing_sensible_is_said(post: Any) -> None:
    answer = post.client.post("/connexion", data=b"--x\r\n", content_type="multipart/form-data")
    assert answer.status_code in (400, 403)
    assert "text/html" in answer.headers["Content-Type"]


@pytest.mark.parametrize(("path", "form"), [("/attente/20/adresse", "/attente/20"), ("/import/faire", "/import")])
def test_the_address_of_a_form_that_was_shown_again_leads_to_the_form(post: Any, path: str, form: str) -> None:
    post(path, url="x")
    answer = post.get(path)
    assert (answer.status_code, answer.headers["Location"]) == (302, form)


def test_what_is_seen_is_said_once_and_a_proposal_with_its_proof(post: Any) -> None:
    post.sql("UPDATE links SET state = 'unverifiable', reason = 'robots', detail = '' WHERE id = 20")
    for path in ("/", "/attente/20"):
        assert post.get(path).text.count("demande aux robots") == 1
    assert post.get("/").text.count("son plan du site mène à") == 2


def test_a_proposal_that_does_not_exist_is_said(post: Any) -> None:
    assert post(f"/completer/{HUGE}/reprendre").status_code == 404
    assert post("/completer/77/reprendre").status_code == 303


def test_themes_stand_as_the_file_that_is_brought_has_them(post: Any) -> None:
    guide = {"title": "Un guide", "themes": ["Danse"], "links": [{"url": "https://a.example/"}]}
    themes = [{"name": "Théâtre"}, {"name": "Arts"}, {"name": "Danse", "parent": "Arts"}]
    whole = json.dumps({"resources": [guide], "themes": themes}).encode()
    number = value_of("number", post("/import", file=(io.BytesIO(whole), "a.json")).text)
    assert post("/import/faire", number=number).status_code == 303
    told = post.ask("SELECT t.name, p.name FROM themes t LEFT JOIN themes p ON p.id = t.parent_id ORDER BY t.position")
    assert [row for row in told if row[0] in ("Théâtre", "Arts", "Danse")] == [
        ("Théâtre", None),
        ("Arts", None),
        ("Danse", "Arts"),
    ]


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


@pytest.mark.parametrize(
    ("deed", "fields"),
    [
        ("adresse", {"url": "https://x.example/tapé"}),
        ("ignorer", {"day": "2031-05-06"}),
        ("retirer", {"why": "tapé longuement"}),
    ],
)
def test_what_was_typed_while_a_run_was_under_way_is_not_lost(post: Any, deed: str, fields: dict[str, str]) -> None:
    with run_lock(post.context.lock_file, NOW):
        answer = post(f"/attente/20/{deed}", **fields, page="2")
    assert answer.status_code == 422
    assert "exécution de Vigie est en cours" in answer.text
    assert all(f'value="{value}"' in answer.text for value in (*fields.values(), "2"))


@pytest.fixture
def restarted(post: Any) -> Iterator[Any]:
    """A browser after a restart of the desk: the cookie is there, the session is not."""
    engine = post.context.open_database()
    client = make_app(post.context, engine, ["localhost"]).test_client()
    client.set_cookie("vigie", post.client.get_cookie("vigie").value)
    yield client
    engine.dispose()


def test_what_was_typed_in_a_session_that_is_over_is_sent_after_signing_in(post: Any, restarted: Any) -> None:
    client = restarted
    token = {"token": value_of("token", post.get("/import").text)}
    door = client.post("/attente/20/adresse", data={**token, "url": "https://b.example/<é>"})
    assert door.status_code == 403
    assert "ce que vous aviez saisi est gardé" in door.text
    fields = {name: value_of(name, door.text) for name in ("token", "next", "kept")}
    wrong = client.post("/connexion", data={**fields, "password": "faux"})
    fields = {name: value_of(name, wrong.text) for name in ("token", "next", "kept")}
    resumed = client.post("/connexion", data={**fields, "password": PASSWORD})
    assert "<li>https://b.example/&lt;é&gt;</li>" in resumed.text
    assert 'action="/attente/20/adresse"' in resumed.text
    assert PASSWORD not in resumed.text
    sent = {name: value_of(name, resumed.text) for name in ("token", "url")}
    assert client.post("/attente/20/adresse", data=sent).status_code == 303


def test_a_form_older_than_the_session_is_kept_if_it_is_our_own(post: Any) -> None:
    stale = {"token": "x", "url": "https://b.example/"}
    own = post.client.post("/attente/20/adresse", data=stale, headers={"Sec-Fetch-Site": "same-origin"})
    assert own.status_code == 403
    assert value_of("url", own.text) == "https://b.example/"
    for site in ({}, {"Sec-Fetch-Site": "cross-site"}):
        other = post.client.post("/attente/20/adresse", data=stale, headers=site)
        assert other.status_code == 403
        assert "b.example" not in other.text
    assert "b.example" not in post.get("/ressources/lecon-20").text, "and neither has done anything"


@pytest.mark.parametrize(
    "kept",
    ["x", "[]", "{}", '{"path": "//evil.example/", "fields": {}}', '{"path": 1, "fields": {}}', "[" * 100_000],
)
def test_a_kept_form_that_is_none_leads_nowhere_else(post: Any, kept: str) -> None:
    answer = post("/connexion", password=PASSWORD, kept=kept)
    assert "evil" not in answer.text
    assert answer.status_code in (200, 303)


def test_what_was_typed_for_a_link_that_waits_no_longer_is_not_lost(post: Any) -> None:
    post.sql("UPDATE links SET state = 'ignored' WHERE id = 20")
    answer = post("/attente/20/adresse", url="https://x.example/tapé")
    assert answer.status_code == 422
    assert "https://x.example/tapé" in answer.text


def test_a_file_that_came_while_a_run_was_under_way_is_not_to_be_chosen_again(post: Any) -> None:
    file = io.BytesIO(b"title,url\nUn guide tardif,https://a.example/\n")
    with run_lock(post.context.lock_file, NOW):
        busy = post("/import", file=(file, "a.csv"))
        number = re.search(r'name="number" value="([^"]+)"', busy.text)
        assert busy.status_code == 422
        assert number
        assert "Le fichier a.csv est toujours là" in busy.text
        assert post("/import", number=number[1]).status_code == 422
    assert "+ Un guide tardif" in post("/import", number=number[1]).text
    with run_lock(post.context.lock_file, NOW):
        assert "Le fichier a.csv est toujours là" in post("/import/faire", number=number[1]).text
    assert post("/import/faire", number=number[1]).status_code == 303
    assert post("/import/faire", number=number[1]).status_code == 422


@pytest.mark.usefixtures("paris")
def test_the_log_tells_the_time_by_the_clock_on_the_wall_and_exactly_to_machines(post: Any) -> None:
    post.sql("INSERT INTO runs (started_at, online, conclusive) VALUES ('2026-11-23 23:59:58', TRUE, TRUE)")
    post("/attente/20/adresse", url="https://b.example/")
    page = post.get("/journal").text
    assert '<time datetime="2026-11-23T23:59:58+00:00">' in page
    times = [text.replace("\u00a0", " ") for text in re.findall(r"<time[^>]*>([^<]*)</time>", page)]
    assert times[0] == "aujourd’hui à 9 h 00", "what was done just now"
    assert "aujourd’hui à 0 h 59" in times
    assert "UTC" not in page


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
