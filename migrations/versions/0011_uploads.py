"""Documents by pieces, what they are by their content, and which journeys name them."""

import re

import sqlalchemy as sa
import sqlmodel
from alembic import op

import models.tables

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

text = sqlmodel.sql.sqltypes.AutoString
DIGEST = re.compile(r'"([0-9a-f]{64})"')


def upgrade() -> None:
    op.add_column('document', sa.Column('kind', text(), nullable=True))
    op.create_table('upload',
    sa.Column('id', text(), nullable=False),
    sa.Column('person', text(), nullable=False),
    sa.Column('journey', text(), nullable=False),
    sa.Column('step', text(), nullable=False),
    sa.Column('name', text(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('sha256', text(), nullable=True),
    sa.Column('begun_at', models.tables.UtcDateTime(timezone=True), nullable=False),
    sa.Column('ended_at', models.tables.UtcDateTime(timezone=True), nullable=True),
    sa.Column('digest', text(), nullable=True),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_upload_person'), 'upload', ['person'], unique=False)
    op.create_index(op.f('ix_upload_digest'), 'upload', ['digest'], unique=False)
    use = op.create_table('document_use',
    sa.Column('digest', text(), nullable=False),
    sa.Column('journey', text(), nullable=False),
    sa.PrimaryKeyConstraint('digest', 'journey')
    )
    _look_back(use)


def _look_back(use: sa.Table) -> None:
    """What the register names already."""
    connection = op.get_bind()
    known = set(connection.execute(sa.text('SELECT digest FROM document')).scalars())
    if not known:
        return
    found = set()
    for journey, body in connection.execute(sa.text('SELECT journey, body FROM register')):
        found |= {(digest, journey) for digest in known & set(DIGEST.findall(body))}
    if found:
        op.bulk_insert(use, [{'digest': digest, 'journey': journey} for digest, journey in sorted(found)])


def downgrade() -> None:
    op.drop_table('document_use')
    op.drop_index(op.f('ix_upload_digest'), table_name='upload')
    op.drop_index(op.f('ix_upload_person'), table_name='upload')
    op.drop_table('upload')
    op.drop_column('document', 'kind')
