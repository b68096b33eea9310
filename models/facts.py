"""What happened, as the register records it.

A person's message is recorded as itself, under its ``recorded_as``; the facts below are what the programme
concludes. A fact carries its own identity; the register gives it its number and its place in the chain.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Literal

from pydantic import AwareDatetime, Field

from models.calendar import LocalDeadline
from models.panel import Verdict
from models.people import Role
from models.policy_change import Change
from models.signature import SignatureEntry
from models.values import Digest, Key, PersonId, Value

FREE_TEXT = frozenset({"reason", "note", "comments", "shows", "presenter"})
"""Fields with people's own words: the hashed record holds a salted commitment, the words stand beside it."""

Outcome = Literal["completed", "not-selected", "declined", "lapsed", "rejected", "withdrawn", "stopped"]


ESTIMATED = Field(default=False, exclude_if=lambda estimated: not estimated)
"""Whether a date lies in a year whose holidays are not decreed yet; left out where not, as in every older fact."""


class Fact(Value):
    """Something the programme concludes from messages or from time."""

    recorded_as: ClassVar[str]


class Entered(Fact):
    """The journey has reached a stage."""

    recorded_as = "entered"
    stage: Key


class Asked(Fact):
    """A step is open: somebody is to act by a date."""

    recorded_as = "asked"
    step: str
    role: Role
    persons: tuple[PersonId, ...]
    due: LocalDeadline
    version: int = 1
    policy: int = 1
    """The version of the policy under which it was opened."""
    estimated: bool = ESTIMATED
    in_place_of: date | None = Field(default=None, exclude_if=lambda day: day is None)
    """The policy's own date, where it had passed already: the next working day stands in its place."""


class Reminded(Fact):
    """A reminder's moment came."""

    recorded_as = "reminded"
    step: str
    role: Role
    persons: tuple[PersonId, ...]
    also: tuple[PersonId, ...]
    due: LocalDeadline
    days_left: int
    estimated: bool = ESTIMATED


class Escalated(Reminded):
    """An escalation's moment came: those above are told."""

    recorded_as = "escalated"


class CallAsked(Reminded):
    """The moment of a phone call came: those named in ``also`` telephone whoever has to act."""

    recorded_as = "call-asked"


class PassedOver(Fact):
    """A reminder that was due while nothing ran; a newer rung was sent in its place."""

    recorded_as = "passed-over"
    step: str
    due: LocalDeadline
    meant_for: AwareDatetime


MovedBecause = Literal["extended", "resumed", "reopened", "replaced", "calendar", "session"]
"""Why an open step has another date: a coordinator's word, a pause, a successor, a decree, a session that moved."""


class Rescheduled(Fact):
    """An open step has a new date, and why."""

    recorded_as = "rescheduled"
    step: str
    persons: tuple[PersonId, ...]
    due: LocalDeadline
    before: LocalDeadline
    version: int
    cause: MovedBecause
    estimated: bool = ESTIMATED


class CalendarChanged(Fact):
    """From now on other holidays hold here; open dates stay, unless a `Rescheduled` of the same moment moves them.

    ``before`` and ``after`` count the days off from Monday to Friday in ``years``.
    """

    recorded_as = "calendar-changed"
    decree: str
    years: tuple[int, ...]
    added: tuple[date, ...]
    removed: tuple[date, ...]
    before: int
    after: int
    known: tuple[int, ...]
    """The years that were estimated until now."""
    reason: str


class PolicyChanged(Fact):
    """From now on another version of the policy holds in this journey; open steps keep their dates."""

    recorded_as = "policy-changed"
    before: int
    after: int
    changes: tuple[Change, ...]
    reason: str


class Lapsed(Fact):
    """A step's date passed; before the MoU the journey ends after the grace, unless it is reopened."""

    recorded_as = "lapsed"
    step: str
    persons: tuple[PersonId, ...]
    due: LocalDeadline
    grace_until: LocalDeadline
    estimated: bool = ESTIMATED
    """Of the end of the grace."""


