"""After six hours without a mail server letters leave at the set rate; what became stale stays behind, on record."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from sqlalchemy import Engine

from activities.stale import OUTDATED, OVERTAKEN
from models.tables import OutboxRow
from tests.activities.contents import rows
from tests.activities.samples import OFFICERS, enter
from tests.chaos.outage import Outage

LETTERS = 400
PER_SECOND = 50
POOL = 8
OUTDATED_BY_FACT = "the step was done or its date moved before this post left"
PROBES = 4 + 71
"""Pauses of 30, 60, 120 and 240 seconds, then of five minutes, until six hours are over."""


async def test_an_outage_of_six_hours_costs_few_tries_and_no_letter_but_the_stale_ones(sqlite: Engine) -> None:
    enter(sqlite)
    outage = Outage(sqlite, LETTERS, PER_SECOND)

    await outage.run()

    assert check(outage) == {"sent": LETTERS * 9 // 10, "overtaken": LETTERS // 10, "done": LETTERS // 10}


def check(outage: Outage) -> Counter[str]:
    """How many letters ended how; the tries and the rate were what they may be."""
    assert 10 < outage.tries <= 1 + PROBES
    begun = outage.server.begun
    most = outage.per_second + POOL  # the clock runs on while letters are on their way
    assert [one for one, other in zip(begun, begun[most:], strict=False) if other - one < timedelta(seconds=1)] == []
    written = rows(outage.engine, OutboxRow)
    sent = [row for row in written if row.status == "sent"]
    assert {row.attempts for row in sent} == {1}
    assert len(outage.server.kept) == len(sent)
    again = {(row.step, row.person) for row in sent if row.step in outage.reminded_again}
    assert again == {(step, person) for step in outage.reminded_again for person in OFFICERS}
    why = {"250": "sent", OVERTAKEN: "overtaken", OUTDATED: "done", OUTDATED_BY_FACT: "done"}
    return Counter(why[row.why or ""] for row in written)
