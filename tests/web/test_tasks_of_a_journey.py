"""Every step of a journey is done from its page: each form says what the journey accepts, in either language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from temporalio.testing import WorkflowEnvironment

from gateway.files import Files
from models.words import step_kind
from rehearsal.view import Deed
from tests.web.conftest import Visit, house_over
from tests.web.lived import caught_up, enter, known, message, pages_of, step_of
from tests.world import Journey
from web.forms.reading import entered_of, said
from web.house import House

COORDINATOR = "koordinator.contoh"
STEPS = {
    *("contacts", "data", "verification", "selection", "invitation", "text", "signature", "team", "gate"),
    *("session-schedule", "session-report", "session-judgement", "commitment", "masterplan", "panel"),
    *("presentation-date", "presentation", "presentation-score", "launch-plan", "launch-plan-judgement", "launch"),
    *("evidence", "evidence-check", "recheck", "realisation", "self-assessment", "evaluator-score", "moderation"),
    *("egov-services", "service-check"),
}


async def test_a_region_goes_through_all_six_stages_from_the_pages(
    begin: Callable[..., Any], environment: WorkflowEnvironment, visit: Visit, tmp_path: Path
) -> None:
    journey: Journey = await begin()
    house = house_over(journey.world.engine, Files(journey.world.engine, tmp_path), environment.client)
    await known(journey)
    await journey.say("choose-egov", COORDINATOR, minutes="BA-3 (contoh)", reason="dipilih oleh panel (contoh)")
    done = set()
    while not (await journey.standing()).outcome:
        await journey.until_allowed()
        done |= {step_kind(step) for step in await journey.steps()}
        for deed in await journey.deeds():
            if deed.kind == "vote" and "panel" not in await journey.steps():
                break  # decided: no outstanding vote could change it
            await said_from_its_page(deed, journey, house, visit)
    assert done == STEPS
    assert (await journey.standing()).outcome == "completed"


async def said_from_its_page(deed: Deed, journey: Journey, house: House, visit: Visit) -> None:
    """Fill the deed's form in as its page has it, and send what it says."""
    standing = await caught_up(journey)
    enter(house, deed.person)
    for language in ("en", "id"):
        pages = await pages_of(house, visit, deed.person, standing, language)
        _, sheet = step_of(deed, standing, pages)
        fields = said(deed.kind, sheet.filled(entered_of(deed.kind, deed.fields)))
        assert message(deed.kind, fields) == message(deed.kind, deed.fields)
    await journey.do(deed._replace(fields=fields))
