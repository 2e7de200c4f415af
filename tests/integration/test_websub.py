"""A hub on loopback is told of the feeds that changed, and of no others; its failure is no failure of ours."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import feedparser
import pytest

BASE = "https://repertoire.example/"


class Hub:
    """status: what it answers. told: the forms it was sent."""

    def __init__(self) -> None:
        self.status = 204
        self.told: list[dict[str, list[str]]] = []
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                form = self.rfile.read(int(self.headers["Content-Length"]))
                assert self.headers["Content-Type"] == "application/x-www-form-urlencoded"
                hub.told.append(parse_qs(form.decode(), strict_parsing=True))
                self.send_response(hub.status)
                self.end_headers()

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


def test_a_hub_is_an_address(desk: Any) -> None:
    desk.configure('[feeds]\nhub = "mon relais"')
    assert "feeds.hub" in desk.vigie("publish", code=2).stderr
