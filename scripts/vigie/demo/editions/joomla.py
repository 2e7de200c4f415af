"""Joomla, with its modules all around the text."""

from vigie.demo.editions.pair import Change, Pair, edited
from vigie.demo.lab.writing import markup
from vigie.demo.pages import Page

TITLE = "Accueillir une résidence d’artiste au village"
TEXT = (
    "Une résidence dure de deux à six semaines. L’artiste travaille, le village regarde par la fenêtre, et un soir "
    "tout le monde se retrouve autour de ce qui s’est fait.",
    "Le logement compte plus que le cachet : une chambre chauffée, une table, et de quoi cuisiner sans déranger.",
    "Le département finance la moitié du projet, dans la limite de 4 500 euros.",
    "Contact : Pascale, residence@bourg-en-scene.example, du mardi au vendredi.",
)
LATEST = ("Le programme d’automne", "Bilan du festival", "Un piano cherche un toit")


def article(
    title: str = TITLE,
    text: tuple[str, ...] = TEXT,
    *,
    hits: int = 1_204,
    online: str = "Nous avons 12 invités et aucun membre en ligne",
    latest: tuple[str, ...] = LATEST,
    field: str = "c4ca4238a0b923820dcc509a6f75849b",
    modified: str = "",
    banner: str = "",
    modules_first: bool = False,
    trail: str = "Accueil / Résidences",
) -> Page:
    """An article in Protostar."""
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in text)
    news = "".join(f'<li><a href="/index.php/{n}"><span>{name}</span></a></li>' for n, name in enumerate(latest))
    side = (
        f'<div id="aside" class="span3"><div class="well moduletable"><h3>Derniers articles</h3><ul class="latestnews">'
        f'{news}</ul></div><div class="well moduletable"><h3>Qui est en ligne ?</h3><p>{online}</p></div>{banner}'
        "</div>\n"
    )
    main = (
        '<main id="content" role="main" class="span9"><div class="item-page" itemscope '
        f'itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline">{title}</h2></div>'
        f'<dl class="article-info muted"><dd class="hits">Affichages : {hits}</dd>{modified}</dl>'
        f'<div itemprop="articleBody">{body}</div></div></main>\n'
    )
    return markup(
        f'<!DOCTYPE html>\n<html lang="fr-fr"><head><meta charset="utf-8" /><title>{title}</title>'
        '<meta name="generator" content="Joomla! - Open Source Content Management" /><script type="application/json" '
        f'class="joomla-script-options">{{"csrf.token":"{field}"}}</script></head><body class="site com_content">\n'
        '<header class="header" role="banner"><span class="site-title">Bourg en scène</span></header>'
        '<nav class="navigation" role="navigation"><ul class="nav menu"><li class="item-101"><a href="/">Accueil'
        "</a></li>"
        f'</ul></nav><div class="row-fluid">{side + main if modules_first else main + side}</div>'
        f'<ul class="breadcrumb"><li>{trail}</li></ul><form action="/login" method="post" id="login-form"><input '
        f'type="hidden" name="{field}" value="1" /></form><footer class="footer">© Bourg en scène</footer></body>'
        "</html>\n"
    )


CASES = (
    Pair("joomla_hits", "Times it was shown.", article(), article(hits=1_388)),
    Pair(
        "joomla_online",
        "Guests on line.",
        article(),
        article(online="Nous avons 3 invités et un membre en ligne"),
    ),
    Pair(
        "joomla_token",
        "The token of all forms.",
        article(),
        article(field="c81e728d9d4c2f636f067f89cc14862c"),
    ),
    Pair(
        "joomla_latest",
        "Other latest articles.",
        article(),
        article(latest=("Billetterie : ce qui change", *LATEST[:2])),
    ),
    Pair("joomla_order", "The modules come before the text.", article(), article(modules_first=True)),
    Pair(
        "joomla_banner",
        "A banner is sold.",
        article(),
        article(banner='<div class="banneritem"><a href="/banners/click/4">Garage Petit, toutes marques</a></div>'),
    ),
    Pair(
        "joomla_mail_cloak",
        "A contact address is hidden by a script: whoever runs none is told that it is no longer there.",
        article(),
        article(
            text=edited(
                TEXT,
                3,
                "residence@bourg-en-scene.example",
                '<span id="cloak9f">Cette adresse e-mail est protégée contre les robots spammeurs.</span>'
                "<script>document.getElementById('cloak9f').innerHTML='';</script>",
            )
        ),
        Change.REWRITTEN,
        "protégée contre les robots spammeurs",
    ),
    Pair("joomla_trail", "The trail to the page.", article(), article(trail="Accueil / Culture / Résidences")),
    Pair(
        "joomla_limit",
        "The limit of the help.",
        article(),
        article(text=edited(TEXT, 2, "4 500 euros", "6 000 euros")),
        Change.FIGURE,
        "6 000 euros",
    ),
    Pair(
        "joomla_share",
        "The share that is paid, in words.",
        article(),
        article(text=edited(TEXT, 2, "la moitié du projet", "les deux tiers du projet")),
        Change.REWRITTEN,
        "les deux tiers du projet",
    ),
    Pair(
        "joomla_contact",
        "Whom to ask.",
        article(),
        article(text=edited(TEXT, 3, "Pascale, residence@", "Mehdi, culture@")),
        Change.REWRITTEN,
        "Mehdi, culture@bourg-en-scene.example",
    ),
    Pair(
        "joomla_added",
        "A paragraph more, and its date of change.",
        article(),
        article(
            text=(
                *TEXT[:2],
                "Un goûter de départ avec les écoliers remplace volontiers le discours du maire.",
                *TEXT[2:],
            ),
            modified='<dd class="modified">Mis à jour : 3 mars 2026</dd>',
        ),
        Change.ADDED,
        "Un goûter de départ avec les écoliers",
    ),
    Pair(
        "joomla_title",
        "Another title.",
        article(),
        article("Accueillir un artiste au village, de la lettre au vernissage"),
        Change.TITLE,
        "Accueillir un artiste au village, de la lettre au vernissage",
    ),
)
