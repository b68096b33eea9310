"""What ties a person to a region: home and employer."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('person', sa.Column('home', sqlmodel.sql.sqltypes.AutoString(), nullable=True))
    op.add_column('person', sa.Column('employer', sqlmodel.sql.sqltypes.AutoString(), nullable=True))


def downgrade() -> None:
    op.drop_column('person', 'employer')
    op.drop_column('person', 'home')
