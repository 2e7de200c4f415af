"""French typography for texts that people read; never for addresses, identifiers or exports."""

import re

_NARROW, _NO_BREAK = "\u202f", "\u00a0"
# Most texts have nothing for it to do.
_CONCERNED = re.compile("[';!?:«»]")
# An address keeps its colon and its question mark.
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)\S+")


def french(text: str) -> str:
    """Narrow no-break space before ; ! ?, no-break space before : and inside « », curly apostrophes. Idempotent."""
    if not _CONCERNED.search(text):
        return text
    parts, end = [], 0
    for address in _ADDRESS.finditer(text):
        parts += [_prose(text[end : address.start()]), address.group()]
        end = address.end()
    return "".join([*parts, _prose(text[end:])])


def _prose(text: str) -> str:
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    text = re.sub(r"[ \u00a0\u202f]+([;!?])", rf"{_NARROW}\1", text)
    text = re.sub(r"[ \u202f]+:", f"{_NO_BREAK}:", text)
    text = re.sub(r"«[ \u202f\u00a0]*", f"«{_NO_BREAK}", text)
    return re.sub(r"[ \u202f\u00a0]*»", f"{_NO_BREAK}»", text)
