"""What is exported comes back: through our own readers, and through other people's."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.exporting.formats import FORMATS
from catalog.importing.bundle import bundled
from catalog.importing.draft import Draft, DraftContribution, DraftLink
from catalog.importing.files import READERS, recognised
from catalog.importing.merge import merge
from catalog.importing.table_columns import COLUMNS
from catalog.importing.tidy import one_line, tidied
from catalog.kinds import NAMES, Kind
from catalog.models import Resource
from catalog.queries import all_resources
from catalog.selecting import is_selector
from catalog.urls import is_web_address
from catalog.vocabulary import ContributorRole, LinkRole, Watch

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)

NASTY = r"""100 % & #1 _x_ {a} }{ \b ~ ^ $5 "q" @ é ’ \textbf{b}"""
WHOLE = Draft(
    title=NASTY,
    line=1,
    kind=Kind.STUDY,
    date="2015-06-08",
    language="fr",
    summary='=1+1\nDeux; lignes, "ici"',
    container="-Revue",
    issue="n° 4",
    place="Ressources › Ici",
    themes=("@Europe", "Eau"),
    contributions=(
        DraftContribution("RNMA & Cie", ContributorRole.AUTHOR, "Réseau"),
        DraftContribution("and", ContributorRole.AUTHOR),
        DraftContribution("FDVA", ContributorRole.COMMISSIONER),
        DraftContribution("Le RAMEAU", ContributorRole.PARTNER),
        DraftContribution("Pro Bono Lab", ContributorRole.ORGANISER),
        DraftContribution("+Éditeur", ContributorRole.PUBLISHER),
    ),
    links=(
        DraftLink("http://a.example/%C3%A9_~x?a=1&b={2}#3", LinkRole.DOCUMENT),
        DraftLink("http://bit.ly/1", LinkRole.BOOKLET),
    ),
    identifiers=(("ark", "12148/=x"), ("doi", "10.1000/x_1%"), ("isbn", "978-2-1234-5680-3")),
    watch=Watch.TITLE,
    watch_only='main > [title="a;b,c"]',
)


@pytest.fixture(scope="module")
def engine(shared_database: str) -> Iterator[Engine]:
    engine = open_database(shared_database)
    yield engine
    engine.dispose()


def catalogue(session: Session, drafts: Sequence[Draft]) -> Sequence[Resource]:
    """An empty catalogue with these drafts; rolled back with its session."""
    session.rollback()
    merge(session, [tidied(each) for each in drafts], "guide.md", NOW, None)
    session.expire_all()
    return all_resources(session)


def exported(engine: Engine, name: str, *drafts: Draft) -> str:
    with Session(engine) as session:
        return FORMATS[name](catalogue(session, drafts))


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_catalogue_can_be_exported(engine: Engine, name: str) -> None:
    assert isinstance(exported(engine, name), str)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_catalogue_makes_the_same_bytes(engine: Engine, name: str) -> None:
    assert exported(engine, name, *bundled()) == exported(engine, name, *bundled())


# Texts with what hurts: formulas, separators, quotation marks, line ends, LaTeX, other scripts.
texts = st.text(st.sampled_from("=+-@'\";,\t\r\n\\{}$&%#_~^aéœ’日 \u202f\x00\ud800"), min_size=1, max_size=8) | st.text(
    max_size=5
)
named = texts.filter(lambda text: bool(one_line(text)))
selectors = st.text(st.sampled_from("pa#.[]=\"':*>+~, ;\\\n\u202f"), max_size=8).filter(
    lambda text: is_selector(one_line(text))
)
drafts = st.lists(
    st.builds(
        Draft,
        title=named,
        line=st.just(1),
        kind=st.none() | st.sampled_from(Kind),
        date=st.none() | st.sampled_from(["2014", "2015-02", "2015-06-08"]),
        language=st.none() | st.sampled_from(["fr", "pt-BR"]),
        summary=st.none() | texts,
        container=st.none() | texts,
        issue=st.none() | texts,
        place=st.none() | texts,
        themes=st.lists(texts, max_size=3).map(tuple),
        contributions=st.lists(
            st.builds(DraftContribution, texts, st.sampled_from(ContributorRole), st.none() | texts), max_size=3
        ).map(tuple),
        links=st.lists(
            st.builds(DraftLink, texts | st.sampled_from(["http://a.example", "http://b.example/x"]), st.none()),
            max_size=3,
        ).map(tuple),
        identifiers=st.dictionaries(st.sampled_from(["isbn", "issn", "doi"]), texts).map(
            lambda each: tuple(each.items())
        ),
        watch=st.none() | st.sampled_from(Watch),
        watch_only=st.none() | st.sampled_from(["#agenda", "-x\n+ p", " "]) | selectors,
    ),
    max_size=4,
)


