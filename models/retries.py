"""When a letter is tried again that the mail server did not take yet; pure."""

from __future__ import annotations

from datetime import timedelta

FIRST = timedelta(seconds=30)
LONGEST = timedelta(minutes=30)
IN_ALL = timedelta(hours=72)
"""Greylisting answers 450 for hours; after three days of tries a letter has failed and the operator is told."""


def pause_after(tries: int, trying_for: timedelta) -> timedelta | None:
    """How long to wait after the *tries*-th try of a letter; None once it has been *trying_for* 72 hours.

    Only tries that came to the letter count, and no time in which it waited because nothing could leave.
    """
    if trying_for >= IN_ALL:
        return None
    doublings = min(tries - 1, (LONGEST // FIRST).bit_length())  # higher powers need not be made: it is the longest
    return min(FIRST * (1 << doublings), LONGEST)
