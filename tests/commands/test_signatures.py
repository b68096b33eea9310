"""``starter.py signatures`` as a coordinator uses it: template, check, dry run, enter, and enter once more."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from temporalio.testing import WorkflowEnvironment

from tests.commands.test_by_hand import Shell
from tests.gateway.ceremony import ROW, at_signing, scans, table, until_recorded
from tests.office import Office
from tests.world import World


@pytest.fixture
def shell(environment: WorkflowEnvironment, office: Office, tmp_path: Path) -> Shell:
    """A shell against the office's journeys and documents."""
    return Shell(
        TEMPORAL_ADDRESS=environment.client.service_client.config.target_host,
        SERATUS_DATABASE_URL=str(office.engine.url),
        SERATUS_DOCUMENTS=str(tmp_path / "documents"),
    )


async def test_a_coordinator_fills_in_the_template_of_a_ceremony_and_enters_it(
    shell: Shell, office: Office, world: World, tmp_path: Path
) -> None:
    (one, _), (two, journey) = sorted(
        [await at_signing(office, world), await at_signing(office, world)], key=lambda pair: pair[0].region.id
    )
    path, folder = tmp_path / "tabel.csv", scans(tmp_path / "pindai", "halaman.pdf")
    in_cohort = ("--cohort", office.cohort)

    assert await shell("signatures", "template", str(path), *in_cohort) == (0, f"{path} written with 2 regions", "")
    with path.open(encoding="utf-8") as file:
        waiting = [(row["region"], row["signatory"]) for row in csv.DictReader(file)]
    assert waiting == [(one.region.id, "head"), (two.region.id, "head")]

    code, out, err = await shell("signatures", "check", str(path), *in_cohort)
    assert (code, out, err.partition(":")[0]) == (1, "", "tabel.csv has 8 fault(s)")
    late = {**ROW, "region": two.region.id, "signed_on": "2100-01-01"}
    table(path, {**ROW, "region": one.region.id}, late)
    assert await shell("signatures", "check", str(path), "--scans", str(folder), *in_cohort) == (
        0,
        f"{path} holds 2 signatures and no fault",
        "",
    )

    entering = ("signatures", "enter", str(path), "--scans", str(folder), *in_cohort)
    code, out, err = await shell(*entering, "--dry-run")
    assert (code, [line.partition(", id ")[0] for line in out.splitlines()], err) == (
        0,
        [
            f"row 2, {one.region.id}, head kepala-daerah.{one.region.id}.contoh: would be entered",
            f"row 3, {two.region.id}, head kepala-daerah.{two.region.id}.contoh: would be entered",
        ],
        "",
    )
    code, out, _ = await shell(*entering)
    first, second = out.splitlines()
    assert (code, first.partition(", id ")[0].rpartition(": ")[2]) == (1, "entered")
    assert "refused: the signature on 2100-01-01 has not come yet" in second
    await until_recorded(office, one, "signed", 1)

    table(path, {**ROW, "region": one.region.id}, {**ROW, "region": two.region.id})
    code, out, _ = await shell(*entering)
    assert (code, [line.partition(", id ")[0].rpartition(": ")[2] for line in out.splitlines()]) == (
        0,
        ["already entered", "entered"],
    )
    assert await journey.steps() == ["signature-signatory"]
    code, out, _ = await shell("show", one.id)
    (told,) = [line for line in out.splitlines() if "signed: " in line]
    assert f"signature of kepala-daerah.{one.region.id}.contoh (contoh); on paper; capacity definitif" in told
    assert "number region 120/CONTOH; number programme 45/CONTOH; message " in told
