"""Guides as programs of office and layout draw them: each word where it stands, cells, columns, hyphens, ligatures."""

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.errors import LimitReachedError

from catalog.errors import InputError
from catalog.importing.draft import Draft
from catalog.importing.pdf.document import read_pdf
from catalog.importing.pdf.hyphens import Hyphens

SIZE, LEADING = 11, 13
FONTS = b"/Font<</F1 5 0 R/F2 6 0 R/F3 7 0 R/F4 9 0 R>>"
Place = tuple[float, float]


@dataclass
class Sheet:
    """One page, drawn by operations of PDF. Places are points from the lower left corner."""

    drawn: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    form: tuple[str, str] = ("1 0 0 1 0 0", "")

    def write(self, at: Place, text: str, font: str = "F1", size: float = SIZE) -> float:
        """Returns where it ends."""
        self.drawn.append(f"BT /{font} {size} Tf 1 0 0 1 {at[0]} {at[1]} Tm ({text}) Tj ET")
        return at[0] + width(text, size)

    def words(self, at: Place, text: str, gap: float = 3.0) -> list[float]:
        """Each word by itself, and no space anywhere, as in justified text. Returns where each begins, and the end."""
        x, starts = at[0], []
        for word in text.split():
            starts.append(x)
            x = self.write((x, at[1]), word) + gap
        return [*starts, x - gap]

    def link(self, url: str, *lines: tuple[float, float, float], wider: float = 0.0) -> None:
        """lines: (left, right, baseline) of each; several are one link with a rectangle for each of its lines."""
        boxes = [(left - wider, low - 2 - wider, right + wider, low + 9 + wider) for left, right, low in lines]
        quads = " ".join(f"{left} {high} {right} {high} {left} {low} {right} {low}" for left, low, right, high in boxes)
        around = " ".join(map(str, [min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), 800]))
        area = f"/Rect[{around}]/QuadPoints[{quads}]" if len(boxes) > 1 else "/Rect[{} {} {} {}]".format(*boxes[0])
        self.links.append(f"<</Type/Annot/Subtype/Link{area}/A<</S/URI/URI({url})>>>>")

    def content(self) -> bytes:
        stream, form = "\n".join(self.drawn).encode("cp1252"), self.form[1].encode("cp1252")
        standard = b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>"
        resources = b"/Resources<<" + FONTS + b"/XObject<</X1 8 0 R>>>>"
        objects = [
            b"<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R" + resources
            + b"/Annots[%s]>>" % "".join(self.links).encode(),
            b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
            standard % b"Helvetica",
            standard % b"Helvetica-Bold",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[1/fi/afii57677/afii57669/afii57676/afii57689]>>>>",
            b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Matrix[%s]" % self.form[0].encode() + resources
            + b"/Length %d>>stream\n%s\nendstream" % (len(form), form),
            standard % b"Helvetica-Oblique",
        ]  # fmt: skip
        return document(objects)


def document(objects: list[bytes]) -> bytes:
    file, places = BytesIO(b""), []
    file.write(b"%PDF-1.7\n")
    for number, each in enumerate(objects, 1):
        places.append(file.tell())
        file.write(b"%d 0 obj%s\nendobj\n" % (number, each))
    start = file.tell()
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + rows)
    file.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return file.getvalue()


def width(text: str, size: float = SIZE) -> float:
    ruler = FPDF(unit="pt")
    ruler.set_font("Helvetica", size=size)
    return float(ruler.get_string_width(text))


def drafts(sheet: Sheet) -> list[Draft]:
    return read_pdf(sheet.content(), Path("guide.pdf")).drafts


def titles(sheet: Sheet) -> list[tuple[str, list[str]]]:
    return [(draft.title, [link.url for link in draft.links]) for draft in drafts(sheet)]


