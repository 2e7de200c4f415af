"""Deaths that answer 200 and say nothing: the visitor lands elsewhere, or gets what anybody gets for anything."""

from catalog.vocabulary import Reason
from vigie.demo.lab.case import Case
from vigie.demo.lab.writing import HOME, OTHER_PROSE, markup, page
from vigie.demo.pages import Page, Request, Site, redirect

_SEARCH = page("Résultats de recherche", "Aucun résultat ne correspond à votre demande.", heading="Recherche")
_LOGIN = markup(
    "<html lang='fr'><head><title>Connexion - Extranet</title></head><body><h1>Connexion</h1><form method='post'>"
    "<input name='login'><input type='password' name='pass'><button>Se connecter</button></form></body></html>"
)
_NEWS = page("Actualités de la vie locale", *OTHER_PROSE, site="Pays des Collines")


def _with_its_address(request: Request) -> Page:
    """The same for any address, which it repeats."""
    return page(
        f"Pays des Collines : {request.path.strip('/')}",
        *OTHER_PROSE,
        f"Vous êtes ici : {request.path}",
        heading="Le Pays des Collines",
        site="Pays des Collines",
    )


CASES = (
    Case(
        "to_home",
        "A page deep in the site leads to the home page.",
        "https://tout-a-l-accueil.example/ressources/guide",
        Reason.SOFT_404,
        {"/ressources/guide": redirect("/", 302), "/": HOME},
    ),
    Case(
        "to_home_for_good",
        "The same with 301, through https and www.",
        "http://refonte.example/ressources/guide",
        Reason.SOFT_404,
        {
            "/ressources/guide": redirect("https://www.refonte.example/ressources/guide"),
            "https://www.refonte.example/ressources/guide": redirect("https://www.refonte.example/"),
            "https://www.refonte.example/": HOME,
        },
    ),
    Case(
        "to_index_php",
        "The home page goes by the name of index.php.",
        "http://index.example/guides/cooperer.php?id=12",
        Reason.SOFT_404,
        {"/guides/cooperer.php?id=12": redirect("/index.php"), "/index.php": HOME},
    ),
    Case(
        "to_french_home",
        "The home page is the French one.",
        "https://bilingue.example/docs/guide-cooperer",
        Reason.SOFT_404,
        {"/docs/guide-cooperer": redirect("/fr/"), "/fr/": HOME},
    ),
    Case(
        "to_another_home",
        "The organisation was merged into another, whose home page is all there is.",
        "http://absorbee.example/publications/guide",
        Reason.SOFT_404,
        {
            "/publications/guide": redirect("https://absorbante.example/accueil"),
            "https://absorbante.example/accueil": HOME,
        },
    ),
    Case(
        "wix_home",
        "Wix gives its home page for what it no longer has.",
        "https://wix-accueil.example/le-guide",
        Reason.SOFT_404,
        {"/le-guide": redirect("https://www.wix-accueil.example"), "https://www.wix-accueil.example/": HOME},
    ),
    Case(
        "refresh_to_home",
        "« Cette adresse a changé » : a refresh leads to the home page.",
        "http://panneau.example/guide.html",
        Reason.SOFT_404,
        {
            "/guide.html": markup('<title>Nouveau site</title><meta http-equiv="refresh" content="3;url=/">'),
            "/": HOME,
        },
    ),
    Case(
        "pdf_to_home",
        "A document’s address leads to the home page.",
        "http://pdf-perdu.example/IMG/pdf/guide-cooperer.pdf",
        Reason.SOFT_404,
        {"/IMG/pdf/guide-cooperer.pdf": redirect("/"), "/": HOME},
    ),
    Case(
        "to_search",
        "The site searches for what it does not find.",
        "https://chercheur.example/ressources/guide-cooperer",
        Reason.SOFT_404,
        {
            "/ressources/guide-cooperer": redirect("/recherche?q=guide+cooperer", 302),
            "/recherche?q=guide+cooperer": _SEARCH,
        },
    ),
    Case(
        "to_wordpress_search",
        "The same with WordPress.",
        "https://chercheur-wp.example/guide-cooperer/",
        Reason.SOFT_404,
        {"/guide-cooperer/": redirect("/?s=guide-cooperer", 302), "/?s=guide-cooperer": _SEARCH},
    ),
    Case(
        "to_error_address",
        "An address that says what it is, served as 200.",
        "https://aveu.example/ressources/guide",
        Reason.SOFT_404,
        {
            "/ressources/guide": redirect("/erreur-404", 302),
            "/erreur-404": page("Réseau des collines", "Utilisez le menu pour retrouver votre chemin."),
        },
    ),
    Case(
        "to_asp_error",
        "ASP.NET’s custom error page.",
        "http://asp.example/Guides/Cooperer.aspx",
        Reason.SOFT_404,
        {
            "/Guides/Cooperer.aspx": redirect("/Erreur.aspx?aspxerrorpath=/Guides/Cooperer.aspx", 302),
            "/Erreur.aspx?aspxerrorpath=/Guides/Cooperer.aspx": page("Extranet", "Une erreur est survenue."),
        },
    ),
    Case(
        "to_forgetful_login",
        "A login that does not know what its visitor came for.",
        "http://oubli.example/documents/guide",
        Reason.SOFT_404,
        {"/documents/guide": redirect("/login", 302), "/login": _LOGIN},
    ),
    Case(
        "anything_goes",
        "The site answers the same page to any address.",
        "https://toujours-oui.example/ressources/guide",
        Reason.SOFT_404,
        site=Site(missing=_NEWS),
        answers={},
    ),
    Case(
        "anything_goes_and_is_repeated",
        "The same, with the address repeated in title and text.",
        "https://perroquet.example/ressources/guide",
        Reason.SOFT_404,
        site=Site(missing=_with_its_address),
        answers={},
    ),
    Case(
        "anything_leads_there",
        "Any address leads to the list of news, and so does ours.",
        "https://entonnoir.example/ressources/guide",
        Reason.SOFT_404,
        {"/actualites/toutes": _NEWS},
        site=Site(missing=redirect("/actualites/toutes", 302)),
    ),
)
