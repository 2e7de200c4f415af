"""The command line as a maintainer uses it: real processes in a working folder of their own."""

import csv
import io
import signal
import socket
import subprocess
import time
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

ONE, TWO, FOUR, FIVE = (f"2026-11-{day:02}T08:00:00Z" for day in (23, 24, 26, 27))


def wait_for(condition: Any, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)


@pytest.fixture
def desk(desk: Any) -> Any:
    """As on the first day: the first command makes the catalogue."""
    (desk.folder / "vigie.db").unlink(missing_ok=True)
    return desk


# -- the life of a link, from the outside -------------------------------------------


def test_a_link_dies_after_three_visits_in_three_days_and_comes_back(desk: Any, site: Any) -> None:
    site.pages = {"/a": 200, "/b": (301, "/a")}
    desk.catalogue("/a", "/b")
    desk.vigie("crawl", now=ONE)
    assert [(link["state"], link["reason"], link["status"]) for link in desk.json("links")] == [
        ("alive", "ok", 200)
    ] * 2
    moved = desk.json("links")[1]
    assert moved["chain"] == [{"url": f"{site.url}/b", "status": 301}, {"url": f"{site.url}/a", "status": 200}]
    assert (moved["moved_to"], moved["final_url"]) == (f"{site.url}/a", f"{site.url}/a")

    site.pages["/a"] = 404
    for now, state in ((TWO, "suspect"), ("2026-11-25T08:00:00Z", "suspect"), ("2026-11-27T08:00:00Z", "dead")):
        desk.vigie("crawl", "--all", now=now)
        dying = desk.json("links")[0]
        assert dying["state"] == state
    assert (dying["reason"], dying["status"], dying["failures"]) == ("gone", 404, 3)
    assert (dying["first_failure_at"], dying["last_alive_at"]) == (TWO, ONE)
    assert desk.json("status")["links"]["dead"] == 2

    site.pages["/a"] = 200
    told = desk.vigie("crawl", "--all", now="2026-11-29T08:00:00Z").stderr
    assert "De retour\u00a0: Page a" in told
    assert desk.json("links")[0]["state"] == "alive"


def test_links_json_has_all_that_the_contract_names(desk: Any, site: Any) -> None:
    site.pages = {"/a": 200}
    desk.catalogue("/a")
    desk.vigie("crawl", now=ONE)
    [link] = desk.json("links")
    assert {
        "resource", "title", "url", "role", "state", "reason", "status", "final_url", "chain", "moved_to", "drifted",
        "unstable", "failures", "first_failure_at", "last_checked_at", "last_alive_at", "next_check_at", "archive_url",
    } <= set(link)  # fmt: skip
    assert (link["resource"], link["title"], link["last_checked_at"]) == ("page-a", "Page a", ONE)


def test_only_what_is_due_is_visited_unless_asked(desk: Any, site: Any) -> None:
    site.pages = {"/a": 200, "/b": 200}
    desk.catalogue("/a", "/b")
    desk.vigie("crawl", now=ONE)
    assert "Aucun lien n’est à visiter" in desk.vigie("crawl", now=ONE).stderr
    desk.vigie("crawl", "page-a", now=TWO)
    assert (site.asked["/a"], site.asked["/b"]) == (2, 1)
    desk.vigie("crawl", "--all", now=FOUR)
    assert (site.asked["/a"], site.asked["/b"]) == (3, 2)
    assert "page-c" in desk.vigie("crawl", "page-c", code=2).stderr


def test_show_and_check_explain(desk: Any, site: Any) -> None:
    site.pages = {"/a": 200}
    desk.catalogue("/a")
    desk.vigie("crawl", now=ONE)
    shown = desk.vigie("show", "page-a").stdout
    assert "vérifié le 23 novembre 2026" in shown
    assert "HTTP 200" in shown
    assert "ok: la page répond (HTTP 200)" in desk.vigie("check", f"{site.url}/a").stdout
    assert "gone: la page n’existe plus (HTTP 404)" in desk.vigie("check", f"{site.url}/nowhere", code=4).stdout


CASINO = (
    "<html lang=fr><title>Casino en ligne</title><main><h1>Casino en ligne</h1><p>"
    + "Jouez au casino, aux machines à sous et au poker : bonus de bienvenue, jackpot et paris chaque jour. " * 12
)


