"""Proposals for empty fields: their numbers last, they are taken over or declined, and both are taken back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import pytest
from sqlalchemy import delete, event, insert, select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.hand import filling
from catalog.hand.filling import ProposalError
from catalog.journal.undo import undo_last
from catalog.journal.writing import Now
from catalog.kinds import Kind
from catalog.models import Contribution, Link, Organisation, Resource, StoredEdition, Use
from catalog.updates.edition import Edition
from catalog.updates.proposing import Proposal, give_numbers, proposals
from catalog.vocabulary import Action, ContributorRole, LinkRole
from tests.conftest import holds
from tests.integration.terminal import Terminal

pytestmark = pytest.mark.each_database
NOW = Now("bénévole", datetime(2026, 11, 24, 8, tzinfo=UTC))
AT = "2026-11-24T08:00:00Z"


@pytest.fixture
def session(database: str) -> Iterator[Session]:
    engine = open_database(database)
    with Session(engine) as session:
        resource = Resource(slug="guide", title="Guide", kind=Kind.GUIDE, position=0, source="test", added_at=NOW.at)
        for number in (1, 2):
            link = Link(url=f"https://rnma.example/{number}", short=False)
            session.add(Use(resource=resource, link=link, role=LinkRole.PAGE, position=number))
        session.flush()
        yield session
    engine.dispose()


def says(session: Session, place: int, **said: Any) -> None:
    """From now on, the page at this place says so."""
    link = session.scalars(select(Resource)).one().uses[place].link
    session.execute(delete(StoredEdition).where(StoredEdition.link_id == link.id))
    holds(session, link, Edition(title=f"Guide {place}", **said))


def standing(session: Session) -> dict[str, Proposal]:
    give_numbers(session, proposals(session))
    return {each.field: each for each in proposals(session)}


def number(session: Session, field: str) -> int:
    found = standing(session)[field].number
    assert found is not None
    return found


def test_a_number_lasts_and_is_never_given_to_another(session: Session) -> None:
    says(session, 0, date="2013", description="Trente fiches.")
    first = number(session, "date")
    assert first != number(session, "summary")
    says(session, 0, date="2014")
    second = number(session, "date")
    assert second not in (first, None)
    with pytest.raises(ProposalError) as error:
        filling.standing(session, first)
    assert error.value.message.startswith("Proposal {number} for “{title}” no longer holds")
    says(session, 0, date="2013")
    assert number(session, "date") == first


def test_what_is_taken_over_is_a_persons_and_taken_back_it_is_proposed_again(session: Session) -> None:
    says(session, 0, date="2013", author="RNMA")
    numbers = [number(session, field) for field in ("date", "author")]
    for each in numbers:
        filling.take_over(session, [filling.standing(session, each)], NOW)
    resource = session.scalars(select(Resource)).one()
    assert (resource.date, [each.organisation.name for each in resource.contributions]) == ("2013", ["RNMA"])
    assert set(resource.edited) == {"date", "contributions"}
    assert standing(session) == {}
    undo_last(session, NOW.at)
    undo_last(session, NOW.at)
    assert [number(session, field) for field in ("date", "author")] == numbers


def test_an_author_that_is_known_keeps_its_full_name(session: Session) -> None:
    known = Organisation(slug="rnma", name="RNMA", full_name="Réseau national des maisons des associations")
    other = Resource(slug="autre", title="Autre", kind=Kind.GUIDE, position=9, source="test", added_at=NOW.at)
    session.add(Contribution(resource=other, organisation=known, role=ContributorRole.AUTHOR, position=0))
    session.flush()
    link = session.scalars(select(Link).order_by(Link.id)).first()
    assert link is not None
    holds(session, link, Edition(title="Guide", author="RNMA"))
    filling.take_over(session, [standing(session)["author"]], NOW)
    guide = session.scalars(select(Resource).where(Resource.slug == "guide")).one()
    assert [each.organisation for each in guide.contributions] == [known]
    assert known.full_name == "Réseau national des maisons des associations"
    undo_last(session, NOW.at)
    assert (guide.contributions, known.full_name) == ([], "Réseau national des maisons des associations")


def test_what_is_declined_does_not_come_back_unless_a_page_says_something_else(session: Session) -> None:
    says(session, 0, date="2013")
    declined = number(session, "date")
    filling.decline(session, [filling.standing(session, declined)], NOW)
    assert standing(session) == {}
    says(session, 1, date="2013")
    assert standing(session) == {}
    says(session, 1, date="2015")
    assert standing(session)["date"].value == "2015"
    says(session, 0, date="2014")
    assert standing(session)["date"].value == "2014"
    with pytest.raises(ProposalError) as error:
        filling.standing(session, declined)
    assert "--again" in error.value.message


@pytest.mark.parametrize("take_back", ["undo", "again"])
def test_who_declined_may_think_better_of_it(session: Session, take_back: str) -> None:
    says(session, 0, date="2013", language="fr")
    declined = number(session, "date")
    filling.decline(session, [filling.standing(session, declined)], NOW)
    if take_back == "undo":
        undo_last(session, NOW.at)
    else:
        filling.propose_again(session, declined, NOW)
    assert number(session, "date") == declined
    assert session.scalars(select(Resource)).one().declined == {}
    with pytest.raises(ProposalError):
        filling.propose_again(session, declined, NOW)


def test_numbers_that_nobody_gave_are_told(session: Session) -> None:
    for deed in (filling.standing, lambda session, number: filling.propose_again(session, number, NOW)):
        with pytest.raises(ProposalError) as error:
            deed(session, 7)
        assert "vigie fill" in error.value.message


def test_by_command_one_by_one_of_a_resource_and_all(desk: Any, unfilled: str) -> None:
    found = desk.json("fill")
    assert [(each["resource"], each["field"]) for each in found] == [
        (f"lecon-{number}", field) for number in (1, 2) for field in ("date", "language")
    ]
    listed = desk.vigie("fill").stdout
    assert all(f"{each['number']:>4}  " in listed for each in found)
    one, two, *_ = (str(each["number"]) for each in found)
    assert "2011-05" in desk.vigie("fill", one, now=AT).stdout
    assert desk.json("show", "lecon-1")["date"] == "2011-05"
    assert "ne tient plus" in desk.vigie("fill", one, code=2).stderr
    assert "vigie undo" in desk.vigie("fill", two, "--decline", now=AT).stderr
    assert "--again" in desk.vigie("fill", two, code=2).stderr
    desk.vigie("fill", two, "--again", now=AT)
    desk.vigie("fill", "lecon-1", "--decline", now=AT)
    assert {each["resource"] for each in desk.json("fill")} == {"lecon-2"}
    desk.vigie("fill", "--all", "--only", "date", now=AT)
    assert [each["field"] for each in desk.json("fill")] == ["language"]
    assert [each["action"] for each in desk.json("journal")] == ["edited", "declined", "restored", "declined", "edited"]
    for _ in range(5):
        desk.vigie("undo")
    assert desk.json("fill") == found


def test_of_a_long_list_the_beginning_is_shown_and_numbered(desk: Any, unfilled: str) -> None:
    listed = desk.vigie("fill", "--limit", "3", "--only", "date", "--only", "language")
    assert listed.stdout.count("(http") == 3
    assert "3 propositions sur 4 sont montrées ici\u202f; avec «\u00a0--limit 4\u00a0», toutes." in listed.stderr
    assert desk.sql("SELECT count(*) FROM proposal_numbers") == [(3,)]
    assert [each["number"] for each in desk.json("fill", "--limit", "2")] == [1, 2]
    assert "sont montrées" not in desk.vigie("fill", "--limit", "4").stderr
    desk.vigie("fill", "--all", "--limit", "3", now=AT)
    assert [(each["resource"], each["field"]) for each in desk.json("fill")] == [("lecon-2", "language")]


def test_of_a_very_long_list_it_is_not_counted_to_its_end(desk: Any, many: str) -> None:
    said = desk.vigie("fill", "--limit", "2").stderr
    assert "2 propositions sont montrées ici, sur au moins 1002\u202f; avec «\u00a0--limit 1002\u00a0»" in said
    assert "sur 1010 sont montrées" in desk.vigie("fill", "--limit", "1000").stderr
    assert len(desk.json("fill")) == 1_010
    done = desk.vigie("fill", "--all", "--decline", "--only", "language", "--limit", "103", now=AT)
    assert done.stdout.count("(http") == 100
    assert "et 3 autres" in done.stdout


@pytest.mark.parametrize("option", [(), ("--decline",)])
def test_all_of_it_is_one_deed(desk: Any, many: str, option: tuple[str, ...]) -> None:
    found = desk.json("fill")
    desk.vigie("fill", "--all", *option, now=AT)
    assert desk.json("fill") == []
    (deed,) = desk.json("journal")
    assert (deed["about"], len(deed["records"])) == ("vigie fill --all", 505)
    assert "vigie fill --all" in desk.vigie("undo").stderr
    assert desk.json("fill") == found


def test_of_many_resources_none_is_asked_for_by_itself(desk: Any, many: str) -> None:
    engine = open_database(many)
    with Session(engine) as session, reading(session) as asked:
        deed = filling.Filling(session, NOW, Action.EDITED, "all")
        found = list(proposals(session))
        give_numbers(session, found)
        deed.settle(found)
        deed.end()
    engine.dispose()
    assert len(found) == 1_010
    assert len(asked) < 60


@pytest.fixture
def many(desk: Any) -> str:
    """A catalogue of which pages say a thousand and ten things that it does not know."""
    engine = open_database(desk.database)
    with Session(engine) as session:
        link = Link(url="https://rnma.example/1", short=False)
        session.add(link)
        session.flush()
        holds(session, link, Edition(title="Guide", language="fr", date="2012"))
        for number in range(505):
            resource = Resource(slug=f"r{number}", title="R", kind=Kind.GUIDE, position=number, source="t")
            resource.added_at, resource.edited = NOW.at, ["contributions", "summary"]
            session.add(Use(resource=resource, link=link, role=LinkRole.PAGE, position=0))
        session.commit()
    engine.dispose()
    return str(desk.database)


def test_what_lies_behind_the_first_ones_is_not_even_read(session: Session) -> None:
    """A catalogue of many resources, each of which says something: the database is asked for the first part of them."""
    many = range(2, 1_002)
    common = {"kind": Kind.GUIDE, "source": "test", "added_at": NOW.at}
    session.execute(insert(Resource), [{"slug": f"r{n}", "title": "R", "position": n} | common for n in many])
    link = session.scalars(select(Resource).where(Resource.slug == "guide")).one().uses[0].link
    holds(session, link, Edition(title="Guide", language="fr"))
    keys = session.scalars(select(Resource.id).where(Resource.slug != "guide"))
    uses = [{"resource_id": key, "link_id": link.id, "role": LinkRole.PAGE, "position": 0} for key in keys]
    session.execute(insert(Use), uses)
    session.expunge_all()
    made: list[object] = []
    event.listen(session, "loaded_as_persistent", lambda _, each: made.append(each))
    found = proposals(session)
    with reading(session) as asked:
        assert [each.field for each in islice(found, 100)] == ["language"] * 100
        assert len(asked) == 3
        assert sum(1 for _ in found) == 901
    assert not made, "of rows that are only shown no objects are made"


@contextmanager
def reading(session: Session) -> Iterator[list[str]]:
    """The questions that the database is asked meanwhile."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        asked.append(statement)

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize(
    "arguments", [["--decline"], ["--again"], ["1", "--all"], ["1", "--decline", "--again"], ["lecon-1", "--again"]]
)
def test_what_is_not_meant_clearly_is_asked_for(desk: Any, unfilled: str, arguments: list[str]) -> None:
    assert "vigie fill 12" in desk.vigie("fill", *arguments, code=2).stderr


