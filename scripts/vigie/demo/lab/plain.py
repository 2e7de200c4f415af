"""Living pages that are served in old, odd or broken ways, and that any browser shows."""

from dataclasses import replace

from catalog.vocabulary import Reason
from vigie.demo.lab.case import Case, in_turn
from vigie.demo.lab.writing import GUIDE, HOME, HTML, TITLE
from vigie.demo.pages import Fault, Framing, Page, Request, Site, redirect, web_page

_LENGTH = len(GUIDE.body)


def _raw(head: str) -> Page:
    return Page(raw=head.encode() + GUIDE.body)


def _unless_known(request: Request) -> Page:
    if request.headers.get("if-none-match") == '"v1"':
        return Page(304, {"ETag": '"v1"'})
    return replace(GUIDE, headers={**GUIDE.headers, "ETag": '"v1"'})


CASES = (
    Case("plain_page", "A page is where it always was.", "http://simple.example/guide", Reason.OK),
    Case("https_page", "The same over TLS.", "https://chiffre.example/guide", Reason.OK),
    Case(
        "http_1_0",
        "A server from the nineties speaks HTTP/1.0 and tells no length.",
        "http://vieux.example/guide",
        Reason.OK,
        replace(GUIDE, version="1.0", framing=Framing.CLOSE),
    ),
    Case(
        "no_length",
        "The body ends where the connection does.",
        "http://sans-longueur.example/guide",
        Reason.OK,
        replace(GUIDE, framing=Framing.CLOSE),
    ),
    Case(
        "chunked",
        "The body comes in chunks.",
        "https://morceaux.example/guide",
        Reason.OK,
        replace(GUIDE, framing=Framing.CHUNKED),
    ),
    Case(
        "bare_status_line",
        "No reason phrase, lines that end in LF alone.",
        "http://laconique.example/guide",
        Reason.OK,
        _raw(f"HTTP/1.1 200\nContent-Type: text/html\nContent-Length: {_LENGTH}\n\n"),
    ),
    Case(
        "early_hints",
        "Interim answers (100, 103) come before the real one.",
        "http://annonces.example/guide",
        Reason.OK,
        _raw(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
            f"HTTP/1.1 200 OK\r\nContent-Type: {HTML}\r\nContent-Length: {_LENGTH}\r\n\r\n"
        ),
    ),
    Case(
        "odd_headers",
        "A line that is no header, a header that goes on over two lines, names in capitals.",
        "http://desordre.example/guide",
        Reason.OK,
        _raw(
            "HTTP/1.1 200 OK\r\nPHP Warning: headers already sent\r\nX-LONG: un\r\n deux\r\n"
            f"CONTENT-TYPE:{HTML}\r\ncontent-length: {_LENGTH}\r\n\r\n"
        ),
    ),
    Case(
        "no_type",
        "The server does not say what it sends.",
        "http://sans-type.example/guide",
        Reason.OK,
        replace(GUIDE, headers={}),
    ),
    Case(
        "empty_body",
        "200 and not a single byte: strange, but no sign of death.",
        "http://vide.example/guide",
        Reason.OK,
        Page(headers={"Content-Type": HTML}),
    ),
    Case(
        "breaks_off",
        "The connection breaks before the announced end of the page.",
        "http://coupure.example/guide",
        Reason.OK,
        replace(GUIDE, fault=Fault.TRUNCATED),
    ),
    Case(
        "slow_answer",
        "The server thinks for a while.",
        "http://lent.example/guide",
        Reason.OK,
        replace(GUIDE, delay=0.3),
    ),
    Case(
        "one_timeout",
        "The first request hangs, the second is answered.",
        "http://distrait.example/guide",
        Reason.OK,
        {"/guide": in_turn(Page(fault=Fault.HANG), GUIDE)},
    ),
    Case(
        "one_reset",
        "The first connection is broken off, the second holds.",
        "https://hoquet.example/guide",
        Reason.OK,
        {"/guide": in_turn(Page(fault=Fault.DROP), GUIDE)},
    ),
    Case(
        "one_503",
        "503 once, while the server restarts.",
        "http://redemarrage.example/guide",
        Reason.OK,
        {"/guide": in_turn(web_page("Service Unavailable", status=503), GUIDE)},
    ),
    Case(
        "not_modified",
        "304 to whoever asks whether the page has changed.",
        "http://inchange.example/guide",
        Reason.OK,
        _unless_known,
    ),
    Case(
        "ipv6_only",
        "The host has no IPv4 address.",
        "http://six.example/guide",
        Reason.OK,
        site=Site(addresses=("2a00:1450:4007:818::51",)),
    ),
    Case(
        "first_address_deaf",
        "Of the host’s two addresses, the first one refuses connections.",
        "https://deux-adresses.example/guide",
        Reason.OK,
        site=Site(addresses=("93.184.240.1", "93.184.240.2"), deaf=("93.184.240.1",)),
    ),
    Case(
        "idn_host",
        "A host name with an accent (IDN).",
        "https://www.coopération.example/guide",
        Reason.OK,
    ),
    Case(
        "capitals_and_dot",
        "A host name in capitals, with its final dot.",
        "http://Majuscules.EXAMPLE./guide",
        Reason.OK,
    ),
    Case(
        "accents_in_path",
        "An address with accents and spaces, as people paste it.",
        "http://accents.example/nos guides/coopérer",
        Reason.OK,
        {"/nos%20guides/coop%C3%A9rer": GUIDE},
    ),
    Case(
        "fragment",
        "An address that points into the page.",
        "http://fragment.example/guide#chapitre-3",
        Reason.OK,
        {"/guide": GUIDE},
    ),
    Case(
        "home_to_language",
        "A home page sends its visitors to the French one.",
        "http://langues.example/",
        Reason.OK,
        {"/": redirect("/fr/", 302), "/fr/": HOME},
        title="Réseau Passerelles, le site",
        final_url="http://langues.example/fr/",
    ),
    Case(
        "frameset",
        "A page of 1998: a frame set without a word.",
        "http://cadres.example/guide.htm",
        Reason.OK,
        Page(
            headers={"Content-Type": "text/html"},
            body=f"<html><head><title>{TITLE}</title></head><frameset cols='20%,80%'><frame src='menu.htm'>"
            "<frame src='page.htm'></frameset></html>".encode("latin-1"),
        ),
    ),
)
