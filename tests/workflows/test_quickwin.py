"""Stage 5, the launch (*peluncuran*): its plan, and what became of the promise."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from models.journey import Results
from models.values import digest_of
from tests.workflows.remembered import COORDINATOR, HEAD, MENTOR, OFFICER, facts, posted, refusal
from tests.workflows.test_steering import guided, recorded, settled
from tests.world import Journey

QUICK_WIN = "Layanan aduan warga terpadu (contoh)"
VERIFIER = "verifikator.contoh"
PLANS = (digest_of("rencana contoh 1"), digest_of("rencana contoh 2"))


async def committed(begin: Any, until: str = "launch-plan", **changes: Any) -> Journey:
    """A region that has committed itself to one quick win, waiting for *until* on a morning."""
    results = Results(quick_wins=(QUICK_WIN,))
    journey: Journey = await begin("quickwin", **{"people": guided(), "results": results, **changes})
    await journey.go_on_until(until)
    await journey.pass_until(await today(journey) + timedelta(days=1))
    return journey


async def approved(begin: Any) -> Journey:
    """A region whose launch plan is approved, so that it waits for the launch."""
    journey = await committed(begin, until="launch-plan-judgement")
    await journey.answer()
    assert await journey.steps() == ["launch"]
    return journey


async def today(journey: Journey) -> date:
    return (await journey.view()).today


async def plan(journey: Journey, document: str, quick_win: str = QUICK_WIN) -> None:
    promised = (await today(journey) + timedelta(days=20)).isoformat()
    await journey.say("launch-plan", OFFICER, quick_win=quick_win, document=document, promised=promised)


async def judge(journey: Journey, document: str, verdict: str) -> None:
    await journey.say("judge-plan", MENTOR, verdict=verdict, plan=document, note="catatan contoh")


async def launch(journey: Journey, on: date) -> None:
    await journey.say("launched", OFFICER, on=on.isoformat(), place="Alun-alun contoh")


async def test_a_quick_win_is_planned_launched_proved_and_looked_at_again(begin: Any) -> None:
    journey = await committed(begin)

    await journey.go_on_until("realisation")

    assert await recorded(journey) == [
        *("entered", "asked", "launch-planned", "asked", "plan-judged", "asked", "launched", "launch-measured"),
        *("asked", *["evidence-handed-in"] * 3, "asked", "evidence-checked", "quick-win-proved"),
        *("asked", "rechecked", "entered", "asked"),
    ]
    assert await posted(journey) == [
        ("task", OFFICER),
        ("task", MENTOR),
        ("task", OFFICER),
        *(("launch-measured", person) for person in (OFFICER, MENTOR, COORDINATOR)),
        ("task", OFFICER),
        ("task", VERIFIER),
        *(("quick-win-proved", person) for person in (OFFICER, HEAD)),
        ("task", VERIFIER),
        ("task", OFFICER),
    ]


async def test_a_plan_that_is_returned_is_written_anew_and_then_approved(begin: Any) -> None:
    journey = await committed(begin)
    await plan(journey, PLANS[0])
    await judge(journey, PLANS[0], "returned")

    waiting, calendar = (await journey.standing()).waiting[0], (await journey.state()).calendar
    assert (waiting.key, waiting.due.day) == ("launch-plan#2v1", calendar.plus(await today(journey), 12))
    await plan(journey, PLANS[1])
    assert await refusal(judge(journey, PLANS[0], "approved")) == (
        f"{PLANS[0][:12]}… is not the current launch plan; that is {PLANS[1][:12]}…; read it again and send its digest"
    )
    await judge(journey, PLANS[1], "approved")

    assert await journey.steps() == ["launch"]
    await settled(journey)
    returned = [("plan-returned", OFFICER)]
    assert [post for post in await posted(journey) if post[0] == "plan-returned"] == returned


async def test_a_region_launches_a_quick_win_that_it_has_committed_itself_to(begin: Any) -> None:
    journey = await committed(begin)

    assert (
        await refusal(plan(journey, PLANS[0], "Taman contoh"))
        == f"'Taman contoh' is no quick win of this region; its quick wins: {QUICK_WIN}"
    )
    assert await journey.steps() == ["launch-plan"]


async def test_the_launch_is_due_so_many_working_days_after_the_promised_date(begin: Any) -> None:
    journey = await approved(begin)

    state = await journey.state()
    promised = date.fromisoformat(state.progress["promised"])
    assert (await journey.standing()).waiting[0].due.day == state.calendar.plus(promised, 30)


async def test_a_launch_is_reported_once_it_has_taken_place(begin: Any) -> None:
    journey = await approved(begin)
    now = await today(journey)
    on = now + timedelta(days=1)

    assert await refusal(launch(journey, on)) == (
        f"the launch on {on} has not come yet; today is {now}, report it once it has taken place"
    )
    # At six in the morning in Java it is still the day before in UTC; the region's own clocks count.
    await journey.pass_until(on, hour=6)
    await launch(journey, on)
    assert await journey.steps() == ["evidence"]


@pytest.mark.parametrize(("days", "late"), [(-3, False), (0, False), (14, False), (15, True)])
async def test_a_launch_is_measured_against_the_promise(begin: Any, days: int, late: bool) -> None:
    journey = await approved(begin)
    promised = date.fromisoformat((await journey.state()).progress["promised"])
    on = promised + timedelta(days=days)
    await journey.pass_until(on)

    await launch(journey, on)

    results = (await journey.state()).results
    assert (results.promised, results.launched) == (promised, on)
    await settled(journey)
    assert await facts(journey, "launch-measured") == [{"days": days, "late": late}]
    measured = [post for post in await posted(journey) if post[0] == "launch-measured"]
    assert measured == [("launch-measured", person) for person in (OFFICER, MENTOR, COORDINATOR)]
