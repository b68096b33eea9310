"""``starter.py letters`` as a coordinator uses it: what is held, edited, released, copied and told in the ledger."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from sqlalchemy import Engine

from activities.database import connect, migrate
from gateway.letters.release_file import COLUMNS
from models.facts import Placed
from models.tables import LetterRow, RefusalRow
from tests.activities.contents import rows
from tests.activities.samples import JOURNEY, OFFICERS, append, asked, batch, concluded, enter
from tests.commands.test_by_hand import Shell
from tests.office import COORDINATOR

KEY = f"{JOURNEY}/masterplan/placed/selected/selected"
NUMBERED = ("date=2026-06-24", "signatory=Penanda Tangan Contoh", "position=Direktur Contoh")


def placed(result: str) -> Placed:
    return Placed.model_validate({"result": result, "minutes": "BA-01/CONTOH", "reason": "Menurut peringkat."})


@pytest.fixture
def database(tmp_path: Path) -> Engine:
    """The sample region: its selection is decided, its letter is held, a task is written to an officer."""
    engine = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(engine)
    enter(engine)
    append(engine, batch(concluded(placed("selected"), of="selected"), asked(persons=OFFICERS[:1])))
    return engine


@pytest.fixture
def shell(database: Engine) -> Shell:
    return Shell(SERATUS_DATABASE_URL=str(database.url))


async def test_a_coordinator_edits_and_releases_what_is_held(shell: Shell, database: Engine, tmp_path: Path) -> None:
    _, out, _ = await shell("letters", "held")
    assert out == f"{KEY}\n    selected: to Wali Kota Contoh, since 2026-06-24"

    missing = await shell("letters", "release", KEY, "number=B-001/CONTOH", *NUMBERED[:1], "position=Direktur Contoh")
    assert missing == (1, "", "the letter stays held: signatory: field required")

    (tmp_path / "isi.txt").write_text("Sehubungan dengan contoh ini.\n", encoding="utf-8")
    code, out, _ = await shell("letters", "edit", KEY, "--file", str(tmp_path / "isi.txt"))
    assert (code, out) == (0, f"{KEY} is edited and still held; `starter.py letters show` shows it")

    code, out, _ = await shell("letters", "release", KEY, "number=B-001/CONTOH", *NUMBERED)
    assert (code, out) == (0, f"{KEY} is released")
    code, out, _ = await shell("letters", "show", KEY)
    assert out.startswith(f"{KEY}: released under number B-001/CONTOH of 2026-06-24\nto: kepala.contoh (draft), ")
    assert "\n\nSehubungan dengan contoh ini.\n\nAtas perhatian Saudara" in out
    again = await shell("letters", "release", KEY, "number=B-002/CONTOH", *NUMBERED)
    assert again[2] == f"{KEY} was released as number B-001/CONTOH of 2026-06-24; only a held letter changes"
    assert (await shell("letters", "held"))[1] == "no formal letter waits for its number"


async def test_a_table_of_numbers_is_all_or_nothing_with_its_faults_by_row(
    shell: Shell, database: Engine, tmp_path: Path
) -> None:
    append(database, batch(concluded(placed("selected"), of="again")))
    second = f"{JOURNEY}/masterplan/placed/again/selected"
    table = tmp_path / "nomor.csv"

    def write(*lines: tuple[str, str, str]) -> None:
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, restval="")
            writer.writeheader()
            for key, number, date in lines:
                own = {"key": key, "number": number, "date": date}
                writer.writerow(own | {"signatory": "Penanda Tangan Contoh", "position": "Direktur Contoh"})

    write((second, "B-001/CONTOH", "24-06-2026"), ("tidak-ada", "", "2026-06-24"))
    code, _, err = await shell("letters", "release-many", str(table))
    assert (
        code,
        err.count("row 2: the letter stays held: date"),
        err.count("row 3: the letter stays held: number"),
    ) == (
        1,
        1,
        1,
    )
    write((second, "B-001/CONTOH", "2026-06-24"), (KEY, "B-002/CONTOH", "2026-06-24"))
    code, _, err = await shell("letters", "release-many", str(table))
    assert code == 1
    assert err.startswith(f"nothing is released; row 3: {KEY} was cancelled: the region was placed anew")
    assert {row.key: row.status for row in rows(database, LetterRow)} == {KEY: "cancelled", second: "held"}

    write((second, "B-001/CONTOH", "2026-06-24"))
    assert await shell("letters", "release-many", str(table)) == (0, "1 letters are released", "")


async def test_the_words_are_copied_and_the_ledger_names_by_whom(shell: Shell) -> None:
    code, out, _ = await shell("letters", "copy", "4")
    assert (code, out.partition("\n\n")[0]) == (
        0,
        "*Pemberitahuan tugas penyerahan masterplan dan rencana aksi: Kota Contoh*",
    )

    code, out, _ = await shell("letters", "ledger", "kota-contoh", "--json")
    last = json.loads(out)[-1]
    assert (last["outbox"], last["letter"], last["person"], last["what"], last["by"]) == (
        4,
        "task",
        OFFICERS[0],
        "copied",
        COORDINATOR,
    )
    _, out, _ = await shell("letters", "ledger", OFFICERS[0])
    assert out.splitlines()[-1].endswith(f"#4 task to {OFFICERS[0]}: words copied for WhatsApp, by {COORDINATOR}")


async def test_only_a_coordinator_may_and_a_refusal_is_on_record(shell: Shell, database: Engine) -> None:
    why = f"{OFFICERS[0]} is officer in {JOURNEY}; only its coordinators have a hand in its post"

    assert await shell("letters", "copy", "4", person=OFFICERS[0]) == (1, "", why)

    assert [(row.person, row.kind, row.why) for row in rows(database, RefusalRow)] == [(OFFICERS[0], "letters", why)]


async def test_what_failed_is_named_before_it_is_sent_again(shell: Shell) -> None:
    assert await shell("letters", "again", "--all-failed") == (0, "0 to be sent again", "")
    code, _, err = await shell("letters", "again", "4")
    assert (code, err) == (
        1,
        f"#4 (task to {OFFICERS[0]}) is draft; only a post that is failed or dead is sent again",
    )
    assert await shell("letters", "again") == (1, "", "name one post, or --all-failed")
