"""The state that travels through all stages: small, and kept whole by older and newer builds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from models.clock import Clock
from models.journey import SCHEMA_VERSION, JourneyState, journey_id
from models.people import Role
from models.progress.masterplan import MasterplanProgress
from tests.models.samples import NOW
from tests.models.states import fresh, lived
from tests.world import journey_state


def paths(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where an object stands in *value*, at every level."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    deeper = [path for key, item in items for path in paths(item, (*at, key))]
    return [at, *deeper] if isinstance(value, dict) else deeper


FREE = ("holders", "ladders", "handled", "categories", "vacant", "declared")
"""Tables from a name to a thing: what is added here is another entry, not another field."""


def test_what_a_newer_build_added_at_any_level_is_carried_on_by_this_one() -> None:
    """An older build must not drop a newer one's data."""
    carried: dict[str, Any] = json.loads(lived().model_dump_json())
    levels = [path for path in paths(carried) if not path or path[-1] not in FREE]
    for path in levels:
        spot = carried
        for part in path:
            spot = spot[part]
        spot["from_a_newer_build"] = {"at": list(map(str, path)), "list": [1, None, "ä"]}

    assert json.loads(JourneyState.model_validate(carried).model_dump_json()) == carried
    named = {str(path[0]) for path in levels if path}
    assert {"region", "policy", "people", "results", "inbox", "progress", "open", "lapse", "handled"} <= named
    assert {("open", 0, "deadline"), ("open", 0, "ask"), ("policy", "masterplan", "panel")} <= set(levels)


def test_a_stages_position_keeps_what_a_newer_build_added() -> None:
    newer = {**MasterplanProgress(round=2).model_dump(mode="json"), "chair": "penelaah-1.contoh"}

    assert MasterplanProgress.model_validate(newer).model_dump(mode="json") == newer


def test_moving_a_date_or_a_person_keeps_what_a_newer_build_added() -> None:
    carried = json.loads(lived().model_dump_json())
    carried["open"][0]["deadline"]["newer"] = carried["open"][0]["deadline"]["due"]["newer"] = "kept"
    carried["people"]["newer"] = "kept"
    state = JourneyState.model_validate(carried)

    moved = state.open[0].deadline.moved(state.open[0].deadline.due, NOW)
    state.people.replace(Role.ASSESSOR, "asesor.contoh", "asesor-2.contoh")

    assert (moved.model_extra, moved.due.model_extra) == ({"newer": "kept"}, {"newer": "kept"})
    assert state.people.model_extra == {"newer": "kept"}


def test_the_state_of_an_older_build_that_lacks_a_field_with_a_default_is_read() -> None:
    required = {"region", "cohort", "policy", "calendar", "clock", "people", "sheet"}
    state = fresh()
    older = {key: value for key, value in json.loads(state.model_dump_json()).items() if key in required}

    assert JourneyState.model_validate(older) == state


def test_every_field_that_was_added_has_a_default_in_every_part() -> None:
    carried = json.loads(lived().model_dump_json())
    for key in ("version", "reached", "noticed", "earlier"):
        del carried["open"][0]["deadline"][key]
    for key in ("round", "after", "decides"):
        del carried["open"][0]["ask"][key]
    del carried["policy"]["version"], carried["clock"]["rate"], carried["results"]["index"]

    step = JourneyState.model_validate(carried).open[0]

    assert (step.deadline.version, step.deadline.reached, step.ask.round, step.ask.decides) == (1, 0, 1, False)


def test_the_state_of_a_newer_major_version_is_refused() -> None:
    newer = {**json.loads(fresh().model_dump_json()), "schema_version": SCHEMA_VERSION + 1}

    with pytest.raises(ValidationError, match="this state has schema version 2; this build reads up to 1"):
        JourneyState.model_validate(newer)


def test_a_journey_has_one_address_made_of_its_cohort_and_its_region() -> None:
    assert journey_id("smart-city-2018", "kabupaten-mimika") == "journey/smart-city-2018/kabupaten-mimika"
    assert fresh().id == "journey/smart-city-2018/kota-bogor"


def test_programme_time_runs_faster_in_a_rehearsal_only() -> None:
    fast = Clock(real_anchor=NOW, programme_anchor=NOW, rate=288_000)
    rule = "the clock of smart-city-2018 runs at rate 288000; outside a rehearsal .* only rate 1 is allowed"

    with pytest.raises(ValidationError, match=rule):
        journey_state(cohort="smart-city-2018", clock=fast)
    assert journey_state(cohort="gladi-2018", clock=fast).clock == fast
