"""Words of the two summaries: a person's posts of one day, and a coordinator's morning."""

from __future__ import annotations

from datetime import date, datetime
from typing import Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict

from activities.wording.base import AT, DUE, LATER, OFFICER, Name, Words
from models.calendar import LocalDeadline
from models.people import Role

Line = TypeVar("Line")
REGION = "Kabupaten Contoh"


class Said(BaseModel):
    """One line of a summary."""

    model_config = ConfigDict(frozen=True)


class CarriedPost(Said):
    """A post that a summary carries: its kind, and the step, session and deadline of its fact."""

    letter: str
    region: str
    step: str | None = None
    session: int | None = None
    due: LocalDeadline | None = None
    estimated: bool = False


class DailySummaryWords(Words):
    """What is told to one person on one day, the most urgent first."""

    letter = "daily-summary"
    posts: tuple[CarriedPost, ...]

    @classmethod
    def sample(cls) -> Self:
        """A reminder and a report on a session."""
        reminder = CarriedPost(letter="reminder", region=REGION, step="masterplan#1v1", due=DUE)
        return cls(posts=(reminder, CarriedPost(letter="session-accepted", region=REGION, session=2)))


class OpenStep(Said):
    """An open step: on whom it waits, since when and until when; nobody where a person is still to be named."""

    region: Name
    step: str
    persons: tuple[Name, ...]
    since: datetime
    due: LocalDeadline
    estimated: bool = False


class News(Said):
    """Something that was recorded."""

    region: Name
    kind: str
    at: datetime
    step: str | None = None
    verdict: str | None = None
    outcome: str | None = None


class Kept(Said):
    """A letter that has not left, and whom it is for."""

    region: Name
    letter: str
    person: Name


class Listed(Said, Generic[Line]):
    """The first lines of a list, and how many more there are."""

    lines: tuple[Line, ...] = ()
    more: int = 0


class MorningSummaryWords(Words):
    """A cohort as it stands in the morning of its coordinator."""

    letter, reader, stage, of_cohort = "morning-summary", Role.COORDINATOR, "cohort", True
    day: date
    late: Listed[OpenStep]
    today: Listed[OpenStep]
    mine: Listed[OpenStep]
    soon: Listed[OpenStep]
    lapses: Listed[News]
    decisions: Listed[News]
    held: Listed[Kept]
    failed: Listed[Kept]
    dead: Listed[Name]

    @classmethod
    def sample(cls) -> Self:
        """Something in every list, and more than is shown in the first."""
        step = OpenStep(region=REGION, step="masterplan#1v1", persons=(OFFICER,), since=AT, due=DUE)
        later = step.model_copy(update={"region": "Kota Contoh", "due": LATER})
        missed = News(region="Kota Contoh", kind="lapse-proposed", at=AT, step="launch-plan#1v1")
        decided = News(region=REGION, kind="panel-decided", at=AT, verdict="revise")
        kept = Kept(region=REGION, letter="selected", person="Kepala Daerah Contoh")
        return cls(
            day=date(2026, 6, 24),
            late=Listed(lines=(step,), more=3),
            today=Listed(lines=(step,)),
            mine=Listed(lines=(later.model_copy(update={"step": "gate#1v1", "persons": ()}),)),
            soon=Listed(lines=(later,)),
            lapses=Listed(lines=(missed,)),
            decisions=Listed(lines=(decided,)),
            held=Listed(lines=(kept,)),
            failed=Listed(lines=(kept.model_copy(update={"letter": "task"}),)),
            dead=Listed(lines=(OFFICER,)),
        )


class SignInWords(Words):
    """A link to the pages that somebody asked for; the frame says the link."""

    letter = "sign-in"

    @classmethod
    def sample(cls) -> Self:
        """There is nothing to say beside the link."""
        return cls()
