"""An order to many journeys: which are chosen, which are left alone, and what it would do, before anything is sent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from gateway.bulk.choosing import OWN_DATE, chosen
from gateway.bulk.order import Choice, Order
from gateway.bulk.orders import Bulk, Effect
from models.calendar import local
from models.errors import Refused
from models.journey import JourneyState
from models.people import Role
from models.tables import BulkRow
from tests.gateway.test_send import wait_for_entry
from tests.office import COORDINATOR, Office

REASON = "libur panjang (contoh)"


async def opened(office: Office, count: int, **changes: Any) -> list[JourneyState]:
    """Journeys that wait for their contacts, in the order of their names."""
    states = [await office.begun(**changes) for _ in range(count)]
    for state in states:
        await wait_for_entry(office, state.id, "asked")
    return sorted(states, key=lambda state: (state.region.name, state.id))


def order(office: Office, kind: str, person: str = COORDINATOR, key: str | None = None, **given: Any) -> Order:
    """An order to the office's cohort; fields of a choice are told from those of the message by their names."""
    about = {name: given.pop(name) for name in list(given) if name in Choice.model_fields}
    also = given.pop("also_extended", ())
    choice = Choice(**{"cohort": office.cohort, **about})
    return Order(
        kind=kind, person=person, fields={"reason": REASON, **given}, choice=choice, also_extended=also, key=key
    )


def rows(office: Office, key: str) -> list[tuple[str, str | None]]:
    with Session(office.engine) as session:
        found = session.exec(select(BulkRow).where(BulkRow.key == key))
        return sorted((row.journey, row.result) for row in found)


async def test_every_condition_of_a_choice_narrows_it(office: Office) -> None:
    first, second, third = await opened(office, 3)
    await office.send(second, "pause", COORDINATOR, reason=REASON)
    await wait_for_entry(office, second.id, "paused")
    await office.send(third, "stop", COORDINATOR, reason=REASON)
    await wait_for_entry(office, third.id, "ended")
    soon, late = datetime.now(UTC), datetime.now(UTC) + timedelta(days=60)

    def found(now: datetime = soon, **about: Any) -> list[str]:
        return [target.journey for target in chosen(office.engine, order(office, "pause", **about), now)]

    def nobody(**about: Any) -> str:
        with pytest.raises(Refused) as refusal:
            found(**about)
        return str(refusal.value)

    both = [first.id, second.id]
    assert found() == found(province="Papua") == found(stage="assessment") == found(step="contacts") == both
    why = f"no open journey of {office.cohort} meets all conditions; `starter.py list` shows them"
    assert nobody(stage="mou") == nobody(step="data") == nobody(late=True) == why
    assert nobody(paused=True, regions=(first.region.id,)) == why
    assert (found(paused=True), found(late, late=True)) == ([second.id], [first.id])
    assert found(regions=(first.region.id,)) == [first.id]


async def test_a_name_that_the_cohort_does_not_have_is_refused_with_what_it_may_have_been(office: Office) -> None:
    (state,) = await opened(office, 1)
    near = state.region.id[:-1]

    def refused(**about: Any) -> str:
        with pytest.raises(Refused) as refusal:
            Bulk(office.engine, order(office, "pause", **about))
        return str(refusal.value)

    assert refused(regions=(near,)) == (f"{office.cohort} has no region {near!r}; did you mean {state.region.id}?")
    assert refused(province="Bali") == f"{office.cohort} has no region in 'Bali'; provinces: Papua"
    assert refused(stage="bimtek").startswith("there is no stage 'bimtek'; the stages are assessment, mou")
    assert refused(cohort="tak-ada") == (
        "there is no cohort 'tak-ada'; `starter.py list` shows the journeys of every cohort"
    )


