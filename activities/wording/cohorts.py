"""Words about a cohort as a whole."""

from __future__ import annotations

from datetime import date
from typing import Self

from activities.wording.base import DECREE, DIGEST, MINUTES, Name, Words
from models.facts import Outcome
from models.people import Role
from models.telling import HAS_ENDED


class CohortWords(Words):
    """What is told of a cohort."""

    reader, stage, of_cohort = Role.COORDINATOR, "cohort", True


class ListRefusedWords(CohortWords):
    """The institutions' votes on the list, which did not suffice."""

    letter = "list-refused"
    verdict: str
    votes: dict[Name, str]

    @classmethod
    def sample(cls) -> Self:
        """Two institutions."""
        votes = {"Kementerian Contoh": "object", "Badan Contoh": "approve"}
        return cls(verdict="refused", votes=votes)


class ListSealedWords(CohortWords):
    """The list as it stands: regions by rank, and how many others were ranked."""

    letter = "list-sealed"
    minutes: str
    minutes_on: date
    decree: str
    decree_on: date
    digest: str
    selected: tuple[Name, ...]
    reserve: tuple[Name, ...]
    others: int

    @classmethod
    def sample(cls) -> Self:
        """Two selected and one in reserve."""
        return cls(
            minutes=MINUTES,
            minutes_on=date(2026, 6, 22),
            decree=DECREE,
            decree_on=date(2026, 6, 23),
            digest=DIGEST,
            selected=("Kota Contoh", "Kabupaten Contoh"),
            reserve=("Kabupaten Contoh Lain",),
            others=98,
        )


class PromotedWords(CohortWords):
    """A region in reserve takes the place of another; ``rank`` is 0 where it has none."""

    letter = "promoted"
    region: Name
    rank: int
    place: Name

    @classmethod
    def sample(cls) -> Self:
        """One place."""
        return cls(region="Kabupaten Contoh Lain", rank=51, place="Kota Contoh")


class ReserveExhaustedWords(CohortWords):
    """A place that nobody can take."""

    letter = "reserve-exhausted"
    place: Name

    @classmethod
    def sample(cls) -> Self:
        """One place."""
        return cls(place="Kota Contoh")


class ReserveClosedWords(CohortWords):
    """Free places are not taken any more: who waited in vain, and whose place stays free."""

    letter = "reserve-closed"
    released: tuple[Name, ...]
    vacant: tuple[Name, ...]

    @classmethod
    def sample(cls) -> Self:
        """One region, no place."""
        return cls(released=("Kabupaten Contoh Lain",), vacant=())


class MentorsMissingWords(CohortWords):
    """Regions without a mentor, and why."""

    letter = "mentors-missing"
    unassigned: dict[Name, str]

    @classmethod
    def sample(cls) -> Self:
        """Both reasons."""
        unassigned = {
            "Kota Contoh": "no-mentor-without-conflict",
            "Kabupaten Contoh": "all-suitable-mentors-full",
        }
        return cls(unassigned=unassigned)


class WordUnheardWords(CohortWords):
    """A journey did not take what its cohort said, and its answer."""

    letter = "word-unheard"
    region: Name
    says: str
    why: str

    @property
    def award_after_end(self) -> bool:
        """Whether it is an award of an ended journey; the register has put it on record there, with its letter."""
        return self.says == "award" and self.why == HAS_ENDED

    @classmethod
    def sample(cls) -> Self:
        """An answer of a journey."""
        return cls(region="Kota Contoh", says="select", why="contoh: the journey is in the stage mou")


class CohortClosedWords(CohortWords):
    """How many journeys ended how."""

    letter = "cohort-closed"
    outcomes: dict[Outcome, int]

    @classmethod
    def sample(cls) -> Self:
        """Three outcomes."""
        return cls(outcomes={"completed": 47, "not-selected": 115, "withdrawn": 3})
