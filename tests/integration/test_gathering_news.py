"""Gathering the news of websites on the simulated web: where they are told, how often they are asked, what is kept."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.kinds import Kind
from catalog.models import Link, NewsEntry, NewsSource, Resource, Use
from catalog.news import organisation_news
from catalog.replacement import replace_address
from catalog.vocabulary import LinkRole, State
from crawler.courtesy import MOST_REQUESTS
from crawler.news.gathering import gather_news
from crawler.options import CrawlerOptions
from crawler.reactor import run
from vigie.demo.pages import Answer, Page, Request, Site, redirect, robots, web_page
from vigie.demo.web import SimulatedWeb

pytestmark = pytest.mark.each_database

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
DAY = timedelta(days=1)
HOST, OTHER = "www.orse.example", "blog.orse.example"
BASE = f"https://{HOST}"
OPTIONS = CrawlerOptions(delay=0, timeout=5, control_urls=(), archive="")
CHALLENGE = Page(200, {"Content-Type": "text/html", "sg-captcha": "challenge"}, b"<html>Are you a person?</html>")


def add_website(session: Session, url: str, kind: Kind = Kind.WEBSITE, state: State = State.ALIVE) -> Link:
    number = len(session.scalars(select(Link)).all())
    resource = Resource(slug=f"site-{number}", title=f"Site {number}", kind=kind, position=number, source="")
    resource.added_at = NOW
    link = Link(url=url, short=False, state=state)
    session.add(Use(resource=resource, link=link, role=LinkRole.WEBSITE, position=0))
    session.flush()
    return link


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    engine = open_database(database)
    with Session(engine) as session:
        add_website(session, f"{BASE}/")
        session.commit()
    yield engine
    engine.dispose()


Ask = Callable[..., list[Request]]


@pytest.fixture
def ask(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """One round on a web of some sites; the requests that it made."""

    def go(
        pages: dict[str, Answer],
        now: datetime = NOW,
        options: CrawlerOptions = OPTIONS,
        others: dict[str, Site] | None = None,
        offline: bool = False,
    ) -> list[Request]:
        async def scene() -> list[Request]:
            async with SimulatedWeb(tmp_path, {HOST: Site(dict(pages)), **(others or {})}) as web:
                monkeypatch.setenv("SSL_CERT_FILE", str(web.ca_file))
                web.offline = offline
                await gather_news(engine, options, now, web.network)
                return web.visits

        return run(scene())

    return go


def told(engine: Engine) -> list[str]:
    with Session(engine) as session:
        return list(session.scalars(select(NewsEntry.title).order_by(NewsEntry.id)))


def kept(engine: Engine) -> list[tuple[str, str, datetime, str]]:
    with Session(engine) as session:
        entries = session.scalars(select(NewsEntry).order_by(NewsEntry.id))
        return [(each.title, each.uid, each.at, each.url) for each in entries]


def source(engine: Engine) -> NewsSource:
    with Session(engine) as session:
        return session.scalars(select(NewsSource).order_by(NewsSource.id)).all()[0]


def entry(title: str, days: float = 1.0, link: str = "", guid: str = "") -> str:
    date = format_datetime(NOW - timedelta(days=days))
    known = f"<guid>{guid}</guid>" if guid else ""
    return f"<item><title>{title}</title><link>{link or f'/{title}'}</link>{known}<pubDate>{date}</pubDate></item>"


def feed(*entries: str, etag: str = "") -> Page:
    headers = {"Content-Type": "application/rss+xml", **({"ETag": etag} if etag else {})}
    return Page(headers=headers, body=f'<rss version="2.0"><channel>{"".join(entries)}</channel></rss>'.encode())


def home(*feeds: str) -> Page:
    named = "".join(f'<link rel="alternate" type="application/rss+xml" href="{url}">' for url in feeds)
    return Page(
        headers={"Content-Type": "text/html"}, body=f"<html><head>{named}</head><body>Bonjour</body></html>".encode()
    )


def sitemap(*pages: tuple[str, float]) -> Page:
    listed = (
        f"<url><loc>{BASE}{path}</loc><lastmod>{(NOW - days * DAY).date()}</lastmod></url>" for path, days in pages
    )
    return Page(headers={"Content-Type": "application/xml"}, body=f"<urlset>{''.join(listed)}</urlset>".encode())


def test_the_feed_that_the_page_names_is_read_and_told_without_flooding(ask: Ask, engine: Engine) -> None:
    news = [entry(f"n{number}", number) for number in range(70)]
    asked = ask({"/": home("/comments/feed/", "/fil"), "/fil": feed(*news)})
    assert [each.path for each in asked] == ["/robots.txt", "/", "/fil"]
    assert told(engine) == ["n4", "n3", "n2", "n1", "n0"]
    assert source(engine).url == f"{BASE}/fil"
    ask({"/fil": feed(entry("nouveau", -0.5), *news)}, NOW + DAY)
    assert told(engine)[5:] == ["nouveau"]


def test_later_the_feed_is_asked_for_only_if_it_changed_and_only_once_a_day(ask: Ask, engine: Engine) -> None:
    page = feed(entry("un"), etag='"a"')
    ask({"/": home("/fil"), "/fil": page})
    assert ask({"/fil": page}, NOW + timedelta(hours=12)) == []

    def answer(request: Request) -> Page:
        return Page(304) if request.headers.get("if-none-match") == '"a"' else page

    asked = ask({"/fil": answer}, NOW + DAY)
    assert [each.path for each in asked] == ["/robots.txt", "/fil"]
    assert asked[1].headers["if-none-match"] == '"a"'
    assert source(engine).validators == {
        "url": f"{BASE}/fil",
        "etag": '"a"',
        "last_modified": None,
        "size": len(page.body),
    }
    assert told(engine) == ["un"]


def test_a_silent_source_is_asked_ever_less_and_one_that_tells_something_every_day(ask: Ask, engine: Engine) -> None:
    ask({"/": home("/fil"), "/fil": feed(entry("un"))})
    asked = [day for day in range(1, 60) if ask({"/fil": feed(entry("un"))}, NOW + day * DAY)]
    gaps = [after - before for before, after in pairwise(asked)]
    assert gaps[0] < gaps[-1] == 7
    ask({"/fil": feed(entry("deux", -61))}, NOW + 67 * DAY)
    assert ask({"/fil": feed()}, NOW + 68 * DAY) != []


def test_an_entry_is_told_once_however_it_is_edited(ask: Ask, engine: Engine) -> None:
    ask({"/": home("/fil"), "/fil": feed(entry("un", 1, "/un", "g1"))})
    (first,) = kept(engine)
    edits = [
        (entry("Un, corrigé", 0, "/un", "g1"), "Un, corrigé"),
        (entry("Un", 0, "/un?utm_source=rss", "autre"), "Un"),
        (entry("Ailleurs", 0, "/une-autre", "g1"), "Un"),
    ]
    for day, (edited, title) in enumerate(edits, 1):
        ask({"/fil": feed(edited)}, NOW + day * 8 * DAY)
        assert kept(engine) == [(title, *first[1:])], "its title follows where it leads to the same place"


@pytest.mark.parametrize("kind", ["application/feed+json", "application/json"])
def test_a_json_feed_is_read_like_the_others(ask: Ask, engine: Engine, kind: str) -> None:
    def page(*titles: str) -> Page:
        items = [{"id": each, "url": f"/{each}", "title": each, "date_published": NOW.isoformat()} for each in titles]
        said = {"version": "https://jsonfeed.org/version/1.1", "title": "ORSE", "items": items}
        return Page(headers={"Content-Type": kind}, body=json.dumps(said).encode())

    named = Page(
        headers={"Content-Type": "text/html"},
        body=b'<head><link rel="alternate" type="application/feed+json" href="/fil"></head><body>Bonjour</body>',
    )
    ask({"/": named, "/fil": page("un")})
    ask({"/fil": page("deux", "un")}, NOW + DAY)
    assert (source(engine).url, told(engine)) == (f"{BASE}/fil", ["un", "deux"])


def json_named(*urls: str) -> Page:
    named = "".join(f'<link rel="alternate" type="application/json" href="{url}">' for url in urls)
    return Page(headers={"Content-Type": "text/html"}, body=f"<head>{named}</head><body>Bonjour</body>".encode())


def json_page(said: object) -> Page:
    return Page(headers={"Content-Type": "application/json"}, body=json.dumps(said).encode())


def test_a_json_feed_named_as_any_json_is_found(ask: Ask, engine: Engine) -> None:
    items = [{"id": "1", "url": "/un", "title": "un", "date_published": NOW.isoformat()}]
    fil = json_page({"version": "https://jsonfeed.org/version/1.1", "title": "ORSE", "items": items})
    # What WordPress names before is a page of its programming interface.
    post = json_page({"id": 12, "date": NOW.isoformat(), "title": {"rendered": "Une page"}})
    ask({"/": json_named("/wp-json/wp/v2/pages/12", "/fil"), "/wp-json/wp/v2/pages/12": post, "/fil": fil})
    assert (source(engine).url, told(engine)) == (f"{BASE}/fil", ["un"])


@pytest.mark.parametrize("said", [{"items": [{"url": "/un", "title": "un"}]}, [], "un", {"version": "1.1"}, None])
def test_json_that_is_no_feed_hides_none(ask: Ask, engine: Engine, said: object) -> None:
    pages = {"/": json_named(*(f"/api/{number}" for number in range(40))), "/feed/": feed(entry("un"))}
    asked = ask({**pages, **({f"/api/{number}": json_page(said) for number in range(40)} if said else {})})
    assert [each.path for each in asked] == ["/robots.txt", "/", "/api/0", "/api/1", "/feed/"]
    assert (source(engine).failures, told(engine)) == (0, ["un"])


@pytest.mark.parametrize("place", ["/feed/", "/rss.xml", "/spip.php?page=backend"])
def test_a_feed_is_found_at_its_usual_place(ask: Ask, engine: Engine, place: str) -> None:
    asked = ask({"/": home(), place: feed(entry("un"))})
    assert told(engine) == ["un"]
    assert len(asked) <= 8


def test_a_site_map_tells_of_the_pages_that_are_new_in_it(ask: Ask, engine: Engine) -> None:
    old = [("/", 0), ("/contact", 0), ("/actu/ancienne", 5)]
    asked = ask({"/": home(), "/sitemap.xml": sitemap(*old)})
    assert (told(engine), source(engine).url) == ([], f"{BASE}/sitemap.xml"), "nothing of it is known to be new"
    assert len(asked) <= MOST_REQUESTS
    later = [("/actu/neuve", -1), ("/contact", -1), ("/actu/ancienne", -1), ("/tag/neuf/", -1), ("/actu/2012", 4_000)]
    pages = {"/sitemap.xml": sitemap(*later), "/actu/neuve": web_page("Une page neuve | ORSE", "Bonjour")}
    asked = ask(pages, NOW + DAY)
    assert told(engine) == ["Une page neuve | ORSE"]
    assert [each.path for each in asked] == ["/robots.txt", "/sitemap.xml", "/actu/neuve"]


def test_a_page_of_a_site_map_that_cannot_be_had_is_told_once_it_can(ask: Ask, engine: Engine) -> None:
    parts = "".join(f"<sitemap><loc>{BASE}/{name}.xml</loc></sitemap>" for name in ("pages", "actualites"))
    maps: dict[str, Answer] = {"/robots.txt": robots(f"Sitemap: {BASE}/plan.xml")}
    index = f"<sitemapindex>{parts}</sitemapindex>"
    maps["/plan.xml"] = Page(headers={"Content-Type": "application/xml"}, body=index.encode())
    ask({"/": home(), **maps, "/pages.xml": sitemap(("/a", 900)), "/actualites.xml": sitemap(("/b", 3))})
    maps |= {"/pages.xml": sitemap(("/a", 900)), "/actualites.xml": sitemap(("/b", 3), ("/c", -1))}
    ask(maps, NOW + DAY)
    assert told(engine) == []
    ask({**maps, "/c": web_page("C’est là")}, NOW + 3 * DAY)
    assert told(engine) == ["C’est là"]


def test_a_site_map_that_takes_the_place_of_a_feed_tells_nothing_at_first(ask: Ask, engine: Engine) -> None:
    ask({"/": home("/fil"), "/fil": feed(entry("un"))})
    pages: dict[str, Answer] = {f"/page-{number}": web_page(f"Page {number}") for number in range(5)}
    pages |= {"/": home(), "/sitemap.xml": sitemap(*((path, 0) for path in pages))}
    for day in range(1, 30):
        ask(pages, NOW + day * DAY)
    assert (source(engine).url, told(engine)) == (f"{BASE}/sitemap.xml", ["un"])


@pytest.mark.parametrize(
    "answer",
    [Page(404), Page(410), Page(503), CHALLENGE, web_page("Bonjour"), redirect("/"), Page(429), feed()],
    ids=["404", "410", "503", "challenge", "page", "home", "429", "empty"],
)
def test_no_answer_takes_a_known_source_away(ask: Ask, engine: Engine, answer: Page) -> None:
    ask({"/": home("/fil"), "/fil": feed(entry("un"))})
    now = NOW
    # Between two of its turns nothing would be asked.
    while (now := max(now + DAY, source(engine).next_check_at or now)) < NOW + 120 * DAY:
        assert ask({"/": home("/fil"), "/fil": answer}, now)
    assert (source(engine).url, told(engine)) == (f"{BASE}/fil", ["un"])
    ask({"/": home("/fil"), "/fil": feed(entry("deux", -121), entry("un"))}, NOW + 160 * DAY)
    assert told(engine) == ["un", "deux"]
    assert source(engine).failures == 0


def test_a_failing_source_is_asked_ever_less(ask: Ask, engine: Engine) -> None:
    ask({"/": home("/fil"), "/fil": feed(entry("un"))})
    days = [day for day in range(1, 130) if ask({"/fil": Page(503)}, NOW + day * DAY)]
    assert days[:5] == [1, 2, 4, 8, 15]
    assert days[-1] - days[-2] == 30


def test_a_feed_that_moved_is_found_anew_and_its_entries_are_not_told_again(ask: Ask, engine: Engine) -> None:
    ask({"/": home("/fil"), "/fil": feed(entry("un"))})
    for day in range(1, 20):
        ask({"/": home("/nouveau"), "/nouveau": feed(entry("deux", -day), entry("un"))}, NOW + day * DAY)
    assert (source(engine).url, told(engine)) == (f"{BASE}/nouveau", ["un", "deux"])


def test_a_feed_that_moved_for_good_is_asked_for_where_it_is_and_elsewhere_too(ask: Ask, engine: Engine) -> None:
    others = {OTHER: Site({"/fil": feed(entry("un"))})}
    ask({"/": home("/fil"), "/fil": redirect(f"https://{OTHER}/fil")}, others=others)
    assert (source(engine).url, told(engine)) == (f"https://{OTHER}/fil", ["un"])
    ask({"/": home("/fil"), "/fil": redirect("/ailleurs", 302), "/ailleurs": feed()}, NOW + DAY, others=others)
    assert source(engine).url == f"https://{OTHER}/fil"


def test_without_a_network_nothing_is_concluded(ask: Ask, engine: Engine) -> None:
    ask({"/": home("/fil"), "/fil": feed(entry("un"))})
    before = source(engine)
    for day in range(1, 10):
        ask({}, NOW + day * DAY, offline=True)
    after = source(engine)
    assert (after.failures, after.checked_at, after.url) == (0, before.checked_at, before.url)


def test_robots_are_heeded(ask: Ask, engine: Engine) -> None:
    pages = {"/robots.txt": robots("User-agent: *\nDisallow: /fil"), "/": home("/fil"), "/fil": feed(entry("un"))}
    assert [each.path for each in ask(pages)] == ["/robots.txt", "/"]
    assert told(engine) == []


def test_a_site_that_keeps_robots_out_is_asked_ever_less(ask: Ask, engine: Engine) -> None:
    shut: dict[str, Answer] = {"/robots.txt": robots("User-agent: *\nDisallow: /")}
    days = [day for day in range(20) if ask(shut, NOW + day * DAY)]
    assert (days, source(engine).url) == ([0, 1, 3, 7, 14], None)


@pytest.mark.parametrize("url", ["http://127.0.0.1/fil", "http://10.0.0.1/fil", "file:///etc/passwd", "http://[::1]/"])
def test_a_feed_at_a_private_address_is_not_asked_for(ask: Ask, engine: Engine, url: str) -> None:
    assert [each.path for each in ask({"/": home(url)})] == ["/robots.txt", "/"]
    assert (told(engine), source(engine).failures) == ([], 1)


def test_where_nothing_is_found_it_is_looked_for_a_month_later(ask: Ask, engine: Engine) -> None:
    assert len(ask({"/": home()})) <= MOST_REQUESTS
    assert ask({"/": home()}, NOW + 29 * DAY) == []
    ask({"/": home("/fil"), "/fil": feed(entry("un", -29))}, NOW + 30 * DAY)
    assert told(engine) == ["un"]


def test_only_living_websites_are_asked(ask: Ask, engine: Engine) -> None:
    with Session(engine) as session:
        session.scalars(select(Link)).one().state = State.DEAD
        add_website(session, f"https://{OTHER}/guide", Kind.GUIDE)
        add_website(session, f"https://{OTHER}/suspect", Kind.ORGANISATION, State.SUSPECT)
        add_website(session, f"https://{OTHER}/drifted").drifted = True
        session.commit()
    assert ask({}, others={OTHER: Site()}) == []


def test_two_websites_with_one_feed_tell_it_once_and_a_page_within_a_site_has_only_what_it_names(
    ask: Ask, engine: Engine
) -> None:
    with Session(engine) as session:
        add_website(session, f"{BASE}/accueil-du-reseau", Kind.ORGANISATION)
        add_website(session, f"{BASE}/annuaire/membre", Kind.ORGANISATION)
        session.commit()
    pages = {"/": home("/feed/"), "/accueil-du-reseau": home("/feed/"), "/annuaire/membre": home()}
    for day in range(3):
        ask({**pages, "/feed/": feed(entry("un"))}, NOW + day * DAY)
    assert told(engine) == ["un"]


def test_what_two_websites_tell_in_feeds_of_their_own_is_told_once(ask: Ask, engine: Engine) -> None:
    """A federation repeats what its members publish."""
    with Session(engine) as session:
        add_website(session, f"https://{OTHER}/")
        session.commit()
    shared = entry("un", 1, f"{BASE}/un", "g1")
    pages = {"/": home("/fil"), "/fil": feed(shared, entry("Accueil", 1, f"{BASE}/"))}
    for day, edited in enumerate((shared, entry("un", 0.5, f"{BASE}/un", "autre"))):
        theirs = feed(edited, entry("deux", 1, "/deux"), entry("Une page d’accueil", 1, f"{BASE}/"))
        ask(pages, NOW + day * DAY, others={OTHER: Site({"/": home("/leur-fil"), "/leur-fil": theirs})})
    assert sorted(told(engine)) == ["Accueil", "Une page d’accueil", "deux", "un"]


def test_a_host_is_asked_a_bounded_number_of_times_in_a_run(ask: Ask, engine: Engine) -> None:
    with Session(engine) as session:
        for number in range(30):
            add_website(session, f"{BASE}/~{number}/", Kind.ORGANISATION)
        session.commit()
    pages: dict[str, Answer] = {f"/~{number}/": home(f"/~{number}/fil") for number in range(30)}
    pages |= {f"/~{number}/fil": feed(entry(f"n{number}")) for number in range(30)}
    assert len(ask(pages)) <= MOST_REQUESTS + 1
    for hour in range(1, 6):
        ask(pages, NOW + timedelta(hours=hour))
    assert len(told(engine)) == 30, "those that had to wait come in the next runs"


def test_news_can_be_switched_off(ask: Ask) -> None:
    assert ask({"/": home("/fil")}, options=OPTIONS.model_copy(update={"news": False})) == []


@pytest.fixture(scope="module")
def huge() -> Page:
    return feed(*(entry(f"n{number}", number / 1_000) for number in range(100_000)))


def test_a_huge_feed_is_read_as_far_as_it_may_be(ask: Ask, engine: Engine, huge: Page) -> None:
    assert len(huge.body) > 10_000_000
    ask({"/": home("/fil"), "/fil": huge})
    assert told(engine) == ["n4", "n3", "n2", "n1", "n0"]


def test_a_website_at_another_address_tells_nothing_twice(ask: Ask, engine: Engine) -> None:
    ask({"/": home("/fil"), "/fil": feed(entry("un"))})
    with Session(engine) as session:
        replace_address(session, f"{BASE}/", f"https://{OTHER}/")
        session.scalars(select(Link).where(Link.url == f"https://{OTHER}/")).one().state = State.ALIVE
        session.commit()
    others = {OTHER: Site({"/": home("/fil"), "/fil": feed(entry("deux", -0.5), entry("un"))})}
    for day in range(1, 9):
        ask({}, NOW + day * DAY, others=others)
    assert told(engine) == ["un", "deux"]
    with Session(engine) as session:
        assert [each.title for each in organisation_news(session)] == ["deux", "un"]
