"""OPML (opml.org/spec2), the outlines of feed readers: one with an address is a resource, one without is a folder."""

import re
from pathlib import Path

from lxml import etree

from catalog.errors import N_, InputError
from catalog.importing.bibliography import language
from catalog.importing.draft import Draft, DraftLink
from catalog.importing.reading import Reading, Remark
from catalog.importing.tidy import one_line, tidied
from catalog.kinds import Kind
from catalog.nesting import joined
from catalog.urls import is_web_address
from catalog.vocabulary import LinkRole

_OWN_ENTITIES = re.compile(r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<!doctype[^>\[]*\[", re.IGNORECASE | re.DOTALL)
_BETWEEN = " › "
# In the order in which they are a place for people to read.
_ADDRESSES = ("htmlUrl", "url", "xmlUrl")


def read_opml(text: str, path: Path) -> Reading:
    """Raises InputError with the line of what is wrong. Entities of the file's own are refused: they may be a bomb."""
    if _OWN_ENTITIES.match(text):
        raise InputError(path, 1, N_("This file defines entities of its own, and is not read: they may do harm."))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        message = N_("This is not valid XML. Is a tag left open here, or does & or < stand for itself?")
        raise InputError(path, error.lineno or 1, message) from error
    drafts, remarks = [], []
    for outline in root.iter("outline"):
        url = next((outline.get(name) for name in _ADDRESSES if outline.get(name)), None)
        if url is None:
            continue
        if is_web_address(url):
            drafts.append(_draft(outline, url))
        else:
            message = N_("“{url}” is no web address, and this entry was not read.")
            remarks.append(Remark(outline.sourceline or 1, message, {"url": url[:80]}))
    return Reading(drafts, remarks)


def _draft(outline: etree._Element, url: str) -> Draft:
    # A feed is that of a site; other addresses are what the outline says.
    site = outline.get("xmlUrl") is not None
    above = list(outline.iterancestors("outline"))[::-1]
    category = outline.get("category")
    themes = [joined(map(_name, above))] if category is None else [_theme(each) for each in category.split(",")]
    return tidied(
        Draft(
            title=_name(outline) or url,
            line=outline.sourceline or 1,
            kind=Kind.WEBSITE if site else None,
            language=language(outline.get("language") or ""),
            summary=outline.get("description"),
            place=_BETWEEN.join(filter(None, (_name(each) for each in above if each.get("type") != "theme"))) or None,
            themes=tuple(themes),
            links=(DraftLink(url, LinkRole.WEBSITE if site else None),),
        )
    )


def _theme(category: str) -> str:
    """OPML 2.0: "/Boston/Weather" is Weather within Boston."""
    parts = category.strip().split("/")
    return " ".join(parts) if parts[0] else joined(parts)


def _name(outline: etree._Element) -> str:
    return one_line(outline.get("title") or outline.get("text"))
