"""Pages that say nothing of themselves: a heading, and a list of links."""

from vigie.demo.editions.pair import Change, Pair
from vigie.demo.lab.writing import PROSE, markup
from vigie.demo.pages import Page

NAMES = ("L'Atelier vélo", "Le Relais", "Les Potagers du Garon", "Mobil’Emploi", "Vélo Sol")
MORE = (*NAMES[:3], "Terre de liens", *NAMES[3:])
MENU = ("Accueil", "Agenda", "Ressources", "Contact")
FOOT = ("Mentions légales", "Plan du site", "Crédits")


def _links(names: tuple[str, ...], form: str = "<li>{}</li>") -> str:
    return "".join(form.format(f'<a href="/{number}">{name}</a>') for number, name in enumerate(names))


def _listed(*names: str) -> str:
    return f"<ul>{_links(names)}</ul>"


def _row(*names: str) -> str:
    return f"<center>{' | '.join(_links((name,), '{}') for name in names)}</center>"


def bare(body: str, title: str = "Nos adhérents") -> Page:
    return markup(f'<!doctype html><html lang="fr"><head><title>{title}</title></head><body>{body}</body></html>')


def old(names: tuple[str, ...] = NAMES, menu: tuple[str, ...] = MENU, foot: tuple[str, ...] = FOOT) -> Page:
    """Without classes: a row of links above, another one below."""
    return bare(f"{_row(*menu)}<hr><h1>Nos adhérents</h1>{_listed(*names)}<hr>{_row(*foot)}")


def divs(
    names: tuple[str, ...] = NAMES, menu: tuple[str, ...] = MENU, foot: tuple[str, ...] = FOOT, more: str = ""
) -> Page:
    """Everything in divs that say nothing, as page builders write them."""
    return bare(
        f'<div class="x1"><div class="x2">{_listed(*menu)}</div><div class="x3"><h1>Nos adhérents</h1>'
        f'{_listed(*names)}</div>{more}<div class="x4">{_listed(*foot)}</div></div>'
    )


def marked(names: tuple[str, ...] = NAMES, menu: tuple[str, ...] = MENU) -> Page:
    """With the landmarks of HTML 5, and a line that says what it is."""
    return bare(
        f"<header><nav>{_listed(*menu)}</nav></header><main><h1>Nos adhérents</h1>"
        f"<p>Ils font vivre le réseau.</p>{_listed(*names)}</main><footer>{_listed(*FOOT)}</footer>"
    )


def shared(*networks: str) -> Page:
    """The page of a document, of which little is said, with the ways to share it."""
    ways = f'<a href="/guide.pdf">Télécharger le guide</a>{_listed(*networks)}'
    return bare(f"<main><h1>Le guide du prêt</h1><p>Douze fiches pour prêter son matériel.</p>{ways}</main>", "Guide")


def tagged(*names: str) -> Page:
    """A page of few words, and some links under them."""
    return bare(f"<main><h1>Le guide du prêt</h1><p>Douze fiches pour prêter.</p>{_listed(*names)}</main>", "Guide")


def letters(*groups: tuple[str, ...]) -> Page:
    return bare(f"<h1>Annuaire</h1>{''.join(f'<h2>{group[0][0]}</h2>{_listed(*group)}' for group in groups)}")


def shell(*menu: str) -> Page:
    """What comes of a page that scripts fill: its menu."""
    return bare(f'<div id="app">{_listed(*menu)}</div>', "Le réseau")


def _table(names: tuple[str, ...]) -> str:
    return f"<table>{_links(names, '<tr><td>{}</td></tr>')}</table>"


def _cards(names: tuple[str, ...]) -> str:
    return f'<div class="grille">{_links(names, "<div class=carte>{}</div>")}</div>'


_A, _L, _V = ("Abeilles et Cie", "Atelier 12", "Aurore"), ("La Fabrique", "Le Relais", "Lien social"), ("Vélo Sol",)
_SECTIONS = "<div><h3>Rubriques</h3>{}</div>"
_ALSO = "<div><h3>À voir aussi</h3>{}</div>"

