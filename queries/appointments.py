"""Whose dates lie where: the open deadlines and the sessions of a journey, of a cohort or of a person."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import reading
from activities.dates import entries_of
from activities.ics import Dated
from activities.subject import subject_of
from models.agenda import agenda
from models.appointment import place_of
from models.errors import Refused
from models.people import People
from models.standing import Standing
from models.tables import PersonRow, StandingRow
from queries.journeys import found


def dated(engine: Engine, wanted: str, language: str | None = None) -> list[Dated]:
    """The open deadlines and the sessions of *wanted*: a person's id, a journey's or a cohort's, or a region's.

    The words are in *language*, else in the person's own, else in Indonesian.

    Raises:
        Refused: nothing has that name.
    """
    with reading(engine) as session:
        person = session.get(PersonRow, wanted)
        if person:
            rows = session.exec(select(StandingRow).order_by(col(StandingRow.journey)))
            mine = [row for row in rows if person.id in row.people + row.body]
            return [each for row in mine for each in _of(session, row, person.id, language or person.language)]
    journey = found(engine, wanted)
    with reading(engine) as session:
        standing = session.get(StandingRow, journey)
        return _of(session, standing, None, language or "id") if standing else []


def _of(session: Session, row: StandingRow, person: str | None, language: str) -> list[Dated]:
    """The dates of one journey; of one *person* there, if one is named."""
    standing, people = Standing.model_validate_json(row.body), People.model_validate_json(row.people)
    open_ = {place_of(waiting.key): waiting.persons for waiting in standing.waiting}
    roles = people.roles_of(person) if person else ()
    subject = subject_of(session, row.journey)
    name = subject.name if subject else row.region
    return [
        Dated(each, row.journey, name, language)
        for each in agenda(entries_of(session, row.journey)).values()
        if (each.what in open_ if each.due else not each.cancelled)
        and (person is None or any(each.concerns(person, role) for role in (*roles, "")))
    ]


def dated_in(engine: Engine, cohort: str, language: str) -> list[Dated]:
    """The open deadlines and the sessions of a whole cohort: its own, and those of its regions that are on their way.

    Raises:
        Refused: nothing is recorded of such a cohort.
    """
    query = select(StandingRow).where(StandingRow.cohort == cohort).order_by(col(StandingRow.journey))
    with reading(engine) as session:
        rows = session.exec(query).all()
        if not rows:
            raise Refused(f"nothing is recorded of a cohort {cohort!r}; the list of cohorts has those that were begun")
        return [each for row in rows if row.outcome is None for each in _of(session, row, None, language)]
