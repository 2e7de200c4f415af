"""Newspapers and shops: walls, adverts, recommendations, and the odd correction. Some of it in English."""

from vigie.demo.editions.pair import Change, Pair, edited
from vigie.demo.lab.writing import markup
from vigie.demo.pages import Page

TITLE = "Dans le Haut-Jura, une fruitière rouvre ses portes"
TEXT = (
    "Fermée depuis onze ans, la fruitière du hameau des Frasses a repris la fabrication. Neuf fermes y portent leur "
    "lait, matin et soir.",
    "Le bâtiment a coûté 640 000 euros, dont un tiers apporté par les habitants sous forme de parts.",
    "« On ne pensait pas y arriver », dit le président, qui surveille la cuve d’un œil.",
)
BOOK = ("Le livre des parts sociales", "Expliquer la coopérative à ceux qui n’y ont jamais mis les pieds.")
ENGLISH = (
    "A tool library lends drills and ladders the way others lend novels: for two weeks, with a smile.",
    "Members pay what they can. Most give ten pounds a year; nobody is turned away.",
    "Opening hours are Tuesday and Saturday, 10 am to 1 pm.",
)


def paper(
    title: str = TITLE,
    text: tuple[str, ...] = TEXT,
    *,
    age: str = "Publié il y a 2 heures",
    read: tuple[str, ...] = ("Le col fermé pour travaux", "Un marché de Noël sans plastique"),
    reactions: int = 4,
    weather: str = "Lons 7 °C",
    variant: str = "a",
    advert: str = "Voiture électrique : à partir de 99 € par mois",
    offer: str = "",
    campaign: str = "utm_source=une&utm_id=1",
) -> Page:
    most = "".join(f'<li><a href="/a/{n}?{campaign}">{name}</a></li>' for n, name in enumerate(read))
    body = "\n".join(f'<p class="article__paragraph">{paragraph}</p>' for paragraph in text)
    first, second = ("top", "side") if variant == "a" else ("side", "top")
    return markup(
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{title} | Le Courrier des combes'
        "</title></head>"
        f'<body data-abtest="{variant}"><header class="site-header"><div class="weather">{weather}</div><nav><a '
        'href="/">À '
        f'la une</a></nav></header><div id="didomi-host"><div class="didomi-popup-notice">Nos 812 partenaires et nous '
        f'stockons des informations.</div></div><main><article class="article"><header><h1>{title}</h1>'
        f'<p class="article__meta"><time>{age}</time></p></header><div class="ad ad--{first}" aria-label="Publicité">'
        f'<p>{advert}</p></div>{body}<div class="ad ad--{second}"></div>{offer}<div class="article__reactions">'
        f'{reactions} réactions</div></article><section class="most-read"><h2>Les plus lus</h2><ol>{most}</ol>'
        "</section>"
        "</main><footer>Le Courrier des combes</footer></body></html>"
    )


def shop(
    price: str = "18,00 €",
    *,
    stock: str = "En stock",
    edition: str = "2e édition, 2023",
    cart: int = 0,
    also: str = "Compter sans peine",
    stars: str = "4,6 sur 5 (31 avis)",
) -> Page:
    return markup(
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{BOOK[0]} - Librairie du Passage'
        "</title></head>"
        f'<body class="product-template"><header><a class="cart">Panier ({cart})</a></header><main><div '
        'class="product">'
        f'<h1 itemprop="name">{BOOK[0]}</h1><div class="rating">{stars}</div><p class="price"><span>{price}</span></p>'
        f'<p class="stock">{stock}</p><p class="edition">{edition}</p><div class="product-description"><p>{BOOK[1]}</p>'
        f'</div></div><section class="related products"><h2>Vous aimerez aussi</h2><p>{also}</p></section></main>'
        "<footer>Librairie du Passage</footer></body></html>"
    )


def english(text: tuple[str, ...] = ENGLISH, *, seen: str = "1,204 views", share: str = "Share on Mastodon") -> Page:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text)
    return markup(
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Starting a tool library</title>'
        "</head><body>"
        '<div class="cookie-consent" role="dialog"><p>We value your privacy.</p></div><nav><a href="/">Home</a></nav>'
        f'<main><h1>Starting a tool library</h1><p class="post-meta"><span class="views">{seen}</span></p>{body}'
        f'<div class="share-buttons">{share}</div></main><footer>Borrowed Things CIC</footer></body></html>'
    )


CASES = (
    Pair("press_age", "The age of the article.", paper(), paper(age="Publié hier à 8 h 02")),
    Pair("press_most_read", "Other articles are read most.", paper(), paper(read=("Neige : la carte", "Loto du foot"))),
    Pair("press_weather", "The weather, and what readers felt.", paper(), paper(weather="Lons 19 °C", reactions=58)),
    Pair("press_variant", "The other half of an A/B test: blocks change places.", paper(), paper(variant="b")),
    Pair("press_advert", "Another advert.", paper(), paper(advert="Appareils auditifs : l’essai qui fait parler")),
    Pair(
        "press_campaign", "Other parameters to follow readers by.", paper(), paper(campaign="utm_source=bas&utm_id=7")
    ),
    Pair(
        "press_offer",
        "An offer to subscribe, at the end of the article.",
        paper(),
        paper(offer='<div class="paywall subscription-offer"><p>Abonnez-vous : un euro le premier mois.</p></div>'),
    ),
    Pair(
        "shop_cart", "The shop: a cart, stars, what others bought.", shop(), shop(cart=1, stars="4,7 sur 5 (40 avis)")
    ),
    Pair("shop_also", "The shop: what one may like as well.", shop(), shop(also="La coopérative en images")),
    Pair("english_views", "In English: views and buttons.", english(), english(seen="3 weeks ago · 2,110 views")),
    Pair(
        "press_correction",
        "A correction of a figure, marked by the newspaper.",
        paper(),
        paper(text=(*edited(TEXT, 1, "640 000", "460 000"), "Rectificatif : le coût du bâtiment a été corrigé.")),
        Change.FIGURE,
        "460 000 euros",
    ),
    Pair(
        "press_headline",
        "Another headline.",
        paper(),
        paper("Dans le Haut-Jura, la fruitière rouverte cherche un fromager"),
        Change.TITLE,
        "la fruitière rouverte cherche un fromager",
    ),
    Pair(
        "press_quote",
        "The president says something else.",
        paper(),
        paper(text=edited(TEXT, 2, "On ne pensait pas y arriver", "Il nous manque encore deux fermes")),
        Change.REWRITTEN,
        "Il nous manque encore deux fermes",
    ),
    Pair(
        "shop_edition",
        "A book in a new edition.",
        shop(),
        shop(edition="3e édition revue, 2026"),
        Change.EDITION,
        "3e édition revue, 2026",
    ),
    Pair("shop_price", "The price of a book.", shop(), shop("21,50 €"), Change.FIGURE, "21,50 €"),
    Pair("shop_sold_out", "A book is out of print.", shop(), shop(stock="Épuisé"), Change.AVAILABILITY, "Épuisé"),
    Pair(
        "english_hours",
        "In English: opening hours.",
        english(),
        english(edited(ENGLISH, 2, "Tuesday and Saturday, 10 am to 1 pm", "Thursday, 4 pm to 7 pm")),
        Change.FIGURE,
        "Thursday, 4 pm to 7 pm",
    ),
    Pair(
        "english_added",
        "In English: a paragraph more, and other counts.",
        english(),
        english(
            (*ENGLISH, "A safety talk is now required before borrowing anything with a blade."), seen="5,002 views"
        ),
        Change.ADDED,
        "A safety talk is now required",
    ),
)
