"""The least that a generator in Python does: render with Jinja2, and write. No feed, no index, no export."""

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

FACETS = ("themes", "organisations", "kinds", "years")
PER_PAGE = 50


def main(desk: Path) -> None:
    resources = json.loads((desk / "facts.json").read_text(encoding="utf-8"))
    templates = Environment(loader=FileSystemLoader(desk), autoescape=True)
    page, listed = templates.get_template("page.html"), templates.get_template("list.html")
    shelves: dict[str, list[Any]] = defaultdict(list)
    for resource in resources:
        _write(desk / f"public/ressources/{resource['slug']}/index.html", page.render(resource=resource, facets=FACETS))
        for facet in FACETS:
            for value in resource[facet]:
                shelves[f"{facet}/{value}"].append(resource)
    for name, held in shelves.items():
        for start in range(0, len(held), PER_PAGE):
            file = f"page-{start // PER_PAGE + 1}" if start else "index"
            text = listed.render(name=name, resources=held[start : start + PER_PAGE])
            _write(desk / f"public/{name}/{file}.html", text)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
