"""From the bytes of a file to its text: UTF-8, or Windows-1252 as the spreadsheets of France still write it."""

import re
from pathlib import Path

from catalog.errors import N_, InputError
from catalog.importing.reading import Remark

# How the accents of French begin in UTF-8: a file with some of these is UTF-8, perhaps a broken one.
_ACCENTS_IN_UTF8 = re.compile(rb"[\xc3\xc5][\x80-\xbf]|\xe2\x80[\x80-\xbf]")


def text_of(content: bytes, path: Path) -> tuple[str, list[Remark]]:
    """With a remark where it had to be guessed how the file is written. Raises InputError with the line at fault."""
    _refuse_binary(content, path)
    remarks = []
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = _as_windows_1252(content)
        if not text:
            raise _undecodable(content, error.start, path) from error
        message = N_("The file is not in UTF-8: it was read as Windows-1252, as Excel writes it. Look at the accents.")
        remarks.append(Remark(1, message, {}))
    if not text.strip():
        raise InputError(path, 1, N_("The file is empty."))
    return text, remarks


def _as_windows_1252(content: bytes) -> str:
    """Empty for what is none."""
    if _ACCENTS_IN_UTF8.search(content):
        return ""
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return ""


def _undecodable(content: bytes, start: int, path: Path) -> InputError:
    line = len(re.findall(rb"\r\n|\r|\n", content[:start])) + 1
    message = N_(
        "This line is not written in UTF-8. Save the file in UTF-8 (in a spreadsheet: “CSV UTF-8”), then try again."
    )
    return InputError(path, line, message)


def _refuse_binary(content: bytes, path: Path) -> None:
    if content.startswith(b"PK\x03\x04"):
        message = N_("This is an archive or a document of an office program. Save it as “CSV UTF-8” and import that.")
        raise InputError(path, 1, message)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(path, 1, N_("The file is written in UTF-16. Save it in UTF-8, then try again."))
    if b"\0" in content:
        raise InputError(path, 1, N_("This is not a text file. Save it as text in UTF-8, or as CSV, and import that."))
