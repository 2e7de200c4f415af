"""Resources and links as records: all that a person can change of them, in plain values that JSON can hold."""

from collections.abc import Mapping, Sequence
from typing import Any

from catalog.models import Link, Resource, Theme
from catalog.nesting import line_of, lines_of
from catalog.vocabulary import ContributorRole, LinkRole, State

Record = dict[str, Any]
# What a person writes of a resource, and an import must not overwrite.
TEXTS = ("title", "kind", "date", "language", "summary", "container", "issue", "place", "watch", "watch_only")
LISTS = ("themes", "contributions", "links")
FIELDS = (*TEXTS, *LISTS, "identifiers")
# What is in the row of a resource.
PLAIN = (
    *("slug", *TEXTS, "identifiers", "note", "known_as", "position", "source", "edited", "declined", "withdrawn_why"),
)
MOMENTS = ("added_at", "withdrawn_at")


def record_of(resource: Resource) -> Record:
    """Its fields; themes by name; contributions and links in their order; moments in ISO 8601."""
    return record_from(
        {name: getattr(resource, name) for name in (*PLAIN, *MOMENTS)},
        standing(resource.themes),
        [
            maker_record(each.organisation.name, each.organisation.full_name, each.role)
            for each in resource.contributions
        ],
        [use_record(use.link.url, use.role) for use in resource.uses],
        resource.merged_into.slug if resource.merged_into else None,
    )


def record_from(
    fields: Mapping[str, Any],
    standing: Record,
    contributions: Sequence[Record],
    links: Sequence[Record],
    merged_into: str | None = None,
) -> Record:
    """The same of a resource that is no object. What its fields (PLAIN and MOMENTS) do not say is empty."""
    return {
        **{name: fields.get(name) for name in PLAIN},
        "kind": fields["kind"].value,
        "watch": watch.value if (watch := fields.get("watch")) else None,
        **standing,
        "contributions": contributions,
        "links": links,
        "identifiers": dict(fields.get("identifiers") or {}),
        "edited": list(fields.get("edited") or ()),
        "declined": dict(fields.get("declined") or {}),
        **{name: moment.isoformat() if (moment := fields.get(name)) else None for name in MOMENTS},
        "merged_into": merged_into,
    }


def maker_record(name: str, full_name: str | None, role: ContributorRole) -> Record:
    return {"name": name, "full_name": full_name, "role": role.value}


def use_record(url: str, role: LinkRole) -> Record:
    return {"url": url, "role": role.value}


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