def test_check_knows_what_the_catalogue_expects_of_an_address(desk: Any, site: Any) -> None:
    site.pages = {"/guide": CASINO}
    told = desk.vigie("check", f"{site.url}/guide").stdout
    assert "Casino en ligne" in told
    assert "Rien de" not in told, "nobody has said what should be there"
    assert not (desk.folder / "vigie.db").exists(), "nothing is stored"

    (desk.folder / "liens.csv").write_text(f"title,url\nMutualiser des salariés,{site.url}/guide\n", encoding="utf-8")
    desk.vigie("import", "liens.csv")
    told = desk.vigie("check", f"{site.url}/guide").stdout
    assert "Rien de «\u00a0Mutualiser des salariés\u00a0» ne reste sur cette page." in told
    assert [link["state"] for link in desk.json("links")] == ["unchecked"], "nothing is stored"


# -- our own network ---------------------------------------------------------------


def test_without_network_nothing_is_concluded_and_the_directory_is_published(desk: Any) -> None:
    desk.configure(crawler="", extra="")
    toml = desk.folder / "vigie.toml"
    toml.write_text(toml.read_text().replace(desk.site.url, "http://127.0.0.1:1"))
    told = desk.vigie("run", code=3).stderr
    assert "Notre propre réseau ne répond pas" in told
    assert "vigie demo" in told
    assert {link["state"] for link in desk.json("links")} == {"unchecked"}
    assert len(desk.json("links")) == 20
    assert (desk.folder / "public" / "index.html").exists()


# -- interruptions -----------------------------------------------------------------


def test_a_crawl_that_is_killed_loses_the_visits_under_way_and_no_more(desk: Any, site: Any) -> None:
    paths = [f"/{number}" for number in range(30)]
    site.pages = dict.fromkeys(paths, 200)
    desk.catalogue(*paths)
    site.slowness = 0.5
    with subprocess.Popen(desk.command("crawl", now=ONE), cwd=desk.folder, stderr=subprocess.DEVNULL) as crawling:
        wait_for(lambda: sum(site.asked[path] for path in paths) >= 8)
        # In the middle of a visit: the one before is written while the next is already asked for.
        time.sleep(site.slowness / 2)
        crawling.send_signal(signal.SIGKILL)
    [[kept]] = desk.sql("SELECT count(*) FROM visits")
    asked = sum(site.asked[path] for path in paths)
    assert asked - 1 <= kept <= asked, "one host, one request at a time: one visit was under way"

    site.slowness = 0
    told = desk.vigie("crawl", now=TWO).stderr
    assert f"ses {kept} visites sont gardées" in told
    links = desk.json("links")
    assert {link["state"] for link in links} == {"alive"}
    assert sum(link["last_checked_at"] == ONE for link in links) >= kept - sum(n > 1 for n in site.asked.values())


def test_ctrl_c_keeps_what_was_visited(desk: Any, site: Any) -> None:
    paths = [f"/{number}" for number in range(30)]
    site.pages = dict.fromkeys(paths, 200)
    desk.catalogue(*paths)
    site.slowness = 0.05
    with subprocess.Popen(
        desk.command("crawl", now=ONE), cwd=desk.folder, stderr=subprocess.PIPE, text=True
    ) as crawling:
        wait_for(lambda: sum(site.asked[path] for path in paths) >= 5)
        crawling.send_signal(signal.SIGINT)
        _, told = crawling.communicate(timeout=30)
    assert crawling.returncode == 130
    assert "Arrêté à votre demande" in told
    assert "Traceback" not in told
    states = [link["state"] for link in desk.json("links")]
    assert states.count("alive") >= 4
    assert states.count("unchecked") > 0


def test_a_second_run_says_who_holds_the_lock(desk: Any, site: Any) -> None:
    # One after the other: many enough to be under way still when the second run starts, however busy the machine is.
    site.pages = dict.fromkeys((f"/{number}" for number in range(20)), 200)
    desk.catalogue(*site.pages)
    site.slowness = 1.5
    with desk.begun("crawl", now=ONE) as crawling:
        wait_for(lambda: site.asked)
        refused = desk.vigie("crawl", code=1).stderr
        site.slowness = 0.0
        assert f"processus {crawling.pid}, depuis 2026-11-23" in refused
    assert crawling.returncode == 0


# -- imports and exports --------------------------------------------------------------


def test_importing_twice_changes_nothing_and_dry_run_changes_nothing_at_all(desk: Any) -> None:
    (desk.folder / "a.csv").write_text("title,url,year\nUn,http://a.example/,2015\n", encoding="utf-8")
    assert "ajouts 1," in desk.vigie("import", "--dry-run", "a.csv").stdout
    assert desk.json("links") == []
    desk.vigie("import", "a.csv")
    before = desk.vigie("export", "json").stdout
    assert "ajouts 0, modifications 0" in desk.vigie("import", "a.csv").stdout
    assert desk.vigie("export", "json").stdout == before


