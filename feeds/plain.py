"""Text fit for going out: nothing that XML forbids, nothing that breaks a line where a line is one."""

import re

# What XML 1.0 (fifth edition, 2.2) does not call a character; the joiners of emoji are characters. And what validators
# take for a mistake: U+FFFD, which stands for a sign that was lost, and the control characters of Latin-1, which are
# signs of Windows-1252 under another name.
_UNFIT = re.compile("[^\t\n\r\x20-\x7f\xa0-\ud7ff\ue000-\ufffc\U00010000-\U0010ffff]")
_MEANT = {chr(code): bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)} | {"\ufffd": "?"}
# Every white space, line separators included, but those that hold words together.
_SPACES = re.compile(r"[^\S\u00a0\u202f\u2007]+")


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


def is_web(url: str | None) -> bool:
    """Whether an address may be offered as a link: no "javascript:", no "file:"."""
    return url is not None and url.lower().startswith(("http://", "https://"))
