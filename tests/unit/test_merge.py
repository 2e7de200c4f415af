"""Drafts meeting the catalogue."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select, true
from sqlalchemy.orm import Session

from catalog import queries
from catalog.database import open_database
from catalog.events import new_event
from catalog.exporting.formats import FORMATS
from catalog.hand import deeds
from catalog.hand.text import draft_of, text_of
from catalog.importing.bundle import bundled
from catalog.importing.changes import Changes, Entry, Outcome
from catalog.importing.draft import Draft, DraftContribution, DraftLink
from catalog.importing.meeting import adds_nothing, meet
from catalog.importing.merge import merge
from catalog.importing.tidy import tidied
from catalog.journal.reading import found_records
from catalog.journal.record import record_of
from catalog.journal.writing import Now
from catalog.kinds import Kind
from catalog.models import Event, Link, Organisation, Resource, Theme
from catalog.shelf import Shelf
from catalog.vocabulary import ContributorRole, EventKind, LinkRole, Watch

pytestmark = pytest.mark.each_database

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def engine(shared_database: str) -> Iterator[Engine]:
    engine = open_database(shared_database)
    yield engine
    engine.dispose()


@pytest.fixture
def session(database: str) -> Iterator[Session]:
    engine = open_database(database)
    with Session(engine) as session:
        yield session
    engine.dispose()


def bring(session: Session, *drafts: Draft, source: str = "guide.md", language: str | None = "fr") -> Changes:
    changes = merge(session, [tidied(each) for each in drafts], source, NOW, language)
    session.flush()
    session.expire_all()
    return changes


def only(session: Session) -> Resource:
    (resource,) = queries.all_resources(session)
    return resource


def draft(title: str = "Guide", *urls: str, date: str | None = None, by: str = "", **facts: object) -> Draft:
    makers = tuple(DraftContribution(name) for name in by.split(";") if name)
    links = tuple(DraftLink(url) for url in urls)
    return Draft(title, line=1, date=date, contributions=makers, links=links, **facts)  # type: ignore[arg-type]


def test_a_new_resource_is_added_with_all_that_its_draft_says(session: Session) -> None:
    whole = Draft(
        title="Guide  de la\ncoopération",
        line=3,
        kind=Kind.GUIDE,
        date="2015",
        summary="Un guide.",
        container="Revue",
        issue="4",
        place="Ressources",
        themes=("Coopération", "coopération", "Europe"),
        contributions=(DraftContribution("RNMA", ContributorRole.PUBLISHER, "Réseau national"),),
        links=(DraftLink("http://bit.ly/1NaG8UD"), DraftLink("www.example.org", LinkRole.VIDEO)),
    )
    assert bring(session, whole) == Changes([Entry(3, Outcome.ADDED, "Guide de la coopération")])
    resource = only(session)
    assert (resource.title, resource.slug) == ("Guide de la coopération", "guide-de-la-cooperation")
    assert (resource.kind, resource.date, resource.language, resource.summary) == (
        Kind.GUIDE,
        "2015",
        "fr",
        "Un guide.",
    )
    assert (resource.container, resource.issue, resource.place) == ("Revue", "4", "Ressources")
    assert (resource.source, resource.added_at, resource.position) == ("guide.md", NOW, 1)
    assert [theme.name for theme in resource.themes] == ["Coopération", "Europe"]
    assert [(each.organisation.full_name, each.role) for each in resource.contributions] == [
        ("Réseau national", ContributorRole.PUBLISHER)
    ]
    assert [(use.link.url, use.link.short, use.role) for use in resource.uses] == [
        ("http://bit.ly/1NaG8UD", True, LinkRole.DOCUMENT),
        ("http://www.example.org", False, LinkRole.VIDEO),
    ]


def test_an_added_resource_is_an_event_that_outlives_it(session: Session) -> None:
    bring(session, draft("Guide", "http://a.example/"))
    event = session.scalars(select(Event)).one()
    assert (event.kind, event.at, event.link_id) == (EventKind.ADDED, NOW, None)
    assert event.resource is only(session)
    assert len(event.uuid) == 36
    session.delete(only(session))
    session.commit()
    session.refresh(event)
    assert event.resource is None
    assert event.facts == {"title": "Guide", "slug": "guide", "url": "http://a.example/"}


def test_an_event_keeps_its_own_facts_and_its_link(session: Session) -> None:
    bring(session, draft("Guide", "http://a.example/", "http://b.example/"))
    resource = only(session)
    event = new_event(session, EventKind.DIED, NOW, resource, resource.uses[1].link, {"reason": "gone"})
    assert event.facts == {"title": "Guide", "slug": "guide", "url": "http://b.example/", "reason": "gone"}
    assert new_event(session, EventKind.DIED, NOW, None, None, {}).uuid != event.uuid


@pytest.mark.parametrize(
    ("url", "kind", "role"),
    [
        ("http://a.example/guide.PDF", None, LinkRole.DOCUMENT),
        ("https://www.youtube.com/watch?v=1", None, LinkRole.VIDEO),
        ("http://bit.ly/1", Kind.STUDY, LinkRole.DOCUMENT),
        ("http://bit.ly/1", Kind.EVENT, LinkRole.PAGE),
        ("http://a.example", Kind.STUDY, LinkRole.WEBSITE),
        ("http://a.example/?page=3", None, LinkRole.PAGE),
        ("http://[", None, LinkRole.PAGE),
    ],
)
def test_the_role_of_a_link_is_guessed_from_its_address(
    session: Session, url: str, kind: Kind | None, role: LinkRole
) -> None:
    bring(session, draft("X", url, kind=kind))
    assert only(session).uses[0].role is role


def test_the_kind_of_a_home_page_is_a_website_and_else_unknown(session: Session) -> None:
    bring(session, draft("A", "http://a.example/"), draft("B", "http://b.example/page"), draft("C"))
    assert [each.kind for each in queries.all_resources(session)] == [Kind.WEBSITE, Kind.OTHER, Kind.OTHER]


def test_resources_share_organisations_themes_and_links(session: Session) -> None:
    one = draft("Un", "http://a.example/x", by="Le RAMEAU", themes=("Europe",))
    two = draft("Deux", "https://www.a.example/x/", by="le Rameau", themes=("EUROPE",))
    bring(session, one, two)
    for table in (Organisation, Theme, Link):
        assert session.scalar(select(func.count()).select_from(table)) == 1
    assert len(session.scalars(select(Link)).one().uses) == 2


def test_what_an_acronym_stands_for_is_noted_once(session: Session) -> None:
    bring(session, draft("Un", by="RNMA"))
    for full_name in ("Réseau national", "Autre chose"):
        bring(session, Draft("Deux", 1, contributions=(DraftContribution("rnma", full_name=full_name),)))
    assert [(each.name, each.full_name) for each in session.scalars(select(Organisation))] == [
        ("RNMA", "Réseau national")
    ]


def test_the_owning_source_corrects_its_resource(session: Session) -> None:
    bring(session, draft("Guide coop", "http://a.example/x", date="2014", by="A;B", themes=("X",), kind=Kind.GUIDE))
    corrected = draft("Guide coop !", "http://a.example/x", date="2014-05", by="B;C", themes=("Y",), kind=Kind.STUDY)
    assert bring(session, corrected).changed == [("Guide coop !", ["title", "kind", "date", "themes", "contributions"])]
    resource = only(session)
    assert [each.organisation.name for each in resource.contributions] == ["B", "C"]
    assert [theme.name for theme in resource.themes] == ["Y"]
    assert resource.slug == "guide-coop", "an address once given stays"


def test_another_source_fills_what_is_empty_and_adds_links_only(session: Session) -> None:
    bring(session, draft("Guide", "http://a.example/x", date="2014", by="A"))
    other = draft("GUIDE", "http://a.example/x", "http://b.example/y", date="2015", by="B", summary="S", themes=("T",))
    assert bring(session, other, source="other.csv").changed == [("Guide", ["summary", "themes", "links"])]
    resource = only(session)
    assert (resource.title, resource.date, resource.summary, resource.source) == ("Guide", "2014", "S", "guide.md")
    assert [each.organisation.name for each in resource.contributions] == ["A"]
    assert [use.link.url for use in resource.uses] == ["http://a.example/x", "http://b.example/y"]


def test_what_is_watched_is_the_word_of_its_source_until_a_maintainer_has_spoken(session: Session) -> None:
    bring(session, draft(watch=Watch.TITLE, watch_only="#agenda"))
    assert (only(session).watch, only(session).watch_only) == (Watch.TITLE, "#agenda")
    assert not bring(session, draft(watch=Watch.NOTHING), source="other.md").any
    assert bring(session, draft(watch=Watch.DOCUMENT)).changed == [("Guide", ["watch"])]
    resource = only(session)
    deeds.edit(session, resource, replace(draft_of(text_of(resource), Path("guide.toml")), watch=None), Now("Ana", NOW))
    (kept,) = bring(session, draft(watch=Watch.DOCUMENT)).entries
    assert (kept.outcome, [each.name for each in kept.differences]) == (Outcome.KEPT, ["watch"])
    assert (only(session).watch, only(session).watch_only) == (None, "#agenda")


def test_what_a_file_does_not_say_is_left(session: Session) -> None:
    bring(session, draft("Guide", "http://a.example/x", date="2014", by="A", summary="S", themes=("T",)))
    assert not bring(session, draft("Guide", date="2014")).any
    assert only(session).summary == "S"


@pytest.mark.parametrize(
    ("known", "incoming"),
    [
        (draft("Étude", "http://a.example/"), draft("etude", "https://www.a.example", date="2015")),
        (draft("Étude", date="2015"), draft("Étude", "http://a.example/", date="2015-06-08")),
        (draft("Étude", date="2015"), draft("Étude")),
        (draft("Plateforme", "http://a.example"), draft("Un exemple", "http://a.example")),
    ],
)
def test_another_source_describes_the_same_resource(session: Session, known: Draft, incoming: Draft) -> None:
    bring(session, known)
    assert not bring(session, incoming, source="other.md").added


@pytest.mark.parametrize(
    ("known", "incoming"),
    [
        (draft("Rapport", "http://a.example/1", date="2014"), draft("Rapport", "http://a.example/2", date="2015")),
        (draft("Rapport d’activité", date="2014", by="A"), draft("Rapport d’activité", date="2014", by="B")),
        (draft("Rapport", "http://a.example/1", date="2014"), draft("Bilan", "http://a.example/1", date="2015")),
        (draft("Rapport", "http://a.example/1", date="2014"), draft("Rapport", "http://a.example/2")),
        (draft("Rapport", "http://a.example/1"), draft("Bilan", "http://a.example/1", "http://a.example/2")),
    ],
)
def test_these_are_two_resources(session: Session, known: Draft, incoming: Draft) -> None:
    bring(session, known)
    assert bring(session, incoming, source="other.md").added


def test_one_file_may_have_two_resources_at_one_address(session: Session) -> None:
    guide = [draft("Le Mouvement associatif", "http://a.example"), draft("Dossier", "http://a.example")]
    assert bring(session, *guide).added == ["Le Mouvement associatif", "Dossier"]
    other = [draft("Dossier documentaire", "http://a.example"), draft("Le Mouvement", "http://a.example")]
    assert bring(session, *other, source="other.md").recognised == [
        ("Dossier documentaire", "Dossier"),
        ("Le Mouvement", "Le Mouvement associatif"),
    ]


def test_the_same_source_may_give_an_address_to_a_new_resource(session: Session) -> None:
    bring(session, draft("Portail des associations", "http://a.example"))
    assert bring(session, draft("Lettre mensuelle", "http://a.example")).added == ["Lettre mensuelle"]


def test_entries_of_one_resource_within_a_file_are_one(session: Session) -> None:
    entries = [
        draft("Guide", "http://a.example/x", themes=("A",)),
        draft("Autre"),
        draft("guide", "http://b.example/y"),
    ]
    assert bring(session, *entries).added == ["Guide", "Autre"]
    assert len(queries.all_resources(session)[0].uses) == 2


def test_positions_and_slugs_continue_after_those_there_are(session: Session) -> None:
    bring(session, draft("Guide", date="2014", themes=("A",)))
    bring(session, draft("Guide", date="2015", themes=("B", "A")))
    assert [(each.slug, each.position) for each in queries.all_resources(session)] == [("guide", 1), ("guide-2", 2)]
    assert [(theme.name, theme.position) for theme in queries.all_themes(session)] == [("A", 1), ("B", 2)]


def test_what_is_journalled_as_rows_is_what_the_resources_are(session: Session) -> None:
    bring(session, *bundled())
    resources = queries.every_resource(session)
    resources[1].merged_into, resources[1].withdrawn_at = resources[0], NOW
    session.flush()
    assert found_records(session, true()) == [record_of(each) for each in resources]


def test_the_likely_duplicates_are_those_of_all_that_are_sure_enough(session: Session) -> None:
    """To warn of them, resources that have nothing in common with another are not held in memory."""
    bring(session, draft("Guide du don", "http://a.example/1"), draft("Étude", "http://b.example/", date="2013"))
    bring(session, draft("Livret", "http://a.example/1", date="2014"), source="b.csv")
    bring(session, draft("ÉTUDE", "http://c.example/2"), draft("Seul", "http://d.example/3"), source="c.csv")
    least = 0.8
    sure = [pair for pair in queries.likely_duplicates(session) if pair.confidence >= least]
    assert sure
    assert queries.likely_duplicates(session, least) == sure


def test_nothing_is_committed(database: str) -> None:
    engine = open_database(database)
    with Session(engine) as session:
        merge(session, [tidied(draft())], "guide.md", NOW, None)
    with Session(engine) as session:
        assert not queries.all_resources(session)
    engine.dispose()


# Few values, so that drafts meet often.
titles = st.sampled_from(["Guide", "guide !", "Guide coop", "Rapport", "Rapport annuel", "Le réseau"])
names = st.sampled_from(["RNMA", "Réseau national", "Le RAMEAU", "le Rameau", "ORSE", "?"])
urls = st.sampled_from(["http://a.example/", "https://www.a.example", "a.example/x.pdf", "http://bit.ly/1", "http://["])
contributions = st.builds(DraftContribution, names, st.sampled_from(ContributorRole), st.none() | names)
drafts = st.lists(
    st.builds(
        Draft,
        title=titles,
        line=st.just(1),
        kind=st.none() | st.sampled_from([Kind.OTHER, Kind.GUIDE]),
        date=st.none() | st.sampled_from(["2014", "2015", "2015-06-08"]),
        language=st.none() | st.just("fr"),
        summary=st.none() | st.sampled_from(["S", "=1+1\nT"]),
        container=st.none() | st.just("-Revue"),
        watch=st.none() | st.sampled_from(Watch),
        watch_only=st.none() | st.sampled_from(["#a", "-b"]),
        themes=st.lists(st.sampled_from(["A", "a", "B", "@C"]), max_size=3).map(tuple),
        contributions=st.lists(contributions, max_size=3).map(tuple),
        links=st.lists(st.builds(DraftLink, urls, st.none() | st.sampled_from(LinkRole)), max_size=3).map(tuple),
    ),
    max_size=7,
)


@settings(max_examples=200)
@given(first=drafts, second=drafts, source=st.sampled_from(["guide.md", "other.md"]))
@example(
    first=[draft("Guide", "http://a.example/x"), draft("Guide", "http://a.example/", date="2014")],
    second=[draft("Guide", "http://a.example/"), draft("Guide coop", "http://a.example/", "http://a.example/x")],
    source="other.md",
)
@example(
    first=[draft("Guide", "http://a.example/", date="2014", by="RNMA")],
    second=[draft("Guide", date="2014", by="ORSE"), draft("Guide", by="ORSE;RNMA")],
    source="guide.md",
)
@example(
    first=[draft("Rapport", "http://a.example/x")],
    second=[draft("Guide", "http://a.example/x", date="2015"), draft("Rapport", date="2015")],
    source="other.md",
)
@example(
    first=[draft("Rapport", "http://a.example/x"), draft("Rapport", "http://a.example/y", date="2015", by="RNMA")],
    second=[draft("Guide", "http://a.example/x", date="2015"), draft("Rapport", date="2015", by="RNMA;ORSE")],
    source="other.md",
)
@example(
    first=[draft("Guide coop", "http://a.example/"), draft("Rapport", "http://a.example/x")],
    second=[draft("Guide", "http://a.example/x", date="2014"), draft("Rapport", "http://a.example/", date="2014")],
    source="other.md",
)
def test_importing_twice_changes_nothing(engine: Engine, first: list[Draft], second: list[Draft], source: str) -> None:
    with Session(engine) as session:
        bring(session, *first)
        bring(session, *second, source=source)
        before = FORMATS["json"](queries.all_resources(session))
        again = bring(session, *second, source=source)
        assert not again.any
        assert FORMATS["json"](queries.all_resources(session)) == before


@settings(max_examples=100)
@given(first=drafts, second=drafts, source=st.sampled_from(["guide.md", "other.md"]))
def test_who_adds_nothing_would_have_changed_nothing(
    engine: Engine, first: list[Draft], second: list[Draft], source: str
) -> None:
    """Most of a file that is imported again is told by its records alone: what `meet` would have made of it too."""
    with Session(engine) as session:
        bring(session, *first)
        shelf = Shelf(session)
        for each in map(tidied, (*first, *second)):
            for resource in queries.all_resources(session):
                before = record_of(resource)
                if adds_nothing(each, before):
                    assert not [entry for entry in meet(resource, each, source, shelf, before) if entry.differences]
                    assert record_of(resource) == before


@settings(max_examples=60)
@given(first=drafts, second=drafts)
def test_another_source_loses_nothing(engine: Engine, first: list[Draft], second: list[Draft]) -> None:
    with Session(engine) as session:
        bring(session, *first)
        before = {each.slug: facts(each) for each in queries.all_resources(session)}
        bring(session, *second, source="other.md")
        after = {each.slug: facts(each) for each in queries.all_resources(session)}
        for slug, known in before.items():
            assert known <= after[slug]


def facts(resource: Resource) -> set[tuple[str, object]]:
    kept = {("title", resource.title), ("date", resource.date), ("summary", resource.summary)}
    kept |= {("link", use.link.url) for use in resource.uses} | {("theme", each.name) for each in resource.themes}
    kept |= {(each.role.value, each.organisation.name) for each in resource.contributions}
    return {fact for fact in kept if fact[1] is not None}
