"""The command line as a coordinator uses it: every command in a shell of its own, against the real server."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from sqlalchemy import Engine
from temporalio.testing import WorkflowEnvironment

from gateway.registry import Person, Registry
from models.people import Role
from models.queues import JOURNEYS
from tests.office import COORDINATOR, FIRST
from worker import journeys

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = ("examples/cohort-2018.csv", "examples/parameters-2018-illustrative.csv")
POLICY = "policies/smart-city-2018.toml"
COHORT = "angkatan-ketik"


class Shell:
    """Runs ``python starter.py`` with its own environment."""

    def __init__(self, **environment: str) -> None:
        self.environment = {**os.environ, **environment}

    async def __call__(self, *words: str, person: str = COORDINATOR) -> tuple[int, str, str]:
        """Exit code, stdout and stderr of one command."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "starter.py",
            *words,
            cwd=ROOT,
            env={**self.environment, "SERATUS_PERSON": person},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await process.communicate()
        return process.returncode or 0, out.decode().strip(), err.decode().strip()


@pytest_asyncio.fixture
async def shell(
    environment: WorkflowEnvironment, registering: None, database: Engine, tmp_path: Path
) -> AsyncIterator[Shell]:
    """A shell against the session's server and database, with a worker at its side."""
    registry = Registry(database)
    for id, role, scope in ((FIRST, Role.OPERATOR, ""), (COORDINATOR, Role.COORDINATOR, COHORT)):
        registry.enter([(Person(id=id, name=id, address="kantor@contoh.example"), role, scope)], FIRST)
    address = environment.client.service_client.config.target_host
    async with journeys(environment.client, None, JOURNEYS):
        yield Shell(
            TEMPORAL_ADDRESS=address,
            SERATUS_DATABASE_URL=str(database.url),
            SERATUS_DOCUMENTS=str(tmp_path / "documents"),
        )


async def until_shown(shell: Shell, journey: str, step: str) -> dict[str, object]:
    """What ``show --json`` says once *step* is open."""
    for _ in range(20):
        code, out, _ = await shell("show", journey, "--json")
        if code == 0 and step in [waiting["step"] for waiting in json.loads(out)["standing"]["waiting"]]:
            return dict(json.loads(out))
    raise AssertionError(f"{step} was never shown for {journey}")


async def test_a_coordinator_starts_a_region_and_its_officer_answers(shell: Shell) -> None:
    cohort, region = COHORT, "kota-denpasar"
    journey = f"journey/{cohort}/{region}"
    officer, letter = f"kontak-lama.{region}.contoh", ROOT / "README.md"
    start = ("start", POLICY, *FILES, "--cohort", cohort, "--only", region)

    assert await shell("people", "import", "examples/people-2018-sample.csv", FILES[0], "--cohort", cohort) == (
        0,
        f"274 people entered for {cohort}",
        "",
    )
    assert await shell(*start, "--dry-run") == (0, f"would start {journey} (Kota Denpasar, Bali)", "")
    assert (await shell(*start))[:2] == (0, f"started {journey}")
    assert (await shell(*start))[:2] == (0, f"was started before: {journey}")

    fields = (f"officers=narahubung.{region}.contoh", f"head=kepala-daerah.{region}.contoh", f"letter=@{letter}")
    code, out, err = await shell("send", journey, "contacts", *fields, "--id", "surat-contoh-1", person=officer)
    assert (code, out.split(",")[0], err) == (0, f"contacts-named: {journey}", "")
    seen = await until_shown(shell, journey, "data")
    assert seen["name"] == "Kota Denpasar"
    assert await shell("send", journey, "contacts", *fields, "--id", "surat-contoh-1", person=officer) == (0, out, "")

    code, out, err = await shell("send", journey, "accept")
    assert (code, out, err) == (1, "", "koordinator.contoh is coordinator here; accept may be sent by head or officer")
    code, out, _ = await shell("list", "--cohort", cohort, "--json")
    assert [(line["journey"], line["step"]) for line in json.loads(out)] == [(journey, "data")]
    code, out, _ = await shell("waiting", "--cohort", cohort, "--json")
    (one,) = json.loads(out)
    assert [one["waiting"]] == dict(seen["standing"])["waiting"]  # type: ignore[call-overload]
    assert (one["names"], one["late"]) == (["Narahubung Kota Denpasar (contoh)"], False)
    code, out, _ = await shell("waiting", "--person", f"narahubung.{region}.contoh")
    assert [line[:13].strip() for line in out.splitlines() if line[:13].strip()] == ["region", "Kota Denpasar"]
    assert (await shell("waiting", "--late", "--cohort", cohort))[1] == "nothing is open here; nobody is waited for"
    code, out, _ = await shell("verify", journey, "--json")
    assert (code, json.loads(out)["faults"]) == (0, [])


