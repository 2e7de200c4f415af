"""The days of the demo. Day 1 is the first."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 10, 5, 8, tzinfo=UTC)


def moment_of(day: int) -> datetime:
    """When the run of a day begins."""
    return START + timedelta(days=day - 1)
