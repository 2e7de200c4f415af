"""What is worth telling, and to whom it was told."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from catalog.models.base import Base
from catalog.models.links import Link
from catalog.models.resources import Resource
from catalog.vocabulary import EventKind


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


class Delivery(Base):
    """An event told to a recipient: the reason why nobody is told twice."""

    __tablename__ = "deliveries"

    recipient: Mapped[str] = mapped_column(String(320), primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), primary_key=True)
    message_id: Mapped[str] = mapped_column(Text)
    sent_at: Mapped[datetime]
