"""An event as an entry: what happened, to what, and where it lives now."""

from datetime import UTC, datetime
from typing import Any

import pytest

from catalog.directory import Directory
from catalog.kinds import Kind
from catalog.models import Contribution, Event, Link, Organisation, Resource, Theme, Use
from catalog.vocabulary import ContributorRole, EventKind, LinkRole, State
from catalog.words import words_of
from feeds.enclosure import Enclosure
from feeds.entries import Entry, entry_of, web_uri

DIRECTORY = Directory(base_url="https://repertoire.example/")
AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
DEATH = {"reason": "gone", "visits": 3, "since": "2026-11-15T08:00:00+00:00"}


def link(**known: Any) -> Link:
    return Link(**{"url": "http://bit.ly/abc", "short": True, "state": State.ALIVE, **known})


def resource(title: str = "Guide !", watched: Link | None = None) -> Resource:
    return Resource(
        slug="guide",
        title=title,
        kind=Kind.GUIDE,
        date="2012",
        summary="Un <résumé>.\nEn deux lignes.",
        container="La revue",
        issue="4",
        contributions=[
            Contribution(organisation=Organisation(name="ORSE"), role=ContributorRole.AUTHOR),
            Contribution(organisation=Organisation(name="Le RAMEAU"), role=ContributorRole.PARTNER),
        ],
        themes=[Theme(name="Entreprises")],
        uses=[Use(link=watched, role=LinkRole.DOCUMENT)] if watched else [],
    )


def told(kind: EventKind, of: Resource | None, watched: Link | None, facts: dict[str, Any] | None = None) -> Entry:
    event = Event(uuid="u-1", at=AT, kind=kind, resource=of, link=watched, facts=facts or {})
    return entry_of(event, DIRECTORY, words_of("fr", "feeds"))


def test_a_new_resource_is_described() -> None:
    entry = told(EventKind.ADDED, resource(watched=link(moved_to="https://orse.example/guide.pdf")), None)
    assert (entry.id, entry.title) == ("urn:uuid:u-1", "Nouveau\u00a0: Guide\u202f!")
    assert entry.link == "https://repertoire.example/ressources/guide/"
    assert entry.via == "https://orse.example/guide.pdf"
    assert entry.content == (
        "<p>Cette ressource rejoint le répertoire.</p>"
        "<p>Guide – ORSE, Le RAMEAU (partenaire) – La revue, n° 4 – 2012</p>"
        "<p>Un &lt;résumé&gt;.</p><p>En deux lignes.</p>"
        '<p><a href="https://orse.example/guide.pdf">À lire sur orse.example</a> · '
        '<a href="https://repertoire.example/ressources/guide/">Sa fiche dans le répertoire</a></p>'
    )
    assert entry.categories == ("Entreprises", "Guide")
    assert entry.authors == ("ORSE", "Le RAMEAU")
    assert entry.enclosure == Enclosure("https://orse.example/guide.pdf", "application/pdf", 0)
    assert entry.published == entry.updated == AT


def test_a_dead_link_is_not_offered() -> None:
    dead = link(state=State.DEAD, moved_to="https://orse.example/guide.pdf")
    entry = told(EventKind.DIED, resource(watched=dead), dead, DEATH)
    assert entry.via is None
    assert "orse.example" not in entry.content
    assert entry.summary.startswith("Ce lien ne répond plus depuis le 15 novembre 2026\u00a0: la page n’existe plus")


def test_the_archived_copy_of_a_dead_link_is_offered() -> None:
    dead = link(state=State.DEAD, archive_url="https://archive.example/1")
    assert told(EventKind.DIED, resource(watched=dead), dead, DEATH).via == "https://archive.example/1"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "www.example.org"])
def test_only_web_addresses_are_offered(url: str) -> None:
    entry = told(EventKind.ADDED, resource(watched=link(url=url)), None)
    assert entry.via is None
    assert url not in entry.content


def test_the_news_of_a_removed_resource_stays() -> None:
    facts = {"title": "Guide disparu", "slug": "guide", "url": "http://bit.ly/abc"}
    entry = told(EventKind.UPDATED, None, None, facts)
    assert entry.title == "Mis à jour\u00a0: Guide disparu"
    assert (entry.link, entry.via) == ("https://repertoire.example/", None)
    assert entry.categories == ()


def test_a_title_is_plain_text_on_one_line() -> None:
    entry = told(EventKind.ADDED, resource("Guide\r\n<script>\x00\ud800 &amp; co"), None)
    assert entry.title == "Nouveau\u00a0: Guide <script> & co"


def test_an_address_cannot_leave_its_link() -> None:
    entry = told(EventKind.ADDED, resource(watched=link(url='https://a.example/"><script>')), None)
    assert "<script>" not in entry.content


def test_a_document_comes_along_with_its_type_and_size() -> None:
    served = link(url="https://orse.example/guide", content_type="application/PDF; q=1", validators={"size": 1234})
    entry = told(EventKind.ADDED, resource(watched=served), None)
    assert entry.enclosure == Enclosure("https://orse.example/guide", "application/pdf", 1234)
    page = link(url="https://orse.example/guide.pdf", content_type="text/html")
    assert told(EventKind.ADDED, resource(watched=page), None).enclosure is None


@pytest.mark.parametrize("state", [State.ALIVE, State.DEAD, State.SUSPECT])
def test_an_archived_entry_does_not_hang_on_what_became_of_the_link(state: State) -> None:
    watched = link(state=state, moved_to=f"https://{state}.example/", archive_url="https://archive.example/1")
    event = Event(
        uuid="u-1",
        at=AT,
        kind=EventKind.ADDED,
        resource=resource(watched=watched),
        link=watched,
        facts={"url": "https://orse.example/guide.pdf"},
    )
    entry = entry_of(event, DIRECTORY, words_of("fr", "feeds"), archived=True)
    assert entry.via == "https://orse.example/guide.pdf"
    assert state.value not in entry.content
    assert "archive.example" not in entry.content


def test_the_entries_of_one_import_keep_their_order() -> None:
    def moment(number: int) -> datetime:
        event = Event(id=number, uuid="u-1", at=AT, kind=EventKind.ADDED, facts={"title": "Guide"})
        return entry_of(event, DIRECTORY, words_of("fr", "feeds")).updated

    assert AT < moment(1) < moment(2) < moment(999_999)


def test_an_address_is_written_in_the_signs_of_addresses() -> None:
    assert (
        web_uri("https://exémple.example/é à?q=«a»") == "https://xn--exmple-cva.example/%C3%A9%20%C3%A0?q=%C2%ABa%C2%BB"
    )
    assert web_uri("https://[bad/") is None
