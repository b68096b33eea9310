"""Reads a workbook into a table: checked as a zip first, then parsed by a child process within limits."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from gateway.candidates.table import MAX_ROWS, Cell, Merged, Table, check_rows, trimmed
from gateway.candidates.zip_checks import check_workbook
from gateway.csv_file import content
from models.errors import Refused

ROOT = Path(__file__).resolve().parent.parent.parent
SHEET = "kandidat"
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
    merged = tuple(Merged(*each) for each in answer["merged"])
    return Table(path.name, answer["sheet"], found, merged, frozenset(answer["hidden"]))


def _parsed(name: str, raw: bytes) -> dict[str, Any]:
    """What the child process says about the workbook."""
    command = [sys.executable, "-m", "gateway.workbook", str(MEMORY), str(CPU), SHEET, str(MAX_ROWS + 1)]
    try:
        child = subprocess.run(command, cwd=ROOT, input=raw, capture_output=True, timeout=PATIENCE, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise Refused(
            f"{name} cannot be read within {MEMORY // 1024 // 1024} MB and {CPU} seconds; "
            "save only the candidates in a new workbook"
        ) from None
    return dict(json.loads(child.stdout))
