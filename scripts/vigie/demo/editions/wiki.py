"""Wikis: MediaWiki and DokuWiki."""

from vigie.demo.editions.pair import Change, Pair, edited
from vigie.demo.lab.writing import markup
from vigie.demo.pages import Page

TITLE = "Café-réparation"
TEXT = (
    "Un café-réparation est un lieu où l’on apporte un objet cassé et d’où l’on repart, souvent, avec un objet qui "
    "marche. Les réparateurs sont bénévoles ; le café aussi, ou presque.",
    "Il s’ouvre d’ordinaire un samedi par mois. Les objets les plus fréquents sont les grille-pain, les lampes et les "
    "fermetures à glissière.",
    "On comptait 2 400 lieux de ce genre en 2023.",
    "Aucune réparation n’est garantie : l’objet reste sous la responsabilité de celui qui l’apporte.",
)
SECTIONS = (
    ("Histoire", "Le premier s’est tenu dans le foyer d’un théâtre."),
    ("Outils", "Un fer à souder."),
)


def mediawiki(
    title: str = TITLE,
    text: tuple[str, ...] = TEXT,
    sections: tuple[tuple[str, str], ...] = SECTIONS,
    *,
    changed: str = "La dernière modification de cette page a été faite le 4 mars 2025 à 17:21.",
    served: str = "mw1374",
    revision: int = 88_120,
    edit: str = "modifier",
    notice: str = "",
    skin: str = "vector-legacy",
    categories: str = "Économie circulaire",
    languages: tuple[str, ...] = ("Deutsch", "English"),
) -> Page:
    """An article in Vector."""
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in text) + "".join(
        f'<h2><span class="mw-headline">{name}</span><span class="mw-editsection">[<a>{edit}</a>]</span></h2>\n'
        f"<p>{said}</p>"
        for name, said in sections
    )
    contents = "".join(f'<li class="toclevel-1"><a><span class="toctext">{name}</span></a>' for name, _ in sections)
    other = "".join(f'<li class="interlanguage-link"><a>{language}</a></li>' for language in languages)
    return markup(
        '<!DOCTYPE html>\n<html class="client-nojs" lang="fr" dir="ltr">\n<head><meta charset="UTF-8"/>'
        f"<title>{title} — "
        f'Wiki des savoir-faire</title><script>RLCONF={{"wgRevisionId":{revision},"wgRequestId":"{served}-9c"}};'
        "</script>"
        f'<meta name="generator" content="MediaWiki 1.41.0"/></head>\n<body class="mediawiki ltr skin-{skin}">\n'
        f'<div id="siteNotice">{notice}</div><div id="content" class="mw-body" role="main"><h1 id="firstHeading" '
        f'class="firstHeading">{title}</h1><div id="bodyContent"><div id="contentSub"></div><div id="mw-content-text">'
        f'<div class="mw-parser-output"><div id="toc" class="toc"><h2>Sommaire</h2><ul>{contents}</ul></div>{body}\n'
        f"<!-- NewPP limit report\nParsed by {served}\nCPU time usage: 0.{revision % 97:02} seconds\n--></div></div>"
        f'<div id="catlinks" class="catlinks">Catégorie : {categories}</div></div></div>\n'
        '<div id="mw-navigation"><nav id="p-navigation"><ul><li><a>Page au hasard</a></li></ul></nav>'
        f'<nav id="p-lang"><ul>{other}</ul></nav></div>\n<footer id="footer"><ul><li id="footer-info-lastmod">{changed}'
        "</li></ul></footer></body></html>\n"
    )


