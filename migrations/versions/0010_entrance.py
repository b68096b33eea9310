"""Links in letters, sessions at the pages, and tries at the door."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

from models.tables import UtcDateTime

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.create_table(
        'link',
        sa.Column('digest', TEXT(), nullable=False),
        sa.Column('person', TEXT(), nullable=False),
        sa.Column('journey', TEXT(), nullable=True),
        sa.Column('step', TEXT(), nullable=True),
        sa.Column('commitment', TEXT(), nullable=False),
        sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
        sa.Column('expires_at', UtcDateTime(timezone=True), nullable=False),
        sa.Column('spent_at', UtcDateTime(timezone=True), nullable=True),
        sa.Column('revoked_at', UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint('digest'),
    )
    op.create_index(op.f('ix_link_person'), 'link', ['person'], unique=False)
    op.create_table(
        'session',
        sa.Column('digest', TEXT(), nullable=False),
        sa.Column('person', TEXT(), nullable=False),
        sa.Column('language', TEXT(), nullable=False),
        sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
        sa.Column('seen_at', UtcDateTime(timezone=True), nullable=False),
        sa.Column('expires_at', UtcDateTime(timezone=True), nullable=False),
        sa.Column('closed_at', UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint('digest'),
    )
    op.create_index(op.f('ix_session_person'), 'session', ['person'], unique=False)
    op.create_table(
        'attempt',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('key', TEXT(), nullable=False),
        sa.Column('at', UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_index('ix_attempt_key', 'attempt', ['key', 'at'], unique=False)
    op.add_column('outbox', sa.Column('link', TEXT(), nullable=True))


def downgrade() -> None:
    op.drop_column('outbox', 'link')
    op.drop_table('attempt')
    op.drop_table('session')
    op.drop_table('link')
