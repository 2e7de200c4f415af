"""What LibreOffice itself makes of a guide and of a table is read: its PDF, and its CSV in each of its dialects."""

import shutil
import subprocess
from pathlib import Path

import pytest

from catalog.importing.files import read_file
from catalog.kinds import Kind

GUIDES = Path(__file__).parents[1] / "data" / "guides"
SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

# Separator, quotation mark, encoding and first row, in the words of LibreOffice's filter.
AS_EXCEL, AS_UTF8, TABS = "59,34,ANSI,1", "44,34,76,1", "9,34,76,1"


def converted(name: str, kind: str, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(GUIDES / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / name).with_suffix(f".{kind.partition(':')[0]}")


def test_a_guide_that_libreoffice_printed_is_read_with_its_headings(tmp_path: Path) -> None:
    reading = read_file(converted("guide.fodt", "pdf", tmp_path))
    place = "Coopérer sur un territoire"
    assert [(draft.title, draft.date, [link.url for link in draft.links], draft.place) for draft in reading.drafts] == [
        ("Jouez collectif", "2015", ["https://a.example/guide.pdf"], f"{place} › S’informer"),
        # Its link is broken over two lines.
        (
            "Œuvrer à plusieurs : l’économie sociale et ses réseaux dans les territoires ruraux et les quartiers des "
            "grandes villes",
            "2014",
            ["https://b.example/etude?x=1&y=2"],
            f"{place} › S’informer",
        ),
        ("Réseau Cocagne", None, ["https://c.example/"], f"{place} › Se former"),
    ]
    assert [draft.themes for draft in reading.drafts] == [("S’informer",), ("S’informer",), ("Se former",)]
    assert not reading.warnings


@pytest.mark.parametrize("tagged", ["true", "false"])
def test_a_guide_with_columns_cells_notes_and_broken_words_is_read_tagged_or_not(tmp_path: Path, tagged: str) -> None:
    kind = f'pdf:writer_pdf_Export:{{"UseTaggedPDF":{{"type":"boolean","value":"{tagged}"}}}}'
    drafts = read_file(converted("composition.fodt", kind, tmp_path)).drafts
    assert [(draft.title, draft.date, [each.name for each in draft.contributions]) for draft in drafts] == [
        ("Jouez collectif", "2015", []),
        (
            "Mutualiser des emplois entre associations : groupements d’employeurs, mises à disposition, conventions",
            "2014-06",
            ["Le RAMEAU"],
        ),
        (
            "Œuvrer à plusieurs : l’économie sociale et ses réseaux dans les territoires ruraux et les quartiers des "
            "grandes villes, panorama des expérimentations contemporaines interdépartementales",
            "2014",
            ["Le RAMEAU"],
        ),
        ("Réseau Cocagne", None, []),
        ("Guide du mécénat de compétences", "2014", ["ORSE"]),
        ("Baromètre des partenariats", "2013", ["Comisis"]),
        (
            "Actes du colloque sur les expérimentations départementales et l’accompagnement des regroupements "
            "associatifs",
            "2012",
            ["RTES"],
        ),
        (
            "La reconnaissance réglementaire des coopérations interassociatives : propositions pour un financement "
            "pluriannuel",
            "2016",
            ["Avise"],
        ),
        ("Charte du réseau", "2012", []),
    ]
    assert [len(draft.links) for draft in drafts] == [1, 2, 1, 1, 1, 1, 1, 1, 1]


@pytest.mark.parametrize("dialect", [AS_EXCEL, AS_UTF8, TABS], ids=["excel", "utf-8", "tabs"])
def test_a_table_that_libreoffice_saved_is_read_in_each_dialect(tmp_path: Path, dialect: str) -> None:
    file = converted("ressources.fods", f"csv:Text - txt - csv (StarCalc):{dialect}", tmp_path)
    study, other = read_file(file).drafts
    assert (study.title, study.kind, study.date) == ("L’économie – une œuvre ; et « plus »", Kind.STUDY, "2014")
    assert [each.name for each in study.contributions] == ["RNMA", "Le RAMEAU"]
    assert study.summary == 'Sur deux "lignes"\nà 10 €'
    assert (other.title, other.line, [link.url for link in other.links]) == (
        "Jouez collectif",
        4,
        ["https://b.example/"],
    )
    assert (b"\xe9" in file.read_bytes()) is (dialect == AS_EXCEL)
