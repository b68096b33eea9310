"""A year's policy: every number of the programme, read from one TOML file and pinned in each journey."""

from __future__ import annotations

from datetime import time, timedelta
from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from models.awards_policy import OVERALL, AwardsPolicy
from models.calendar import Zone
from models.calendar_policy import ProvincialHoliday
from models.cohort.policy import CohortSection
from models.deadline import Ladder
from models.deadline_policy import DeadlinePolicy
from models.documents_policy import DocumentsPolicy
from models.panel import PanelRule
from models.ranking_policy import RankingPolicy
from models.values import Key, Policy, Title


class AssessmentPolicy(Policy):
    """Stage 1: contacts, data sheet, verification, and the cohort's word."""

    contacts: DeadlinePolicy
    data: DeadlinePolicy
    verification: DeadlinePolicy
    selection: DeadlinePolicy
    reserve: DeadlinePolicy
    objections: DeadlinePolicy | None = None
    """How long a region that a cohort did not select may object, with evidence."""
    max_rounds: int = Field(ge=1, le=9)
    """In the last round the assessor can only verify."""


class SignatoryPolicy(Policy):
    """One signatory of the MoU: a role, and the time it has."""

    role: Key
    within: DeadlinePolicy


class MouPolicy(Policy):
    """Stage 2: invitation, text, signatures."""

    invitation: DeadlinePolicy
    text: DeadlinePolicy
    ordered: bool
    """Whether signatories sign one after the other, in the order named."""
    signatories: tuple[SignatoryPolicy, ...] = Field(min_length=1, max_length=5)
    signature_details: bool = False
    """Whether a signature must say how it was given, with the scan and the mandate that this asks for."""

    @model_validator(mode="after")
    def _roles_sign_once(self) -> Self:
        roles = [signatory.role for signatory in self.signatories]
        if len(set(roles)) != len(roles) or not set(roles) <= {"head", "signatory"}:
            raise ValueError(f"signatories are the roles head and signatory, each once, not {', '.join(roles)}")
        return self


class SessionPolicy(Policy):
    """One bimtek session: its title and the output it requires."""

    title: Title
    output: Title


class TrainingPolicy(Policy):
    """Stage 3: team, gate and mentor, sessions, commitment."""

    team: DeadlinePolicy
    gate: DeadlinePolicy
    schedule: DeadlinePolicy
    report: DeadlinePolicy
    judgement: DeadlinePolicy
    commitment: DeadlinePolicy
    min_present: int = Field(ge=1)
    sessions: tuple[SessionPolicy, ...] = Field(min_length=1, max_length=12)
    notice: int | None = Field(default=None, ge=0, le=60, exclude_if=lambda notice: notice is None)
    """Least working days between setting a session's day and that day; without it a day is set once and at any time."""


class MasterplanPolicy(Policy):
    """Stage 4: books, action plan, panel, presentation."""

    drafting: DeadlinePolicy
    revision: DeadlinePolicy
    hearing: DeadlinePolicy
    schedule: DeadlinePolicy
    held: DeadlinePolicy
    scoring: DeadlinePolicy
    max_rounds: int = Field(ge=1, le=9)
    books: tuple[Key, ...] = Field(min_length=1, max_length=10)
    criteria: tuple[Key, ...] = Field(min_length=1, max_length=20)
    max_criterion: int = Field(ge=1, le=100)
    panel: PanelRule
    pillars: tuple[Key, ...] = Field(default=(), max_length=20)
    """The pillars that a presentation is scored on besides masterplan and quick win; none where it is empty."""
    notice: int | None = Field(default=None, ge=0, le=60, exclude_if=lambda notice: notice is None)
    """The same for the presentation's day."""
    quota: int | None = Field(default=None, ge=1, le=200)
    """On how many regions' panels one reviewer sits at most; without it nobody counts, and there are as many
    reviewers as seats."""
    appointment: DeadlinePolicy | None = None
    """For a coordinator to appoint a panel or to fill its seats; without it as long as for the presentation's date."""

    @model_validator(mode="after")
    def _pillars_are_awards_of_their_own(self) -> Self:
        if len({OVERALL, *self.pillars}) != 1 + len(self.pillars):
            raise ValueError(f"pillars are named once each, and none {OVERALL!r}, not {', '.join(self.pillars)}")
        return self


class QuickWinPolicy(Policy):
    """Stage 5: launch plan, launch, evidence, re-check."""

    plan: DeadlinePolicy
    judgement: DeadlinePolicy
    launch: DeadlinePolicy
    evidence: DeadlinePolicy
    check: DeadlinePolicy
    recheck_after: int = Field(ge=1, le=250)
    recheck: DeadlinePolicy
    required: tuple[Key, ...] = Field(min_length=1, max_length=20)
    late_after: int = Field(ge=0, le=250)
    """Calendar days after the promise from which a launch counts as late."""


class AspectPolicy(Policy):
    """One evaluation aspect (*aspek evaluasi*) and its weight in per cent."""

    name: Key
    weight: int = Field(ge=0, le=100)


class EgovPolicy(Policy):
    """The e-Government track: how long a region has to report its services, and the verifier to check them all."""

    services: DeadlinePolicy
    check: DeadlinePolicy