def test_a_link_covers_its_words_and_no_others_in_justified_text() -> None:
    sheet = Sheet()
    text = "On trouvera dans le Guide du don entre amis une aide précieuse"
    starts = sheet.words((60, 700), text, gap=9)
    sheet.link("http://a.example/don", (starts[4], starts[9] - 9, 700))
    assert titles(sheet) == [("Guide du don entre amis", ["http://a.example/don"])]
    [draft] = drafts(sheet)
    assert not draft.contributions


def test_kerning_and_stretched_letters_move_no_link() -> None:
    sheet = Sheet()
    # Word: spaces are moved; InDesign: letters are, too.
    sheet.drawn.append("BT /F1 11 Tf 0.4 Tc 6 Tw 90 Tz 60 700 Td [(On)40( y tr)-20(ouve le )-800(Guide du don)] TJ ET")
    before = (width("On y trouve le ") + 15 * 0.4 + 4 * 6 - (40 - 20 - 800) / 1000 * SIZE) * 0.9
    label = (width("Guide du don") + 12 * 0.4 + 2 * 6) * 0.9
    sheet.link("http://a.example/don", (60 + before, 60 + before + label, 700))
    assert titles(sheet) == [("Guide du don", ["http://a.example/don"])]


def test_letters_that_are_spread_out_are_words_all_the_same() -> None:
    sheet = Sheet()
    sheet.drawn.append("BT /F2 16 Tf 4 Tc 60 740 Td (SE FORMER) Tj ET BT 0 Tc ET")
    end = sheet.write((60, 700), "Guide du don")
    sheet.link("http://a.example/don", (60, end, 700))
    sheet.write((60, 700 - LEADING), "Un texte qui suit et qui est de la taille de tous les autres.")
    assert [draft.themes for draft in drafts(sheet)] == [("SE FORMER",)]


def test_a_link_may_be_drawn_wider_than_its_text() -> None:
    sheet = Sheet()
    starts = sheet.words((60, 700), "Guide du don et Guide du legs, 2014")
    sheet.link("http://a.example/don", (starts[0], starts[3] - 3, 700), wider=3.5)
    sheet.link("http://a.example/legs", (starts[4], starts[7] - 3 - width(","), 700), wider=3.5)
    sheet.write((60, 700 - LEADING), "Une autre ligne, sans lien.")
    assert titles(sheet) == [("Guide du don", ["http://a.example/don"]), ("Guide du legs", ["http://a.example/legs"])]


def test_a_link_over_two_lines_is_one_be_it_one_annotation_or_two_and_whatever_is_bold_in_it() -> None:
    for apart in (False, True):
        sheet = Sheet()
        first = sheet.write((60, 700), "L'étude de l'économie sociale dans les territoires et dans ")
        bold = sheet.write((first, 700), "tous ses", "F2")
        second = sheet.write((60, 700 - LEADING), "quartiers")
        sheet.write((second, 700 - LEADING), ", Le RAMEAU, 2014")
        lines = [(60 + width("L'étude de "), bold, 700), (60, second, 700 - LEADING)]
        for part in [[line] for line in lines] if apart else [lines]:
            sheet.link("http://b.example/etude", *part)
        assert titles(sheet) == [
            ("L'économie sociale dans les territoires et dans tous ses quartiers", ["http://b.example/etude"]),
        ]  # fmt: skip
        assert drafts(sheet)[0].date == "2014"


def test_a_link_goes_on_in_the_next_column() -> None:
    sheet = Sheet()
    sheet.words((60, 700), "Un texte sur toute la largeur de cette page pour dire combien elle est large ici", gap=6)
    left = ["Un colloque fut consacré aux", "pratiques les plus diverses :", "Actes du colloque sur les"]
    for number, text in enumerate(left):
        sheet.write((60, 660 - number * LEADING), text)
    end = sheet.write((300, 660), "pratiques associatives")
    sheet.write((end, 660), ", RTES, 2012.")
    sheet.write((300, 660 - LEADING), "Un autre paragraphe, qui ne dit")
    sheet.write((300, 660 - 2 * LEADING), "rien de plus que le premier.")
    at = 660 - 2 * LEADING
    sheet.link("http://d.example/actes", (60, 60 + width(left[2]), at))
    sheet.link("http://d.example/actes", (300, end, 660))
    assert titles(sheet) == [("Actes du colloque sur les pratiques associatives", ["http://d.example/actes"])]
    assert (drafts(sheet)[0].date, [each.name for each in drafts(sheet)[0].contributions]) == ("2012", ["RTES"])


