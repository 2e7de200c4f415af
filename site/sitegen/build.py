"""Builds the site into an empty folder: the same catalogue makes the same bytes."""

import tempfile
from importlib import resources
from itertools import chain
from pathlib import Path

from sqlalchemy.orm import Session

from catalog.directory import Directory
from catalog.edition import Edition
from catalog.words import Words, words_of
from sitegen import search_index
from sitegen.chunks import shown_resources
from sitegen.discovery import robots, security, sitemaps
from sitegen.downloads import CATALOGUES, written_down
from sitegen.environment import entry_of
from sitegen.health import Health, health
from sitegen.lists import FROM_BELOW, Entries, facet_pages, index_pages
from sitegen.notices import notices
from sitegen.press import Press
from sitegen.resource_pages import resource_page, withdrawn_pages
from sitegen.search_index import SearchIndex
from sitegen.spool import Spool
from sitegen.survey import Survey, survey
from sitegen.trend import trend
from sitegen.weekly import TEXT, weekly_pages, weekly_text

# Where the bundled files go.
ASSETS = {
    "style.css": "assets/style.css",
    "vigie.js": "assets/vigie.js",
    "favicon.svg": "assets/favicon.svg",
    "share.png": "assets/partage.png",
    "favicon.ico": "favicon.ico",
}


def build(session: Session, directory: Directory, edition: Edition) -> None:
    """Writes every page and file of the site but the feeds.

    Raises OSError where the folder cannot be written; what was written until then stays.
    """
    words = words_of(directory.language, "sitegen")
    known, state = survey(session, words), health(session)
    with Spool() as entries, Spool() as listed:
        press = Press(directory, edition, listed)
        _print_resources(session, known, entries, press, words)
        for page in chain(
            index_pages(known, state, Entries(entries), directory),
            facet_pages(known, Entries(entries), words),
            withdrawn_pages(session, words),
            weekly_pages(known.events, directory, words),
            notices(known, state, trend(session), directory, words),
        ):
            press.print(page)
        for path, text in sitemaps(listed, directory):
            edition.write(path, text)
    edition.write(TEXT, weekly_text(known.events, directory, words))
    _write_small_files(directory, state, edition)


def _print_resources(session: Session, known: Survey, entries: Spool, press: Press, words: Words) -> None:
    """The pages of the resources; on the way, their entries in lists, the downloads and the index of the search."""
    with tempfile.TemporaryDirectory() as place:
        desk = Path(place)
        with (desk / search_index.PATH).open("w", encoding="utf-8") as file:
            searched = SearchIndex(known, file, words)
            for shown in written_down(shown_resources(session, known), desk):
                press.print(resource_page(shown, press.directory, words))
                entries.add(entry_of(shown.resource, press.directory.language, FROM_BELOW))
                searched.add(shown.number, shown.resource)
            searched.end()
        search_index.as_script(desk / search_index.PATH, desk / search_index.SCRIPT_PATH)
        for name in (search_index.PATH, search_index.SCRIPT_PATH, *CATALOGUES):
            press.edition.adopt(name, desk / name)


def _write_small_files(directory: Directory, state: Health, edition: Edition) -> None:
    edition.write("robots.txt", robots(directory))
    # Without it GitHub Pages would leave out what begins with a dot or an underscore.
    edition.write(".nojekyll", "")
    contact = security(directory, state.last_check)
    if contact:
        edition.write(".well-known/security.txt", contact)
    bundled = resources.files("sitegen") / "assets"
    for name, path in ASSETS.items():
        edition.write(path, (bundled / name).read_bytes())
