"""A journey of the tests' world as the pages know it: its row, its people, and the forms of its open steps."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from urllib.parse import quote

import httpx
from sqlalchemy import Engine

from activities.database import insert_once, reading, writing
from gateway.files import Files
from gateway.send import Gateway
from models.messages import KINDS
from models.standing import Standing
from models.tables import JourneyRow, PersonRow, RegionRow, StandingRow
from rehearsal.view import Deed
from settings import Settings
from tests.web.conftest import ADDRESS, Doors, Visit
from tests.web.forms.sheets import Sheet, sheets
from tests.world import Journey
from web.forms.reading import entered_of
from web.house import House


def house_of(engine: Engine, files: Files, gateway: Gateway) -> House:
    """Pages over real journeys, with sessions of the test's own."""
    return House(engine, files, gateway, Doors(engine, ADDRESS, "seratus.example"), Settings(_env_file=None))


async def known(journey: Journey) -> None:
    """Enter that the journey was begun, and its region."""
    state = await journey.state()
    region = state.region.model_dump(include={"id", "name", "province", "zone"})
    fields = {"journey": state.id, "cohort": state.cohort, "region": state.region.id, "started": True}
    with writing(journey.world.engine) as session:
        insert_once(session, JourneyRow, **fields, state=state.model_dump_json())
        insert_once(session, RegionRow, **region)


def enter(house: House, *persons: str) -> None:
    """Enter sample persons by their ids."""
    with writing(house.engine) as session:
        for person in persons:
            address = f"{person.removesuffix('.contoh')}@contoh.example"
            defaults = {"language": "id", "zone": "Asia/Jakarta", "address_dead": False}
            insert_once(session, PersonRow, id=person, name=f"{person} (contoh)", address=address, **defaults)


async def caught_up(journey: Journey) -> Standing:
    """Where the journey stands, once the database says the same."""
    for _ in range(500):
        await journey.steps()
        standing = await journey.standing()
        with reading(journey.world.engine) as session:
            row = session.get(StandingRow, journey.id)
        progress = (await journey.state()).progress
        if row and (Standing.model_validate_json(row.body).waiting, json.loads(row.progress)) == (
            standing.waiting,
            progress,
        ):
            return standing
        await asyncio.sleep(0.02)
    raise AssertionError(f"the register of {journey.id} never caught up")


def address(journey: str, step: str) -> str:
    """Where the task's page is."""
    return f"/tugas/{journey}/{quote(step, safe='')}"


def step_of(deed: Deed, standing: Standing, pages: dict[str, dict[str, Sheet]]) -> tuple[str, Sheet]:
    """The open step whose page has the form of *deed*, and that form."""
    typed = entered_of(deed.kind, deed.fields)
    for waiting in standing.waiting:
        for name, sheet in pages[waiting.key].items():
            ours = {each: texts for each, texts in typed.items() if not sheet.takes(each)}
            if name.partition(":")[0] == deed.kind and ours.items() <= sheet.entered.items():
                return waiting.key, sheet
    raise AssertionError(f"no form of {[w.key for w in standing.waiting]} says {deed.kind} {typed}")


async def pages_of(house: House, visit: Visit, person: str, standing: Standing, language: str) -> dict[str, Any]:
    """The forms of every open step's page as *person* sees them; each page is there."""
    browser: httpx.AsyncClient = visit(house, person, language)
    found = {}
    for waiting in standing.waiting:
        answer = await browser.get(address(standing.journey, waiting.key))
        assert answer.status_code == 200, (waiting.key, answer.text)
        found[waiting.key] = sheets(answer.text)
    return found


def message(kind: str, fields: dict[str, Any]) -> Any:
    """What *fields* say, whoever sends it."""
    who = {"kind": kind, "id": "kiriman-contoh", "person": "orang.contoh", "received_at": "2026-06-30T00:00:00Z"}
    return KINDS[kind].model_validate({**fields, **who})
