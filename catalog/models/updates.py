"""What stood behind links, to tell what has changed, what is not worth telling, and what it says of resources."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalog.models.base import Base


class StoredEdition(Base):
    """What stood behind a link, cleaned of all noise: the one that is held true, the one that awaits confirmation, and
    the last few that came and went.

    at: when it was first seen, UTC. content: the fields of `updates.Edition`.
    """

    __tablename__ = "editions"
    __table_args__ = (UniqueConstraint("link_id", "fingerprint"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id", ondelete="CASCADE"))
    fingerprint: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime]
    content: Mapped[dict[str, Any]]


class Dismissal(Base):
    """A place of a page whose changes a maintainer does not want to hear of."""

    __tablename__ = "dismissals"
    __table_args__ = (UniqueConstraint("link_id", "place"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id", ondelete="CASCADE"))
    place: Mapped[str] = mapped_column(String(40))


class ProposalNumber(Base):
    """What people call a proposal by, for ever: that a field of a resource be filled with what a page says.

    mark: a digest of what it says, which may be long.
    """

    __tablename__ = "proposal_numbers"
    __table_args__ = (UniqueConstraint("resource_id", "field", "mark"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    resource_id: Mapped[int] = mapped_column(ForeignKey("resources.id", ondelete="CASCADE"))
    field: Mapped[str] = mapped_column(String(20))
    mark: Mapped[str] = mapped_column(String(32))
