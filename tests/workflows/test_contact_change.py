"""A region changes its officers while a step is open: the new ones are asked, the old ones are told."""

from __future__ import annotations

from typing import Any

from models.noted import Receipt
from tests.workflows.remembered import COORDINATOR, HEAD, MENTOR, OFFICER, named, refusal
from tests.workflows.test_steering import recorded, settled, waited_for
from tests.world import Journey

NEW = ("narahubung-2.contoh", "narahubung-3.contoh")


async def change(journey: Journey, person: str = OFFICER) -> Receipt:
    fields = {"officers": [*NEW], "letter": "a" * 64, "reason": "mutasi jabatan"}
    return await journey.say("change-contacts", person, **fields)


async def test_new_officers_are_asked_and_old_ones_are_told(begin: Any) -> None:
    journey: Journey = await begin("masterplan", people=named(head=HEAD, mentor=MENTOR))
    await journey.steps()
    before = (await journey.standing()).due

    await change(journey)

    assert (await waited_for(journey), (await journey.standing()).due) == ([NEW], before)
    assert (await recorded(journey))[-3:] == ["contacts-changed", "contacts-replaced", "handed-over"]
    told = (await journey.posted())[1:]
    assert told == [
        *(("contacts-changed", person) for person in (OFFICER, *NEW, COORDINATOR)),
        *(("handover", person) for person in NEW),
        *(("task", person) for person in NEW),
    ]


async def test_who_was_an_officer_says_nothing_more_and_the_new_ones_go_on(begin: Any) -> None:
    journey: Journey = await begin("evaluation", people=named(head=HEAD, mentor=MENTOR))
    (deed,) = await journey.deeds()

    await change(journey, HEAD)

    assert await refusal(journey.do(deed)) == f"{OFFICER} holds no role here; {deed.kind} may be sent by officer"
    await journey.do(deed._replace(person=NEW[1]))
    await settled(journey)
    assert OFFICER in (await journey.state()).region_people
