"""A date in a year without decreed holidays says so wherever it shows: standing, list, page, register."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from commands.views import page, table
from models.calendar import WorkCalendar
from queries.journeys import listed, shown
from queries.sentences import sentence
from tests.gateway.test_send import wait_for_entry
from tests.office import COORDINATOR, Office

ASKED = {"step": "contacts#1v1", "persons": [], "due": {"day": "2031-03-05", "zone": "Asia/Jakarta"}}


async def test_an_estimated_date_says_so_in_standing_list_page_and_register(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    state = await office.begun(calendar=WorkCalendar())
    await wait_for_entry(office, state.id, "asked")
    await office.send(state, "remind", COORDINATOR, reason="belum ada jawaban")
    await wait_for_entry(office, state.id, "reminded")

    seen, lines = shown(office.engine, state.id), listed(office.engine, datetime.now(UTC), cohort=office.cohort)
    table(lines)
    page(seen)

    due = f"{seen.standing.due} (estimated)"
    assert [line.estimated for line in lines] == [each.estimated for each in seen.standing.waiting] == [True]
    assert {row.kind: json.loads(row.body)["estimated"] for row in office.register(state.id)[1:4:2]} == {
        "asked": True,
        "reminded": True,
    }
    printed = capsys.readouterr().out
    assert printed.count(due) == 4, printed  # the list, the open step, and the two entries


async def test_a_date_in_a_decreed_year_says_nothing_of_it(office: Office) -> None:
    state = await office.begun()
    await wait_for_entry(office, state.id, "asked")

    seen = shown(office.engine, state.id)

    assert [each.estimated for each in seen.standing.waiting] == [False]
    assert "estimated" not in json.loads(office.register(state.id)[1].body)


@pytest.mark.parametrize(
    ("beside", "text"),
    [
        ({}, "due 2031-03-05 23.59 WIB"),
        ({"estimated": True}, "due 2031-03-05 23.59 WIB (estimated)"),
        ({"in_place_of": "2031-03-01"}, "due 2031-03-05 23.59 WIB; in the place of 2031-03-01, which had passed"),
    ],
)
def test_a_line_of_the_register_says_what_kind_of_date_it_is(beside: dict[str, object], text: str) -> None:
    told = sentence("asked", {**ASKED, **beside}, {})

    assert told == f"asked: naming of the regional officer; {text}"