class LapseProposed(Fact):
    """A step's date passed after the MoU: a coordinator confirms the lapse, or reopens."""

    recorded_as = "lapse-proposed"
    step: str
    persons: tuple[PersonId, ...]
    due: LocalDeadline


class Substituted(Fact):
    """From today on somebody stands in for a member of an open step: the task is the substitute's."""

    recorded_as = "substituted"
    step: str
    role: Role
    persons: tuple[PersonId, ...]
    """The substitute, who acts now."""
    on_behalf_of: PersonId
    due: LocalDeadline
    until: date
    """The substitution's last day."""


class Returned(Fact):
    """A substitution is over: an open step is its member's own again."""

    recorded_as = "returned"
    step: str
    role: Role
    persons: tuple[PersonId, ...]
    """The member, who acts again."""
    stood_in: PersonId
    due: LocalDeadline


class SubstitutionDropped(Fact):
    """Who was away holds the role no longer, or the substitute may not act in it: nobody stands in any more."""

    recorded_as = "substitution-dropped"
    role: Role
    person_for: PersonId
    substitute: PersonId
    reason: str
    """In somebody's words; empty where there are none, or where they are nobody else's business."""
    again: PersonId | None = Field(default=None, exclude_if=lambda person: person is None)
    """Who was away, where that person still holds the role: acts again, and is told."""


class ContactsReplaced(Fact):
    """The region has other officers, or another head, from now on."""

    recorded_as = "contacts-replaced"
    role: Role
    old: tuple[PersonId, ...]
    """Who holds the role no longer; they remain the region's own people."""
    new: tuple[PersonId, ...]
    reason: str


class HandedOver(Fact):
    """An open step is asked of somebody in another's place; its date stays."""

    recorded_as = "handed-over"
    step: str
    role: Role
    persons: tuple[PersonId, ...]
    """Who is asked from now on."""
    due: LocalDeadline


class SetAside(Fact):
    """An accepted message no longer fits, because another came before it; it is kept on record."""

    recorded_as = "set-aside"
    message: str
    says: Key
    why: str


class Placed(Fact):
    """The cohort's word takes effect: selected, reserve or not selected."""

    recorded_as = "placed"
    result: Literal["selected", "reserve", "not-selected"]
    minutes: str
    reason: str
    rank: int | None = None
    score: Decimal | None = None
    parts: tuple[dict[str, Any], ...] = ()
    """The score's working, parameter by parameter, for the region's letter."""


class MentorAppointed(Fact):
    """The region has its mentor from now on."""

    recorded_as = "mentor-appointed"
    mentor: PersonId
    reason: str


class SignaturesVoided(Fact):
    """A new version of the text: these signatures, under the old one, no longer count."""

    recorded_as = "signatures-voided"
    text: Digest
    old_text: Digest
    persons: tuple[PersonId, ...]


class SignatureUndone(Fact):
    """The entry of one signature was a mistake: it counts no longer, and the signatory is asked anew."""

    recorded_as = "signature-undone"
    text: Digest
    role: Role
    signatory: PersonId
    message: str
    """The id of the `sign` message whose entry this was; the register keeps that entry too."""
    reason: str


class MouConcluded(Fact):
    """Every signatory has signed the same text."""

    recorded_as = "mou-concluded"
    text: Digest
    signatures: tuple[SignatureEntry, ...] = ()


class SignatureAmended(Fact):
    """What the record says of a signature under the concluded MoU was set right; it changes no course.

    ``before`` and ``after`` hold the changed fields only; None where nothing had been entered.
    """

    recorded_as = "signature-amended"
    role: Role
    signatory: PersonId
    before: dict[str, str | None]
    after: dict[str, str | None]
    reason: str


class PresentationMoved(Fact):
    """The presentation has another day; the earlier one is set aside."""

    recorded_as = "presentation-moved"
    before: date
    on: date
    place: str
    short_notice: bool = False
    reason: str | None = None


class SessionMoved(PresentationMoved):
    """A bimtek session has another day; its report is due counted from there."""

    recorded_as = "session-moved"
    session: int
    due: LocalDeadline | None = None
    """Until when the region reports it now."""


