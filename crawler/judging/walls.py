"""Doors that a robot does not pass: logins, and demands for consent, with hardly anything else on the page. Pure."""

import re

from catalog.folding import fold
from catalog.urls import host_of
from crawler.judging.answer import Answer
from crawler.judging.page import Page

_CONSENT_HOSTS = re.compile(
    r"^consent\.(?:youtube|google|yahoo)\.[a-z.]+$|^guce\.|^(?:cmp|consent|privacy)\.", re.IGNORECASE
)
_CONSENT_PATHS = re.compile(
    r"/(?:consent|collectconsent|privacy-gate|cookie-wall|cookiewall)(?:[/?.]|$)", re.IGNORECASE
)
_CONSENT = (
    "before you continue", "avant d acceder a", "avant de continuer", "nous et nos partenaires", "accepter et continuer",
    "continuer sans accepter", "accept all cookies", "accepter tous les cookies", "we value your privacy",
    "nous respectons votre vie privee", "votre vie privee", "accepter les cookies ou s abonner", "gerer mes cookies",
)  # fmt: skip
_LOGIN = (
    "connectez vous", "se connecter", "connexion", "identifiez vous", "identification", "authentification", "mot de passe",
    "log in", "login", "sign in", "please log in", "you must be logged in", "vous devez etre connecte",
    "espace membre", "espace adherent", "acces reserve", "reserve aux abonnes", "reserve aux adherents", "anmelden",
)  # fmt: skip
_LONGEST_DOOR = 700
_LONGEST_DIALOGUE = 1_500


def wall(page: Page, answer: Answer) -> str | None:
    """The proof; None where there is something to read beside the door."""
    host = host_of(answer.url)
    if _CONSENT_HOSTS.search(host):
        return f"a page asks for consent first: {host}"
    text = fold(f"{page.title} {page.text}")
    if page.has_password and len(page.content) <= _LONGEST_DOOR and _has(_LOGIN, text):
        return "the page is behind a login"
    said = sum(phrase in text for phrase in _CONSENT)
    if len(page.text) <= _LONGEST_DIALOGUE and not page.headings[1:]:
        if said >= 2 or (said and _CONSENT_PATHS.search(answer.url)):
            return "a page asks for consent first"
    return None


def _has(phrases: tuple[str, ...], text: str) -> bool:
    return any(phrase in text for phrase in phrases)
