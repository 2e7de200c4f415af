"""What is watched: links, the words behind them, and what their sites taught us."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from catalog.columns import ordered
from catalog.models.base import Base
from catalog.models.updates import Dismissal
from catalog.observation import HopRecord, Validators
from catalog.urls import host_of
from catalog.vocabulary import Reason, State

if TYPE_CHECKING:
    from catalog.models.resources import Use


class Link(Base):
    """One URL, watched once however many resources use it, until another replaces it.

    Its columns from `short` to `short_link_dead` are a `Known`. archive_url is its copy in a web archive, of the moment
    archive_at; archive_asked_at is when the archive was last asked for one. searched_at is when its own
    site was last searched for the same document.
    """

    __tablename__ = "links"
    # What is counted of links stands in it.
    __table_args__ = (Index("ix_links_standing", "state", "next_check_at", "last_checked_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str] = mapped_column(ordered(), unique=True)
    host: Mapped[str] = mapped_column(ordered(), index=True)
    short: Mapped[bool]
    state: Mapped[State] = mapped_column(default=State.UNCHECKED)
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
    body: Mapped[str | None] = mapped_column(String(80))
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
    searched_at: Mapped[datetime | None]
    ignored_until: Mapped[datetime | None]
    ignored_why: Mapped[str | None] = mapped_column(Text)
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("links.id", ondelete="SET NULL"))

    # Afterwards: of two addresses, one may take the place of the other and then the other of the one.
    replaced_by: Mapped["Link | None"] = relationship(remote_side="Link.id", post_update=True)
    uses: Mapped[list["Use"]] = relationship(back_populates="link", order_by="Use.id")
    dismissals: Mapped[list[Dismissal]] = relationship(cascade="all, delete-orphan", order_by="Dismissal.id")

    @validates("url")
    def _keep_host(self, _key: str, url: str) -> str:
        """Links are visited host by host: the database must be able to count them so."""
        self.host = host_of(url)
        return url

    @property
    def last_asked(self) -> str:
        """The last address of the last visit: where the link is lost, the one that let us down."""
        return self.chain[-1]["url"] if self.chain else self.url

    @property
    def target(self) -> str:
        """Where a reader is best sent: past the short link or the permanent redirect, if we know where it leads."""
        return self.moved_to or self.url


class PageText(Base):
    """The words of the page behind a link, its title first, when it was last as it should be: for the search.

    A new text is a new row with a higher id: whoever has read the rows up to some id knows which are new.
    """

    __tablename__ = "page_texts"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 (SQLAlchemy's own idiom)

    id: Mapped[int] = mapped_column(primary_key=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id", ondelete="CASCADE"), unique=True)
    text: Mapped[str] = mapped_column(Text)


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
