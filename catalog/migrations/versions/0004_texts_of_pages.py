"""The words of pages, to be searched; on PostgreSQL, names in one order whatever the server's language"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# What lists are ordered by, and prefixes are looked up in.
_ORDERED = {
    "resources": (("slug", sa.String, 100),),
    "organisations": (("slug", sa.String, 100), ("name", sa.Text, None)),
    "themes": (("slug", sa.String, 100), ("name", sa.Text, None)),
    "links": (("url", sa.Text, None), ("host", sa.Text, None)),
}


def upgrade() -> None:
    op.create_table(
        "page_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["link_id"], ["links.id"], name=op.f("fk_page_texts_link_id_links"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page_texts")),
        sa.UniqueConstraint("link_id", name=op.f("uq_page_texts_link_id")),
        sqlite_autoincrement=True,
    )
    op.execute(
        "INSERT INTO page_texts (link_id, text) SELECT id, page_title FROM links WHERE page_title IS NOT NULL ORDER BY id"
    )
    if op.get_bind().dialect.name == "sqlite":
        # The index of the search has a file of its own from now on.
        op.execute("DROP TABLE IF EXISTS search_index")
        op.execute("DROP TABLE IF EXISTS search_stamp")
    else:
        for table, columns in _ORDERED.items():
            for name, kind, length in columns:
                op.alter_column(table, name, type_=kind(length, collation="C"))


def downgrade() -> None:
    raise NotImplementedError("a catalogue goes forward only: keep a copy before an upgrade")
