"""What machines ask for: sitemap.xml (https://www.sitemaps.org/protocol.html), robots.txt, security.txt (RFC 9116)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from xml.sax.saxutils import escape

from catalog.directory import Directory
from catalog.spool import Spool

# The protocol allows five times as many in one file; so many are held in memory.
MOST_IN_A_SITEMAP = 10_000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
# A contact that nobody has confirmed for so long is not to be trusted (RFC 9116, 2.5.5, advises less than a year).
_SECURITY_HOLDS = timedelta(days=330)


def sitemap_entry(address: str, modified: str | None) -> str:
    date = f"<lastmod>{modified}</lastmod>" if modified else ""
    return f"  <url><loc>{escape(address)}</loc>{date}</url>\n"


def sitemaps(entries: Spool, directory: Directory) -> Iterator[tuple[str, str]]:
    """The files by their paths: one sitemap, or where it would be too long an index of several."""
    starts = range(0, len(entries), MOST_IN_A_SITEMAP)
    if len(starts) <= 1:
        yield "sitemap.xml", _sitemap(entries, 0)
        return
    names = [f"sitemap-{number}.xml" for number, _ in enumerate(starts, 1)]
    for name, start in zip(names, starts, strict=True):
        yield name, _sitemap(entries, start)
    parts = "".join(f"  <sitemap><loc>{escape(directory.address(name))}</loc></sitemap>\n" for name in names)
    yield "sitemap.xml", f"{_HEAD}<sitemapindex {_NAMESPACE}>\n{parts}</sitemapindex>\n"


def robots(directory: Directory) -> str:
    return f"User-agent: *\nAllow: /\n\nSitemap: {directory.address('sitemap.xml')}\n"


def security(directory: Directory, last_check: datetime | None) -> str | None:
    """None where there is nobody to write to, or nothing was ever visited: an expiry is asked for."""
    if not directory.security_contact or last_check is None:
        return None
    contact = directory.security_contact
    contact = contact if ":" in contact else f"mailto:{contact}"
    # By whole months, so that the file does not change with every visit.
    expires = (last_check + _SECURITY_HOLDS).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return (
        f"Contact: {contact}\nExpires: {expires:%Y-%m-%dT%H:%M:%SZ}\nPreferred-Languages: {directory.language}\n"
        f"Canonical: {directory.address('.well-known/security.txt')}\n"
    )


def _sitemap(entries: Spool, start: int) -> str:
    held = "".join(entries[number] for number in range(start, min(start + MOST_IN_A_SITEMAP, len(entries))))
    return f"{_HEAD}<urlset {_NAMESPACE}>\n{held}</urlset>\n"