@pytest.mark.parametrize("name", ["csv", "json", "csl-json"])
@settings(max_examples=60)
@given(drafts=drafts)
@example(drafts=[WHOLE])
@example(drafts=bundled())
@example(drafts=[Draft("Deux noms en un", 1, themes=(";", ","))])
def test_our_own_formats_come_back_whole(engine: Engine, name: str, drafts: list[Draft]) -> None:
    with Session(engine) as session:
        text = FORMATS[name](catalogue(session, drafts))
        assert recognised(text) == name
        reading = READERS[name](text, Path(f"catalogue.{name}"))
        # The addresses are any text: the table says of some that they are none.
        assert not any(is_web_address(str(remark.facts["url"])) for remark in reading.warnings)
        assert [tidied(draft) for draft in reading.drafts] == reading.drafts
        assert FORMATS[name](catalogue(session, reading.drafts)) == text


@pytest.mark.parametrize("name", ["csv", "json"])
def test_importing_our_own_export_changes_nothing(engine: Engine, name: str) -> None:
    with Session(engine) as session:
        text = FORMATS[name](catalogue(session, [*bundled(), WHOLE]))
        again = READERS[name](text, Path("export")).drafts
        for source in ("guide.md", "export"):
            assert not merge(session, again, source, NOW, "fr").any


def test_json_holds_every_fact(engine: Engine) -> None:
    (record,) = json.loads(exported(engine, "json", WHOLE))["resources"]
    assert record == {
        "slug": "100-1-x-a-b-5-q-e-textbf-b",
        "title": NASTY,
        "kind": "study",
        "date": "2015-06-08",
        "language": "fr",
        "summary": WHOLE.summary,
        "container": "-Revue",
        "issue": "n° 4",
        "place": "Ressources › Ici",
        "themes": ["@Europe", "Eau"],
        "contributions": [
            {"name": each.name, "full_name": each.full_name, "role": each.role} for each in WHOLE.contributions
        ],
        "links": [{"url": link.url, "role": link.role} for link in WHOLE.links],
        "identifiers": dict(WHOLE.identifiers),
        "watch": "title",
        "watch_only": WHOLE.watch_only,
    }


def test_csv_has_a_row_per_link_and_one_without(engine: Engine) -> None:
    text = exported(engine, "csv", WHOLE, Draft("Charte", 2))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert text.startswith("title,url,kind,year,language,publishers,themes,summary,role,")
    assert [(row["title"], row["url"], row["role"]) for row in rows] == [
        (NASTY, "http://a.example/%C3%A9_~x?a=1&b={2}#3", "document"),
        (NASTY, "http://bit.ly/1", "booklet"),
        ("Charte", "", ""),
    ]
    assert (rows[0]["year"], rows[0]["date"], rows[0]["authors"]) == ("2015", "2015-06-08", "RNMA & Cie; and")


@given(drafts=drafts)
@example(drafts=[WHOLE])
def test_no_cell_of_the_csv_is_a_formula(engine: Engine, drafts: list[Draft]) -> None:
    for row in csv.reader(io.StringIO(exported(engine, "csv", *drafts), newline="")):
        assert len(row) == len(COLUMNS)
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def bibtex(text: str) -> list[dict[str, str]]:
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    assert not library.comments
    return [
        {"ENTRYTYPE": entry.entry_type, "ID": entry.key, **{field.key: field.value for field in entry.fields}}
        for entry in library.entries
    ]


