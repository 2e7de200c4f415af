"""The words of pages, kept with their links for the search."""

from collections.abc import Iterable
from typing import cast

from sqlalchemy import Table, bindparam, delete, insert, select
from sqlalchemy.orm import Session

from catalog.models import PageText

_TEXTS = cast("Table", PageText.__table__)
_OF_LINKS = _TEXTS.c.link_id.in_(bindparam("links", expanding=True))
_KNOWN, _DROP = select(_TEXTS.c.link_id, _TEXTS.c.text).where(_OF_LINKS), delete(_TEXTS).where(_OF_LINKS)


def keep_texts(session: Session, texts: dict[int, str]) -> None:
    """By link, in the place of those that there were; the same text again is left as it is."""
    known = _known(session, texts)
    new = [{"link_id": link_id, "text": text} for link_id, text in texts.items() if known.get(link_id) != text]
    former = [each["link_id"] for each in new if each["link_id"] in known]
    if former:
        session.connection().execute(_DROP, {"links": former})
    if new:
        session.connection().execute(insert(_TEXTS), new)


def forget_texts(session: Session, links: Iterable[int]) -> None:
    """What answered in the place of the web, in a run that concluded nothing, has nothing to say of the resources."""
    keep_texts(session, {link_id: "" for link_id, text in _known(session, links).items() if text})


def _known(session: Session, links: Iterable[int]) -> dict[int, str]:
    rows = session.connection().execute(_KNOWN, {"links": list(links)})
    return {link_id: text for link_id, text in rows}  # noqa: C416 (rows are no pairs to mypy)
