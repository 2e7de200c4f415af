"""The smallest honest PDF: one page, its title, some lines of text (ISO 32000-1)."""


def document(title: str, *lines: str) -> bytes:
    """The bytes of a PDF; the same for the same words."""
    text = _content(title, lines)
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R /Lang (fr) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title <FEFF%b> >>" % title.encode("utf-16-be").hex().upper().encode(),
    )
    return _assembled(objects)


def _content(title: str, lines: tuple[str, ...]) -> bytes:
    shown = b" T* ".join(b"(%b) Tj" % _string(line) for line in (title, "", *lines))
    return b"BT /F1 12 Tf 18 TL 56 780 Td %b ET" % shown


def _string(text: str) -> bytes:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return escaped.encode("cp1252", errors="replace")


def _assembled(objects: tuple[bytes, ...]) -> bytes:
    """The objects, the table of where each of them begins, and the trailer."""
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    count = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n" % count + b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (count, len(objects))
    return body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(body)
