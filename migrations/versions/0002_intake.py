"""When a message was first received, and by whom roles and journeys were entered."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import models.tables

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('intake',
    sa.Column('journey', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('message', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('digest', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('received_at', models.tables.UtcDateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('journey', 'message')
    )
    for table in ('journey', 'role', 'person'):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column('entered_by', sqlmodel.sql.sqltypes.AutoString(), nullable=True))


def downgrade() -> None:
    for table in ('person', 'role', 'journey'):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column('entered_by')
    op.drop_table('intake')
