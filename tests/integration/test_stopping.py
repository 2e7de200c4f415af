"""A crawl that is stopped in the middle of a visit's second try: real processes, real signals, a web on loopback."""

import signal
import socketserver
import threading
from collections.abc import Iterator
from typing import Any

import pytest

ONE, TWO = "2026-11-23T08:00:00Z", "2026-11-24T08:00:00Z"
PAGE = b"<html lang=fr><title>Page guide</title><main><h1>Page guide</h1><p>Des associations coop\xc3\xa8rent."
FAILS = b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
NONE = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
WHOLE = HEAD + b"Content-Length: %d\r\n\r\n" % len(PAGE) + PAGE
# Enough of a page to be judged; the rest does not come.
BEGUN = HEAD + b"Content-Length: 90000\r\n\r\n" + PAGE


class HesitantWeb(socketserver.ThreadingTCPServer):
    """On 127.0.0.1, one path fails when it is asked first, and hangs when it is asked again, `begun` being sent before.
    127.0.0.2 always answers.
    """

    daemon_threads = True

    def __init__(self, path: str, begun: bytes) -> None:
        self.path, self.begun, self.failed = path, begun, False
        self.hanging, self.over = threading.Event(), threading.Event()
        super().__init__(("", 0), Hesitating)


class Hesitating(socketserver.StreamRequestHandler):
    server: HesitantWeb

    def handle(self) -> None:
        web = self.server
        while line := self.rfile.readline():
            path = line.split()[1].decode()
            while self.rfile.readline().strip():
                pass
            if path != web.path or self.request.getsockname()[0] != "127.0.0.1" or web.over.is_set():
                self.wfile.write(NONE if path == "/robots.txt" else WHOLE)
            elif not web.failed:
                web.failed = True
                self.wfile.write(FAILS)
                return
            else:
                self.wfile.write(web.begun)
                web.hanging.set()
                web.over.wait()
                return


@pytest.fixture
def web(request: pytest.FixtureRequest) -> Iterator[HesitantWeb]:
    path, begun = request.param
    with HesitantWeb(path, begun) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.over.set()
        server.shutdown()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize(
    "web", [("/guide", b""), ("/guide", BEGUN), ("/robots.txt", b"")], ids=["silent", "begun", "robots"], indirect=True
)
def test_a_visit_that_is_cut_short_at_its_second_try_leaves_nothing(
    desk: Any, web: HesitantWeb, number: signal.Signals
) -> None:
    # Beside it a host that works, and rests most of the time: what waits for it takes longest to be told to stop.
    port, others = web.server_address[1], range(200)
    rows = [f"Page guide,http://127.0.0.1:{port}/guide", *(f"Autre {n},http://127.0.0.2:{port}/{n}" for n in others)]
    (desk.folder / "liens.csv").write_text("\n".join(["title,url", *rows]), encoding="utf-8")
    desk.vigie("import", "liens.csv")
    toml = desk.folder / "vigie.toml"
    toml.write_text(toml.read_text().replace("timeout = 2", "timeout = 300").replace("delay = 0", "delay = 0.2"))
    with desk.begun("crawl", now=ONE) as crawling:
        assert web.hanging.wait(60)
        crawling.send_signal(number)
    assert (crawling.returncode, "Traceback" in crawling.said) == (130, False), crawling.said
    assert desk.sql("SELECT count(*) FROM visits WHERE link_id = 1") == [(0,)]
    assert desk.sql("SELECT state, last_checked_at, failures FROM links WHERE id = 1") == [("unchecked", None, 0)]
    assert desk.sql("SELECT DISTINCT reason FROM visits") == [("ok",)]
    assert desk.sql("SELECT count(*) FROM events WHERE link_id IS NOT NULL") == [(0,)]
    assert desk.sql("SELECT count(*) FROM sites WHERE robots_failing_since IS NOT NULL") == [(0,)]

    web.over.set()
    desk.vigie("crawl", "page-guide", now=TWO)
    assert desk.sql("SELECT reason FROM visits WHERE link_id = 1") == [("ok",)]
