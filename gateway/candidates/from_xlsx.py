"""Reads a workbook into a table: checked as a zip first, then parsed by a child process within limits."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from gateway.candidates.table import Cell, Merged, Table, check_rows, trimmed
from gateway.candidates.zip_checks import check_workbook
from gateway.csv_file import content
from models.errors import Refused

CHILD = Path(__file__).with_name("workbook_child.py")
MEMORY = 512 * 1024 * 1024
CPU = 10
PATIENCE = 30
"""Seconds in all; a machine with much else to do is slower than the limit of CPU seconds says."""


def read_xlsx(path: Path) -> Table:
    """The cells of the candidates' sheet of the workbook *path*: the one named kandidat, or the only one.

    Raises:
        Refused: it is no workbook, would unpack to too much, cannot be read within 512 MB and 10 seconds, does not say
            which sheet is meant, or has more than 5,000 rows of candidates.
    """
    raw = content(path)
    check_workbook(path.name, raw)
    answer = _parsed(path.name, raw)
    if refused := answer.get("refused"):
        raise Refused(f"{path.name} {refused}")
    check_rows(path.name, answer["last_row"])
    found = trimmed(tuple(Cell(kind, text) for kind, text in row) for row in answer["rows"])
    return Table(path.name, answer["sheet"], found, tuple(Merged(*each) for each in answer["merged"]))


def _parsed(name: str, raw: bytes) -> dict[str, Any]:
    """What the child process says about the workbook."""
    command = [sys.executable, "-I", str(CHILD), str(MEMORY), str(CPU)]
    try:
        child = subprocess.run(command, input=raw, capture_output=True, timeout=PATIENCE, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise Refused(
            f"{name} cannot be read within {MEMORY // 1024 // 1024} MB and {CPU} seconds; "
            "save only the candidates in a new workbook"
        ) from None
    return dict(json.loads(child.stdout))
