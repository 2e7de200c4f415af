"""Documents: never judged by their words, asked for by their headers once they are known."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from catalog.kinds import Kind
from catalog.vocabulary import EventKind, Reason, State
from vigie.demo.lab.case import Case, Scene
from vigie.demo.lab.writing import PUBLISHER, TITLE
from vigie.demo.pages import Fault, Page, Request, redirect, web_page
from vigie.demo.sites import pdf

_PDF = pdf(TITLE, PUBLISHER)
_FIRST = {"ETag": '"premiere"', "Last-Modified": "Mon, 08 Jun 2015 10:00:00 GMT"}


def _typed(kind: str, body: bytes, **headers: str) -> Page:
    return Page(headers={"Content-Type": kind, **headers}, body=body)


def _zipped(name: str) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), "<document/>")
    return content.getvalue()


def _known(page: Page, head: Page | None = None) -> Callable[[Request], Page]:
    """With validators: 304 to whoever has it already; `head` is what those get who ask for the headers alone."""
    given = replace(page, headers={**page.headers, **_FIRST})

    def answer(request: Request) -> Page:
        if request.method == "HEAD" and head is not None:
            return head
        return Page(304, _FIRST) if request.headers.get("if-none-match") == _FIRST["ETag"] else given

    return answer


def _head_lies(name: str, what: str, host: str, head: Page) -> Case:
    """The document stands; only the headers alone are answered wrongly, and never with 304."""
    given = replace(_PDF, headers={**_PDF.headers, **_FIRST})
    return Case(
        name,
        what,
        f"https://{host}.example/guide.pdf",
        Reason.OK,
        lambda request: head if request.method == "HEAD" else given,
    )


CASES = (
    Case("pdf", "A PDF.", "https://pdf-lab.example/guide.pdf", Reason.OK, _PDF),
    Case(
        "pdf_as_bytes",
        "A PDF that is said to be bytes of some kind, to be saved.",
        "https://octets.example/telecharger?id=12",
        Reason.OK,
        _typed("application/octet-stream", _PDF.body, **{"Content-Disposition": "attachment; filename=guide.pdf"}),
    ),
    Case(
        "pdf_said_to_be_html",
        "A PDF that is said to be a page.",
        "https://faux-type.example/guide.pdf",
        Reason.OK,
        _typed("text/html", _PDF.body),
    ),
    Case(
        "pdf_that_says_404",
        "A PDF called « Page introuvable ».",
        "https://pdf-404.example/page-introuvable.pdf",
        Reason.OK,
        pdf("Page introuvable", "La page que vous recherchez n’existe plus."),
        title="Étude sur les liens morts",
    ),
    Case(
        "pdf_cut",
        "A PDF that breaks off.",
        "https://pdf-coupe.example/guide.pdf",
        Reason.OK,
        replace(_PDF, fault=Fault.TRUNCATED),
    ),
    Case(
        "pdf_moved",
        "A PDF in another folder.",
        "http://pdf-range.example/IMG/pdf/guide.pdf",
        Reason.OK,
        {"/IMG/pdf/guide.pdf": redirect("/sites/default/files/guide.pdf"), "/sites/default/files/guide.pdf": _PDF},
        events=(EventKind.MOVED,),
    ),
    Case(
        "pdf_gone",
        "A PDF that is gone.",
        "http://pdf-disparu.example/guide.pdf",
        Reason.GONE,
        web_page("404", status=404),
    ),
    Case(
        "word",
        "A text in the format of a word processor.",
        "https://traitement.example/guide.docx",
        Reason.OK,
        _typed("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _zipped("word/document.xml")),
    ),
    Case(
        "picture",
        "A picture.",
        "https://affiches.example/affiche.png",
        Reason.OK,
        _typed("image/png", b"\x89PNG\r\n\x1a\n" + bytes(99)),
    ),
    Case(
        "film",
        "A film of many hours.",
        "https://films.example/rencontre.mp4",
        Reason.OK,
        replace(_typed("video/mp4", b"\0\0\0\x18ftypmp42" * 4_000), fault=Fault.ENDLESS),
        kind=Kind.VIDEO,
    ),
    Case(
        "plain_text",
        "A text without any form that tells of error pages.",
        "http://brut.example/notes.txt",
        Reason.OK,
        _typed(
            "text/plain; charset=utf-8", "Page introuvable : la page demandée n’existe pas, dit le serveur.".encode()
        ),
        title="Notes de lecture",
    ),
    Case(
        "feed",
        "A feed.",
        "https://fil.example/flux.xml",
        Reason.OK,
        _typed(
            "application/rss+xml",
            b"<?xml version='1.0'?><rss version='2.0'><channel><title>404</title></channel></rss>",
        ),
    ),
    Case(
        "validators",
        "A document that is known already: 304, day after day.",
        "https://304.example/guide.pdf",
        Reason.OK,
        _known(_PDF),
        events=(),
    ),
    _head_lies("head_404", "404 to those who ask for the headers alone.", "tete-404", Page(404)),
    _head_lies("head_405", "405 to those who ask for the headers alone.", "tete-405", Page(405)),
    _head_lies("head_403", "403 to those who ask for the headers alone.", "tete-403", Page(403)),
    _head_lies("head_500", "500 to those who ask for the headers alone.", "tete-500", Page(500)),
    _head_lies(
        "head_hangs_up", "No answer at all to those who ask for the headers alone.", "tete-000", Page(fault=Fault.DROP)
    ),
    Case(
        "new_edition",
        "A new edition at the same address: the server’s validators say so.",
        "https://edition.example/guide.pdf",
        Reason.OK,
        _known(_PDF),
        days={
            3: Scene(
                replace(
                    pdf(TITLE, "Nouvelle édition, 2026"), headers={"Content-Type": "application/pdf", "ETag": '"b"'}
                )
            )
        },
        events=(EventKind.UPDATED,),
    ),
    Case(
        "document_dies_behind_its_head",
        "The headers alone still say that all is well, but the document is gone.",
        "https://facade.example/guide.pdf",
        Reason.OK,
        _known(_PDF),
        days={
            2: Scene(
                lambda request: (
                    Page(200, {"Content-Type": "application/pdf", "ETag": '"c"'})
                    if request.method == "HEAD"
                    else Page(404)
                )
            )
        },
        state=State.DEAD,
        events=(EventKind.SUSPECTED, EventKind.DIED),
    ),
)