def test_bibtex_is_read_by_others(engine: Engine) -> None:
    text = exported(engine, "bibtex", WHOLE)
    (entry,) = bibtex(text)
    assert entry["ENTRYTYPE"] == "techreport"
    # Its decoder takes the command for a circumflex to be that of the modifier letter.
    assert entry["title"].replace("\u02c6", "^") == NASTY
    assert entry["author"] == "RNMA & Cie and and"
    assert "author = {{RNMA \\& Cie} and {and}}" in text
    assert entry["institution"] == "+Éditeur"
    assert (entry["year"], entry["date"], entry["language"]) == ("2015", "2015-06-08", "fr")
    assert (entry["isbn"], entry["doi"]) == ("978-2-1234-5680-3", "10.1000/x_1%")
    assert "url = {http://a.example/%C3%A9_~x?a=1&b=%7B2%7D#3}" in text
    assert r"note = {\url{http://bit.ly/1}}" in text


@given(drafts=drafts)
@example(drafts=bundled())
def test_bibtex_of_any_catalogue_is_well_formed(engine: Engine, drafts: list[Draft]) -> None:
    with Session(engine) as session:
        resources = catalogue(session, drafts)
        library = parse_string(FORMATS["bibtex"](resources))
        assert not library.failed_blocks
        assert [entry.key for entry in library.entries] == [resource.slug for resource in resources]
        assert [entry.entry_type for entry in library.entries] == [NAMES[each.kind].bibtex for each in resources]


def test_bibtex_puts_the_bibliography_in_its_fields(engine: Engine) -> None:
    entries = {entry["ID"]: entry for entry in bibtex(exported(engine, "bibtex", *bundled()))}
    assert len(entries) == 23
    article = entries["les-cooperations-inter-associatives"]
    assert (article["journal"], article["number"]) == ("Dynamiques associatives, le magazine du DLA", "4")
    study = entries["la-cooperation-inter-associative-au-niveau-territorial-un-mouvement-a-consolider"]
    assert study["institution"] == "FDVA, DJEPVA"
    guide = entries["guide-association-cooperation-jouez-collectif"]
    assert (guide["ENTRYTYPE"], guide["publisher"], guide["url"]) == ("book", "France Active", "http://bit.ly/1NaG8UD")
    site = entries["plateforme-de-mobilite-du-puy-de-dome"]
    assert site["ENTRYTYPE"] == "misc"
    assert "platformemobilite63.fr" in site["howpublished"]


def test_ris_is_read_by_others(engine: Engine) -> None:
    text = exported(engine, "ris", WHOLE, Draft("Charte", 2, date="2014-02"))
    assert text.count("\r\n") == text.count("\n")
    whole, charter = rispy.loads(text)
    assert whole == {
        "type_of_reference": "RPRT",
        "type_of_work": "study",
        "custom1": "Ressources › Ici",
        "id": "100-1-x-a-b-5-q-e-textbf-b",
        "title": NASTY,
        "authors": ["RNMA & Cie", "and"],
        "secondary_authors": ["Pro Bono Lab"],
        "tertiary_authors": ["FDVA"],
        "subsidiary_authors": ["Le RAMEAU"],
        "publisher": "+Éditeur",
        "secondary_title": "-Revue",
        "number": "n° 4",
        "year": "2015",
        "date": "2015/06/08/",
        "language": "fr",
        "issn": "978-2-1234-5680-3",
        "doi": "10.1000/x_1%",
        "abstract": '=1+1 Deux; lignes, "ici"',
        "keywords": ["@Europe", "Eau"],
        "urls": ["http://a.example/%C3%A9_~x?a=1&b={2}#3", "http://bit.ly/1"],
    }
    assert (charter["title"], charter["date"], charter["type_of_reference"]) == ("Charte", "2014/02//", "GEN")


@given(drafts=drafts)
@example(drafts=bundled())
def test_ris_of_any_catalogue_is_well_formed(engine: Engine, drafts: list[Draft]) -> None:
    with Session(engine) as session:
        resources = catalogue(session, drafts)
        records = rispy.loads(FORMATS["ris"](resources))
        assert [record["id"] for record in records] == [resource.slug for resource in resources]
        assert [record["title"] for record in records] == [resource.title for resource in resources]
