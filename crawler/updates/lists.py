"""Pages that say nothing of themselves: where a list of links stands alone, it is what the page is about. Pure.

Everywhere else such a list is a menu, and noise. Here too, if it stands before the first heading or under one of a
menu, or if it holds what every menu holds, such as « Accueil ».
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from catalog.updates.edition import normal
from crawler.judging.facts import facts

# Characters beside headings and links: an introduction.
_LITTLE = 200
_FEWEST, _FEWEST_IN_ALL = 3, 5
_LISTS = frozenset({"ul", "ol", "dl"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_OF_SITE = frozenset(map(normal, facts("site_labels")))
# Headings of menus, where lists count at all.
MENUS = re.compile(
    r"(?:menu|navigation|rubriques?|catégories?|archives?|mots[- ]clés|étiquettes|accès (?:rapides?|directs?)|"
    r"liens (?:rapides|utiles)|en savoir plus|categories|tags|sections|quick links|useful links)\W*",
    re.IGNORECASE,
)


class Block(NamedTuple):
    """A text and where it stands. links: in how many it stands as a whole; 0 where words stand beside them."""

    place: str
    text: str
    links: int = 0
    is_heading: bool = False

    @property
    def is_row(self) -> bool:
        """Links side by side: a menu, wherever it stands."""
        return self.links >= _FEWEST


def say_little(blocks: Sequence[Block]) -> bool:
    return sum(len(each.text) for each in blocks if not each.links and not each.is_heading) < _LITTLE


def places_of_lists(blocks: Sequence[Block], *, chosen: bool) -> frozenset[str]:
    """Where links stand one below another, and are not those of a menu; chosen: by a maintainer, whatever they are."""
    entries = [each for each in blocks if each.links == 1 and not each.is_heading]
    of_site = set() if chosen else {each.place for each in entries if normal(each.text) in _OF_SITE}
    counted = Counter(each.place for each in entries if each.place not in of_site)
    found = {place: number for place, number in counted.items() if number >= _FEWEST}
    # Three or four are tags, or languages, as likely as what the page is about.
    return frozenset(found) if chosen or sum(found.values()) >= _FEWEST_IN_ALL else frozenset()


def may_be_the_list(element: etree._Element, heading: str) -> bool:
    """heading: the last one before it. An element that holds headings or lists is to be looked into."""
    inner = () if element.tag in _LISTS else (*_HEADINGS, *_LISTS)
    if inner and next(element.iter(*inner), None) is not None:
        return True
    return bool(heading) and not any(_label(link) in _OF_SITE for link in element.iter("a"))


def _label(link: etree._Element) -> str:
    return normal(" ".join(str(each) for each in link.itertext()))
