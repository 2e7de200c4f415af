"""A hub on loopback is told of the feeds that changed, and of no others; its failure is no failure of ours."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from typing import Any
from urllib.parse import parse_qs

import feedparser
import pytest

from catalog.errors import VigieError
from feeds import asking
from feeds.relay import UncertainError
from feeds.websub import tell_hub
from tests.integration.test_alert import Office, opened

BASE = "https://repertoire.example/"


class Hub:
    """status: what it answers. told: the forms it was sent. drips: of how many bytes its answer is made, one after
    another, before it is whole. on_told: what is done before it answers.
    """

    def __init__(self) -> None:
        self.status = 204
        self.told: list[dict[str, list[str]]] = []
        self.drips = 0
        self.on_told: Callable[[], object] = bool
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                form = self.rfile.read(int(self.headers["Content-Length"]))
                assert self.headers["Content-Type"] == "application/x-www-form-urlencoded"
                hub.told.append(parse_qs(form.decode(), strict_parsing=True))
                hub.on_told()
                self.send_response(hub.status)
                self.send_header("X-Slow", "x" * hub.drips)
                self.send_header("Location", hub.url)
                self.end_headers()

            def flush_headers(self) -> None:
                with suppress(OSError):
                    for byte in b"".join(vars(self)["_headers_buffer"]) if hub.drips else b"":
                        self.wfile.write(bytes([byte]))
                        time.sleep(0.02)
                    super().flush_headers()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hub"


@pytest.fixture
def hub() -> Iterator[Hub]:
    hub = Hub()
    thread = threading.Thread(target=hub.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield hub
    hub.server.shutdown()
    thread.join()
    hub.server.server_close()


def configured(desk: Any, hub: str) -> None:
    desk.configure(f'[directory]\nbase_url = "{BASE}"\n[feeds]\nhub = "{hub}"')
    (desk.folder / "a.csv").write_text("title,url,themes\nUn guide,https://a.example/,Coopérer\n", encoding="utf-8")
    desk.vigie("import", "a.csv", now="2026-11-22T08:00:00Z")


def test_the_hub_is_told_of_the_feeds_that_changed(desk: Any, hub: Hub) -> None:
    configured(desk, hub.url)
    desk.vigie("publish")
    (form,) = hub.told
    assert form["hub.mode"] == ["publish"]
    assert {f"{BASE}rss.xml", f"{BASE}atom.xml", f"{BASE}feed.json", f"{BASE}themes/cooperer/rss.xml"} <= {
        *form["hub.url"]
    }
    feed = feedparser.parse((desk.folder / "public" / "rss.xml").read_bytes()).feed
    assert [link.href for link in feed.links if link.rel == "hub"] == [hub.url]
    hub.told.clear()
    desk.vigie("publish")
    assert hub.told == []
    (desk.folder / "b.csv").write_text("title,url\nUn autre,https://b.example/\n", encoding="utf-8")
    desk.vigie("import", "b.csv")
    desk.vigie("publish")
    assert {*hub.told[0]["hub.url"]} == {f"{BASE}rss.xml", f"{BASE}atom.xml", f"{BASE}feed.json"}


def test_a_hub_that_fails_does_not_fail_the_publishing(desk: Any, hub: Hub) -> None:
    hub.status = 500
    configured(desk, hub.url)
    said = desk.vigie("publish").stderr
    assert "HTTP 500" in said
    assert hub.url in said
    assert (desk.folder / "public" / "rss.xml").exists()


def test_a_hub_that_is_not_there_is_said_in_words(desk: Any, hub: Hub) -> None:
    configured(desk, "http://127.0.0.1:9/")
    assert "http://127.0.0.1:9/" in desk.vigie("publish").stderr


def test_a_hub_that_was_not_told_is_told_by_the_next_publishing_though_nothing_changed(desk: Any, hub: Hub) -> None:
    hub.status = 503
    configured(desk, hub.url)
    desk.vigie("publish")
    missed = hub.told.pop()
    hub.status = 204
    desk.vigie("publish")
    assert hub.told == [missed]
    desk.vigie("publish")
    assert hub.told == [missed]


def test_what_is_gone_since_is_not_told_of(desk: Any, hub: Hub) -> None:
    hub.status = 503
    configured(desk, hub.url)
    desk.vigie("publish")
    theme = f"{BASE}themes/cooperer/rss.xml"
    assert theme in hub.told.pop()["hub.url"]
    hub.status = 204
    desk.vigie("edit", "un-guide", "--theme", "Autre")
    desk.vigie("publish")
    (form,) = hub.told
    assert f"{BASE}themes/autre/rss.xml" in form["hub.url"]
    assert theme not in form["hub.url"]


def test_where_there_is_no_hub_nothing_is_kept_for_one(desk: Any, hub: Hub) -> None:
    configured(desk, "")
    desk.vigie("publish")
    configured(desk, hub.url)
    desk.vigie("publish")
    desk.vigie("publish")
    assert len(hub.told) == 1


def test_a_hub_that_drips_is_left_by_the_clock(hub: Hub) -> None:
    hub.drips = 100
    with pytest.raises(VigieError, match=r"did not answer within 0\.5 seconds"):
        list(tell_hub(hub.url, [f"{BASE}rss.xml"], patience=0.5))


def test_a_webhook_or_a_heartbeat_that_drips_is_left_too(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "TIMEOUT", 0.5)
    hub.drips = 100
    with pytest.raises(UncertainError, match="TimeoutError"):
        asking.ask(hub.url, b"a=b", {"Content-Type": "application/x-www-form-urlencoded"})


def test_all_batches_together_have_one_patience(hub: Hub) -> None:
    hub.on_told = lambda: time.sleep(0.4)
    taken: list[str] = []
    feeds = [f"{BASE}themes/{number}/rss.xml" for number in range(450)]
    with pytest.raises(VigieError, match="did not answer within 1 seconds"):
        taken.extend(chain.from_iterable(tell_hub(hub.url, feeds, patience=1)))
    assert taken in (feeds[:100], feeds[:200])


def test_a_hub_elsewhere_has_not_been_told(hub: Hub) -> None:
    hub.status = 302
    with pytest.raises(VigieError, match="HTTP 302"):
        list(tell_hub(hub.url, [f"{BASE}rss.xml"]))


def test_the_maintainers_hear_before_the_hub(desk: Any, hub: Hub) -> None:
    office = Office()
    mails: list[int] = []
    hub.on_told = lambda: mails.append(len(office.mails))
    with opened(office) as smtp:
        desk.site.pages["/control"] = 200
        (desk.folder / "a.csv").write_text("title,url\nUn guide,http://10.0.0.1/\n", encoding="utf-8")
        desk.vigie("import", "a.csv")
        desk.configure(
            f'[feeds]\nhub = "{hub.url}"\n[alerts]\nto = ["a@b.example"]\nsender = "v@b.example"\n'
            f'smtp = "{smtp}"\nperiod = "always"'
        )
        desk.vigie("run")
    assert mails == [1]


def test_a_hub_is_an_address(desk: Any) -> None:
    desk.configure('[feeds]\nhub = "mon relais"')
    assert "feeds.hub" in desk.vigie("publish", code=2).stderr
