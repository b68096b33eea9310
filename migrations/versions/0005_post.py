"""States of the post, its ledger, formal letters, and days on which a summary was sent."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import models.tables

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString
MOMENT = models.tables.UtcDateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.add_column(sa.Column('tries_since', MOMENT, nullable=True))
        batch_op.add_column(sa.Column('daily', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('carried_by', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('letter_key', TEXT(), nullable=True))
        batch_op.drop_index('ix_outbox_due')
        batch_op.create_index('ix_outbox_due', ['status', 'daily', 'not_before', 'id'], unique=False)
        batch_op.create_index('ix_outbox_lease', ['status', 'leased_until'], unique=False)
        batch_op.create_index('ix_outbox_person', ['person', 'status'], unique=False)
        batch_op.create_index('ix_outbox_carried_by', ['carried_by'], unique=False)
        batch_op.create_index('ix_outbox_letter_key', ['letter_key'], unique=False)
    # A row that was to be tried again stood as pending, with its next try in not_before.
    op.execute("UPDATE outbox SET status = 'sending', leased_until = not_before, tries_since = created_at"
               " WHERE status = 'pending' AND content IS NOT NULL")
    op.execute("UPDATE outbox SET status = 'draft' WHERE status = 'pending'")
    op.create_table('post_event',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('outbox', sa.Integer(), nullable=True),
    sa.Column('letter', TEXT(), nullable=True),
    sa.Column('at', MOMENT, nullable=False),
    sa.Column('what', TEXT(), nullable=False),
    sa.Column('by', TEXT(), nullable=True),
    sa.Column('why', TEXT(), nullable=True),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('post_event', schema=None) as batch_op:
        batch_op.create_index('ix_post_event_outbox', ['outbox'], unique=False)
        batch_op.create_index('ix_post_event_letter', ['letter'], unique=False)
    op.create_table('post_day',
    sa.Column('line', TEXT(), nullable=False),
    sa.Column('person', TEXT(), nullable=False),
    sa.Column('day', TEXT(), nullable=False),
    sa.PrimaryKeyConstraint('line', 'person', 'day')
    )
    op.create_table('letter',
    sa.Column('key', TEXT(), nullable=False),
    sa.Column('journey', TEXT(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('kind', TEXT(), nullable=False),
    sa.Column('status', TEXT(), nullable=False),
    sa.Column('why', TEXT(), nullable=True),
    sa.Column('registry_number', TEXT(), nullable=True),
    sa.Column('registry_year', sa.Integer(), nullable=True),
    sa.Column('dated', TEXT(), nullable=True),
    sa.Column('place', TEXT(), nullable=True),
    sa.Column('sifat', TEXT(), nullable=True),
    sa.Column('lampiran', TEXT(), nullable=True),
    sa.Column('hal', TEXT(), nullable=True),
    sa.Column('signatory', TEXT(), nullable=True),
    sa.Column('position', TEXT(), nullable=True),
    sa.Column('capacity', TEXT(), nullable=True),
    sa.Column('behalf', TEXT(), nullable=True),
    sa.Column('nip', TEXT(), nullable=True),
    sa.Column('body', TEXT(), nullable=True),
    sa.Column('entered_by', TEXT(), nullable=True),
    sa.Column('released_at', MOMENT, nullable=True),
    sa.PrimaryKeyConstraint('key'),
    sa.UniqueConstraint('registry_number', 'registry_year')
    )
    with op.batch_alter_table('letter', schema=None) as batch_op:
        batch_op.create_index('ix_letter_journey', ['journey'], unique=False)
        batch_op.create_index('ix_letter_status', ['status'], unique=False)


def downgrade() -> None:
    op.drop_table('letter')
    op.drop_table('post_day')
    op.drop_table('post_event')
    op.execute("UPDATE outbox SET status = 'pending' WHERE status IN ('draft', 'held')")
    op.execute("UPDATE outbox SET status = 'pending', not_before = leased_until"
               " WHERE status = 'sending' AND leased_until IS NOT NULL")
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_index('ix_outbox_letter_key')
        batch_op.drop_index('ix_outbox_carried_by')
        batch_op.drop_index('ix_outbox_person')
        batch_op.drop_index('ix_outbox_lease')
        batch_op.drop_index('ix_outbox_due')
        batch_op.create_index('ix_outbox_due', ['status', 'not_before'], unique=False)
        batch_op.drop_column('letter_key')
        batch_op.drop_column('carried_by')
        batch_op.drop_column('daily')
        batch_op.drop_column('tries_since')
