"""Living pages that a hasty watcher would call dead: by a word, by a redirect, by what the host does elsewhere."""

from catalog.vocabulary import LinkRole, Reason
from vigie.demo.lab.case import Case
from vigie.demo.lab.writing import GUIDE, HOME, OTHER_PROSE, PROSE, PUBLISHER, TITLE, markup, page
from vigie.demo.pages import Page, Request, Site, redirect

_LONG = (*PROSE, *OTHER_PROSE, *PROSE, *OTHER_PROSE)
_SHELL = '<div id="root"></div><script src="/static/js/main.4f2a.js"></script>'


def _by_number(request: Request) -> Page:
    """Only the number in the address counts, as with many newspapers."""
    return GUIDE if request.path.startswith("/40512-") else page("Erreur 404", status=404)


CASES = (
    Case(
        "article_about_404",
        "An article on error pages quotes all that they say.",
        "https://blog-web.example/soigner-ses-pages-404",
        Reason.OK,
        page(
            "Soigner ses pages 404 - Blog web",
            "« Page introuvable », « La page que vous recherchez n’existe plus », « 404 Not Found » : ces mots font "
            "fuir les visiteurs. Voici comment en faire une seconde chance.",
            *_LONG,
            heading="Soigner ses pages 404",
        ),
        title="Des visiteurs qui reviennent",
        publisher="Blog web",
    ),
    Case(
        "resource_called_404",
        "The resource itself is called « Erreur 404 ».",
        "https://theatre.example/spectacles/erreur-404",
        Reason.OK,
        page(
            "Erreur 404 - Théâtre du Pont",
            "Une comédie de bureau en trois actes, pour cinq comédiens.",
            heading="Erreur 404",
        ),
        title="Erreur 404",
        publisher="Théâtre du Pont",
    ),
    Case(
        "room_404",
        "A number in the title is no status.",
        "https://salles.example/salle-404",
        Reason.OK,
        page(
            "Salle 404 - Maison des associations", "Quarante places, un piano, un vidéoprojecteur.", heading="Salle 404"
        ),
        title="La salle des conférences",
        publisher="Maison des associations",
    ),
    Case(
        "quotes_an_error",
        "A help page explains, with the words of an error page, what to do about them.",
        "https://aide.example/questions/message-page-introuvable",
        Reason.OK,
        page(
            "Aide : que faire quand un lien ne marche plus ?",
            "Si le message « cette page n’existe plus » s’affiche, le document a sans doute été déplacé.",
            *_LONG,
        ),
        title="Questions fréquentes",
        publisher="Centre d’aide",
    ),
    Case(
        "home_that_says_404",
        "A home page is never judged by its words: there is nothing above it.",
        "http://humour.example/",
        Reason.OK,
        page("Page introuvable", "Vous l’avez trouvée : bienvenue au collectif Page introuvable.", site="Collectif"),
        title="Un collectif de graphistes",
        publisher="Page introuvable",
    ),
    Case(
        "contents_in_a_page",
        "A part of the page is not available; the page is.",
        "https://extraits.example/rencontre",
        Reason.OK,
        page(
            "Retour sur la rencontre",
            *_LONG,
            more="<p>Contenu indisponible : acceptez les cookies pour voir la vidéo.</p>",
        ),
        title="Une journée d’échanges",
        publisher="Pays des Collines",
    ),
    Case(
        "any_slug_will_do",
        "The host knows its pages by number and does not mind the words after it.",
        "https://numeros.example/40512-cooperer-entre-associations",
        Reason.OK,
        {},
        site=Site(missing=_by_number),
        title="Les associations se serrent les coudes",
    ),
    Case(
        "host_says_200_to_all",
        "The host answers 200 to anything, but this page is not what it answers to anything.",
        "https://deux-cents.example/verger",
        Reason.OK,
        page("Le verger partagé", *OTHER_PROSE, site="Pays des Collines"),
        site=Site(missing=page("Introuvable", "Cette page n’existe pas.", site="Pays des Collines")),
        title="Planter ensemble",
        publisher="Les Croqueurs",
    ),
    Case(
        "host_sends_all_home",
        "The host sends the lost to its home page; this page is not lost.",
        "https://retour.example/verger",
        Reason.OK,
        {"/verger": page("Le verger partagé", *OTHER_PROSE, site="Pays des Collines"), "/": HOME},
        site=Site(missing=redirect("/", 302)),
        title="Planter ensemble",
        publisher="Les Croqueurs",
    ),
    Case(
        "one_page_site",
        "A deep link leads to the home page, and there the resource is.",
        "https://page-unique.example/guide",
        Reason.OK,
        {"/guide": redirect("/"), "/": GUIDE},
        final_url="https://page-unique.example/",
    ),
    Case(
        "website_moved_inside",
        "The link is to the website of a resource: its home page is what is wanted.",
        "http://membre.example/asso/accueil.php",
        Reason.OK,
        {"/asso/accueil.php": redirect("http://membre.example/"), "/": HOME},
        title="Le site du réseau",
        role=LinkRole.WEBSITE,
    ),
    Case(
        "search_page_on_purpose",
        "The link was a search from the beginning.",
        "https://catalogue.example/search?q=cooperation",
        Reason.OK,
        {
            "/search?q=cooperation": redirect("/recherche?q=cooperation"),
            "/recherche?q=cooperation": page("Recherche : cooperation", "214 documents trouvés.", *PROSE),
        },
        title="Documents sur la coopération",
    ),
    Case(
        "login_form_in_the_corner",
        "A page with a login form beside what there is to read.",
        "https://espace.example/verger",
        Reason.OK,
        page(
            "Le verger partagé",
            *OTHER_PROSE,
            *PROSE,
            more="<aside><form><input name='u'><input type='password' "
            "name='p'><button>Connexion</button></form></aside>",
        ),
        title="Planter ensemble",
    ),
    Case(
        "cookie_banner",
        "A page under a banner about cookies.",
        "https://bandeau.example/verger",
        Reason.OK,
        page(
            "Le verger partagé",
            *OTHER_PROSE,
            *PROSE,
            more="<div class='cookies'><p>Nous respectons votre vie privée. Nous et nos partenaires utilisons des "
            "cookies.</p><button>Accepter et continuer</button><button>Continuer sans accepter</button></div>",
        ),
        title="Planter ensemble",
    ),
    Case(
        "single_page_application",
        "A page made by scripts, whose title the server writes.",
        "https://appli.example/ressources/guide",
        Reason.OK,
        markup(f"<html><head><title>{TITLE}</title></head><body>{_SHELL}</body></html>"),
        site=Site(missing=markup(f"<html><head><title>{PUBLISHER}</title></head><body>{_SHELL}</body></html>")),
    ),
    Case(
        "scripts_on_an_honest_host",
        "A page made by scripts, on a host that knows 404.",
        "https://appli-honnete.example/ressources/guide",
        Reason.OK,
        markup(f"<html><head><title>Application</title></head><body>{_SHELL}</body></html>"),
    ),
    Case(
        "hardly_a_word",
        "Three words and a picture.",
        "http://affiche.example/fete",
        Reason.OK,
        markup("<html><head><title>Fête</title></head><body><h1>Le 12 juin</h1><img src='affiche.jpg'></body></html>"),
        title="L’affiche de la fête",
    ),
    Case(
        "head_that_lies",
        "405 and 404 to those who ask for the headers alone.",
        "http://sans-tete.example/guide",
        Reason.OK,
        lambda request: GUIDE if request.method == "GET" else Page(404),
    ),
)
