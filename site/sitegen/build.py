"""Builds the site into an empty folder: the same catalogue makes the same bytes."""

from collections.abc import Iterable, Sequence
from importlib import resources
from pathlib import Path

from jinja2 import Environment
from sqlalchemy.orm import Session

from catalog.directory import Directory
from catalog.exporting.formats import FORMATS
from catalog.models import Resource
from catalog.words import words_of
from sitegen.addresses import page_of, public
from sitegen.contents import contents
from sitegen.discovery import robots, sitemap
from sitegen.environment import environment
from sitegen.pages import Page, pages

# The downloads: their names, and the names of their formats.
CATALOGUES = {"catalogue.csv": "csv", "catalogue.json": "json", "catalogue.bib": "bibtex", "catalogue.ris": "ris"}
REFERENCES = {"reference.bib": "bibtex", "reference.ris": "ris"}
# Where the bundled files go.
ASSETS = {"style.css": "assets/style.css", "favicon.svg": "assets/favicon.svg", "favicon.ico": "favicon.ico"}


def build(session: Session, directory: Directory, folder: Path) -> None:
    """Writes every page and file of the site but the feeds into `folder`, which exists and is empty.

    Raises OSError where the folder cannot be written; what was written until then stays.
    """
    held = contents(session)
    site = list(pages(held, directory, words_of(directory.language, "sitegen")))
    _write_pages(site, directory, folder)
    _write_exports(held.resources, folder)
    _write(folder / "sitemap.xml", sitemap(site, directory))
    _write(folder / "robots.txt", robots(directory))
    _copy_assets(folder)


def _write_pages(site: Iterable[Page], directory: Directory, folder: Path) -> None:
    templates = environment(directory.language)
    for page in site:
        _write(folder / page.path, _render(page, directory, templates))


def _render(page: Page, directory: Directory, templates: Environment) -> str:
    canonical = directory.address(public(page.path))
    return templates.get_template(page.template).render(
        page.context, page=page, directory=directory, canonical=canonical, root=page.root(directory)
    )


def _write_exports(held: Sequence[Resource], folder: Path) -> None:
    for name, format_name in CATALOGUES.items():
        _write(folder / name, FORMATS[format_name](held))
    for resource in held:
        shelf = folder / public(page_of(resource))
        for name, format_name in REFERENCES.items():
            _write(shelf / name, FORMATS[format_name]([resource]))


def _copy_assets(folder: Path) -> None:
    bundled = resources.files("sitegen") / "assets"
    for name, path in ASSETS.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((bundled / name).read_bytes())


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