@pytest.mark.parametrize("lower", [0, LEADING / 2], ids=["at the top", "in the middle"])
def test_the_cells_of_a_row_are_one_resource_however_many_lines_they_have(lower: float) -> None:
    sheet = Sheet()
    for x, text in ((60, "Titre"), (220, "Auteur"), (400, "Lien")):
        sheet.write((x, 700), text, "F2")
    rows = [
        ("Guide du mécénat", "de compétences", "ORSE, 2014", "a"),
        ("Baromètre des", "partenariats", "AB, 2013", "b"),
    ]
    for number, (one, two, author, link) in enumerate(rows):
        top = 680 - number * 30
        sheet.write((60, top), one)
        sheet.write((60, top - LEADING), two)
        sheet.write((220, top - lower), author)
        end = sheet.write((400, top - lower), "Lire")
        sheet.link(f"http://{link}.example/x", (400, end, top - lower))
    found = drafts(sheet)
    assert titles(sheet) == [
        ("Guide du mécénat de compétences", ["http://a.example/x"]), ("Baromètre des partenariats", ["http://b.example/x"]),
    ]  # fmt: skip
    assert [(draft.date, [each.name for each in draft.contributions]) for draft in found] == [
        ("2014", ["ORSE"]), ("2013", ["AB"]),
    ]  # fmt: skip


def test_the_next_lines_of_any_cell_belong_to_its_row_and_a_paragraph_above_does_not() -> None:
    sheet = Sheet()
    sheet.write((60, 700), "Des guides utiles à qui veut aider.")
    for x, text in ((60, "Titre"), (220, "Auteur"), (420, "Lien")):
        sheet.write((x, 700 - LEADING), text, "F2")
    top = 700 - 2 * LEADING
    # Two cells on one line, of which the second goes on below; then the third.
    label = sheet.write((60, top), "Kit du bénévole")
    for number, text in enumerate(["France Bénévolat, 2012,", "un organisme de tous", "les bénévoles"]):
        sheet.write((220, top - number * LEADING), text)
    sheet.write((420, top), "gratuit")
    sheet.link("http://h.example/k", (60, label, top))
    below = top - 3 * LEADING
    sheet.write((60, below), "Baromètre")
    sheet.write((220, below), "Comisis, 2013")
    end = sheet.write((420, below), "Lire")
    sheet.link("http://g.example/b", (420, end, below))
    sheet.write((60, below - LEADING), "Une autre phrase, qui n'est plus du tableau et ne dit rien.")
    assert titles(sheet) == [("Kit du bénévole", ["http://h.example/k"]), ("Baromètre", ["http://g.example/b"])]
    assert [(draft.date, [each.name for each in draft.contributions]) for draft in drafts(sheet)] == [
        ("2012", ["France Bénévolat"]), ("2013", ["Comisis"]),
    ]  # fmt: skip


def test_a_word_broken_by_a_program_is_whole_again_and_its_ligatures_are_letters() -> None:
    sheet = Sheet()
    lines = ["Les associations et la coopéra-", "tion entre elles : la coopération", "mène loin."]
    for number, text in enumerate(lines):
        sheet.write((60, 700 - number * LEADING), text)
    sheet.write((60, 600), "\x01nancement pluriannuel des associa-", "F3")
    end = sheet.write((60, 600 - LEADING), "tions")
    sheet.write((end, 600 - LEADING), ", Avise, 2016")
    sheet.link(
        "http://e.example/f", (60, 60 + width("financement pluriannuel des associa-"), 600), (60, end, 600 - LEADING)
    )
    assert titles(sheet) == [("Financement pluriannuel des associations", ["http://e.example/f"])]


