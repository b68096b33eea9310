"""What happens to the list: a new version, a region moved, the vote, the seal; pure."""

from __future__ import annotations

from datetime import datetime

from models.calendar import local
from models.cohort.announcing import announce, announce_too_late
from models.cohort.facts import ListDecided, Listed, Ranked, Sealed
from models.cohort.objections import close_upheld
from models.cohort.places import Noted
from models.cohort.seats import Ballot, decided, seats_of, seats_on
from models.cohort.selection import SelectionTrack
from models.cohort.state import CohortState, Vacancy
from models.messages.cohort import EgovChoice, ListVote, RegionMoved, Seal
from models.progress.base import day_of
from models.values import Digest, RegionId, Value, digest_of


class Version(Value):
    """A version of the list, as the activity reckoned it."""

    version: int
    digest: Digest
    ranked: tuple[RegionId, ...]
    unranked: tuple[RegionId, ...]


def candidates(state: CohortState) -> tuple[RegionId, ...]:
    """Whoever is ranked: verified, and not ended before the list is sealed."""
    after = ("held", "lapsing", "free", "reserve", "out")
    return tuple(
        region
        for region, member in state.members.items()
        if (member.status == "verified" and member.outcome is None) or member.status in after
    )


def all_verified(state: CohortState) -> bool:
    """Whether no assessment is under way any more."""
    return all(member.status != "assessing" or member.outcome for member in state.members.values())


def shut_window(track: SelectionTrack, state: CohortState, ended: datetime, at: datetime) -> None:
    """The window has closed at *ended*: whoever is not verified is not ranked, and is told so."""
    track.shut_at, track.rank_because = ended, "window"
    for region, member in state.members.items():
        if member.status == "assessing" and member.outcome is None:
            member.status = "unranked"
            why = "data belum terverifikasi ketika masa asesmen berakhir"
            state.say(region, "exclude", "window", at, reason=why)


def verified(track: SelectionTrack, state: CohortState, region: RegionId, when: datetime, at: datetime) -> None:
    """A region's data were verified at *when*; heard after the window closed, being in time still counts."""
    member = state.members[region]
    if member.status == "assessing":
        member.status = "verified"
    elif member.status == "unranked" and track.shut_at:
        state.unsay(region, "exclude")
        if when <= track.shut_at and track.step != "sealed":
            member.status, track.rank_because = "verified", f"late {region}"
        elif track.step == "sealed":
            announce_too_late(state, region, at)


def take_version(track: SelectionTrack, state: CohortState, version: Version, because: str, at: datetime) -> Noted:
    """Put a new version of the list in force; before the seal it is put to the vote anew."""
    track.version, track.listed = version.version, len(version.ranked)
    order = list(version.ranked)
    for region in state.members.keys() - set(order):
        state.members[region].rank = None
    for region, rank in track.moves:
        if region in order:
            order.remove(region)
            order.insert(rank - 1, region)
    listed = _number(track, state, order)
    facts: Noted = [
        (
            str(version.version),
            Ranked(
                version=version.version,
                digest=version.digest,
                count=len(order),
                unranked=version.unranked,
                because=because,
            ),
        )
    ]
    if track.step != "sealed":
        _put_to_vote(track)
    reason, _, region = because.partition(" ")
    facts += listed
    return [*facts, *close_upheld(track, state, region, at)] if reason == "objection" else facts


def _number(track: SelectionTrack, state: CohortState, order: list[RegionId]) -> Noted:
    for rank, region in enumerate(order, 1):
        state.members[region].rank = rank
    track.digest = digest_of([state.cohort, track.version, order])
    fact = Listed(version=track.version, digest=track.digest, order=tuple(order))
    return [(f"{track.version}/{len(track.moves)}", fact)]


def _put_to_vote(track: SelectionTrack) -> None:
    if track.step in ("approval", "sealing"):
        track.round += 1
    track.step, track.ballots = "approval", {}


