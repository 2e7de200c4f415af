"""The news of the organisations: where they are told, and each of them once"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "news_sources",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("validators", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("seen", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("checked_at", sa.DateTime(), nullable=True),
        sa.Column("next_check_at", sa.DateTime(), nullable=True),
        sa.Column("interval", sa.Interval(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["link_id"], ["links.id"], name=op.f("fk_news_sources_link_id_links"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news_sources")),
        sa.UniqueConstraint("link_id", name=op.f("uq_news_sources_link_id")),
    )
    op.create_index(op.f("ix_news_sources_next_check_at"), "news_sources", ["next_check_at"])
    op.create_table(
        "news_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["news_sources.id"],
            name=op.f("fk_news_entries_source_id_news_sources"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news_entries")),
        sa.UniqueConstraint("source_id", "key", name=op.f("uq_news_entries_source_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_news_entries_uid")),
    )
    op.create_index(op.f("ix_news_entries_at"), "news_entries", ["at"])


def downgrade() -> None:
    raise NotImplementedError("a catalogue goes forward only: keep a copy before an upgrade")
