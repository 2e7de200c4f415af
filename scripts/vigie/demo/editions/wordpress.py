"""WordPress, with the themes and the plugins that associations have."""

import re

from vigie.demo.editions.banners import AXEPTIO, COMPLIANZ, TARTEAUCITRON
from vigie.demo.editions.pair import Change, Pair, edited
from vigie.demo.lab.writing import markup
from vigie.demo.pages import Page

TITLE = "Prêter du matériel entre associations : mode d’emploi"
TEXT = (
    "Un barnum, une sono, des tables pliantes : ce que chaque association range au fond de son local peut servir "
    "à toutes les autres, pourvu que l’on sache où cela se trouve et qui en répond.",
    "Commencez par un inventaire honnête. Notez l’état de chaque objet, son poids, le véhicule qu’il faut pour le "
    "porter, et le nom de la personne qui garde la clé.",
    "La caution reste modeste : 80 € pour une sono, rien pour les tables. L’essentiel est que l’emprunteur signale ce "
    "qui s’est cassé.",
    "Une convention d’une page suffit. Elle dit qui assure, qui transporte, et quand le matériel revient.",
)
MENU = ("Accueil", "Nos fiches", "Agenda", "Adhérer", "Contact")
RECENT = ("Retour sur l’assemblée générale", "Le camion frigorifique est réparé", "Appel à bénévoles")


def post(
    title: str = TITLE,
    text: tuple[str, ...] = TEXT,
    *,
    heading: str | None = None,
    meta: str = "Publié le 12 mars 2024",
    menu: tuple[str, ...] = MENU,
    recent: tuple[str, ...] = RECENT,
    before: str = "",
    within: str = "",
    after: str = "",
    comments: str = "",
    head: str = "",
    year: int = 2026,
    nonce: str = "a81f02c4d7",
) -> Page:
    """A post of the theme Twenty Seventeen. `meta` and what follows `recent` are HTML."""
    entries = "".join(f'<li class="menu-item"><a href="/{n}/">{entry}</a></li>' for n, entry in enumerate(menu))
    news = "".join(f'<li><a href="/?p={n}">{entry}</a></li>' for n, entry in enumerate(recent, 300))
    paragraphs = "\n".join(f"<p>{paragraph}</p>" for paragraph in text)
    return markup(
        f'<!DOCTYPE html>\n<html lang="fr-FR">\n<head><meta charset="UTF-8"><title>{title} – La Remise commune'
        "</title>\n"
        f'<meta name="generator" content="WordPress 6.5.2">{head}\n'
        f'<script>var ajax={{"url":"/wp-admin/admin-ajax.php","nonce":"{nonce}"}};</script></head>\n'
        f'<body class="post-template-default single single-post postid-212">\n{before}\n'
        '<header id="masthead" class="site-header"><p class="site-title"><a href="/">La Remise commune</a></p>'
        f'<nav id="site-navigation"><ul id="primary-menu">{entries}</ul></nav></header>\n'
        '<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main">'
        '<article id="post-212" class="post-212 post type-post hentry"><header class="entry-header">'
        f'<h1 class="entry-title">{title if heading is None else heading}</h1><div class="entry-meta">{meta}'
        "</div></header>\n"
        f'<div class="entry-content">{paragraphs}\n{within}</div></article>\n{after}\n'
        f'<div id="comments" class="comments-area">{comments}<form id="commentform" action="/wp-comments-post.php">'
        f'<input type="hidden" name="_wpnonce" value="{nonce}"><textarea name="comment"></textarea></form></div>'
        '</main></div>\n<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries">'
        f'<h2 class="widget-title">Articles récents</h2><ul>{news}</ul></section></aside></div>\n'
        f'<footer id="colophon" class="site-footer">© {year} La Remise commune – Fièrement propulsé par WordPress'
        "</footer>\n"
        "</body></html>\n"
    )


