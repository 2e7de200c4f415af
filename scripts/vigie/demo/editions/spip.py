"""SPIP, which half of the French associations have had."""

from vigie.demo.editions.pair import Change, Pair, edited, encoded
from vigie.demo.lab.writing import markup
from vigie.demo.pages import Page

TITLE = "Organiser un troc de graines"
TEXT = (
    "Le troc de graines ne demande presque rien : une salle, des enveloppes, et quelqu’un qui sache distinguer une "
    "courge d’un potimarron quand l’étiquette s’est perdue.",
    "Prévoyez deux tables à l’entrée. Sur la première, on dépose ; sur la seconde, on prend. Un bénévole au milieu "
    "raconte d’où viennent les variétés.",
    "La prochaine rencontre a lieu le samedi 18 avril 2026, de 14 h à 17 h, à la salle des fêtes de Montbrisson.",
    "Renseignements auprès de Solange, au 04 77 00 12 34, l’après-midi de préférence.",
)
SUMMARY = ("Fabriquer ses enveloppes", "La grainothèque de la médiathèque", "Récolter les tomates")


def article(
    title: str = TITLE,
    text: tuple[str, ...] = TEXT,
    *,
    dated: str = "lundi 3 février 2025",
    lead: str = "Tout ce qu’il faut pour un après-midi réussi.",
    visitors: str = "3 visiteurs en ce moment",
    sums: str = "Visites : 48 210",
    same_section: tuple[str, ...] = SUMMARY,
    agenda: str = "",
    anchor: str = "f3a9",
    forum: str = "",
    notes: str = "",
) -> Page:
    """An article in the templates that come with SPIP 3."""
    others = "".join(
        f'<li class="menu-entree"><a href="spip.php?article{n}">{t}</a></li>' for n, t in enumerate(same_section)
    )
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in text)
    return markup(
        '<!DOCTYPE html>\n<html dir="ltr" lang="fr" class="ltr fr no-js">\n<head><meta http-equiv="Content-Type" '
        f'content="text/html; charset=utf-8" /><title>{title} - Les Semeurs du Forez</title>\n'
        '<meta name="generator" content="SPIP 3.2.19" /></head>\n<body id="top" class="pas_surlignable page_article">\n'
        '<div class="page"><div class="header" id="header"><strong id="logo_site_spip">Les Semeurs du Forez</strong>'
        '<div class="formulaire_spip formulaire_recherche"><form action="spip.php?page=recherche"><input type="hidden" '
        f'name="var_ajax_ancre" value="{anchor}" /><input type="search" name="recherche" /></form></div></div>\n'
        '<div class="nav clearfix" id="nav"><ul><li><a href="spip.php?rubrique1">Jardins</a></li></ul></div>\n'
        '<div class="main"><div class="wrapper"><div class="content" id="content"><p class="arbo"><a '
        'href="/">Accueil</a>'
        f' &gt; Jardins</p><div class="cartouche"><h1 class="crayon article-titre-41">{title}</h1><p '
        'class="info-publi">'
        f'<abbr class="published">{dated}</abbr>, par <span class="vcard author">Solange</span></p></div>\n'
        f'<div class="crayon article-chapo-41 chapo"><p>{lead}</p></div>\n'
        f'<div class="crayon article-texte-41 texte surlignable clearfix">{body}</div>\n{notes}\n'
        f'<a href="#forum" name="forum" id="forum"></a>{forum}</div></div>\n'
        '<div class="aside"><div class="menu articles"><h2>Dans la même rubrique</h2><ul>'
        f'{others}</ul></div>{agenda}</div></div>\n<div class="footer clearfix" id="footer"><p>2009 - 2026 Les Semeurs '
        f'du Forez<br />{visitors}<br /><span class="visites">{sums}</span></p></div></div></body></html>\n'
    )


def _latin(page: Page) -> Page:
    return encoded(page.body.decode().replace("charset=utf-8", "charset=iso-8859-15").replace("’", "'"), "iso-8859-15")


