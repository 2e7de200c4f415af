"""What stood behind links, to tell what has changed, and what of it matters"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("links", sa.Column("body", sa.String(length=80), nullable=True))
    op.add_column("visits", sa.Column("body", sa.String(length=80), nullable=True))
    watch = sa.Enum("document", "title", "nothing", name="watch", native_enum=False, length=20)
    op.add_column("resources", sa.Column("watch", watch, nullable=True))
    op.add_column("resources", sa.Column("watch_only", sa.Text(), nullable=True))
    op.create_table(
        "editions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], name=op.f("fk_editions_link_id_links"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_editions")),
        sa.UniqueConstraint("link_id", "fingerprint", name=op.f("uq_editions_link_id")),
    )
    op.create_table(
        "dismissals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["link_id"], ["links.id"], name=op.f("fk_dismissals_link_id_links"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dismissals")),
        sa.UniqueConstraint("link_id", "place", name=op.f("uq_dismissals_link_id")),
    )


def downgrade() -> None:
    raise NotImplementedError("a catalogue goes forward only: keep a copy before an upgrade")