def test_one_bad_file_among_several_changes_nothing(desk: Any) -> None:
    (desk.folder / "good.csv").write_text("title,url\nUn,http://a.example/\n", encoding="utf-8")
    (desk.folder / "bad.csv").write_bytes(b"title,url\n\xc3\x89tude,http://a.example/\nD\xe9ux,http://b.example/\n")
    told = desk.vigie("import", "good.csv", "bad.csv", code=2).stderr
    assert told.startswith("bad.csv:3: ")
    assert desk.json("links") == []


def test_export_prints_what_can_be_read_again(desk: Any) -> None:
    (desk.folder / "a.csv").write_text("title,url\n=Un,http://a.example/\n", encoding="utf-8")
    desk.vigie("import", "a.csv")
    assert [row["title"] for row in csv.DictReader(io.StringIO(desk.vigie("export", "csv").stdout))] == ["'=Un"]
    assert "“" not in desk.vigie("export", "nonsense", code=2).stderr, "in French"


# -- mistakes ------------------------------------------------------------------------


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[crawler]\ndelai = 2\n", "vigie.toml:2: Il n’y a pas de réglage « crawler.delai »"),
        ("[crawler]\ntimeout = 3\ndelay = -1\n", "vigie.toml:3: Le réglage « crawler.delay » n’est pas correct"),
        ("[directory]\n\n[crawler\n", "vigie.toml:3: Ce n’est pas du TOML valable"),
        ("[nonsense]\na = 1\n", "vigie.toml:1: Il n’y a pas de réglage « nonsense »"),
        ('[storage]\ndatabase = "nonsense"\n', "vigie.toml:2: Le réglage « storage.database » n’est pas correct"),
    ],
)
def test_a_mistake_in_the_configuration_is_shown_where_it_is(desk: Any, text: str, said: str) -> None:
    (desk.folder / "vigie.toml").write_text(text, encoding="utf-8")
    assert said in desk.vigie("status", code=2).stderr.replace("\u00a0", " ")


def test_other_mistakes_are_explained_too(desk: Any) -> None:
    assert "maintenant" in desk.vigie("status", now="maintenant", code=2).stderr
    assert "nowhere.toml" in desk.vigie("--config", "nowhere.toml", "status", code=2).stderr
    desk.vigie("nonsense", code=2)
    desk.vigie("init", code=1)
    desk.vigie("serve", code=1)


