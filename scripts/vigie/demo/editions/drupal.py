"""Drupal, as public bodies and large federations have it."""

from vigie.demo.editions.banners import EU_COOKIE_COMPLIANCE
from vigie.demo.editions.pair import Change, Pair, edited
from vigie.demo.lab.writing import markup
from vigie.demo.pages import Page

TITLE = "Ouvrir une épicerie de village : repères"
TEXT = (
    "Rouvrir un commerce dans un bourg de trois cents habitants tient du pari. Quinze villages l’ont fait ; cette page "
    "dit ce qu’ils ont appris, et ce qu’ils referaient autrement.",
    "Le local appartient le plus souvent à la commune, qui le loue à bas prix. Comptez 35 m² de vente et autant de "
    "réserve, avec un accès pour les livraisons.",
    "Les demandes d’aide sont à déposer avant le 30 juin 2025. L’enveloppe est de 12 000 € par projet.",
    "Une amplitude de six matinées par semaine suffit, si le dépôt de pain est assuré le dimanche.",
)


def node(
    title: str = TITLE,
    text: tuple[str, ...] = TEXT,
    *,
    body_class: str = "path-node page-node-type-fiche",
    build: str = "form-Qm3x8sT1v",
    dom: str = "js-view-dom-id-5f9a",
    second: tuple[str, ...] = ("Appel à projets ruralité", "Webinaire du 12 mai"),
    before: str = "",
    alert: str = "",
    submitted: str = "mar 04/02/2025 - 10:12",
    table: str = "",
    files: str = "",
    asset: str = "sg7k2d",
) -> Page:
    """A node in Olivero. `before`, `alert`, `table` and `files` are HTML."""
    rows = "".join(f'<div class="views-row"><a href="/node/{n}">{row}</a></div>' for n, row in enumerate(second, 90))
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in text)
    return markup(
        '<!DOCTYPE html>\n<html lang="fr" dir="ltr" prefix="og: https://ogp.me/ns#">\n<head><meta charset="utf-8" />'
        f"<title>{title} | Fédération des bourgs vivants</title>"
        '<meta name="Generator" content="Drupal 10 (https://www.drupal.org)" />'
        f'<link rel="stylesheet" href="/sites/default/files/css/css_a1.css?{asset}" /></head>\n'
        f'<body class="{body_class}"><a href="#main-content" class="visually-hidden focusable">Aller au contenu '
        "principal"
        f'</a>{before}<div class="dialog-off-canvas-main-canvas"><header role="banner"><nav role="navigation" '
        'class="block block-menu"><ul class="menu"><li><a href="/">Accueil</a></li><li><a href="/fiches">Fiches'
        "</a></li>"
        f'</ul></nav></header>{alert}<main role="main"><a id="main-content" tabindex="-1"></a>\n'
        '<div class="region region-content"><div class="block block-page-title-block"><h1 class="title page-title">'
        f'<span class="field field--name-title">{title}</span></h1></div>\n'
        '<article data-history-node-id="74" class="node node--type-fiche node--view-mode-full"><footer '
        f'class="node__meta"><span>Soumis par <b>admin</b> le {submitted}</span></footer><div class="node__content">'
        f'<div class="text-formatted field field--name-body field__item">{body}{table}</div>{files}</div></article>\n'
        '</div></main><aside class="region region-sidebar-second" role="complementary"><div '
        'class="views-element-container '
        f'block"><h2>À la une</h2><div class="view view-actualites {dom}">{rows}</div></div></aside>\n'
        '<form action="/fiches" method="post" id="user-login-form"><input type="hidden" name="form_build_id" value='
        f'"{build}" /><input name="name" /></form><footer role="contentinfo"><p>Fédération des bourgs vivants</p>'
        f'</footer></div><script src="/core/misc/drupal.js?v=10.2&amp;{asset}"></script></body></html>\n'
    )


_FILE = '<div class="field field--name-field-fichier"><span class="file"><a href="/f/{}">{}</a></span></div>'
_TABLE = "<table><tbody><tr><td>Loyer</td><td>{} € par mois</td></tr><tr><td>Eau</td><td>31 €</td></tr></tbody></table>"

CASES = (
    Pair(
        "drupal_tokens",
        "The identity of a form, of a view, of the style sheets.",
        node(),
        node(build="form-zz81LkQpo", dom="js-view-dom-id-c07d", asset="sh01xq"),
    ),
    Pair(
        "drupal_view",
        "Other news beside the page.",
        node(),
        node(second=("Les bourgs vivants au salon des maires", "Appel à projets ruralité")),
    ),
    Pair("drupal_cookies", "A cookie banner (EU Cookie Compliance).", node(), node(before=EU_COOKIE_COMPLIANCE)),
    Pair(
        "drupal_alert",
        "A message of the site above all pages.",
        node(),
        node(alert='<div role="alert" class="site-alert"><p>Nos bureaux sont fermés du 24 au 31 décembre.</p></div>'),
    ),
    Pair("drupal_classes", "Classes of the body.", node(), node(body_class="not-logged-in layout-one-sidebar")),
    Pair(
        "drupal_submitted",
        "The way a date is written.",
        node(),
        node(submitted="4 février 2025 à 10 h 12"),
    ),
    Pair(
        "drupal_wrapped",
        "Each paragraph wrapped twice more by an editor, the words the same.",
        node(),
        node(text=tuple(f'<span class="text-formatted"><span>{part}</span></span>' for part in TEXT)),
    ),
    Pair(
        "drupal_deadline",
        "The last day to ask for help.",
        node(),
        node(text=edited(TEXT, 2, "30 juin 2025", "15 septembre 2026")),
        Change.FIGURE,
        "15 septembre 2026",
    ),
    Pair(
        "drupal_amount",
        "The amount of the help.",
        node(),
        node(text=edited(TEXT, 2, "12 000 €", "18 500 €")),
        Change.FIGURE,
        "18 500 €",
    ),
    Pair(
        "drupal_table",
        "One figure in a table.",
        node(table=_TABLE.format("250")),
        node(table=_TABLE.format("420")),
        Change.FIGURE,
        "420 €",
    ),
    Pair(
        "drupal_attachment",
        "The attached document has a new version, under another name.",
        node(files=_FILE.format("guide-2024.pdf", "Guide de l’épicerie, version 2024 (PDF)")),
        node(files=_FILE.format("guide-2026.pdf", "Guide de l’épicerie, version 2026 (PDF)")),
        Change.EDITION,
        "version 2026",
    ),
    Pair(
        "drupal_section",
        "A heading and its paragraph are added.",
        node(),
        node(
            text=(
                *TEXT[:3],
                "</p><h2>Trouver un fournisseur</h2><p>Deux grossistes livrent désormais les petites surfaces chaque "
                "mardi, sans minimum de commande.",
                TEXT[3],
            )
        ),
        Change.ADDED,
        "Deux grossistes livrent désormais les petites surfaces",
    ),
    Pair(
        "drupal_title",
        "Another title.",
        node(),
        node("Ouvrir un commerce de village : repères et financements"),
        Change.TITLE,
        "Ouvrir un commerce de village : repères et financements",
    ),
    Pair(
        "drupal_archived",
        "The page says of itself that it no longer holds.",
        node(),
        node(text=("Attention : cette fiche n’est plus à jour, le dispositif ayant pris fin.", *TEXT)),
        Change.ADDED,
        "cette fiche n’est plus à jour",
    ),
)
