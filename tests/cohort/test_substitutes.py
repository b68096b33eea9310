"""A coordinator is away: one order reaches the cohort and its journeys, and the substitute acts in both."""

from __future__ import annotations

from datetime import timedelta

from gateway.substitutes import Stead, naming, said
from models.calendar import local
from models.journey import cohort_id, journey_id
from tests.cohort.scene import COORDINATOR, Cohort

SUBSTITUTE = "koordinator-2.contoh"


async def test_a_coordinators_substitute_seals_the_list_and_the_record_names_both(cohort: Cohort) -> None:
    await cohort.begin(2)
    await cohort.until_begun()
    await cohort.seat_everybody()
    await cohort.verify(*cohort.regions)
    await cohort.approve()
    await cohort.until_open("sealing")
    cohort.enter(SUBSTITUTE)
    stead = Stead(person_for=COORDINATOR, substitute=SUBSTITUTE, reason="cuti (contoh)")
    today = local(cohort.now, "Asia/Jakarta").date()

    words = naming(cohort.engine, stead, today, today + timedelta(days=9), cohort.id, COORDINATOR)
    answers = [answer async for answer in said(cohort.gateway, words, COORDINATOR)]
    await cohort.recorded("substituted", 2)
    asked = {step.ask.step: step.ask.persons for step in (await cohort.state()).open}
    assert asked == {"sealing": (SUBSTITUTE,), "tot": (SUBSTITUTE,)}
    numbers = {"minutes": "BA-1 (contoh)", "minutes_on": "2020-01-02", "decree_number": "SK-1 (contoh)"}
    await cohort.say("seal", SUBSTITUTE, list=await cohort.list(), **numbers, decree_on="2020-01-03")

    addresses = [cohort_id(cohort.id), *(journey_id(cohort.id, region) for region in cohort.regions)]
    assert sorted((each.journey, each.result) for each in answers) == sorted((id, "accepted") for id in addresses)
    (sealed,) = await cohort.recorded("list-sealed", 1)
    assert (sealed["person"], sealed["on_behalf_of"]) == (SUBSTITUTE, COORDINATOR)
