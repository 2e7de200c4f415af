"""Servers that say plainly what is wrong: nothing there (4xx), or trouble of their own (5xx)."""

from catalog.vocabulary import Reason
from vigie.demo.lab.case import Case
from vigie.demo.lab.writing import PROSE, PUBLISHER, markup, page
from vigie.demo.pages import Page, redirect

_NGINX = (
    "<html>\n<head><title>{0}</title></head>\n<body>\n<center><h1>{0}</h1></center>\n"
    "<hr><center>nginx/1.22.1</center>\n</body>\n</html>\n"
)
_APACHE = (
    '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>404 Not Found</title>\n</head><body>\n'
    "<h1>Not Found</h1>\n<p>The requested URL was not found on this server.</p>\n<hr>\n"
    "<address>Apache/2.4.57 (Debian) Server at apache.example Port 80</address>\n</body></html>\n"
)


def _nginx(said: str) -> Page:
    return markup(_NGINX.format(said), int(said[:3]))


CASES = (
    Case(
        "nginx_404",
        "nginx says 404.",
        "https://nginx.example/guide",
        Reason.GONE,
        _nginx("404 Not Found"),
        detail="404",
    ),
    Case("apache_404", "Apache says 404.", "http://apache.example/guide", Reason.GONE, markup(_APACHE, 404)),
    Case("gone_410", "The page was withdrawn for good (410).", "http://retrait.example/guide", Reason.GONE, Page(410)),
    Case(
        "rich_404",
        "404, with news, a search form and the latest articles around it.",
        "https://riche.example/guide",
        Reason.GONE,
        page("Nous ne retrouvons pas cette page", *PROSE, status=404),
    ),
    Case(
        "redirect_to_404",
        "The address was moved, and the new one is gone too.",
        "http://demenage.example/guide",
        Reason.GONE,
        {"/guide": redirect("/ressources/guide")},
        final_url="http://demenage.example/ressources/guide",
    ),
    Case(
        "home_404",
        "Even the home page is gone.",
        "http://maison-vide.example/",
        Reason.GONE,
        {"/": _nginx("404 Not Found")},
        title="La maison des associations",
    ),
    Case(
        "error_500",
        "The program behind the page crashes.",
        "http://plantage.example/guide",
        Reason.SERVER_ERROR,
        Page(500),
    ),
    Case(
        "bad_gateway",
        "nginx finds nobody behind it (502).",
        "https://passerelle.example/guide",
        Reason.SERVER_ERROR,
        _nginx("502 Bad Gateway"),
        detail="502",
    ),
    Case(
        "maintenance",
        "A maintenance that never ends (503), although it promises an hour.",
        "http://maintenance.example/guide",
        Reason.SERVER_ERROR,
        page("Site en maintenance", "Nous revenons dans une heure.", status=503, headers={"Retry-After": "3600"}),
    ),
    Case(
        "wordpress_database",
        "WordPress has lost its database, and says so with 500.",
        "https://base-perdue.example/2016/guide/",
        Reason.SERVER_ERROR,
        markup("<title>Database Error</title><h1>Error establishing a database connection</h1>", 500),
    ),
    Case(
        "cloudflare_522",
        "Cloudflare does not reach the server behind it (522).",
        "https://derriere-cdn.example/guide",
        Reason.SERVER_ERROR,
        markup("<title>derriere-cdn.example | 522: Connection timed out</title><h1>Connection timed out</h1>", 522),
    ),
    Case(
        "redirect_without_address",
        "A redirect that does not say where.",
        "http://nulle-part.example/guide",
        Reason.SERVER_ERROR,
        Page(301),
    ),
    Case(
        "request_timeout",
        "The server itself says that it took too long (408).",
        "http://quatre-cent-huit.example/guide",
        Reason.TIMEOUT,
        Page(408),
    ),
    Case(
        "maintenance_at_200",
        "A maintenance that never ends, and calls itself a success.",
        "http://maintenance-200.example/guide",
        Reason.SERVER_ERROR,
        page("Site en maintenance", "Le site est actuellement en maintenance. Merci de revenir plus tard."),
    ),
    Case(
        "spip_database_at_200",
        "SPIP has lost its database, and answers 200.",
        "http://spip-sans-base.example/spip.php?article12",
        Reason.SERVER_ERROR,
        page(
            PUBLISHER,
            "Attention : un problème technique (serveur SQL) empêche l’accès à cette partie du site.",
            "Merci de votre compréhension.",
        ),
    ),
)
