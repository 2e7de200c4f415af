"""The least that a generator in Python does: render with Jinja2, and write. No feed, no index, no export."""

import json
import sys
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from bench.page_filters import FILTERS, beside, pages_of, shelved


def main(desk: Path) -> None:
    resources = json.loads((desk / "facts.json").read_text(encoding="utf-8"))
    templates = Environment(loader=FileSystemLoader(desk), autoescape=True)
    templates.filters.update(FILTERS)
    page, listed = templates.get_template("resource.html"), templates.get_template("shelf.html")
    shelves = shelved(resources)
    for resource in resources:
        file = desk / f"public/ressources/{resource['slug']}/index.html"
        _write(file, page.render(resource=beside(resource, shelves)))
    for path, facts in pages_of(shelves):
        _write(desk / "public" / path, listed.render(facts))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
