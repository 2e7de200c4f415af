"""What is catalogued: resources, who made them, what they are about, and the links they use."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from catalog.columns import ordered
from catalog.kinds import Kind
from catalog.models.base import Base
from catalog.models.links import Link
from catalog.vocabulary import ContributorRole, LinkRole, Watch


class Resource(Base):
    """A bibliographic entry.

    date is ISO 8601 at the precision that is known: "2013", "2014-02" or "2015-06-08".
    place is where the guide has it: its headings, outermost first, joined by " › ". source names the import that
    owns it; known_as is the title that its source gives it, where a maintainer has given it another. identifiers:
    "isbn", "doi" … and their values. note is the maintainers' own, and never published. edited names the fields that a
    maintainer has written: no import overwrites them. watch: which of its changes are told, None for those of the whole
    document; watch_only: the CSS selector of the part of a page that matters. declined: by field, what pages say that a
    maintainer does not want there. A withdrawn resource keeps its page, which says so; merged_into is the one that took
    its place.
    """

    __tablename__ = "resources"
    __table_args__ = (Index("ix_resources_position", "position", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(ordered(String, 100), unique=True)
    title: Mapped[str] = mapped_column(Text)
    kind: Mapped[Kind]
    date: Mapped[str | None] = mapped_column(String(10))
    language: Mapped[str | None] = mapped_column(String(35))
    summary: Mapped[str | None] = mapped_column(Text)
    container: Mapped[str | None] = mapped_column(Text)
    issue: Mapped[str | None] = mapped_column(Text)
    place: Mapped[str | None] = mapped_column(Text)
    position: Mapped[int]
    source: Mapped[str] = mapped_column(Text)
    added_at: Mapped[datetime]
    identifiers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    note: Mapped[str | None] = mapped_column(Text)
    known_as: Mapped[str | None] = mapped_column(Text)
    watch: Mapped[Watch | None]
    watch_only: Mapped[str | None] = mapped_column(Text)
    edited: Mapped[list[str]] = mapped_column(default=list)
    declined: Mapped[dict[str, Any]] = mapped_column(default=dict)
    withdrawn_at: Mapped[datetime | None] = mapped_column(index=True)
    withdrawn_why: Mapped[str | None] = mapped_column(Text)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("resources.id"), index=True)

    merged_into: Mapped["Resource | None"] = relationship(remote_side="Resource.id")
    contributions: Mapped[list["Contribution"]] = relationship(
        back_populates="resource", order_by="Contribution.position", cascade="all, delete-orphan"
    )
    themes: Mapped[list["Theme"]] = relationship(
        secondary="resource_themes", back_populates="resources", order_by="Theme.position"
    )
    uses: Mapped[list["Use"]] = relationship(
        back_populates="resource", order_by="Use.position", cascade="all, delete-orphan"
    )

    @property
    def year(self) -> int | None:
        return int(self.date[:4]) if self.date else None


class Organisation(Base):
    __tablename__ = "organisations"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(ordered(String, 100), unique=True)
    name: Mapped[str] = mapped_column(ordered(), unique=True)
    full_name: Mapped[str | None] = mapped_column(Text)

    contributions: Mapped[list["Contribution"]] = relationship(back_populates="organisation")


class Contribution(Base):
    """What an organisation did for a resource."""

    __tablename__ = "contributions"
    __table_args__ = (
        UniqueConstraint("resource_id", "organisation_id", "role"),
        Index("ix_contributions_made", "organisation_id", "resource_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    resource_id: Mapped[int] = mapped_column(ForeignKey("resources.id", ondelete="CASCADE"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    role: Mapped[ContributorRole]
    position: Mapped[int]

    resource: Mapped[Resource] = relationship(back_populates="contributions")
    organisation: Mapped[Organisation] = relationship(back_populates="contributions")


class Theme(Base):
    __tablename__ = "themes"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(ordered(String, 100), unique=True)
    name: Mapped[str] = mapped_column(ordered(), unique=True)
    position: Mapped[int]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("themes.id"))

    parent: Mapped["Theme | None"] = relationship(remote_side="Theme.id", back_populates="children")
    children: Mapped[list["Theme"]] = relationship(
        back_populates="parent", order_by="Theme.position", passive_deletes="all"
    )
    resources: Mapped[list[Resource]] = relationship(
        secondary="resource_themes", back_populates="themes", order_by="Resource.position"
    )


class ResourceTheme(Base):
    __tablename__ = "resource_themes"

    resource_id: Mapped[int] = mapped_column(ForeignKey("resources.id", ondelete="CASCADE"), primary_key=True)
    theme_id: Mapped[int] = mapped_column(ForeignKey("themes.id", ondelete="CASCADE"), primary_key=True, index=True)


class Use(Base):
    """A link as one resource uses it."""

    __tablename__ = "uses"
    __table_args__ = (
        UniqueConstraint("resource_id", "link_id"),
        Index("ix_uses_link_and_resource", "link_id", "resource_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    resource_id: Mapped[int] = mapped_column(ForeignKey("resources.id", ondelete="CASCADE"))
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id"))
    role: Mapped[LinkRole]
    position: Mapped[int]

    resource: Mapped[Resource] = relationship(back_populates="uses")
    link: Mapped[Link] = relationship(back_populates="uses")
