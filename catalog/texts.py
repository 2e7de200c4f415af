"""The words of pages, kept with their links for the search."""

from collections.abc import Iterable
from typing import cast

from sqlalchemy import Select, Table, delete, insert, select
from sqlalchemy.orm import Session

from catalog.models import PageText

_TEXTS = cast("Table", PageText.__table__)


def keep_texts(session: Session, texts: dict[int, str]) -> None:
    """By link, in the place of those that there were; the same text again is left as it is."""
    known = {row.link_id: row.text for row in session.execute(_known(texts))}
    new = [{"link_id": link_id, "text": text} for link_id, text in texts.items() if known.get(link_id) != text]
    if new:
        session.execute(delete(PageText).where(PageText.link_id.in_([each["link_id"] for each in new])))
        session.connection().execute(insert(_TEXTS), new)


def forget_texts(session: Session, links: Iterable[int]) -> None:
    """What answered in the place of the web, in a run that concluded nothing, has nothing to say of the resources."""
    keep_texts(session, {row.link_id: "" for row in session.execute(_known(links)) if row.text})


def _known(links: Iterable[int]) -> Select[int, str]:
    return select(PageText.link_id, PageText.text).where(PageText.link_id.in_(list(links)))
