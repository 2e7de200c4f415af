"""What was seen: the runs of the crawler and their visits."""

from datetime import datetime, timedelta

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from catalog.models.base import Base
from catalog.models.links import Link
from catalog.observation import HopRecord, Validators
from catalog.vocabulary import Reason


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
    body: Mapped[str | None] = mapped_column(String(80))

    run: Mapped[Run] = relationship(back_populates="visits")
    link: Mapped[Link] = relationship()
