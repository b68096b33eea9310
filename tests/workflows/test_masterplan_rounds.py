"""Stage 4, revision (*perbaikan*): what the next round reopens, and how many rounds there are."""

from __future__ import annotations

from typing import Any

from tests.workflows.remembered import OFFICER, facts, refusal
from tests.workflows.test_masterplan import BOOKS, DOCUMENT, REVIEWERS
from tests.workflows.test_masterplan_panel import REVISE, cast, sitting, with_panel
from tests.workflows.test_steering import settled


async def test_a_revision_reopens_exactly_the_books_commented_on_with_a_date_of_its_own(begin: Any) -> None:
    journey = await sitting(begin)
    first = (await journey.state()).progress["documents"]

    await cast(journey, REVIEWERS[0], REVISE, {"rencana-aksi": "indikator kurang terukur (contoh)"})
    await cast(journey, REVIEWERS[1], REVISE)

    assert await journey.steps() == ["masterplan"]
    state, waiting = await journey.state(), (await journey.standing()).waiting[0]
    assert waiting.due.day == state.calendar.plus((await journey.view()).today, 15)
    await settled(journey)
    assert (await facts(journey, "panel-decided"))[0]["reopened"] == ["masterplan", "rencana-aksi"]
    assert await refusal(journey.say("book", OFFICER, book=BOOKS[0], document=DOCUMENT)) == (
        f"{BOOKS[0]} is not open in round 2; still to be handed in: masterplan, rencana-aksi"
    )
    await journey.answer()
    assert await journey.steps() == ["panel"]
    second = (await journey.state()).progress
    kept = {book for book, document in second["documents"].items() if document == first[book]}
    assert (kept, second["panel"]["votes"]) == ({BOOKS[0], BOOKS[2]}, {})


async def test_a_masterplan_not_approved_in_the_last_round_is_rejected(begin: Any) -> None:
    journey = await sitting(begin, policy=with_panel(max_rounds=2))

    for _ in ("first", "second"):
        await journey.go_on_until("panel")
        await cast(journey, REVIEWERS[0], REVISE)
        await cast(journey, REVIEWERS[1], REVISE)

    result = await journey.result()
    assert (result.outcome, result.reason) == ("rejected", "the masterplan was not approved in 2 rounds")
    assert [body["reopened"] for body in await facts(journey, "panel-decided")] == [["masterplan"], []]
