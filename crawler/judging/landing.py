"""Where a visit landed, compared with what was asked for: a home page, a search form, a login. Pure."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from catalog.folding import fold
from catalog.urls import host_of, query_keys, same_place
from catalog.vocabulary import Reason
from crawler.judging.expectation import Expectation
from crawler.judging.page import Page
from crawler.judging.recognising import bears_title

_LANGUAGE = r"(?:[a-z]{2}(?:[-_][a-z]{2})?)"
_HOME = re.compile(
    rf"/?(?:web/guest/|pages/(?=(?:default|accueil|home|index)\.))?(?:(?:site|web|www|wordpress|wp|joomla|drupal|spip|cms)/?)?"
    rf"(?:index\.php/)?(?:(?:{_LANGUAGE}|francais|french|english)/?)?"
    r"(?:(?:index|default|home|home-?page|page-d-?accueil|accueil(?:-\d+)?|main|welcome|bienvenue|startseite|spip\.php)"
    r"(?:\.[a-z]{2,5})?/?)?",
    re.IGNORECASE,
)
# By which SPIP and Joomla name their home pages.
_HOME_QUERY = re.compile(r"(?:^|&)(?:page=sommaire|view=(?:frontpage|featured))(?:&|$)", re.IGNORECASE)
# What a shortener that we do not know, a body's own perhaps, makes of a long address.
_CODE = re.compile(r"/(?=[a-z]*[A-Z0-9])[A-Za-z0-9]{3,10}")
_SEARCH = re.compile(r"/(?:search|recherche|rechercher|resultats?|results?|suche)(?:\.[a-z]{2,5})?/?$", re.IGNORECASE)
_ERROR = re.compile(
    r"/(?:error|erreur|err|page)s?[-_/]?404(?:\.[a-z]{2,5})?/?$|^(?:/[a-z]{2})?/404/?$|/404\.[a-z]{2,5}$"
    r"|/(?:page[-_])?(?:not[-_]?found|introuvable|non[-_]trouvee?|inexistante)(?:\.[a-z]{2,5})?/?$"
    r"|/(?:error|erreur|errors)(?:\.[a-z]{2,5})?/?$",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"/(?:log-?in|log-?on|sign-?in|connexion|se-connecter|identification|authentification|"
    r"wp-login|user/login|account/login|membres?/connexion)(?:\.[a-z]{2,5})?(?:/|$)",
    re.IGNORECASE,
)
# Names that other pages have as well ("cas": a case): a login only where it looks like one.
_MAYBE_LOGIN = re.compile(r"/(?:connect|auth|sso|cas)(?:\.[a-z]{2,5})?(?:/|$)", re.IGNORECASE)
_LOGIN_HOST = re.compile(r"(?:login|accounts|signin|sso|idp|cas)\.", re.IGNORECASE)
_ERROR_QUERY = re.compile(r"(?:^|&)(?:(?:erreur|error|err|code|status)=)?(?:404|not_?found)(?:=|&|$)", re.IGNORECASE)
_SEARCH_WORDS = frozenset({"recherche", "rechercher", "search", "suche"})
_RETURN = re.compile(r"next|return|redirect|service|continue|dest|url|back|from|retour|goto|target|came", re.IGNORECASE)
_SEARCH_KEYS = frozenset({"s", "q", "query", "recherche", "search", "searchword"})


@dataclass(frozen=True, slots=True)
class Landing:
    """What a landing amounts to, and its proof."""

    reason: Reason
    detail: str


def is_home(url: str) -> bool:
    """Whether an address is that of a site itself rather than of a page within it."""
    parts = urlsplit(url)
    if _HOME.fullmatch(parts.path) is None:
        return False
    return not query_keys(url) or _HOME_QUERY.search(parts.query) is not None


def lost_on_the_way(asked: str, final: str, expected: Expectation, page: Page, *, cookie_set: bool) -> Landing | None:
    """Whether a redirect led away from what was asked for. cookie_set: a cookie was given on the way.

    A site that sends to its login remembers where its visitor wanted to go, in the address or in a session: then the
    page may well be there. If it does not remember, nobody will ever get there.
    """
    if same_place(asked, final) or bears_title(page, expected.title):
        return None
    place = urlsplit(final)
    if _LOGIN_HOST.match(host_of(final)) and host_of(asked) != host_of(final):
        return Landing(Reason.BLOCKED, "the page is behind a login")
    if _is_login(place.path, page) and not _is_login(urlsplit(asked).path, page):
        if cookie_set or any(_RETURN.search(key) for key in parse_qs(place.query)):
            return Landing(Reason.BLOCKED, "the page is behind a login")
        return Landing(Reason.SOFT_404, "the address leads to a login page that knows nothing of it")
    if _is_error(final) and not _is_error(asked):
        return Landing(Reason.SOFT_404, f"the address leads to an error page: {final[:150]}")
    if is_home(final) and not expected.site and not _is_unknown_shortener(asked, final):
        return Landing(Reason.SOFT_404, f"the address leads to a home page: {final[:150]}")
    if _is_search(final, page) and not _is_search(asked, page):
        return Landing(Reason.SOFT_404, f"the address leads to a search page: {final[:150]}")
    return None


def _is_unknown_shortener(asked: str, final: str) -> bool:
    """Whether a code at one host led to the home page of another, which may well be what was meant."""
    parts = urlsplit(asked)
    return (
        host_of(asked).split(".")[-2:] != host_of(final).split(".")[-2:]
        and not parts.query
        and _CODE.fullmatch(parts.path) is not None
    )


def _is_login(path: str, page: Page) -> bool:
    return _LOGIN.search(path) is not None or (_MAYBE_LOGIN.search(path) is not None and page.has_password)


def _is_error(url: str) -> bool:
    parts = urlsplit(url)
    at_home = _HOME.fullmatch(parts.path) is not None and _ERROR_QUERY.search(parts.query) is not None
    return at_home or _ERROR.search(parts.path) is not None


def _is_search(url: str, page: Page) -> bool:
    """A search has a query, or calls itself one: there are results of surveys, and research, as well."""
    parts = urlsplit(url)
    if _SEARCH.search(parts.path):
        return bool(parts.query) or bool(_SEARCH_WORDS & set(fold(" ".join((page.title, *page.headings))).split()))
    bare = parts.path.rstrip("/") in ("", "/index.php", "/spip.php")
    return bare and bool(_SEARCH_KEYS & parse_qs(parts.query, True).keys())
