"""PDF files: made anew with the same words, or a new version under the same address."""

import hashlib

from vigie.demo.editions.pair import PDF, Change, Pair, edited
from vigie.demo.pages import Page
from vigie.demo.pdf import booklet

TITLE = "Tenir les comptes d’une petite association"
FIRST = (
    "Édition 2024",
    "Un cahier, deux colonnes, une chemise pour les factures :",
    "la plupart des associations n’ont besoin de rien d’autre.",
    "Le trésorier note chaque dépense le jour où elle est faite.",
)
SECOND = (
    "Le rapprochement bancaire se fait une fois par mois.",
    "On coche, ligne à ligne, ce que la banque a vu passer.",
    "Le seuil de publication des comptes est de 153 000 euros.",
)
THIRD = (
    "En fin d’année, le bilan tient sur une page.",
    "Il est lu à haute voix devant les adhérents, qui posent leurs questions.",
)
PAGES = (FIRST, SECOND, THIRD)
URL = "https://ressources.example/IMG/pdf/comptes.pdf"


def file(
    title: str = TITLE,
    pages: tuple[tuple[str, ...], ...] = PAGES,
    modified: str = "20240115093000",
    identity: str = "d41d8cd98f00b204e9800998ecf8427e",
    **headers: str,
) -> Page:
    """`headers` are named with underscores."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Page(
        headers={"Content-Type": PDF, **names}, body=booklet(title, pages, modified=modified, identity=identity)
    )


def _new(title: str = TITLE, pages: tuple[tuple[str, ...], ...] = PAGES) -> Page:
    return file(title, pages, "20260302081455", hashlib.sha256(title.encode()).hexdigest()[:32])


def _pair(name: str, what: str, after: Page, expects: Change = Change.NOISE, says: str = "") -> Pair:
    return Pair(name, what, file(), after, expects, says, URL)


def _broken_anew() -> tuple[tuple[str, ...], ...]:
    """The same words, the lines broken elsewhere."""
    words = " ".join(FIRST[1:]).split()
    return (FIRST[0], " ".join(words[:7]), " ".join(words[7:15]), " ".join(words[15:])), SECOND, THIRD


CASES = (
    _pair("pdf_made_anew", "Exported again: another identity, another date of modification.", _new()),
    _pair("pdf_one_byte", "One digit of the date of modification.", file(modified="20240115093001")),
    _pair(
        "pdf_after_the_end",
        "Bytes after the end of the file.",
        Page(headers={"Content-Type": PDF}, body=file().body + b"\n% relu le 3 mars\n"),
    ),
    _pair("pdf_lines", "Lines broken elsewhere: another printer, the same words.", _new(pages=_broken_anew())),
    _pair(
        "pdf_headers",
        "Another ETag, Last-Modified and identity for the same words.",
        file(identity="9e107d9d372bb6826bd81d3542a419d6", ETag='"b2"', Last_Modified="Mon, 02 Mar 2026 08:14:55 GMT"),
    ),
    _pair(
        "pdf_edition",
        "A new edition: its year in the title, and on the first page.",
        _new(f"{TITLE} – édition 2026", (edited(FIRST, 0, "2024", "2026"), SECOND, THIRD)),
        Change.TITLE,
        "édition 2026",
    ),
    _pair(
        "pdf_edition_in_the_text",
        "A new edition, told by its first page only.",
        _new(pages=(edited(FIRST, 0, "2024", "2026"), SECOND, THIRD)),
        Change.EDITION,
        "Édition 2026",
    ),
    _pair(
        "pdf_chapter",
        "Two pages more.",
        _new(
            pages=(
                *PAGES,
                ("Les subventions ont leur propre tableau.", "Chaque financeur y trouve sa ligne."),
                ("Annexe : un modèle de budget pour une fête.",),
            )
        ),
        Change.PAGES,
        "Les subventions ont leur propre tableau",
    ),
    _pair("pdf_shorter", "A page less.", _new(pages=(FIRST, SECOND)), Change.REMOVED, "le bilan tient sur une page"),
    _pair(
        "pdf_threshold",
        "One figure of the law.",
        _new(pages=(FIRST, edited(SECOND, 2, "153 000", "200 000"), THIRD)),
        Change.FIGURE,
        "200 000 euros",
    ),
    _pair(
        "pdf_title_only",
        "Another title in the properties of the file, and at its head.",
        _new("Tenir les comptes d’une association"),
        Change.TITLE,
        "Tenir les comptes d’une association",
    ),
    _pair(
        "pdf_rewritten",
        "A page rewritten, their number the same.",
        _new(pages=(FIRST, SECOND, ("Le bilan est désormais rempli en ligne.", "La préfecture le reçoit aussitôt."))),
        Change.REWRITTEN,
        "Le bilan est désormais rempli en ligne",
    ),
)
