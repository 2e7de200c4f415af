"""Met later: by somebody who had read the cleaner, to lead it astray, on pages of divs and of page builders."""

from vigie.demo.editions.pair import Change, Pair
from vigie.demo.lab.writing import markup
from vigie.demo.pages import Page

TEXT = (
    "<p>Accueillir un bénévole prend du temps, et ce temps se prépare : une visite des lieux, un repas partagé, une "
    "première tâche courte.</p><p>Le référent tient un carnet où chacun note ses disponibilités, ce qu’il aime faire "
    "et ce qu’il préfère éviter.</p><p>Une rencontre de bilan a lieu chaque trimestre, à la maison des "
    "associations.</p>"
)
KLARO = '<div id="klaro"><div class="cm-body"><p>Pourrions-nous activer des services supplémentaires ?</p></div></div>'
IUBENDA = (
    '<div id="iubenda-cs-banner"><p>Nous et nos 832 partenaires stockons des informations sur votre terminal.</p></div>'
)
TRACERS = (
    '<div class="encart"><p>Avec votre accord, nos partenaires et nous utilisons des traceurs pour analyser votre '
    "navigation.</p></div>"
)
MEMBERS = '<div id="membres"><h2>Nos membres</h2><ul>{}</ul></div>'


def page(more: str = "", around: str = "") -> Page:
    head = '<!doctype html><html lang="fr"><head><title>La boîte à outils - Réseau Sol</title></head><body>'
    return markup(f'{head}{around}<div class="colonne"><h1>La boîte à outils</h1>{TEXT}{more}</div></body></html>')


def _members(*names: str) -> str:
    return MEMBERS.format("".join(f'<li><a href="/{name}">{name}</a></li>' for name in names))


def _noise(name: str, what: str, before: str, after: str) -> Pair:
    return Pair(name, what, page(before), page(after))


def _real(name: str, what: str, before: str, after: str, says: str) -> Pair:
    return Pair(name, what, page(before), page(after), Change.REWRITTEN, says)


CASES = (
    _noise("later_post_views", "A plugin counts.", "<p>Post Views: 1,204</p>", "<p>Post Views: 1,377</p>"),
    _noise(
        "later_at_random",
        "Something at random, under its heading.",
        "<h3>Brève au hasard</h3><p>Le local est fermé lundi.</p>",
        "<h3>Brève au hasard</h3><p>Un four solaire est à donner.</p>",
    ),
    _noise(
        "later_feast",
        "An old page wishes a happy feast.",
        "<b>Bonjour, nous sommes le mardi 3 mars 2026, bonne fête aux Guénolé !</b>",
        "<b>Bonjour, nous sommes le mercredi 4 mars 2026, bonne fête aux Casimir !</b>",
    ),
    _noise(
        "later_open_now",
        "Whether somebody is there just now.",
        "<span>Ouvert actuellement · Ferme à 18 h</span>",
        "<span>Fermé actuellement · Ouvre à 9 h</span>",
    ),
    _noise(
        "later_countdown",
        "The days until the meeting.",
        "<p>Plus que 12 jours avant la rencontre !</p><div>J-12</div>",
        "<p>Plus que 5 jours avant la rencontre !</p><div>J-5</div>",
    ),
    _noise(
        "later_collected",
        "What was collected so far.",
        "<p>1 240 € collectés sur 5 000 € – 37 donateurs</p>",
        "<p>1 310 € collectés sur 5 000 € – 39 donateurs</p>",
    ),
    _noise(
        "later_last_message",
        "Who spoke last in the forum.",
        "<p>Dernier message par Jean, il y a 3 h</p>",
        "<p>Dernier message par Zoé, il y a 12 min</p>",
    ),
    Pair("later_klaro", "A banner of Klaro.", page(), page(around=KLARO)),
    Pair("later_iubenda", "A banner of iubenda, then words about tracers.", page(around=IUBENDA), page(around=TRACERS)),
    _real(
        "later_hours",
        "Full hours.",
        "<p>Permanence le lundi de 9 h à 12 h</p>",
        "<p>Permanence le lundi de 14 h à 17 h</p>",
        "14 h à 17 h",
    ),
    _real(
        "later_goal",
        "What shall be collected.",
        "<p>820 € collectés sur 3 000 €</p>",
        "<p>820 € collectés sur 5 000 €</p>",
        "5 000",
    ),
    _real(
        "later_places",
        "No place is left.",
        "<p>Il reste 12 places</p>",
        "<p>Il n’y a plus de place</p>",
        "plus de place",
    ),
    _real(
        "later_closed",
        "The house closes.",
        "<p>Le local est ouvert tout l’été.</p>",
        "<p>Le local est fermé jusqu’au 1er septembre.</p>",
        "fermé jusqu’au",
    ),
    _real(
        "later_accordion",
        "The head of an accordion, which is a button.",
        "<h3><button>Qui peut adhérer ?</button></h3><div><p>Tout le monde.</p></div>",
        "<h3><button>Qui peut adhérer, et à quel prix ?</button></h3><div><p>Tout le monde.</p></div>",
        "à quel prix",
    ),
    _real(
        "later_label",
        "Another edition behind the same words.",
        '<p><a href="/g.pdf">Télécharger le guide (édition 2023)</a></p>',
        '<p><a href="/g.pdf">Télécharger le guide (édition 2026)</a></p>',
        "édition 2026",
    ),
    _real(
        "later_member",
        "A list of links, of which one is new.",
        _members("Le Relais", "Les Potagers", "Vélo Sol"),
        _members("Le Relais", "Les Potagers", "Terre de liens", "Vélo Sol"),
        "Terre de liens",
    ),
)
