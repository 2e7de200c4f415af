"""Indexes that answer by themselves: what is counted, and what is listed in the order of the guide."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_resources_withdrawn_at", "resources", ["withdrawn_at"])
    op.create_index("ix_resources_position", "resources", ["position", "id"])
    op.create_index("ix_links_standing", "links", ["state", "next_check_at", "last_checked_at"])
    op.drop_index("ix_links_state", table_name="links")
    op.create_index("ix_uses_link_and_resource", "uses", ["link_id", "resource_id"])
    op.drop_index("ix_uses_link_id", table_name="uses")
    op.create_index("ix_contributions_made", "contributions", ["organisation_id", "resource_id"])
    op.drop_index("ix_contributions_organisation_id", table_name="contributions")
