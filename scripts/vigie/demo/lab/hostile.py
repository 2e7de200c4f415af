"""Servers that mean harm, or that look as if they did: bombs, floods, endless answers, titles that are traps."""

from dataclasses import replace

from catalog.vocabulary import Reason
from vigie.demo.lab.case import Case
from vigie.demo.lab.codings import brotli_bomb, gzip_bomb, nested_bomb, zstandard_bomb
from vigie.demo.lab.writing import GUIDE, HTML, PROSE, TITLE, markup, page
from vigie.demo.pages import Fault, Page, Request, Site, redirect


def _flood(_request: Request) -> Page:
    return Page(raw=b"HTTP/1.1 200 OK\r\n" + b"X-Flot: 0123456789\r\n" * 100_000 + b"\r\n")


def _one_huge_header(_request: Request) -> Page:
    return Page(raw=b"HTTP/1.1 200 OK\r\nX-Enorme: " + b"a" * 10_000_000 + b"\r\n\r\n")


def _huge_title(_request: Request) -> Page:
    return markup(f"<html><head><title>{TITLE} {'x' * 1_000_000}</title></head><body><h1>{TITLE}</h1></body></html>")


CASES = (
    Case("gzip_bomb", "200 MB of zeros in 200 kB.", "http://bombe.example/guide", Reason.OK, gzip_bomb(GUIDE)),
    Case(
        "nested_bomb",
        "The same in half a kilobyte.",
        "http://bombe-gigogne.example/guide",
        Reason.OK,
        nested_bomb(GUIDE),
    ),
    Case("brotli_bomb", "200 MB in Brotli.", "http://bombe-br.example/guide", Reason.OK, brotli_bomb(GUIDE)),
    Case("zstandard_bomb", "256 MB in Zstandard.", "http://bombe-zstd.example/guide", Reason.OK, zstandard_bomb(GUIDE)),
    Case(
        "endless_page",
        "A page without end.",
        "http://sans-fin.example/guide",
        Reason.OK,
        replace(GUIDE, body=GUIDE.body.replace(b"</main>", b"") + b"<p>encore</p>" * 1_000, fault=Fault.ENDLESS),
    ),
    Case(
        "endless_headers",
        "Headers without end.",
        "http://entetes-sans-fin.example/guide",
        Reason.UNREACHABLE,
        Page(fault=Fault.ENDLESS_HEADERS),
    ),
    Case(
        "a_hundred_thousand_headers",
        "A hundred thousand headers.",
        "http://cent-mille.example/guide",
        Reason.UNREACHABLE,
        _flood,
    ),
    Case(
        "ten_megabyte_header",
        "One header of 10 MB.",
        "http://dix-mega.example/guide",
        Reason.UNREACHABLE,
        _one_huge_header,
    ),
    Case(
        "chunks_that_lie",
        "A chunk that says it has more bytes than there are atoms.",
        "http://faux-morceaux.example/guide",
        Reason.OK,
        Page(
            raw=f"HTTP/1.1 200 OK\r\nContent-Type: {HTML}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
            + b"%x\r\n" % len(GUIDE.body)
            + GUIDE.body
            + b"\r\nfffffffffffffffffff\r\n"
        ),
    ),
    Case(
        "title_with_markup",
        "A title that holds a script.",
        "http://titre-script.example/guide",
        Reason.OK,
        page(f"{TITLE}</title><script>alert(1)</script>", *PROSE, heading='<img src=x onerror="alert(2)">'),
    ),
    Case(
        "title_turned_round",
        "A title with control characters, and characters that turn the writing round.",
        "http://titre-retourne.example/guide",
        Reason.OK,
        page(f"\u202e{TITLE}\u0007\u2066\u0000", *PROSE),
    ),
    Case("huge_title", "A title of 1 MB.", "http://titre-enorme.example/guide", Reason.OK, _huge_title),
    Case(
        "deep_markup",
        "Twenty thousand boxes within boxes.",
        "http://boites.example/guide",
        Reason.OK,
        markup(f"<html><head><title>{TITLE}</title></head><body>{'<div>' * 20_000}{PROSE[0]}"),
    ),
    Case(
        "long_redirect",
        "A redirect to an address of 60 kB, which leads nowhere.",
        "http://longue-adresse.example/guide",
        Reason.GONE,
        redirect(f"/{'b' * 60_000}"),
    ),
    Case(
        "cookie_flood",
        "Cookies by the hundred, and the page.",
        "http://biscuits.example/guide",
        Reason.OK,
        Page(
            raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
            + b"".join(b"Set-Cookie: c%d=%b; Path=/\r\n" % (number, b"z" * 200) for number in range(300))
            + b"Content-Length: %d\r\n\r\n" % len(GUIDE.body)
            + GUIDE.body
        ),
    ),
    Case(
        "robots_bomb",
        "robots.txt is the bomb; the page is harmless.",
        "http://bombe-robots.example/guide",
        Reason.OK,
        {"/guide": GUIDE, "/robots.txt": gzip_bomb(Page(headers={"Content-Type": "text/plain"}))},
    ),
    Case(
        "sibling_without_end",
        "What the host answers to an address that cannot exist has no end.",
        "http://voisine.example/verger",
        Reason.OK,
        page("Le verger partagé", *PROSE),
        site=Site(
            missing=Page(headers={"Content-Type": "text/html"}, body=b"<p>rien</p>" * 5_000, fault=Fault.ENDLESS)
        ),
        title="Planter ensemble",
    ),
)
