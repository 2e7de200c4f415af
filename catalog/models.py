"""The tables: what is catalogued, what was seen of it, and what was told."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Interval, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, validates

from catalog.columns import Moments, UtcDateTime, word
from catalog.kinds import Kind
from catalog.observation import HopRecord, Validators
from catalog.urls import host_of
from catalog.vocabulary import Action, ContributorRole, EventKind, LinkRole, Reason, State


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 (SQLAlchemy's own idiom)
        datetime: UtcDateTime,
        timedelta: Interval,
        Kind: word(Kind),
        Reason: word(Reason),
        State: word(State),
        EventKind: word(EventKind),
        LinkRole: word(LinkRole),
        ContributorRole: word(ContributorRole),
        Action: word(Action),
        tuple[datetime, ...]: Moments,
        list[HopRecord]: JSON,
        list[str]: JSON,
        dict[str, Any]: JSON,
    }


class Resource(Base):
    """A bibliographic entry.

    date is ISO 8601 at the precision that is known: "2013", "2014-02" or "2015-06-08".
    place is where the guide has it: its headings, outermost first, joined by " › ". source names the import that
    owns it; known_as is the title that its source gives it, where a maintainer has given it another. identifiers:
    "isbn", "doi" … and their values. note is the maintainers' own, and never published. edited names the fields that a
    maintainer has written: no import overwrites them. A withdrawn resource keeps its page, which says so; merged_into
    is the one that took its place.
    """

    __tablename__ = "resources"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(100), unique=True)
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
    edited: Mapped[list[str]] = mapped_column(default=list)
    withdrawn_at: Mapped[datetime | None]
    withdrawn_why: Mapped[str | None] = mapped_column(Text)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("resources.id"))

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
    slug: Mapped[str] = mapped_column(String(100), unique=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    full_name: Mapped[str | None] = mapped_column(Text)

    contributions: Mapped[list["Contribution"]] = relationship(back_populates="organisation")


class Contribution(Base):
    """What an organisation did for a resource."""

    __tablename__ = "contributions"
    __table_args__ = (UniqueConstraint("resource_id", "organisation_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    resource_id: Mapped[int] = mapped_column(ForeignKey("resources.id", ondelete="CASCADE"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    role: Mapped[ContributorRole]
    position: Mapped[int]

    resource: Mapped[Resource] = relationship(back_populates="contributions")
    organisation: Mapped[Organisation] = relationship(back_populates="contributions")


class Theme(Base):
    __tablename__ = "themes"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(100), unique=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
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


class Link(Base):
    """One URL, watched once however many resources use it, until another replaces it.

    Its columns from `short` to `short_link_dead` are a `Known`. archive_url is its copy in a web archive, of the moment
    archive_at; archive_asked_at is when the archive was last asked for one.
    """

    __tablename__ = "links"

    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str] = mapped_column(Text, unique=True)
    host: Mapped[str] = mapped_column(Text, index=True)
    short: Mapped[bool]
    state: Mapped[State] = mapped_column(default=State.UNCHECKED, index=True)
    reason: Mapped[Reason | None]
    failures: Mapped[int] = mapped_column(default=0)
    first_failure_at: Mapped[datetime | None]
    plain_failures: Mapped[int] = mapped_column(default=0)
    first_plain_failure_at: Mapped[datetime | None]
    refusals: Mapped[int] = mapped_column(default=0)
    last_checked_at: Mapped[datetime | None]
    last_alive_at: Mapped[datetime | None]
    next_check_at: Mapped[datetime | None] = mapped_column(index=True)
    interval: Mapped[timedelta | None]
    moved_to: Mapped[str | None] = mapped_column(Text)
    flips: Mapped[tuple[datetime, ...]] = mapped_column(default=())
    unstable: Mapped[bool] = mapped_column(default=False)
    fingerprint: Mapped[str | None] = mapped_column(String(80))
    candidate: Mapped[str | None] = mapped_column(String(80))
    validators: Mapped[Validators | None] = mapped_column(JSON(none_as_null=True))
    page_title: Mapped[str | None] = mapped_column(Text)
    sketch: Mapped[str | None] = mapped_column(Text)
    drifts: Mapped[int] = mapped_column(default=0)
    drifted: Mapped[bool] = mapped_column(default=False)
    detours: Mapped[int] = mapped_column(default=0)
    first_detour_at: Mapped[datetime | None]
    short_link_dead: Mapped[bool] = mapped_column(default=False)

    # What the last visit saw, for those who ask.
    status: Mapped[int | None]
    final_url: Mapped[str | None] = mapped_column(Text)
    chain: Mapped[list[HopRecord]] = mapped_column(default=list)
    detail: Mapped[str] = mapped_column(Text, default="")
    content_type: Mapped[str | None] = mapped_column(Text)

    archive_url: Mapped[str | None] = mapped_column(Text)
    archive_at: Mapped[datetime | None]
    archive_asked_at: Mapped[datetime | None]
    ignored_until: Mapped[datetime | None]
    ignored_why: Mapped[str | None] = mapped_column(Text)
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("links.id", ondelete="SET NULL"))

    replaced_by: Mapped["Link | None"] = relationship(remote_side="Link.id")
    uses: Mapped[list["Use"]] = relationship(back_populates="link", order_by="Use.id")

    @validates("url")
    def _keep_host(self, _key: str, url: str) -> str:
        """Links are visited host by host: the database must be able to count them so."""
        self.host = host_of(url)
        return url

    @property
    def target(self) -> str:
        """Where a reader is best sent: past the short link or the permanent redirect, if we know where it leads."""
        return self.moved_to or self.url


class Use(Base):
    """A link as one resource uses it."""

    __tablename__ = "uses"
    __table_args__ = (UniqueConstraint("resource_id", "link_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    resource_id: Mapped[int] = mapped_column(ForeignKey("resources.id", ondelete="CASCADE"))
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id"), index=True)
    role: Mapped[LinkRole]
    position: Mapped[int]

    resource: Mapped[Resource] = relationship(back_populates="uses")
    link: Mapped[Link] = relationship(back_populates="uses")


class Site(Base):
    """What a site taught us that the next run need not ask again.

    origin: scheme, host and port, as "https://www.example.org". robots: its robots.txt, None where there is none;
    robots_failing_since: when it could first not be had, if it cannot. sibling: what the site answers to an address
    that cannot exist.
    """

    __tablename__ = "sites"

    origin: Mapped[str] = mapped_column(Text, primary_key=True)
    robots: Mapped[str | None] = mapped_column(Text)
    robots_at: Mapped[datetime | None]
    robots_failing_since: Mapped[datetime | None]
    sibling: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    sibling_at: Mapped[datetime | None]


class Run(Base):
    """One crawl. A run without `ended_at` was interrupted. `online` is False where no control site answered."""

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    online: Mapped[bool | None]
    conclusive: Mapped[bool | None]

    visits: Mapped[list["Visit"]] = relationship(back_populates="run")


class Visit(Base):
    """The stored observation of a link. `settled` once the life cycle has taken it into account."""

    __tablename__ = "visits"
    __table_args__ = (UniqueConstraint("link_id", "at"), Index("ix_visits_unsettled", "run_id", "settled"))

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id", ondelete="CASCADE"))
    settled: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime]
    reason: Mapped[Reason]
    status: Mapped[int | None]
    final_url: Mapped[str | None] = mapped_column(Text)
    chain: Mapped[list[HopRecord]]
    permanent: Mapped[bool]
    detail: Mapped[str] = mapped_column(Text)
    content_type: Mapped[str | None] = mapped_column(Text)
    fingerprint: Mapped[str | None] = mapped_column(String(80))
    retry_after: Mapped[timedelta | None]
    page_title: Mapped[str | None] = mapped_column(Text)
    sketch: Mapped[str | None] = mapped_column(Text)
    drifted: Mapped[bool | None]
    validators: Mapped[Validators | None] = mapped_column(JSON(none_as_null=True))
    unchanged: Mapped[bool] = mapped_column(default=False)
    detour: Mapped[Reason | None]

    run: Mapped[Run] = relationship(back_populates="visits")
    link: Mapped[Link] = relationship()


class Event(Base):
    """Something worth telling, written once, never changed. `facts` are what the telling needs besides the resource."""

    __tablename__ = "events"

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(String(36), unique=True)
    at: Mapped[datetime] = mapped_column(index=True)
    kind: Mapped[EventKind]
    resource_id: Mapped[int | None] = mapped_column(ForeignKey("resources.id", ondelete="SET NULL"), index=True)
    link_id: Mapped[int | None] = mapped_column(ForeignKey("links.id", ondelete="SET NULL"), index=True)
    facts: Mapped[dict[str, Any]]

    resource: Mapped[Resource | None] = relationship()
    link: Mapped[Link | None] = relationship()


class Change(Base):
    """What a maintainer did, or a file brought: who, when, and what it changed. about: a title, an address."""

    __tablename__ = "changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    who: Mapped[str] = mapped_column(Text)
    action: Mapped[Action]
    about: Mapped[str] = mapped_column(Text)
    undone_at: Mapped[datetime | None]

    records: Mapped[list["ChangedRecord"]] = relationship(
        back_populates="change", order_by="ChangedRecord.id", cascade="all, delete-orphan"
    )


class ChangedRecord(Base):
    """A resource (by its slug), a link (by its URL) or a theme (by its name) before and after a change.

    None where there was none.
    """

    __tablename__ = "changed_records"

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("changes.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(Text)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    change: Mapped[Change] = relationship(back_populates="records")


class Delivery(Base):
    """An event told to a recipient: the reason why nobody is told twice."""

    __tablename__ = "deliveries"

    recipient: Mapped[str] = mapped_column(String(320), primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), primary_key=True)
    message_id: Mapped[str] = mapped_column(Text)
    sent_at: Mapped[datetime]
