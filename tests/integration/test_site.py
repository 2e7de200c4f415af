"""The site as files: what the contract promises, every link, hostile texts, both languages, the same bytes."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from jinja2.ext import babel_extract
from sqlalchemy import select
from sqlalchemy.orm import Session

import catalog
import sitegen
from catalog.crew import Crew
from catalog.database import open_database
from catalog.directory import Directory
from catalog.edition import Edition
from catalog.kinds import Kind
from catalog.models import Contribution, Event, Link, NewsEntry, NewsSource, Organisation, Resource, Theme, Use
from catalog.vocabulary import ContributorRole, EventKind, LinkRole, Reason, State
from sitegen.addresses import web_address
from sitegen.build import build
from sitegen.text import brief, clean

OCTOBER, NOVEMBER = datetime(2026, 10, 28, 8, tzinfo=UTC), datetime(2026, 11, 12, 8, tzinfo=UTC)
FEEDS = {"rss.xml", "atom.xml", "feed.json", "abonnements.opml", "sante/rss.xml", "actualites/rss.xml"}
HOSTILE = "</script><script>alert(1)</script><b>\"x\" 'y' &amp; \u202eesrever\x07 " + "m" * 10_000


REFERENCE = re.compile(
    r"data:application/(x-bibtex|x-research-info-systems|vnd\.citationstyles\.csl\+json);charset=utf-8,[!-~]+"
)


@dataclass
class Read(HTMLParser):
    """A page as a browser would take it apart."""

    markup: str
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""
    scripts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.inside = ""
        self.feed(self.markup)
        # Ordinary spaces only: the others are typography.
        self.text = re.sub(r"[ \t\n]+", " ", self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "script":
            self.scripts.append(data)
        else:
            self.text += data

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        return [attrs for name, attrs in self.tags if name == tag and wanted.items() <= attrs.items()]

    def main_action(self) -> str | None:
        buttons = [attrs for attrs in self.all("a") if "button-main" in attrs.get("class", "")]
        assert len(buttons) <= 1
        return buttons[0]["href"] if buttons else None


@pytest.fixture
def session(database: str) -> Iterator[Session]:
    engine = open_database(database)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "public"
    target.mkdir()
    return target


def resource(slug: str, *links: Link, **facts: Any) -> Resource:
    given = {"title": slug.capitalize(), "kind": Kind.GUIDE, "position": 0, "source": "test", "added_at": OCTOBER}
    made = Resource(slug=slug, **given | facts)
    made.uses = [Use(link=link, role=LinkRole.DOCUMENT, position=place) for place, link in enumerate(links)]
    return made


def link(url: str, state: State, reason: Reason | None = None, **facts: Any) -> Link:
    return Link(url=url, short="bit.ly" in url, state=state, reason=reason, **facts)


def living(url: str = "https://example.org/vivant") -> Link:
    return link(url, State.ALIVE, Reason.OK, last_alive_at=NOVEMBER, last_checked_at=NOVEMBER)


def dead(url: str = "https://example.org/mort", **facts: Any) -> Link:
    seen: dict[str, Any] = {"failures": 4, "first_failure_at": OCTOBER, "last_checked_at": NOVEMBER, "status": 404}
    seen["detail"] = "HTTP 404"
    return link(url, State.DEAD, Reason.GONE, **seen | facts)


def tell(source: NewsSource, number: int, title: str = "Une nouvelle", url: str = "", **facts: Any) -> NewsEntry:
    known = {
        "uid": f"{title[:9]} {number}",
        "key": str(number),
        "seen_at": NOVEMBER,
        "at": NOVEMBER - timedelta(number),
    }
    address = url or f"https://rnma.example/nouvelle-{number}"
    return NewsEntry(source=source, title=f"{title} {number}", url=address, **known | facts)


def fill(session: Session) -> None:
    """A catalogue with something of everything."""
    theme = Theme(slug="entre-associations", name="Coopération entre associations", position=0)
    rnma = Organisation(slug="rnma", name="RNMA", full_name="Réseau National des Maisons des Associations")
    rameau = Organisation(slug="le-rameau", name="Le RAMEAU")
    resolved = link(
        "http://bit.ly/1NaG8UD",
        State.ALIVE,
        Reason.OK,
        moved_to="https://www.avise.org/guide.pdf",
        last_alive_at=NOVEMBER,
        last_checked_at=NOVEMBER,
        chain=[
            {"url": "http://bit.ly/1NaG8UD", "status": 301},
            {"url": "https://www.avise.org/guide.pdf", "status": 200},
        ],
    )
    suspect = link("https://example.org/suspect", State.SUSPECT, Reason.TIMEOUT, failures=1, first_failure_at=OCTOBER)
    barred = link("https://example.org/interdit", State.UNVERIFIABLE, Reason.BLOCKED, refusals=3)
    guide = resource("guide", resolved, title="Guide : jouez collectif !", language="fr", date="2015", themes=[theme])
    guide.contributions = [
        Contribution(organisation=rnma, role=ContributorRole.AUTHOR, position=0),
        Contribution(organisation=rameau, role=ContributorRole.PUBLISHER, position=1),
    ]
    report = resource(
        "rapport", dead(archive_url="https://archive.example/1/mort", archive_at=OCTOBER), kind=Kind.REPORT, position=1
    )
    report.themes = [theme]
    article = resource("article", suspect, kind=Kind.ARTICLE, position=2, container="La vie associative", issue="21")
    video = resource("video", barred, living("https://example.org/livret"), kind=Kind.VIDEO, position=3)
    charter = resource("charte", kind=Kind.LAW, position=4, date="2014-02-14", place="Le dialogue civil › Les outils")
    session.add_all([guide, report, article, video, charter, resource("sans-guide", kind=Kind.TOOL, position=5)])
    source = NewsSource(link=resolved)
    session.add_all(tell(source, number, summary="Le 3 mars : venez !") for number in range(5))
    session.flush()
    died = {"reason": "gone", "visits": 4, "since": OCTOBER.isoformat()}
    for number, (kind, of, facts) in enumerate(
        (
            (EventKind.ADDED, guide, {}),
            (EventKind.DIED, report, died),
            (EventKind.SUSPECTED, article, {"reason": "dns"}),
        )
    ):
        session.add(Event(uuid=str(number), at=NOVEMBER, kind=kind, resource=of, facts=facts))
    session.commit()


def built(session: Session, folder: Path, **facts: Any) -> dict[str, Read]:
    """The pages by their path."""
    with Edition(folder) as edition:
        build(Crew(session), Directory(base_url="https://annuaire.example/ressources-utiles/", **facts), edition)
    return {str(path.relative_to(folder)): Read(path.read_text("utf-8")) for path in _pages(folder)}


def _pages(folder: Path) -> list[Path]:
    """Without the bookmarks, which are a download."""
    return sorted(set(folder.rglob("*.html")) - {folder / "marque-pages.html"})


def test_every_file_of_the_contract_is_written(session: Session, folder: Path) -> None:
    fill(session)
    built(session, folder)
    for path in (
        *("index.html", "sitemap.xml", "robots.txt", "404.html", "favicon.ico"),
        *("catalogue.csv", "catalogue.json", "catalogue.bib", "catalogue.ris"),
        *("ressources/guide/index.html", "ressources/charte/index.html", "themes/entre-associations/index.html"),
        *("organismes/rnma/index.html", "organismes/le-rameau/index.html"),
        *("types/guide/index.html", "types/law/index.html"),
        *("nouvelles/index.html", "sante/index.html", "abonnement/index.html", "a-propos/index.html"),
        *("mentions-legales/index.html", "accessibilite/index.html"),
    ):
        assert (folder / path).is_file(), path
        assert (folder / path).stat().st_size > 0, path


def test_every_internal_link_leads_to_a_file(session: Session, folder: Path) -> None:
    fill(session)
    pages = built(session, folder)
    followed = re.compile(r"(themes|organismes)/[^/]+/index.html")
    feeds = FEEDS | {page.replace("index.html", "rss.xml") for page in pages if followed.fullmatch(page)}
    met = {target for path, page in pages.items() for target in _internal(path, page)}
    assert {target for target in met if not (folder / target).is_file()} == feeds
    for path, page in pages.items():
        ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
        assert len(ids) == len(set(ids)), path
        assert {attrs["href"][1:] for attrs in page.all("a") if attrs["href"].startswith("#")} <= set(ids), path


def _internal(path: str, page: Read) -> Iterator[str]:
    here = "" if path == "404.html" else dirname(path)
    for attrs in (*page.all("a"), *page.all("link", rel="stylesheet"), *page.all("link", rel="icon")):
        yield from _local(here, attrs["href"])
    for attrs in page.all("link", rel="alternate"):
        yield from _local(here, attrs["href"])


def _local(here: str, href: str) -> Iterator[str]:
    # Only the page for what is not found may name the site's own path: it is served at any depth.
    href = href.removeprefix("/ressources-utiles/") if not here else href
    parts = urlsplit(href)
    if not parts.scheme and parts.path:
        assert not parts.path.startswith("/"), href
        yield normpath(join(here, unquote(parts.path)))


def test_pages_tell_where_they_live(session: Session, folder: Path) -> None:
    fill(session)
    page = built(session, folder)["ressources/guide/index.html"]
    address = "https://annuaire.example/ressources-utiles/ressources/guide/"
    assert page.all("link", rel="canonical")[0]["href"] == address
    assert page.all("meta", property="og:url")[0]["content"] == address
    assert page.all("meta", property="og:title")[0]["content"] == "Guide\xa0: jouez collectif\u202f!"


def test_the_sitemap_lists_every_page_but_the_one_for_nothing(session: Session, folder: Path) -> None:
    fill(session)
    pages = built(session, folder)
    tree = ElementTree.parse(folder / "sitemap.xml")  # noqa: S314 (we wrote it)
    listed = [loc.text for loc in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    wanted = [page.removesuffix("index.html") for page in pages if page != "404.html"]
    assert sorted(filter(None, listed)) == sorted(
        f"https://annuaire.example/ressources-utiles/{page}" for page in wanted
    )
    assert "Sitemap: https://annuaire.example/ressources-utiles/sitemap.xml" in (folder / "robots.txt").read_text()


def test_who_subscribes_is_shown_what_the_feed_tells(session: Session, folder: Path) -> None:
    """Not the deaths, which are told to the maintainers alone, however many there were lately."""
    fill(session)
    gone = session.scalars(select(Resource)).first()
    died = {"reason": "gone", "since": OCTOBER.isoformat(), "visits": 4}
    events = [
        Event(uuid=f"d{day}", at=NOVEMBER + timedelta(day), kind=EventKind.DIED, resource=gone, facts=died)
        for day in range(1, 9)
    ]
    session.add_all(events)
    built(session, folder)
    shown = Read((folder / "abonnement" / "index.html").read_text(encoding="utf-8")).text
    assert "Nouveau" in shown
    assert "Ne répond plus" not in shown
    assert "Ne répond plus" in Read((folder / "nouvelles" / "index.html").read_text(encoding="utf-8")).text


def test_the_same_catalogue_makes_the_same_bytes(session: Session, tmp_path: Path) -> None:
    fill(session)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        built(session, tmp_path / name)
        session.expunge_all()
    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "two")


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_empty_catalogue_makes_a_site_too(session: Session, folder: Path) -> None:
    pages = built(session, folder)
    assert "Le répertoire est encore vide." in pages["index.html"].text
    assert "Rien de neuf pour l’instant." in pages["nouvelles/index.html"].text


def test_a_living_link_leads_straight_to_its_target(session: Session, folder: Path) -> None:
    fill(session)
    page = built(session, folder)["ressources/guide/index.html"]
    assert page.main_action() == "https://www.avise.org/guide.pdf"
    assert "lien court d’origine\xa0: bit.ly/1NaG8UD" in page.text
    assert "vérifié le 12 novembre 2026" in page.text
    assert "bit.ly/1NaG8UD renvoie plus loin 301" in page.text


def test_a_dead_link_offers_its_archived_copy_and_stays_readable(session: Session, folder: Path) -> None:
    fill(session)
    page = built(session, folder)["ressources/rapport/index.html"]
    assert page.main_action() == "https://archive.example/1/mort"
    assert "ne répond plus depuis le 28 octobre 2026" in page.text
    assert page.all("s")
    assert "Lire la copie archivée du 28 octobre 2026 sur archive.example" in page.text
    assert "example.org/mort" in page.text
    assert not page.all("a", href="https://example.org/mort")


def test_a_dead_link_without_copy_offers_nothing_to_open(session: Session, folder: Path) -> None:
    session.add(resource("perdu", dead()))
    session.commit()
    page = built(session, folder)["ressources/perdu/index.html"]
    assert page.main_action() is None
    assert "example.org/mort" in page.text


def test_what_can_be_opened_comes_first(session: Session, folder: Path) -> None:
    session.add(resource("rencontre", dead(archive_url="https://archive.example/1"), living()))
    session.commit()
    assert built(session, folder)["ressources/rencontre/index.html"].main_action() == "https://example.org/vivant"


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("article", "ne répond pas depuis le 28 octobre 2026\u202f; nous vérifions encore avant de conclure"),
        ("video", "à vérifier à la main\xa0: le site refuse les robots"),
        ("sans-guide", "Référence sans lien\xa0: nous ne savons pas où la trouver sur le web."),
        ("charte", "Référence sans lien\xa0: le guide cite cette ressource sans dire où la trouver."),
    ],
)
def test_every_state_is_said_in_words(session: Session, folder: Path, slug: str, said: str) -> None:
    fill(session)
    assert said in built(session, folder)[f"ressources/{slug}/index.html"].text


@pytest.mark.parametrize(("slug", "said"), [("rapport", "Dernière visite le"), ("guide", "vérifié le")])
def test_the_last_visit_has_its_date_whatever_it_found(session: Session, folder: Path, slug: str, said: str) -> None:
    fill(session)
    text = built(session, folder)[f"ressources/{slug}/index.html"].text
    assert f"{said} 12 novembre 2026" in text.partition("Fiche")[0]
    assert ("Dernière visite" in text) == (slug == "rapport")


def test_the_index_says_how_fresh_it_is(session: Session, folder: Path) -> None:
    fill(session)
    text = built(session, folder)["index.html"].text
    assert "3 liens vérifiés, dernière visite le 12 novembre 2026." in text
    assert "2 liens répondent" in text
    assert "1 lien ne répond plus" in text
    assert text.index("Coopération entre associations") < text.index("Autres ressources") < text.index("Charte")


def test_what_organisations_tell_has_a_page_and_stands_on_theirs(session: Session, folder: Path) -> None:
    fill(session)
    nameless = resource("un-site", living("https://site.example/"), title="Un site", kind=Kind.WEBSITE, position=6)
    session.add_all([nameless, tell(NewsSource(link=nameless.uses[0].link), 7, "La plus vieille")])
    session.commit()
    pages = built(session, folder)
    page = pages["actualites/index.html"]
    places = [page.text.index(f"Une nouvelle {number}") for number in range(5)] + [page.text.index("La plus vieille 7")]
    assert places == sorted(places)
    assert "Le 3 mars\xa0: venez\u202f!" in page.text
    assert page.all("a", href="https://rnma.example/nouvelle-0", rel="noopener external")
    assert page.all("a", href="../organismes/rnma/index.html")
    assert page.all("a", href="../ressources/un-site/index.html")
    assert page.all("link", rel="alternate", href="../actualites/rss.xml")
    for path, told in {"organismes/rnma/index.html": 3, "organismes/le-rameau/index.html": 0, "index.html": 3}.items():
        assert sum(f"Une nouvelle {number}" in pages[path].text for number in range(5)) == told, path
    for path in ("index.html", "nouvelles/index.html", "plan-du-site/index.html", "abonnement/index.html"):
        assert [attrs for attrs in pages[path].all("a") if attrs["href"].endswith("actualites/index.html")], path


def test_what_nobody_tells_has_no_page(session: Session, folder: Path) -> None:
    fill(session)
    for entry in session.query(NewsEntry):
        session.delete(entry)
    session.commit()
    assert "actualites/index.html" not in built(session, folder)


def test_what_a_withdrawn_organisation_tells_is_not_shown(session: Session, folder: Path) -> None:
    fill(session)
    session.scalars(select(Resource).where(Resource.slug == "guide")).one().withdrawn_at = NOVEMBER
    session.commit()
    assert "actualites/index.html" not in built(session, folder)


def test_no_more_than_the_last_hundred_are_shown(session: Session, folder: Path) -> None:
    fill(session)
    source = session.scalars(select(NewsSource)).one()
    session.add_all(tell(source, number, "Encore") for number in range(100, 300))
    session.commit()
    text = built(session, folder)["actualites/index.html"].text
    assert (text.count("Encore"), "Encore 194" in text, "Encore 195" in text) == (95, True, False)


def test_readers_are_not_told_of_suspicions(session: Session, folder: Path) -> None:
    fill(session)
    news = built(session, folder)["nouvelles/index.html"].text
    assert "Ne répond plus\xa0: Rapport" in news
    assert "Article" not in news


def test_the_health_page_lists_what_needs_attention_only(session: Session, folder: Path) -> None:
    fill(session)
    page = built(session, folder)["sante/index.html"]
    rows = page.text.partition("Les liens qui demandent de l’attention")[2]
    assert rows.index("Rapport") < rows.index("Article") < rows.index("Video")
    assert (
        "la page n’existe plus 4 visites de suite sans succès depuis le 28 octobre 2026. La preuve\xa0: HTTP 404"
        in rows
    )
    assert "3 visites de suite refusées." in rows
    assert "Guide" not in rows


def test_a_reference_is_cited_as_in_a_bibliography(session: Session, folder: Path) -> None:
    fill(session)
    pages = built(session, folder)
    cited = "RNMA. Guide\xa0: jouez collectif\u202f! Le RAMEAU, 2015. https://www.avise.org/guide.pdf (vérifié le"
    assert cited in pages["ressources/guide/index.html"].text
    assert "Article. In\xa0: La vie associative, n°\xa021." in pages["ressources/article/index.html"].text
    assert [each.name for each in (folder / "ressources/guide").iterdir()] == ["index.html"]


def test_machines_read_the_resource(session: Session, folder: Path) -> None:
    fill(session)
    page = built(session, folder)["ressources/guide/index.html"]
    facts = json.loads(page.scripts[0])
    assert (facts["@type"], facts["name"], facts["datePublished"]) == ("Book", "Guide : jouez collectif !", "2015")
    assert facts["author"] == [{"@type": "Organization", "name": "RNMA"}]
    assert page.all("meta", name="DC.publisher")[0]["content"] == "Le RAMEAU"


def test_hostile_texts_stay_texts(session: Session, folder: Path) -> None:
    theme = Theme(slug="theme", name=HOSTILE + "theme", position=0)
    resources = [
        resource(
            "un", link("javascript:alert(1)", State.ALIVE, Reason.OK), title=HOSTILE, summary=HOSTILE, themes=[theme]
        ),
        resource("deux", link("data:text/html,<script>", State.UNVERIFIABLE, Reason.INVALID_URL), title=HOSTILE),
        resource(
            "trois", living('http://exa mple.org/"onclick="x'), container=HOSTILE, issue=HOSTILE, language='"><i>'
        ),
        resource("quatre", dead(archive_url="javascript:alert(2)"), place=HOSTILE),
    ]
    author = Organisation(slug="auteur", name=HOSTILE + "auteur", full_name=HOSTILE)
    resources[0].contributions = [Contribution(organisation=author, role=ContributorRole.AUTHOR, position=0)]
    session.add_all(resources)
    session.add(Event(uuid="1", at=NOVEMBER, kind=EventKind.MOVED, resource=resources[0], facts={"to": HOSTILE}))
    for number, url in enumerate(("javascript:alert(1)", 'https://a.example/"onclick="x', "https://a.example/")):
        told = tell(NewsSource(link=resources[number].uses[0].link), number, HOSTILE, url, summary=HOSTILE)
        session.add(told)
    session.commit()
    for path, page in built(session, folder, publisher=HOSTILE).items():
        for attrs in page.all("script"):
            ours = attrs.get("src", "").lstrip("./") == "assets/vigie.js"
            assert ours or attrs == {"type": "application/ld+json"}, path
        assert not page.all("b"), path
        assert not page.all("i"), path
        assert not re.search("[\x00-\x08\x0e-\x1f\u202e]", page.markup), path
        for _, attrs in page.tags:
            assert not any(name.startswith("on") for name in attrs), path
            href = attrs.get("href", "")
            # The references, which browsers save and never show.
            saved = "download" in attrs and REFERENCE.fullmatch(href)
            assert saved or urlsplit(href).scheme in ("", "http", "https", "mailto"), path
    page = Read((folder / "ressources/un/index.html").read_text("utf-8"))
    assert json.loads(page.scripts[0])["name"] == HOSTILE.replace("\u202e", "")
    assert "javascript:alert(1)" in page.text
    assert page.main_action() is None


def test_the_legal_notice_admits_what_is_missing(session: Session, folder: Path) -> None:
    page = built(session, folder, publisher="Les Amis du lien", director="Ada")["mentions-legales/index.html"].text
    assert "Les Amis du lien" in page
    assert "le téléphone de l’éditeur" in page
    assert "le nom de l’éditeur" not in page
    # The law wants the host's telephone, too.
    assert "l’adresse et le téléphone de l’hébergeur" in page


def test_nobody_is_asked_to_write_where_there_is_no_address(session: Session, tmp_path: Path) -> None:
    for number, (facts, asked) in enumerate(
        (({}, False), ({"report": "https://forge.example/new"}, True), ({"publisher_email": "a@example.org"}, True))
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        about = built(session, folder, **facts)["a-propos/index.html"].text
        assert ("Dites-le-nous" in about) == asked


def test_what_is_kept_of_a_page_is_admitted(session: Session, folder: Path) -> None:
    about = built(session, folder)["a-propos/index.html"].text
    assert "et le texte de la page ou du document, sans ses images ni sa mise en page" in about


def test_the_accessibility_statement_does_not_promise_the_search_without_scripts(
    session: Session, folder: Path
) -> None:
    text = built(session, folder)["accessibilite/index.html"].text
    assert "Sans JavaScript, des listes remplacent la recherche." in text
    assert "non conforme, faute d’audit" in text


def test_the_lists_of_values_say_what_they_are_of(session: Session, folder: Path) -> None:
    pages = built(session, folder)
    assert "Les ressources du répertoire, par année" in pages["annees/index.html"].text
    assert "Les ressources du répertoire, par état des liens" in pages["etats/index.html"].text


def test_the_site_map_leads_to_the_letter(session: Session, folder: Path) -> None:
    assert built(session, folder)["plan-du-site/index.html"].all("a", href="../lettre/index.html")


ROOTS = [Path(str(package.__file__)).parent for package in (catalog, sitegen)]


def _messages() -> set[tuple[str, ...]]:
    """Every message of the site's code and templates, with its plural where it has one."""
    keywords = {"_": None, "N_": None, "words": None, "ngettext": (1, 2), "many": (1, 2)}
    found: set[tuple[str, ...]] = set()
    for path in ROOTS[1].rglob("*"):
        method = {".py": "python", ".html": babel_extract}.get(path.suffix)
        if method:
            with path.open("rb") as source:
                for _, message, _, _ in extract(method, source, keywords, options={"silent": "false"}):  # type: ignore[arg-type]
                    found.add(_forms(message))
    return found


