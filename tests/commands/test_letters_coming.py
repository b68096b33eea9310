"""Of a journey that has ended `letters coming` says so, and lists what still waits; Temporal is not asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from activities.database import connect, migrate, writing
from models.noted import NotedFacts
from models.tables import OutboxRow
from tests.activities.contents import rows
from tests.activities.samples import JOURNEY, OFFICERS, append, batch, enter
from tests.activities.test_awards_after_end import HEAD, ends, of_cohort, released, unheard
from tests.commands.test_by_hand import Shell

OVER = f"{JOURNEY} has ended: only what waits in the outbox still leaves"


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """A database with the sample region and its people."""
    engine = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(engine)
    enter(engine)
    return engine


@pytest.fixture
def alone(engine: Engine) -> Shell:
    """A shell where no Temporal runs."""
    return Shell(SERATUS_DATABASE_URL=str(engine.url), TEMPORAL_ADDRESS="127.0.0.1:1")


def record(engine: Engine, *facts: NotedFacts) -> None:
    """Record *facts*; what is not held has left."""
    append(engine, *facts)
    with writing(engine) as session:
        for row in rows(engine, OutboxRow):
            if row.status == "draft":
                row.status = "sent"
                session.merge(row)


async def coming(shell: Shell, of: str) -> list[str]:
    """What the command prints, without the moments."""
    code, out, err = await shell("letters", "coming", of)
    assert (code, err) == (0, "")
    return [f"held {line.partition('  ')[2]}" if line.startswith("held since ") else line for line in out.splitlines()]


async def test_a_journey_that_has_ended_has_nothing_to_come(engine: Engine, alone: Shell) -> None:
    record(engine, ends())

    assert await coming(alone, JOURNEY) == ["no letter is to come in this time", OVER]


async def test_a_letter_that_is_held_after_the_end_is_still_to_come(engine: Engine, alone: Shell) -> None:
    record(engine, ends(), of_cohort(released(), unheard("overall")))

    assert await coming(alone, JOURNEY) == [
        "held award to Narahubung-1 <narahubung-1.contoh>",
        "held award to Narahubung-2 <narahubung-2.contoh>",
        "held award to Kepala <kepala.contoh>",
        OVER,
    ]


async def test_a_person_sees_what_waits_of_ended_journeys_too(engine: Engine, alone: Shell) -> None:
    record(engine, ends(), of_cohort(released(), unheard("overall")))

    assert await coming(alone, HEAD) == ["held award to Kepala <kepala.contoh>", OVER]


async def test_what_has_not_left_when_the_journey_ended_is_listed_with_its_words(engine: Engine, alone: Shell) -> None:
    append(engine, ends())
    code, out, _ = await alone("letters", "coming", OFFICERS[0], "--text")

    told = out.splitlines()
    assert (code, told[-1]) == (0, OVER)
    assert told[0].partition("  ")[2] == (
        "closing: completed to Narahubung-1 <narahubung-1.contoh>: "
        "Pemberitahuan penutupan perjalanan daerah: Kota Contoh"
    )
    assert any("Kota Contoh" in line for line in told[1:-1])


async def test_a_journey_that_goes_on_is_asked_itself(engine: Engine, alone: Shell) -> None:
    append(engine, batch())
    code, out, err = await alone("letters", "coming", JOURNEY)

    assert (code != 0, out) == (True, "")
    assert "does not answer" in err
