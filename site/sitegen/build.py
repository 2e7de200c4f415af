"""Builds the site into an empty folder: the same catalogue makes the same bytes."""

import tempfile
from importlib import resources
from itertools import chain
from pathlib import Path

from catalog.crew import Crew
from catalog.directory import Directory
from catalog.edition import Edition
from catalog.spool import Spool
from catalog.words import Words, words_of
from sitegen import search_index
from sitegen.chunks import chunks
from sitegen.discovery import robots, security, sitemaps
from sitegen.downloads import CATALOGUES, written_down
from sitegen.health import Health, health
from sitegen.lists import Entries, facet_pages, index_pages
from sitegen.notices import notices
from sitegen.press import Press
from sitegen.resource_pages import Bindery, withdrawn_pages
from sitegen.search_index import SearchIndex
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


def build(crew: Crew, directory: Directory, edition: Edition, heeds_robots: bool = True) -> None:
    """Writes every page and file of the site but the feeds. heeds_robots: whether our visits keep to robots.txt.

    Raises OSError where the folder cannot be written; what was written until then stays.
    """
    words, session = words_of(directory.language, "sitegen"), crew.session
    known, state = survey(session, words), health(session)
    with Spool() as spool, Spool() as listed:
        press, entries = Press(directory, edition, listed), Entries(spool)
        _print_resources(crew, known, entries, press, words)
        for page in chain(
            index_pages(known, state, entries, directory, words),
            facet_pages(known, entries, words),
            withdrawn_pages(session, words),
            weekly_pages(known.events, directory, words),
            notices(known, state, trend(session), directory, heeds_robots, words),
        ):
            press.print(page)
        for path, text in sitemaps(listed, directory):
            edition.write(path, text)
    edition.write(TEXT, weekly_text(known.events, directory, words))
    _write_small_files(directory, state, edition)


def _print_resources(crew: Crew, known: Survey, entries: Entries, press: Press, words: Words) -> None:
    """The pages of the resources; on the way, their entries in lists, the downloads and the index of the search."""
    with tempfile.TemporaryDirectory() as place:
        desk = Path(place)
        with (desk / search_index.PATH).open("w", encoding="utf-8") as file:
            index, bindery = SearchIndex(known, file, words), Bindery(crew, press, words)
            resources = bindery.made(chunks(crew.session, known))
            for number, made in enumerate(written_down(resources, desk)):
                entries.add(made.entry)
                index.add(number, made.searched)
            index.end()
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