def test_a_variable_overrides_the_file(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_DIRECTORY__LANGUAGE", "en")
    assert "0 links to visit now" in desk.vigie("status").stdout
    monkeypatch.setenv("VIGIE_CRAWLER__DELAY", "soon")
    assert desk.vigie("status", code=2).stderr.startswith("VIGIE_CRAWLER__DELAY: ")


def test_a_newer_database_is_refused(desk: Any) -> None:
    desk.vigie("status")
    desk.sql("UPDATE alembic_version SET version_num = '9999'")
    assert "version plus récente de Vigie" in desk.vigie("status", code=1).stderr


@pytest.mark.sqlite_only
def test_a_database_that_is_none_is_refused(desk: Any) -> None:
    (desk.folder / "vigie.db").write_bytes(b"not a database, but long enough to be looked at" * 100)
    assert "ne s’ouvre pas" in desk.vigie("status", code=1).stderr


@pytest.mark.sqlite_only
@pytest.mark.parametrize("command", ["crawl", "publish", "status"])
def test_a_folder_that_is_not_there_is_explained(desk: Any, command: str) -> None:
    desk.configure('[storage]\ndatabase = "sqlite:///nowhere/vigie.db"')
    assert "nowhere/vigie.db" in desk.vigie(command, code=1).stderr


def test_a_table_that_is_gone_is_an_error_in_words(desk: Any) -> None:
    desk.vigie("status")
    desk.sql("DROP TABLE uses")
    assert "uses" in desk.vigie("status", code=1).stderr


def test_a_variable_that_cannot_be_read_is_explained(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_CRAWLER__CONTROL_URLS", "http://a.example")
    assert "JSON" in desk.vigie("status", code=2).stderr


@pytest.mark.parametrize("line", ['control_urls = ["www.wikipedia.org"]', "timeout = inf", "concurrency = 0"])
def test_a_setting_that_makes_no_sense_is_refused(desk: Any, line: str) -> None:
    (desk.folder / "vigie.toml").write_text(f"[crawler]\n{line}\n", encoding="utf-8")
    assert desk.vigie("status", code=2).stderr.startswith("vigie.toml:2: ")


@pytest.mark.parametrize("now", ["0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59Z"])
def test_a_moment_out_of_the_calendar_is_refused(desk: Any, now: str) -> None:
    assert now in desk.vigie("status", now=now, code=2).stderr


def test_a_terminal_that_knows_few_letters_is_no_obstacle(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk.folder / "a.csv").write_text("title,url\n日本語,http://a.example/\n", encoding="utf-8")
    desk.vigie("import", "a.csv")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    shown = subprocess.run(desk.command("links"), cwd=desk.folder, capture_output=True, text=True, check=True).stdout
    assert "???" in shown


def test_a_table_with_unknown_headers_is_not_read_as_prose(desk: Any) -> None:
    (desk.folder / "a.csv").write_text("nom;gare\nRapport;http://x.example\n", encoding="utf-8")
    assert desk.vigie("import", "a.csv", code=2).stderr.startswith("a.csv:1: ")


def test_the_language_of_a_named_configuration_holds_for_its_help(desk: Any) -> None:
    (desk.folder / "english.toml").write_text('[directory]\nlanguage = "en"\n', encoding="utf-8")
    assert "Visit the links" in desk.vigie("--config", "english.toml", "crawl", "--help").stdout


def test_init_writes_a_configuration_that_is_read_back(desk: Any) -> None:
    (desk.folder / "vigie.toml").unlink()
    desk.vigie("init")
    text = (desk.folder / "vigie.toml").read_text(encoding="utf-8")
    uncommented = "\n".join(
        line.removeprefix("#") if "= " in line and line[1] != " " else line for line in text.splitlines() if line
    )
    (desk.folder / "vigie.toml").write_text(uncommented, encoding="utf-8")
    assert "delay = 1.0" in uncommented
    desk.vigie("status")


# -- alerts ------------------------------------------------------------------------------


class Letters:
    def __init__(self) -> None:
        self.received: list[bytes] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.received.append(envelope.content or b"")  # type: ignore[arg-type]
        return "250 OK"


def test_a_death_is_told_once_and_a_missing_server_loses_nothing(desk: Any, site: Any) -> None:
    letters = Letters()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    desk.configure(
        f'[alerts]\nto = "marie@asso.example"\nsender = "vigie@asso.example"\nsmtp = "smtp://127.0.0.1:{port}"'
    )
    desk.catalogue("/a")
    for now in (ONE, TWO, FOUR):
        desk.vigie("crawl", "--all", now=now)
    assert "marie@asso.example" in desk.vigie("alert", now=FOUR, code=1).stderr
    server = Controller(letters, hostname="127.0.0.1", port=port)
    server.start()
    try:
        desk.vigie("alert", now=FOUR)
        desk.vigie("alert", now=FIVE)
    finally:
        server.stop()
    [mail] = letters.received
    assert b"marie@asso.example" in mail


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("reparez", "Il n’y a pas de commande « reparez ». Vouliez-vous dire « repair » ? « vigie --help »"),
        ("--now 2026-11-23", "Il manque une commande. « vigie --help »"),
        (
            "links --limti 3",
            "Il n’y a pas d’option --limti ici. Vouliez-vous dire « --limit » ? « vigie links --help »",
        ),
        ("links --limit x", "Écrivez un nombre entier après --limit. « vigie links --help »"),
        ("links --limit 0", "Écrivez 1 ou plus après --limit. « vigie links --help »"),
        ("links --state", "Il manque une valeur après --state."),
        ("links --state mort", "Écrivez après --state l’un de ceux-ci : unchecked, alive, suspect, dead,"),
        ("links --json=3", "--json ne prend pas de valeur."),
        ("status ici", "Ceci est de trop : ici. « vigie status --help »"),
        ("edit", "Il manque quelque chose ici : slug. « vigie edit --help » dit comment cela s’écrit."),
    ],
)
def test_what_is_mistyped_is_told_in_the_readers_words(desk: Any, typed: str, said: str) -> None:
    answer = desk.vigie(*typed.split(), code=2)
    assert answer.stderr.replace("\u00a0", " ").replace("\u202f", " ").startswith(said)
    assert answer.stderr.count("\n") == 1


def test_help_is_in_the_readers_words_to_the_last(desk: Any) -> None:
    for command in ((), ("links",)):
        assert "Montrer cette aide, et rien d’autre." in desk.vigie(*command, "--help").stdout
