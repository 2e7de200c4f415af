"""What all tables share: their naming, and how the types of Python are stored."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Interval, MetaData
from sqlalchemy.orm import DeclarativeBase

from catalog.columns import Moments, UtcDateTime, word
from catalog.kinds import Kind
from catalog.observation import HopRecord
from catalog.vocabulary import (
    Action,
    ContributorRole,
    EventKind,
    LinkRole,
    Occasion,
    Outcome,
    Reason,
    RepairKind,
    State,
    Watch,
)


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
        Occasion: word(Occasion),
        LinkRole: word(LinkRole),
        ContributorRole: word(ContributorRole),
        Action: word(Action),
        RepairKind: word(RepairKind),
        Outcome: word(Outcome),
        Watch: word(Watch),
        tuple[datetime, ...]: Moments,
        list[HopRecord]: JSON,
        list[str]: JSON,
        dict[str, Any]: JSON,
    }
