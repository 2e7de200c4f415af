"""Living pages in odd charsets, codings and sizes."""

from dataclasses import replace

from catalog.vocabulary import Reason
from vigie.demo.lab.case import Case
from vigie.demo.lab.codings import brotlied, coded, deflated, deflated_bare, gzipped, zstandard
from vigie.demo.lab.writing import GUIDE, PROSE, TITLE, markup, page
from vigie.demo.pages import Fault, Page

_TEXT = GUIDE.body.decode()


def _encoded(charset: str, said: str) -> Page:
    text = _TEXT.replace('<meta charset="utf-8">', "").replace("’", "'")
    return Page(headers={"Content-Type": f"text/html; charset={said}"}, body=text.encode(charset))


CASES = (
    Case(
        "latin_1_said_utf_8",
        "Latin-1 that is said to be UTF-8.",
        "http://charset-menteur.example/guide",
        Reason.OK,
        _encoded("latin-1", "utf-8"),
    ),
    Case(
        "utf_8_said_latin_1",
        "UTF-8 that is said to be Latin-1.",
        "http://charset-inverse.example/guide",
        Reason.OK,
        replace(GUIDE, headers={"Content-Type": "text/html; charset=iso-8859-1"}),
    ),
    Case(
        "unknown_charset",
        "A charset that nobody knows.",
        "http://charset-inconnu.example/guide",
        Reason.OK,
        _encoded("utf-8", "utf8-francais"),
    ),
    Case(
        "utf_16",
        "UTF-16 with its byte order mark.",
        "http://seize-bits.example/guide",
        Reason.OK,
        _encoded("utf-16", "utf-16"),
    ),
    Case("gzip", "A compressed page.", "https://gzip.example/guide", Reason.OK, gzipped(GUIDE)),
    Case("deflate", "A page in deflate, by the book.", "http://deflate.example/guide", Reason.OK, deflated(GUIDE)),
    Case(
        "deflate_bare",
        "A page in deflate, without its wrapper.",
        "http://deflate-nu.example/guide",
        Reason.OK,
        deflated_bare(GUIDE),
    ),
    Case("brotli", "A page in Brotli, asked for or not.", "https://brotli.example/guide", Reason.OK, brotlied(GUIDE)),
    Case(
        "zstandard", "A page in Zstandard, asked for or not.", "https://zstd.example/guide", Reason.OK, zstandard(GUIDE)
    ),
    Case(
        "gzip_that_is_none",
        "A page that is said to be compressed, and is not.",
        "http://faux-gzip.example/guide",
        Reason.OK,
        coded(GUIDE, "gzip", GUIDE.body),
    ),
    Case(
        "gzip_broken",
        "Compressed bytes that break off.",
        "http://gzip-casse.example/guide",
        Reason.OK,
        coded(GUIDE, "gzip", gzipped(GUIDE).body[:300]),
    ),
    Case(
        "gzip_twice",
        "A page compressed by the server and again by its cache.",
        "http://gzip-double.example/guide",
        Reason.OK,
        coded(GUIDE, "gzip, gzip", gzipped(gzipped(GUIDE)).body),
    ),
    Case(
        "unknown_coding",
        "A coding that nobody knows.",
        "http://codage.example/guide",
        Reason.OK,
        coded(GUIDE, "x-maison", b"\x01\x02\x03" * 100),
    ),
    Case(
        "three_megabytes",
        "A page longer than anybody reads.",
        "http://immense.example/guide",
        Reason.OK,
        lambda _request: page(TITLE, *PROSE, *(PROSE * 1_800)),
    ),
    Case(
        "drips",
        "The page trickles in, a byte at a time.",
        "http://goutte.example/guide",
        Reason.OK,
        replace(GUIDE, fault=Fault.TRICKLE, delay=0.005),
    ),
    Case(
        "broken_markup",
        "No head, no body, tags that are never closed.",
        "http://balises.example/guide",
        Reason.OK,
        markup(f"<title>{TITLE}<p>{PROSE[0]}<p>{PROSE[1]}<div><table><tr><td>{PROSE[2]}<b><i><font>"),
    ),
)