def move(track: SelectionTrack, state: CohortState, message: RegionMoved) -> Noted:
    """Move a region; the list is another one now, and is voted on anew."""
    ranked = sorted((m.rank, region) for region, m in state.members.items() if m.rank)
    order = [region for _, region in ranked]
    order.remove(message.region)
    order.insert(message.rank - 1, message.region)
    track.moves = (*track.moves, (message.region, message.rank))
    listed = _number(track, state, order)
    _put_to_vote(track)
    return listed


def vote(track: SelectionTrack, state: CohortState, message: ListVote) -> Noted:
    """Count a seat's vote; a person who holds two seats votes for both."""
    day = day_of(message, state)
    for seat in seats_of(state.rules.selection, track.holders, message.person, day):
        ballot = Ballot(person=message.person, verdict=message.verdict)
        track.ballots = {seat.id: ballot, **track.ballots}
    return count(track, state, message.received_at, closed=False)


def count(track: SelectionTrack, state: CohortState, at: datetime, *, closed: bool) -> Noted:
    """Conclude the vote if it is decided: an approved list waits for its seal, a refused one for another list."""
    today = local(at, state.zone).date()
    rules = state.rules.selection
    verdict = decided(rules, seats_on(rules, today), track.ballots, closed=closed)
    if verdict is None or track.digest is None:
        return []
    votes: dict[str, str] = {seat: ballot.verdict for seat, ballot in sorted(track.ballots.items())}
    fact = ListDecided(digest=track.digest, verdict=verdict, votes=votes)
    of = f"{track.digest[:12]}/{track.round}"
    if verdict == "approved":
        track.step = "sealing"
    else:
        track.round, track.ballots = track.round + 1, {}
    return [(of, fact)]


EMPTY = "tempat-kosong"
"""Stands for a region where a place was never taken, because fewer were ranked than there are places."""


def seal(track: SelectionTrack, state: CohortState, message: Seal) -> Noted:
    """Seal the list: the first of it are selected, the next wait in reserve, the others are told their scores.

    Those others are also told whom the policy does not rank (below a threshold, a figure missing).
    """
    rules, at = state.rules.selection, message.received_at
    order = [r for _, r in sorted((m.rank, r) for r, m in state.members.items() if m.rank and m.outcome is None)]
    selected, rest = order[: rules.quota], order[rules.quota :]
    left_out = [r for r, m in state.members.items() if m.status == "verified" and not (m.rank or m.outcome)]
    reserve, others = rest[: rules.reserve], [*rest[rules.reserve :], *left_out]
    track.step, state.promoting, state.minutes = "sealed", True, message.minutes
    track.last_reserve = rules.quota + rules.reserve
    empty = range(len(selected) + 1, rules.quota + 1)
    state.vacancies = tuple(Vacancy(region=EMPTY, cause=f"{EMPTY}-{number}") for number in empty)
    for regions, status, result in (
        (selected, "held", "selected"),
        (reserve, "reserve", "reserve"),
        (others, "out", "not-selected"),
    ):
        for region in regions:
            member = state.members[region]
            member.status = status  # type: ignore[assignment]  # the three of the loop
            announce(state, region, result, f"sealed/{track.version}", at, track)
    for region, member in state.members.items():
        if member.status == "unranked" and member.outcome is None:
            announce_too_late(state, region, at)
    fields = message.model_dump(include={"minutes", "minutes_on", "decree_on"})
    assert track.digest is not None
    fact = Sealed(
        version=track.version,
        digest=track.digest,
        selected=tuple(selected),
        reserve=tuple(reserve),
        others=len(others),
        decree=message.decree_number,
        **fields,
    )
    return [("", fact)]


def choose(state: CohortState, message: EgovChoice) -> None:
    """Tell the chosen regions that they are in the e-Government track."""
    fields = message.model_dump(include={"minutes", "reason"})
    for region in dict.fromkeys(message.regions):
        state.members[region].egov = True
        state.say(region, "choose-egov", "egov", message.received_at, **fields)