def test_a_comma_set_in_italics_is_no_part_of_the_title() -> None:
    sheet = Sheet()
    first = sheet.write((60, 700), "« Construire, ensemble », ", "F4")
    second = sheet.write((first, 700), "Le RAMEAU, novembre 2013 : ")
    end = sheet.write((second, 700), "ici")
    sheet.link("http://b.example/x", (second, end, 700))
    assert titles(sheet) == [("Construire, ensemble", ["http://b.example/x"])]


def test_a_broken_address_is_no_title() -> None:
    sheet = Sheet()
    url = "http://f.example/ressources/documents/mutualiser-des-emplois/guide-complet.pdf"
    end = sheet.write((60, 700), "Mutualiser des emplois entre associations, RNMA, 2014 :")
    first = sheet.write((60, 700 - LEADING), "http://f.example/ressources/documents/mutualiser-")
    second = sheet.write((60, 700 - 2 * LEADING), "des-emplois/guide-complet.pdf")
    assert end > first
    sheet.link(url, (60, first, 700 - LEADING), (60, second, 700 - 2 * LEADING), wider=2)
    assert titles(sheet) == [("Mutualiser des emplois entre associations", [url])]


def test_a_space_over_which_letters_stand_is_none() -> None:
    sheet = Sheet()
    # A hyphen that a word may be broken at, drawn as an empty sign.
    for text, x in (("Jouez col", 60.0), (" ", 60 + width("Jouez col")), ("lectif", 60 + width("Jouez col"))):
        sheet.write((x, 700), text)
    sheet.link("http://g.example/x", (60, 60 + width("Jouez collectif"), 700))
    assert titles(sheet) == [("Jouez collectif", ["http://g.example/x"])]


def test_what_is_marked_as_part_of_the_page_is_no_part_of_the_guide() -> None:
    sheet = Sheet()
    sheet.drawn.append("/Artifact <</Type/Pagination/Subtype/Header>> BDC")
    sheet.write((60, 700), "Guide de la coopération, édition de 2011")
    sheet.drawn.append("EMC /P <</MCID 0>> BDC")
    end = sheet.write((60, 700 - LEADING), "Jouez collectif")
    sheet.drawn.append("EMC")
    sheet.link("http://g.example/x", (60, end, 700 - LEADING))
    assert [(draft.title, draft.date) for draft in drafts(sheet)] == [("Jouez collectif", None)]


def test_what_a_sign_stands_for_is_taken_at_its_word() -> None:
    sheet = Sheet()
    sheet.drawn.append("/Span <</ActualText (Jouez collectif)>> BDC")
    end = sheet.write((60, 700), "Jouez ***")
    sheet.drawn.append("EMC")
    sheet.link("http://g.example/x", (60, end, 700))
    assert titles(sheet) == [("Jouez collectif", ["http://g.example/x"])]


def test_a_footnote_whose_number_is_as_large_as_its_text_is_one() -> None:
    sheet = Sheet()
    end = sheet.write((60, 700), "La charte du réseau dit tout")
    sheet.write((end, 704), "1", size=6)
    sheet.write((60, 100), "1", size=SIZE)
    sheet.write((66.2, 100), "Charte du réseau, 2012 : ici")
    start = 66.2 + width("Charte du réseau, 2012 : ")
    sheet.link("http://h.example/charte", (start, start + width("ici"), 100))
    assert titles(sheet) == [("Charte du réseau", ["http://h.example/charte"])]


def test_text_in_a_form_is_read_where_the_form_is_drawn() -> None:
    drawn = f"BT /F1 {SIZE} Tf 10 20 Td (Jouez collectif) Tj ET"
    sheet = Sheet(["q 1 0 0 1 50 600 cm /X1 Do Q"], form=("2 0 0 2 0 0", drawn))
    sheet.link("http://g.example/x", (70, 70 + 2 * width("Jouez collectif"), 640))
    assert titles(sheet) == [("Jouez collectif", ["http://g.example/x"])]


