"""Everything that may be said to a journey or to a cohort; one file per stage or topic, one union over all."""

from __future__ import annotations

from typing import Annotated, Any, get_args

from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from models.errors import Refused
from models.messages.assessment import (
    Confirmed,
    Contacts,
    Disputed,
    Exclusion,
    Objection,
    Selection,
    SheetCorrection,
    Verification,
)
from models.messages.awards import AwardsApproval, AwardsRelease
from models.messages.base import Message
from models.messages.calendar import CalendarChange
from models.messages.cohort import (
    Correction,
    EgovChoice,
    ListVote,
    News,
    ObjectionAnswer,
    PlaceRelease,
    RegionMoved,
    Seal,
    SeatHolder,
)
from models.messages.egov import EgovChosen, EgovServices, ServiceCheck
from models.messages.evaluation import EvaluatorScore, ModeratedScore, Realisation, SelfScore
from models.messages.masterplan import ActionPlan, Book, PresentationDate, PresentationHeld, PresentationScore, Vote
from models.messages.mou import Acceptance, Declined, Signature, TextVersion, Unsigning
from models.messages.panel import ConflictDeclaration, PanelAppointment
from models.messages.people import ContactChange, Substituting, SubstitutionEnd
from models.messages.quickwin import Evidence, EvidenceCheck, Launched, LaunchPlan, PlanJudgement, Recheck
from models.messages.record import SignatureCorrection
from models.messages.steering import (
    Award,
    ConfirmLapse,
    Extension,
    Move,
    Pause,
    PhoneCall,
    PolicyChange,
    Reminding,
    Reopening,
    Replacement,
    Resume,
    Stop,
    Withdrawal,
)
from models.messages.tot import MentorCandidates, MentorLeaves, TotAttendance, TotComplete, TotMarks, TotSession
from models.messages.training import (
    Attendance,
    Commitment,
    GateOpened,
    MentorAssigned,
    MentorNote,
    Output,
    SessionDate,
    SessionJudgement,
    Team,
)
from models.values import printable

AnyMessage = Annotated[
    Contacts
    | Confirmed
    | Disputed
    | Verification
    | Selection
    | SheetCorrection
    | Exclusion
    | Objection
    | Acceptance
    | Declined
    | TextVersion
    | Signature
    | Unsigning
    | Team
    | GateOpened
    | MentorAssigned
    | SessionDate
    | Attendance
    | Output
    | SessionJudgement
    | MentorNote
    | Commitment
    | Book
    | ActionPlan
    | Vote
    | PresentationDate
    | PresentationHeld
    | PresentationScore
    | LaunchPlan
    | PlanJudgement
    | Launched
    | Evidence
    | EvidenceCheck
    | Recheck
    | Realisation
    | SelfScore
    | EvaluatorScore
    | ModeratedScore
    | EgovChosen
    | EgovServices
    | ServiceCheck
    | Extension
    | Pause
    | Resume
    | Withdrawal
    | Stop
    | Replacement
    | Substituting
    | SubstitutionEnd
    | ContactChange
    | Reopening
    | ConfirmLapse
    | Award
    | Reminding
    | PhoneCall
    | PolicyChange
    | CalendarChange
    | Move
    | PanelAppointment
    | ConflictDeclaration
    | SignatureCorrection
    | News
    | SeatHolder
    | ListVote
    | RegionMoved
    | Correction
    | Seal
    | ObjectionAnswer
    | PlaceRelease
    | EgovChoice
    | MentorCandidates
    | TotSession
    | TotAttendance
    | TotMarks
    | TotComplete
    | MentorLeaves
    | AwardsApproval
    | AwardsRelease,
    Field(discriminator="kind"),
]

KINDS: dict[str, type[Message]] = {
    member.model_fields["kind"].default: member for member in get_args(get_args(AnyMessage)[0])
}
"""Each message class by its kind."""

STAGES = ("assessment", "mou", "training", "masterplan", "quickwin", "evaluation")
"""The six stages in the order in which a journey lives them."""

COHORT = "cohort"
"""What stands in the place of a stage where a message is for a cohort."""
FILES = {**{stage: stage for stage in STAGES}, COHORT: COHORT, "tot": COHORT, "awards": COHORT}

STAGE_OF: dict[str, str] = {
    kind: FILES[file]
    for kind, member in KINDS.items()
    if (file := member.stage or member.__module__.rpartition(".")[2]) in FILES
}
"""The stage a message belongs to: its own, else by the file it is written in. Steering belongs to every stage."""

MAX_BYTES = 48 * 1024
"""The largest message; documents go to the store and only their digest travels."""

_adapter: TypeAdapter[Message] = TypeAdapter(AnyMessage)


def parse(raw: Any) -> Message:
    """Read *raw*, plain data, as a message.

    Raises:
        Refused: it is not one; the sentence names each wrong field and its rule.
    """
    if not isinstance(raw, dict):
        raise Refused(f"a message is an object with a kind, not {_named(raw)}")
    kind = raw.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        given = _named(kind) if isinstance(kind, dict | list) else repr(str(kind)[:40])
        raise Refused(f"there is no message of kind {given}; known kinds: {', '.join(sorted(KINDS))}")
    try:
        message = _adapter.validate_python(raw)
    except ValidationError as error:
        raise Refused(f"the {kind} message is not well formed: {faults(error, skip=1)}") from None
    except RecursionError:
        raise Refused(f"the {kind} message is nested too deeply; documents go to the store") from None
    size = len(message.model_dump_json().encode())
    if size > MAX_BYTES:
        raise Refused(f"the {kind} message has {size} bytes; at most {MAX_BYTES} are allowed")
    return message


def readable(raw: dict[str, Any]) -> Message | None:
    """A carried message, or None where only a newer build can read it."""
    try:
        return parse(raw)
    except Refused:
        return None


def faults(error: ValidationError, *, skip: int = 0) -> str:
    """Every fault of a pydantic error as ``field: rule``, at most eight, in one sentence."""
    told = error.errors(include_url=False, include_input=False, include_context=False)
    found = [
        f"{printable('.'.join(str(part) for part in fault['loc'][skip:])) or 'the whole'}: {_rule(fault['msg'])}"
        for fault in told
        if not _follows(fault, told)
    ]
    more = f"; and {len(found) - 8} more" if len(found) > 8 else ""
    return "; ".join(found[:8]) + more


def _follows(fault: ErrorDetails, told: list[ErrorDetails]) -> bool:
    """Whether *fault* only says that a list is too short because one of its items, told of too, is wrong."""
    place = fault["loc"]
    inside = (other["loc"] for other in told if len(other["loc"]) > len(place))
    return fault["type"] == "too_short" and any(loc[: len(place)] == place for loc in inside)


def _rule(text: str) -> str:
    text = text.removeprefix("Value error, ")
    return text[:1].lower() + text[1:200]


def _named(raw: Any) -> str:
    return "null" if raw is None else f"a {type(raw).__name__}"


__all__ = ["COHORT", "KINDS", "STAGES", "STAGE_OF", "AnyMessage", "Message", "faults", "parse", "readable"]
