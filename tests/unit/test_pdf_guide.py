"""A guide as a PDF: links with the text that they cover, under the nearest heading; and what is no such guide."""

import zlib
from io import BytesIO
from pathlib import Path

import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission, EncryptionMethod
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from catalog.errors import InputError
from catalog.importing.draft import Draft
from catalog.importing.files import read_file
from catalog.importing.pdf import document as reader
from catalog.importing.reading import Reading
from catalog.vocabulary import ContributorRole, LinkRole


class Guide(FPDF):
    """A guide as an office program sets it: headings are larger, names of works in italics."""

    def __init__(self, width: float = 210) -> None:
        super().__init__(format=(width, 297))
        self.set_font("Helvetica", size=11)
        self.add_page()

    def heading(self, text: str, size: float = 16) -> None:
        self.set_font("Helvetica", "B", size)
        self.multi_cell(0, size / 2, text, new_x="LMARGIN", new_y="NEXT")
        self.set_font("Helvetica", size=11)
        self.ln(4)

    def paragraph(self, *parts: str | tuple[str, str], bullet: str = "") -> None:
        """Parts are texts ("*so*" in italics) or labels with their address."""
        if bullet:
            self.write(5, bullet)
            self.set_left_margin(self.get_x())
        for part in parts:
            text, url = part if isinstance(part, tuple) else (part, "")
            self.set_font("Helvetica", "I" if text.startswith("*") else "", 11)
            self.write(5, text.strip("*"), url)
        self.set_left_margin(10)
        self.ln(5 if bullet else 9)

    def save(self, folder: Path) -> Path:
        path = folder / "guide.dat"
        self.output(str(path))
        return path


def read(guide: Guide, folder: Path) -> Reading:
    return read_file(guide.save(folder))


def urls(draft: Draft) -> list[str]:
    return [link.url for link in draft.links]


def test_links_have_the_title_that_they_cover_and_the_heading_above(tmp_path: Path) -> None:
    guide = Guide()
    guide.heading("Ressources", 20)
    guide.heading("Coopération entre associations", 14)
    bit = "http://bit.ly/293p82y"
    guide.paragraph("*Jouez collectif !*", ", RNMA (édité par France Active), 2015 - ", (bit, bit), bullet="- ")
    guide.paragraph(("Guide du mécénat", "https://www.example.org/g.pdf"), ", ORSE, juin 2014", bullet="- ")
    guide.add_page()
    guide.heading("Europe", 14)
    guide.paragraph("Un texte qui ne dit rien de plus, puis ", ("Étude des réseaux", "http://b.example/etude"), ".")
    play, mecenat, study = read(guide, tmp_path).drafts
    assert (play.title, play.date, play.place) == (
        "Jouez collectif !", "2015", "Ressources › Coopération entre associations",
    )  # fmt: skip
    assert [(each.name, each.role) for each in play.contributions] == [
        ("RNMA", ContributorRole.AUTHOR), ("France Active", ContributorRole.PUBLISHER),
    ]  # fmt: skip
    assert (mecenat.title, mecenat.date, mecenat.themes) == (
        "Guide du mécénat", "2014-06", ("Coopération entre associations",),
    )  # fmt: skip
    assert [link.role for link in mecenat.links] == [LinkRole.DOCUMENT]
    assert (study.title, study.themes, study.line) == ("Étude des réseaux", ("Europe",), 2)
    assert [urls(draft) for draft in (play, study)] == [[bit], ["http://b.example/etude"]]


def test_a_link_over_several_lines_is_one_and_so_is_one_said_twice(tmp_path: Path) -> None:
    long = "Un guide dont le titre est si long qu’il ne tient pas sur une ligne de cette page étroite".replace("’", "'")
    guide = Guide(width=90)
    guide.paragraph((long, "http://a.example/long"), ", 2014")
    guide.paragraph(
        "Étude des réseaux du département : ",
        (
            "http://b.example/une/adresse/qui/deborde/de/la/ligne/et/va/plus/loin",
            "http://b.example/une/adresse/qui/deborde/de/la/ligne/et/va/plus/loin",
        ),
    )
    guide.paragraph((long, "http://a.example/long"))
    drafts = read(guide, tmp_path).drafts
    assert [urls(draft) for draft in drafts] == [
        ["http://a.example/long"], ["http://b.example/une/adresse/qui/deborde/de/la/ligne/et/va/plus/loin"],
    ]  # fmt: skip
    assert drafts[0].title == long


def test_a_bare_address_takes_its_title_from_what_surrounds_it(tmp_path: Path) -> None:
    guide = Guide()
    guide.paragraph(
        "Centre de ressources en ligne sur les partenariats : ", ("www.a.example/x", "http://www.a.example/x")
    )
    guide.paragraph("Six associations réunies pour la mobilité.")
    guide.paragraph(("http://bit.ly/1", "http://bit.ly/1"))
    assert [draft.title for draft in read(guide, tmp_path).drafts] == [
        "Centre de ressources en ligne sur les partenariats", "Six associations réunies pour la mobilité",
    ]  # fmt: skip