class EvaluationPolicy(Policy):
    """Stage 6: three scores on the cycle's aspects."""

    self_assessment: DeadlinePolicy
    evaluator: DeadlinePolicy
    moderation: DeadlinePolicy
    cycle: Key
    needs_reason_above: Decimal = Field(ge=0, le=4)
    aspects: tuple[AspectPolicy, ...] = Field(min_length=1, max_length=20)
    realisation: DeadlinePolicy | None = None
    """For the report on every row of the action plan, before the self-assessment; without it none is asked for."""
    egov: EgovPolicy | None = None
    """Without it no region of the cohort can be chosen for the e-Government track."""

    @model_validator(mode="after")
    def _weights_add_up(self) -> Self:
        total = sum(aspect.weight for aspect in self.aspects)
        if total != 100:
            raise ValueError(f"the aspects' weights add up to {total}; they must add up to 100")
        return self


class ProgrammePolicy(Policy):
    """What holds for the whole journey."""

    id: Key
    name: Title
    year: int = Field(ge=2017, le=2100)
    zone: Zone
    languages: tuple[Key, ...] = Field(min_length=1)
    collective_leave: bool
    margin_minutes: int = Field(ge=0, le=60 * 24 * 120)
    grace: DeadlinePolicy
    lapse_confirmation: DeadlinePolicy
    enters_at: Literal["assessment", "evaluation"] = "assessment"
    """The stage in which a region's journey begins; the stages before it are never entered."""
    word: DeadlinePolicy | None = None
    """How long a region waits for a word of its cohort; its ladder reminds nobody."""
    provincial_holidays: tuple[ProvincialHoliday, ...] = Field(
        default=(), max_length=200, exclude_if=lambda holidays: not holidays
    )
    """Days off beside the national ones, by province; a journey carries those of its own."""
    replacement: Literal["remaining", "anew"] | None = None
    """What a successor in an open step gets: the remaining time, or the step's days anew; None: the date stays."""
    replacement_least: int = Field(default=0, ge=0, le=60)
    """The least working days a successor has, where the remaining time is handed over."""

    @property
    def margin(self) -> timedelta:
        """How long a lapse waits, from the moment it is noticed."""
        return timedelta(minutes=self.margin_minutes)


class PostPolicy(Policy):
    """When the post leaves, by the clocks of whoever reads it."""

    hour: time
    """The hour of the day for what can wait for it."""
    gather_minutes: int = Field(default=15, ge=0, le=120)
    """How long after the hour what came up at the hour is gathered before it leaves."""
    summary: bool = True
    """Whether several posts that could wait for the same hour go to one person as one summary."""
    awake: time = time(6)
    """What cannot wait for the hour leaves at any moment from here on ..."""
    asleep: time = time(20)
    """... until here, by the reader's clocks; at night it waits for the hour."""
    working_days_only: bool = False
    """Whether what can wait for the hour waits for a working day too, by the calendar of its journey."""
    letter_first: int = Field(default=0, ge=0, le=30)
    """Working days for which the task about a formal letter waits for that letter's release; 0: it does not wait."""

    @model_validator(mode="after")
    def _hour_is_by_day(self) -> Self:
        if not self.awake <= self.hour < self.asleep:
            raise ValueError(
                f"the post's hour {self.hour:%H.%M} is not between {self.awake:%H.%M} and {self.asleep:%H.%M}"
            )
        return self


class CohortPolicy(Policy):
    """One cohort's whole policy."""

    version: int = Field(default=1, ge=1)
    programme: ProgrammePolicy
    ladders: dict[Key, Ladder] = Field(min_length=1)
    assessment: AssessmentPolicy
    mou: MouPolicy
    training: TrainingPolicy
    masterplan: MasterplanPolicy
    quickwin: QuickWinPolicy
    evaluation: EvaluationPolicy
    ranking: RankingPolicy | None = None
    awards: AwardsPolicy | None = None
    cohort: CohortSection | None = None
    """Left out where journeys are begun one by one."""
    post: PostPolicy | None = None
    """Without it every notice leaves as soon as it is written."""
    documents: DocumentsPolicy | None = Field(default=None, exclude_if=lambda documents: documents is None)
    """What may be handed in; without it as that policy's defaults say."""

    def for_journeys(self) -> Self:
        """What a journey carries: everything but the cohort's own section."""
        return self.model_copy(update={"ranking": None, "awards": None, "cohort": None})

    def in_province(self, province: str) -> Self:
        """What a journey in *province* carries: of the provincial holidays its own."""
        own = tuple(each for each in self.programme.provincial_holidays if province in each.provinces)
        programme = self.programme.model_copy(update={"provincial_holidays": own})
        return self.model_copy(update={"programme": programme})

    @model_validator(mode="after")
    def _ladders_exist(self) -> Self:
        for where, deadline in deadlines(self):
            if deadline.ladder not in self.ladders:
                raise ValueError(f"{where} names the ladder {deadline.ladder!r}; known: {', '.join(self.ladders)}")
        return self


def deadlines(policy: Policy, path: str = "") -> list[tuple[str, DeadlinePolicy]]:
    """Every deadline in *policy* with its key, e.g. ``mou.invitation``."""
    found: list[tuple[str, DeadlinePolicy]] = []
    for name, value in policy:
        where = f"{path}{name}"
        if isinstance(value, DeadlinePolicy):
            found.append((where, value))
        elif isinstance(value, Policy):
            found += deadlines(value, f"{where}.")
        elif isinstance(value, tuple):
            for place, item in enumerate(value, 1):
                if isinstance(item, Policy):
                    found += deadlines(item, f"{where}.{place}.")
    return found
