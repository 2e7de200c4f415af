"""Proposals for empty fields have numbers, and can be declined"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("resources", sa.Column("declined", sa.JSON(), nullable=False, server_default="{}"))
    op.create_table(
        "proposal_numbers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=20), nullable=False),
        sa.Column("mark", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["resource_id"],
            ["resources.id"],
            name=op.f("fk_proposal_numbers_resource_id_resources"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_numbers")),
        sa.UniqueConstraint("resource_id", "field", "mark", name=op.f("uq_proposal_numbers_resource_id")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    raise NotImplementedError("a catalogue goes forward only: keep a copy before an upgrade")
