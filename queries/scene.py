"""What a form has to know of the place it answers from: the position, the policy, and what was said before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from pydantic import AwareDatetime
from sqlmodel import Session, col, select

from activities.recorded import own_words
from models.appointment import place_of
from models.calendar import local
from models.chain import with_words
from models.cohort.state import CohortState
from models.errors import Refused
from models.journey import COHORT_PREFIX, JourneyState
from models.messages import COHORT
from models.people import People, Role
from models.policy import CohortPolicy
from models.policy_change import changed
from models.ranking import Ranking
from models.sheet import DataSheet, Parameter
from models.standing import Standing, Waiting
from models.tables import CohortRow, JourneyRow, RankingRow, RegisterRow, StandingRow

Told = tuple[str, datetime, dict[str, Any]]
"""A fact: its kind, when, and its body with people's own words."""


class Scene(NamedTuple):
    """One journey or cohort as the database knows it, read once."""

    standing: Standing
    people: People
    progress: Mapping[str, Any]
    policy: CohortPolicy
    """As it is now, changes included."""
    sheet: DataSheet | None
    """As it is now, corrections included; a cohort has none."""
    ranking: Ranking | None
    """A cohort's list as it stands; None before it is made, and in a journey."""
    zone: str
    at: AwareDatetime
    """Now, on the journey's own clock."""
    facts: tuple[Told, ...]

    @property
    def today(self) -> date:
        """The day by the region's clocks."""
        return local(self.at, self.zone).date()

    def newest(self, kind: str) -> dict[str, Any]:
        """The body of the newest fact of *kind*; empty where there is none."""
        return next((body for each, _, body in reversed(self.facts) if each == kind), {})

    def roles_of(self, person: str) -> tuple[Role, ...]:
        """The roles as which *person* speaks here today."""
        return self.people.speaks_as(person, self.today)

    def waiting(self, step: str) -> Waiting | None:
        """The open step of this key; where its date has moved since, the one with the present date."""
        place = place_of(step)
        return next((each for each in self.standing.waiting if place_of(each.key) == place), None)


def scene(session: Session, journey: str, now: datetime) -> Scene:
    """*journey*, or a cohort, at the real moment *now*.

    Raises:
        Refused: there is none, or nothing is recorded of it yet.
    """
    row, begun = session.get(StandingRow, journey), _begun(session, journey)
    if row is None or begun is None:
        raise Refused(f"nothing is recorded of {journey!r}; my tasks lists those that wait for you")
    facts = _facts(session, journey)
    return Scene(
        standing=Standing.model_validate_json(row.body),
        people=People.model_validate_json(row.people),
        progress=json.loads(row.progress),
        policy=_policy(begun.policy, facts),
        sheet=_sheet(begun.sheet, facts) if isinstance(begun, JourneyState) and begun.sheet else None,
        ranking=_ranking(session, row),
        zone=begun.zone,
        at=begun.clock.programme(now),
        facts=facts,
    )


def _begun(session: Session, journey: str) -> JourneyState | CohortState | None:
    if journey.startswith(COHORT_PREFIX):
        cohort = session.get(CohortRow, journey.removeprefix(COHORT_PREFIX))
        return CohortState.model_validate_json(cohort.state) if cohort else None
    row = session.get(JourneyRow, journey)
    return JourneyState.model_validate_json(row.state) if row else None


def _ranking(session: Session, row: StandingRow) -> Ranking | None:
    version = json.loads(row.progress).get("selection", {}).get("version")
    kept = session.get(RankingRow, (row.cohort, version)) if row.stage == COHORT and version else None
    return Ranking.model_validate_json(kept.body) if kept else None


def _facts(session: Session, journey: str) -> tuple[Told, ...]:
    """The whole chain with people's own words, in two queries."""
    query = select(RegisterRow).where(RegisterRow.journey == journey).order_by(col(RegisterRow.number))
    rows = session.exec(query).all()
    words = own_words(session, [(row.journey, row.number) for row in rows])
    return tuple(
        (row.kind, row.at, with_words(json.loads(row.body), words.get((row.journey, row.number), {}))) for row in rows
    )


def _policy(begun: CohortPolicy, facts: tuple[Told, ...]) -> CohortPolicy:
    """The policy with every change on record."""
    policy = begun
    for kind, _, body in facts:
        if kind == "policy-changed":
            policy = changed(policy, {each["key"]: each["after"] for each in body["changes"]})
    return policy


def _sheet(begun: DataSheet, facts: tuple[Told, ...]) -> DataSheet:
    """The data sheet with every correction on record."""
    found = {each.name: each for each in begun.parameters}
    for kind, _, body in facts:
        if kind == "sheet-corrected":
            fields = {name: body.get(name) for name in ("value", "category", "year", "source")}
            name = body["parameter"]
            found[name] = Parameter.model_validate({"name": name, "owner": found[name].owner, **fields})
    return begun.model_copy(update={"parameters": tuple(found.values())})
