"""Domains that are for sale, expired, or held by a service that shows advertisements in their stead. Pure."""

import re

from catalog.folding import fold
from catalog.urls import host_of
from crawler.judging.answer import Answer
from crawler.judging.page import Page, plain

# Where visitors of parked domains are sent, or what the pages of such domains load.
_SERVICES = re.compile(
    r"(?:^|[./])(?:sedoparking\.com|sedo\.com|afternic\.com|dan\.com|hugedomains\.com|parkingcrew\.net|bodis\.com|"
    r"above\.com|undeveloped\.com|domainmarket\.com|buydomains\.com|parklogic\.com|skenzo\.com|cashparking\.com|"
    r"namedrive\.com|voodoo\.com|smartname\.com|domainsponsor\.com|internettraffic\.com|fabulous\.com|uniregistry\.com|"
    r"parking\.godaddy\.com|domaincontrol\.com|parkpage\.foundationapi\.com|squadhelp\.com|brandbucket\.com|epik\.com|"
    r"nameshift\.com|kaufen\.com|domainname\.de|efty\.com|saw\.com|atom\.com|domainagents\.com)$",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"sedoparking\.com|parkingcrew\.net|d38psrni17bvxu\.cloudfront\.net|bodis\.com|window\.park\s*=|parking-lander|"
    r"img1\.wsimg\.com/parking|/_fd\?|afternic\.com/forsale|dan\.com/(?:buy|assets)|hugedomains\.com|skenzo|"
    r"domainparking|parklogic|cdn\.consentmanager\.net/.*parking|adsense/domains/caf\.js",
    re.IGNORECASE,
)
_LANDER = re.compile(r"location(?:\.href)?\s*=\s*[\"']/lander", re.IGNORECASE)
# Folded sentences on a page with hardly anything else.
_WORDS = tuple(
    " ".join(phrase.split())
    for phrase in """
    ce domaine est a vendre|ce nom de domaine est a vendre|domaine a vendre|nom de domaine a vendre|acheter ce domaine
    achetez ce domaine|acheter ce nom de domaine|le domaine est peut etre a vendre|est disponible a la vente
    ce nom de domaine a expire|ce domaine a expire|nom de domaine expire|domaine expire|ce domaine est parque
    ce nom de domaine est parque|ce domaine est reserve|ce nom de domaine est reserve|ce nom de domaine a ete enregistre
    ce domaine a ete enregistre|ce domaine vient d etre enregistre|ce nom de domaine est enregistre
    domaine enregistre avec gandi|votre domaine a bien ete cree|felicitations votre domaine|votre hebergement web est actif
    site en cours de creation chez|aucun site n est associe a ce domaine|pas de site web a cette adresse
    cet hebergement n est pas encore configure|ce site n est pas installe|site non installe
    this domain is for sale|this domain name is for sale|domain for sale|the domain is for sale|buy this domain
    this domain may be for sale|domain may be for sale|is for sale on|make an offer on this domain|inquire about this domain
    this domain has expired|domain has expired|this domain name has expired|domain expired|expired domain
    this domain is parked|this web page is parked|parked free courtesy|domain is parked|this domain is registered
    this domain has been registered|this domain name has been registered|future home of something quite cool
    registered with gandi|the domain owner has not yet|has been recently registered|related searches
    diese domain steht zum verkauf|diese domain kaufen|este dominio esta en venta|dominio en venta|dominio in vendita
    deze domeinnaam is te koop|domein te koop
    """.replace("\n", "|").split("|")
    if phrase.strip()
)
_DEFAULT_PAGES = (
    "welcome to nginx", "apache2 ubuntu default page", "apache2 debian default page", "apache http server test page",
    "test page for the apache http server", "iis windows server", "internet information services", "welcome to centos",
    "plesk default page", "default web site page", "web server s default page", "welcome to your new server",
    "litespeed web server", "welcome to caddy", "welcome to openresty", "apache is functioning normally",
    "bienvenue sur votre hebergement", "site ovh en construction", "felicitations votre site est en ligne",
)  # fmt: skip
_IT_WORKS = "it works"
_LONGEST = 1_600


def parked(answer: Answer, page: Page) -> str | None:
    """The proof; None for a page that is somebody's own."""
    host = host_of(answer.url)
    if _SERVICES.search(host):
        return f"the address leads to a domain seller: {host}"
    if len(page.content) > _LONGEST or len(page.headings) > 6:
        return None
    if _LANDER.search(page.scripts) and len(page.text) < 200:
        return "the page holds only the door to a parking service"
    if len(page.content) < 600 and (mark := _MARKS.search(page.scripts)):
        return f'the page is made by a parking service: "{plain(mark[0], 60)}"'
    return _by_words(page)


def _by_words(page: Page) -> str | None:
    title, text = fold(page.title), fold(f"{page.title} {page.text}")
    default = next((mark for mark in _DEFAULT_PAGES if mark in text), None)
    if default or (text.startswith(_IT_WORKS) and len(text) < 300):
        return f'only the web server\'s own page is left: "{default or _IT_WORKS}"'
    said = next((phrase for phrase in _WORDS if phrase in text and _is_said_of_the_domain(phrase, title, text)), None)
    return f'the page says "{said}"' if said else None


def _is_said_of_the_domain(phrase: str, title: str, text: str) -> bool:
    """On a very short page, or in its title: a longer one may well tell of domain names."""
    if phrase == "related searches":
        return len(text) < 500 and ("domain" in text or "domaine" in text)
    return phrase in title or len(text) < 700
