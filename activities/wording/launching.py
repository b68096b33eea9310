"""Words about the quick win (*program percepatan*): launch plan, launch, evidence."""

from __future__ import annotations

from typing import Self

from activities.wording.base import DIGEST, MENTOR, NOTE, Name, Words


class PlanReturnedWords(Words):
    """A launch plan that is to be handed in again."""

    letter, stage = "plan-returned", "quickwin"
    person: Name
    verdict: str
    note: str

    @classmethod
    def sample(cls) -> Self:
        """A note of two lines."""
        return cls(person=MENTOR, verdict="returned", note=NOTE)


class LaunchMeasuredWords(Words):
    """The launch against the promise, in calendar days; negative: earlier than promised."""

    letter, stage = "launch-measured", "quickwin"
    days: int
    late: bool

    @classmethod
    def sample(cls) -> Self:
        """A late launch."""
        return cls(days=20, late=True)


class EvidenceReturnedWords(Words):
    """Kinds of evidence that are to be handed in again."""

    letter, stage = "evidence-returned", "quickwin"
    returned: tuple[str, ...]
    note: str

    @classmethod
    def sample(cls) -> Self:
        """One kind."""
        return cls(returned=("kecepatan",), note=NOTE)


class QuickWinProvedWords(Words):
    """All evidence is verified."""

    letter, stage = "quick-win-proved", "quickwin"
    evidence: str

    @classmethod
    def sample(cls) -> Self:
        """One digest."""
        return cls(evidence=DIGEST)
