"""The edition that an answer holds: of a page, or of a document. Pure."""

from lxml import etree

from catalog.selecting import elements
from catalog.updates.edition import Edition
from catalog.vocabulary import Watch
from crawler.judging.answer import Answer
from crawler.judging.description import description_of, without_site
from crawler.judging.evidence import content_type
from crawler.judging.page import title_of, tree_of
from crawler.updates.cleaning import paragraphs_of
from crawler.updates.document import document_of
from crawler.updates.noise import without_noise
from crawler.updates.scope import Scope


def edition_of(answer: Answer, scope: Scope) -> Edition:
    root = tree_of(answer)
    if root is None:
        return document_of(answer)
    told = description_of(answer, root)
    with_text = scope.watch is Watch.DOCUMENT
    return Edition(
        title=without_noise(without_site(_title(root), told.publisher)),
        description=without_noise(told.summary or ""),
        date=told.date,
        paragraphs=paragraphs_of(_chosen(root, scope.only)) if with_text else (),
        author=told.author,
        language=told.language,
        form=content_type(answer),
    )


def _title(root: etree._Element) -> str:
    """Without the number of unread messages that some sites put before it."""
    found = title_of(root)
    head, sign, rest = found.partition(") ")
    return rest if sign and head[:1] == "(" and head[1:].isdecimal() else found


def _chosen(root: etree._Element, only: str | None) -> list[etree._Element]:
    """The elements that matter; the whole page where none is left of them, or the selector is none."""
    if only:
        try:
            found = elements(root, only)
        except ValueError:
            found = []
        if found:
            return found
    return [root]
