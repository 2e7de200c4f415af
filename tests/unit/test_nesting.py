"""Themes that stand under others: from every format that can say so, and back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.exporting.formats import FORMATS
from catalog.hand import deeds
from catalog.hand.text import draft_of, text_of
from catalog.importing.draft import Draft, DraftLink
from catalog.importing.files import READERS
from catalog.importing.merge import merge
from catalog.importing.tidy import tidied
from catalog.journal.apply import sweep
from catalog.journal.undo import undo_last
from catalog.journal.writing import Journal, Now
from catalog.models import Resource, Theme
from catalog.nesting import joined, path_of, split
from catalog.queries import all_resources
from catalog.vocabulary import Action
from tests.unit.test_web_formats import NOW

BOOKMARKS = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<DL><p><DT><H3>Eau</H3><DL><p><DT><H3>Rivières</H3><DL><p>
<DT><A HREF="http://a.example/g">Guide</A>
</DL><p></DL><p></DL><p>
"""
OPML = """<opml version="2.0"><body><outline text="Eau"><outline text="Rivières">
<outline text="Guide" type="link" url="http://a.example/g"/></outline></outline></body></opml>"""
CATEGORY = """<opml version="2.0"><body>
<outline text="Guide" url="http://a.example/g" category="/Eau/Rivières"/></body></opml>"""
MARKDOWN = "# Le guide\n\n## Eau\n\n### Rivières\n\n- *Guide*, 2015 <http://a.example/g>\n"
CSV = "title,url,themes\nGuide,http://a.example/g,Eau > Rivières\n"


@pytest.fixture
def session(blank: Path, tmp_path: Path) -> Iterator[Session]:
    for name in ("vigie.db", "other.db"):
        shutil.copy(blank, tmp_path / name)
    with Session(open_database(f"sqlite:///{tmp_path}/vigie.db")) as session:
        yield session


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('nesting')}/vigie.db")
    yield engine
    engine.dispose()


def bring(session: Session, text: str, name: str) -> None:
    reading = READERS[name](text, Path("entree"))
    journal = Journal(session)
    merge(session, reading.drafts, f"entree.{name}", NOW, "fr", journal, reading.themes)
    journal.write(Action.IMPORTED, "entree", Now("moi", NOW))
    session.expire_all()


def themes(session: Session) -> list[str]:
    return [path_of(theme) for theme in session.scalars(select(Theme).order_by(Theme.position))]


def test_a_path_is_read_as_it_is_written() -> None:
    assert split("Eau  >  Rivières") == ["Eau", "Rivières"]
    assert split(" > a->b >") == ["a->b"]
    assert joined(["Eau", "", "a > b"]) == "Eau > a b"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("bookmarks", BOOKMARKS),
        ("opml", OPML),
        ("opml", CATEGORY),
        ("markdown", MARKDOWN),
        ("csv", CSV),
        ("json", '{"resources": [{"title": "A", "themes": ["Rivières"]}], "themes": [{"name": "Eau"},'
         '{"name": "Rivières", "parent": "Eau"}]}'),
    ],
)  # fmt: skip
def test_every_format_that_nests_gives_parents(session: Session, name: str, text: str) -> None:
    bring(session, text, name)
    assert themes(session) == ["Eau", "Eau > Rivières"]
    (resource,) = session.scalars(select(Resource))
    assert [theme.name for theme in resource.themes] == ["Rivières"]


@pytest.mark.parametrize("name", ["csv", "json", "bookmarks", "opml", "markdown"])
def test_what_nests_comes_back_nested(session: Session, tmp_path: Path, name: str) -> None:
    bring(session, CSV + "Autre,http://a.example/h,Eau > Mer\nTiers,http://a.example/i,Eau\n", "csv")
    text = "".join(FORMATS[name](all_resources(session)))
    with Session(open_database(f"sqlite:///{tmp_path}/other.db")) as other:
        bring(other, text, name)
        assert themes(other) == ["Eau", "Eau > Rivières", "Eau > Mer"]
        assert "".join(FORMATS[name](all_resources(other))) == text


def test_the_title_of_a_guide_is_above_no_theme(session: Session) -> None:
    bring(session, "# Le guide\n\n## Eau\n\n- *Guide*, 2015 <http://a.example/g>\n", "markdown")
    assert themes(session) == ["Eau"]
    bring(session, "# Air\n\n## Vents\n\n- *Souffles*, 2015 <http://a.example/v>\n\n# Mer\n", "markdown")
    assert themes(session) == ["Eau", "Air", "Air > Vents"]


