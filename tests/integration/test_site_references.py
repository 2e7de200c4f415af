"""What librarians and machines take from the pages: references, COinS, meta tags, downloads, contacts."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, unquote, urlsplit

import pytest
from parsel import Selector
from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.crew import Crew
from catalog.database import open_database
from catalog.directory import Directory
from catalog.edition import Edition
from catalog.exporting.formats import FORMATS
from catalog.kinds import Kind
from catalog.models import Contribution, Link, Organisation, Resource, StoredEdition, Theme, Use
from catalog.queries import all_resources
from catalog.vocabulary import ContributorRole, LinkRole, Reason, State
from catalog.words import words_of
from sitegen.build import build
from sitegen.citation import coins
from sitegen.documents import size_of
from sitegen.downloads import CATALOGUES
from sitegen.metadata import json_ld

NOW = datetime(2026, 11, 12, 8, tzinfo=UTC)


@pytest.fixture
def session(blank: Path, tmp_path: Path) -> Iterator[Session]:
    shutil.copy(blank, tmp_path / "vigie.db")
    engine = open_database(f"sqlite:///{tmp_path / 'vigie.db'}")
    with Session(engine) as session:
        _fill(session)
        yield session
    engine.dispose()


def _fill(session: Session) -> None:
    theme, maker = Theme(slug="eau", name="Eau", position=0), Organisation(slug="rnma", name="RNMA & Cie")
    for number, (slug, kind) in enumerate((("etude", Kind.STUDY), ("article", Kind.ARTICLE), ("site", Kind.WEBSITE))):
        link = Link(url=f"https://example.org/{slug}.pdf", short=False, state=State.ALIVE, reason=Reason.OK)
        link.last_checked_at = link.last_alive_at = NOW
        link.content_type = "application/pdf"
        link.validators = {"url": link.url, "etag": '"1"', "last_modified": None, "size": 1_234_567}
        resource = Resource(slug=slug, title=f"Un titre : {slug}", kind=kind, position=number, source="", added_at=NOW)
        resource.date, resource.language, resource.container, resource.issue = "2015-06", "fr", "La revue", "4"
        resource.themes = [theme]
        resource.contributions = [Contribution(organisation=maker, role=ContributorRole.AUTHOR, position=0)]
        resource.uses = [Use(link=link, role=LinkRole.DOCUMENT, position=0)]
        session.add(resource)
    session.commit()


def published(session: Session, folder: Path, **facts: str) -> Path:
    folder.mkdir()
    with Edition(folder) as edition:
        build(Crew(session), Directory(base_url="https://annuaire.example/sous/", **facts), edition)
    return folder


def page(site: Path, path: str) -> Selector:
    return Selector((site / path).read_text(encoding="utf-8"))


def test_the_catalogue_can_be_had_in_every_format(session: Session, tmp_path: Path) -> None:
    site = published(session, tmp_path / "public")
    assert set(CATALOGUES.values()) == set(FORMATS)
    links = set(page(site, "index.html").css("footer a[download]::attr(href)").getall())
    assert links == set(CATALOGUES)
    for name, format_name in CATALOGUES.items():
        assert (site / name).read_bytes().decode() == FORMATS[format_name](all_resources(session))


def test_a_reference_is_shown_and_saved_as_it_is_exported(session: Session, tmp_path: Path) -> None:
    site = published(session, tmp_path / "public")
    shown = page(site, "ressources/etude/index.html")
    resource = next(each for each in all_resources(session) if each.slug == "etude")
    for name, format_name in (("reference.bib", "bibtex"), ("reference.ris", "ris"), ("reference.json", "csl-json")):
        text = FORMATS[format_name]([resource])
        shown_text = shown.css(f"pre#{name.replace('.', '-')}::text").get("")
        assert shown_text.strip() == text.replace("\r\n", "\n").strip()
        head, _, saved = shown.css(f"a[download='{name}']::attr(href)").get("").partition(",")
        assert head.startswith("data:application/")
        assert unquote(saved, errors="strict") == text


def test_zotero_finds_references_in_lists_and_on_pages(session: Session, tmp_path: Path) -> None:
    site = published(session, tmp_path / "public")
    for path, number in (("index.html", 3), ("themes/eau/index.html", 3), ("ressources/article/index.html", 1)):
        found = [dict(parse_qsl(each)) for each in page(site, path).css("span.Z3988::attr(title)").getall()]
        assert len(found) == number
        article = next(each for each in found if each.get("rft.genre") == "article")
        assert article["ctx_ver"] == "Z39.88-2004"
        assert article["rft_val_fmt"] == "info:ofi/fmt:kev:mtx:journal"
        assert (article["rft.atitle"], article["rft.jtitle"]) == ("Un titre : article", "La revue")
        assert article["rft.aucorp"] == "RNMA & Cie"


@pytest.mark.parametrize(
    ("slug", "own"),
    [
        ("etude", {"citation_technical_report_institution": "RNMA & Cie"}),
        ("article", {"citation_journal_title": "La revue", "citation_issue": "4"}),
        ("site", {}),
    ],
)
def test_the_meta_tags_tell_a_report_from_an_article(
    session: Session, tmp_path: Path, slug: str, own: dict[str, str]
) -> None:
    tags = page(published(session, tmp_path / "public"), f"ressources/{slug}/index.html").css("meta[name^=citation_]")
    assert {tag.attrib["name"]: tag.attrib["content"] for tag in tags} == own | {
        "citation_title": f"Un titre : {slug}",
        "citation_author": "RNMA & Cie",
        "citation_publication_date": "2015/06",
        "citation_language": "fr",
        "citation_pdf_url": f"https://example.org/{slug}.pdf",
    }


def test_the_format_and_the_size_of_a_document_are_told(session: Session, tmp_path: Path) -> None:
    shown = page(published(session, tmp_path / "public"), "ressources/etude/index.html")
    assert shown.css(".format::text").get() == "PDF, 1,2\xa0Mo"


@pytest.mark.parametrize(
    ("pages", "language", "said"),
    [
        (12, "fr", "PDF, 1,2\xa0Mo, 12 pages"),
        (1, "fr", "PDF, 1,2\xa0Mo, 1 page"),
        (12, "en", "PDF, 1.2\xa0MB, 12 pages"),
    ],
)
def test_the_pages_of_a_document_are_counted(
    session: Session, tmp_path: Path, pages: int, language: str, said: str
) -> None:
    link = session.scalars(select(Link).where(Link.url == "https://example.org/etude.pdf")).one()
    link.fingerprint = "held"
    session.add(StoredEdition(link_id=link.id, fingerprint="held", at=NOW, content={"pages": pages}))
    other = session.scalars(select(Link).where(Link.url == "https://example.org/article.pdf")).one()
    session.add(StoredEdition(link_id=other.id, fingerprint="former", at=NOW, content={"pages": 7}))
    session.commit()
    site = published(session, tmp_path / "public", language=language)
    assert page(site, "ressources/etude/index.html").css(".format::text").get() == said
    assert "7" not in page(site, "ressources/article/index.html").css(".format::text").get("")


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (3_221_225_472, "3,2\xa0Go"),
        (999_600_000, "1\xa0Go"),
        (999_999, "1\xa0Mo"),
        (999_400, "999\xa0ko"),
        (9_960_000, "10\xa0Mo"),
        (1_000, "1\xa0ko"),
        (12, "1\xa0ko"),
    ],
)
def test_a_size_is_said_in_the_unit_that_suits_it(size: int, said: str) -> None:
    assert size_of(Link(validators={"size": size}), "application/pdf", words_of("fr", "sitegen")) == said


def test_what_libraries_number_it_by_is_shown_cited_and_told_to_machines(session: Session, tmp_path: Path) -> None:
    study = session.scalars(select(Resource).where(Resource.slug == "article")).one()
    study.identifiers = {"isbn": "978-2-1234-5680-3", "issn": "1234-5679", "doi": "10.1000/182", "ppn": "123"}
    session.commit()
    shown = page(published(session, tmp_path / "public"), "ressources/article/index.html")
    facts = {row.css("dt::text").get(): row.css("dd *::text").get() for row in shown.css(".facts > div")}
    assert (facts["ISBN"], facts["ISSN"], facts["DOI"]) == ("978-2-1234-5680-3", "1234-5679", "10.1000/182")
    assert shown.css(".facts a[href='https://doi.org/10.1000/182']")
    assert "ISBN 978-2-1234-5680-3, ISSN 1234-5679, DOI 10.1000/182." in shown.xpath(
        "string(//*[@id='reference'])"
    ).get("")
    tags = [(tag.attrib["name"], tag.attrib["content"]) for tag in shown.css("meta[name]")]
    assert {
        ("citation_isbn", "978-2-1234-5680-3"),
        ("citation_issn", "1234-5679"),
        ("citation_doi", "10.1000/182"),
    } <= set(tags)
    assert ("DC.identifier", "DOI 10.1000/182") in tags
    coins = parse_qs(shown.css("span.Z3988::attr(title)").get(""))
    assert (coins["rft.isbn"], coins["rft.issn"]) == (["978-2-1234-5680-3"], ["1234-5679"])
    assert coins["rft_id"] == ["https://example.org/article.pdf", "info:doi/10.1000/182"]


def test_zotero_finds_the_address_whatever_the_kind(session: Session, tmp_path: Path) -> None:
    """It reads rft_id in every format, rft.identifier in the Dublin Core only (its parseContextObject)."""
    found = page(published(session, tmp_path / "public"), "index.html").css("span.Z3988::attr(title)").getall()
    coins = [parse_qs(each) for each in found]
    assert {each["rft_id"][0] for each in coins} == {
        f"https://example.org/{each}.pdf" for each in ("etude", "article", "site")
    }
    assert [each.get("rft.type") for each in coins] == [None, None, ["webpage"]]


def test_an_issue_of_a_review_keeps_its_own_title(session: Session) -> None:
    resource = session.scalars(select(Resource).where(Resource.slug == "article")).one()
    resource.kind = Kind.ISSUE
    found = parse_qs(coins(resource))
    assert (found["rft.atitle"], found["rft.jtitle"]) == (["Un titre : article"], ["La revue"])
    assert "rft.title" not in found


def test_a_short_link_is_cited_by_where_it_leads(session: Session, tmp_path: Path) -> None:
    link = session.scalars(select(Link).where(Link.url == "https://example.org/etude.pdf")).one()
    link.url, link.short, link.moved_to = "http://bit.ly/1NaG8UD", True, "https://example.org/etude_2015.pdf"
    session.commit()
    site = published(session, tmp_path / "public")
    for record in page(site, "ressources/etude/index.html").css("details.record pre").xpath("string()").getall():
        cited = record.partition('"custom"')[0]
        assert "https://example.org/etude_2015.pdf" in cited
        assert "bit.ly" not in cited
    # What is downloaded as a whole can be brought in again: there the link is the one of the catalogue.
    assert "http://bit.ly/1NaG8UD" in (site / "catalogue.bib").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("copy", "where"),
    [
        (None, "https://example.org/etude.pdf (ne répond plus depuis le 12 novembre 2026)"),
        (datetime(2015, 6, 8, tzinfo=UTC), "Copie archivée du 8 juin 2015\xa0: https://archive.example/1/etude.pdf"),
    ],
)
def test_what_died_is_cited_with_where_it_stood(
    session: Session, tmp_path: Path, copy: datetime | None, where: str
) -> None:
    link = session.scalars(select(Link).where(Link.url == "https://example.org/etude.pdf")).one()
    link.state, link.reason, link.failures, link.first_failure_at = State.DEAD, Reason.GONE, 4, NOW
    if copy:
        link.archive_url, link.archive_at = "https://archive.example/1/etude.pdf", copy
    session.commit()
    shown = page(published(session, tmp_path / "public"), "ressources/etude/index.html")
    assert shown.xpath("string(//*[@id='reference'])").get("").endswith(where)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "Un titre\xa0: etude. In\xa0: La revue, n°\xa04, juin 2015. "),
        ({"container": None, "issue": None}, "Un titre\xa0: etude. Juin 2015. "),
        ({"container": None, "issue": None, "date": None}, "Un titre\xa0: etude. https:"),
    ],
)
def test_no_month_opens_a_sentence_in_small_letters(
    session: Session, tmp_path: Path, facts: dict[str, None], said: str
) -> None:
    resource = session.scalars(select(Resource).where(Resource.slug == "etude")).one()
    for name, value in facts.items():
        setattr(resource, name, value)
    session.commit()
    shown = page(published(session, tmp_path / "public"), "ressources/etude/index.html")
    assert said in shown.xpath("string(//*[@id='reference'])").get("")


@pytest.mark.parametrize(("slug", "italic"), [("article", "La revue"), ("etude", "Un titre\xa0: etude")])
def test_of_an_article_the_review_is_in_italics(session: Session, tmp_path: Path, slug: str, italic: str) -> None:
    shown = page(published(session, tmp_path / "public"), f"ressources/{slug}/index.html")
    assert shown.css("#reference cite::text").getall() == [italic]
    cited = shown.xpath("string(//*[@id='reference'])").get("")
    assert cited.startswith(f"RNMA & Cie. Un titre\xa0: {slug}. In\xa0: La revue, n°\xa04, juin 2015. https://")


def test_an_address_out_of_the_web_is_not_cited(session: Session, tmp_path: Path) -> None:
    link = session.scalars(select(Link).where(Link.url == "https://example.org/etude.pdf")).one()
    link.url, link.state, link.reason = "http://10.0.0.1/", State.UNVERIFIABLE, Reason.REFUSED_ADDRESS
    session.commit()
    shown = page(published(session, tmp_path / "public"), "ressources/etude/index.html")
    assert "10.0.0.1" not in shown.xpath("string(//*[@id='reference'])").get("")


# What https://schema.org says of which properties belong to which types.
_WORK = {
    "name",
    "url",
    "mainEntityOfPage",
    "description",
    "identifier",
    "datePublished",
    "inLanguage",
    "about",
    "isPartOf",
}
_WORK |= {"author", "publisher", "contributor"}
_EVENT = {
    "name",
    "url",
    "mainEntityOfPage",
    "description",
    "identifier",
    "startDate",
    "inLanguage",
    "about",
    "superEvent",
}
_EVENT |= {"organizer"}
_OWN = {"Book": {"isbn"}, "PublicationIssue": {"issueNumber"}, "Periodical": {"issn"}}


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_told_in_words_that_schema_org_knows(session: Session, kind: Kind) -> None:
    resource = session.scalars(select(Resource).where(Resource.slug == "article")).one()
    resource.kind, resource.summary = kind, "Un résumé."
    resource.identifiers = {"isbn": "978-2-1234-5680-3", "issn": "1234-5679"}
    resource.contributions = [
        Contribution(organisation=Organisation(slug=role.value, name=role.value), role=role, position=place)
        for place, role in enumerate(ContributorRole)
    ]
    told = json.loads(json_ld(resource, Directory()))
    waiting = [told]
    while waiting:
        one = waiting.pop()
        own = _OWN.get(one["@type"], set())
        allowed = {"Event": _EVENT, "Organization": {"name"}, "PropertyValue": {"propertyID", "value"}}.get(
            one["@type"], _WORK
        )
        assert set(one) - {"@context", "@type"} <= allowed | own
        values = [each for value in one.values() for each in (value if isinstance(value, list) else [value])]
        waiting += [value for value in values if isinstance(value, dict)]
    if kind is Kind.ARTICLE:
        assert told["isPartOf"] == {
            "@type": "PublicationIssue",
            "issueNumber": "4",
            "isPartOf": {"@type": "Periodical", "name": "La revue", "issn": "1234-5679"},
        }


def test_neighbours_share_a_theme_or_an_organisation(session: Session, tmp_path: Path) -> None:
    shown = page(published(session, tmp_path / "public"), "ressources/article/index.html")
    assert shown.css("section[aria-labelledby=meme-theme] a::attr(href)").getall() == [
        "../../ressources/site/index.html",
        "../../ressources/etude/index.html",
    ]


def test_errors_are_reported_by_mail_or_by_form(session: Session, tmp_path: Path) -> None:
    for number, (facts, wanted) in enumerate(
        (
            ({}, None),
            ({"publisher_email": "nous@example.org"}, "mailto:nous@example.org"),
            ({"publisher_email": "nous@example.org", "report": "liens@example.org"}, "mailto:liens@example.org"),
            ({"report": "https://forge.example/new?title={title}&body={page}"}, "https://forge.example/new"),
        )
    ):
        site = published(session, tmp_path / f"public{number}", **facts)
        address = page(site, "ressources/etude/index.html").css(".report a::attr(href)").get()
        assert (address.partition("?")[0] if address else None) == wanted
        if address:
            query = parse_qs(urlsplit(address).query)
            assert "Un titre : etude" in query.get("subject", query.get("title", [""]))[0].replace("\xa0", " ")
            assert "https://annuaire.example/sous/ressources/etude/" in query["body"][0]


@pytest.mark.parametrize("wrong", ["javascript:alert(1)", "nobody", "ftp://example.org"])
def test_only_an_address_can_be_reported_to(wrong: str) -> None:
    with pytest.raises(ValidationError):
        Directory(report=wrong)


def test_whom_to_tell_of_a_flaw_stands_where_it_is_looked_for(session: Session, tmp_path: Path) -> None:
    assert not (published(session, tmp_path / "without") / ".well-known").exists()
    site = published(session, tmp_path / "with", security_contact="securite@example.org")
    assert (site / ".well-known/security.txt").read_text().splitlines() == [
        "Contact: mailto:securite@example.org",
        "Expires: 2027-10-01T00:00:00Z",
        "Preferred-Languages: fr",
        "Canonical: https://annuaire.example/sous/.well-known/security.txt",
    ]


def test_shared_pages_have_an_image_and_hosts_need_no_build(session: Session, tmp_path: Path) -> None:
    site = published(session, tmp_path / "public")
    image = page(site, "ressources/etude/index.html").css("meta[property='og:image']::attr(content)").get()
    assert image == "https://annuaire.example/sous/assets/partage.png"
    assert (site / "assets/partage.png").read_bytes().startswith(b"\x89PNG")
    assert (site / ".nojekyll").exists()
