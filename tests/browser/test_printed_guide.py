"""The real guide, printed into a PDF by a browser: what is read of it is what the guide in Markdown says."""

from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser

from catalog.importing.draft import Draft
from catalog.importing.files import read_file
from catalog.importing.markdown import read_markdown

GUIDE = Path(__file__).parents[2].parent / "shared" / "guide-cooperation.md"
STYLES = {
    "plain": "body { font: 11pt sans-serif }",
    "justified": "body { font: 10pt serif; text-align: justify; hyphens: auto } li { list-style: '- ' }",
    "small": "body { font: 10pt sans-serif; line-height: 1.6 }",
}


def _by_address(drafts: list[Draft]) -> dict[str, Draft]:
    # Browsers write an address with the slash that its author left out.
    return {link.url.rstrip("/"): draft for draft in drafts for link in draft.links}


@pytest.mark.skipif(not GUIDE.exists(), reason="the guide is not beside this checkout")
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("tagged", [True, False])
def test_a_printed_guide_says_what_the_guide_says(browser: Browser, tmp_path: Path, style: str, tagged: bool) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    html = MarkdownIt("commonmark").enable("table").render(text)
    page = browser.new_page()
    page.set_content(f'<html lang="fr"><meta charset="utf-8"><style>{STYLES[style]}</style>{html}')
    file = tmp_path / "guide.pdf"
    page.pdf(
        path=str(file),
        format="A5" if style == "small" else "A4",
        margin={"top": "2cm", "bottom": "2cm", "left": "2cm", "right": "2cm"},
        display_header_footer=True,
        header_template='<div style="font-size: 8px">Guide de la coopération</div>',
        footer_template='<div style="font-size: 8px">Page <span class="pageNumber"></span></div>',
        tagged=tagged,
    )
    page.close()
    reading = read_file(file)
    printed, written = _by_address(reading.drafts), _by_address(read_markdown(text))
    assert len(printed) == 20
    assert printed.keys() == written.keys()
    titles = {url: draft.title for url, draft in printed.items()}
    assert titles == {url: draft.title for url, draft in written.items()}
    for fact in ("date", "kind", "themes", "contributions", "container", "issue"):
        same = sum(getattr(printed[url], fact) == getattr(written[url], fact) for url in written)
        assert same >= 18, fact
    assert not reading.warnings