def test_json_keeps_an_order_that_is_not_that_of_the_resources(session: Session, tmp_path: Path) -> None:
    bring(session, "title,url,themes\nA,http://a.example/,Zoo\nB,http://b.example/,Air\n", "csv")
    zoo, air = session.scalars(select(Theme).order_by(Theme.position))
    zoo.position, air.position = air.position, zoo.position
    session.flush()
    with Session(open_database(f"sqlite:///{tmp_path}/other.db")) as other:
        bring(other, "".join(FORMATS["json"](all_resources(session))), "json")
        assert themes(other) == ["Air", "Zoo"]


def test_a_theme_that_stands_somewhere_is_moved_by_hand_only(session: Session) -> None:
    bring(session, CSV, "csv")
    bring(session, CSV.replace("Eau >", "Terre >"), "csv")
    assert themes(session) == ["Eau", "Eau > Rivières"]
    (resource,) = session.scalars(select(Resource))
    typed = text_of(resource).replace("Eau > Rivières", "Terre > Rivières")
    assert deeds.edit(session, resource, draft_of(typed, Path("guide.toml")), Now("moi", NOW)) == ["themes"]
    assert themes(session) == ["Terre > Rivières", "Terre"]
    undo_last(session, NOW)
    assert themes(session) == ["Eau", "Eau > Rivières"]


def test_undoing_an_import_puts_the_themes_of_others_back(session: Session) -> None:
    bring(session, "title,url,themes\nA,http://b.example/,Rivières\n", "csv")
    bring(session, CSV, "csv")
    assert themes(session) == ["Eau > Rivières", "Eau"]
    undo_last(session, NOW)
    assert themes(session) == ["Rivières"]


def test_what_was_deleted_comes_back_under_its_parent(session: Session) -> None:
    bring(session, CSV, "csv")
    (resource,) = session.scalars(select(Resource))
    deeds.delete_for_good(session, resource, Now("moi", NOW))
    assert themes(session) == []
    undo_last(session, NOW)
    assert themes(session) == ["Eau", "Eau > Rivières"]


def test_no_theme_stands_under_itself(session: Session) -> None:
    bring(session, CSV + "Autre,http://a.example/h,Rivières > Eau\n", "csv")
    assert themes(session) == ["Eau", "Eau > Rivières"]
    resource = session.scalars(select(Resource)).first()
    assert resource is not None
    looping = Draft("Guide", 1, themes=("Eau",), nesting=(("Eau", "Rivières"),))
    with pytest.raises(deeds.DeedError, match="cannot stand under"):
        deeds.edit(session, resource, looping, Now("moi", NOW))


# Few names, so that files disagree about what stands under what, in circles too.
paths = st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=4).map(" > ".join)
shelves = st.lists(st.lists(paths, min_size=1, max_size=3), min_size=1, max_size=4)


def tree(session: Session) -> dict[str, str | None]:
    return {each.name: each.parent.name if each.parent else None for each in session.scalars(select(Theme))}


def ends(parents: dict[str, str | None]) -> bool:
    """Whether the way up from every theme comes to an end."""
    for name in parents:
        seen, above = {name}, parents[name]
        while above is not None:
            if above in seen:
                return False
            seen.add(above)
            above = parents[above]
    return True


@pytest.mark.parametrize("name", ["csv", "json", "opml"])
@settings(max_examples=25)
@given(shelves=shelves)
@example(shelves=[["A > B", "B > C", "C > A"]])
@example(shelves=[["A > B"], ["B > A"], ["A > A"]])
def test_whatever_files_say_no_theme_stands_under_itself_and_formats_keep_where_each_stands(
    engine: Engine, name: str, shelves: list[list[str]]
) -> None:
    drafts = [
        tidied(Draft(f"Guide {number}", number, themes=tuple(themes), links=(DraftLink(f"http://a.example/{number}"),)))
        for number, themes in enumerate(shelves, 1)
    ]
    with Session(engine) as session:
        for draft in drafts:
            merge(session, [draft], f"{draft.line}.csv", NOW, "fr")
        session.flush()
        assert ends(tree(session))
        # A circle that was refused may leave a theme that holds nothing: no format has those.
        sweep(session)
        stood, text = tree(session), FORMATS[name](all_resources(session))
        assert {split(path)[-1] for themes in shelves for path in themes} <= set(stood)
        session.rollback()
        bring(session, text, name)
        assert tree(session) == stood
        # JSON alone tells the order of themes of which one stands under another that came later.
        assert name != "json" or FORMATS[name](all_resources(session)) == text


@given(st.text(st.sampled_from("> ab"), max_size=12))
@example("> >")
@example("a > > b")
def test_a_name_that_was_split_off_is_split_no_further(path: str) -> None:
    assert [split(name) for name in split(path)] == [[name] for name in split(path)]
