"""Feeds as they are found in the wild, read into news."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judging.answer import Answer
from crawler.news.reading import LONGEST_SUMMARY, LONGEST_TITLE, MOST_ENTRIES, read_feed
from crawler.settings import LARGEST_BODY

URL = "https://www.orse.example/feed/"
RSS = {"content-type": "application/rss+xml; charset=utf-8"}


def rss(*items: str) -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{"".join(items)}</channel></rss>'.encode()


def item(title: str = "Une nouvelle", link: str = "/une", guid: str = "", date: str = "", more: str = "") -> str:
    known = f"<guid>{guid}</guid>" if guid else ""
    dated = f"<pubDate>{date}</pubDate>" if date else ""
    return f"<item><title>{title}</title><link>{link}</link>{known}{dated}{more}</item>"


def atom(*entries: str) -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{"".join(entries)}</feed>'.encode()


def titles(body: bytes, headers: dict[str, str] = RSS) -> list[str]:
    found = read_feed(Answer(URL, 200, headers, body))
    assert found is not None
    return [each.title for each in found]


def test_an_rss_entry_is_read_with_its_date_in_utc_and_its_address_made_whole() -> None:
    date = "Mon, 02 Nov 2026 09:30:00 +0100"
    body = rss(item("Rencontre régionale", "/agenda?a=1&amp;b=2", "7", date, "<description>Le 3 mars.</description>"))
    (found,) = read_feed(Answer(URL, 200, RSS, body)) or []
    assert (found.title, found.summary) == ("Rencontre régionale", "Le 3 mars.")
    assert found.url == "https://www.orse.example/agenda?a=1&b=2"
    assert found.at == datetime(2026, 11, 2, 8, 30, tzinfo=UTC)
    assert len(found.marks) == 3


def test_an_atom_entry_is_read_by_its_own_base_and_the_link_to_the_page() -> None:
    body = atom(
        '<entry xml:base="https://autre.example/blog/"><id>urn:1</id><title>Titre</title>'
        '<link rel="enclosure" href="son.mp3"/><link href="un"/><updated>2026-11-02T08:30:00Z</updated></entry>'
    )
    (found,) = read_feed(Answer(URL, 200, {"content-type": "application/atom+xml"}, body)) or []
    assert (found.url, found.at) == ("https://autre.example/blog/un", datetime(2026, 11, 2, 8, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("<![CDATA[L&#8217;été <b>des</b> <em>associations</em>]]>", "L’été des associations"),
        ("A &amp;amp; B &lt;script&gt;alert(1)&lt;/script&gt;", "A & B"),
        ("Tarif &lt; 10 €", "Tarif < 10 €"),
        ("Bravo &#55357;&#56841; &#x1F600;&#xB;", "Bravo 😀"),
        ("<![CDATA[<p>Un</p><p>deux</p>]]>", "Un deux"),
        ("   \n Plusieurs\n   lignes ", "Plusieurs lignes"),
        ("Retourné \u202e et \u200fnul", "Retourné et nul"),
    ],
)
def test_titles_are_told_as_plain_text(title: str, read: str) -> None:
    assert titles(rss(item(title))) == [read]


def test_an_atom_title_that_is_text_keeps_its_angle_brackets() -> None:
    link = '<link href="/a"/>'
    entries = [
        f'<entry><id>{kind}</id><title type="{kind}">Le &lt;b&gt; de HTML</title>{link}</entry>'
        for kind in ("text", "html")
    ]
    assert titles(atom(*entries)) == ["Le <b> de HTML", "Le de HTML"]


def test_what_has_no_title_is_called_by_what_it_says_and_what_says_nothing_is_left_out() -> None:
    told = "<description>&lt;p&gt;Nous étions nombreux&lt;/p&gt;&lt;p&gt;hier.&lt;/p&gt;</description>"
    assert titles(rss(item("", "/a", more=told), item("", "/b"))) == ["Nous étions nombreux hier."]


@pytest.mark.parametrize(
    "link", ["", "javascript:alert(1)", "mailto:a@b.example", "http://moi:secret@a.example/", "http://[", "file:///etc"]
)
def test_an_entry_that_leads_nowhere_is_left_out(link: str) -> None:
    assert titles(rss(item("Nulle part", link))) == []


@pytest.mark.parametrize("date", ["", "demain", "Mon, 99 Foo 2026", "0000-00-00", "+10000-01-01"])
def test_a_date_that_is_missing_or_cannot_be_read_is_none(date: str) -> None:
    (found,) = read_feed(Answer(URL, 200, RSS, rss(item(date=date)))) or []
    assert found.at is None


@pytest.mark.parametrize(("title", "end"), [("mot " * 500, "mot…"), ("x" * 5_000, "x")])
def test_long_texts_are_cut(title: str, end: str) -> None:
    body = rss(item(title, more=f"<description>{'&lt;p&gt;mot' * 9_000}</description>"))
    (found,) = read_feed(Answer(URL, 200, RSS, body)) or []
    assert len(found.title) <= LONGEST_TITLE
    assert len(found.summary) <= LONGEST_SUMMARY
    assert found.title.replace(" …", "…").endswith(end)


def marks(*items: str) -> list[set[str]]:
    return [set(each.marks) for each in read_feed(Answer(URL, 200, RSS, rss(*items))) or []]


DATE = "Mon, 02 Nov 2026 08:30:00 GMT"


@pytest.mark.parametrize(
    "edited",
    [
        item("Autre titre", "/autre", "7"),
        item("Autre titre", "/une?utm_source=rss", "8"),
        item("Une nouvelle !", "/autre", "8", DATE),
        item("Autre titre", "https://orse.example/une/", ""),
    ],
)
def test_an_edited_entry_is_known_by_whatever_is_left_of_it(edited: str) -> None:
    (before,), (after,) = marks(item("Une nouvelle", "/une", "7", DATE)), marks(edited)
    assert before & after


def test_what_entries_share_tells_none_of_them() -> None:
    same = marks(item("Un", "/", "https://www.orse.example/"), item("Deux", "/?", "https://www.orse.example/"))
    assert len(same) == 2
    assert not same[0] & same[1]
    dated = marks(*(item(title, "/agenda", "", DATE) for title in ("Un", "Deux", "Trois")))
    assert len(set().union(*dated)) == 3


def test_an_entry_that_stands_there_twice_is_one() -> None:
    assert len(marks(item(guid="1"), item(guid="1"))) == 1
    assert len(marks(item(guid="1"), item(guid="2"))) == 1
    assert len(marks(item("Un", "/a", "1"), item("Un, corrigé", "/a", "1"))) == 1


BOMB = """<?xml version="1.0"{encoding}?>
<!{doctype} lolz [<!{entity} a "{long}"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><item><title>&b;&c;</title><link>/a</link></item></channel></rss>"""


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "utf-7", "cp037"])
@pytest.mark.parametrize(("doctype", "entity"), [("DOCTYPE", "ENTITY"), ("doctype", "entity")])
def test_a_feed_with_entities_of_its_own_is_refused(charset: str, doctype: str, entity: str) -> None:
    text = BOMB.format(encoding=f' encoding="{charset}"', doctype=doctype, entity=entity, long="lol" * 10_000)
    assert not read_feed(Answer(URL, 200, {"content-type": "application/xml"}, text.encode(charset)))
    assert not read_feed(Answer(URL, 200, {"content-type": f"text/xml; charset={charset}"}, text.encode(charset)))


def test_the_doctype_of_old_feeds_and_the_entities_of_html_do_no_harm() -> None:
    head = b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">'
    assert titles(head + rss(item("Un &eacute;t&eacute;&nbsp;!"))) == ["Un été !"]


def test_of_a_feed_that_breaks_off_the_whole_entries_are_read() -> None:
    body = rss(*(item(f"Nouvelle {number}", f"/{number}") for number in range(5)))
    for end in (len(body) - 40, body.index(b"Nouvelle 4") + 3):
        assert titles(body[:end])[:4] == [f"Nouvelle {number}" for number in range(4)]
    assert "Nouvelle" not in titles(body[: body.index(b"Nouvelle 4") + 3])


def test_of_a_huge_feed_some_hundred_entries_are_read() -> None:
    body = rss(*(item(f"Nouvelle {number}", f"/{number}") for number in range(40_000)))
    assert len(body) > LARGEST_BODY
    assert len(titles(body[:LARGEST_BODY])) == MOST_ENTRIES


@pytest.mark.parametrize("tag", [b"<a>", b"<a ", b"</b>", b"<!x "])
def test_a_flood_of_tags_is_no_feed(tag: bytes) -> None:
    flood = b'<rss version="2.0"><channel><item>' + tag * (LARGEST_BODY // 4) + b"</item>"
    assert read_feed(Answer(URL, 200, RSS, flood[:LARGEST_BODY] + b"</item>")) is None


def test_the_tags_of_texts_are_no_flood() -> None:
    text = "<description><![CDATA[" + "<b>mot</b>" * 1_000 + "]]></description>"
    assert len(titles(rss(*(item(f"N{number}", f"/{number}", more=text) for number in range(150))))) == 150


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "utf-16"])
def test_the_charset_is_the_one_that_is_said(charset: str) -> None:
    text = f'<?xml version="1.0" encoding="{charset}"?>' + rss(item("Été à Évry")).decode().partition("?>")[2]
    assert titles(text.encode(charset), {"content-type": "application/xml"}) == ["Été à Évry"]


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b"<html><body><article>Bonjour</article></body></html>", gzip.compress(rss(item())), b"%PDF-1.4"],
)
def test_what_is_no_feed_is_none(body: bytes) -> None:
    assert read_feed(Answer(URL, 200, {"content-type": "text/html"}, body)) is None


def test_an_empty_feed_is_one() -> None:
    assert titles(rss()) == titles(atom()) == []


@pytest.mark.parametrize("answer", [Answer(URL, 503, RSS, rss(item())), Answer(URL, 200, {"sg-captcha": "1"}, rss())])
def test_errors_and_challenges_are_no_feeds(answer: Answer) -> None:
    assert read_feed(answer) is None


def test_no_file_and_no_address_is_opened_in_the_place_of_a_feed(tmp_path: Path) -> None:
    held = tmp_path / "flux.xml"
    held.write_bytes(rss(item("Volé")))
    assert read_feed(Answer(URL, 200, RSS, str(held).encode())) is None
    assert read_feed(Answer(URL, 200, RSS, held.as_uri().encode())) is None


ANY = st.text(st.characters(codec=None), max_size=60)
PIECES = st.sampled_from(
    [
        "<item>",
        "</item>",
        "<title>",
        "</title>",
        "<link>",
        "</link>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "&amp;",
        "&#xD800;",
        "<guid>",
        "</guid>",
        "<b>",
        "&#0;",
        "\x00",
        "<pubDate>2026-11-02</pubDate>",
        "http://a.example/",
        "<entry",
    ]
)


@given(st.lists(PIECES | ANY, max_size=40).map("".join), st.sampled_from(["", "text/xml; charset=latin-1"]))
def test_whatever_comes_is_read_into_text_that_can_be_kept(inside: str, kind: str) -> None:
    body = f'<rss version="2.0"><channel>{inside}'.encode("utf-8", errors="surrogatepass")
    for each in read_feed(Answer(URL, 200, {"content-type": kind}, body)) or []:
        assert "".join([each.title, each.summary, each.url]).encode().isascii() in (True, False)
        assert each.title.strip() == each.title != ""
        assert not set(each.title + each.summary) & set("\x00\n\r")
        assert each.url.startswith(("http://", "https://"))
        assert each.url.isascii()
        assert each.marks


@given(st.binary(max_size=400))
def test_any_bytes_can_be_looked_at(body: bytes) -> None:
    found = read_feed(Answer(URL, 200, {}, body))
    assert found is None or isinstance(found, list)
