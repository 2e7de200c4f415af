"""What search engines ask for: sitemap.xml (https://www.sitemaps.org/protocol.html) and robots.txt."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from catalog.directory import Directory
from sitegen.addresses import public
from sitegen.pages import Page


def sitemap(pages: Iterable[Page], directory: Directory) -> str:
    entries = [_entry(page, directory) for page in pages if page.listed]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *entries,
            "</urlset>\n",
        ]
    )


def robots(directory: Directory) -> str:
    return f"User-agent: *\nAllow: /\n\nSitemap: {directory.address('sitemap.xml')}\n"


def _entry(page: Page, directory: Directory) -> str:
    modified = f"<lastmod>{page.modified.date().isoformat()}</lastmod>" if page.modified else ""
    return f"  <url><loc>{escape(directory.address(public(page.path)))}</loc>{modified}</url>"
