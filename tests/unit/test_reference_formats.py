"""The formats of reference managers: what they can carry comes back, and what others write is understood."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.errors import InputError
from catalog.exporting.formats import FORMATS
from catalog.folding import fold
from catalog.importing.bibliography import partial_date, person
from catalog.importing.bundle import bundled
from catalog.importing.draft import Draft, DraftContribution, DraftLink
from catalog.importing.files import READERS, read_file, recognised
from catalog.importing.merge import merge
from catalog.importing.reading import Reading
from catalog.importing.tidy import one_line, tidied
from catalog.importing.values import is_partial_date
from catalog.kinds import Kind
from catalog.queries import all_resources
from catalog.vocabulary import ContributorRole

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
# Without what separates values in these formats, and without line ends, which neither keeps.
texts = (
    st.text(st.sampled_from("=+-@'\"\\\\{}$&%#_~^<>|aZéœ’«»日🙂 \u202fא"), min_size=1, max_size=8)
    .map(one_line)
    .filter(bool)
)
drafts = st.lists(
    st.builds(
        Draft,
        title=texts.map(lambda text: f"T{text}"),
        line=st.just(1),
        kind=st.sampled_from(Kind),
        date=st.none() | st.sampled_from(["2014", "2015-02", "2015-06-08"]),
        language=st.none() | st.sampled_from(["fr", "pt-BR"]),
        summary=st.none() | texts,
        container=st.none() | texts,
        issue=st.none() | texts,
        themes=st.lists(texts, max_size=3).map(tuple),
        contributions=st.lists(
            st.builds(DraftContribution, texts, st.sampled_from(ContributorRole), st.none()), max_size=3
        ).map(tuple),
        links=st.lists(
            st.builds(DraftLink, st.sampled_from(["http://a.example/%7Bx%7D_1?a=1&b=2#c", "http://b.example/x"])),
            max_size=2,
        ).map(tuple),
        # RIS has one field for ISBN and ISSN: only their form tells them apart.
        identifiers=st.sets(
            st.sampled_from([("isbn", "978-2-1234-5680-3"), ("issn", "1234-567X"), ("doi", "10.1000/x_1%")])
        ).map(tuple),
    ),
    min_size=1,
    max_size=3,
    # Two of one title may be one resource: what these formats leave out would tell them apart.
    unique_by=lambda draft: fold(draft.title),
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


@pytest.mark.parametrize("name", ["ris", "bibtex"])
@given(drafts=drafts)
@example(drafts=bundled())
def test_what_the_format_can_carry_comes_back(engine: Engine, name: str, drafts: list[Draft]) -> None:
    with Session(engine) as session:
        text = exported(session, name, drafts)
        assert recognised(text) == name
        assert exported(session, name, READERS[name](text, Path("export")).drafts) == text


def read(text: str, name: str) -> Reading:
    assert recognised(text) == name
    return READERS[name](text, Path("entree"))


def names(draft: Draft, role: ContributorRole) -> list[str]:
    return [each.name for each in draft.contributions if each.role is role]


BIBTEX = r"""
% Une bibliothèque comme on en trouve.
@string{rameau = "Le RAMEAU"}
@comment{jabref-meta: databaseType:bibtex;}

