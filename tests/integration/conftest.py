"""A working folder in which the real command line is run, and a small web server for it to visit."""

import json
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from tests.loaded import Begun, Loaded
from vigie.demo.certificates import Authority

VIGIE = Path(sys.executable).with_name("vigie")


class LocalSite:
    """Serves what `pages` says: path → status, (status, location) or HTML. `asked` counts the requests."""

    def __init__(self) -> None:
        self.pages: dict[str, int | tuple[int, str] | str] = {}
        self.asked: Counter[str] = Counter()
        self.slowness = 0.0
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked[self.path] += 1
                time.sleep(site.slowness)
                page = site.pages.get(self.path, 404)
                body = page.encode() if isinstance(page, str) else b"ok"
                status, location = (
                    (200, "") if isinstance(page, str) else page if isinstance(page, tuple) else (page, "")
                )
                self.send_response(status)
                if location:
                    self.send_header("Location", location)
                if isinstance(page, str):
                    self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(body)

            do_HEAD = do_GET  # noqa: N815

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def site() -> Iterator[LocalSite]:
    local = LocalSite()
    thread = threading.Thread(target=local.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield local
    local.server.shutdown()
    thread.join()
    local.server.server_close()


@pytest.fixture(scope="session", autouse=True)
def _one_authority() -> Iterator[None]:
    """Simulated webs share one: to make the keys of another takes longer than most visits."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("vigie.demo.web.Authority", cache(Authority))
        yield


class Desk:
    """A maintainer's working folder."""

    def __init__(self, folder: Path, site: LocalSite, database: str, loaded: Loaded) -> None:
        self.folder = folder
        self.loaded = loaded
        self.site = site
        self.database = database
        self.configure()

    def configure(self, extra: str = "", crawler: str = "") -> None:
        (self.folder / "vigie.toml").write_text(
            f'[crawler]\ndelay = 0\ntimeout = 2\nallow_networks = ["127.0.0.0/8"]\n'
            f'control_urls = ["{self.site.url}/control"]\n{crawler}\n{extra}\n',
            encoding="utf-8",
        )

    def command(self, *arguments: str, now: str | None = None) -> list[str]:
        return [str(VIGIE), *(["--now", now] if now else []), *arguments]

    def vigie(self, *arguments: str, now: str | None = None, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = self.loaded.run(self.command(*arguments, now=now)[1:], self.folder)
        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done

    def begun(self, *arguments: str, now: str | None = None) -> AbstractContextManager[Begun]:
        return self.loaded.begun(self.command(*arguments, now=now)[1:], self.folder)

    def sql(self, statement: str) -> list[Any]:
        """Rows, straight from the database, or what it takes to spoil it."""
        engine = create_engine(self.database)
        with engine.begin() as connection:
            found = connection.execute(text(statement))
            rows = list(found) if found.returns_rows else []
        engine.dispose()
        return rows

    def json(self, *arguments: str) -> Any:
        return json.loads(self.vigie(*arguments, "--json").stdout)

    def catalogue(self, *paths: str) -> None:
        rows = "".join(f"Page {path.strip('/')},{self.site.url}{path}\n" for path in paths)
        (self.folder / "liens.csv").write_text(f"title,url\n{rows}", encoding="utf-8")
        self.vigie("import", "liens.csv")


@pytest.fixture
def desk(
    tmp_path: Path, site: LocalSite, database: str, backend: str, loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    if backend != "sqlite":
        monkeypatch.setenv("VIGIE_STORAGE__DATABASE", database)
    return Desk(tmp_path, site, database, loaded)