@pytest.mark.parametrize("kind", ["stop", "withdraw", "reopen", "confirm-lapse", "vote", "move"])
async def test_what_ends_or_decides_is_not_said_to_many(office: Office, kind: str) -> None:
    await opened(office, 1)

    with pytest.raises(Refused) as refusal:
        Bulk(office.engine, order(office, kind))

    why = (
        f"{kind} is not said to many at once; allowed: extend, pause, resume, remind, replace, change-policy, "
        "change-calendar"
    )
    assert str(refusal.value) == why
    assert office.refusals(office.cohort) == [(COORDINATOR, f"bulk {kind}", why)]


async def test_an_order_that_is_not_well_formed_or_of_a_stranger_reaches_nobody(office: Office) -> None:
    await opened(office, 1)
    stranger = "penelaah-1.contoh"
    unknown = {"role": "reviewer", "old": stranger, "new": "tak-ada.contoh"}

    for made, why in (
        (order(office, "extend", due="besok"), "the extend message is not well formed: due: "),
        (order(office, "pause", person=stranger), f"{stranger} is reviewer here; pause may be sent by coordinator"),
        (order(office, "replace", **unknown), "there is no person tak-ada.contoh; enter people before"),
        (order(office, "pause", also_extended=("kota-bogor",)), "regions that are also extended belong to extend"),
    ):
        with pytest.raises(Refused) as refusal:
            Bulk(office.engine, made)
        assert str(refusal.value).startswith(why)
    assert len(office.refusals(office.cohort)) == 4


async def test_a_preview_lists_every_effect_and_refusal_and_sends_nothing(office: Office) -> None:
    first, second = await opened(office, 2)
    await office.send(second, "pause", COORDINATOR, reason=REASON)
    await wait_for_entry(office, second.id, "paused")
    bulk = Bulk(office.engine, order(office, "pause"))

    effects = await bulk.planned(office.client)

    day = datetime.now(UTC)
    state = (await office.client.get_workflow_handle(first.id).query("state", result_type=JourneyState)).open[0]
    officer = first.people.of(Role.OFFICER)[0]
    assert effects == [
        Effect(
            journey=first.id,
            region=first.region.name,
            fate="takes effect",
            says=(f"pauses; dates stand still: naming of the regional officer, due {state.deadline.due}",),
            told=(f"{officer} (pause)",),
        ),
        Effect(
            journey=second.id,
            region=second.region.name,
            fate="refused",
            says=(f"the journey is paused since {local(day, 'Asia/Jayapura').date()}; allowed: resume",),
        ),
    ]
    assert (rows(office, bulk.key), office.refusals(first.id)) == ([], [])
    assert "paused" not in [row.kind for row in office.register(first.id)]


async def test_an_extension_of_its_own_survives_an_extension_of_the_cohort_unless_it_is_named(office: Office) -> None:
    first, second = await opened(office, 2)
    own, later = "2099-01-05", "2099-02-05"
    await office.send(first, "extend", COORDINATOR, due=own, reason=REASON)
    await wait_for_entry(office, first.id, "rescheduled")

    plain = Bulk(office.engine, order(office, "extend", due=later))
    named = Bulk(office.engine, order(office, "extend", due=later, also_extended=(first.region.id,)))
    fates = [(effect.fate, effect.says) for effect in await plain.planned(office.client)]
    assert fates[0] == ("left alone", (OWN_DATE,))
    assert [effect.fate for effect in await named.planned(office.client)] == ["takes effect", "takes effect"]

    results = [result async for result in plain.sent(office.gateway)]
    await wait_for_entry(office, second.id, "rescheduled")

    assert {(each.journey, each.result, each.why) for each in results} == {
        (first.id, "left-alone", OWN_DATE),
        (second.id, "accepted", ""),
    }
    assert [row.kind for row in office.register(first.id)].count("extended") == 1
    again = Bulk(office.engine, order(office, "extend", due="2099-03-05"))
    fates = [(effect.journey, effect.fate) for effect in await again.planned(office.client)]
    assert fates == [(first.id, "left alone"), (second.id, "takes effect")]
