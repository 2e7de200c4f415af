"""An event as an entry: what happened, to what, and where it lives now."""

from datetime import UTC, datetime
from typing import Any

import pytest

from catalog.directory import Directory
from catalog.kinds import Kind
from catalog.models import Contribution, Event, Link, Organisation, Resource, Theme, Use
from catalog.vocabulary import ContributorRole, EventKind, LinkRole, State
from catalog.words import words_of
from feeds.entries import Entry, entry_of

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
        '<p><a href="https://orse.example/guide.pdf">https://orse.example/guide.pdf</a></p>'
    )
    assert entry.categories == ("Entreprises", "Guide")
    assert entry.published == entry.updated == AT


def test_a_dead_link_is_not_offered() -> None:
    dead = link(state=State.DEAD, moved_to="https://orse.example/guide.pdf")
    entry = told(EventKind.DIED, resource(watched=dead), dead, DEATH)
    assert entry.via is None
    assert "href" not in entry.content
    assert entry.summary.startswith("Ce lien ne répond plus depuis le 15 novembre 2026\u00a0: la page n’existe plus")


def test_the_archived_copy_of_a_dead_link_is_offered() -> None:
    dead = link(state=State.DEAD, archive_url="https://archive.example/1")
    assert told(EventKind.DIED, resource(watched=dead), dead, DEATH).via == "https://archive.example/1"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "www.example.org"])
def test_only_web_addresses_are_offered(url: str) -> None:
    entry = told(EventKind.ADDED, resource(watched=link(url=url)), None)
    assert entry.via is None
    assert "href" not in entry.content


def test_the_news_of_a_removed_resource_stays() -> None:
    facts = {"title": "Guide disparu", "slug": "guide", "url": "http://bit.ly/abc"}
    entry = told(EventKind.UPDATED, None, None, facts)
    assert entry.title == "Mis à jour\u00a0: Guide disparu"
    assert (entry.link, entry.via) == ("https://repertoire.example/", None)
    assert entry.categories == ()


def test_a_title_is_plain_text_on_one_line() -> None:
    entry = told(EventKind.ADDED, resource("Guide\r\n<script>\x00\ud800 &amp; co"), None)
    assert entry.title == "Nouveau\u00a0: Guide <script> &amp; co"


def test_an_address_cannot_leave_its_link() -> None:
    entry = told(EventKind.ADDED, resource(watched=link(url='https://a.example/"><script>')), None)
    assert "<script>" not in entry.content
