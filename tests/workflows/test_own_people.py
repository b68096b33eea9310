"""Nobody from the region judges it, and a region names its own people."""

from __future__ import annotations

from typing import Any

import pytest

from models.people import People, Role
from tests.workflows.remembered import COORDINATOR, OFFICER, refusal
from tests.world import people


async def test_a_region_does_not_name_somebody_who_acts_for_the_programme(begin: Any) -> None:
    journey = await begin()
    why = {
        "officer": await refusal(journey.say("contacts", OFFICER, officers=["asesor.contoh"], head="kepala.contoh")),
        "head": await refusal(journey.say("contacts", OFFICER, officers=[OFFICER], head="penanda-tangan.contoh")),
    }

    assert why == {
        "officer": "asesor.contoh is assessor here; a region names its own people",
        "head": "penanda-tangan.contoh is signatory here; a region names its own people",
    }


async def test_an_officer_who_has_left_the_office_is_not_appointed_to_verify_the_regions_data(begin: Any) -> None:
    journey = await begin()
    await journey.go_on_until("verification")
    officer = (await journey.state()).people.of(Role.OFFICER)[0]
    await journey.say("replace", COORDINATOR, role="officer", old=officer, new="baru.contoh", reason="mutasi")

    why = await refusal(
        journey.say("replace", COORDINATOR, role="assessor", old="asesor.contoh", new=officer, reason="mutasi")
    )

    region = (await journey.state()).region.name
    assert why == (
        f"{officer} is or was one of the people of {region}; "
        "a conflict of interest bars the role assessor, name somebody else"
    )


async def test_an_assessor_who_was_the_regions_contact_does_not_verify_its_data(begin: Any) -> None:
    journey = await begin(people=People(holders={**people().holders, Role.ASSESSOR: (OFFICER,)}))
    await journey.go_on_until("verification")

    why = await refusal(journey.say("verify-data", OFFICER, verdict="verified", note="sesuai"))

    assert why == f"{OFFICER} is from the region; verify-data is for somebody who is not"


@pytest.mark.parametrize("who", ["dewan.contoh", "tim.contoh"])
async def test_the_regions_council_and_team_do_not_judge_its_sessions(begin: Any, who: str) -> None:
    holders = {**people().holders, Role.MENTOR: (who,)}
    journey = await begin("training", people=People(holders=holders))
    await journey.say("team", OFFICER, council=["dewan.contoh"], working_team=["tim.contoh"], decree="d" * 64)
    await journey.go_on_until("session-1-judgement")

    why = await refusal(journey.say("judge-session", who, session=1, verdict="accepted", note="baik"))

    assert why == f"{who} is from the region; judge-session is for somebody who is not"


async def test_everybody_who_belonged_to_the_region_is_remembered(begin: Any) -> None:
    journey = await begin()
    await journey.answer()

    own = (await journey.state()).region_people
    assert own[0] == OFFICER
    assert [person.split(".")[0] for person in own[1:]] == ["narahubung", "kepala-daerah"]