def dokuwiki(
    text: tuple[str, ...] = TEXT, *, changed: str = "2025/03/04 17:21", trace: str = "", tick: int = 1
) -> Page:
    """A page of the template that comes with DokuWiki."""
    body = "".join(f"<p>\n{paragraph}\n</p>\n" for paragraph in text)
    return markup(
        '<!DOCTYPE html>\n<html lang="fr" class="no-js"><head><meta charset="utf-8" /><title>cafe_reparation [Atelier]'
        '</title><meta name="generator" content="DokuWiki"/></head><body><div id="dokuwiki__site"><div '
        'id="dokuwiki__header"><div class="headings"><ul class="a11y skip"><li><a>Aller au contenu</a></li></ul></div>'
        f'<div class="breadcrumbs"><div class="trace">Vous avez visité : {trace}</div></div></div>'
        f'<div id="dokuwiki__content"><div class="page group"><h1 class="sectionedit1">{TITLE}</h1><div class="level1">'
        f'{body}</div></div><div class="docInfo">cafe_reparation.txt · Dernière modification : {changed} de maud'
        "</div></div>"
        f'<div class="no"><img src="/lib/exe/taskrunner.php?id=cafe&amp;{tick}" alt="" /></div></div></body></html>'
    )


CASES = (
    Pair(
        "wiki_report",
        "The report of the parser, the server, the number of the revision.",
        mediawiki(),
        mediawiki(served="mw2201", revision=88_131),
    ),
    Pair(
        "wiki_touched",
        "Somebody saved the page without a change.",
        mediawiki(),
        mediawiki(changed="La dernière modification a été faite le 9 janvier 2026 à 08:02.", revision=91_004),
    ),
    Pair("wiki_edit_links", "Links to edit are worded otherwise.", mediawiki(), mediawiki(edit="modifier le code")),
    Pair(
        "wiki_notice",
        "The wiki asks for gifts.",
        mediawiki(),
        mediawiki(notice='<div class="cn-fundraising"><p>Si chacun donnait 2 €, la levée serait finie.</p></div>'),
    ),
    Pair(
        "wiki_languages",
        "The article exists in another language.",
        mediawiki(),
        mediawiki(languages=("Català", "Deutsch")),
    ),
    Pair("wiki_skin", "Another skin.", mediawiki(), mediawiki(skin="vector-2022")),
    Pair("wiki_category", "Another category.", mediawiki(), mediawiki(categories="Économie circulaire | Bénévolat")),
    Pair(
        "doku_trace",
        "The trail of the visitor, the address that starts tasks.",
        dokuwiki(trace="accueil"),
        dokuwiki(trace="accueil • outils • colle", tick=1_767_225_600),
    ),
    Pair("doku_date", "The date of the last change alone.", dokuwiki(), dokuwiki(changed="2026/01/09 08:02")),
    Pair(
        "wiki_figure",
        "A figure and its year.",
        mediawiki(),
        mediawiki(text=edited(TEXT, 2, "2 400 lieux de ce genre en 2023", "3 100 lieux de ce genre en 2025")),
        Change.FIGURE,
        "3 100 lieux de ce genre en 2025",
    ),
    Pair(
        "wiki_section",
        "A section more.",
        mediawiki(),
        mediawiki(sections=(*SECTIONS, ("Assurance", "La plupart des mairies couvrent l’atelier par leur contrat."))),
        Change.ADDED,
        "La plupart des mairies couvrent l’atelier",
    ),
    Pair(
        "wiki_section_gone",
        "A section is deleted.",
        mediawiki(),
        mediawiki(sections=SECTIONS[:1]),
        Change.REMOVED,
        "fer à souder",
    ),
    Pair(
        "wiki_moved",
        "The article has another name.",
        mediawiki(),
        mediawiki("Atelier de réparation"),
        Change.TITLE,
        "Atelier de réparation",
    ),
    Pair(
        "doku_added",
        "A paragraph more.",
        dokuwiki(),
        dokuwiki(
            (*TEXT, "Une balance à l’entrée mesure ce que l’atelier épargne à la décharge."), changed="2026/01/09 08:02"
        ),
        Change.ADDED,
        "Une balance à l’entrée mesure",
    ),
    Pair(
        "doku_rewritten",
        "A rule is turned round.",
        dokuwiki(),
        dokuwiki(edited(TEXT, 3, "Aucune réparation n’est garantie", "Toute réparation est garantie trois mois")),
        Change.REWRITTEN,
        "Toute réparation est garantie trois mois",
    ),
)