CASES = (
    Pair("list_menu_row", "Another link in the row at the top.", old(), old(menu=(*MENU, "Adhérer"))),
    Pair("list_foot_row", "Another link in the row at the foot.", old(), old(foot=(*FOOT, "Nous soutenir"))),
    Pair("list_menu", "A new entry in a menu that nothing marks.", divs(), divs(menu=(*MENU, "Adhérer"))),
    Pair("list_foot", "A new entry in the list at the foot.", divs(), divs(foot=(*FOOT, "Nous soutenir"))),
    Pair("list_nav", "A new entry in the menu, which is marked.", marked(), marked(menu=(*MENU, "Adhérer"))),
    Pair("list_order", "The same names in another order.", divs(), divs(NAMES[::-1])),
    Pair("list_typography", "An apostrophe is set right.", old(), old(tuple(n.replace("'", "’") for n in NAMES))),
    Pair(
        "list_counts",
        "How many pages there are of each.",
        divs(("Emploi (12)", "Culture (4)", "Environnement (31)")),
        divs(("Emploi (13)", "Culture (4)", "Environnement (36)")),
    ),
    Pair(
        "list_sections",
        "A new section of the site, in a column that nothing marks.",
        divs(more=_SECTIONS.format(_listed("Culture", "Emploi", "Habitat"))),
        divs(more=_SECTIONS.format(_listed("Culture", "Emploi", "Habitat", "Sport"))),
    ),
    Pair(
        "list_elsewhere",
        "What else might be read.",
        divs(more=_ALSO.format(_listed("Le bilan", "La charte", "Le film"))),
        divs(more=_ALSO.format(_listed("Le guide", "La charte", "Le film"))),
    ),
    Pair(
        "list_share",
        "A network to share on has another name, on a page that says little.",
        shared("Facebook", "Twitter", "LinkedIn", "Mastodon"),
        shared("Facebook", "X", "LinkedIn", "Mastodon"),
    ),
    Pair("list_tags", "A tag more, under a page that says little.", tagged(*NAMES[:3]), tagged(*NAMES[:4])),
    Pair(
        "list_languages",
        "One more language to read it in.",
        tagged("Français", "English", "Español", "Italiano"),
        tagged("Français", "English", "Español", "Italiano", "Euskara"),
    ),
    Pair(
        "list_shell",
        "A menu alone, for scripts fill the page.",
        shell("Agir", "Lire", "Voir"),
        shell("Agir", "Rire", "Voir"),
    ),
    Pair(
        "list_left",
        "The text does not come; what is left has a heading and a menu that nothing marks.",
        bare(f"<h1>Le réseau</h1><p>{PROSE[0]}</p><p>{PROSE[1]}</p>{_listed('Agir', 'Lire', 'Voir')}"),
        bare(f"<h1>Le réseau</h1>{_listed('Agir', 'Lire', 'Voir')}"),
    ),
    Pair("list_old", "A new name, on an old page.", old(), old(MORE), Change.ADDED, "Terre de liens"),
    Pair("list_divs", "A new name, among divs.", divs(), divs(MORE), Change.ADDED, "Terre de liens"),
    Pair("list_main", "A new name, where all is marked.", marked(), marked(MORE), Change.ADDED, "Terre de liens"),
    Pair("list_less", "A name less.", divs(MORE), divs(), Change.REMOVED, "Terre de liens"),
    Pair(
        "list_letters",
        "A new name under its letter.",
        letters(_A, _L, _V),
        letters(_A, (*_L, "Lutins verts"), _V),
        Change.ADDED,
        "Lutins verts",
    ),
    Pair(
        "list_table",
        "A new name in a table.",
        bare(f"<h2>Nos adhérents</h2>{_table(NAMES)}"),
        bare(f"<h2>Nos adhérents</h2>{_table(MORE)}"),
        Change.ADDED,
        "Terre de liens",
    ),
    Pair(
        "list_cards",
        "A new card.",
        bare(f"<h1>Nos adhérents</h1>{_cards(NAMES)}"),
        bare(f"<h1>Nos adhérents</h1>{_cards(MORE)}"),
        Change.ADDED,
        "Terre de liens",
    ),
    Pair(
        "list_another",
        "One name in the place of another.",
        marked(),
        marked((*NAMES[:-1], "Emmaüs")),
        Change.REWRITTEN,
        "Emmaüs",
    ),
)
