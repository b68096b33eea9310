"""Regions whose MoU waits for signatures, and the table of a ceremony as a coordinator fills it in."""

from __future__ import annotations

import asyncio
import csv
from datetime import date, timedelta
from pathlib import Path

from gateway.signatures.positions import waiting_for_head
from gateway.signatures.table import COLUMNS
from models.journey import JourneyState
from tests.office import Office
from tests.world import Journey, World

SIGNED_ON = (date.today() - timedelta(days=2)).isoformat()
"""Two days ago, which has come in every zone."""
ROW = {
    "signatory": "head",
    "capacity": "definitif",
    "signed_on": SIGNED_ON,
    "method": "paper",
    "place": "Jakarta, Balai Contoh",
    "number_region": "120/CONTOH",
    "number_programme": "45/CONTOH",
    "scan": "halaman.pdf",
}
"""What a row of these tests says of a signature."""


def table(path: Path, *rows: dict[str, str]) -> Path:
    """Write *rows* under the table's columns."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def scans(folder: Path, *names: str) -> Path:
    """A folder with a sample document under each of *names*."""
    folder.mkdir()
    for name in names:
        (folder / name).write_text(f"Halaman tanda tangan contoh: {name}\n")
    return folder


async def at_signing(office: Office, world: World) -> tuple[JourneyState, Journey]:
    """A journey whose MoU waits for its head, as the register knows it."""
    state = await office.begun()
    for person in ("narahubung", "kepala-daerah"):
        office.enter(f"{person}.{state.region.id}.contoh")
    journey = Journey(world, office.client.get_workflow_handle(state.id))
    await journey.go_on_until("signature-head")
    for _ in range(500):
        if state.region.id in waiting_for_head(office.engine, office.cohort):
            return state, journey
        await asyncio.sleep(0.02)
    raise AssertionError(f"{state.id} never waited for its head in the register")


async def until_recorded(office: Office, state: JourneyState, kind: str, times: int) -> None:
    """Wait until the register holds *times* facts of *kind*."""
    for _ in range(500):
        if sum(row.kind == kind for row in office.register(state.id)) == times:
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"{state.id} never had {times} {kind}")
