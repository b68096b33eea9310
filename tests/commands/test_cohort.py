"""``cohort template`` and ``cohort check`` as a coordinator types them; neither needs a server or a name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.gateway.candidates.samples import SOURCE, as_csv, line

ROOT = Path(__file__).resolve().parent.parent.parent


def typed(*words: str, folder: Path) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of one ``starter.py cohort`` command, typed in *folder*."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SERATUS_", "TEMPORAL_"))}
    command = [sys.executable, str(ROOT / "starter.py"), "cohort", *words]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def test_a_template_is_written_and_its_sample_row_is_refused(tmp_path: Path) -> None:
    assert typed("template", "kandidat.xlsx", folder=tmp_path) == (
        0,
        "kandidat.xlsx is written; fill it in, delete its sample row, "
        "and check it with `starter.py cohort check kandidat.xlsx`\n",
        "",
    )
    assert typed("check", "kandidat.xlsx", folder=tmp_path) == (
        1,
        "kandidat.xlsx has 1 fault(s); nothing starts while one remains\n\n"
        "cell         found                           expected\n"
        "kandidat!A2  the sample row of the template  your candidates; delete this row\n",
        "",
    )


def test_a_file_without_faults_is_summed_up(tmp_path: Path) -> None:
    as_csv(tmp_path, line("33.09", "KAB. BOYOLALI"), line("51.71", "", performance="-"), line("33.11", ""))

    assert typed("check", "kandidat.csv", folder=tmp_path) == (
        0,
        "3 candidates, no fault\n\n"
        "province     kabupaten  kota\n"
        "Bali         0          1\n"
        "Jawa Tengah  2          0\n"
        "2 provinces  2          1\n\n"
        "not published: performance 1, sustainability 0, green 0, kkd 0\n\n"
        "read otherwise than written:\n"
        "row 2: 'KAB. BOYOLALI' was read as Kabupaten Boyolali\n",
        "",
    )


def test_what_is_found_is_given_to_other_programs_too(tmp_path: Path) -> None:
    as_csv(tmp_path, line("33.09", ""))
    code, out, _ = typed("check", "kandidat.csv", "--json", folder=tmp_path)
    assert (code, json.loads(out)) == (
        0,
        {
            "file": "kandidat.csv",
            "candidates": 1,
            "provinces": {"Jawa Tengah": [1, 0]},
            "missing": {"performance": 0, "sustainability": 0, "green": 0, "kkd": 0},
            "remarks": [],
            "faults": [],
        },
    )

    as_csv(tmp_path, line("33.09", "", green_source=""))
    code, out, _ = typed("check", "kandidat.csv", "--json", folder=tmp_path)
    expected = "the document the value is from, one line of at most 200 characters"
    assert (code, json.loads(out)) == (
        1,
        {
            "file": "kandidat.csv",
            "faults": [{"cell": "row 2, green_source (K2)", "found": "nothing", "expected": expected}],
        },
    )


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "kandidat.csv").write_bytes(SOURCE.encode("utf-16"))

    assert typed("check", "kandidat.csv", folder=tmp_path) == (
        1,
        "",
        "kandidat.csv cannot be read as UTF-8 text: it is UTF-16; save it as CSV UTF-8\n",
    )
