"""Bookmarks, outlines, Markdown and ScrutariData: what they can carry comes back, and nothing does harm."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.errors import InputError
from catalog.exporting.formats import FORMATS
from catalog.folding import fold
from catalog.importing.bundle import bundled
from catalog.importing.draft import Draft, DraftContribution, DraftLink
from catalog.importing.files import READERS, read_file, recognised
from catalog.importing.merge import merge
from catalog.importing.reading import Reading
from catalog.importing.tidy import one_line, tidied
from catalog.kinds import Kind
from catalog.queries import all_resources

SCRUTARI = etree.RelaxNG(file=str(Path(__file__).parents[1] / "data" / "scrutari.rng"))
NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
texts = st.text(st.sampled_from("=+-@'\"<>&;`*_[]()#!\\|aZéœ’«»日🙂 \u202fא\ufffe"), min_size=1, max_size=8)
named = texts.map(one_line).filter(bool)
drafts = st.lists(
    st.builds(
        Draft,
        title=named.map(lambda text: f"T{text}"),
        line=st.just(1),
        kind=st.sampled_from(Kind),
        date=st.none() | st.sampled_from(["2014", "2015-02", "2015-06-08"]),
        language=st.none() | st.sampled_from(["fr", "pt-BR"]),
        summary=st.none() | named,
        place=st.none() | named | st.just("Ressources › Guides"),
        themes=st.lists(named, max_size=2).map(tuple),
        contributions=st.lists(st.builds(DraftContribution, named), max_size=2).map(tuple),
        links=st.integers(0, 9).map(lambda number: (DraftLink(f"http://{number}.example/a?b=1&c=%22#d"),)),
    ),
    min_size=1,
    max_size=3,
    # Bookmarks know of nobody who could tell two of one title apart.
    unique_by=(lambda draft: draft.links, lambda draft: fold(draft.title)),
)


@pytest.fixture(scope="module")
def engine(shared_database: str) -> Iterator[Engine]:
    engine = open_database(shared_database)
    yield engine
    engine.dispose()


def exported(session: Session, name: str, drafts: list[Draft]) -> str:
    session.rollback()
    merge(session, [tidied(each) for each in drafts], "guide.md", NOW, None)
    session.expire_all()
    return FORMATS[name](all_resources(session))


def read(text: str, name: str) -> Reading:
    assert recognised(text) == name
    return READERS[name](text, Path("entree"))


@given(drafts=drafts)
@example(drafts=bundled())
def test_what_bookmarks_can_carry_comes_back(engine: Engine, drafts: list[Draft]) -> None:
    with Session(engine) as session:
        text = exported(session, "bookmarks", drafts)
        assert exported(session, "bookmarks", read(text, "bookmarks").drafts) == text


@settings(max_examples=60)
@given(drafts=drafts)
@example(drafts=bundled())
def test_outlines_and_scrutari_are_xml_and_hold_every_link(engine: Engine, drafts: list[Draft]) -> None:
    with Session(engine) as session:
        outline = exported(session, "opml", drafts)
        resources = all_resources(session)
        urls = [use.link.url for resource in resources for use in resource.uses]
        assert [link.url for draft in read(outline, "opml").drafts for link in draft.links] == urls
        base = etree.fromstring(FORMATS["scrutari"](resources).encode())
        SCRUTARI.assertValid(base)
        assert base.xpath("//fiche/@fiche-id") == [resource.slug for resource in resources]
        themes = {theme.slug for resource in resources for theme in resource.themes}
        assert set(base.xpath("//motcle/@motcle-id")) == themes == set(base.xpath("//indexation/@motcle-id"))


def test_the_guide_written_as_markdown_is_read_back(engine: Engine) -> None:
    with Session(engine) as session:
        text = exported(session, "markdown", bundled())
        written = [(each.title, [use.link.url for use in each.uses]) for each in all_resources(session) if each.uses]
    again = [(draft.title, [link.url for link in draft.links]) for draft in read(text, "markdown").drafts]
    assert again == written


FIREFOX = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks Menu</H1>
<DL><p>
    <DT><H3 ADD_DATE="1" PERSONAL_TOOLBAR_FOLDER="true">Ma barre à moi</H3>
    <DL><p>
    <DT><H3 ADD_DATE="1">Coop &amp; Cie</H3>
    <DL><p>
        <DT><A HREF="http://a.example/?x=1&amp;y=2" TAGS="europe,eau" ICON="data:image/png;base64,AAAA">L'économie</A>
        <DD>Une description
        <DT><A HREF="javascript:alert(1)">Marquer</A>
        <DT><A HREF="place:sort=8">Récents</A>
    </DL><p>
    </DL><p>
    <DT><A HREF="https://b.example/"></A>
</DL>
"""


def test_the_bookmarks_of_a_browser_are_understood() -> None:
    reading = read(FIREFOX, "bookmarks")
    first, second = reading.drafts
    assert (first.title, first.place, first.summary) == ("L'économie", "Coop & Cie", "Une description")
    assert (first.themes, first.links[0].url, first.line) == (("europe", "eau"), "http://a.example/?x=1&y=2", 9)
    assert (second.title, second.place) == ("https://b.example/", None)
    assert [remark.line for remark in reading.warnings] == [11, 12]


