"""Orders to many journeys, with a result for each."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import models.tables

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('bulk',
    sa.Column('key', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('journey', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('content', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('result', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('why', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('at', models.tables.UtcDateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('key', 'journey')
    )


def downgrade() -> None:
    op.drop_table('bulk')
