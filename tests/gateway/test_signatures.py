"""The signatures of a ceremony entered from a table: each once, with a result for each row."""

from __future__ import annotations

from pathlib import Path

import pytest

from gateway.signatures.entering import UNDONE, enter, foreseen
from gateway.signatures.plan import Entry, planned
from gateway.signatures.positions import positions, waiting_for_head
from models.errors import Refused
from models.journey import JourneyState
from tests.gateway.ceremony import ROW, at_signing, scans, table, until_recorded
from tests.office import COORDINATOR, Office
from tests.world import World


def plan(office: Office, path: Path, folder: Path | None) -> list[Entry]:
    return planned(path, folder, positions(office.engine, office.cohort))


async def entered(office: Office, path: Path, folder: Path) -> list[str]:
    """Enter the table; what came of each row, without its name and the message's id."""
    entries = plan(office, path, folder)
    outcomes = [outcome async for outcome in enter(office.gateway, office.files, entries, folder, COORDINATOR)]
    assert [outcome.refused for outcome in outcomes] == [outcome.result.startswith("refused: ") for outcome in outcomes]
    return [outcome.result.partition(", id ")[0] for outcome in outcomes]


def signed(office: Office, state: JourneyState) -> list[str]:
    """The messages by which a journey was signed."""
    return [row.identity for row in office.register(state.id) if row.kind == "signed"]


async def test_a_ceremony_is_entered_once_however_often_its_table_is(
    office: Office, world: World, tmp_path: Path
) -> None:
    (one, first), (two, second) = await at_signing(office, world), await at_signing(office, world)
    folder = scans(tmp_path / "pindai", "halaman.pdf", "surat.pdf")
    path = table(
        tmp_path / "tabel.csv",
        {**ROW, "region": one.region.id},
        {**ROW, "region": one.region.id, "signatory": "signatory", "capacity": "a.n.", "mandate": "surat.pdf"},
        {**ROW, "region": two.region.id},
    )
    assert waiting_for_head(office.engine, office.cohort) == sorted([one.region.id, two.region.id])

    assert await entered(office, path, folder) == ["entered"] * 3
    await first.until_open("team")
    await until_recorded(office, one, "mou-concluded", 1)
    await until_recorded(office, two, "signed", 1)
    before = [signed(office, state) for state in (one, two)]
    assert [len(each) for each in before] == [2, 1]

    assert await entered(office, path, folder) == ["already entered"] * 3
    assert [signed(office, state) for state in (one, two)] == before
    assert await second.steps() == ["signature-signatory"]
    head, signatory = (await first.state()).results.signatures
    assert (head.entered_by, head.place, head.number_region) == (COORDINATOR, "Jakarta, Balai Contoh", "120/CONTOH")
    assert (signatory.capacity, signatory.mandate) == (
        "a.n.",
        office.files.store("surat.pdf", (folder / "surat.pdf").read_bytes(), COORDINATOR),
    )


async def test_a_row_that_the_journey_refuses_is_told_and_the_others_count(
    office: Office, world: World, tmp_path: Path
) -> None:
    (one, _), (two, journey) = await at_signing(office, world), await at_signing(office, world)
    folder = scans(tmp_path / "pindai", "halaman.pdf")
    late = {**ROW, "region": one.region.id, "signed_on": "2100-01-01"}
    path = table(tmp_path / "tabel.csv", late, {**ROW, "region": two.region.id})

    refused, counted = await entered(office, path, folder)

    assert refused.startswith("refused: the signature on 2100-01-01 has not come yet; today is ")
    assert counted == "entered"
    assert await journey.steps() == ["signature-signatory"]
    assert [kind for _, kind, _ in office.refusals(one.id)] == ["sign"]


async def test_an_entry_that_was_undone_is_not_entered_by_the_same_row_again(
    office: Office, world: World, tmp_path: Path
) -> None:
    state, journey = await at_signing(office, world)
    folder = scans(tmp_path / "pindai", "halaman.pdf", "benar.pdf")
    path = table(tmp_path / "tabel.csv", {**ROW, "region": state.region.id})
    (entry,) = plan(office, path, folder)
    await entered(office, path, folder)
    said = {"signatory": entry.signatory, "text": entry.position.text, "message": entry.id, "reason": "salah pindai"}
    await office.send(state, "unsign", COORDINATOR, **said)
    await until_recorded(office, state, "signature-undone", 1)

    assert await entered(office, path, folder) == [f"refused: {UNDONE}"]
    assert await journey.steps() == ["signature-head"]

    path = table(tmp_path / "tabel.csv", {**ROW, "region": state.region.id, "scan": "benar.pdf"})
    assert await entered(office, path, folder) == ["entered"]
    assert await journey.steps() == ["signature-signatory"]


