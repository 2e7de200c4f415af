"""What resources share: the organisations, themes and links of the catalogue, each there once."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.folding import unused_slug
from catalog.importing.tidy import folded, place_of
from catalog.models import Link, Organisation, Theme
from catalog.urls import is_short


class Shelf:
    """Finds each by what it is called; what is not there yet is added to the session."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.links = {place_of(link.url): link for link in session.scalars(select(Link).order_by(Link.id))}
        themes = session.scalars(select(Theme).order_by(Theme.id)).all()
        self.themes = {folded(theme.name): theme for theme in themes}
        self.theme_slugs = {theme.slug for theme in themes}
        self.last_theme = max((theme.position for theme in themes), default=0)
        organisations = session.scalars(select(Organisation).order_by(Organisation.id)).all()
        self.organisations = {folded(each.name): each for each in organisations}
        self.organisation_slugs = {each.slug for each in organisations}
        for each in organisations:
            self.organisations.setdefault(folded(each.full_name or each.name), each)

    def link(self, url: str) -> Link:
        place = place_of(url)
        if place not in self.links:
            self.links[place] = Link(url=url, short=is_short(url))
            self.session.add(self.links[place])
        return self.links[place]

    def theme(self, name: str) -> Theme:
        key = folded(name)
        if key not in self.themes:
            self.last_theme += 1
            theme = Theme(slug=unused_slug(name, self.theme_slugs), name=name, position=self.last_theme)
            self.theme_slugs.add(theme.slug)
            self.session.add(theme)
            self.themes[key] = theme
        return self.themes[key]

    def organisation(self, name: str) -> Organisation:
        """The organisation that is called so, or whose full name it is."""
        key = folded(name)
        if key not in self.organisations:
            organisation = Organisation(slug=unused_slug(name, self.organisation_slugs), name=name)
            self.organisation_slugs.add(organisation.slug)
            self.session.add(organisation)
            self.organisations[key] = organisation
        return self.organisations[key]

    def complete(self, organisation: Organisation, full_name: str | None) -> bool:
        """Notes what an acronym stands for, unless another organisation goes by that name."""
        if organisation.full_name or not full_name or folded(full_name) in self.organisations:
            return False
        organisation.full_name = full_name
        self.organisations[folded(full_name)] = organisation
        return True