def _translations(*roots: Path) -> dict[tuple[str, ...], tuple[str, ...]]:
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for root in roots:
        with (root / "locale" / "fr.po").open("rb") as source:
            known |= {_forms(message.id): _forms(message.string) for message in read_po(source, "fr") if message.id}
    return known


def _forms(message: str | Sequence[str] | None) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message or ())


def test_every_message_is_translated_with_its_facts() -> None:
    french, messages = _translations(*ROOTS), _messages()
    assert len(messages) > 100
    assert {message for message in messages if not french.get(message) or not all(french[message])} == set()
    for message in messages:
        wanted = set(re.findall(r"{\w+}", message[-1]))
        for said in french[message]:
            assert set(re.findall(r"{\w+}", said)) == wanted, message


def test_no_translation_has_become_useless() -> None:
    assert set(_translations(ROOTS[1])) <= _messages()


def test_the_site_is_wholly_french_or_wholly_english(session: Session, tmp_path: Path) -> None:
    fill(session)
    texts = {}
    for language in ("fr", "en"):
        (tmp_path / language).mkdir()
        # Without the directory's own words, which are the maintainer's.
        pages = built(session, tmp_path / language, language=language, title="T", description="D")
        texts[language] = "\n".join(f"{page.text}\n{page.markup}" for page in pages.values())
    pairs = [
        (english, french)
        for message, string in _translations(*ROOTS).items()
        for english, french in zip(message, string, strict=False)
        if english != french and len(french) > 12 and "{" not in english + french
    ]
    assert len(pairs) > 80
    assert [french for _, french in pairs if french in texts["en"]] == []
    assert [english for english, _ in pairs if len(english) > 12 and english in texts["fr"]] == []
    assert 'lang="en"' in texts["en"]


@given(st.text() | st.from_regex(r"(?i)(https?|javascript|data| http):/{0,2}[^x]*"))
def test_only_plain_web_addresses_become_links(url: str) -> None:
    found = web_address(url)
    if found is not None:
        assert urlsplit(found).scheme in ("http", "https")
        assert urlsplit(found).hostname
        assert not re.search(r"[\s<>\"\\]", found)


@pytest.mark.parametrize(
    "url", ["http://bit.ly/1NaG8UD", "https://www.youtube.com/watch?v=f0FK8LHf1Yw", "http://é.fr/à"]
)
def test_ordinary_addresses_become_links(url: str) -> None:
    assert web_address(url) == url


@given(st.text(), st.integers(min_value=2, max_value=200))
def test_a_brief_text_is_never_longer_than_asked(text: str, most: int) -> None:
    assert len(brief(text, most)) <= most


def test_a_title_of_one_endless_word_is_not_left_out() -> None:
    assert brief("Nouveau : " + "m" * 400, 300) == "Nouveau : " + "m" * 289 + "…"


@given(st.text())
def test_clean_text_can_be_written_and_stays_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode()
    assert "\u202e" not in clean(text)
