"""The lab: every case visited once, then day after day for three weeks, in one catalogue and on one simulated web."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.models import Event, Link, Resource, Use, Visit
from catalog.policy import Policy
from catalog.vocabulary import EventKind, Reason, State
from crawler.options import CrawlerOptions
from crawler.reactor import run
from crawler.run import CrawlReport, crawl
from vigie.demo.lab.all import CASES, DAYS, world_on
from vigie.demo.lab.case import Case
from vigie.demo.lab.catalogue import enter
from vigie.demo.lab.table import render
from vigie.demo.sites import CONTROL_URLS
from vigie.demo.web import SimulatedWeb

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
# Few requests at once, so that on a busy machine none waits so long for its turn that it seems to hang.
OPTIONS = CrawlerOptions(delay=0, timeout=3, concurrency=16, control_urls=CONTROL_URLS, archive="")
DOCUMENT = Path(__file__).parents[2] / "docs" / "lab.md"
REASONS = [reason for reason in Reason if reason is not Reason.OFFLINE]

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def live(engine: Engine, folder: Path, first: int, last: int, *, offline: bool = False) -> list[CrawlReport]:
    """A run at eight o'clock on each day from `first` to `last`."""

    async def days() -> list[CrawlReport]:
        reports = []
        async with SimulatedWeb(folder) as web:
            patch.setenv("SSL_CERT_FILE", str(web.ca_file))
            for day in range(first, last + 1):
                web.world = world_on(day)
                web.offline = offline
                now = START + timedelta(days=day)
                reports.append(await crawl(engine, OPTIONS, Policy(), now, network=web.network))
        return reports

    with pytest.MonkeyPatch.context() as patch:
        return run(days())


@dataclass(frozen=True)
class Outcome:
    """What became of a link in the end."""

    state: State
    events: list[EventKind]
    drifted: bool


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lab")


@pytest.fixture(scope="module")
def engine(folder: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{folder}/vigie.db")
    with Session(engine) as session:
        enter(session, CASES, START)
        session.commit()
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def first_visits(engine: Engine, folder: Path) -> dict[str, Visit]:
    """By the name of the case."""
    [report] = live(engine, folder, 0, 0)
    assert (report.online, report.conclusive) == (True, True)
    with Session(engine) as session:
        query = select(Resource.slug, Visit).join(Use, Use.link_id == Visit.link_id).join(Use.resource)
        return {slug.replace("-", "_"): visit for slug, visit in session.execute(query)}


@pytest.fixture(scope="module")
def outcomes(engine: Engine, folder: Path, first_visits: dict[str, Visit]) -> dict[str, Outcome]:
    """By the name of the case, after three weeks."""
    assert len(first_visits) == len(CASES)
    assert all(report.conclusive for report in live(engine, folder, 1, DAYS - 1))
    with Session(engine) as session:
        return {
            link.uses[0].resource.slug.replace("-", "_"): Outcome(link.state, events_of(session, link), link.drifted)
            for link in session.scalars(select(Link))
        }


def events_of(session: Session, link: Link) -> list[EventKind]:
    return list(session.scalars(select(Event.kind).where(Event.link_id == link.id).order_by(Event.at, Event.id)))


@each_case
def test_the_first_visit_comes_to_the_right_reason(case: Case, first_visits: dict[str, Visit]) -> None:
    seen = first_visits[case.name]
    assert (seen.reason, seen.drifted is True) == (case.expects, case.drifted), seen.detail
    assert case.detail in seen.detail
    assert case.final_url in (None, seen.final_url)


@each_case
def test_three_weeks_come_to_the_right_state(case: Case, outcomes: dict[str, Outcome]) -> None:
    found = outcomes[case.name]
    told = [kind for kind in found.events if kind is not EventKind.MOVED or kind in case.final_events]
    assert (found.state, told) == (case.final_state, list(case.final_events))


def test_a_day_without_our_network_changes_nothing(engine: Engine, folder: Path, outcomes: dict[str, Outcome]) -> None:
    [report] = live(engine, folder, DAYS, DAYS, offline=True)
    assert (report.online, report.conclusive, list(report.events)) == (False, False, [])
    with Session(engine) as session:
        states = {link.uses[0].resource.slug.replace("-", "_"): link.state for link in session.scalars(select(Link))}
    assert states == {name: outcome.state for name, outcome in outcomes.items()}


# -- the lab itself ----------------------------------------------------------------------


def test_every_reason_is_met_in_at_least_three_variants() -> None:
    counts = Counter(case.expects for case in CASES)
    assert len(CASES) >= 120
    assert all(counts[reason] >= 3 for reason in REASONS), counts


def test_no_two_cases_share_a_name_or_an_address() -> None:
    assert Counter(case.name for case in CASES).most_common(1)[0][1] == 1
    assert Counter(case.url for case in CASES).most_common(1)[0][1] == 1


@pytest.mark.parametrize("day", range(DAYS))
def test_no_case_changes_what_another_one_sees(day: int) -> None:
    """Hosts may be shared, shorteners above all, but not their pages, nor how they are."""
    together = world_on(day)
    for case in CASES:
        alone = world_on(day, [case])
        for host, site in alone.sites.items():
            shared = together.sites[host]
            assert site.pages.keys() <= shared.pages.keys()
            assert (site.certificate, site.https_only, site.reachable, site.addresses) == (
                shared.certificate, shared.https_only, shared.reachable, shared.addresses
            )  # fmt: skip
    pages = sum(len(site.pages) for case in CASES for site in world_on(day, [case]).sites.values())
    controls = len(CONTROL_URLS) * (len(CASES) - 1)
    assert sum(len(site.pages) for site in together.sites.values()) == pages - controls


def test_the_documentation_has_the_same_cases() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == render(), "run: python -m vigie.demo.lab.table docs/lab.md"
