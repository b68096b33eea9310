"""``calendar`` as it is typed: the dates of a person or a journey as one file, without a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from activities.database import connect, migrate
from models.messages.masterplan import PresentationDate
from tests.activities.samples import JOURNEY, OFFICERS, append, asked, batch, enter, said
from tests.commands.test_by_hand import Shell

MASTERPLAN = ("Batas waktu penyerahan masterplan dan rencana aksi – Kota Contoh", 1)
PRESENTATION = ("Pemaparan masterplan – Kota Contoh", 1)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell against a database with the sample journey: a step is done, one is open, the presentation has a day."""
    engine = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(engine)
    enter(engine)
    scheduled = said(PresentationDate, on="2026-08-12", place="Balai contoh")
    append(engine, batch(asked("commitment#1v1"), asked(persons=OFFICERS[:1]), scheduled))
    engine.dispose()
    return Shell(SERATUS_DATABASE_URL=f"sqlite:///{tmp_path}/seratus.db")


def entries(content: str) -> list[tuple[str, int]]:
    return [(str(event["summary"]), int(event["sequence"])) for event in Calendar.from_ical(content).walk("VEVENT")]


async def test_a_journeys_file_holds_its_open_deadlines_and_its_sessions(shell: Shell) -> None:
    code, out, err = await shell("calendar", "kota-contoh")

    assert (code, entries(out), err) == (0, [MASTERPLAN, PRESENTATION], "")
    assert (await shell("calendar", JOURNEY))[1] == out


async def test_a_persons_file_holds_what_concerns_them(shell: Shell) -> None:
    found = {person: entries((await shell("calendar", person))[1]) for person in (*OFFICERS, "verifikator.contoh")}

    assert found == {
        OFFICERS[0]: [MASTERPLAN, PRESENTATION],
        OFFICERS[1]: [PRESENTATION],
        "verifikator.contoh": [],
    }


async def test_a_file_is_written_where_it_is_wanted_and_in_the_language_asked_for(shell: Shell, tmp_path: Path) -> None:
    to = tmp_path / "dates.ics"

    assert await shell("calendar", OFFICERS[0], "--to", str(to), "--language", "en") == (0, f"{to} holds 2 dates", "")
    assert entries(to.read_text()) == [
        ("Due: masterplan and action plan – Kota Contoh", 1),
        ("Presentation of the masterplan – Kota Contoh", 1),
    ]


async def test_a_name_that_nobody_has_and_a_folder_that_is_not_there_are_one_sentence(
    shell: Shell, tmp_path: Path
) -> None:
    to = tmp_path / "tidak-ada" / "dates.ics"

    assert await shell("calendar", "kota-cntoh") == (
        1,
        "",
        "there is no journey 'kota-cntoh'; did you mean kota-contoh?",
    )
    assert await shell("calendar", "kota-contoh", "--to", str(to)) == (
        1,
        "",
        f"{to} cannot be written: No such file or directory; name a file in a folder that is yours",
    )
