"""Fonts of a PDF: what their characters are and how wide."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# pypdf knows, but has no public door to it.
from pypdf.generic._font import Font

_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)


@dataclass(frozen=True, slots=True)
class Face:
    font: Font
    bold: bool
    italic: bool


def characters(font: Font, shown: bytes) -> Iterator[tuple[str, float, bool]]:
    """(what it says, its width in thousandths of the font's size, whether it is a space of one byte) of each."""
    if isinstance(font.encoding, dict):
        for byte in shown:
            text = font.encoding.get(byte, chr(byte))
            yield (
                font.character_map.get(text, text).translate(_LIGATURES),
                font.get_text_width(chr(byte)),
                byte == ord(" "),
            )
        return
    for character in shown.decode(font.encoding, "replace"):
        yield font.character_map.get(character, character).translate(_LIGATURES), font.get_text_width(character), False


def face_of(resource: Any) -> Face | None:
    """None for a font that is missing, or of which only the drawings are known."""
    if resource is None:
        return None
    try:
        font = Font.from_font_resource(resource)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    name = font.name.lower()
    bold = any(word in name for word in ("bold", "black", "heavy", "semibold", "demi"))
    return Face(font, bold, any(word in name for word in ("italic", "oblique"))) if font.interpretable else None
