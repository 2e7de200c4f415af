"""Pages by which a shortener says, with a status of 200, that it does not know a short link (any more). Pure."""

from catalog.folding import fold
from crawler.judging.expectation import Expectation
from crawler.judging.page import Page
from crawler.judging.soft404 import says_gone

_UNKNOWN = (
    "shortened url not found", "short url not found", "link not found", "this link does not exist", "no such url",
    "sorry we couldn t find the shortened url", "we could not find the shortened url", "could not be found in our database",
    "the url you followed is either", "this short link has expired", "this link has expired", "link has been disabled",
    "this link has been deactivated", "lien introuvable", "ce lien n existe pas", "ce lien n existe plus", "lien expire",
    "ce lien a expire", "ce lien a ete supprime", "url courte introuvable", "error sorry", "unable to find site s url to redirect to",
    "dynamic link not found", "invalid dynamic link", "something s wrong here", "this is a 404 error",
)  # fmt: skip


def says_unknown(page: Page) -> str | None:
    text = fold(f"{page.title} {page.text}")
    found = next((phrase for phrase in _UNKNOWN if phrase in text), None)
    return f'the shortener says "{found}"' if found else says_gone(page, Expectation())