CHROME = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file.
     It will be read and overwritten.
     DO NOT EDIT! -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
    <DT><H3 ADD_DATE="1700000000" LAST_MODIFIED="0" PERSONAL_TOOLBAR_FOLDER="true">Barre de favoris</H3>
    <DL><p>
        <DT><H3 ADD_DATE="1700000000" LAST_MODIFIED="1700000001">Guides</H3>
        <DL><p>
            <DT><A HREF="http://a.example/g" ADD_DATE="1700000000" ICON="data:image/png;base64,AA">Guide</A>
        </DL><p>
    </DL><p>
</DL><p>
"""
POCKET = """<!DOCTYPE html>
<html>
	<!--So long and thanks for all the fish-->
	<head>
		<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
		<title>Pocket Export</title>
	</head>
	<body>
		<h1>Unread</h1>
		<ul>
			<li><a href="http://a.example/g" time_added="1700000000" tags="europe,eau">Guide</a></li>
		</ul>

		<h1>Read Archive</h1>
		<ul>
			<li><a href="http://b.example/" time_added="1700000000" tags="">http://b.example/</a></li>
		</ul>
	</body>
</html>
"""
LINKDING = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
<DT><A HREF="http://a.example/g" ADD_DATE="1700000000" PRIVATE="0" TOREAD="1" TAGS="europe,eau">Guide</A>
<DD>Un résumé[linkding-notes]À relire[/linkding-notes]
</DL><p>
"""


@pytest.mark.parametrize(
    ("text", "place", "themes", "summary"),
    [
        (CHROME, "Guides", ("Guides",), None),
        (POCKET, None, ("europe", "eau"), None),
        (LINKDING, None, ("europe", "eau"), "Un résumé\nÀ relire"),
    ],
    ids=["chrome", "pocket", "linkding"],
)
def test_the_bookmarks_of_others_are_understood(
    text: str, place: str | None, themes: tuple[str, ...], summary: str | None
) -> None:
    reading = read(text, "bookmarks")
    first = reading.drafts[0]
    assert (first.title, first.place, first.themes, first.summary) == ("Guide", place, themes, summary)
    assert [link.url for link in first.links] == ["http://a.example/g"]
    assert not reading.warnings


@given(st.text(st.sampled_from('<>/="dlthrefaDLTHREFA3& \n'), max_size=80))
def test_no_bookmarks_do_any_harm(text: str) -> None:
    try:
        READERS["bookmarks"](text, Path("entree"))
    except InputError as error:
        assert error.line >= 1  # noqa: PT017 (either outcome is right)


@pytest.mark.parametrize("text", [FIREFOX, CHROME, POCKET, LINKDING], ids=["firefox", "chrome", "pocket", "linkding"])
def test_bookmarks_that_are_cut_within_one_are_refused(text: str) -> None:
    start = text.index("<A HREF" if "<A HREF" in text else "<a href")
    for end in (start + 10, text.index(">", start) + 1, text.index("</", start) + 2):
        with pytest.raises(InputError, match="cut short") as caught:
            read(text[:end], "bookmarks")
        assert caught.value.line == text[:end].count("\n") + 1


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + ']><opml version="2.0"><body><outline text="&i;" url="http://a.example/"/></body></opml>'
)
SPY = (
    '<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    '<opml version="2.0"><body><outline text="&x;" url="http://a.example/"/></body></opml>'
)


@pytest.mark.parametrize("text", [BOMB, SPY, '<opml version="2.0"><body>', "<opml>" * 100_000])
def test_outlines_that_do_harm_are_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        READERS["opml"](text, Path("entree"))
    # So they are where nobody says what they are.
    (tmp_path / "entree").write_text(text)
    with pytest.raises(InputError) as caught:
        read_file(tmp_path / "entree")
    assert ("entities" in str(caught.value)) is ("ENTITY" in text)


def test_an_outline_may_say_what_it_is_and_other_xml_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "entree"
    outline = '<opml version="2.0"><body><outline text="A" url="http://a.example/"/></body></opml>'
    file.write_text(f'<?xml version="1.0"?>\n<!-- a\nb --><!DOCTYPE opml>\n{outline}')
    assert [draft.title for draft in read_file(file).drafts] == ["A"]
    file.write_text('<?xml version="1.0"?><rss><channel/></rss>')
    with pytest.raises(InputError, match="xml"):
        read_file(file)


def test_an_outline_of_feeds_is_understood() -> None:
    (draft,) = read(
        '<?xml version="1.0"?>\n<opml version="1.0"><body>\n<outline text="Réseaux">\n'
        '<outline text="RNMA" type="rss" xmlUrl="http://a.example/rss" htmlUrl="http://a.example/"/>\n'
        "</outline></body></opml>",
        "opml",
    ).drafts
    assert (draft.title, draft.place, draft.kind, draft.line) == ("RNMA", "Réseaux", Kind.WEBSITE, 4)
    assert [link.url for link in draft.links] == ["http://a.example/"]
