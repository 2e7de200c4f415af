"""Updates from the page to the event: real crawls of the simulated web, a day apart."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.kinds import Kind
from catalog.models import Dismissal, Event, Link, Resource, StoredEdition, Use
from catalog.policy import Policy
from catalog.vocabulary import EventKind, LinkRole, State, Watch
from catalog.worklist import in_use
from crawler.options import CrawlerOptions
from crawler.reactor import run
from crawler.run import crawl
from crawler.updates import scope as scopes
from vigie.demo.pages import Answer, Page, Site
from vigie.demo.pdf import document
from vigie.demo.web import SimulatedWeb

pytestmark = pytest.mark.each_database

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
URL = "https://www.rnma.example/guide"
OPTIONS = CrawlerOptions(delay=0, timeout=5, control_urls=(), archive="", search=False)
TITLE = "Le guide de la coopération"
TEXT = (
    "Le réseau rassemble les associations du territoire qui mutualisent leurs emplois, leurs locaux et leurs outils.",
    "Chaque année il publie une étude sur les formes de coopération, les freins rencontrés et les soutiens publics.",
    "Les bénévoles y trouvent des fiches pratiques, des témoignages et le calendrier des rencontres régionales.",
)
NEWS = "Une nouvelle fiche explique comment partager un poste entre trois associations."
CHALLENGE = Page(
    200, {"Content-Type": "text/html"}, b"<title>Just a moment...</title><div id='cf-challenge-running'>Checking</div>"
)


def page(*sentences: str, title: str = TITLE, around: str = "") -> Page:
    text = "".join(f"<p>{each}</p>" for each in sentences)
    body = (
        f"<!DOCTYPE html><html lang=fr><title>{title}</title><body>{around}<main><h1>{title}</h1>{text}</main></body>"
    )
    return Page(200, {"Content-Type": "text/html; charset=utf-8"}, body.encode())


PLAIN, CHANGED = page(*TEXT), page(*TEXT, NEWS)


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    engine = open_database(database)
    with Session(engine) as session:
        resource = Resource(slug="guide", title=TITLE, kind=Kind.GUIDE, position=0, source="test", added_at=START)
        session.add(Use(resource=resource, link=Link(url=URL, short=False), role=LinkRole.PAGE, position=0))
        session.commit()
    yield engine
    engine.dispose()


class Days:
    """Each call is some days more, each with what the site serves on it."""

    def __init__(self, engine: Engine, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.engine = engine
        self.folder = folder
        self.patch = patch
        self.day = 0

    def __call__(self, *served: Answer) -> list[Event]:
        """What was told on them."""

        async def go() -> list[Event]:
            told: list[Event] = []
            async with SimulatedWeb(self.folder, {"www.rnma.example": Site({"/guide": PLAIN})}) as web:
                self.patch.setenv("SSL_CERT_FILE", str(web.ca_file))
                for each in served:
                    self.day += 1
                    web.sites["www.rnma.example"] = Site({"/guide": each})
                    now = START + timedelta(days=self.day)
                    report = await crawl(self.engine, OPTIONS, Policy(), now, in_use, network=web.network)
                    told += report.events
            return told

        return run(go())

    def change(self, change: Callable[[Session, Any], Any]) -> None:
        with Session(self.engine) as session:
            change(session, session.scalars(select(Resource).order_by(Resource.id)).first())
            session.commit()

    def editions(self) -> int:
        with Session(self.engine) as session:
            return len(session.scalars(select(StoredEdition)).all())


@pytest.fixture
def days(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Days:
    return Days(engine, tmp_path, monkeypatch)


def updates(events: Sequence[Event]) -> list[dict[str, Any]]:
    return [event.facts for event in events if event.kind is EventKind.UPDATED]


def test_noise_is_no_update(days: Days) -> None:
    noise = [
        page(
            *TEXT, around=f"<nav>Rubrique {day}</nav><div class='cookie'>Bandeau {'a' * day}</div><p>Vu {day} fois</p>"
        )
        for day in range(1, 7)
    ]
    assert days(*noise, page(*reversed(TEXT)), page(*reversed(TEXT))) == []


def test_a_change_is_told_once_after_its_second_visit_and_says_what(days: Days) -> None:
    assert days(PLAIN, PLAIN, CHANGED) == []
    (told,) = updates(days(CHANGED))
    assert (told["added"], told["extract"]) == (1, NEWS)
    assert days(CHANGED, CHANGED) == []


def test_a_change_is_confirmed_whatever_the_noise_around_it(days: Days) -> None:
    served = [page(*TEXT, NEWS, f"Bouton {'a' * day}", around=f"<p>{day} visiteurs</p>") for day in (1, 2)]
    assert len(updates(days(PLAIN, *served))) == 1


@pytest.mark.parametrize(
    "between", [Page(404), Page(503), CHALLENGE, page("Cette page n’existe plus.", title="Page non trouvée")]
)
def test_an_error_in_between_replaces_nothing(days: Days, between: Page) -> None:
    assert updates(days(PLAIN, between, PLAIN, PLAIN)) == []
    assert len(updates(days(CHANGED, between, CHANGED, CHANGED))) == 1


def test_a_page_without_its_text_replaces_nothing(days: Days) -> None:
    assert updates(days(PLAIN, page(), page(), PLAIN, PLAIN)) == []


def test_variants_that_come_and_go_are_no_updates(days: Days) -> None:
    other = page(*TEXT[:2], "Rejoignez-nous dès maintenant et recevez chaque mois nos conseils par courriel.")
    assert updates(days(PLAIN, other, PLAIN, other, other, PLAIN, other, other, PLAIN)) == []


def test_what_never_mattered_never_does(days: Days) -> None:
    assert updates(days(PLAIN, *[page(*TEXT, "Nous écrire")] * 9)) == []


def test_what_came_back_for_good_is_told_all_the_same(days: Days) -> None:
    """An old copy may be served for a while beside the new one."""
    assert updates(days(PLAIN, CHANGED, PLAIN)) == []
    assert len(updates(days(*[CHANGED] * 8))) == 1


def test_an_outage_in_which_something_else_answered_leaves_no_trace(days: Days, engine: Engine) -> None:
    days(PLAIN)
    days.change(lambda session, _: session.add_all(_others()))
    assert updates(days(CHANGED)) == []
    assert days.editions() == 1
    days.change(lambda session, _: _withdraw_others(session))
    assert len(updates(days(CHANGED, CHANGED))) == 1


def _withdraw_others(session: Session) -> None:
    for use in session.scalars(select(Use).where(Use.position > 0)):
        session.delete(use)


def _others() -> list[Use]:
    """Living links whose names exist no longer: that looks like our own network."""
    made = []
    for number in range(1, 9):
        resource = Resource(
            slug=f"r{number}", title=f"R {number}", kind=Kind.OTHER, position=number, source="test", added_at=START
        )
        link = Link(url=f"https://gone{number}.example/", short=False, state=State.ALIVE)
        made.append(Use(resource=resource, link=link, role=LinkRole.PAGE, position=1))
    return made


def test_a_new_cleaner_takes_its_baselines_in_silence(days: Days, monkeypatch: pytest.MonkeyPatch) -> None:
    days(PLAIN, PLAIN)
    monkeypatch.setattr(scopes, "VERSION", "next")
    assert days(CHANGED, CHANGED, CHANGED) == []
    assert len(updates(days(PLAIN, page(*TEXT, "Encore une autre fiche, sur les locaux partagés."), PLAIN))) == 0


def test_not_modified_confirms_a_change_and_does_not_hide_a_new_scope(days: Days) -> None:
    def tagged(served: Page, tag: str) -> Answer:
        headers = {**served.headers, "ETag": tag}
        return lambda request: (
            Page(304, headers) if request.headers.get("if-none-match") == tag else Page(200, headers, served.body)
        )

    old, new = tagged(PLAIN, '"a"'), tagged(CHANGED, '"b"')
    assert days(old, old, new) == []
    assert len(updates(days(new))) == 1
    days.change(lambda _, resource: setattr(resource, "watch", Watch.TITLE))
    assert days(new) == []
    titled = tagged(page(*TEXT, title=f"{TITLE}, deuxième édition"), '"c"')
    (told,) = updates(days(titled, titled))
    assert told["title_after"] == f"{TITLE}, deuxième édition"


def test_a_new_edition_of_a_pdf(days: Days) -> None:
    def pdf(*lines: str) -> Page:
        return Page(200, {"Content-Type": "application/pdf"}, document(TITLE, *lines))

    first = pdf("Première édition, 2024.", "Trois fiches pratiques.")
    (told,) = updates(days(first, first, *[pdf("Deuxième édition, 2026.", "Quatre fiches pratiques.")] * 2))
    assert "2026" in told["extract"]


def test_what_a_maintainer_watches(days: Days) -> None:
    days.change(lambda _, resource: setattr(resource, "watch", Watch.NOTHING))
    assert days(PLAIN, CHANGED, CHANGED) == []
    assert days.editions() == 0
    days.change(lambda _, resource: setattr(resource, "watch", None))
    days.change(lambda _, resource: setattr(resource, "watch_only", "h1"))
    assert days(CHANGED, PLAIN, PLAIN) == []
    assert len(updates(days(*[page(*TEXT, title="Le guide, deuxième édition")] * 2))) == 1


def test_what_was_dismissed_is_not_told_again(days: Days) -> None:
    def diary(meeting: str) -> Page:
        text = "".join(f"<p>{each}</p>" for each in TEXT)
        body = f"<title>{TITLE}</title><main>{text}<div id='agenda'><p>Prochaine rencontre à {meeting}</p></div></main>"
        return Page(200, {"Content-Type": "text/html; charset=utf-8"}, body.encode())

    (told,) = updates(days(diary("Lyon"), diary("Grenoble en mars"), diary("Grenoble en mars")))

    def dismiss(session: Session, _: Resource) -> None:
        link = session.scalars(select(Link)).one()
        link.dismissals = [Dismissal(place=each) for each in told["places"].split()]

    days.change(dismiss)
    assert days(diary("Chambéry en juin"), diary("Chambéry en juin")) == []


def test_what_was_dismissed_in_a_document_is_its_like_and_nothing_else(days: Days) -> None:
    def issue(day: str, price: str = "gratuit") -> Page:
        lines = (
            f"Tableau relevé par Ann le {day} dans le réseau.",
            f"Le prêt du matériel est {price} pour les adhérents.",
        )
        return Page(200, {"Content-Type": "application/pdf"}, document(TITLE, *lines))

    (told,) = updates(days(issue("lundi 2 mars 2026"), *[issue("jeudi 5 mars 2026")] * 2))

    def dismiss(session: Session, _: Resource) -> None:
        link = session.scalars(select(Link)).one()
        link.dismissals = [Dismissal(place=each) for each in told["places"].split()]

    days.change(dismiss)
    assert days(*[issue("mardi 7 avril 2026")] * 2) == []
    (other,) = updates(days(*[issue("vendredi 8 mai 2026", "facturé 3 euros")] * 2))
    assert "facturé 3 euros" in str(other["extract"])


def test_only_a_few_editions_are_kept(days: Days) -> None:
    for number in range(5):
        days(*[page(*TEXT, f"{NEWS} Numéro 20{number}{number}, à ne pas manquer.")] * 2)
    assert days.editions() <= 5
    last = f"{NEWS} Numéro 2044, à ne pas manquer."
    assert days(*[page(*TEXT, last, f"Bouton {sign}") for sign in "abcdefgh"]) == []
    assert days.editions() <= 5
