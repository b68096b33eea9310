"""When a letter is tried again that the mail server did not take yet; pure."""

from __future__ import annotations

from datetime import timedelta

FIRST = timedelta(seconds=30)
LONGEST = timedelta(minutes=30)
IN_ALL = timedelta(hours=72)
"""Greylisting answers 450 for hours; after three days of tries a letter has failed and the operator is told."""


def pause_after(tries: int) -> timedelta | None:
    """How long to wait after the *tries*-th try of a letter; None where the next one would come after 72 hours.

    Only tries that came to the letter count, and the span is that of their pauses: a letter that had to wait because
    nothing could leave, or because it was held, has lost none of its tries.
    """
    return _pause(tries) if sum(map(_pause, range(1, tries + 1)), timedelta()) <= IN_ALL else None


def _pause(tries: int) -> timedelta:
    doublings = min(tries - 1, (LONGEST // FIRST).bit_length())  # higher powers need not be made: it is the longest
    return min(FIRST * (1 << doublings), LONGEST)
