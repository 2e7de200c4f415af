"""A letter as a simple HTML page: no image, no script, nothing to fetch, light or dark as the reader likes."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from feeds.letter import Letter
from feeds.plain import is_web


def html_of(letter: Letter, language: str) -> str:
    return _template().render(letter=letter, language=language)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("feeds"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.tests["web"] = is_web
    return environment.get_template("alert.html")
