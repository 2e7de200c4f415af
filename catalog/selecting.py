"""CSS selectors, with which a maintainer says what of a page matters."""

from functools import lru_cache

from cssselect import HTMLTranslator, SelectorError
from lxml import etree


def elements(root: etree._Element, selector: str) -> list[etree._Element]:
    """Those that a selector chooses, in the order of the page. Raises ValueError where it is no selector."""
    try:
        return list(root.xpath(HTMLTranslator().css_to_xpath(selector)))
    except (SelectorError, etree.XPathError, ValueError, RecursionError) as error:
        raise ValueError(selector) from error


# A file says the same few again and again.
@lru_cache(maxsize=256)
def is_selector(text: str) -> bool:
    """Whether pages can be asked for it: an unknown pseudo-class, say, is found out only then."""
    try:
        elements(etree.Element("html"), text)
    except ValueError:
        return False
    return True
