"""A decree in a cohort: its own dates follow it like a journey's."""

from __future__ import annotations

from tests.cohort.scene import Cohort


async def test_the_dates_of_a_cohort_move_where_the_decree_says_so(cohort: Cohort) -> None:
    await cohort.begin(2)
    await cohort.until_begun()
    await cohort.until_open("tot")
    state = await cohort.state()
    before = {step.ask.step: step.deadline.due.day for step in state.open}
    day = state.calendar.plus(max(before.values()), -2)

    fields = {"years": [day.year], "adds": [str(day)], "decree_number": "SKB-2 (contoh)", "reason": "keputusan baru"}
    await cohort.say("change-calendar", **fields, move_open=True)

    (fact,) = await cohort.recorded("calendar-changed", 1)
    assert (fact["decree"], fact["added"]) == ("SKB-2 (contoh)", [str(day)])
    after = await cohort.state()
    assert day in after.calendar.holidays
    assert {step.ask.step: step.deadline.due.day for step in after.open} == {
        step: state.calendar.plus(due, 1) if due >= day else due for step, due in before.items()
    }
    assert (await cohort.journey(cohort.regions[0])).calendar != after.calendar
