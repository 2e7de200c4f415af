"""Six weeks of the demo's web: what happens to it, on which day, told in one sentence each. Day 1 is the first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalog.errors import N_
from vigie.demo.organisations import told_by
from vigie.demo.pages import KEEP_OUT, NOT_FOUND, Certificate, Page, Site, World, redirect, web_page
from vigie.demo.sites import SHORT_LINKS, SHORTENER, healthy, pdf, serve

DAYS = 42

Act = Callable[[World], None]


@dataclass(frozen=True, slots=True)
class Change:
    """Something that holds from `day` on and, where it ends, before `until`. Both moments have their sentence."""

    day: int
    sentence: str
    act: Act
    until: int | None = None
    ending: str = ""

    def holds(self, day: int) -> bool:
        return self.day <= day and (self.until is None or day < self.until)


def world_on(day: int) -> World:
    """A new world as it is on a day of the demo."""
    world = healthy()
    for change in TIMELINE:
        if change.holds(day):
            change.act(world)
    return world


def told_on(day: int) -> Iterator[str]:
    """What happens on a day, as messages to be translated."""
    for change in TIMELINE:
        if change.day == day:
            yield change.sentence
        if change.until == day:
            yield change.ending


def serves(url: str, page: Page) -> Act:
    return lambda world: serve(world, url, page)


def loses_its_name(host: str) -> Act:
    def act(world: World) -> None:
        del world.sites[host]

    return act


def shows(host: str, certificate: Certificate) -> Act:
    def act(world: World) -> None:
        world.sites[host].certificate = certificate

    return act


def turns_everyone_away(host: str) -> Act:
    def act(world: World) -> None:
        world.sites[host] = Site(missing=web_page("Forbidden", status=403))

    return act


def cut_off(world: World) -> None:
    world.offline = True


def moves(old: str, new: str, page: Page) -> Act:
    def act(world: World) -> None:
        serve(world, new, page)
        serve(world, old, redirect(new))

    return act


def tells(day: int) -> Act:
    """What organisations tell until that day."""

    def act(world: World) -> None:
        for url, page in told_by(day):
            serve(world, url, page)

    return act


NEW_HOME = "https://www.franceactive-rhonealpes.org/"
_STUDY, _FEATURE = SHORT_LINKS["/293p82y"], SHORT_LINKS["/2906jMm"]
_GUIDE, _SHEET = SHORT_LINKS["/295LPGy"], SHORT_LINKS["/262FrUC"]

TIMELINE: tuple[Change, ...] = (
    Change(
        2,
        N_("the RNMA’s report disappears from its site (error 404)"),
        serves(_STUDY.url, NOT_FOUND),
        until=19,
        ending=N_("the RNMA’s report is back where it was"),
    ),
    Change(
        3,
        N_("the security certificate of orse.org expires, and nobody renews it"),
        shows("www.orse.org", Certificate.EXPIRED),
    ),
    Change(
        3,
        N_("villeurbanne.fr asks robots to keep out (robots.txt)"),
        serves("https://www.villeurbanne.fr/robots.txt", KEEP_OUT),
    ),
    Change(
        4,
        N_("Rhône-Alpes Active moves to another address for good (redirect 301)"),
        moves("http://rhonealpesactive.org/", NEW_HOME, web_page("Accueil", "France Active Rhône-Alpes")),
    ),
    Change(
        5,
        N_("the domain name of the mobility platform of Puy-de-Dôme disappears"),
        loses_its_name("www.platformemobilite63.fr"),
    ),
    Change(
        7,
        N_("bit.ly turns us away for a day (error 403)"),
        turns_everyone_away(SHORTENER),
        until=8,
        ending=N_("bit.ly lets us in again"),
    ),
    Change(8, N_("Le RAMEAU announces a meeting in its feed"), tells(8)),
    Change(
        10,
        N_("Réseau Cocagne puts a new edition of its guide at the same address"),
        serves(_GUIDE.url, pdf(_GUIDE.title, _GUIDE.publisher, "Nouvelle édition, 2026")),
    ),
    Change(
        11,
        N_("Le RAMEAU’s server is out of order for a day (error 503)"),
        serves(_SHEET.url, web_page("Service Unavailable", status=503)),
        until=12,
        ending=N_("Le RAMEAU’s server works again"),
    ),
    Change(12, N_("Le RAMEAU gives its announcement another title"), tells(12)),
    Change(14, N_("Coorace announces its general assembly in its feed"), tells(14)),
    Change(
        16,
        N_("our own network fails: nothing can be reached any more"),
        cut_off,
        until=17,
        ending=N_("our own network works again"),
    ),
    Change(
        20, N_("the letter of Le Mouvement associatif appears on its site, which has a site map and no feed"), tells(20)
    ),
    Change(
        22,
        N_("La Gazette des communes takes its feature down (error 404)"),
        serves(_FEATURE.url, NOT_FOUND),
    ),
    Change(27, N_("Le RAMEAU publishes an appeal in its feed"), tells(27)),
)