def minified(page: Page) -> Page:
    return markup(re.sub(r">\s+<", "><", page.body.decode()).replace("\n", ""))


def block_theme(title: str = TITLE, text: tuple[str, ...] = TEXT) -> Page:
    """The same post in a block theme, Twenty Twenty-Four."""
    paragraphs = "\n\n".join(f'<p class="wp-block-paragraph">{paragraph}</p>' for paragraph in text)
    return markup(
        f'<!DOCTYPE html><html lang="fr-FR"><head><meta charset="UTF-8" /><title>{title} – La Remise commune</title>'
        '<meta name="generator" content="WordPress 6.7" /></head><body class="wp-embed-responsive"><div '
        'class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group"><p '
        'class="wp-block-site-title"><a href="/">La Remise commune</a></p><nav class="wp-block-navigation"><a href="/">'
        'Bienvenue</a><a href="/fiches/">Fiches et modèles</a><a href="/don/">Faire un don</a></nav></div></header>'
        f'<main class="wp-block-group"><h1 class="wp-block-post-title">{title}</h1><div class="entry-content '
        f'wp-block-post-content">{paragraphs}</div></main><footer class="wp-block-template-part"><p>Conçu avec '
        "WordPress"
        "</p></footer></div></body></html>"
    )


def _comment(who: str, text: str) -> str:
    return (
        f'<li class="comment"><article class="comment-body"><b class="fn">{who}</b>'
        f'<div class="comment-content"><p>{text}</p></div></article></li>'
    )


def _comments(*comments: str) -> str:
    return (
        f'<h2 class="comments-title">{len(comments)} réflexions</h2><ol class="comment-list">{"".join(comments)}</ol>'
    )


_RELATED = '<div id="jp-relatedposts" class="jp-relatedposts"><h3>Articles similaires</h3><p>{}</p></div>'
_ADVERT = '<div class="adsbygoogle ad-container"><p>{}</p></div>'
_VIEWS = '<span class="post-views">Vu {} fois</span>'