_CALENDAR = (
    '<div class="calendriermini"><table><caption>{}</caption><tr><td>1</td><td>2</td><td>3</td></tr></table></div>'
)
_POST = (
    '<div class="comments"><h2>{} Messages</h2><ul class="comments-list">'
    '<li class="comment-item"><p>{}</p></li></ul></div>'
)

CASES = (
    Pair(
        "spip_online",
        "Visitors on line, and those since ever.",
        article(),
        article(visitors="17 visiteurs en ce moment", sums="Visites : 48 977"),
    ),
    Pair("spip_token", "The token of the search form.", article(), article(anchor="09be")),
    Pair(
        "spip_same_section",
        "New articles in the same section.",
        article(),
        article(same_section=("Le compost sans odeur", "Une serre en fenêtres", *SUMMARY)),
    ),
    Pair(
        "spip_reordered",
        "The list of the section in another order.",
        article(),
        article(same_section=SUMMARY[::-1]),
    ),
    Pair(
        "spip_calendar",
        "The small calendar turns its page.",
        article(agenda=_CALENDAR.format("janvier 2026")),
        article(agenda=_CALENDAR.format("février 2026")),
    ),
    Pair(
        "spip_forum",
        "Another message in the forum below.",
        article(forum=_POST.format(3, "Qui aurait des graines de bourrache ?")),
        article(forum=_POST.format(4, "J’en ai plein, je vous en apporte samedi au marché.")),
    ),
    Pair("spip_latin_9", "Out of UTF-8 into ISO-8859-15, with straight apostrophes.", article(), _latin(article())),
    Pair(
        "spip_typography",
        "SPIP’s typographer sets no-break spaces and guillemets right.",
        article(text=('Le mot "troc" vient de loin ; que veut-il dire ?', *TEXT)),
        article(text=("Le mot «\u00a0troc\u00a0» vient de loin\u202f; que veut-il dire\u202f?", *TEXT)),
    ),
    Pair(
        "spip_ajax_marks",
        "Marks of the plugin Crayons and cache stamps in attributes.",
        article(),
        markup(
            article().body.decode().replace('class="crayon article-texte-41', 'data-t="1764" class="texte-41')
            + "<!-- calcul : 0.213 s, 2026-02-03 14:22:07 -->"
        ),
    ),
    Pair(
        "spip_event_date",
        "The date of the event in the text.",
        article(),
        article(text=edited(TEXT, 2, "samedi 18 avril 2026", "samedi 17 avril 2027")),
        Change.FIGURE,
        "17 avril 2027",
    ),
    Pair(
        "spip_phone",
        "A telephone number.",
        article(),
        article(text=edited(TEXT, 3, "04 77 00 12 34", "04 77 00 98 76")),
        Change.FIGURE,
        "04 77 00 98 76",
    ),
    Pair(
        "spip_title",
        "Title and heading.",
        article(),
        article("Organiser un troc de graines et de plants"),
        Change.TITLE,
        "Organiser un troc de graines et de plants",
    ),
    Pair(
        "spip_lead",
        "Another lead.",
        article(),
        article(lead="Cette fiche a été entièrement relue avec les jardiniers de trois villages."),
        Change.REWRITTEN,
        "relue avec les jardiniers de trois villages",
    ),
    Pair(
        "spip_notes",
        "Notes are added below the text.",
        article(),
        article(
            notes='<div class="notes surlignable"><p>[1] Les hybrides F1 ne se ressèment pas : leurs enfants ne leur '
            "ressemblent guère.</p></div>"
        ),
        Change.ADDED,
        "Les hybrides F1 ne se ressèment pas",
    ),
    Pair(
        "spip_text_and_noise",
        "A paragraph more, under other counters and another menu.",
        article(),
        article(
            text=(*TEXT, "Apportez aussi vos boutures : une troisième table les attend cette année."),
            visitors="1 visiteur en ce moment",
            same_section=("Le compost sans odeur",),
        ),
        Change.ADDED,
        "Apportez aussi vos boutures",
    ),
    Pair(
        "spip_cut",
        "Two paragraphs taken out.",
        article(),
        article(text=TEXT[2:]),
        Change.REMOVED,
        "Prévoyez deux tables à l’entrée",
    ),
)