def test_a_form_that_draws_itself_ends_and_too_many_are_refused() -> None:
    assert drafts(Sheet(["/X1 Do"], form=("1 0 0 1 0 0", "/X1 Do"))) == []
    with pytest.raises(InputError, match="unpacks") as caught:
        drafts(Sheet(["/X1 Do"] * 501))
    assert isinstance(caught.value.__cause__, LimitReachedError)


def test_what_is_written_from_the_right_is_in_the_order_of_reading() -> None:
    sheet = Sheet()
    end = sheet.write((60, 700), "\x02\x03\x04\x05", "F3")
    sheet.link("http://g.example/x", (60, end, 700))
    assert titles(sheet) == [("שלום", ["http://g.example/x"])]


@pytest.mark.parametrize(("shown", "times"), [("a" * 60_000, 1), ("a" * 40_000, 13)], ids=["a run", "a page"])
def test_a_page_of_more_text_than_any_guide_has_is_refused(shown: str, times: int) -> None:
    with pytest.raises(InputError, match="unpacks"):
        drafts(Sheet([f"BT /F1 1 Tf ({shown}) Tj ET"] * times))


OPERATORS = st.sampled_from(
    [
        "q", "Q", "cm", "BT", "ET", "Tm", "Td", "TD", "T*", "Tf", "Tc", "Tw", "Tz", "TL", "Ts", "Tj", "TJ", "'", '"',
        "BMC", "BDC", "EMC", "Do",
    ]
)  # fmt: skip
OPERANDS = st.sampled_from(
    [
        "0", "1", "-1", "11", "9" * 30, "-0.0001", "/F1", "/F3", "/X1", "/Nope", "(abc)", "<0041>", "[(a)-300(b c)]",
        "[(x)/F1 1]", "<</ActualText(z)>>", "/Artifact", "[]", "true", "null",
    ]
)  # fmt: skip
SIZES = ("11", "0", "-5", "0.1", "9" * 20)
MATRICES = ("1 0 0 1 60 700", "-1 0 0 1 9 9", "0 0 0 0 1 1", "1e5 0 0 1e5 0 0", "9" * 320 + " 0 0 1 0 0")
DRAWN = st.sampled_from([f"BT /F1 {size} Tf {matrix} Tm (abc d) Tj" for size in SIZES for matrix in MATRICES])


@settings(max_examples=150)
@given(st.lists(DRAWN | st.tuples(st.lists(OPERANDS, max_size=6).map(" ".join), OPERATORS).map(" ".join), max_size=25))
def test_no_drawing_does_any_harm(drawn: list[str]) -> None:
    sheet = Sheet(drawn, form=("1 0 0 1 0 0", " ".join(drawn[:3])))
    sheet.link("http://a.example/", (60, 100, 700))
    try:
        found = titles(sheet)
    except InputError as error:
        assert error.line == 1  # noqa: PT017 (either outcome is right)
    else:
        assert [urls for _, urls in found if urls != ["http://a.example/"]] == []


def test_a_hyphen_of_the_author_stays() -> None:
    hyphens = Hyphens(["Un vade-mecum pour tous et des", "guides, ou un vade-", "mecum de la région Rhône-", "Alpes"])
    assert not hyphens.only_break("guides, ou un vade-", "mecum de la région")
    assert not hyphens.only_break("de la région Rhône-", "Alpes")
    assert not hyphens.only_break("un porte-", "voix")
    # Signs that only programs put.
    assert hyphens.only_break("la coopéra\u2010", "tion")
    assert hyphens.only_break("la coopéra\u00ad", "tion")
    told = Hyphens(["La coopération des uns", "et la coopéra-", "tion des autres, un porte-", "voix"])
    assert told.only_break("et la coopéra-", "tion")
