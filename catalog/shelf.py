"""What resources share: the organisations, themes and links of the catalogue, each there once."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.folding import unused_slug
from catalog.models import Link, Organisation, Theme
from catalog.nesting import Nesting, line_of
from catalog.sameness import folded, place_of
from catalog.urls import is_short

_BY_PARTS = {"yield_per": 1000}


class Shelf:
    """Finds each by what it is called; what is not there yet is added to the session."""

    def __init__(self, session: Session) -> None:
        self.session = session
        # Should two go by one name all the same, the one that was first is found.
        themes = session.scalars(select(Theme).order_by(Theme.id.desc())).all()
        self.themes = {folded(theme.name): theme for theme in themes}
        self.theme_slugs = {theme.slug for theme in themes}
        self.last_theme = max((theme.position for theme in themes), default=0)
        organisations = session.scalars(select(Organisation).order_by(Organisation.id.desc())).all()
        self.organisations = {folded(each.name): each for each in organisations}
        self.organisation_slugs = {each.slug for each in organisations}

    @cached_property
    def _links(self) -> dict[str, int | Link]:
        """By what their addresses have in common; of them there may be many, so those that are there by their numbers,
        and not before one is asked for.
        """
        rows = self.session.execute(select(Link.id, Link.url).order_by(Link.id.desc()), execution_options=_BY_PARTS)
        return {place_of(url): number for number, url in rows}

    def link(self, url: str) -> Link:
        known = self.known_link(url)
        if known is None:
            known = self._links[place_of(url)] = Link(url=url, short=is_short(url))
            self.session.add(known)
        return known

    def known_link(self, url: str) -> Link | None:
        found = self._links.get(place_of(url))
        link = self.session.get_one(Link, found) if isinstance(found, int) else found
        return _in_use(link) if link else None

    def theme(self, name: str, position: int | None = None) -> Theme:
        """position: where a new one stands, the last unless it is said."""
        key = folded(name)
        if key not in self.themes:
            place = self.last_theme + 1 if position is None else position
            self.last_theme = max(self.last_theme, place)
            theme = Theme(slug=unused_slug(name, self.theme_slugs), name=name, position=place)
            self.theme_slugs.add(theme.slug)
            self.session.add(theme)
            self.themes[key] = theme
        return self.themes[key]

    def themed(self, names: Iterable[str], nesting: Nesting) -> list[Theme]:
        """Themes by name, each after those above it where they are new, as `nesting` has them."""
        above = {folded(child): parent for child, parent in nesting}
        return list(dict.fromkeys(self._under(name, above, ()) for name in names))

    def arrange(self, themes: Sequence[tuple[str, str | None]]) -> None:
        """Themes in the order of a source that has one, each with what it stands under."""
        for name, _ in themes:
            self.theme(name)
        self.themed((name for name, _ in themes), tuple((name, above) for name, above in themes if above))

    def _under(self, name: str, above: dict[str, str], below: Sequence[str]) -> Theme:
        """What stands under another keeps its place: a theme that a guide has in two chapters goes into the first."""
        key = folded(name)
        known = key in self.themes and self.themes[key].parent is not None
        if key not in above or key in below or known:
            return self.theme(name)
        parent = self._under(above[key], above, (*below, key))
        theme = self.theme(name)
        if theme not in line_of(parent):
            theme.parent = parent
        return theme

    def organisation(self, name: str) -> Organisation:
        key = folded(name)
        if key not in self.organisations:
            organisation = Organisation(slug=unused_slug(name, self.organisation_slugs), name=name)
            self.organisation_slugs.add(organisation.slug)
            self.session.add(organisation)
            self.organisations[key] = organisation
        return self.organisations[key]


def _in_use(link: Link) -> Link:
    """An address that a maintainer has replaced does not come back by the file that it came from."""
    passed = {link}
    # Addresses that replaced each other in a circle were possible once: "vigie doctor" finds them.
    while link.replaced_by is not None and link.replaced_by not in passed:
        link = link.replaced_by
        passed.add(link)
    return link
