"""A journey's page says who stands in for whom, and who held a role before, until when and because of what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from commands.views import acting_lines
from models.calendar import local
from queries.acting import Acting, Former, Stead
from queries.journeys import shown
from tests.gateway.test_send import wait_for_entry
from tests.office import COORDINATOR, Office

OLD, NEW, SUBSTITUTE = "penelaah-2.contoh", "penelaah-4.contoh", "penelaah-9.contoh"


async def test_a_page_tells_who_was_replaced_and_who_stands_in(office: Office) -> None:
    state = await office.begun()
    for person in (NEW, SUBSTITUTE):
        office.enter(person)
    fields = {"person_for": "penelaah-1.contoh", "substitute": SUBSTITUTE, "reason": "cuti (contoh)"}
    today = local(datetime.now(UTC), "Asia/Jayapura").date()
    until = today + timedelta(days=9)

    await office.send(state, "replace", COORDINATOR, role="reviewer", old=OLD, new=NEW, reason="mutasi (contoh)")
    await office.send(state, "substitute", COORDINATOR, **fields, since=today.isoformat(), until=until.isoformat())
    await wait_for_entry(office, state.id, "substitute-named")

    seen = shown(office.engine, state.id)
    (replaced,) = [row for row in office.register(state.id) if row.kind == "replaced"]
    day = local(replaced.at.replace(tzinfo=UTC), "Asia/Jayapura").date()
    assert seen.acting == Acting(
        formerly=(Former(role="reviewer", person=OLD, until=day, because="mutasi (contoh)"),),
        steads=(Stead(role="reviewer", person="penelaah-1.contoh", substitute=SUBSTITUTE, since=today, until=until),),
    )
    assert acting_lines(seen) == [
        f"reviewer: {SUBSTITUTE} (contoh) stands in for penelaah-1.contoh (contoh) from {today} until {until}",
        f"reviewer: was {OLD} (contoh) until {day} because “mutasi (contoh)”",
    ]