async def test_a_dry_run_says_what_would_be_entered_and_sends_nothing(
    office: Office, world: World, tmp_path: Path
) -> None:
    state, journey = await at_signing(office, world)
    folder = scans(tmp_path / "pindai", "halaman.pdf")
    path = table(tmp_path / "tabel.csv", {**ROW, "region": state.region.id})
    (entry,) = plan(office, path, folder)

    head = f"kepala-daerah.{state.region.id}.contoh"
    assert str(foreseen(entry)) == f"row 2, {state.region.id}, head {head}: would be entered, id {entry.id}"
    assert await journey.steps() == ["signature-head"]


async def test_every_fault_of_a_table_is_named_before_anything_is_sent(
    office: Office, world: World, tmp_path: Path
) -> None:
    (state, journey), unborn = await at_signing(office, world), await office.begun()
    await until_recorded(office, unborn, "asked", 1)
    folder = scans(tmp_path / "pindai", "halaman.pdf")
    (folder / "kosong.pdf").write_bytes(b"")
    known = state.region.id
    path = table(
        tmp_path / "tabel.csv",
        {**ROW, "region": known, "capacity": "wakil"},
        {**ROW, "region": known, "signatory": "signatory", "scan": "tak-ada.pdf"},
        {**ROW, "region": "kota-tak-ada"},
        {**ROW, "region": unborn.region.id, "scan": "kosong.pdf"},
    )

    with pytest.raises(Refused) as refusal:
        plan(office, path, folder)

    missing = f"expected a file in {folder}; it cannot be read: No such file or directory"
    where = f"{unborn.region.id} is in the stage assessment"
    assert str(refusal.value) == "tabel.csv has 6 fault(s): " + "; ".join(
        [
            "row 2, capacity: found 'wakil', expected definitif or Pj. or Pjs. or Plt. or Plh. or a.n.",
            f"row 3, scan: found 'tak-ada.pdf', {missing}",
            "row 4, region: found 'kota-tak-ada', expected a region; `starter.py list` names them",
            f"row 5, region: found '{unborn.region.id}', expected a region whose MoU has a text to sign; {where}",
            "row 5, signatory: found 'head', expected exactly one who holds this role; that is nobody",
            f"row 5, scan: found 'kosong.pdf', expected a file in {folder}; it has 0 bytes, 1 to 104857600 are allowed",
        ]
    )
    assert await journey.steps() == ["signature-head"]


async def test_without_a_folder_files_are_not_looked_for_and_one_that_is_not_there_is_named(
    office: Office, world: World, tmp_path: Path
) -> None:
    state, _ = await at_signing(office, world)
    path = table(tmp_path / "tabel.csv", {**ROW, "region": state.region.id})

    assert [entry.line.files for entry in plan(office, path, None)] == [{"scan": "halaman.pdf"}]
    with pytest.raises(Refused) as refusal:
        plan(office, path, tmp_path / "tak-ada")
    assert str(refusal.value) == (
        f"there is no folder {tmp_path / 'tak-ada'}; name the one that holds the scans of this table"
    )


async def test_a_region_that_is_written_wrongly_or_has_two_journeys_is_named(
    office: Office, world: World, tmp_path: Path
) -> None:
    state, _ = await at_signing(office, world)
    region = state.region.id
    here = positions(office.engine, office.cohort)[region]

    for written, found, expected in (
        (region[:-1], {region: here}, f"a region; did you mean {region}?"),
        (
            region,
            {region: here * 2},
            f"one journey, it has some in {state.cohort}, {state.cohort}; name one with --cohort",
        ),
    ):
        path = table(tmp_path / "tabel.csv", {**ROW, "region": written})
        with pytest.raises(Refused) as refusal:
            planned(path, None, found)
        assert str(refusal.value) == f"tabel.csv has 1 fault(s): row 2, region: found '{written}', expected {expected}"
