"""Living pages whose address misleads: queries that mean nothing, home pages by another name, unknown shorteners."""

from collections.abc import Callable

from catalog.vocabulary import LinkRole, Reason
from vigie.demo.lab.case import Case
from vigie.demo.lab.writing import HOME, OTHER_PROSE, PROSE, page
from vigie.demo.pages import NOT_FOUND, Page, Request, Site, redirect

_TOOLBOX = page("La boîte à outils des réseaux", *PROSE)
_NEWS = page("Toutes les actualités", *OTHER_PROSE)


def _whatever_the_query(path: str) -> Callable[[Request], Page]:
    """As most sites answer: the path tells the page, and the query is nobody's business."""
    return lambda request: _TOOLBOX if request.path.partition("?")[0] == path else NOT_FOUND


def _minds_no_query(name: str, what: str, host: str, path: str, query: str) -> Case:
    site = Site(missing=_whatever_the_query(path))
    return Case(name, what, f"https://{host}.example{path}?{query}", Reason.OK, {}, site, title="Coopérer")


def _home(name: str, what: str, host: str, path: str) -> Case:
    url = f"http://{host}.example"
    return Case(name, what, url + path, Reason.OK, {path: redirect("/"), "/": HOME}, role=LinkRole.DOCUMENT)


CASES = (
    _minds_no_query(
        "tracked_link",
        "A link from a newsletter, with its sender's marks.",
        "lettre",
        "/boite",
        "utm_source=nl&xtor=EPR-1",
    ),
    _minds_no_query(
        "query_of_no_use",
        "A query for the site’s statistics.",
        "statistiques",
        "/la-boite-a-outils/",
        "vue=3",
    ),
    _minds_no_query("session", "Somebody's session, long over.", "seance", "/boite.php", "PHPSESSID=1f2e3d4c"),
    _minds_no_query("language_of_menus", "The language of the menus.", "menus", "/boite", "lang=fr"),
    _home("home_of_spip", "A home page, as SPIP calls it.", "sommaire", "/spip.php?page=sommaire&lang=fr"),
    _home("home_of_joomla", "A home page, as Joomla calls it.", "une", "/index.php?option=com_content&view=featured"),
    _home("home_in_a_folder", "A home page that was once in a folder.", "dossier", "/wordpress/"),
    Case(
        "own_shortener",
        "A short link of a body's own, to a home page: no list knows that shortener.",
        "https://liens-courts.example/aB3x",
        Reason.OK,
        {"https://liens-courts.example/aB3x": redirect("https://passerelles-court.example/", 302)},
        others={"passerelles-court.example": Site({"/": HOME})},
    ),
    Case(
        "where_anything_leads",
        "Any address leads to the list of news, and that very list is what is in the catalogue.",
        "https://vers-les-nouvelles.example/actualites/toutes",
        Reason.OK,
        _NEWS,
        site=Site(missing=redirect("/actualites/toutes", 302)),
        title="Ce qui se passe au réseau",
    ),
)
