"""What was merged into a resource is found at once: whoever takes resources away by the thousand asks for each."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_resources_merged_into_id", "resources", ["merged_into_id"])


def downgrade() -> None:
    op.drop_index("ix_resources_merged_into_id", table_name="resources")
