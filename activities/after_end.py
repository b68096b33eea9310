"""What a cohort's fact brings to a journey that has ended: its award, so that its formal letter is written."""

from __future__ import annotations

import json

from sqlmodel import Session, col, select

from models.calendar import local
from models.cohort.unheard import of_an_award, unheard
from models.journey import COHORT_PREFIX, journey_id
from models.noted import Noted, NotedFacts, identity_of
from models.people import People
from models.standing import Standing
from models.tables import RegionRow, RegisterRow, StandingRow


def award_after_end(session: Session, chain: str, noted: Noted) -> NotedFacts | None:
    """The award for the ended journey's own chain that *noted*, a fact of the cohort *chain*, tells was not heard.

    None where *noted* is something else, the register does not know that journey as ended, or the journey did record
    the word: its answer was lost, and the word was sent again after the end.
    """
    if not chain.startswith(COHORT_PREFIX) or not of_an_award(noted):
        return None
    cohort = chain.removeprefix(COHORT_PREFIX)
    journey = journey_id(cohort, noted.body["region"])
    row = session.get(StandingRow, journey)
    released = select(RegisterRow).where(RegisterRow.journey == chain, RegisterRow.kind == "awards-released")
    told = session.exec(released.order_by(col(RegisterRow.number).desc())).first()
    found = unheard(noted, cohort, json.loads(told.body)) if told else None
    if row is None or row.outcome is None or found is None:
        return None
    word, award = found
    heard = select(RegisterRow.number).where(RegisterRow.journey == journey, RegisterRow.identity == word)
    if session.exec(heard).first() is not None:
        return None
    kind = award.recorded_as
    entry = Noted(
        identity=identity_of(row.stage, kind, word), at=noted.at, kind=kind, body=award.model_dump(mode="json")
    )
    return NotedFacts(
        journey=journey,
        facts=(entry,),
        standing=Standing.model_validate_json(row.body).model_copy(update={"at": noted.at}),
        people=_people(session, row, noted),
        progress=json.loads(row.progress),
    )


def _people(session: Session, row: StandingRow, noted: Noted) -> People:
    """The people as the journey ended, read by the day of *noted*: nobody stands in whose days are over."""
    people, region = People.model_validate_json(row.people), session.get(RegionRow, row.region)
    day = local(noted.at, region.zone).date() if region else people.day
    return people.model_copy(update={"day": day})
