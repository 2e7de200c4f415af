"""Redirects that lead somewhere, however they are written."""

from catalog.kinds import Kind
from catalog.vocabulary import EventKind, Reason
from vigie.demo.lab.case import Case
from vigie.demo.lab.writing import GUIDE, HOME, TITLE, markup
from vigie.demo.pages import Page, Request, Site, redirect

_NINE = {f"/etape/{number}": redirect(f"/etape/{number + 1}", 302) for number in range(9)}


def _wants_cookie(request: Request) -> Page:
    """As Drupal, ASP and many portals do: sent to itself once, to see whether the cookie comes back."""
    if "essai=1" in request.headers.get("cookie", ""):
        return GUIDE
    return Page(302, {"Location": request.path, "Set-Cookie": "essai=1; Path=/"})


def _wants_two_cookies(request: Request) -> Page:
    cookies = request.headers.get("cookie", "")
    if "langue" in cookies:
        return GUIDE
    step = "langue=fr" if "session" in cookies else "session=9f2"
    return Page(302, {"Location": request.path, "Set-Cookie": f"{step}; Path=/"})


def _refresh(content: str, *, title: str = "Redirection") -> Page:
    return markup(f'<html><head><title>{title}</title><meta http-equiv="refresh" content="{content}"></head></html>')


