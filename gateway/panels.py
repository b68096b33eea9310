"""The panels of a cohort: who sits where, what a balanced assignment would be, and sending it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from activities.database import reading
from gateway.conflicts import ties_of
from gateway.roles import holds
from gateway.send import Gateway
from models.calendar import local
from models.errors import Refused
from models.journey import JourneyState, journey_id
from models.panel_plan import Proposal, Proposed, Reviewer, Wanting, proposed
from models.people import People, Role, Substitution
from models.policy import CohortPolicy, MasterplanPolicy
from models.tables import JourneyRow, RegisterRow, RoleRow, StandingRow
from models.values import Digest, PersonId, digest_of

SIGNED = ("training", "masterplan")
"""Stages after the signing of the MoU in which a panel is still to be appointed."""
OWN = {
    "contacts-named": ("officers", "head"),
    "contacts-replaced": ("old", "new"),
    "team-named": ("council", "working_team"),
    "replaced": ("old", "new"),
}
"""Facts that name a region's own people, and in which fields."""


class Sent(NamedTuple):
    """What became of one region's panel; *refused* is the sentence why not."""

    panel: Proposed
    refused: str | None = None


class Entry(NamedTuple):
    """An entry of the register as far as panels need it."""

    journey: str
    identity: str
    kind: str
    body: dict[str, Any]


def message_id(digest: Digest, journey: str) -> str:
    """The id under which the proposal *digest* reaches *journey*, the same on every run."""
    return f"panel:{digest_of([digest, journey])[:40]}"


def proposal(engine: Engine, cohort: str, sent: Digest | None = None) -> Proposal:
    """The balanced assignment for the signed regions of *cohort* that have no panel.

    *sent* is a proposal that may have been sent in part: what came of it counts as not appointed yet, so that the same
    proposal is found again.

    Raises:
        Refused: the cohort has no journeys, or its policy no quota.
    """
    with reading(engine) as session:
        rows = session.exec(select(StandingRow).where(StandingRow.cohort == cohort, col(StandingRow.outcome).is_(None)))
        standing = {row.journey: row for row in rows}
        policy = _policy(session, cohort)
        entries = _entries(session, standing)
        mine = {e.journey for e in entries if sent and e.identity == message_id(sent, e.journey)}
        appointed = {e.journey: e.body for e in entries if e.kind == "panel-appointed" and e.journey not in mine}
        wanting = [
            _wanting(session, row, [entry for entry in entries if entry.journey == row.journey])
            for row in standing.values()
            if row.journey in mine or (row.stage in SIGNED and row.journey not in appointed and not _sat(row))
        ]
        pool = _pool(session, cohort, {id: standing[id] for id in appointed}, appointed)
    assert policy.quota is not None
    return proposed(wanting, pool, policy.panel.size, policy.quota)


def _policy(session: Session, cohort: str) -> MasterplanPolicy:
    row = session.exec(select(JourneyRow).where(JourneyRow.cohort == cohort)).first()
    if row is None:
        raise Refused(f"{cohort} has no journeys; name a cohort that was begun")
    policy = CohortPolicy.model_validate(json.loads(row.state)["policy"]).masterplan
    if policy.quota is None:
        raise Refused(f"the policy of {cohort} has no masterplan.quota; there every reviewer sits on every panel")
    return policy


def _entries(session: Session, journeys: Iterable[str]) -> list[Entry]:
    """What the register says of panels, conflicts and the regions' own people."""
    kinds = ("panel-appointed", "conflict-declared", *OWN)
    query = select(RegisterRow).where(col(RegisterRow.journey).in_(journeys), col(RegisterRow.kind).in_(kinds))
    rows = session.exec(query.order_by(col(RegisterRow.journey), col(RegisterRow.number)))
    return [Entry(row.journey, row.identity, row.kind, json.loads(row.body)) for row in rows]


def _sat(row: StandingRow) -> bool:
    return json.loads(row.progress).get("panel") is not None


def _wanting(session: Session, row: StandingRow, entries: list[Entry]) -> Wanting:
    people = People.model_validate_json(row.people)
    own = [*people.of(Role.OFFICER), *people.of(Role.HEAD)]
    for entry in entries:
        if entry.kind in OWN and entry.body.get("role", Role.OFFICER) in (Role.OFFICER, Role.HEAD):
            named = (entry.body.get(field) or () for field in OWN[entry.kind])
            own += [person for each in named for person in ((each,) if isinstance(each, str) else each)]
    declared = [e.body.get("who") or e.body["person"] for e in entries if e.kind == "conflict-declared"]
    stand_in = _stand_in(session, row.journey, people)
    mentors = (*people.of(Role.MENTOR), *(s.substitute for s in stand_in if s.role is Role.MENTOR))
    away: dict[PersonId, tuple[PersonId, ...]] = {}
    for each in (s for s in stand_in if s.role is Role.REVIEWER):
        away[each.substitute] = (*away.get(each.substitute, ()), each.person)
    known = {"mentors": mentors, "own": tuple(dict.fromkeys(own)), "declared": tuple(declared)}
    return Wanting(region=row.region, **known, standing_in=away)


def _stand_in(session: Session, journey: str, people: People) -> list[Substitution]:
    """The substitutions that hold today or later, by the journey's own clocks, as when it judges an appointment."""
    if not people.substitutions:
        return []
    begun = JourneyState.model_validate_json(session.get_one(JourneyRow, journey).state)
    today = local(begun.clock.programme(datetime.now(UTC)), begun.zone).date()
    return [each for each in people.substitutions if each.until >= today]


def _pool(
    session: Session, cohort: str, seated: dict[str, StandingRow], appointed: dict[str, dict[str, Any]]
) -> list[Reviewer]:
    """The cohort's reviewers, with the panels on which they sit and those that they lead."""
    scopes = ("", cohort)
    query = select(RoleRow).where(RoleRow.role == Role.REVIEWER, col(RoleRow.scope).in_(scopes))
    reviewers = {row.person for row in session.exec(query) if holds(row)}
    load = Counter(person for row in seated.values() for person in _members(row))
    leads = Counter(str(body["chair"]) for body in appointed.values())
    return [
        Reviewer(person=person, ties=ties_of(session, person), load=load[person], leads=leads[person])
        for person in sorted(reviewers)
    ]


def _members(row: StandingRow) -> tuple[PersonId, ...]:
    return People.model_validate_json(row.people).of(Role.REVIEWER)


async def appoint(
    gateway: Gateway, engine: Engine, cohort: str, digest: Digest, person: PersonId, reason: str
) -> AsyncIterator[Sent]:
    """Appoint the panels of the proposal *digest*; said again, nothing is appointed twice.

    Raises:
        Refused: the proposal is another one by now; nothing is sent.
        Unreachable: a journey does not answer; say it again.
    """
    found = proposal(engine, cohort, digest)
    if found.digest != digest:
        raise Refused(
            f"the proposal has changed: it is {found.digest[:12]}… now, not {digest[:12]}…; look at it again with "
            "`panels propose` and give its digest"
        )
    for panel in found.panels:
        journey = journey_id(cohort, panel.region)
        fields = {"members": list(panel.members), "chair": panel.chair, "reason": reason}
        try:
            await gateway.send(journey, "appoint-panel", person, fields, id=message_id(digest, journey))
        except Refused as refusal:
            yield Sent(panel, str(refusal))
        else:
            yield Sent(panel)
