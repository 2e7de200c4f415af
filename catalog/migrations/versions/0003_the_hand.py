"""What a maintainer writes: notes, withdrawals, links to ignore, and the journal of every change"""

import sqlalchemy as sa
from alembic import op

from catalog.columns import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _upgrade_resources()
    # Columns are added one by one, never by making the table anew: see 0002.
    _add_reference("themes", "parent_id", "themes")
    op.add_column("links", sa.Column("ignored_until", UtcDateTime(), nullable=True))
    op.add_column("links", sa.Column("ignored_why", sa.Text(), nullable=True))
    _create_journal()


def _upgrade_resources() -> None:
    for column in (
        sa.Column("identifiers", sa.JSON(), nullable=False, server_default="{}"),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("known_as", sa.Text(), nullable=True),
        sa.Column("edited", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
    ):
        op.add_column("resources", column)
    _add_reference("resources", "merged_into_id", "resources")


def _add_reference(table: str, column: str, other: str) -> None:
    """SQLite takes a reference together with its new column only so."""
    name = f"fk_{table}_{column}_{other}"
    reference = f"CONSTRAINT {name} REFERENCES {other} (id)"
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column} INTEGER {reference}")


def _create_journal() -> None:
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("undone_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
    )
    op.create_table(
        "changed_records",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["change_id"], ["changes.id"], name=op.f("fk_changed_records_change_id_changes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changed_records")),
    )
    op.create_index(op.f("ix_changed_records_change_id"), "changed_records", ["change_id"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("a catalogue goes forward only: keep a copy before an upgrade")
