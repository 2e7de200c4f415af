"""How much text and how many links stand in each element of a page: gone through once, for they are asked for often."""

from lxml import etree

_UNSEEN = frozenset({"script", "style", "noscript", "template", "title", "svg", "iframe"})


class Sizes:
    """By element. text: characters that a reader would see; links: their number; linked: characters in them."""

    def __init__(self, root: etree._Element) -> None:
        elements = list(root.iter())
        self.text = dict.fromkeys(elements, 0)
        self.links = dict.fromkeys(elements, 0)
        self.linked = dict.fromkeys(elements, 0)
        # Backwards, those within come before what they stand in.
        for each in reversed(elements):
            tag, text = each.tag, each.text
            if tag in _UNSEEN:
                self.text[each] = self.links[each] = self.linked[each] = 0
            elif text:
                self.text[each] += len(text.strip())
            if tag == "a":
                self.links[each], self.linked[each] = 1, self.text[each]
            if each is not root:
                self._add_to(each.getparent(), each)

    def _add_to(self, above: etree._Element, each: etree._Element) -> None:
        tail = each.tail
        self.text[above] += self.text[each] + (len(tail.strip()) if tail else 0)
        if links := self.links[each]:
            self.links[above] += links
            self.linked[above] += self.linked[each]
