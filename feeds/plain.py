"""Text fit for going out: nothing that XML forbids, nothing that breaks a line where a line is one."""

import re
from html import unescape
from html.entities import html5

# What XML 1.0 (fifth edition, 2.2) does not call a character; the joiners of emoji are characters. And what validators
# take for a mistake: U+FFFD, which stands for a sign that was lost, and the control characters of Latin-1, which are
# signs of Windows-1252 under another name.
_UNFIT = re.compile("[^\t\n\r\x20-\x7f\xa0-\ud7ff\ue000-\ufffc\U00010000-\U0010ffff]")
_MEANT = {chr(code): bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)} | {"\ufffd": "?"}
# Every white space, line separators included, but those that hold words together.
_SPACES = re.compile(r"[^\S\u00a0\u202f\u2007]+")
# What validators take for HTML where there should be none: an end tag, an entity, however often it was encoded.
_END_TAG = re.compile(r"</\w+>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ENTITY = re.compile(r"&(?:(?:amp|#38|#x26);)*(#\d+|#[xX][0-9a-fA-F]+|\w+);")
_MOST_LAYERS = 10


def plain(text: str) -> str:
    """The text without the characters that XML 1.0 forbids (control characters, lone surrogates, U+FFFE, U+FFFF), and
    with what those of U+0080 to U+009F were meant to be.
    """
    return _UNFIT.sub(lambda found: _MEANT.get(found[0], ""), text)


def one_line(text: str) -> str:
    """The text on one line, one space apart: fit for a title or a mail header."""
    if text.isprintable() and "  " not in text and "\ufffd" not in text:
        # Then the plain space is the only white space in it.
        return text.strip()
    return _SPACES.sub(" ", plain(_SPACES.sub(" ", text))).strip()


def unmarked(text: str) -> str:
    """One line of plain text, for a place where no reader expects HTML: entities are the signs that they stand for, and
    of what is marked up the tags are taken away. « La balise <b> », which marks nothing up, keeps its own.
    """
    line = one_line(text)
    if "&" not in line and "<" not in line:
        return line
    for _ in range(_MOST_LAYERS):
        found = _ENTITY.sub(_meant, line)
        found = one_line(_TAG.sub("", found) if _END_TAG.search(found) else found)
        if found == line:
            return line
        line = found
    # Nobody writes so: what is left can stand for nothing.
    return one_line(line.translate({ord(sign): None for sign in "&<>"}))


def _meant(entity: re.Match[str]) -> str:
    name = entity[1]
    if name.startswith("#") or f"{name};" in html5:
        return unescape(f"&{name};")
    return f"&{name};" if name.isalpha() else f"&{name}"


def is_web(url: str | None) -> bool:
    """Whether an address may be offered as a link: no "javascript:", no "file:"."""
    return url is not None and url.lower().startswith(("http://", "https://"))