CASES = (
    Pair("wp_nonce", "Nonces of scripts and of the comment form.", post(), post(nonce="0d93be6612")),
    Pair(
        "wp_views_and_age",
        "A counter of views, and the age of the post in words.",
        post(meta=f"il y a 3 jours · {_VIEWS.format('1 234')}"),
        post(meta=f"il y a 2 semaines · {_VIEWS.format('1 410')}"),
    ),
    Pair(
        "wp_recent_posts",
        "Other posts in the side bar.",
        post(),
        post(recent=("Inscriptions ouvertes pour le forum", "Bonne année à tous", *RECENT[:1])),
    ),
    Pair("wp_menu", "A new entry in the menu.", post(), post(menu=(*MENU[:3], "Boutique solidaire", *MENU[3:]))),
    Pair("wp_new_year", "The year of the copyright.", post(year=2025), post(year=2026)),
    Pair("wp_cookies_come", "A cookie banner is installed (tarteaucitron).", post(), post(before=TARTEAUCITRON)),
    Pair(
        "wp_cookies_other",
        "One cookie banner takes the place of another (Axeptio, Complianz).",
        post(before=AXEPTIO),
        post(before=COMPLIANZ),
    ),
    Pair(
        "wp_comments",
        "Readers comment.",
        post(comments=_comments(_comment("Maud", "Merci, très utile pour notre fête de quartier !"))),
        post(
            comments=_comments(
                _comment("Maud", "Merci, très utile pour notre fête de quartier !"),
                _comment("Idriss", "Nous faisons la même chose à Vesoul depuis deux ans, avec un tableau partagé."),
            )
        ),
    ),
    Pair(
        "wp_related",
        "Other related posts (Jetpack).",
        post(after=_RELATED.format("Louer un minibus à plusieurs, sans se fâcher")),
        post(after=_RELATED.format("Assurer les objets que l’on prête : trois questions")),
    ),
    Pair(
        "wp_advert",
        "Another advert in the middle of the text.",
        post(within=_ADVERT.format("Votre mutuelle à partir de 9,90 € par mois : demandez un devis gratuit !")),
        post(within=_ADVERT.format("Panneaux solaires : les aides changent, testez votre éligibilité.")),
    ),
    Pair("wp_theme", "Another theme around the same words.", post(), block_theme()),
    Pair("wp_minified", "A cache plugin takes the white space out.", post(), minified(post())),
    Pair(
        "wp_sharing",
        "Buttons to share, with their counts.",
        post(within='<div class="sharedaddy sd-sharing-enabled"><h3>Partager :</h3><a>Facebook (12)</a></div>'),
        post(within='<div class="sharedaddy sd-sharing-enabled"><h3>Partager :</h3><a>Facebook (57)</a></div>'),
    ),
    Pair(
        "wp_newsletter_popup",
        "A pop-up asks for an address.",
        post(),
        post(
            before='<div id="pum-88" class="pum pum-overlay popmake" role="dialog" aria-modal="true"><p>Recevez notre '
            'lettre chaque mois dans votre boîte.</p><form><input type="email"></form></div>'
        ),
    ),
    Pair(
        "wp_paragraph_added",
        "A paragraph more.",
        post(),
        post(text=(*TEXT, "Depuis peu, un carnet de bord en ligne permet de réserver une sono d’un simple clic.")),
        Change.ADDED,
        "un carnet de bord en ligne permet de réserver",
    ),
    Pair(
        "wp_three_paragraphs_added",
        "Three paragraphs more, in the middle.",
        post(),
        post(
            text=(
                *TEXT[:2],
                "Un référent par commune tient l’inventaire à jour et relance les distraits.",
                "Les objets fragiles voyagent dans leurs caisses, jamais en vrac dans un coffre.",
                "Au printemps, une matinée de réparation réunit bricoleurs et emprunteurs.",
                *TEXT[2:],
            )
        ),
        Change.ADDED,
        "une matinée de réparation réunit bricoleurs et emprunteurs",
    ),
    Pair("wp_paragraph_removed", "A paragraph less.", post(), post(text=TEXT[:3]), Change.REMOVED, "Une convention"),
    Pair(
        "wp_price",
        "One price in the text.",
        post(),
        post(text=edited(TEXT, 2, "80 €", "150 €")),
        Change.FIGURE,
        "150 €",
    ),
    Pair(
        "wp_title",
        "Another title over the same text.",
        post(),
        post("Partager son matériel entre associations : le guide 2026"),
        Change.TITLE,
        "Partager son matériel entre associations : le guide 2026",
    ),
    Pair(
        "wp_rewritten",
        "One paragraph rewritten.",
        post(),
        post(
            text=(
                *TEXT[:3],
                "Un accord écrit de trois pages est désormais conseillé par notre assureur, avec photos à l’appui.",
            )
        ),
        Change.REWRITTEN,
        "Un accord écrit de trois pages est désormais conseillé",
    ),
    Pair(
        "wp_theme_and_text",
        "Another theme, and a paragraph more within.",
        post(),
        block_theme(text=(*TEXT, "Le prêt est maintenant ouvert aux écoles et aux amicales de pompiers.")),
        Change.ADDED,
        "ouvert aux écoles et aux amicales de pompiers",
    ),
    Pair(
        "wp_noise_and_text",
        "All the noise at once, and one paragraph rewritten.",
        post(before=AXEPTIO, year=2025, meta=_VIEWS.format("96")),
        post(
            text=edited(TEXT, 1, "Commencez par un inventaire honnête.", "Commencez par photographier chaque étagère."),
            before=TARTEAUCITRON,
            recent=("Nouvelle adresse du local",),
            nonce="77e0a1b2c3",
            meta=_VIEWS.format("3 480"),
        ),
        Change.REWRITTEN,
        "Commencez par photographier chaque étagère",
    ),
)
