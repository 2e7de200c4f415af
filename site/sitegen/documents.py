"""What a link leads to: the format and the size of a document, in words."""

from catalog.errors import N_
from catalog.models import Link
from catalog.words import Words

# Media types (https://www.iana.org/assignments/media-types) that a guide's links lead to.
FORMATS = {
    "application/pdf": "PDF",
    "text/html": N_("web page"),
    "application/xhtml+xml": N_("web page"),
    "application/epub+zip": "EPUB",
    "application/msword": "Word",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.oasis.opendocument.text": "OpenDocument",
    "application/vnd.ms-excel": "Excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
    "application/vnd.oasis.opendocument.spreadsheet": "OpenDocument",
    "application/vnd.ms-powerpoint": "PowerPoint",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint",
    "application/zip": "ZIP",
    "text/plain": N_("plain text"),
    "audio/mpeg": "MP3",
    "video/mp4": "MP4",
}
_UNITS = (
    (1_000_000_000, N_("{number}\u00a0GB")),
    (1_000_000, N_("{number}\u00a0MB")),
    (1_000, N_("{number}\u00a0kB")),
)


def format_name(content_type: str | None, words: Words) -> str | None:
    """None for what readers would not know by its name."""
    name = FORMATS.get((content_type or "").partition(";")[0].strip().lower())
    return words.known(name) if name else None


def is_document(content_type: str | None) -> bool:
    """Whether it is no page of the web, as far as is known."""
    return "html" not in (content_type or "html")


def size_of(link: Link, content_type: str | None, words: Words) -> str | None:
    """As a person would say it, where the server of a document told it."""
    size = link.validators.get("size") if link.validators else None
    if not size or not is_document(content_type):
        return None
    for unit, said in _UNITS:
        # What would be said as a thousand of the smaller ones is one of these.
        if size >= unit * 0.9995:
            number = f"{size / unit:.1f}" if size < 10 * unit else f"{size / unit:.0f}"
            number = number.removesuffix(".0")
            return words(said, number=number.replace(".", ",") if words.language == "fr" else number)
    return words("{number}\u00a0kB", number="1")