class SessionAccepted(Fact):
    """A bimtek session counts; the next one opens."""

    recorded_as = "session-accepted"
    session: int
    present: int


class Trained(Fact):
    """All sessions are accepted and the commitment is signed."""

    recorded_as = "trained"
    quick_wins: tuple[str, ...]


class PanelDecided(Fact):
    """The panel's verdict of one round."""

    recorded_as = "panel-decided"
    round: int
    verdict: Verdict
    dossier: Digest
    votes: dict[PersonId, Verdict]
    reopened: tuple[Key, ...] = ()


class SteppedDown(Fact):
    """Somebody who declared a conflict of interest judges the region no longer, in this role."""

    recorded_as = "stepped-down"
    member: PersonId
    role: Role
    interest: Key
    taken_out: bool
    """Whether a vote or score of the open round counts no longer; those of closed rounds stay."""
    left: tuple[PersonId, ...]
    """Who holds the role now."""
    needed: int
    """How many holders it takes at least: a panel's quorum, else one."""
    chair: PersonId | None = None
    """The panel's chair, who is told; None where there is none, or for another role."""


class PresentationScored(Fact):
    """The presentation's scores: the mean over the reviewers who scored."""

    recorded_as = "presentation-concluded"
    masterplan: Decimal
    quick_win: Decimal
    reviewers: int
    pillars: dict[Key, Decimal] = Field(default={}, exclude_if=lambda pillars: not pillars)
    """The mean for each pillar that the policy names."""


class LaunchMeasured(Fact):
    """The launch against the promise, in calendar days (negative: earlier than promised)."""

    recorded_as = "launch-measured"
    days: int
    late: bool


class QuickWinProved(Fact):
    """Every required kind of evidence is verified."""

    recorded_as = "quick-win-proved"
    evidence: Digest


class AdjustedRow(Value):
    """A row of the action plan, from 1, in which the evaluator found another percentage than was reported."""

    row: int
    reported: Decimal
    realised: Decimal
    reason: str


class RealisationJudged(Fact):
    """The realisation of the action plan: means over its rows in per cent, to two decimals.

    ``realised`` is the mean after the evaluator's adjustments; rows that are not named were accepted.
    """

    recorded_as = "realisation-judged"
    rows: int
    planned: Decimal
    reported: Decimal
    realised: Decimal
    adjusted: tuple[AdjustedRow, ...] = ()


class EgovEntered(Fact):
    """The region's e-Government track begins: the word that it was chosen takes effect."""

    recorded_as = "egov-entered"
    minutes: str
    reason: str


class CheckedService(Value):
    """One service of the track; integration is checked only where it runs."""

    title: str
    running: bool
    integrated: bool


class EgovConcluded(Fact):
    """Every service of the track is checked: how many were reported, run, and are integrated."""

    recorded_as = "egov-concluded"
    services: int
    running: int
    integrated: int
    checked: tuple[CheckedService, ...] = ()


class IndexComputed(Fact):
    """The evaluation's result: the index to two decimals, 0 to 4, and how far it lies above the earlier one."""

    recorded_as = "index-computed"
    index: Decimal
    scores: dict[Key, Decimal]
    cycle: Key
    improvement: Decimal | None = None
    earlier_cycle: Key | None = None


class Fault(Fact):
    """A bug in our code: the message was not used, the operator is told, the journey goes on."""

    recorded_as = "fault"
    where: str
    error: str


class Ended(Fact):
    """The journey has ended, and why."""

    recorded_as = "ended"
    outcome: Outcome
    stage: Key
    reason: str = Field(max_length=1200)


class AwardedAfterEnd(Fact):
    """The cohort released an award of the region after its journey had ended; the register itself records it.

    A journey that is told of its award while it runs records the word as ``awarded``, and this fact never.
    """

    recorded_as = "awarded-after-end"
    category: Key
    place: int
    score: Decimal
    """From 0 to 100."""
    minutes: str
    decree_number: str
