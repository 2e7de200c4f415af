"""Tables as maintainers' spreadsheets write them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import InputError
from catalog.importing.draft import DraftContribution, DraftLink
from catalog.importing.reading import Reading
from catalog.importing.table import is_table, read_table
from catalog.importing.table_columns import protected, unprotected
from catalog.kinds import Kind
from catalog.vocabulary import ContributorRole, LinkRole, Watch

PATH = Path("liste.csv")


def read(text: str) -> Reading:
    return read_table(text, PATH)


def refusal(text: str) -> InputError:
    with pytest.raises(InputError) as caught:
        read(text)
    return caught.value


def test_every_column_of_the_contract_is_read() -> None:
    (draft,) = read(
        "title,url,kind,year,language,publishers,themes,summary,role\n"
        "Guide,http://a.example,Guide,2015,fr,RNMA; ORSE,Europe;Eau,Un guide.,booklet\n"
    ).drafts
    assert (draft.title, draft.kind, draft.date, draft.language) == ("Guide", Kind.GUIDE, "2015", "fr")
    assert [(each.name, each.role) for each in draft.contributions] == [
        ("RNMA", ContributorRole.PUBLISHER),
        ("ORSE", ContributorRole.PUBLISHER),
    ]
    assert (draft.themes, draft.summary) == (("Europe", "Eau"), "Un guide.")
    assert draft.links == (DraftLink("http://a.example", LinkRole.BOOKLET),)


def test_a_french_spreadsheet_is_read_as_it_is() -> None:
    found = read(
        "Titre ;Lien;Type;Année;Langue;Éditeur(s);THEMES;Résumé;Rôle;Auteurs;Cote\n"
        "Guide;http://a.example;Étude;2015;Français;RNMA;Europe;Un guide.;Page web;Luc;7\n"
    )
    (draft,) = found.drafts
    assert (draft.title, draft.kind, draft.date, draft.language) == ("Guide", Kind.STUDY, "2015", "fr")
    assert draft.links == (DraftLink("http://a.example", LinkRole.PAGE),)
    assert {(each.name, each.role) for each in draft.contributions} == {
        ("RNMA", ContributorRole.PUBLISHER),
        ("Luc", ContributorRole.AUTHOR),
    }
    assert (draft.themes, draft.summary) == (("Europe",), "Un guide.")
    assert [remark.facts for remark in found.warnings] == [{"column": "Cote"}]


def test_what_is_watched_is_read_in_french_too() -> None:
    drafts = read("Titre;Lien;Surveillance;Partie surveillée\nA;;Titre;\nB;;rien;\nC;;document;main > #agenda\n").drafts
    assert [(each.watch, each.watch_only) for each in drafts] == [
        (Watch.TITLE, None),
        (Watch.NOTHING, None),
        (Watch.DOCUMENT, "main > #agenda"),
    ]


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("15/06/2015", "2015-06-15"), ("06/2015", "2015-06"), ("6/2015", "2015-06"), ("juin 2015", "2015-06"),
        ("8 juin  2015", "2015-06-08"), ("1er août 2014", "2014-08-01"), ("June 8, 2015", "2015-06-08"),
    ],
)  # fmt: skip
def test_a_date_is_read_as_spreadsheets_show_it(cell: str, iso: str) -> None:
    assert read(f"Titre;Lien;Date\nA;http://a.example;{cell}\n").drafts[0].date == iso


@pytest.mark.parametrize(
    "cell", ["31/02/2015", "13/2015", "00/2015", "12/31/2015", "vers 2015", "30 février 2014", "2015 ?"]
)
def test_a_slip_in_a_date_is_asked_about(cell: str) -> None:
    assert refusal(f"Titre;Lien;Date\nA;http://a.example;{cell}\n").facts == {"value": cell}


def test_a_column_without_a_name_that_holds_something_is_told() -> None:
    warnings = read("title,url,,\nA,http://a.example,7,\nB,http://b.example,8,\n").warnings
    assert [(remark.line, remark.facts) for remark in warnings] == [(1, {"number": 3})]


def test_a_row_that_contradicts_another_of_its_resource_is_told() -> None:
    found = read(
        "title,url,kind,summary\nA,http://a.example/1,guide,Un\nA,http://a.example/2,,Deux\nA,http://a.example/3,study,Un\n"
    )
    assert (found.drafts[0].kind, found.drafts[0].summary, len(found.drafts[0].links)) == (Kind.GUIDE, "Un", 3)
    assert [(remark.line, remark.facts) for remark in found.warnings] == [
        (4, {"line": 2, "column": "kind"}), (3, {"line": 2, "column": "summary"}),
    ]  # fmt: skip


def test_a_row_that_says_another_again_is_told() -> None:
    found = read("title,url\nA,http://a.example/x\nB,http://b.example/\nA !,https://www.a.example/x/?utm_source=z#f\n")
    assert [draft.title for draft in found.drafts] == ["A", "B"]
    assert [(remark.line, remark.facts) for remark in found.warnings] == [(4, {"line": 2})]


def test_two_names_of_one_column_are_told() -> None:
    assert refusal("titre,title,url\nA,B,http://a.example\n").facts == {"column": "title"}


@pytest.mark.parametrize(
    "header",
    [
        "Titre;Lien;Type;Année;Langue;Éditeur(s);Thème(s);Résumé;Rôle",
        "TITRE;Adresse;nature;ANNEE;langue;Organismes;THEMES;Description;role",
        "titre;URL;Type;Date;Langue;Organisme(s);thème;résumé;RÔLE",
    ],
)
def test_a_volunteer_names_the_columns_in_french(header: str) -> None:
    text = f"{header}\nGuide;http://a.example;guide;2015;fr;RNMA;Eau;Un guide.;booklet\n"
    assert is_table(text)
    reading = read(text)
    english = "title;url;kind;date;language;publishers;themes;summary;role"
    assert reading == read(text.replace(header, english))
    assert reading.drafts[0].date == "2015"
    assert not reading.warnings
    assert "two columns “url”" in str(refusal("Titre;Lien;URL\nA;;\n"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_that_of_the_header(delimiter: str) -> None:
    rows = [["Title", " URL ", "publishers"], ["A", "http://a.example", '"B; C, D"']]
    (draft,) = read("\r\n".join(delimiter.join(row) for row in rows)).drafts
    assert draft.contributions == tuple(DraftContribution(name, ContributorRole.PUBLISHER) for name in ("B", "C, D"))


def test_rows_of_one_resource_are_its_links() -> None:
    drafts = read(
        "title,url,year,publishers\n"
        "Rencontre,http://a.example/video,2015,RNMA\n"
        "Autre,http://c.example,,\n"
        "rencontre,http://b.example/livret,2015,rnma\n"
        "Rencontre,http://d.example,2015,ORSE\n"
    ).drafts
    assert [[link.url for link in draft.links] for draft in drafts] == [
        ["http://a.example/video", "http://b.example/livret"],
        ["http://c.example"],
        ["http://d.example"],
    ]
    assert [draft.line for draft in drafts] == [2, 3, 5]


def test_a_resource_may_have_no_link() -> None:
    assert [draft.links for draft in read("title,url\nCharte,\n").drafts] == [()]


def test_lines_are_counted_through_quoted_line_ends_and_empty_rows() -> None:
    text = 'title,url,summary\nA,,"un\ndeux\r\ntrois"\n\n,,\nB,,\nC,,,,\n'
    assert [(draft.line, draft.summary) for draft in read(text).drafts] == [
        (2, "un\ndeux\ntrois"),
        (7, None),
        (8, None),
    ]


def test_an_unknown_column_is_told() -> None:
    reading = read("title,url,Préface,\nA,,B,\n")
    assert [(remark.line, remark.facts) for remark in reading.warnings] == [(1, {"column": "Préface"})]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("title,gare\nA,b\n", 1, "“url”"),
        ("\n\nurl,kind\n", 3, "“title”"),
        ("title,url,URL\n", 1, "two columns “url”"),
        ("title,url\nA,\n ,http://a.example\n", 3, "no title"),
        ("title,url,kind\nA,,gide\n", 2, "“gide” is no value for “kind”. Write one of these: guide"),
        ("title,url,role\nA,,pdf\n", 2, "document"),
        ("title,url,year\nA,,\nB,,vers 2013\n", 3, "“vers 2013” is not a date"),
        ("title,url,year\nA,,2013-13\n", 2, "not a date"),
        ("title,url,year,date\nA,,2013,2014-05\n", 2, "do not agree"),
        ("title,url,language\nA,,vieux français\n", 2, "fr or en"),
        ("title,url,watch\nA,,\nB,,tout\n", 3, "“tout” is no value for “watch”. Write one of these: document, title"),
        ("title,url,watch_only\nA,,#agenda\nB,,p::text\n", 3, "“p::text” is no CSS selector"),
        ("title,url\nA, et B,http://a.example\n", 2, "3 cells"),
        ('title,url\nA,"http://a.example"x\n', 2, "quotation mark"),
        (f"title,url\nA,\n{'x' * 200_000},\n", 3, "cannot be read"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(text: str, line: int, says: str) -> None:
    error = refusal(text)
    assert (error.path, error.line) == (PATH, line)
    assert says in str(error)


@given(st.text() | st.from_regex(r"'{0,3}[=+\-@\t\r].*"))
def test_a_protected_cell_is_no_formula_and_comes_back(cell: str) -> None:
    assert not protected(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unprotected(protected(cell)) == cell


@given(st.text(alphabet="title,url;kind\t\"\r\n'=é2013") | st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        lines = [draft.line for draft in read(f"title,url\n{text}").drafts]
    except InputError as error:
        lines = [error.line]
    assert all(line >= 2 for line in lines)


def test_a_cell_that_is_no_web_address_is_told_with_its_line() -> None:
    remarks = read("title,url\nA,http://a.example/\nB,pas une adresse\nC,\nD,javascript:alert(1)\n").warnings
    assert [(remark.line, remark.facts["url"]) for remark in remarks] == [
        (3, "pas une adresse"),
        (5, "javascript:alert(1)"),
    ]