@pytest.fixture
def walk(desk: Any, unfilled: str) -> Iterator[Callable[[], Terminal]]:
    started: list[Terminal] = []

    def start() -> Terminal:
        started.append(Terminal(desk.loaded, desk.command("review", now=AT), desk.folder))
        return started[-1]

    yield start
    for terminal in started:
        terminal.close()


def test_the_review_goes_on_with_them_once_the_links_are_seen(walk: Any, desk: Any) -> None:
    terminal = walk()
    for place in range(1, 21):
        terminal.sees(f"{place} sur 20 ·")
        terminal.press("s")
    terminal.sees("1 sur 4 · Coopérer, leçon 1 :")
    terminal.sees("date : 2011-05")
    terminal.press("a")
    terminal.sees("2 sur 4 ·")
    terminal.sees("langue : fr")
    terminal.press("e")
    terminal.sees("3 sur 4 · Coopérer, leçon 2 :")
    terminal.press("z")
    terminal.sees("2 sur 4 ·")
    terminal.sees("Annulé.")
    terminal.press("es")
    terminal.sees("4 sur 4 ·")
    terminal.press("q")
    said = terminal.end()
    assert "2 gestes faits" in said
    assert "2 champs pourraient être remplis" in said
    assert desk.json("show", "lecon-1")["date"] == "2011-05"
    assert {each["resource"] for each in desk.json("fill")} == {"lecon-2"}


def test_who_quits_among_the_links_is_asked_nothing_more(walk: Any) -> None:
    terminal = walk()
    terminal.sees("1 sur 20 ·")
    terminal.press("q")
    assert "4 champs pourraient être remplis" in terminal.end()
