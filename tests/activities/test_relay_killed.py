"""A mail worker killed again and again loses no letter, and sends again only what was in flight."""

from __future__ import annotations

import random

from sqlalchemy import Engine

from activities.marks import MOST
from tests.activities.samples import enter
from tests.chaos.kills import kill_at_work

LETTERS, KILLS = 60, 3
POOL = 8


async def test_a_worker_that_is_killed_loses_no_letter_and_copies_only_what_was_in_flight(sqlite: Engine) -> None:
    """`make kill-mail` does the same with 1,000 letters and 61 kills."""
    enter(sqlite)
    seed = random.randrange(10**6)
    print(f"seed {seed}")

    found = await kill_at_work(sqlite, LETTERS, KILLS, seed)

    assert (found.letters, found.missing, found.ids, found.told) == (LETTERS, 0, LETTERS, LETTERS)
    assert found.copies <= sum(found.in_flight)
    assert max(found.in_flight) <= POOL + 2 * MOST
