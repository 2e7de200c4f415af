"""The web of the demo on a good day: what the guide's twenty links lead to. Invented, on the publishers' own hosts."""

from typing import NamedTuple
from urllib.parse import urlsplit

from vigie.demo.organisations import told_by
from vigie.demo.pages import Page, Site, World, redirect, web_page
from vigie.demo.pdf import document

SHORTENER = "bit.ly"
# They answer whenever our own network works.
CONTROL_URLS = ("https://un.controle.example/", "https://deux.controle.example/")


class Target(NamedTuple):
    """What stands behind a link. The ending of its address tells a document from a page."""

    url: str
    title: str
    publisher: str

    def page(self) -> Page:
        return pdf(self.title, self.publisher) if self.url.endswith(".pdf") else web_page(self.title, self.publisher)


def pdf(title: str, *lines: str) -> Page:
    return Page(headers={"Content-Type": "application/pdf"}, body=document(title, *lines))


SHORT_LINKS: dict[str, Target] = {
    "/1NaG8UD": Target(
        "https://www.avise.org/ressources/association-et-cooperation.pdf",
        "Guide Association & coopération, jouez collectif !",
        "Centre de ressources DLA financement, France Active",
    ),
    "/293p82y": Target(
        "https://www.maisonsdesassociations.fr/etudes/cooperation-inter-associative.pdf",
        "La coopération inter-associative au niveau territorial, un mouvement à consolider !",
        "RNMA, France Bénévolat",
    ),
    "/292y4oH": Target(
        "https://www.avise.org/ressources/dynamiques-associatives-4.pdf",
        "Les coopérations inter-associatives",
        "Dynamiques associatives, le magazine du DLA",
    ),
    "/294OdiK": Target(
        "https://lemouvementassociatif.org/la-vie-associative-21.pdf",
        "Le dynamisme associatif, un atout pour les territoires",
        "La vie associative",
    ),
    "/20HiALg": Target(
        "https://www.lemouvementassociatif-rhonealpes.org/documentation/le-dialogue-civil.pdf",
        "Relations associations et collectivités : Le dialogue civil, pourquoi et comment ?",
        "Le Mouvement associatif Rhône-Alpes",
    ),
    "/2906jMm": Target(
        "https://www.lagazettedescommunes.com/dossiers/collectivites-et-associations/",
        "Collectivités territoriales et associations : reconstruire le partenariat",
        "La Gazette des communes",
    ),
    "/297CP2X": Target(
        "https://www.rdi.asso.fr/rencontres/livret-2015.pdf",
        "Partenariats entreprises / associations : Réalités, utilités, bénéfiques",
        "ADMICAL, AEH, Pro Bono Lab, Rhône Développement Initiative",
    ),
    "/295LPGy": Target(
        "https://www.reseaucocagne.asso.fr/guide-partenariats-entreprises.pdf",
        "Guide partenariats entreprises : développer les partenariats sur le territoire",
        "Réseau Cocagne",
    ),
    "/294Oz8T": Target(
        "https://www.orse.org/guides/partenariats-strategiques.pdf",
        "Guide pratique Partenariats stratégiques ONG-Entreprises",
        "ORSE",
    ),
    "/292HsfQ": Target(
        "https://www.medef.com/guides/construire-ensemble.pdf",
        "Entreprises & associations : construire ensemble",
        "Medef",
    ),
    "/2dvHcox": Target(
        "https://www.villeurbanne.fr/economie/strategie-ess",
        "La stratégie locale de l’économie sociale et solidaire",
        "Ville de Villeurbanne",
    ),
    "/1syypZk": Target(
        "https://www.coorace.org/actualites/recyclage-des-plastiques",
        "Recyclage des plastiques : cinq PME et une association d’insertion",
        "Coorace",
    ),
    "/262FrUC": Target(
        "https://www.lerameau.fr/fiches/etat-des-lieux-2016.pdf",
        "État des lieux des partenariats en France",
        "Le RAMEAU",
    ),
}

PLAIN_LINKS: tuple[Target, ...] = (
    Target(
        "https://partenariatassociationsentreprises.wordpress.com/",
        "Centre de ressources sur les partenariats entre associations et entreprises",
        "Le Mouvement associatif Rhône-Alpes",
    ),
    Target(
        "https://www.youtube.com/watch?v=f0FK8LHf1Yw",
        "Partenariats entreprises / associations : résumé de la rencontre",
        "Rhône Développement Initiative",
    ),
    Target("http://www.platformemobilite63.fr/", "Plateforme de mobilité du Puy-de-Dôme", "Plateforme mobilité 63"),
    Target("http://www.lemouvementassociatif-rhonealpes.org/", "Accueil", "Le Mouvement associatif Rhône-Alpes"),
    Target("http://www.lerameau.fr/", "Accueil", "Le RAMEAU"),
    Target("http://rhonealpesactive.org/", "Accueil", "Rhône-Alpes Active"),
    Target("http://www.coorace.org/", "Accueil", "Coorace"),
)
# As on the real web, some send their visitors from http to https.
_HTTPS_ONLY = ("www.lerameau.fr", "www.coorace.org")


def healthy() -> World:
    """A new world in which everything answers."""
    world = World()
    for target in (*SHORT_LINKS.values(), *PLAIN_LINKS):
        serve(world, target.url, target.page())
    for url, page in told_by(1):
        serve(world, url, page)
    for code, target in SHORT_LINKS.items():
        serve(world, f"http://{SHORTENER}{code}", redirect(target.url))
    for url in CONTROL_URLS:
        serve(world, url, web_page("Contrôle", "Le réseau fonctionne."))
    for host in _HTTPS_ONLY:
        world.sites[host].https_only = True
    return world


def serve(world: World, url: str, page: Page) -> None:
    """Puts a page at an address, on a host that is made where there is none."""
    parts = urlsplit(url)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    world.sites.setdefault(parts.netloc, Site()).pages[path] = page
