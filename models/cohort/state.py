"""The state of a cohort: its members, their places, and the words on their way to them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from models.calendar import Zone
from models.cohort.policy import CohortSection
from models.facts import Outcome
from models.journey import Carried, cohort_id, journey_id, voice_of_cohort
from models.sheet import ParameterName
from models.telling import Word
from models.values import Key, PersonId, Progress, RegionId, Value

Status = Literal["assessing", "verified", "unranked", "held", "lapsing", "free", "reserve", "out"]
"""A member's place. ``held`` and ``lapsing`` count against the quota; a completed region keeps its place."""


class Member(Progress):
    """One candidate; kept short, because a cohort may have hundreds."""

    code: str
    status: Status = "assessing"
    rank: int | None = None
    seen: int = 0
    """The number of the last piece of news heard from its journey."""
    stage: str = ""
    outcome: Outcome | None = None
    mentor: PersonId | None = None
    former: PersonId | None = None
    """The mentor who left and whose place is to be taken."""

    @model_serializer(mode="wrap")
    def _short(self, whole: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Without what is as it was at the beginning."""
        fields = type(self).model_fields
        return {k: v for k, v in whole(self).items() if k not in fields or v != fields[k].default}

    @property
    def placed(self) -> bool:
        """Whether it has one of the cohort's places."""
        return self.status in ("held", "lapsing")


class Figure(Value):
    """A corrected figure, which counts in the place of the candidates' file's."""

    region: RegionId
    parameter: ParameterName
    value: Decimal | None = None
    category: Key | None = None
    year: int
    source: str


class Vacancy(Value):
    """A place that was freed and not taken yet."""

    region: RegionId
    cause: str


class Scores(Value):
    """A region's presentation, 0 to 100 each."""

    masterplan: Decimal
    quick_win: Decimal
    pillars: dict[Key, Decimal] = {}


class CohortState(Carried):
    """All of a cohort that continues as new."""

    name: str
    members: dict[RegionId, Member]
    figures: tuple[Figure, ...] = ()
    vacancies: tuple[Vacancy, ...] = ()
    minutes: str = ""
    """Number of the minutes with which the list was sealed."""
    promoting: bool = False
    """Whether the list is sealed and the cut-off for the reserve has not come."""
    presented: dict[RegionId, Scores] = {}
    outbound: tuple[Word, ...] = ()

    @property
    def id(self) -> str:
        """The cohort's id."""
        return cohort_id(self.cohort)

    @property
    def subject(self) -> Key:
        """The cohort itself."""
        return self.cohort

    @property
    def title(self) -> str:
        """The cohort's name."""
        return self.name

    @property
    def zone(self) -> Zone:
        """The secretariat's zone."""
        return self.policy.programme.zone

    @property
    def rules(self) -> CohortSection:
        """The policy's section for the cohort as a whole; a cohort is not begun without it."""
        assert self.policy.cohort is not None
        return self.policy.cohort

    def say(self, region: RegionId, kind: str, cause: str, at: Any, ranking: int | None = None, **fields: Any) -> None:
        """Put a word to the journey of *region* on its way; the same word is said once."""
        to, person = journey_id(self.cohort, region), voice_of_cohort(self.cohort)
        word = Word(to=to, kind=kind, cause=cause, person=person, at=at, fields=fields, ranking=ranking)
        # What its id is made of, because a cohort of hundreds says a word to each of them in one go.
        same = (to, kind, cause)
        if all((waiting.to, waiting.kind, waiting.cause) != same for waiting in self.outbound):
            self.outbound = (*self.outbound, word)


class CohortResult(Value):
    """How a cohort ended: regions by outcome."""

    cohort: Key
    outcomes: dict[Outcome, int] = Field(default={})
