"""One bibliographic reference at a time: title, names and roles, container, date, kind."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.importing.contributors import read_contributors
from catalog.importing.hints import (
    is_example,
    is_section_name,
    kind_told_by,
    name_spelled_by,
    role_of,
    role_told_by,
    says_only_more,
)
from catalog.importing.marks import CITED, CITED_END
from catalog.importing.reference import read_reference
from catalog.importing.values import is_partial_date
from catalog.importing.written_dates import take_date
from catalog.kinds import Kind
from catalog.vocabulary import ContributorRole, LinkRole

AUTHOR, PUBLISHER, PARTNER, COMMISSIONER, ORGANISER = ContributorRole


def cited(text: str) -> str:
    """Italics as `markdown_inline` marks them."""
    return text.replace("<", CITED).replace(">", CITED_END)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2015", "2015"),
        ("(2015)", "2015"),
        ("Paris, 2015.", "2015"),
        ("juin 2015", "2015-06"),
        ("le 8 juin 2015", "2015-06-08"),
        ("1er août 2014", "2014-08-01"),
        ("8\u00a0février\u202f2016", "2016-02-08"),
        ("June 8, 2015", "2015-06-08"),
        ("8th of May 2015", "2015-05"),
        ("8th May 2015", "2015-05-08"),
        ("Sept. 2014", "2014-09"),
        ("08/06/2015", "2015-06-08"),
        ("2015-06-08", "2015-06-08"),
        ("31 février 2015", "2015"),
        ("2012, réédité en 2018", "2018"),
        ("Paris, 2015 (consulté le 3 mars 2020)", "2015"),
        ("2014, accessed on 12 May 2021", "2014"),
        ("de 2008-2014", None),
        ("n°2015", None),
        ("ISBN 978-2-2010-33", None),
        ("1815 ou 20155", None),
        ("", None),
    ],
)
def test_date(text: str, iso: str | None) -> None:
    assert take_date(text)[0] == iso


@given(st.text(st.sampled_from("0123456789/- ,.()ejuinmay°th"), max_size=40))
def test_any_date_is_iso_8601_and_found_once(text: str) -> None:
    iso, rest = take_date(text)
    assert iso is None or is_partial_date(iso)
    assert take_date(rest)[0] != iso or iso is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_digits(day: date) -> None:
    assert take_date(f"Paris, {day:%d/%m/%Y}")[0] == f"{day:%Y-%m-%d}"
    assert take_date(f"Paris, {day:%Y-%m-%d}")[0] == f"{day:%Y-%m-%d}"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ORSE", [("ORSE", AUTHOR)]),
        ("Peuple et Culture", [("Peuple et Culture", AUTHOR)]),
        ("RNMA et France Bénévolat", [("RNMA", AUTHOR), ("France Bénévolat", AUTHOR)]),
        ("Le Phare, la Ligue", [("Le Phare", AUTHOR), ("la Ligue", AUTHOR)]),
        ("Le Phare (édité par Les Dunes)", [("Le Phare", AUTHOR), ("Les Dunes", PUBLISHER)]),
        ("co-éditée par A Un, B Deux et C Trois", [("A Un", PUBLISHER), ("B Deux", PUBLISHER), ("C Trois", PUBLISHER)]),
        ("en partenariat avec l’ADEME", [("l’ADEME", PARTNER)]),
        ("avec le soutien de la Région Sud", [("Région Sud", PARTNER)]),
        ("réalisée pour le compte du Cap par le Phare", [("Cap", COMMISSIONER), ("le Phare", AUTHOR)]),
        ("à la demande des Dunes", [("Dunes", COMMISSIONER)]),
        ("colloque co-organisé par Cap Un et Cap Deux", [("Cap Un", ORGANISER), ("Cap Deux", ORGANISER)]),
        ("commissioned by the Hill Trust", [("the Hill Trust", COMMISSIONER)]),
        (
            "hosted by Hill and Dale, published by Press",
            [("Hill", ORGANISER), ("Dale", ORGANISER), ("Press", PUBLISHER)],
        ),
        ("Dupont, J.", [("Dupont, J.", AUTHOR)]),
        ("Union des Phares (UDP)", [("UDP", AUTHOR)]),
        ("UDP (Union des Phares)", [("UDP", AUTHOR)]),
        ("FDVA (DJEPVA)", [("FDVA (DJEPVA)", AUTHOR)]),
        ("Pour la Solidarité, Pour découvrir les haies", [("Pour la Solidarité", AUTHOR)]),
        ("Cap Sud, cap sud", [("Cap Sud", AUTHOR)]),
        ("24 p., rapport final, sur les quais, PDF, qui explique tout", []),
        ("", []),
    ],
)
def test_contributors(text: str, names: list[tuple[str, ContributorRole]]) -> None:
    assert [(each.name, each.role) for each in read_contributors(text)] == names


def test_acronym_keeps_what_it_stands_for() -> None:
    assert read_contributors("par l'Union des Phares (UDP)")[0].full_name == "Union des Phares"


@given(st.text(max_size=200))
def test_contributors_of_any_text_have_names_and_are_unique(text: str) -> None:
    found = read_contributors(text)
    assert all(each.name.strip() for each in found)
    assert len({(each.name, each.role) for each in found}) == len(found)


@pytest.mark.parametrize(
    ("text", "title", "container", "issue"),
    [
        ("<Un titre>, Le Phare, 2015", "Un titre", None, None),
        ("<Un titre>, in <La Revue> n° 4, 2015", "Un titre", "La Revue", "4"),
        ("<Un titre>, dans la revue <La Houle>, numéro 12", "Un titre", "La Houle", "12"),
        ("« Un titre », <La Revue>, n°4-5", "Un titre", "La Revue", "4-5"),
        ("“A title”, in: <The Review>, vol. 3, no. 7", "A title", "The Review", "7"),
        ("<Un titre>, La Houle n° 21, 2013", "Un titre", "La Houle", "21"),
        ("<Un titre>, in La Houle, 2013", "Un titre", "La Houle", None),
        ("<Un titre>, <un sous-titre>, 2015", "Un titre", None, None),
        ("Voir la fiche <Un titre>, 2015", "Un titre", None, None),
        ("Un titre, Le Phare, 2015", "Un titre", None, None),
        ("<Un titre>. Le Phare. 2015.", "Un titre", None, None),
        ("<« Un titre »>, 2015", "Un titre", None, None),
        ("<Le « vrai » titre>, 2015", "Le « vrai » titre", None, None),
        ("<Un titre,> 2015", "Un titre", None, None),
    ],
)
def test_title_and_container(text: str, title: str, container: str | None, issue: str | None) -> None:
    reference = read_reference(cited(text))
    assert reference is not None
    assert (reference.title, reference.container, reference.issue) == (title, container, issue)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Une phrase sans titre, ni date.",
        "Publié in <La Revue>",
        "La rubrique <Documentation> du site",
        "Le 8 juin 2015",
    ],
)
def test_text_that_is_no_reference(text: str) -> None:
    assert read_reference(cited(text)) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<Guide des haies>, 2015", Kind.GUIDE),
        ("<Les haies>, guide pratique, 2015", Kind.GUIDE),
        ("<Guide des haies>, rapport final de l'étude, 2015", Kind.REPORT),
        ("<Les haies : état des lieux>, 2015", Kind.STUDY),
        ("<Les haies>, in <La Revue> n° 4", Kind.ARTICLE),
        ("<Les haies>, dossier d'actu, La Revue", Kind.ARTICLE),
        ("<Les haies>, rencontre organisée par Le Cap", Kind.EVENT),
        ("<Les haies>, Centre de ressources des Haies, 2015", None),
        ("<Les associations et la loi>, 2015", None),
    ],
)
def test_kind(text: str, kind: Kind | None) -> None:
    reference = read_reference(cited(text))
    assert reference is not None
    assert reference.kind is kind


def test_authors_may_stand_before_the_title() -> None:
    reference = read_reference(cited("Okafor, N. (2014). <Lending>. Commons Press."))
    assert reference is not None
    assert reference.date == "2014"
    assert [each.name for each in reference.contributions] == ["Okafor, N.", "Commons Press"]


@given(st.text(st.sampled_from("<>Ab\"«»“” ,.:()\nin°4 2015é-–—'"), max_size=60))
def test_any_reference_can_be_read(text: str) -> None:
    reference = read_reference(cited(text))
    assert reference is None or (reference.title and not set(reference.title) & {CITED, CITED_END})


@pytest.mark.parametrize(
    ("url", "label", "role"),
    [
        ("http://a.example/x", "", None),
        ("http://a.example/x", "Résumé vidéo de la rencontre :", LinkRole.VIDEO),
        ("http://a.example/x", "Le livret", LinkRole.BOOKLET),
        ("http://a.example/x", "Télécharger le guide", LinkRole.DOCUMENT),
        ("http://a.example/x.PDF?v=2", "", LinkRole.DOCUMENT),
        ("https://youtu.be/abc", "", LinkRole.VIDEO),
        ("http://www.a.example", "", LinkRole.WEBSITE),
        ("http://www.a.example/?p=1", "", None),
        ("http://bit.ly", "", None),
        ("http://[", "", None),
    ],
)
def test_role_of_link(url: str, label: str, role: LinkRole | None) -> None:
    assert role_of(url, label) is role


@pytest.mark.parametrize(
    ("url", "text", "name"),
    [
        ("http://www.lerameau.fr", "piloté par Le RAMEAU (", "Le RAMEAU"),
        ("http://rhonealpesactive.org/", "et Rhône-Alpes Active en", "Rhône-Alpes Active"),
        ("https://blog.capsud.example", "Cap Sud", "Cap Sud"),
        ("http://www.lerameau.fr", "le site du Rameau", None),
        ("http://www.lerameau.fr/guide", "Le RAMEAU", None),
        ("http://fr.example", "FR", None),
    ],
)
def test_name_spelled_by_host(url: str, text: str, name: str | None) -> None:
    assert name_spelled_by(url, text) == name


@pytest.mark.parametrize("text", ["→ En savoir + :", "Pour en savoir plus", "Learn more", "Voir aussi :", "ici"])
def test_words_that_only_point_further(text: str) -> None:
    assert says_only_more(text)


@pytest.mark.parametrize("text", ["En savoir plus sur les haies", "Le guide", "", "Savoir", "plus" * 100])
def test_words_that_say_something(text: str) -> None:
    assert not says_only_more(text)


def test_headings_that_are_no_theme() -> None:
    assert is_example("Un exemple de haie")
    assert not is_example("Exemplaire : la haie")
    assert is_section_name("Ressources")
    assert not is_section_name("Ressources humaines")


def test_long_words_are_no_label() -> None:
    assert role_told_by("Vidéo de la rencontre des neuf clubs de la côte et du port") is None
    assert kind_told_by("") is None
