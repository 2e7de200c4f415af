"""A resource as a text to edit: what is not touched comes back as it was."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.errors import InputError
from catalog.hand import deeds
from catalog.hand.text import draft_of, text_of
from catalog.importing.draft import Draft, DraftContribution, DraftLink
from catalog.importing.tidy import tidied
from catalog.journal.record import FIELDS, record_of
from catalog.journal.undo import undo_last
from catalog.journal.writing import Now
from catalog.kinds import Kind
from catalog.queries import every_resource
from catalog.vocabulary import ContributorRole, LinkRole

AT = datetime(2026, 11, 24, 8, tzinfo=UTC)
ME = Now("marie", AT)
texts = st.text(max_size=40)
names = texts.map(lambda text: f"x{text}")
drafts = st.builds(
    Draft,
    title=names,
    line=st.just(1),
    kind=st.sampled_from(Kind),
    date=st.sampled_from([None, "2013", "2014-02", "2015-06-08"]),
    language=st.sampled_from([None, "fr", "en"]),
    summary=st.none() | st.text(max_size=200),
    container=st.none() | texts,
    issue=st.none() | texts,
    place=st.none() | texts,
    themes=st.lists(names, max_size=3).map(tuple),
    contributions=st.lists(
        st.builds(DraftContribution, names, st.sampled_from(ContributorRole), st.none() | names), max_size=3
    ).map(tuple),
    links=st.lists(
        st.builds(DraftLink, st.integers(0, 5).map(lambda n: f"http://www.example.org/{n}"), st.sampled_from(LinkRole)),
        max_size=3,
    ).map(tuple),
).map(tidied)


@pytest.fixture(scope="module")
def engine(shared_database: str) -> Iterator[Engine]:
    engine = open_database(shared_database)
    yield engine
    engine.dispose()


@settings(max_examples=25)
@given(drafts)
def test_an_untouched_text_changes_nothing(engine: Engine, draft: Draft) -> None:
    with Session(engine) as session:
        resource = deeds.add(session, draft, ME)
        before = record_of(resource)
        assert deeds.edit(session, resource, draft_of(text_of(resource), Path("text")), ME) == []
        assert record_of(resource) == before
        session.rollback()


@settings(max_examples=40)
@given(drafts, drafts)
def test_what_was_edited_is_as_it_was_written_and_comes_back_by_undoing(
    engine: Engine, first: Draft, second: Draft
) -> None:
    with Session(engine) as session:
        resource = deeds.add(session, first, ME)
        before = record_of(resource)
        changed = deeds.edit(session, resource, second, ME)
        after = record_of(resource)
        assert {name for name in FIELDS if after[name] != before[name]} == set(changed)
        assert after["title"] == second.title
        assert [link["url"] for link in after["links"]] == [link.url for link in second.links]
        if changed:
            undo_last(session, AT)
            assert record_of(resource) == before
        undo_last(session, AT)
        assert every_resource(session) == []
        session.rollback()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ('[[resources]]\ntitle = "Un"\n[[resources]]\ntitle = "Deux"\n', 1),
        ('[[resources]]\ntitle = "Un\n', 2),
        ('# un\n[[resources]]\ntitle = "Un"\nkind = "poème"\n', 2),
    ],
)
def test_a_text_that_cannot_be_read_is_an_error_with_its_line(text: str, line: int) -> None:
    with pytest.raises(InputError) as caught:
        draft_of(text, Path("text.toml"))
    assert caught.value.line == line
