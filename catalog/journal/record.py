"""Resources and links as records: all that a person can change of them, in plain values that JSON can hold."""

from collections.abc import Sequence
from typing import Any

from catalog.models import Link, Resource, Theme
from catalog.nesting import line_of, lines_of
from catalog.vocabulary import State

Record = dict[str, Any]
# What a person writes of a resource, and an import must not overwrite.
TEXTS = ("title", "kind", "date", "language", "summary", "container", "issue", "place")
LISTS = ("themes", "contributions", "links")
FIELDS = (*TEXTS, *LISTS, "identifiers")


def record_of(resource: Resource) -> Record:
    """Its fields; themes by name; contributions and links in their order; moments in ISO 8601."""
    return {
        "slug": resource.slug,
        **{name: getattr(resource, name) for name in TEXTS},
        "kind": resource.kind.value,
        **standing(resource.themes),
        "contributions": [
            {"name": each.organisation.name, "full_name": each.organisation.full_name, "role": each.role.value}
            for each in resource.contributions
        ],
        "links": [{"url": use.link.url, "role": use.role.value} for use in resource.uses],
        "identifiers": dict(resource.identifiers or {}),
        "watch": resource.watch.value if resource.watch else None,
        "watch_only": resource.watch_only,
        "note": resource.note,
        "known_as": resource.known_as,
        "position": resource.position,
        "source": resource.source,
        "added_at": resource.added_at.isoformat(),
        "edited": list(resource.edited or ()),
        "withdrawn_at": resource.withdrawn_at.isoformat() if resource.withdrawn_at else None,
        "withdrawn_why": resource.withdrawn_why,
        "merged_into": resource.merged_into.slug if resource.merged_into else None,
    }


def standing(themes: Sequence[Theme]) -> Record:
    """Themes by name. One that comes back with its resource stands where it stood, under what it stood."""
    lines = lines_of(themes)
    return {
        "themes": [theme.name for theme in themes],
        "theme_positions": {theme.name: theme.position for theme in lines},
        "theme_parents": {theme.name: theme.parent.name for theme in lines if theme.parent},
    }


def theme_record_of(theme: Theme) -> Record:
    """The names of the themes that it stands under, outermost first, and where each of them stands."""
    above = line_of(theme)[:-1]
    return {"under": [each.name for each in above], "theme_positions": {each.name: each.position for each in above}}


def link_record_of(link: Link) -> Record:
    """What a person decides of a link; what visits found is none of it."""
    return {
        "ignored": link.state is State.IGNORED,
        "ignored_until": link.ignored_until.isoformat() if link.ignored_until else None,
        "ignored_why": link.ignored_why,
        "replaced_by": link.replaced_by.url if link.replaced_by else None,
        "dismissed": sorted(each.place for each in link.dismissals),
    }
