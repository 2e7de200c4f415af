"""A site of a small catalogue, served under a sub-path of loopback, and Chromium to look at it."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, sync_playwright
from sqlalchemy.orm import Session

from catalog.crew import Crew
from catalog.database import open_database
from catalog.directory import Directory
from catalog.edition import Edition
from catalog.kinds import Kind
from catalog.models import (
    Contribution,
    Event,
    Link,
    NewsEntry,
    NewsSource,
    Organisation,
    Resource,
    Run,
    Theme,
    Use,
    Visit,
)
from catalog.vocabulary import ContributorRole, EventKind, LinkRole, Reason, State
from sitegen.build import build

SUBPATH = "annuaire/essai"
# Headless in a container, and silent: what it asks of the network is only what our pages ask.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OCTOBER, NOVEMBER = datetime(2026, 10, 28, 8, tzinfo=UTC), datetime(2026, 11, 12, 8, tzinfo=UTC)
HOSTILE = (
    "</title><script>document.title='pwned'</script><img src=https://evil.example/x> \u202eesrever " + "W" * 10_000
)


class Site(str):
    """The address of the site's root, with its final slash; `folder` is where it lies."""

    folder: Path

    @property
    def pages(self) -> list[str]:
        """Without the bookmarks, which are a download."""
        found = {str(path.relative_to(self.folder)) for path in self.folder.rglob("*.html")}
        return sorted(found - {"marque-pages.html"})


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the parent's name)
        pass


# It may not outlive its module: playwright keeps an event loop running in this thread.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # The shell is the same browser without what stands around its pages, at half the price.
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("web")
    folder = root / SUBPATH
    folder.mkdir(parents=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root))) as server:
        address = f"http://127.0.0.1:{server.server_port}/{SUBPATH}/"
        _publish(f"sqlite:///{root / 'vigie.db'}", Directory(base_url=address, publisher_email="a@example.org"), folder)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        site = Site(address)
        site.folder = folder
        yield site
        server.shutdown()
        thread.join()


def _publish(database: str, directory: Directory, folder: Path) -> None:
    engine = open_database(database)
    with Session(engine) as session:
        _fill(session)
        with Edition(folder) as edition:
            build(Crew(session), directory, edition)
    engine.dispose()


def _fill(session: Session) -> None:
    """One resource for each thing that a page has to show well."""
    themes = [Theme(slug=f"theme-{n}", name=name, position=n) for n, name in enumerate(("Entre associations", HOSTILE))]
    themes[1].parent = themes[0]
    maker = Organisation(slug="rnma", name="Réseau national des maisons des associations")
    for position, (slug, title, state, reason) in enumerate(
        (
            ("vivant", "Le dialogue civil : pourquoi et comment ?", State.ALIVE, Reason.OK),
            ("mort", "La coopération inter-associative", State.DEAD, Reason.GONE),
            ("suspect", "Les coopérations inter-associatives", State.SUSPECT, Reason.TIMEOUT),
            ("interdit", "Un mouvement à consolider !", State.UNVERIFIABLE, Reason.BLOCKED),
            ("nouveau", "Construire ensemble", State.UNCHECKED, None),
            ("ignore", "Jouez collectif !", State.IGNORED, None),
            ("hostile", HOSTILE, State.ALIVE, Reason.OK),
        )
    ):
        hostile = slug == "hostile"
        resource = Resource(
            slug=slug,
            title=title,
            kind=list(Kind)[position],
            date="2015-06-08",
            language="en" if hostile else "fr",
            summary=HOSTILE if hostile else "Ce que les associations gagnent à se parler.",
            container=HOSTILE if hostile else "La vie associative",
            issue="21",
            place=HOSTILE if hostile else "Ressources › Entre associations",
            position=position,
            source="test",
            added_at=OCTOBER,
            themes=[themes[hostile]],
            contributions=[Contribution(organisation=maker, role=ContributorRole.AUTHOR, position=0)],
            uses=[Use(link=_link(slug, state, reason), role=LinkRole.DOCUMENT, position=0)],
        )
        session.add(resource)
        session.flush()
        session.add(Event(uuid=slug, at=NOVEMBER, kind=EventKind.ADDED, resource=resource, facts={}))
        if reason:
            _visit(session, resource.uses[0].link, reason)
            _tell(session, resource)
        if slug == "nouveau":
            resource.contributions.append(
                Contribution(
                    organisation=Organisation(slug="cocagne", name="Réseau Cocagne"),
                    role=ContributorRole.PUBLISHER,
                    position=1,
                )
            )
    session.add(Resource(slug="sans-lien", title="Une charte", kind=Kind.LAW, position=9, source="", added_at=OCTOBER))
    withdrawn = Resource(slug="retiree", title="Un doublon", kind=Kind.LAW, position=10, source="", added_at=OCTOBER)
    withdrawn.withdrawn_at, withdrawn.withdrawn_why = NOVEMBER, "Deux fois la même."
    session.add(withdrawn)
    session.commit()


def _tell(session: Session, resource: Resource) -> None:
    """Something that its site tells."""
    entry = NewsEntry(source=NewsSource(link=resource.uses[0].link), uid=f"n-{resource.slug}", key="1", at=NOVEMBER)
    entry.title, entry.url, entry.seen_at = f"Des nouvelles : {resource.title}", "https://example.org/une", NOVEMBER
    entry.summary = resource.summary or ""
    session.add(entry)


def _visit(session: Session, link: Link, reason: Reason) -> None:
    """Three weeks of visits, well at first."""
    run = Run(started_at=OCTOBER)
    session.add(run)
    for week, found in enumerate((Reason.OK, reason, reason)):
        at = OCTOBER + timedelta(weeks=week)
        visit = Visit(run=run, link=link, at=at, reason=found, settled=True, chain=[], permanent=False, detail="")
        visit.content_type = "application/pdf" if found is Reason.OK else None
        session.add(visit)


def _link(slug: str, state: State, reason: Reason | None) -> Link:
    target = f"https://example.org/{slug}/" + ("x" * 2000 if slug == "hostile" else "")
    failing = state in (State.DEAD, State.SUSPECT)
    return Link(
        url=f"http://bit.ly/{slug}",
        short=True,
        state=state,
        reason=reason,
        moved_to=target,
        chain=[{"url": f"http://bit.ly/{slug}", "status": 301}, {"url": target, "status": 200}],
        failures=4 if failing else 0,
        first_failure_at=OCTOBER if failing else None,
        last_alive_at=NOVEMBER if state is State.ALIVE else None,
        last_checked_at=NOVEMBER if reason else None,
        detail="HTTP 404" if failing else "",
        validators={"url": target, "etag": None, "last_modified": "x", "size": 1_234_567},
        archive_url="https://archive.example/mort" if state is State.DEAD else None,
        drifted=slug == "hostile",
    )
