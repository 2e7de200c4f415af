"""The list of all feeds, to be taken into a feed reader at once: OPML 2.0 (http://opml.org/spec2.opml)."""

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

from feeds.entries import Channel


def opml(title: str, groups: Mapping[str, Sequence[Channel]]) -> bytes:
    """The channels of every group under its name; those of the group without a name stand at the top."""
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = title
    body = ElementTree.SubElement(root, "body")
    for name, channels in groups.items():
        parent = ElementTree.SubElement(body, "outline", text=name) if name and channels else body
        for channel in channels:
            ElementTree.SubElement(
                parent,
                "outline",
                type="rss",
                text=channel.title,
                title=channel.title,
                xmlUrl=channel.address,
                htmlUrl=channel.page,
            )
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
