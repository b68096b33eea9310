"""``report`` in a shell of its own: a table, JSON, and the entries behind a figure."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

from sqlalchemy import Engine

from models.report import Report
from tests.commands.test_by_hand import Shell
from tests.reporting import BOGOR, COHORT, programme


def lines(out: str, head: str) -> list[list[str]]:
    """The rows of the printed table *head*, cell by cell."""
    rows: list[list[str]] = []
    found = out.split("\n")
    for line in found[found.index(head) + 2 :]:
        if not line.strip():
            break
        rows.append([cell.strip() for cell in line.split("  ") if cell.strip()])
    return rows


async def test_the_table_sets_reality_against_the_targets_year_by_year(office_shell: Shell) -> None:
    code, out, err = await office_shell("report", "--as-of", "2018-12-31")

    assert (code, err) == (0, "")
    assert lines(out, "targets (reality / target)") == [
        ["candidates (journey begun)", "0", "5", "5"],
        ["selected", "0 / 25", "4 / 50", "4 / 100"],
        ["places given up since", "0", "1", "1"],
        ["MoU signed by all", "0 / 25", "2 / 50", "2 / 100"],
        ["trained", "0 / 25", "2 / 50", "2 / 100"],
        ["masterplan and action plan approved", "0 / 25", "1 / 50", "1 / 100"],
        ["quick win launched", "0 / 25", "0 / 50", "0 / 100"],
        ["quick win proved", "0 / 25", "0 / 50", "0 / 100"],
        ["regions chosen for e-Government services", "0", "0", "0 / 25"],
        ["e-Government services running", "0", "0", "0"],
        ["e-Government services integrated", "0", "0", "0"],
        ["regions with all their services running and integrated", "0", "0", "0 / 25"],
        ["evaluated", "0", "1 / 25", "1 / 100"],
    ]
    assert lines(out, "ended") == [
        [
            "Kota Denpasar",
            "Bali",
            "smart-city-2018",
            "memorandum of understanding",
            "declined",
            "anggaran belum siap (contoh)",
            "2018-04-20",
        ]
    ]


async def test_words_are_indonesian_where_that_is_asked_for(office_shell: Shell) -> None:
    code, out, _ = await office_shell("report", COHORT, "--as-of", "2018-12-31", "--language", "id")

    assert code == 0
    assert lines(out, "target (realisasi / target)")[1] == ["terpilih", "4", "4 / 50"]
    assert lines(out, "alur angkatan")[-2:] == [
        ["smart-city-2018", "daftar ditetapkan", "2018-03-20", "2018-03-20", "BA-1/contoh / SK-1/contoh"],
        ["smart-city-2018", "pelatihan pembimbing (ToT) selesai", "2018-06-01", "2018-06-01", "BA-2/contoh"],
    ]


async def test_json_holds_the_whole_report(office_shell: Shell, position: Callable[..., Report]) -> None:
    code, out, err = await office_shell("report", COHORT, "--as-of", "2019-01-31", "--json")

    assert (code, err) == (0, "")
    assert json.loads(out) == position(date(2019, 1, 31), COHORT).model_dump(mode="json")


async def test_the_entries_behind_a_figure_are_shown(office_shell: Shell) -> None:
    code, out, _ = await office_shell("report", "--as-of", "2018-12-31", "--trace", "trained-2018")
    other = await office_shell("report", "--as-of", "2018-12-31", "--trace", "trained-2019")

    assert code == 0
    assert lines(out, "entries") == [
        ["trained", COHORT, "=1+1", "Jawa Barat", "2018-09-10", "journey/smart-city-2018/kota-bogor", "6", "1"],
        ["trained", COHORT, "Kota Cimahi", "Jawa Barat", "2018-09-10", "journey/smart-city-2018/kota-cimahi", "6", "1"],
    ]
    assert other == (
        1,
        "",
        "this report has no figure 'trained-2019'; it has for example trained-2018, trained-2017, trained",
    )


async def test_a_rehearsals_report_says_that_its_figures_are_illustrative(
    programme_database: Engine, office_shell: Shell
) -> None:
    told = programme()
    told.events = [told.tell(BOGOR, "trained", "2018-09-10", cohort="gladi-2018", quick_wins=[])]
    told.record(programme_database)

    code, out, _ = await office_shell("report", "gladi-2018", "--as-of", "2018-12-31")
    _, others, _ = await office_shell("report", "--as-of", "2018-12-31")

    note = "This report is about a rehearsal: all figures are illustrative and no results of the programme."
    assert code == 0
    assert (f"note: {note}" in out.split("\n"), note in others) == (True, False)
