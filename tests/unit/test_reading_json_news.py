"""JSON Feeds as they are found in the wild, read into news."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from catalog.newsworthy import NewsItem
from crawler.judging.answer import Answer
from crawler.news.finding import named_feeds, usual_feeds
from crawler.news.reading import LONGEST_SUMMARY, LONGEST_TITLE, MOST_ENTRIES, read_feed
from crawler.settings import LARGEST_BODY

URL = "https://www.orse.example/feed.json"
VERSION = "https://jsonfeed.org/version/1.1"
KIND = "application/feed+json"


def feed(*items: Any, **more: Any) -> bytes:
    return json.dumps({"version": VERSION, "title": "ORSE", "items": items, **more}).encode()


def read(body: bytes, kind: str = KIND) -> list[NewsItem]:
    found = read_feed(Answer(URL, 200, {"content-type": kind}, body))
    assert found is not None
    return found


def item(title: Any = "Une nouvelle", url: Any = "/une", **more: Any) -> dict[str, Any]:
    return {"id": "1", "title": title, "url": url, **more}


def test_an_item_is_read_with_its_date_in_utc_and_its_address_made_whole() -> None:
    told = item(date_published="2026-11-02T09:30:00+01:00", content_html="<p>Le 3 mars.</p><script>x()</script>")
    (found,) = read(feed(told))
    assert (found.title, found.summary) == ("Une nouvelle", "Le 3 mars.")
    assert found.url == "https://www.orse.example/une"
    assert found.at == datetime(2026, 11, 2, 8, 30, tzinfo=UTC)
    assert len(found.marks) == 3


@pytest.mark.parametrize(
    ("kind", "body", "is_one"),
    [
        ("application/json", feed(item()), True),
        ("application/json; charset=utf-8", feed(item()).replace(b"/", b"\\/"), True),
        ("", feed(item()), True),
        ("text/html", b"\xef\xbb\xbf \n" + feed(item()), True),
        ("application/feed+json; charset=utf-8", json.dumps({"items": [item()]}).encode(), True),
        ("application/json", json.dumps({"items": [item()]}).encode(), False),
        ("application/json", json.dumps({"version": "1.1", "items": [item()]}).encode(), False),
        (KIND, b'{"error": "not found"}', False),
        (KIND, b'{"items": {"title": "A"}}', False),
        (KIND, json.dumps([item()]).encode(), False),
        (KIND, b"", False),
    ],
)
def test_json_is_a_feed_where_it_says_so_or_comes_as_one(kind: str, body: bytes, is_one: bool) -> None:
    found = read_feed(Answer(URL, 200, {"content-type": kind}, body))
    assert [each.title for each in found or ()] == (["Une nouvelle"] if is_one else [])
    assert (found is not None) is is_one


def test_only_the_outermost_items_are_those_of_the_feed() -> None:
    other = {"items": [item("Autre")], "text": '"items": ['}
    assert [each.title for each in read(feed(item(_ext=other), _ext=other))] == ["Une nouvelle"]
    before = b'{"_ext": {"items": [{"title": "Autre", "url": "/b"}]}, ' + feed(item())[1:]
    assert [each.title for each in read(before)] == ["Une nouvelle"]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("L&#8217;été <b>des</b> associations</b>", "L’été des associations"),
        ("A &amp; B <script>alert(1)</script>", "A & B"),
        ("Tarif < 10 €", "Tarif < 10 €"),
        ("Bravo \ud83d\ude09 \ud800\x0b\x00", "Bravo 😉"),
        ("  Plusieurs\n  lignes ", "Plusieurs lignes"),
    ],
)
def test_titles_are_told_as_plain_text(title: str, shown: str) -> None:
    assert [each.title for each in read(feed(item(title)))] == [shown]


def test_what_has_no_title_is_called_by_what_it_says() -> None:
    (found,) = read(feed(item(None, content_text="Le <b> de HTML", content_html="<p>Autre</p>")))
    assert (found.title, found.summary) == ("Le <b> de HTML", "Le <b> de HTML")


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ({}, None),
        ({"date_published": "demain"}, None),
        ({"date_published": 1_700_000_000}, None),
        ({"date_published": "+10000-01-01"}, None),
        ({"date_published": "0001-01-01T00:00:00+23:59"}, None),
        ({"date_published": ["2026-11-02"], "date_modified": "2026-11-03"}, datetime(2026, 11, 3, tzinfo=UTC)),
        ({"date_published": "2100-01-01T00:00:00Z"}, datetime(2100, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_date_that_cannot_be_read_is_none(said: dict[str, Any], moment: datetime | None) -> None:
    assert [each.at for each in read(feed(item(**said)))] == [moment]


def test_an_item_is_known_by_whatever_is_left_of_it_and_stands_there_once() -> None:
    date = "2026-11-02T08:30:00Z"
    (before,) = read(feed(item(id=7, date_published=date)))
    for edited in (
        item("Autre", "/autre", id="7"),
        item("Autre", "/une?utm_source=json", id="8"),
        item("Une nouvelle !", "/autre", id="8", date_published=date),
    ):
        (after,) = read(feed(edited))
        assert set(before.marks) & set(after.marks)
    assert len(read(feed(item(id="1"), item(id="2"), item("Une, corrigée", id="1")))) == 1


@pytest.mark.parametrize(
    "url", [None, "", 7, "javascript:alert(1)", "http://moi:secret@a.example/", "http://[", "\ud800:"]
)
def test_an_item_that_leads_nowhere_is_left_out(url: Any) -> None:
    assert read(feed(item(url=url))) == []


def test_an_item_may_only_point_elsewhere() -> None:
    assert [each.url for each in read(feed(item(url="", external_url="https://a.example/")))] == ["https://a.example/"]


def test_of_a_feed_that_breaks_off_the_whole_items_are_read_and_of_a_huge_one_some_hundred() -> None:
    body = feed(*(item(f"Nouvelle {number}", f"/{number}", id=str(number)) for number in range(5)))
    torn = body[: body.index(b"Nouvelle 4") + 3]
    assert [each.title for each in read(torn)] == [f"Nouvelle {number}" for number in range(4)]
    huge = feed(*(item("mot " * 500, f"/{number}", id=number) for number in range(10_000)))
    assert len(huge) > 20_000_000
    found = read(huge[:LARGEST_BODY])
    assert len(found) == MOST_ENTRIES
    assert all(len(each.title) <= LONGEST_TITLE and len(each.summary) <= LONGEST_SUMMARY for each in found)


@pytest.mark.parametrize(
    "flood",
    [b'{"a":', b"[", b'{"items":[', b"{},", b'"a":', b"1", b'{"a":[{}]},', b"\\u0061", b",", b"-", b"9" * 5_000],
)
@pytest.mark.parametrize("head", [b'{"items": [', b'{"x": [', b'{"x": "', b"{", b'{"items": [{"title": '])
def test_a_flood_of_signs_is_no_news(head: bytes, flood: bytes) -> None:
    body = (head + flood * (LARGEST_BODY // len(flood)))[:LARGEST_BODY]
    assert not read_feed(Answer(URL, 200, {"content-type": KIND}, body))


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_the_charset_is_told_from_the_first_signs(charset: str) -> None:
    text = json.dumps({"version": VERSION, "items": [item("Été <meta charset=iso-8859-1>")]}, ensure_ascii=False)
    assert [each.title for each in read(text.encode(charset))] == ["Été <meta charset=iso-8859-1>"]


def test_a_page_names_its_json_feed_after_the_others_and_it_has_a_usual_place() -> None:
    links = "".join(
        f'<link rel="alternate" type="{kind}" href="{href}">'
        for kind, href in (
            (KIND, "/feed/json"),
            ("application/json", "/wp-json/wp/v2/pages/2"),
            ("application/rss+xml", "/rss"),
        )
    )
    page = html.tostring(html.fromstring(f"<html><head>{links}</head><body>Bonjour</body></html>"))
    home = Answer("https://www.orse.example/", 200, {"content-type": "text/html"}, page)
    assert named_feeds(home) == ["https://www.orse.example/rss", "https://www.orse.example/feed/json"]
    assert URL in usual_feeds(home.url)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(
    ["id", "url", "external_url", "title", "summary", "content_text", "content_html", "date_published", "date_modified"]
)
LIKELY = st.sampled_from(
    ["/a", "http://a.example/é", "2026-11-02", "2026-11-02T25:00:00Z", "<b>x</b>", "\ud800", "\x00"]
)
ITEMS = st.lists(st.dictionaries(NAMES, LIKELY | ANYTHING, max_size=9) | ANYTHING, max_size=5)


@given(ITEMS | ANYTHING, st.integers(0, 40), st.booleans())
def test_whatever_the_types_it_is_read_into_text_that_can_be_kept(items: Any, cut: int, escaped: bool) -> None:
    text = json.dumps({"version": VERSION, "items": items}, ensure_ascii=escaped)
    body = text[: len(text) - cut].encode("utf-8", errors="surrogatepass")
    for each in read_feed(Answer(URL, 200, {"content-type": KIND}, body)) or []:
        assert "".join([each.title, each.summary, each.url]).encode("utf-8")
        assert each.title.strip() == each.title != ""
        assert not set(each.title + each.summary) & set("\x00\n\r")
        assert each.url.startswith(("http://", "https://"))
        assert each.at is None or each.at.tzinfo is UTC
        assert each.marks


@given(st.binary(max_size=200))
def test_any_bytes_that_open_like_json_can_be_looked_at(rest: bytes) -> None:
    found = read_feed(Answer(URL, 200, {"content-type": KIND}, b'{"items": [' + rest))
    assert found is None or isinstance(found, list)