@Article{dupont2013,
  title     = {La coop{\'e}ration, un {\oe}uvre \& des {M}{\'e}thodes},
  author    = {Dupont, Marie and Jean Martin and {RNMA}},
  journal   = "Dynamiques associatives",
  publisher = rameau # " et Cie",
  month     = feb,
  year      = 2013,
  keywords  = {coopération; réseau},
  url       = {http://a.example/x_y\%20z},
  doi       = {10.1000/1},
  file      = {:x.pdf:PDF},
}
@online{site, title = {Un site}, date = {2014-02-03}, url = {http://b.example/}, urldate = {2020-01-01}}
@misc{m, title = "Un film", howpublished = {\url{http://c.example/film}}, language = {french}}
""".replace("\\\\", "\\")


def test_a_bibtex_library_is_understood() -> None:
    reading = read(BIBTEX, "bibtex")
    article, site, film = reading.drafts
    assert article.title == "La coopération, un œuvre & des Méthodes"
    assert (article.line, article.kind, article.date) == (6, Kind.ARTICLE, "2013-02")
    assert names(article, ContributorRole.AUTHOR) == ["Marie Dupont", "Jean Martin", "RNMA"]
    assert names(article, ContributorRole.PUBLISHER) == ["Le RAMEAU et Cie"]
    assert article.themes == ("coopération", "réseau")
    assert [link.url for link in article.links] == ["http://a.example/x_y%20z"]
    assert (site.kind, site.date, film.language) == (Kind.WEBSITE, "2014-02-03", "fr")
    assert [link.url for link in film.links] == ["http://c.example/film"]
    assert {(remark.line, remark.facts["field"]) for remark in reading.warnings} == {
        (16, "file"), (18, "urldate"),
    }  # fmt: skip
    assert article.identifiers == (("doi", "10.1000/1"),)


RIS = (
    "\ufeff1.\r\nTY  - RPRT\r\nT1  - Rapport\r\nA1  - Dupont, Marie\r\nPY  - 2013/02//\r\n"
    "N2  - Un résumé\r\nsur deux lignes\r\n"
    "UR  - http://a.example/1\r\nL1  - http://a.example/1.pdf\r\nLA  - fre\r\nSN  - 978-2\r\n"
    "DO  - https://doi.org/10.1/2\r\nN1  - Lu\r\nER  - \r\n\r\n"
    "2.\r\nTY  - JOUR\r\nTI  - Article\r\nJO  - Revue\r\nIS  - 4\r\nPB  - RNMA; ORSE\r\nER  -\r\n"
)


def test_a_ris_file_is_understood(tmp_path: Path) -> None:
    file = tmp_path / "zotero.ris"
    file.write_text(RIS.replace("1.\r\n", "", 1), encoding="utf-8", newline="")
    report, article = read_file(file).drafts
    assert (report.title, report.kind, report.date, report.language) == ("Rapport", Kind.REPORT, "2013-02", "fr")
    assert report.summary == "Un résumé\nsur deux lignes"
    assert names(report, ContributorRole.AUTHOR) == ["Marie Dupont"]
    assert [link.url for link in report.links] == ["http://a.example/1", "http://a.example/1.pdf"]
    assert (article.container, article.issue, article.kind) == ("Revue", "4", Kind.ARTICLE)
    assert names(article, ContributorRole.PUBLISHER) == ["RNMA", "ORSE"]
    assert [remark.facts.get("field") for remark in read_file(file).warnings] == ["N1"]
    assert report.identifiers == (("doi", "10.1/2"), ("isbn", "978-2"))


CSL = """[
  {"id": "a", "type": "article-journal", "title": "Article", "author": [{"family": "Dupont", "given": "Marie"}],
   "issued": {"date-parts": [["2013", 2]]}, "container-title": "Revue", "URL": "http://a.example/", "DOI": "10.1/2",
   "volume": "3"},
  {"id": "b", "type": "report", "title": "Rapport", "author": [{"literal": "RNMA"}], "issued": {"raw": "8 juin 2015"}}
]"""


def test_a_csl_file_is_understood() -> None:
    reading = read(CSL, "csl-json")
    article, report = reading.drafts
    assert (article.line, report.line) == (2, 5)
    assert (article.kind, article.date, article.container) == (Kind.ARTICLE, "2013-02", "Revue")
    assert names(article, ContributorRole.AUTHOR) == ["Marie Dupont"]
    assert (report.kind, report.date, names(report, ContributorRole.AUTHOR)) == (Kind.REPORT, "2015-06-08", ["RNMA"])
    assert [remark.facts["field"] for remark in reading.warnings] == ["volume"]
    assert article.identifiers == (("doi", "10.1/2"),)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("bibtex", "@book{a, title={Un}}\n\n@book{b, title={Deux\n", 3),
        ("bibtex", "@book{a, title={Un}\n@book{b, title={Deux}}\n", 1),
        ("bibtex", "@book{a, title={" + "{" * 5_000 + "x" + "}" * 5_000 + "}}", 1),
        ("ris", "TY  - BOOK\nTI  - Un\n", 1),
        ("ris", "TY  - BOOK\nTI  - Un\nER  - \nTI  - Deux\n", 4),
        ("ris", "TY  - BOOK\nTI  - Un\nTY  - BOOK\nTI  - Deux\nER  - \n", 1),
        ("csl-json", '[\n{"title": "Un"},\n3]', 3),
        ("csl-json", '[{"title": "Un"', 1),
        ("csl-json", "[" * 100_000, 1),
    ],
)
def test_what_is_broken_is_refused_with_its_line(name: str, text: str, line: int) -> None:
    with pytest.raises(InputError) as caught:
        READERS[name](text, Path("entree"))
    assert caught.value.line == line


def test_entries_of_one_key_are_two_and_one_with_a_field_twice_is_not_lost() -> None:
    reading = read(
        '@string{r = "RNMA"}\n@report{a, title={Un}, url={http://z.example/a}, institution=r}\n'
        "@report{a, title={Deux}, url={http://z.example/b}, institution=r, year=2014}\n"
        "@report{c, title={Trois}, keywords={x},\n keywords={y}, url={http://z.example/c}}\n",
        "bibtex",
    )
    assert [(draft.title, draft.line, [each.name for each in draft.contributions]) for draft in reading.drafts] == [
        ("Un", 2, ["RNMA"]), ("Deux", 3, ["RNMA"]), ("Trois", 4, []),
    ]  # fmt: skip
    assert [(draft.date, draft.themes) for draft in reading.drafts[1:]] == [("2014", ()), (None, ("x",))]
    assert [(remark.line, remark.facts) for remark in reading.warnings] == [(5, {"field": "keywords"})]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("bibtex", "@book{a, title={Un}, year={s.d.}, language={klingon}}\n@book{b, title={Deux}, date={2014}}"),
        ("ris", "TY  - BOOK\nTI  - Un\nPY  - s.d.\nLA  - klingon\nER  - \nTY  - BOOK\nTI  - Deux\nPY  - 2014\nER  - "),
        (
            "csl-json",
            '[{"title": "Un", "issued": {"literal": "s.d."}, "language": "klingon"},'
            ' {"title": "Deux", "issued": {"raw": "2014"}}]',
        ),
    ],
    ids=["bibtex", "ris", "csl-json"],
)  # fmt: skip
def test_a_date_and_a_language_that_say_nothing_known_are_told(name: str, text: str) -> None:
    reading = read(text, name)
    assert [draft.date for draft in reading.drafts] == [None, "2014"]
    assert [(remark.line, remark.facts) for remark in reading.warnings] == [
        (1, {"value": "s.d."}), (1, {"value": "klingon"}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2014-06/2015-01", "2014-06"), ("2014/2015", "2014"), ("juin 2014", "2014-06"), ("8 juin 2014", "2014-06-08"),
        ("2014-06-08T10:00:00Z", "2014-06-08"), ("vers 2014", "2014"), ("2014-13", "2014"),
    ],
)  # fmt: skip
def test_a_span_has_its_beginning_and_a_written_date_its_month(text: str, iso: str) -> None:
    assert partial_date(text) == iso


@pytest.mark.parametrize("month", ["juin", "jun", "June", "{6}", "06"])
def test_months_have_names_in_both_languages(month: str) -> None:
    value = month if month.startswith("{") else f"{{{month}}}"
    [draft] = read(f"@book{{a, title={{Un}}, year={{2014}}, month={value}}}", "bibtex").drafts
    assert draft.date == "2014-06"


def test_the_library_that_reads_an_entry_says_nothing_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "cassé.bib"
    file.write_text("@book{a, title = {Un {guide}, url = {http://i.example/}\n")
    code = "import sys, pathlib; from catalog.importing.files import read_file; read_file(pathlib.Path(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=False)
    assert "InputError" in done.stderr
    assert not done.stderr.startswith("Parsing")


@pytest.mark.parametrize("name", ["bibtex", "ris", "csl-json"])
@settings(max_examples=150)
@given(text=st.text(st.sampled_from('@book{}"=,\\\\aTY ER-\n\r[]:#123é'), max_size=60))
def test_no_text_does_any_harm(name: str, text: str) -> None:
    reader: Callable[[str, Path], Reading] = READERS[name]
    with suppress(InputError):
        assert all(draft.title and draft.line >= 1 for draft in reader(text, Path("entree")).drafts)


@given(st.text(max_size=12) | st.dates().map(lambda date: date.strftime("%Y/%m/%d")))
def test_dates_are_dates_or_nothing(text: str) -> None:
    date = partial_date(text)
    assert date is None or is_partial_date(date)


def test_persons_are_named_as_one_says_them() -> None:
    assert [person(name) for name in ("Dupont, Marie", "RNMA", "Ville de Lyon,")] == [
        "Marie Dupont", "RNMA", "Ville de Lyon",
    ]  # fmt: skip
