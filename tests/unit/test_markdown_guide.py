"""Guides in several styles, the real one among them, read without knowing any of them."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.importing.draft import Draft
from catalog.importing.markdown import read_markdown, read_text
from catalog.kinds import Kind
from catalog.vocabulary import ContributorRole, LinkRole

ROOT = Path(__file__).parents[2]
GUIDES = ROOT / "tests" / "data" / "guides"
COOPERATION = ROOT.parent / "shared" / "guide-cooperation.md"

AUTHOR, PUBLISHER, PARTNER, COMMISSIONER, ORGANISER = ContributorRole
DOCUMENT, WEBSITE, VIDEO, BOOKLET, PAGE = LinkRole


class Expected(NamedTuple):
    """What is to be read of one entry; kind None and no names where nothing tells."""

    line: int
    title: str
    links: dict[str, LinkRole | None]
    date: str | None = None
    kind: Kind | None = None
    names: dict[str, ContributorRole] = {}  # noqa: RUF012 (never changed)
    container: tuple[str | None, str | None] = (None, None)


def read_as_expected(draft: Draft) -> Expected:
    return Expected(
        draft.line,
        draft.title,
        {link.url: link.role for link in draft.links},
        draft.date,
        draft.kind,
        {each.name: each.role for each in draft.contributions},
        (draft.container, draft.issue),
    )


def read_guide(name: str) -> list[Draft]:
    return read_markdown((GUIDES / name).read_text(encoding="utf-8"))


def find(drafts: list[Draft], line: int) -> Draft:
    return next(draft for draft in drafts if draft.line == line)


# --- The real guide


@pytest.fixture(scope="module")
def cooperation() -> list[Draft]:
    if not COOPERATION.exists():
        pytest.skip("the guide on cooperation is not beside the project")
    return read_markdown(COOPERATION.read_text(encoding="utf-8"))


BIBLIOGRAPHY = [
    Expected(
        209,
        "Guide Association & coopération, jouez collectif !",
        {"http://bit.ly/1NaG8UD": None},
        "2015",
        Kind.GUIDE,
        {"Centre de ressources DLA financement": AUTHOR, "France Active": PUBLISHER},
    ),
    Expected(
        210,
        "La coopération inter-associative au niveau territorial, un mouvement à consolider !",
        {"http://bit.ly/293p82y": None},
        "2014",
        Kind.REPORT,
        {"FDVA (DJEPVA)": COMMISSIONER, "RNMA": AUTHOR, "France Bénévolat": AUTHOR},
    ),
    Expected(
        211,
        "Les coopérations inter-associatives",
        {"http://bit.ly/292y4oH": None},
        "2013",
        Kind.ARTICLE,
        container=("Dynamiques associatives, le magazine du DLA", "4"),
    ),
    Expected(
        212,
        "Le dynamisme associatif, un atout pour les territoires",
        {"http://bit.ly/294OdiK": None},
        "2013",
        Kind.ARTICLE,
        container=("La vie associative", "21"),
    ),
    Expected(
        216,
        "Relations associations et collectivités : Le dialogue civil, pourquoi et comment ?",
        {"http://bit.ly/20HiALg": None},
        "2015",
        names={"Le Mouvement associatif Rhône-Alpes": AUTHOR},
    ),
    Expected(
        217,
        "Collectivités territoriales et associations : reconstruire le partenariat",
        {"http://bit.ly/2906jMm": None},
        "2016",
        Kind.ARTICLE,
        {"La Gazette des communes": AUTHOR},
    ),
    Expected(
        221,
        "Centre de ressources en ligne sur les partenariats entre associations et entreprises",
        {"https://partenariatassociationsentreprises.wordpress.com/": WEBSITE},
        kind=Kind.WEBSITE,
    ),
    Expected(
        222,
        "Partenariats entreprises / associations : Réalités, utilités, bénéfiques",
        {"https://www.youtube.com/watch?v=f0FK8LHf1Yw": VIDEO, "http://bit.ly/297CP2X": BOOKLET},
        "2015-06-08",
        Kind.EVENT,
        {
            "ADMICAL": ORGANISER,
            "AEH": ORGANISER,
            "Pro Bono Lab": ORGANISER,
            "Rhône Développement Initiative": ORGANISER,
        },
    ),
    Expected(
        225,
        "Guide partenariats entreprises : développer les partenariats sur le territoire",
        {"http://bit.ly/295LPGy": None},
        "2013",
        Kind.GUIDE,
        {"réseau Cocagne": AUTHOR, "Le RAMEAU": PARTNER},
    ),
    Expected(
        226,
        "Guide pratique Partenariats stratégiques ONG-Entreprises",
        {"http://bit.ly/294Oz8T": None},
        "2012",
        Kind.GUIDE,
        {"ORSE": AUTHOR, "Le RAMEAU": PARTNER},
    ),
    Expected(
        227,
        "Entreprises & associations : construire ensemble",
        {"http://bit.ly/292HsfQ": None},
        "2014",
        names={"Medef": AUTHOR, "Le RAMEAU": PARTNER},
    ),
]

# Line, link, kind, and the words that the title begins with.
BODY = [
    (82, "http://www.platformemobilite63.fr", Kind.WEBSITE, "6 associations"),
    (103, "http://www.lemouvementassociatif-rhonealpes.org", Kind.WEBSITE, "Dossier documentaire"),
    (126, "http://bit.ly/2dvHcox", None, "La stratégie locale"),
    (155, "http://bit.ly/1syypZk", None, "Un projet social"),
    (159, "http://www.lerameau.fr", Kind.ORGANISATION, "Le RAMEAU"),
    (159, "http://bit.ly/262FrUC", Kind.STUDY, "État des lieux des partenariats en France"),
    (229, "http://www.lemouvementassociatif-rhonealpes.org", Kind.ORGANISATION, "Le Mouvement associatif Rhône-Alpes"),
    (237, "http://rhonealpesactive.org", Kind.ORGANISATION, "Rhône-Alpes Active"),
    (241, "http://www.coorace.org", Kind.ORGANISATION, "Coorace"),
]


def test_every_address_of_the_real_guide_is_found_once(cooperation: list[Draft]) -> None:
    addresses = [link.url for draft in cooperation for link in draft.links]
    written = set(re.findall(r"https?://[^\s)>]+", COOPERATION.read_text(encoding="utf-8")))
    assert set(addresses) == written
    assert len(written) == 20
    assert sum("bit.ly" in url for url in written) == 13
    assert len(addresses) == 21  # the site of the guide's author stands for a dossier, and for itself


@pytest.mark.parametrize("expected", BIBLIOGRAPHY, ids=lambda each: each.title[:30])
def test_entry_of_the_real_bibliography(cooperation: list[Draft], expected: Expected) -> None:
    assert read_as_expected(find(cooperation, expected.line)) == expected


def test_body_of_the_real_guide(cooperation: list[Draft]) -> None:
    body = [draft for draft in cooperation if draft.line not in {each.line for each in BIBLIOGRAPHY}]
    read = [(draft.line, draft.links[0].url, draft.kind) for draft in body]
    assert read == [(line, url, kind) for line, url, kind, _ in BODY]
    assert all(draft.title.startswith(start) for draft, (*_, start) in zip(body, BODY, strict=True))


def test_acronym_of_the_real_guide_is_explained(cooperation: list[Draft]) -> None:
    rnma = find(cooperation, 210).contributions[1]
    assert rnma.full_name == "Réseau National des Maisons des Associations"


@pytest.mark.parametrize(
    ("line", "place", "theme"),
    [
        (82, "Coopérer, pour quoi ? › La coopération entre associations", "Coopération entre associations"),
        (
            103,
            "La coopération entre associations et pouvoirs publics › Les outils du dialogue civil",
            "Les outils du dialogue civil",
        ),
        (
            126,
            "La coopération entre associations et pouvoirs publics",
            "La coopération entre associations et pouvoirs publics",
        ),
        (209, "Ressources › Coopération entre associations", "Coopération entre associations"),
        (217, "Ressources › Coopération associations / collectivités", "Coopération associations / collectivités"),
    ],
)
def test_places_and_themes_of_the_real_guide(cooperation: list[Draft], line: int, place: str, theme: str) -> None:
    draft = find(cooperation, line)
    assert (draft.place, draft.themes) == (place, (theme,))


# --- Invented guides

BENEVOLAT = [
    Expected(
        7,
        "Le petit guide de l'accueil",
        {"https://phare.example/guides/accueil_des_benevoles.pdf": DOCUMENT},
        "2018-03",
        Kind.GUIDE,
        {"Maison des bénévoles de Kerlouan": AUTHOR, "Éditions du Phare": PUBLISHER},
    ),
    Expected(
        8,
        "Fidéliser sans épuiser",
        {"https://revue.example/12": None},
        "2017-05-03",
        Kind.ARTICLE,
        {"Jeanne Morvan": AUTHOR, "Paul Tanguy": AUTHOR},
        ("Revue des solidarités", "12"),
    ),
    Expected(
        9,
        "Donner de son temps",
        {"http://www.cetl.example/enquete_2019": None},
        "2019",
        Kind.STUDY,
        {"CETL": AUTHOR, "Région Ouest": COMMISSIONER},
    ),
    Expected(
        12,
        "Les mots du bénévolat",
        {"https://mots.example/lexique_(abrege)": None},
        "2020",
        names={"Fédération des phares": AUTHOR},
    ),
    Expected(16, "Douze clubs nautiques ont mis leurs annonces en commun", {"https://clubs.example/annonces": None}),
    Expected(
        22,
        "Se former ensemble",
        {"https://www.youtube.com/watch?v=AbC_d-9": VIDEO, "http://bit.ly/9zzz": BOOKLET},
        "2016-10-12",
        Kind.EVENT,
        {"Ligue du Nord": ORGANISER, "Le Cercle": ORGANISER, "Mer & Vent": ORGANISER},
    ),
    Expected(26, "Portail des formations", {"https://formations.example/": WEBSITE}, kind=Kind.WEBSITE),
    Expected(27, "La mallette du tuteur", {"http://mallette.example/v2": None}),
    Expected(
        31,
        "Tenir une permanence",
        {"https://cercle.example/permanence.pdf": DOCUMENT},
        "2014",
        names={"Le Cercle": AUTHOR},
    ),
    Expected(32, "Kit d'animation", {"https://mer.example/kit": None}, "2021", Kind.TOOL, {"Mer & Vent": AUTHOR}),
    Expected(36, "Ligue du Nord", {"http://www.ligue-du-nord.example": WEBSITE}, kind=Kind.ORGANISATION),
    Expected(36, "Cercle", {"https://cercle.example": WEBSITE}, kind=Kind.ORGANISATION),
]

COMMONS = [
    Expected(4, "The sharing handbook", {"https://handbook.example/start": None}, kind=Kind.GUIDE),
    Expected(
        9,
        "Lending Without Losing",
        {"https://commons.example/lending?edition=2&lang=en": None},
        "2014",
        names={"Okafor, N.": AUTHOR, "Commons Press": AUTHOR},
    ),
    Expected(
        10,
        "Insurance for Lenders",
        {"http://maq.example/7/insurance": None},
        "2016-06",
        Kind.ARTICLE,
        container=("Mutual Aid Quarterly", "7"),
    ),
    Expected(
        11,
        "Repair Cafés in Numbers",
        {"https://bit.ly/rep-numbers": None},
        "2015-09-14",
        Kind.STUDY,
        {"Hill Trust": COMMISSIONER, "Ada Brook": AUTHOR, "Tom Vale": AUTHOR, "Commons Press": PUBLISHER},
    ),
    Expected(
        12,
        "Toolbox for stewards",
        {"https://hill.example/toolbox.odt": DOCUMENT},
        "2021",
        Kind.TOOL,
        {"Hill Trust": PARTNER},
    ),
    Expected(
        17, "The annual report of the Hill Trust", {"https://hill.example/report.pdf": DOCUMENT}, "2020", Kind.REPORT
    ),
    Expected(18, "Many stewards keep their own list", {"https://alone.example/page": None}),
]

SANS_TITRES = [
    Expected(
        3, "Cultiver en ville", {"http://jardins.example/ville": None}, "2011", names={"Les Jardins suspendus": AUTHOR}
    ),
    Expected(
        4, "Composter à dix", {"http://jardins.example/compost": None}, "2012", names={"Les Jardins suspendus": AUTHOR}
    ),
    Expected(8, "Graines de quartier", {"https://graines.example/?a=1&b=2": None}, kind=Kind.WEBSITE),
]


@pytest.mark.parametrize(
    ("name", "expected"), [("benevolat.md", BENEVOLAT), ("commons.md", COMMONS), ("sans_titres.md", SANS_TITRES)]
)
def test_invented_guide(name: str, expected: list[Expected]) -> None:
    assert [read_as_expected(draft) for draft in read_guide(name)] == expected


def test_guide_without_links_gives_nothing() -> None:
    assert read_guide("sans_lien.md") == []


@pytest.mark.parametrize("text", ["", "\n\n", "Un texte.", "# Titre\n\n- item", "\ufeff"])
def test_text_without_links_gives_nothing(text: str) -> None:
    assert read_markdown(text) == []


@pytest.mark.parametrize("name", ["benevolat.md", "commons.md", "sans_titres.md"])
def test_ends_of_lines_and_byte_order_mark_change_nothing(name: str) -> None:
    text = (GUIDES / name).read_text(encoding="utf-8")
    assert read_markdown("\ufeff" + text.replace("\n", "\r\n")) == read_markdown(text)


def test_places_and_themes_of_invented_guide() -> None:
    drafts = read_guide("benevolat.md")
    assert find(drafts, 7).place == "Accueillir des bénévoles › Recruter"
    assert find(drafts, 16).themes == ("Recruter",)
    assert find(drafts, 36).place == "Accueillir des bénévoles › Sites utiles"
    assert find(drafts, 36).themes == ("Accueillir des bénévoles",)


# --- One thing at a time


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("Voir www.a.example.", ["http://www.a.example"]),
        ("(http://a.example/x)", ["http://a.example/x"]),
        ("(http://a.example/x_(y)).", ["http://a.example/x_(y)"]),
        ("http://a.example/x?y=1&z=2, puis", ["http://a.example/x?y=1&z=2"]),
        ("« http://a.example/x »", ["http://a.example/x"]),
        ("**http://a.example/x**", ["http://a.example/x"]),
        ("http://a.example/*x*/_y_", ["http://a.example/*x*/_y"]),
        ("www.a.example/?u=http://b.example", ["http://www.a.example/?u=http://b.example"]),
        ("HTTP://A.example/X", ["HTTP://A.example/X"]),
        ("<https://é.example/ça?q=a%20b>", ["https://é.example/ça?q=a%20b"]),
        ("[x](https://a.example/b_c 'Titre')", ["https://a.example/b_c"]),
        ("[un guide](www.a.example/b)", ["http://www.a.example/b"]),
        ("[un guide][1]\n\n[1]: https://a.example/1", ["https://a.example/1"]),
        ("[![affiche](http://i.example/p.png)](http://a.example/film)", ["http://a.example/film"]),
        ("`http://a.example/x`", ["http://a.example/x"]),
        ("    http://a.example/indented", ["http://a.example/indented"]),
        ("> *T*, P, 2015 http://a.example/q", ["http://a.example/q"]),
        ("[a](http://a.example \n[^1]: http://b.example/n", ["http://a.example", "http://b.example/n"]),
        ("[^http://a.example/x]", ["http://a.example/x"]),
        ("a@www.example.org ftp://a.example mailto:a@b.example javascript:alert(1)", []),
        ("[x](javascript:alert(1)) [y](page.html) [z](#ancre) http:// www. www.://", []),
    ],
)
def test_addresses(text: str, urls: list[str]) -> None:
    assert [link.url for draft in read_markdown(text) for link in draft.links] == urls


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Des ateliers ouverts. Apportez tout.\n\nEn savoir + :\n\nhttp://a.example/x", ["Des ateliers ouverts"]),
        ("Des ateliers ouverts. En savoir plus : http://a.example/x", ["Des ateliers ouverts"]),
        ("Des ateliers ouverts.\n\n#### → En savoir +\n\n[ici](http://a.example/x)", ["Des ateliers ouverts"]),
        ("## Les ateliers\n\nhttp://a.example/x", ["Les ateliers"]),
        ("## Sites utiles\n\nhttp://a.example/x", ["a.example"]),
        ("Il pleut. Lisez *Le bon abri*, B, 2010 (http://a.example/x). Il vente.", ["Le bon abri"]),
        ("Un texte de Coorace et Deux Rives :\n\nwww.coorace.example\n\ndeuxrives.example", ["Coorace"]),
        ("- http://a.example/1\n- http://b.example/2", ["a.example", "b.example"]),
        ("Lire [le guide A](http://a.example/1) et [le guide B](http://b.example/2).", ["Le guide A", "Le guide B"]),
        ("- Sites : [A bas](http://a.example/1), [B haut](http://b.example/2)", ["A bas", "B haut"]),
        ("- [Titre](http://a.example/1), [version PDF](http://b.example/2)", ["Titre"]),
        ("- *Un*, 2015 : http://a.example/1 ; *Deux*, 2016 : http://b.example/2", ["Un", "Deux"]),
        ("- Guide des haies, La Haie, 2015 - http://a.example/1", ["Guide des haies"]),
        ('- *Le "vrai" titre*, P, 2015 - http://a.example/1', ['Le "vrai" titre']),
        ('- "Le *vrai* titre", P, 2015 - http://a.example/1', ["Le vrai titre"]),
        ("- *Un titre\n  sur deux lignes*, P, 2015\n  http://a.example/1", ["Un titre sur deux lignes"]),
        ("- *Page de garde*, Le Phare, 2015 - http://a.example/1", ["Page de garde"]),
        ("- *Titre*, P, 2015\n\n  http://a.example/1\n\n  http://a.example/2", ["Titre"]),
    ],
)
def test_titles(text: str, titles: list[str]) -> None:
    assert [draft.title for draft in read_markdown(text)] == titles


def test_long_description_becomes_short_title_and_summary() -> None:
    sentence = "Un atelier de réparation " + "partagé par les habitants du quartier " * 4 + "depuis longtemps"
    draft = read_markdown(f"{sentence}\n\n→ En savoir + : http://a.example/x")[0]
    assert draft.title.endswith("…")
    assert len(draft.title) <= 101
    assert sentence.startswith(draft.title[:-1])
    assert draft.summary == sentence


def test_same_address_and_title_twice_is_one_resource() -> None:
    drafts = read_markdown("# A\n\n- *Titre*, P, 2015 http://a.example/1\n\n# B\n\n- *Titre* : http://a.example/1")
    assert len(drafts) == 1
    assert (drafts[0].line, drafts[0].date, drafts[0].themes) == (3, "2015", ("A", "B"))


def test_same_address_for_two_titles_is_two_resources() -> None:
    drafts = read_markdown("- *La haie vive*, 2015 http://a.example/1\n- *Le mur sec*, 2016 http://a.example/1")
    assert [draft.title for draft in drafts] == ["La haie vive", "Le mur sec"]


def test_one_organisation_has_one_spelling() -> None:
    drafts = read_markdown(
        "- *Un*, Le Phare, 2015 http://a.example/1\n"
        "- *Deux*, Cap Sud (en partenariat avec le PHARE), 2015 http://a.example/2\n"
        "- *Trois*, Cap Sud (en partenariat avec la Ligue), 2015 http://a.example/3"
    )
    assert drafts[0].contributions[0].name == "Le Phare"
    assert drafts[1].contributions[1].name == "Le Phare"
    assert drafts[2].contributions[1].name == "Ligue"


def test_raw_break_is_no_line() -> None:
    (draft,) = read_markdown("Avant<br><sup>1</sup> *Titre*, 2015 http://a.example/1")
    assert (draft.title, draft.line) == ("Titre", 1)


def test_footnotes_without_blank_lines_have_their_own_lines() -> None:
    drafts = read_markdown("Texte[^1].\n\n[^1]: *Un*, 2015\n  http://a.example/1\n[^2]: *Deux*, http://a.example/2")
    assert [(draft.title, draft.line) for draft in drafts] == [("Un", 3), ("Deux", 5)]


# --- Any text

MARKDOWN = st.lists(
    st.sampled_from(
        [
            "- ", "1. ", "# ", "\n", "\n\n", "  ", "*", "**", "_", '"', "« ", " »", "[", "](", ")", "(", "<", ">",
            "[^1]", ": ", "http://a.example/x", "www.b.example", "<sup>1</sup>", "<a href='http://c.example'>", "</a>",
            "<br>",
            "|", "|-|-|\n", "2015", "8 juin 2015", ", ", "in ", "n° 4", "par A et B", "(édité par X)", "\r\n", "> ",
            "En savoir + : ", "vidéo : ", "`", "```\n", "<!-- ", "-->", "Titre", "é", "\t", "\0", "\ufdd0", "\ufdd4",
            "!", "\\", "&amp;", "---\n",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(st.one_of(st.text(), MARKDOWN))
def test_any_text_can_be_read(text: str) -> None:
    lines = len(re.split(r"\r\n|\r|\n", text))
    for draft in read_markdown(text):
        assert draft.title
        assert draft.links
        assert 1 <= draft.line <= lines
        assert all(re.match(r"https?://[^\s/]", link.url, re.IGNORECASE) for link in draft.links)


LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZàâçéèêëîïôùûœÀÉ"
WORD = st.text(LETTERS, min_size=2, max_size=12)
TITLE = st.builds(
    lambda words, joints, end: "".join(map("".join, zip(words, [*joints, ""], strict=False))).strip() + end,
    st.lists(WORD, min_size=4, max_size=4),
    st.lists(st.sampled_from([" ", ", ", " : ", " & ", "-", "’", " 1999 ", " (a) ", " / "]), min_size=3, max_size=3),
    st.sampled_from(["", " !", " ?", "…"]),
)
URL = st.builds(
    "{}://{}.example/{}{}".format,
    st.sampled_from(["http", "https"]),
    st.from_regex(r"[a-z][a-z0-9-]{0,20}[a-z]", fullmatch=True),
    st.text("abcXYZ019-_.~/%()*+,;=:@!$'&", max_size=20),
    st.sampled_from(["", "?q=1&r=%20", "#part_2"]),
)


@given(TITLE, st.lists(WORD, min_size=1, max_size=4).map(" ".join), st.integers(1900, 2099), URL)
def test_reference_in_due_form_is_read_exactly(title: str, publisher: str, year: int, url: str) -> None:
    (draft,) = read_markdown(f"Avant.\n\n- *{title}*, {publisher}, {year} - <{url}>\n")
    assert (draft.title, draft.date, draft.line) == (title, str(year), 3)
    assert [link.url for link in draft.links] == [url]


FILLERS = ("(", '"', "« ", "[^", "***a", "par A et B, ", "en savoir plus : ", "2015 ", "vidéo : ", "<a href=", "\u00a0")


# Were any expression quadratic, these would take hours.
@pytest.mark.parametrize("filler", FILLERS)
def test_long_and_odd_text_is_read_to_its_end(filler: str) -> None:
    long = filler * (200_000 // len(filler))
    drafts = read_markdown(f"{long}\n\n- *Titre*, P, 2015 - <http://a.example/1>\n")
    assert ("Titre", "2015") in [(draft.title, draft.date) for draft in drafts]


def test_links_that_lead_to_no_place_on_the_web_are_told() -> None:
    text = (
        "# Guide\n\n- [A](http://a.example/), [B](ftp://b.example/x)\n  et\n  [C](docs/c.pdf)\n\n"
        "[Écrire](mailto:a@b.example) ou [lire plus bas](#bas) ou [appeler](tel:0123)\n"
    )
    reading = read_text(text, Path("guide.md"))
    assert [draft.title for draft in reading.drafts] == ["A"]
    assert [(remark.line, remark.facts) for remark in reading.warnings] == [
        (3, {"url": "ftp://b.example/x"}), (5, {"url": "docs/c.pdf"}),
    ]  # fmt: skip
