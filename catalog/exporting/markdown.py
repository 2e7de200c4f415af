"""The catalogue as a Markdown guide, which `importing.markdown` reads: a heading per place, an entry per resource."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from catalog.models import Resource

_SPECIALS = re.compile(r"([\\`*_{}\[\]<>#+!|~&])")
_BETWEEN = " › "


def to_markdown(resources: Sequence[Resource]) -> str:
    lines: list[str] = []
    for place, held in groupby(resources, key=lambda resource: resource.place or ""):
        for level, name in enumerate((name for name in place.split(_BETWEEN) if name), start=1):
            lines += [f"{'#' * min(level, 6)} {_escaped(name)}", ""]
        for resource in held:
            lines += [*_entry(resource), ""]
    return "\n".join(lines)


def _entry(resource: Resource) -> Iterator[str]:
    makers = ", ".join(dict.fromkeys(each.organisation.name for each in resource.contributions))
    appeared = " ".join(filter(None, (resource.container, resource.issue and f"n° {resource.issue}")))
    facts = [f"*{_escaped(resource.title)}*", *(_escaped(fact) for fact in (makers, appeared, resource.date) if fact)]
    yield "- " + ", ".join(facts)
    for use in resource.uses:
        yield f"  <{use.link.url.replace('>', '%3E').replace('<', '%3C').replace(' ', '%20')}>"
    if resource.summary:
        yield "  " + _escaped(" ".join(resource.summary.split()))


def _escaped(text: str) -> str:
    return _SPECIALS.sub(r"\\\1", text)