def test_a_link_on_a_picture_is_not_lost(tmp_path: Path) -> None:
    guide = Guide()
    guide.paragraph("Le site du réseau :")
    guide.image(Image.new("RGB", (8, 8), "green"), w=30, link="http://logo.example/")
    assert [urls(draft) for draft in read(guide, tmp_path).drafts] == [["http://logo.example/"]]


def test_what_is_no_link_is_told_with_its_page(tmp_path: Path) -> None:
    guide = Guide()
    guide.paragraph("Écrire à ", ("nous", "mailto:a@b.example"), " ou lire ", ("cela", "file:///tmp/x"))
    guide.add_page()
    guide.paragraph("Voir http://nu.example/page.")
    reading = read(guide, tmp_path)
    assert reading.drafts == []
    assert [(remark.line, remark.facts.get("url")) for remark in reading.warnings] == [
        (1, "file:///tmp/x"), (2, "http://nu.example/page"), (1, None),
    ]  # fmt: skip


def test_a_scanned_guide_is_told_to_be_one(tmp_path: Path) -> None:
    guide = Guide()
    guide.image(Image.new("RGB", (100, 100)), w=100)
    reading = read(guide, tmp_path)
    assert reading.drafts == []
    assert "OCR" in reading.warnings[0].message


def test_page_numbers_and_running_titles_are_no_part_of_the_guide(tmp_path: Path) -> None:
    class Printed(Guide):
        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("Helvetica", size=11)
            self.cell(0, 5, f"Guide de la coopération, page {self.page_no()}")

    guide = Printed()
    for number in range(4):
        guide.paragraph(f"Guide pratique numéro {number}, 2014 : ", ("ici", f"http://{number}.example/x"))
        guide.add_page()
    assert [draft.title for draft in read(guide, tmp_path).drafts] == [f"Guide pratique numéro {n}" for n in range(4)]


def refusal(content: bytes, folder: Path, format: str | None = None) -> InputError:  # noqa: A002
    path = folder / "guide.pdf"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_file(path, format)
    return caught.value


def bytes_of(guide: FPDF) -> bytes:
    return bytes(guide.output())


def test_a_locked_guide_is_refused_and_one_only_locked_against_changes_is_read(tmp_path: Path) -> None:
    for password, locked in (("secret", True), ("", False)):
        guide = Guide()
        guide.paragraph(("Guide du don", "http://a.example/don"))
        guide.set_encryption("owner", password, EncryptionMethod.AES_256, AccessPermission.none())
        if locked:
            assert "password" in str(refusal(bytes_of(guide), tmp_path))
        else:
            assert [draft.title for draft in read(guide, tmp_path).drafts] == ["Guide du don"]


def test_a_guide_cut_short_is_refused(tmp_path: Path) -> None:
    guide = Guide()
    guide.paragraph(("Guide du don", "http://a.example/don"))
    content = bytes_of(guide)
    for end in (10, len(content) // 2, len(content) - 10):
        assert "cut short" in str(refusal(content[:end], tmp_path))
    assert "page" in str(refusal(b"%PDF-1.7\nrien\n%%EOF\n", tmp_path))
    assert "not a PDF" in str(refusal(b"title,url\n", tmp_path, "pdf"))


def bomb(unpacked: int) -> bytes:
    """A page whose text unpacks to so many bytes."""
    stream = zlib.compress(b"BT /F1 12 Tf (a) Tj ET " + b" " * unpacked, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    file, places = BytesIO(b""), []
    file.write(b"%PDF-1.7\n")
    for number, each in enumerate(objects, 1):
        places.append(file.tell())
        file.write(b"%d 0 obj%s\nendobj\n" % (number, each))
    start = file.tell()
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    file.write(b"xref\n0 6\n0000000000 65535 f \n" + rows)
    file.write(b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start)
    return file.getvalue()


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "guide.pdf"
    path.write_bytes(bomb(1_000))
    assert read_file(path).drafts == []
    content = bomb(200_000_000)
    assert len(content) < 1_000_000
    error = refusal(content, tmp_path)
    assert (error.line, "unpacks" in str(error)) == (1, True)


def test_an_endless_tree_of_pages_is_refused(tmp_path: Path) -> None:
    content = bomb(10).replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")
    assert refusal(content, tmp_path).line == 1


def test_a_huge_guide_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "guide.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(200_000_000)
    with pytest.raises(InputError, match="100 MB"):
        read_file(path)


@given(st.binary(max_size=300), st.integers(0, 600), st.integers(0, 60))
def test_no_bytes_do_any_harm(noise: bytes, at: int, gone: int) -> None:
    content = bomb(30)
    broken = content[:at] + noise + content[at + gone :]
    try:
        reading = reader.read_pdf(broken + b"\n%%EOF", Path("guide.pdf"))
    except InputError as error:
        assert error.line >= 1  # noqa: PT017 (either outcome is right)
    else:
        assert all(draft.title for draft in reading.drafts)
