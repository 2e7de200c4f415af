"""The smallest honest PDF: its title, its pages, some lines of text on each (ISO 32000-1)."""

from collections.abc import Sequence


def document(title: str, *lines: str) -> bytes:
    """The bytes of a PDF of one page; the same for the same words."""
    return booklet(title, (lines,))


def booklet(title: str, pages: Sequence[Sequence[str]], *, modified: str = "", identity: str = "") -> bytes:
    """The bytes of a PDF; the same for the same words. The title stands on its first page.

    modified: as in the PDF ("20260302081455"); identity: of the file, in hexadecimal (14.4).
    """
    font, info = 3 + 2 * len(pages), 4 + 2 * len(pages)
    first = range(3, font, 2)
    sheets = [part for number, lines in zip(first, pages, strict=True) for part in _sheet(title, number, font, lines)]
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R /Lang (fr) >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b" ".join(b"%d 0 R" % n for n in first), len(pages)),
        *sheets,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title <FEFF%b>%b >>" % (title.encode("utf-16-be").hex().upper().encode(), _modified(modified)),
    )
    return _assembled(objects, b" /Info %d 0 R%b" % (info, _identity(identity)))


def _modified(moment: str) -> bytes:
    return b" /ModDate (D:%bZ)" % moment.encode() if moment else b""


def _identity(identity: str) -> bytes:
    return b" /ID [<%b> <%b>]" % (identity.encode(), identity.encode()) if identity else b""


def _sheet(title: str, number: int, font: int, lines: Sequence[str]) -> tuple[bytes, bytes]:
    """A page and what is written on it, the objects `number` and the next."""
    text = _content(title if number == 3 else "", lines)
    return (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
        b"/Resources << /Font << /F1 %d 0 R >> >> >>" % (number + 1, font),
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(text), text),
    )


def _content(title: str, lines: Sequence[str]) -> bytes:
    shown = b" T* ".join(b"(%b) Tj" % _string(line) for line in (title, "", *lines))
    return b"BT /F1 12 Tf 18 TL 56 780 Td %b ET" % shown


def _string(text: str) -> bytes:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return escaped.encode("cp1252", errors="replace")


def _assembled(objects: Sequence[bytes], more: bytes) -> bytes:
    """The objects, the table of where each of them begins, and the trailer; `more` stands in it."""
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    count = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n" % count + b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R%b >>\n" % (count, more)
    return body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(body)
