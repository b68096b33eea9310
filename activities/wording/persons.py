"""Words about who acts: substitutes, other contacts, a panel, a conflict of interest, and the page of a handover."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, Self

from activities.wording.base import MENTOR, OFFICER, REVIEWER, Name, Words
from models.people import Role

SUCCESSOR, WHY = "Pengganti Contoh", "Ini alasan contoh."


class SubstitutionEndedWords(Words):
    """Somebody stands in for another no longer; ``role`` is None where it was in every role."""

    letter, reader = "substitution-ended", Role.REVIEWER
    role: Role | None = None
    person_for: Name
    substitute: Name
    reason: str
    again: Name | None = None
    """Who acts again, where a conflict of interest took the substitute out."""

    @classmethod
    def sample(cls) -> Self:
        """A reviewer is back."""
        return cls(role=Role.REVIEWER, person_for=REVIEWER, substitute=SUCCESSOR, reason=WHY)


class SubstitutionWords(Words):
    """Somebody stands in for another, from the first day to the last; ``role`` is None where it is in every role."""

    letter, reader = "substitution", Role.REVIEWER
    role: Role | None = None
    person_for: Name
    substitute: Name
    since: date
    until: date
    reason: str

    @classmethod
    def sample(cls) -> Self:
        """A reviewer is away for a week."""
        days = {"since": date(2026, 6, 25), "until": date(2026, 7, 2)}
        return cls(role=Role.REVIEWER, person_for=REVIEWER, substitute=SUCCESSOR, reason=WHY, **days)


class ContactsChangedWords(Words):
    """The region has other officers, or another head; who went or who came may be nobody."""

    letter, reader = "contacts-changed", Role.COORDINATOR
    role: Role
    old: tuple[Name, ...]
    new: tuple[Name, ...]
    reason: str

    @classmethod
    def sample(cls) -> Self:
        """One officer for another."""
        return cls(role=Role.OFFICER, old=(OFFICER,), new=(SUCCESSOR,), reason=WHY)


class PanelAppointedWords(Words):
    """A region has its panel."""

    letter, reader = "panel-appointed", Role.REVIEWER
    members: tuple[Name, ...]
    chair: Name
    reason: str

    @classmethod
    def sample(cls) -> Self:
        """Three members."""
        return cls(members=(REVIEWER, "Penelaah Contoh Lain", SUCCESSOR), chair=REVIEWER, reason=WHY)


class ConflictDeclaredWords(Words):
    """Somebody judges the region no longer; who is left, and how many it takes at least."""

    letter, reader = "conflict-declared", Role.COORDINATOR
    member: Name
    role: Role
    interest: str
    taken_out: bool
    left: tuple[Name, ...]
    needed: int

    @classmethod
    def sample(cls) -> Self:
        """A reviewer has voted, and too few are left."""
        left = ("Penelaah Contoh Lain",)
        return cls(member=REVIEWER, role=Role.REVIEWER, interest="relation", taken_out=True, left=left, needed=2)


class Section(NamedTuple):
    """A part of a handover's page."""

    heading: str
    items: tuple[str, ...]


class HandoverWords(Words):
    """Who takes over from whom, and the journey's page in the reader's language: headings, and items with a hyphen."""

    letter, reader = "handover", Role.MENTOR
    old: Name | tuple[Name, ...]
    role: Role
    page: str

    @property
    def sections(self) -> tuple[Section, ...]:
        """The page's parts."""
        found: list[tuple[str, list[str]]] = []
        for line in self.page.splitlines():
            if line.startswith("- ") and found:
                found[-1][1].append(line.removeprefix("- "))
            else:
                found.append((line, []))
        return tuple(Section(heading, tuple(items)) for heading, items in found)

    @classmethod
    def sample(cls) -> Self:
        """A mentor's successor."""
        return cls.sample_for("id")

    @classmethod
    def sample_for(cls, language: str) -> Self:
        """A page of two parts."""
        return cls(old=MENTOR, role=Role.MENTOR, page=PAGES[language])


PAGES = {
    "id": (
        "SERAH TERIMA TUGAS: Kabupaten Contoh, tahap penelaahan masterplan\nYang dijanjikan\n"
        "- 4 Juni 2026: bimtek sesi IV pada 2 Juni 2026 di Aula Contoh\nYang telah diputuskan\n"
        "- 22 Juni 2026: masterplan, putaran 1: perlu perbaikan"
    ),
    "en": (
        "HANDOVER: Kabupaten Contoh, stage masterplan review\nPromised\n"
        "- 4 June 2026: training session IV on 2 June 2026, Aula Contoh\nDecided\n"
        "- 22 June 2026: masterplan, round 1: to be revised"
    ),
}
"""A sample's page in both languages."""
