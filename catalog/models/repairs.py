"""What is proposed to mend a link."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from catalog.models.base import Base
from catalog.models.links import Link
from catalog.vocabulary import Outcome, RepairKind


class Repair(Base):
    """A proposal to put `target` in the place of a link. Its number is what mails and commands name it by: it is never
    given to another, and a proposal that comes back has the number that it had.

    confidence: from 0 to 1. facts: what its proof is made of. closed_at, outcome: None while it stands.
    """

    __tablename__ = "repairs"
    __table_args__ = (
        UniqueConstraint("link_id", "kind", "target"),
        Index("ix_repairs_outcome", "outcome"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id", ondelete="CASCADE"))
    kind: Mapped[RepairKind]
    target: Mapped[str] = mapped_column(Text)
    confidence: Mapped[float]
    facts: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    outcome: Mapped[Outcome | None]

    link: Mapped[Link] = relationship()
