"""What organisations tell in feeds of their own."""

from datetime import datetime, timedelta

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from catalog.models.base import Base
from catalog.models.links import Link
from catalog.observation import Validators


class NewsSource(Base):
    """Where a website of the catalogue tells its news: a feed, or its sitemap. One for each link.

    url: None while none is known. seen: the marks of all that was in it (`newsworthy.NewsItem`), None before it was
    first read. failures: in a row.
    """

    __tablename__ = "news_sources"

    id: Mapped[int] = mapped_column(primary_key=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id", ondelete="CASCADE"), unique=True)
    url: Mapped[str | None] = mapped_column(Text)
    validators: Mapped[Validators | None] = mapped_column(JSON(none_as_null=True))
    seen: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True), deferred=True)
    checked_at: Mapped[datetime | None]
    next_check_at: Mapped[datetime | None] = mapped_column(index=True)
    interval: Mapped[timedelta | None]
    failures: Mapped[int] = mapped_column(default=0)

    link: Mapped[Link] = relationship()


class NewsEntry(Base):
    """One thing that an organisation told, once for all however often it is edited.

    uid: a UUID. key: what it is known by in its source. at: when it was published, or else first seen; UTC.
    """

    __tablename__ = "news_entries"
    __table_args__ = (UniqueConstraint("source_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("news_sources.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(Text)
    url: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(index=True)
    seen_at: Mapped[datetime]

    source: Mapped[NewsSource] = relationship()
