"""What a site taught us, and what the page behind a link was"""

import sqlalchemy as sa
from alembic import op

from catalog.columns import UtcDateTime
from catalog.urls import host_of

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Columns are added one by one, never by making the table anew: dropping the old one would take its visits along.


def upgrade() -> None:
    op.create_table(
        "sites",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("robots", sa.Text(), nullable=True),
        sa.Column("robots_at", UtcDateTime(), nullable=True),
        sa.Column("robots_failing_since", UtcDateTime(), nullable=True),
        sa.Column("sibling", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("sibling_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("origin", name=op.f("pk_sites")),
    )
    _upgrade_links()
    _upgrade_visits()
    _fill_hosts()


def _upgrade_links() -> None:
    for column in (
        sa.Column("host", sa.Text(), nullable=False, server_default=""),
        sa.Column("validators", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("page_title", sa.Text(), nullable=True),
        sa.Column("sketch", sa.Text(), nullable=True),
        sa.Column("drifts", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("detours", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("first_detour_at", UtcDateTime(), nullable=True),
        sa.Column("short_link_dead", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("archive_at", UtcDateTime(), nullable=True),
        sa.Column("archive_asked_at", UtcDateTime(), nullable=True),
    ):
        op.add_column("links", column)
    op.create_index(op.f("ix_links_host"), "links", ["host"], unique=False)


def _upgrade_visits() -> None:
    for column in (
        sa.Column("page_title", sa.Text(), nullable=True),
        sa.Column("sketch", sa.Text(), nullable=True),
        sa.Column("drifted", sa.Boolean(), nullable=True),
        sa.Column("validators", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("unchanged", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("detour", sa.String(20), nullable=True),
    ):
        op.add_column("visits", column)


def _fill_hosts() -> None:
    links = sa.table("links", sa.column("id", sa.Integer), sa.column("url", sa.Text), sa.column("host", sa.Text))
    connection = op.get_bind()
    for key, url in connection.execute(sa.select(links.c.id, links.c.url)).all():
        connection.execute(links.update().where(links.c.id == key).values(host=host_of(url)))


def downgrade() -> None:
    raise NotImplementedError("a catalogue goes forward only: keep a copy before an upgrade")
