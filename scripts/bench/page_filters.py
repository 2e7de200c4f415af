"""What the templates of the peers in Python say with filters, and which resources stand beside one another."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache

from babel.dates import format_date

from bench.facts import FACETS, Fact

PER_PAGE, NEIGHBOURS = 50, 4
Shelves = dict[str, list[Fact]]


@cache
def day(moment: str) -> str:
    return format_date(datetime.fromisoformat(moment), "d MMMM y", "fr")


@cache
def month(date: str) -> str:
    return format_date(datetime.fromisoformat(date), "MMMM y", "fr")


def schema(resource: Fact) -> str:
    """https://schema.org, in JSON-LD."""
    facts = {
        "@context": "https://schema.org",
        "@type": resource["schema"],
        "name": resource["title"],
        "mainEntityOfPage": f"https://annuaire.example.org/ressources/{resource['slug']}/",
        "url": resource["links"][0]["url"],
        "datePublished": resource["issued"],
        "inLanguage": "fr",
        "description": resource["abstract"],
        "about": [theme["name"] for theme in resource["subjects"]],
    }
    for maker in resource["makers"]:
        facts[maker["role"]] = [{"@type": "Organization", "name": maker["name"]}]
    return json.dumps(facts, ensure_ascii=False)


def csl(resource: Fact) -> str:
    themes = [theme["name"] for theme in resource["subjects"]]
    facts = {
        "id": resource["slug"],
        "type": resource["csl"],
        "title": resource["title"],
        "author": [{"literal": resource["makers"][0]["name"]}],
        "publisher": resource["makers"][1]["name"],
        "issued": {"date-parts": [[int(part) for part in resource["issued"].split("-")]]},
        "language": "fr",
        "abstract": resource["abstract"],
        "keyword": ", ".join(themes),
        "URL": resource["links"][0]["url"],
        "custom": {
            "kind": resource["kinds"][0],
            "themes": themes,
            "contributions": resource["makers"],
            "links": [{"url": link["url"], "role": "document"} for link in resource["links"]],
        },
    }
    return json.dumps([facts], ensure_ascii=False, indent=2)


FILTERS: dict[str, Callable[..., str]] = {"day": day, "month": month, "schema": schema, "csl": csl}


def shelved(resources: list[Fact]) -> Shelves:
    """The lists by their paths."""
    shelves: Shelves = defaultdict(list)
    shelves[""] = resources
    for resource in resources:
        for facet in FACETS:
            for value in resource[facet]:
                shelves[f"{facet}/{value}/"].append(resource)
    return shelves


def beside(resource: Fact, shelves: Shelves) -> Fact:
    """The resource with its neighbours."""
    theme, maker = (shelves[f"{side}/{resource[side][0]}/"] for side in ("themes", "organisations"))
    return resource | {"same_theme": theme[:NEIGHBOURS], "same_maker": maker[:NEIGHBOURS]}


def pages_of(shelves: Shelves) -> Iterator[tuple[str, Fact]]:
    """Every page of every list: its path, and what its template is told."""
    for path, held in shelves.items():
        last = -(-len(held) // PER_PAGE)
        for number in range(1, last + 1):
            file = f"page-{number}" if number > 1 else "index"
            facts = {"count": len(held), "number": number, "last": last}
            some = held[(number - 1) * PER_PAGE : number * PER_PAGE]
            yield f"{path}{file}.html", {"name": path or "Banc d’essai", "resources": some, **facts}
