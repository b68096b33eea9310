"""A reviewer is replaced on the last day: the successor has the least days of the policy, and reminders follow."""

from __future__ import annotations

from typing import Any

from models.calendar import LocalDeadline
from tests.workflows.remembered import COORDINATOR, HEAD, MENTOR, OFFICER, named
from tests.workflows.test_steering import recorded, settled, waited_for
from tests.world import Journey

MEMBERS = ("penelaah-1.contoh", "penelaah-2.contoh", "penelaah-3.contoh")
NEW = "pengganti.contoh"


async def test_a_successor_on_the_last_day_has_the_policys_least_days_and_everybody_is_told_once(begin: Any) -> None:
    journey: Journey = await begin("masterplan", people=named(head=HEAD, mentor=MENTOR))
    await journey.go_on_until("panel")
    before = (await journey.standing()).due
    await journey.pass_until(before.day)

    await journey.say("replace", COORDINATOR, role="reviewer", old=MEMBERS[0], new=NEW, reason="mutasi jabatan")

    state = await journey.state()
    new = LocalDeadline(day=state.calendar.plus(before.day, 3), zone=before.zone)
    assert ((await journey.standing()).due, await waited_for(journey)) == (new, [(NEW, *MEMBERS[1:])])
    assert (await recorded(journey))[-2:] == ["replaced", "rescheduled"]
    fact = await journey.body("rescheduled")
    assert (fact["cause"], fact["persons"], fact["version"]) == ("replaced", [NEW, *MEMBERS[1:]], 2)
    told = [pair for pair in await journey.posted() if pair[0] in ("replaced", "extended")]
    assert told == [
        *(("replaced", person) for person in (MEMBERS[0], NEW, OFFICER)),
        *(("extended", person) for person in (NEW, *MEMBERS[1:], OFFICER)),
    ]


async def test_after_the_new_date_moved_reminders_go_by_it_and_not_to_who_was_replaced(begin: Any) -> None:
    journey: Journey = await begin("masterplan", people=named(head=HEAD, mentor=MENTOR))
    await journey.go_on_until("panel")
    await journey.pass_until((await journey.standing()).due.day)
    await journey.say("replace", COORDINATOR, role="reviewer", old=MEMBERS[0], new=NEW, reason="mutasi jabatan")
    await settled(journey)
    before = len(await journey.posted())

    await journey.pass_until((await journey.standing()).due.day)
    await settled(journey)

    after = (await journey.posted())[before:]
    assert after == [("reminder", person) for person in (NEW, *MEMBERS[1:])]
