"""A person's address opens doors: who may change it, and what it opened before is shut."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlmodel import Session, col, select, update

from gateway.roles import check_may_enter, holds
from models.tables import LinkRow, PersonRow, RoleRow, SessionRow, StandingRow


def change_address(session: Session, row: PersonRow, by: str) -> None:
    """Let the address of *row* be another one from now on: links that were mailed and sessions that are open end.

    Raises:
        Refused: *by* has no office in a cohort, or in a journey, in which the person has a part; whoever changed an
            address there could come in as that person.
    """
    if by != row.id:
        for scope in _scopes(session, row.id):
            check_may_enter(session, by, scope)
    now = datetime.now(UTC)
    open_links = (col(LinkRow.person) == row.id, col(LinkRow.spent_at).is_(None), col(LinkRow.revoked_at).is_(None))
    session.execute(update(LinkRow).where(*open_links).values(revoked_at=now))
    open_sessions = (col(SessionRow.person) == row.id, col(SessionRow.closed_at).is_(None))
    session.execute(update(SessionRow).where(*open_sessions).values(closed_at=now))


def _scopes(session: Session, person: str) -> list[str]:
    """Where the person holds a role that was given, and the cohorts whose journeys name the person."""
    given = {each.scope for each in session.exec(select(RoleRow).where(RoleRow.person == person)) if holds(each)}
    named = col(StandingRow.people).contains(f'"{person}"', autoescape=True)
    return sorted(given | set(session.exec(select(StandingRow.cohort).where(named).distinct())))
