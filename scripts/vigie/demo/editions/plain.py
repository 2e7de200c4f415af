"""Plain old HTML: no classes, no landmarks, tables to lay things out."""

from vigie.demo.editions.pair import Change, Pair, edited, encoded
from vigie.demo.lab.writing import markup
from vigie.demo.pages import Page

TITLE = "Le four banal de Saint-Aubin"
TEXT = (
    "Le four de la place a été rallumé par sept familles. On y cuit le pain un dimanche sur deux, et des tourtes "
    "quand la saison s’y prête.",
    "Il faut quatre heures pour monter en température. Celui qui allume dort peu : il arrive avant le jour, avec "
    "deux brouettes de fagots.",
    "La cuisson coûte 2 euros par miche. L’argent paie le bois et, une fois l’an, le ramonage.",
    "Selon l’article 14 du règlement, personne n’ouvre la porte avant que le maître du four ne l’ait dit.",
)


def source(
    title: str = TITLE,
    text: tuple[str, ...] = TEXT,
    *,
    counter: str = "004512",
    stamp: str = "Dernière mise à jour : 12/05/2019",
    top: str = "",
    links: str = '<a href="index.htm">Accueil</a> | <a href="photos.htm">Photos</a> | <a href="liens.htm">Liens</a>',
) -> str:
    """A page as editors of 2001 wrote it: a table, on its left a column of links."""
    paragraphs = "<p>\n".join(text)
    return (
        "<HTML>\n<HEAD><TITLE>"
        + title
        + '</TITLE>\n<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8">'
        '</HEAD>\n<BODY BGCOLOR="#FFFFE0" TEXT="#000000">\n'
        f'<CENTER>{links}</CENTER><HR>\n{top}<TABLE WIDTH="760"><TR><TD VALIGN="top">\n'
        f'<H1><FONT FACE="Comic Sans MS">{title}</FONT></H1>\n<P>{paragraphs}\n</TD></TR></TABLE>\n<HR>\n'
        f'<CENTER><FONT SIZE="-1">Vous êtes le visiteur n° <B>{counter}</B><BR>{stamp}</FONT></CENTER>\n</BODY>'
        "</HTML>\n"
    )


def page(title: str = TITLE, text: tuple[str, ...] = TEXT, **parts: str) -> Page:
    return markup(source(title, text, **parts))


def modern(text: tuple[str, ...] = TEXT) -> Page:
    """The same words in HTML 5."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text)
    return markup(
        f"<!doctype html><html lang=fr><meta charset=utf-8><title>{TITLE}</title><link rel=stylesheet href=style.css>"
        f"<nav><ul><li><a href=/>Accueil</a></ul></nav><main><h1>{TITLE}</h1>{paragraphs}</main><footer>Fait main"
        "</footer>"
    )


_LATIN = source().replace("charset=utf-8", "charset=iso-8859-1").replace("’", "'")

CASES = (
    Pair("plain_counter", "The counter at the foot of the page.", page(), page(counter="004879")),
    Pair(
        "plain_clock",
        "A footer tells when the page was made.",
        page(stamp="Page générée le 02/03/2026 à 08:14:55 en 0,023 s"),
        page(stamp="Page générée le 09/03/2026 à 11:40:02 en 0,107 s"),
    ),
    Pair("plain_latin_1", "The same words in Latin-1.", page(), encoded(_LATIN, "iso-8859-1")),
    Pair(
        "plain_entities",
        "Letters become entities.",
        page(),
        page(text=tuple(part.replace("é", "&eacute;").replace("’", "&rsquo;") for part in TEXT)),
    ),
    Pair("plain_modern", "Written anew in HTML 5, with the same words.", page(), modern()),
    Pair("plain_lines", "Lines end in CR LF and are indented.", page(), markup(source().replace("\n", "\r\n    "))),
    Pair(
        "plain_emphasis",
        "Words in bold, and a link set on some.",
        page(),
        page(text=edited(TEXT, 2, "une fois l’an", '<B>une fois</B> <A HREF="ramonage.htm">l’an</A>')),
    ),
    Pair(
        "plain_weather",
        "A frame with the weather and the saint of the day.",
        page(top='<DIV ID="meteo">Aujourd’hui 12 °C, averses. Bonne fête Aubin !</DIV>\n'),
        page(top='<DIV ID="meteo">Aujourd’hui 21 °C, grand soleil. Bonne fête Marthe !</DIV>\n'),
    ),
    Pair(
        "plain_links",
        "Another link in the row at the top.",
        page(),
        page(
            links='<a href="index.htm">Accueil</a> | <a href="photos.htm">Photos</a> | <a href="livre.htm">Livre '
            'd’or</a> | <a href="liens.htm">Liens</a>'
        ),
    ),
    Pair("plain_price", "A price.", page(), page(text=edited(TEXT, 2, "2 euros", "3 euros")), Change.FIGURE, "3 euros"),
    Pair(
        "plain_article_of_law",
        "The number of an article of the rules.",
        page(),
        page(text=edited(TEXT, 3, "article 14", "article 17")),
        Change.FIGURE,
        "article 17",
    ),
    Pair(
        "plain_added",
        "A paragraph more, in a page without landmarks.",
        page(),
        page(text=(*TEXT, "Un second four, plus petit, attend les enfants de l’école le premier mardi du mois.")),
        Change.ADDED,
        "Un second four, plus petit",
    ),
    Pair("plain_removed", "A paragraph less.", page(), page(text=TEXT[:3]), Change.REMOVED, "du règlement"),
    Pair(
        "plain_title",
        "Another title.",
        page(),
        page("Les deux fours banals de Saint-Aubin"),
        Change.TITLE,
        "Les deux fours banals de Saint-Aubin",
    ),
    Pair(
        "plain_negation",
        "One word turns a rule round.",
        page(),
        page(text=edited(TEXT, 3, "personne n’ouvre la porte avant", "chacun peut ouvrir la porte avant")),
        Change.REWRITTEN,
        "chacun peut ouvrir la porte avant",
    ),
    Pair(
        "plain_modern_and_more",
        "Written anew in HTML 5, with a paragraph more.",
        page(),
        modern((*TEXT, "Les pizzas sont admises depuis l’hiver dernier, à condition de balayer la sole.")),
        Change.ADDED,
        "Les pizzas sont admises",
    ),
)
