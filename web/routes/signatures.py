"""The secretariat enters the signatures that heads of regions gave on paper, a whole ceremony in one table."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from activities.database import reading
from gateway.refusals import on_record
from gateway.signatures.entering import Outcome, enter
from gateway.signatures.plan import Entry, planned
from gateway.signatures.positions import positions, waiting_for_head
from gateway.signatures.table import CAPACITIES, METHODS
from models.errors import Refused, Unreachable
from models.journey import cohort_id
from models.tables import RegionRow
from web.access import check
from web.ceremony import Ceremony, read_ceremony
from web.house import House, TheHouse
from web.pages import show
from web.visitor import SignedIn, Visitor

router = APIRouter()


@router.get("/tandatangan/{cohort}")
def ceremony(request: Request, cohort: str, house: TheHouse, visitor: SignedIn) -> HTMLResponse:
    """Show a row for every region whose MoU waits for its head."""
    return _page(request, house, visitor, cohort)


def _page(request: Request, house: House, visitor: Visitor, cohort: str, **more: Any) -> HTMLResponse:
    check(house, visitor, "steer", cohort_id(cohort))
    with reading(house.engine) as session:
        names = {
            id: region.name for id in waiting_for_head(house.engine, cohort) if (region := session.get(RegionRow, id))
        }
    values = {
        "cohort": cohort,
        "regions": names,
        "entered": {},
        "outcomes": (),
        "capacities": CAPACITIES,
        "methods": METHODS,
    }
    return show(request, "signatures.html", visitor, **{**values, **more})


@router.post("/tandatangan/{cohort}")
async def entered(request: Request, cohort: str, house: TheHouse, visitor: SignedIn) -> HTMLResponse:
    """Enter the rows that were filled in, each once; while one has a fault, none."""
    await asyncio.to_thread(check, house, visitor, "steer", cohort_id(cohort))
    with tempfile.TemporaryDirectory() as folder:
        given = await read_ceremony(request, Path(folder))
        outcomes: list[Outcome] = []
        shown: dict[str, Any] = {"outcomes": outcomes}
        try:
            entries = await asyncio.to_thread(_entries, house, visitor, cohort, given)
            async for outcome in enter(house.gateway, house.files, entries, given.scans, visitor.person):
                outcomes.append(outcome)
        except (Refused, Unreachable) as error:
            status = 422 if isinstance(error, Refused) else 503
            shown |= {"status": status, "alert": str(error), "entered": given.entered}
    return await asyncio.to_thread(_page, request, house, visitor, cohort, **shown)


def _entries(house: House, visitor: Visitor, cohort: str, given: Ceremony) -> list[Entry]:
    with on_record(house.engine, journey=cohort, person=visitor.person, kind="signatures"):
        return planned(given.table, given.scans, positions(house.engine, cohort))
