"""Asking whether a document has changed, and understanding that it has not (RFC 9110, 8.8 and 13). Pure."""

from catalog.observation import Validators
from crawler.judging.answer import Answer

NOT_MODIFIED = 304


def validators_of(answer: Answer) -> Validators | None:
    """What the server gives to be asked again."""
    etag = answer.headers.get("etag", "").strip() or None
    last_modified = answer.headers.get("last-modified", "").strip() or None
    if answer.status != 200 or not (etag or last_modified):
        return None
    given: Validators = {"url": answer.url, "etag": etag, "last_modified": last_modified}
    size = _size(answer)
    return {**given, "size": size} if size else given


def _size(answer: Answer) -> int | None:
    """Of what stands there, where it travels as it is (RFC 9110, 8.6)."""
    length = answer.headers.get("content-length", "").strip()
    return int(length) if length.isascii() and length.isdecimal() and "content-encoding" not in answer.headers else None


def conditions(validators: Validators) -> dict[str, str]:
    """The request headers that ask for the document only if it has changed."""
    found = {"If-None-Match": validators["etag"], "If-Modified-Since": validators["last_modified"]}
    return {name: value for name, value in found.items() if value}


def is_unchanged(answer: Answer, validators: Validators | None) -> bool:
    """Whether an answer says that what we saw last time still stands there."""
    if validators is None or answer.url != validators["url"]:
        return False
    return answer.status == NOT_MODIFIED or validators_of(answer) == validators
