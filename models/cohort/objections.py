"""Figures that are corrected, and objections to them: what an answer changes in the list and in a place; pure."""

from __future__ import annotations

from datetime import datetime

from models.cohort import places
from models.cohort.announcing import announce
from models.cohort.facts import ObjectionClosed
from models.cohort.places import Noted
from models.cohort.selection import SelectionTrack
from models.cohort.state import CohortState, Figure
from models.messages.cohort import Correction, ObjectionAnswer
from models.values import RegionId


def correct(track: SelectionTrack, state: CohortState, message: Correction) -> None:
    """Take a corrected figure: into the region's sheet while it is not verified, into a new version after that."""
    figure = Figure.model_validate(message.model_dump(include=set(Figure.model_fields)))
    _figure(state, figure)
    member = state.members[message.region]
    if member.status == "assessing":
        fields = message.model_dump(
            mode="json", include={"parameter", "value", "category", "year", "source", "reason"}, exclude_none=True
        )
        state.say(message.region, "correct-sheet", message.id, message.received_at, **fields)
    if track.version:
        track.rank_because = f"correction {message.region}"


def _figure(state: CohortState, figure: Figure) -> None:
    """The last correction of a figure counts."""
    same = (figure.region, figure.parameter)
    state.figures = (*(f for f in state.figures if (f.region, f.parameter) != same), figure)


def answer(track: SelectionTrack, state: CohortState, message: ObjectionAnswer) -> Noted:
    """Answer an objection: upheld, the list is reckoned anew and the region's place follows from it."""
    objection = track.objections[message.region]
    if message.verdict == "upheld":
        fields = message.model_dump(include={"region", "value", "category", "year", "source"})
        _figure(state, Figure.model_validate({**fields, "parameter": objection.parameter}))
        track.rank_because = f"objection {message.region}"
        if state.members[message.region].status == "unranked":
            state.members[message.region].status = "out"  # the list decides about it from now on
        return []
    return _close(track, state, message.region, "rejected", message.received_at)


def close_upheld(track: SelectionTrack, state: CohortState, region: RegionId, at: datetime) -> Noted:
    """After the new version: the region joins the reserve if it now has one of the ranks that were sealed into it."""
    if region not in track.objections:
        return []  # its journey ended while the list was reckoned
    member = state.members[region]
    within = member.rank is not None and member.rank <= track.last_reserve
    if member.status == "out" and member.outcome is None and within and state.promoting:
        member.status = "reserve"
    return [*_close(track, state, region, "upheld", at), *places.fill(state, at)]


def _close(track: SelectionTrack, state: CohortState, region: RegionId, verdict: str, at: datetime) -> Noted:
    objection = track.objections[region]
    track.objections = {r: o for r, o in track.objections.items() if r != region}
    member = state.members[region]
    if member.status == "reserve" and not state.promoting:
        member.status = "out"  # the reserve was closed while the answer was awaited
    result = "reserve" if member.status == "reserve" else "selected" if member.placed else "not-selected"
    if not member.placed:
        announce(state, region, result, f"objection/{objection.cause}", at, track)
    fact = ObjectionClosed.model_validate({"region": region, "verdict": verdict, "result": result, "rank": member.rank})
    return [(objection.cause, fact)]