CASES = (
    Case(
        "http_to_https",
        "Everything moves to TLS.",
        "http://tout-chiffre.example/guide",
        Reason.OK,
        site=Site(https_only=True),
        final_url="https://tout-chiffre.example/guide",
    ),
    Case(
        "https_www_slash",
        "First to TLS, then to www, then to the trailing slash.",
        "http://trois-pas.example/guide",
        Reason.OK,
        {
            "/guide": redirect("https://www.trois-pas.example/guide"),
            "https://www.trois-pas.example/guide": redirect("/guide/"),
            "https://www.trois-pas.example/guide/": GUIDE,
        },
        site=Site(https_only=True),
        final_url="https://www.trois-pas.example/guide/",
    ),
    Case(
        "relative",
        "The new address is relative, up two folders.",
        "http://relatif.example/docs/2015/guide.html",
        Reason.OK,
        {"/docs/2015/guide.html": redirect("../../ressources/guide"), "/ressources/guide": GUIDE},
        final_url="http://relatif.example/ressources/guide",
    ),
    Case(
        "without_scheme",
        "The new address begins with two slashes.",
        "https://deux-barres.example/guide",
        Reason.OK,
        {"/guide": redirect("//www.deux-barres.example/guide"), "https://www.deux-barres.example/guide": GUIDE},
        final_url="https://www.deux-barres.example/guide",
    ),
    Case(
        "utf_8_location",
        "Accents in the new address, as they are.",
        "http://accents-suivis.example/guide",
        Reason.OK,
        {"/guide": redirect("/coopération"), "/coop%C3%A9ration": GUIDE},
    ),
    Case(
        "latin_1_location",
        "Accents in the new address, in Latin-1.",
        "http://accents-anciens.example/guide",
        Reason.OK,
        {
            "/guide": Page(raw="HTTP/1.1 302 Found\r\nLocation: /coopération\r\n\r\n".encode("latin-1")),
            "/coop%E9ration": GUIDE,
        },
    ),
    Case(
        "spaced_location",
        "Blanks in the new address, and around it.",
        "http://blancs.example/guide",
        Reason.OK,
        {"/guide": redirect("  /notre guide 2015  "), "/notre%20guide%202015": GUIDE},
    ),
    Case(
        "fragment_location",
        "The new address points into a page.",
        "http://ancre.example/guide",
        Reason.OK,
        {"/guide": redirect("/ressources#guide"), "/ressources": GUIDE},
    ),
    Case(
        "backslashes",
        "The new address is written as on Windows; browsers take no offence.",
        "http://antislash.example/guide",
        Reason.OK,
        {"/guide": redirect("\\ressources\\guide"), "/ressources/guide": GUIDE},
    ),
    Case(
        "idn_location",
        "The new host has an accent.",
        "http://sans-accent.example/guide",
        Reason.OK,
        {"/guide": redirect("http://coopérons.example/guide"), "http://coopérons.example/guide": GUIDE},
        events=(EventKind.MOVED,),
    ),
    Case(
        "capitals",
        "Scheme and host of the new address are shouted.",
        "http://cri.example/guide",
        Reason.OK,
        {"/guide": redirect("HTTP://WWW.CRI.EXAMPLE/guide"), "http://www.cri.example/guide": GUIDE},
    ),
    Case(
        "nine_hops",
        "Nine redirects in a row, and then the page.",
        "http://patience.example/etape/0",
        Reason.OK,
        {**_NINE, "/etape/9": GUIDE},
    ),
    Case(
        "all_kinds_of_redirects",
        "303, 307 and 308, one after the other.",
        "http://variantes.example/a",
        Reason.OK,
        {"/a": redirect("/b", 303), "/b": redirect("/c", 307), "/c": redirect("/guide", 308), "/guide": GUIDE},
    ),
    Case(
        "cookie_asked",
        "The page sends its visitor to itself until a cookie comes back.",
        "http://biscuit.example/guide",
        Reason.OK,
        _wants_cookie,
    ),
    Case(
        "two_cookies_asked",
        "The same, twice over.",
        "https://deux-biscuits.example/guide",
        Reason.OK,
        _wants_two_cookies,
    ),
    Case(
        "meta_refresh",
        "A page that only sends its reader on at once.",
        "http://suite.example/guide",
        Reason.OK,
        {"/guide": _refresh("0; url=/nouveau/guide"), "/nouveau/guide": GUIDE},
        final_url="http://suite.example/nouveau/guide",
    ),
    Case(
        "meta_refresh_after_five_seconds",
        "The same, with time to read « Vous allez être redirigé ».",
        "http://cinq-secondes.example/guide",
        Reason.OK,
        {
            "/guide": _refresh("5;URL='http://www.cinq-secondes.example/guide'", title="Vous allez être redirigé"),
            "http://www.cinq-secondes.example/guide": GUIDE,
        },
        final_url="http://www.cinq-secondes.example/guide",
    ),
    Case(
        "refresh_header",
        "The same as a header.",
        "http://entete.example/guide",
        Reason.OK,
        {"/guide": Page(headers={"Refresh": "1; url=/ici", "Content-Type": "text/html"}), "/ici": GUIDE},
        final_url="http://entete.example/ici",
    ),
    Case(
        "reloads_itself",
        "A page that reloads itself every five minutes is where it should be.",
        "http://direct.example/guide",
        Reason.OK,
        markup(f'<title>{TITLE}</title><meta http-equiv="refresh" content="300"><h1>{TITLE}</h1><p>En direct.</p>'),
        final_url="http://direct.example/guide",
    ),
    Case(
        "refresh_much_later",
        "A page that leads on to the home page after ten minutes without a touch.",
        "http://veille.example/guide",
        Reason.OK,
        markup(f'<title>{TITLE}</title><meta http-equiv="refresh" content="600;url=/"><h1>{TITLE}</h1><p>À lire.</p>'),
        final_url="http://veille.example/guide",
    ),
    Case(
        "moved_to_new_domain",
        "The organisation changed its name; every page has a new place.",
        "http://ancien-nom.example/guide",
        Reason.OK,
        {"/guide": redirect("https://nouveau-nom.example/guide"), "https://nouveau-nom.example/guide": GUIDE},
        final_url="https://nouveau-nom.example/guide",
        events=(EventKind.MOVED,),
    ),
    Case(
        "home_moved",
        "A home page moved to another host: the site is still a site.",
        "http://www.vieux-logis.example/",
        Reason.OK,
        {"/": redirect("https://passerelles-reseau.example/"), "https://passerelles-reseau.example/": HOME},
        title="Réseau Passerelles, le site",
        kind=Kind.WEBSITE,
        final_url="https://passerelles-reseau.example/",
        events=(EventKind.MOVED,),
    ),
    Case(
        "website_under_a_path",
        "The resource is the site itself, and its old address leads to the home page.",
        "http://portail.example/associations/index.html",
        Reason.OK,
        {"/associations/index.html": redirect("/"), "/": HOME},
        title="Réseau Passerelles, le site",
        kind=Kind.WEBSITE,
    ),
)
