"""What maintainers and files changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from catalog.models.base import Base
from catalog.vocabulary import Action


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