async def test_the_cohort_of_2017_starts_at_the_evaluation_without_parameters(shell: Shell, database: Engine) -> None:
    cohort, region, regions = "angkatan-evaluasi", "kabupaten-mimika", "examples/cohort-2017.csv"
    Registry(database).enter(
        [(Person(id=COORDINATOR, name=COORDINATOR, address="kantor@contoh.example"), Role.COORDINATOR, cohort)], FIRST
    )
    start = ("start", "policies/smart-city-2017.toml", regions)

    assert await shell("people", "import", "examples/people-2017-sample.csv", regions, "--cohort", cohort) == (
        0,
        f"55 people entered for {cohort}",
        "",
    )
    code, out, _ = await shell(*start, "--cohort", cohort, "--dry-run")
    assert (code, len(out.splitlines())) == (0, 25)
    journey = f"journey/{cohort}/{region}"
    assert (await shell(*start, "--cohort", cohort, "--only", region))[:2] == (0, f"started {journey}")
    seen = await until_shown(shell, journey, "realisation")
    assert (seen["name"], seen["zone"]) == ("Kabupaten Mimika", "Asia/Jayapura")

    assert await shell(*start, FILES[1], "--cohort", cohort) == (
        1,
        "",
        "smart-city-2017 enters at the evaluation and takes no parameters; leave the file out",
    )
    assert await shell("start", POLICY, FILES[0], "--cohort", cohort) == (
        1,
        "",
        "smart-city-2018 begins at the assessment; name the CSV of the four parameters after the one of regions",
    )


async def test_what_is_missing_is_one_sentence_with_its_remedy(shell: Shell) -> None:
    away = Shell(**{**shell.environment, "TEMPORAL_ADDRESS": "127.0.0.1:1"})
    elsewhere = Shell(**{**shell.environment, "TEMPORAL_NAMESPACE": "tak-ada"})
    wrong = Shell(**{**shell.environment, "SERATUS_SMTP_PORT": "surat"})
    no_database = Shell(**{**shell.environment, "SERATUS_DATABASE_URL": "sqlite:////tak-ada/seratus.db"})

    assert await away("setup") == (
        2,
        "",
        "no Temporal server answers at 127.0.0.1:1; start one with `temporal server start-dev`, or set "
        "TEMPORAL_ADDRESS to yours",
    )
    code, _, err = await elsewhere("setup")
    assert (code, err.partition("; ")[2]) == (
        2,
        "create it with `temporal operator namespace create -n tak-ada`, or set TEMPORAL_NAMESPACE to one that exists",
    )
    code, _, err = await wrong("list")
    assert (code, err.partition(": ")[2].partition(": ")[0]) == (2, "SERATUS_SMTP_PORT")
    code, _, err = await no_database("list")
    assert (code, err.rpartition("; ")[2]) == (2, "see SERATUS_DATABASE_URL")
    code, _, err = await shell("show", "kota-tak-ada")
    assert (code, err.partition("; ")[0]) == (1, "there is no journey 'kota-tak-ada'")
    code, _, err = await shell("list", person="")
    assert (code, err) == (0, "")
    code, _, err = await shell("start", POLICY, *FILES, person="")
    assert (code, err) == (1, "set SERATUS_PERSON to your id, e.g. koordinator.contoh; what you do is on record")


async def test_a_wrong_policy_starts_nothing(shell: Shell, tmp_path: Path) -> None:
    wrong = tmp_path / "kebijakan.toml"
    wrong.write_text((ROOT / POLICY).read_text().replace("weight = 10", "weight = 20"))

    code, out, err = await shell("start", str(wrong), *FILES)

    assert (code, out) == (2, "")
    assert err == "kebijakan.toml: evaluation: the aspects' weights add up to 110; they must add up to 100"
