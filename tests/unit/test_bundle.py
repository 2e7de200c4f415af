"""The bundled catalogue against the guide's own table of resources."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.importing.bundle import bundled
from catalog.importing.draft import Draft
from catalog.importing.files import read_file
from catalog.importing.merge import merge
from catalog.importing.tidy import tidied
from catalog.models import Link, Organisation
from catalog.queries import all_themes
from catalog.vocabulary import ContributorRole, LinkRole

GUIDE = Path(__file__).parents[2].parent / "shared" / "guide-cooperation.md"
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)

AUTHOR, PUBLISHER, PARTNER = ContributorRole.AUTHOR, ContributorRole.PUBLISHER, ContributorRole.PARTNER
COMMISSIONER, ORGANISER = ContributorRole.COMMISSIONER, ContributorRole.ORGANISER

# Title, organisations by role, container and issue, date, addresses without their scheme.
TABLE = [
    (
        "Guide Association & coopération, jouez collectif !",
        {("Centre de ressources DLA financement", AUTHOR), ("France Active", PUBLISHER)},
        (None, None),
        "2015",
        ["bit.ly/1NaG8UD"],
    ),
    (
        "La coopération inter-associative au niveau territorial, un mouvement à consolider !",
        {("RNMA", AUTHOR), ("France Bénévolat", AUTHOR), ("FDVA", COMMISSIONER), ("DJEPVA", COMMISSIONER)},
        (None, None),
        "2014",
        ["bit.ly/293p82y"],
    ),
    (
        "Les coopérations inter-associatives",
        set(),
        ("Dynamiques associatives, le magazine du DLA", "4"),
        "2013",
        ["bit.ly/292y4oH"],
    ),
    (
        "Le dynamisme associatif, un atout pour les territoires",
        set(),
        ("La vie associative", "21"),
        "2013",
        ["bit.ly/294OdiK"],
    ),
    (
        "Relations associations et collectivités : Le dialogue civil, pourquoi et comment ?",
        {("Le Mouvement associatif Rhône-Alpes", AUTHOR)},
        (None, None),
        "2015",
        ["bit.ly/20HiALg"],
    ),
    (
        "Collectivités territoriales et associations : reconstruire le partenariat",
        {("La Gazette des communes", PUBLISHER)},
        ("Dossier d'actu", None),
        "2016",
        ["bit.ly/2906jMm"],
    ),
    (
        "Centre de ressources en ligne sur les partenariats entre associations et entreprises",
        set(),
        (None, None),
        None,
        ["partenariatassociationsentreprises.wordpress.com/"],
    ),
    (
        "Partenariats entreprises / associations : Réalités, utilités, bénéfiques",
        {(name, ORGANISER) for name in ("ADMICAL", "AEH", "Pro Bono Lab", "Rhône Développement Initiative")},
        (None, None),
        "2015-06-08",
        ["www.youtube.com/watch?v=f0FK8LHf1Yw", "bit.ly/297CP2X"],
    ),
    (
        "Guide partenariats entreprises : développer les partenariats sur le territoire",
        {("Réseau Cocagne", AUTHOR), ("Le RAMEAU", PARTNER)},
        (None, None),
        "2013",
        ["bit.ly/295LPGy"],
    ),
    (
        "Guide pratique Partenariats stratégiques ONG-Entreprises",
        {("ORSE", AUTHOR), ("Le RAMEAU", PARTNER)},
        (None, None),
        "2012",
        ["bit.ly/294Oz8T"],
    ),
    (
        "Entreprises & associations : construire ensemble",
        {("Medef", AUTHOR), ("Le RAMEAU", PARTNER)},
        (None, None),
        "2014",
        ["bit.ly/292HsfQ"],
    ),
    ("Plateforme de mobilité du Puy-de-Dôme", set(), (None, None), None, ["www.platformemobilite63.fr"]),
    (
        "Dossier documentaire sur le dialogue civil",
        {("Le Mouvement associatif Rhône-Alpes", PUBLISHER)},
        (None, None),
        None,
        ["www.lemouvementassociatif-rhonealpes.org"],
    ),
    ("Stratégie locale de développement de l'ESS de Villeurbanne", set(), (None, None), None, ["bit.ly/2dvHcox"]),
    (
        "Recyclage des plastiques : cinq PME et une association d'insertion",
        set(),
        (None, None),
        None,
        ["bit.ly/1syypZk"],
    ),
    ("État des lieux des partenariats en France", {("Le RAMEAU", AUTHOR)}, (None, None), "2016", ["bit.ly/262FrUC"]),
    ("Charte d'engagements réciproques", {("Le Mouvement associatif", AUTHOR)}, (None, None), "2014-02-14", []),
    ("Circulaire Valls du 29 septembre 2015", set(), (None, None), "2015-09-29", []),
    ("Loi du 31 juillet 2014 relative à l'économie sociale et solidaire", set(), (None, None), "2014-07-31", []),
    ("Le RAMEAU", {("Le RAMEAU", PUBLISHER)}, (None, None), None, ["www.lerameau.fr"]),
    (
        "Le Mouvement associatif Rhône-Alpes",
        {("Le Mouvement associatif Rhône-Alpes", PUBLISHER)},
        (None, None),
        None,
        ["www.lemouvementassociatif-rhonealpes.org"],
    ),
    ("Rhône-Alpes Active", {("Rhône-Alpes Active", PUBLISHER)}, (None, None), None, ["rhonealpesactive.org"]),
    ("Coorace", {("Coorace", PUBLISHER)}, (None, None), None, ["www.coorace.org"]),
]


@pytest.fixture
def session(database: str) -> Iterator[Session]:
    engine = open_database(database)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_a_row_of_the_table_is_bundled_as_it_stands(row: tuple[object, ...]) -> None:
    (draft,) = [draft for draft in bundled() if draft.title == row[0]]
    makers = {(each.name, each.role) for each in draft.contributions}
    links = [link.url.partition("://")[2] for link in draft.links]
    assert (draft.title, makers, (draft.container, draft.issue), draft.date, links) == row


def test_nothing_else_is_bundled() -> None:
    assert [draft.title for draft in bundled()] == [row[0] for row in TABLE]


def test_the_links_are_those_of_the_guide() -> None:
    urls = {link.url for draft in bundled() for link in draft.links}
    assert (len(urls), sum(url.startswith("http://bit.ly/") for url in urls)) == (20, 13)


def test_every_resource_is_described() -> None:
    for draft in bundled():
        assert draft.kind
        assert draft.language == "fr"
        assert draft.themes
        assert draft.place
        assert draft.summary
        assert draft.summary.endswith(".")
        assert all(link.role for link in draft.links)
        assert tidied(draft) == draft


def test_the_meeting_has_a_video_and_a_booklet() -> None:
    (meeting,) = [draft for draft in bundled() if draft.date == "2015-06-08"]
    assert [link.role for link in meeting.links] == [LinkRole.VIDEO, LinkRole.BOOKLET]


def test_the_catalogue_holds_each_thing_once(session: Session) -> None:
    changes = merge(session, bundled(), "vigie", NOW, "fr")
    assert len(changes.added) == 23
    assert session.scalar(select(func.count()).select_from(Link)) == 20
    shared = session.scalars(select(Link).where(Link.url.contains("lemouvementassociatif"))).one()
    assert len(shared.uses) == 2
    rameau = session.scalars(select(Organisation).where(Organisation.name == "Le RAMEAU")).one()
    assert len(rameau.contributions) == 5
    assert [theme.name for theme in all_themes(session)] == [
        "Coopération entre associations",
        "Coopération associations / collectivités",
        "Coopération associations / entreprises",
        "Textes de référence",
        "Acteurs de la coopération",
    ]
    assert not merge(session, bundled(), "vigie", NOW, "fr").any


@pytest.mark.skipif(not GUIDE.exists(), reason="the guide is not beside this checkout")
def test_the_real_guide_adds_nothing_to_it_and_changes_nothing(session: Session) -> None:
    merge(session, bundled(), "vigie", NOW, "fr")
    assert not merge(session, read_file(GUIDE).drafts, GUIDE.name, NOW, "fr").any


@pytest.mark.skipif(not GUIDE.exists(), reason="the guide is not beside this checkout")
def test_it_adds_no_link_to_the_real_guide(session: Session) -> None:
    guide: list[Draft] = read_file(GUIDE).drafts
    merge(session, guide, GUIDE.name, NOW, "fr")
    added = merge(session, bundled(), "vigie", NOW, "fr").added
    assert session.scalar(select(func.count()).select_from(Link)) == 20
    assert {"Charte d'engagements réciproques", "Circulaire Valls du 29 septembre 2015"} <= set(added)
    assert len(added) == 3
