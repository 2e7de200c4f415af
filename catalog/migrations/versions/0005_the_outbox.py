"""Who is told, and an outbox: what everyone is to be told is written in the transaction that writes the event"""

import sqlalchemy as sa
from alembic import op

from catalog.columns import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_KINDS = "'died', 'revived', 'faulty', 'moved', 'drifted', 'short_link_died', 'unverifiable', 'undeliverable'"
_FILL = "INSERT INTO outbox (recipient, event_id, occasion) SELECT key, NEW.id, 'news' FROM recipients"


def upgrade() -> None:
    _create_tables()
    _carry_over()
    op.drop_table("deliveries")
    _create_trigger()


def _create_tables() -> None:
    op.create_table(
        "recipients",
        sa.Column("key", sa.String(320), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("written_at", UtcDateTime(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("tried_at", UtcDateTime(), nullable=True),
        sa.Column("next_try_at", UtcDateTime(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("refused_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_recipients")),
    )
    op.create_table(
        "outbox",
        sa.Column("recipient", sa.String(320), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("occasion", sa.String(20), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=True),
        sa.Column("settled_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_outbox_event_id_events"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("recipient", "event_id", "occasion", name=op.f("pk_outbox")),
    )
    op.create_index(op.f("ix_outbox_event_id"), "outbox", ["event_id"], unique=False)


def _carry_over() -> None:
    """What was told stays told; all else waits, as it would for a recipient who has just come."""
    op.execute(
        "INSERT INTO recipients (key, since, written_at, failures) "
        "SELECT recipient, min(sent_at), max(sent_at), 0 FROM deliveries GROUP BY recipient"
    )
    op.execute(
        "INSERT INTO outbox (recipient, event_id, occasion, message_id, settled_at) "
        "SELECT recipient, event_id, 'news', message_id, sent_at FROM deliveries"
    )
    op.execute(
        "INSERT INTO outbox (recipient, event_id, occasion) "  # noqa: S608 (words of ours)
        f"SELECT recipients.key, events.id, 'news' FROM recipients CROSS JOIN events WHERE events.kind IN ({_KINDS}) "
        "AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.recipient = recipients.key AND outbox.event_id = events.id)"
    )


def _create_trigger() -> None:
    """Whoever writes an event, and however: nothing worth telling is forgotten.

    SQLite drops a trigger with its table: a migration that makes `events` anew has to make it anew too.
    """
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"CREATE TRIGGER fill_outbox AFTER INSERT ON events WHEN NEW.kind IN ({_KINDS}) BEGIN {_FILL}; END")
        return
    op.execute(
        f"CREATE FUNCTION fill_outbox() RETURNS trigger AS $$ BEGIN {_FILL}; RETURN NULL; END $$ LANGUAGE plpgsql"
    )
    op.execute(
        f"CREATE TRIGGER fill_outbox AFTER INSERT ON events FOR EACH ROW WHEN (NEW.kind IN ({_KINDS})) "
        "EXECUTE FUNCTION fill_outbox()"
    )


def downgrade() -> None:
    raise NotImplementedError("a catalogue goes forward only: keep a copy before an upgrade")
