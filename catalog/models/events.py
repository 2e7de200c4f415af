"""What is worth telling, to whom, and what became of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from catalog.models.base import Base
from catalog.models.links import Link
from catalog.models.resources import Resource
from catalog.vocabulary import EventKind, Occasion


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


class Recipient(Base):
    """Somebody, or a channel, whom the settings name: who is told, since when, and how the last try ended.

    key: the mail address, or the name of a channel. written_at: when the last mail went. failures: tries in a row that
    did not succeed, the last of them at tried_at, with the server's answer; the next is due at next_try_at. refused_at:
    since when the server refuses the recipient itself.
    """

    __tablename__ = "recipients"

    key: Mapped[str] = mapped_column(String(320), primary_key=True)
    since: Mapped[datetime]
    written_at: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(default=0)
    tried_at: Mapped[datetime | None]
    next_try_at: Mapped[datetime | None]
    answer: Mapped[str | None] = mapped_column(Text)
    refused_at: Mapped[datetime | None]


class OutboxEntry(Base):
    """What a recipient is to be told of an event, or was told of it.

    Those of NEWS are written by a trigger in the transaction that writes the event (migration 0005), for everyone who
    is a recipient then. Without message_id an entry waits; with one it is on its way; once settled_at is set it was
    told by that message, or, where there is no message, there was no need to.
    """

    __tablename__ = "outbox"

    recipient: Mapped[str] = mapped_column(String(320), primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), primary_key=True, index=True)
    occasion: Mapped[Occasion] = mapped_column(primary_key=True)
    message_id: Mapped[str | None] = mapped_column(Text)
    settled_at: Mapped[datetime | None]

    event: Mapped[Event] = relationship()
