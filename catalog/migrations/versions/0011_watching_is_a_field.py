"""What is watched of a resource is a field like others: until now only maintainers could say it, and they have."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_NAMES = ("watch", "watch_only")
_RESOURCES = sa.table(
    "resources",
    sa.column("id", sa.Integer()),
    sa.column("slug", sa.String()),
    sa.column("watch", sa.String()),
    sa.column("watch_only", sa.Text()),
    sa.column("edited", sa.JSON()),
)
_RECORDS = sa.table(
    "changed_records",
    sa.column("id", sa.Integer()),
    sa.column("kind", sa.String()),
    sa.column("key", sa.Text()),
    sa.column("before", sa.JSON(none_as_null=True)),
    sa.column("after", sa.JSON(none_as_null=True)),
)


def upgrade() -> None:
    """The journal says the same as the resources, or what it holds could no longer be taken back."""
    connection = op.get_bind()
    watched = sa.or_(_RESOURCES.c.watch.is_not(None), _RESOURCES.c.watch_only.is_not(None))
    for row in connection.execute(sa.select(_RESOURCES).where(watched)).mappings().all():
        connection.execute(_RESOURCES.update().where(_RESOURCES.c.id == row["id"]).values(edited=_edited(row)))
        told = sa.select(_RECORDS).where(_RECORDS.c.kind == "resource", _RECORDS.c.key == row["slug"])
        for record in connection.execute(told).mappings().all():
            sides = {side: dict(said, edited=_edited(said)) for side in ("before", "after") if (said := record[side])}
            connection.execute(_RECORDS.update().where(_RECORDS.c.id == record["id"]).values(sides))


def _edited(said: Mapping[Any, Any]) -> list[str]:
    return [*said["edited"], *(name for name in _NAMES if said.get(name) and name not in said["edited"])]


def downgrade() -> None:
    raise NotImplementedError("a catalogue goes forward only: keep a copy before an upgrade")
