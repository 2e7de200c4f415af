"""What stands in a PDF: its title, its dates, its pages, the beginning of its text. Pure, and bounded.

Never by the clock: a limit that is met one day and not the next would look like an update.
"""

import io
import re
from hashlib import blake2b
from itertools import islice
from typing import Any

from pypdf import PdfReader

from catalog.pdf_limits import pdf_limits
from catalog.updates.edition import Edition, Paragraph, normal, paragraph
from crawler.judging.answer import Answer
from crawler.judging.evidence import content_type
from crawler.judging.page import plain
from crawler.updates.noise import OF_DATES, without_noise

_PDF = b"%PDF"
_END_OF_FILE = b"%%EOF"
# Some milliseconds each; what is new in a new edition is seldom at its end alone, and its number of pages tells too.
_MOST_PAGES = 10
_MOST_TEXT = 30_000
_UNPACKED, _OPERATIONS, _FORMS = 2_000_000, 50_000, 50
_SENTENCE = re.compile(r"(?<=[.!?…:;])\s+(?=[A-ZÀ-Ý0-9«“•–-])")
_LONGEST = 1_000
_BEGINNING = 4  # words
# What tables of signs that are broken make of letters, and no database takes: control characters, half characters.
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def document_of(answer: Answer) -> Edition:
    """Of any document; of one that cannot be read, only its size and its digest."""
    told = answer.headers.get("content-length", "").strip()
    size = int(told) if told.isascii() and told.isdecimal() else len(answer.body)
    digest = blake2b(answer.body + told.encode(errors="replace"), digest_size=16).hexdigest()
    unread = Edition(size=size, form=content_type(answer), content=digest)
    if not answer.body.startswith(_PDF) or _END_OF_FILE not in answer.body[-4096:]:
        return unread
    try:
        with pdf_limits(_UNPACKED, _OPERATIONS, _FORMS):
            return _read(answer.body, unread)
    except Exception:
        return unread


def _read(body: bytes, unread: Edition) -> Edition:
    reader = PdfReader(io.BytesIO(body))
    if reader.is_encrypted and not reader.decrypt(""):
        return unread
    paragraphs = _paragraphs(reader)
    told: Any = reader.metadata or {}
    root: Any = reader.root_object
    language = re.match(r"[a-z]{2,3}(?![a-z])", str(root.get("/Lang") or "").lower())
    return Edition(
        title=plain(str(told.get("/Title") or "")),
        date=_day(reader),
        paragraphs=paragraphs,
        pages=len(reader.pages),
        size=unread.size,
        # The bytes of a document that is made anew for each visitor differ although its words do not.
        content=None if paragraphs else unread.content,
        author=plain(str(told.get("/Author") or "")) or None,
        language=language[0] if language else None,
        form=unread.form,
    )


def _paragraphs(reader: PdfReader) -> tuple[Paragraph, ...]:
    """Its sentences: where its paragraphs end, a PDF does not say."""
    found: dict[str, Paragraph] = {}
    left = _MOST_TEXT
    for page in reader.pages[:_MOST_PAGES]:
        for sentence in _SENTENCE.split(" ".join(_UNFIT.sub(" ", page.extract_text()).split())):
            clean = without_noise(sentence)[:left]
            if clean:
                left -= len(clean)
                one = paragraph(clean, _place(clean))
                found.setdefault(one.key, one._replace(text=clean[:_LONGEST]))
    found.pop("", None)
    return tuple(found.values())


def _place(sentence: str) -> str:
    """How it begins, whatever its figures and dates: what a maintainer holds for unimportant is to be known again in
    the next issue. Where on a page it stands, a PDF does not say, and it moves from page to page.
    """
    words = (word for word in normal(sentence).split() if word.isalpha() and word not in OF_DATES)
    return f"pdf {' '.join(islice(words, _BEGINNING))}"


def _day(reader: PdfReader) -> str | None:
    """When it was last made; None where it does not say so, or not in the form that it should (ISO 32000-1, 7.9.4)."""
    told = reader.metadata
    try:
        made = (told.modification_date or told.creation_date) if told else None
    except ValueError:
        return None
    return made.date().isoformat() if made else None
