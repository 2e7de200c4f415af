"""Marked text: one string in which noncharacters of Unicode stand for italics, bold and links.

Slicing it and searching it stay plain string work. Unicode keeps U+FDD0…U+FDEF for such use inside a program
(Corrigendum 9), so no text that people write needs them.
"""

import re

CITED, CITED_END = "\ufdd0", "\ufdd1"
STRONG, STRONG_END = "\ufdd2", "\ufdd3"
LINK, LINK_END = "\ufdd4", "\ufdd5"

# The name of a work, in italics or quotes; a link with its label.
CITATION = re.compile(f"{CITED}([^{CITED}{CITED_END}]*){CITED_END}")
HYPERLINK = re.compile(f"{LINK}([^{LINK}{LINK_END}]*){LINK_END}")

_MARKS = re.compile(f"[{CITED}-{LINK_END}]")
_QUOTED = re.compile(
    f"{CITED}[^{CITED_END}]*{CITED_END}"
    r'|"[^"\n]{1,300}"|«[^«»\n]{1,300}»|“[^“”\n]{1,300}”|„[^„“”\n]{1,300}[“”]'
)


def without_marks(text: str) -> str:
    return _MARKS.sub("", text)


def plain(text: str) -> str:
    """The words alone, one space apart, without their marks."""
    return " ".join(without_marks(text).split())


def with_quotes_cited(text: str) -> str:
    """Names in quotes marked as names in italics are; quotes inside italics are part of the name."""

    def cite(quoted: re.Match[str]) -> str:
        if quoted[0].startswith(CITED):
            return quoted[0]
        inner = re.sub(f"[{CITED}{CITED_END}]", "", quoted[0][1:-1])
        return f"{CITED}{inner.strip()}{CITED_END}"

    return _QUOTED.sub(cite, text)
