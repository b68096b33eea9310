"""When the relay pauses: nothing can leave, so one letter at a time finds out whether the server is back; pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from activities.replies import SILENT, Fate, Outcome

FIRST = timedelta(seconds=30)
LONGEST = timedelta(minutes=5)
"""Between two probes: our defaults. Six hours of outage cost about 75 letters one try each."""
REFUSALS = 5
"""Letters refused one after the other; then it is we who are refused, not they."""
SILENCES = 8
"""Letters one after the other about which nobody knows; then it is the server that breaks off, whatever the letter."""


class Circuit:
    """Hears every outcome, batch by batch; says when to pause, and until when.

    A letter's own fate stays its own: a dead address or a busy mailbox never stops the others.
    """

    def __init__(self) -> None:
        self.probing = False
        """Whether only one letter at a time may try."""
        self.stopped = False
        """Whether no further letter of this batch may be begun, though connections stand."""
        self._trouble: Outcome | None = None
        self._answered = False
        self._refused = 0
        self._silent = 0
        self._length = timedelta()
        self._until: datetime | None = None

    def begin(self) -> None:
        """A batch begins."""
        self._trouble, self._answered, self.stopped = None, False, False

    @property
    def halted(self) -> Outcome | None:
        """Why the batch met nothing but trouble, or had to be broken off; None where letters can leave."""
        return self._trouble if self.stopped or not self._answered else None

    def hear(self, outcome: Outcome) -> Outcome:
        """Take in what became of a letter; what it means for that letter.

        While letters are refused one after the other, a refusal says more about us, and the letter is kept.
        """
        if outcome.fate is Fate.FAILED:
            return self._hear_refusal(outcome)
        if outcome.trouble:
            self._trouble = outcome
        elif outcome.cause == SILENT:
            self._silent += 1
            if self.probing or self._silent >= SILENCES:
                self._trouble, self.stopped = Outcome(Fate.AWAY, outcome.answer), True
        else:
            self._hear_answer(outcome)
        return outcome

    def _hear_answer(self, outcome: Outcome) -> None:
        if outcome.fate is Fate.SENT:
            self._refused = 0
        self._silent, self._length = 0, timedelta()
        self._answered, self.probing = True, False

    def _hear_refusal(self, outcome: Outcome) -> Outcome:
        self._refused += 1
        if self._refused < REFUSALS:
            self._hear_answer(outcome)
            return outcome
        ours = Outcome(Fate.OURS, outcome.answer, "letters refused one after the other")
        self._trouble, self.stopped = ours, True
        return ours if self._refused > REFUSALS else outcome

    def pause(self, now: datetime) -> bool:
        """Pause from *now* on: 30 seconds, then twice as long, up to five minutes; whether this pause is the first."""
        first = not self._length
        self._length = min(max(self._length * 2, FIRST), LONGEST)
        self._until = now + self._length
        self.probing = True
        self._silent = 0
        return first

    def wait(self, now: datetime) -> timedelta:
        """How long nothing may be tried."""
        return max(self._until - now, timedelta()) if self._until else timedelta()
