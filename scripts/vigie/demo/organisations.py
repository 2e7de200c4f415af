"""What three organisations tell on their own sites in the demo's six weeks: by RSS, by Atom, by a site map alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from typing import NamedTuple

from vigie.demo.calendar import moment_of
from vigie.demo.pages import Page, web_page

RAMEAU, COORACE = "http://www.lerameau.fr", "http://www.coorace.org"
MOVEMENT = "http://www.lemouvementassociatif-rhonealpes.org"


class Told(NamedTuple):
    """day: 0 and less before the demo. edited: the day on which another title is given to it, if any."""

    day: int
    path: str
    title: str
    summary: str
    edited: int | None = None


_RAMEAU = (
    Told(-20, "/actualites/observatoire", "L’Observatoire publie ses chiffres de l’année", "Dix tableaux à lire."),
    Told(8, "/actualites/rencontre", "Une rencontre régionale à Lyon", "Inscriptions jusqu’au 30 octobre.", edited=12),
    Told(27, "/actualites/appel", "Appel à témoignages : « Nos alliances »", "Racontez la vôtre en une page."),
)
_COORACE = (
    Told(-3, "/presse/recyclage", "Le recyclage des plastiques, un an après", "Ce que cinq entreprises ont appris."),
    Told(14, "/presse/assemblee", "Assemblée générale : les inscriptions sont ouvertes", "Le 3 décembre à Paris."),
)
_MOVEMENT = (
    Told(-200, "/actualites/lettre-1", "La lettre du mouvement n° 1", "Le sommaire."),
    Told(
        20, "/actualites/lettre-2", "La lettre du mouvement n° 2", "Le sommaire, et un dossier sur le dialogue civil."
    ),
)


def told_by(day: int) -> Iterator[tuple[str, Page]]:
    """All that the three serve on a day, by its address."""
    for site, told in ((RAMEAU, _RAMEAU), (COORACE, _COORACE), (MOVEMENT, _MOVEMENT)):
        known = [each for each in told if each.day <= day]
        for each in known:
            yield f"{site}{each.path}", web_page(each.title, each.summary)
        yield from _listed(site, known, day)


def _listed(site: str, told: Sequence[Told], day: int) -> Iterator[tuple[str, Page]]:
    """How others may find them; the newest first."""
    if site == RAMEAU:
        yield f"{site}/", _naming("Le RAMEAU", "application/rss+xml", "/feed/")
        yield f"{site}/feed/", _rss(site, told[::-1], day)
    elif site == COORACE:
        yield f"{site}/", _naming("Coorace", "application/atom+xml", "/fil.atom")
        yield f"{site}/fil.atom", _atom(site, told[::-1], day)
    else:
        yield f"{site}/sitemap.xml", _sitemap(site, told)


def _naming(publisher: str, kind: str, feed: str) -> Page:
    page = web_page("Accueil", publisher)
    link = f'<link rel="alternate" type="{kind}" title="Actualités" href="{feed}"></head>'
    return replace(page, body=page.body.replace(b"</head>", link.encode(), 1))


def _rss(site: str, told: Sequence[Told], day: int) -> Page:
    items = "".join(
        f"<item><title>{escape(_title(each, day))}</title><link>{site}{each.path}</link>"
        f"<guid isPermaLink='false'>{each.path}</guid><pubDate>{format_datetime(_moment(each))}</pubDate>"
        f"<description>{escape(f'<p>{each.summary}</p>')}</description></item>"
        for each in told
    )
    return _xml("rss+xml", f'<rss version="2.0"><channel><title>Le RAMEAU</title>{items}</channel></rss>')


def _atom(site: str, told: Sequence[Told], day: int) -> Page:
    entries = "".join(
        f"<entry><id>{site}{each.path}</id><title>{escape(_title(each, day))}</title><link href='{site}{each.path}'/>"
        f"<updated>{_moment(each).isoformat()}</updated><summary>{escape(each.summary)}</summary></entry>"
        for each in told
    )
    return _xml("atom+xml", f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Coorace</title>{entries}</feed>')


def _sitemap(site: str, told: Sequence[Told]) -> Page:
    urls = "".join(f"<url><loc>{site}{each.path}</loc><lastmod>{_moment(each).date()}</lastmod></url>" for each in told)
    return _xml("xml", f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>')


def _title(told: Told, day: int) -> str:
    return f"{told.title} (complet)" if told.edited and told.edited <= day else told.title


def _moment(told: Told) -> datetime:
    return moment_of(told.day) - timedelta(hours=2)


def _xml(kind: str, body: str) -> Page:
    return Page(headers={"Content-Type": f"application/{kind}; charset=utf-8"}, body=body.encode())
