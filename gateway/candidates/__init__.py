"""Candidates from a CSV or XLSX file: every fault with its cell, and nobody is returned while one remains."""

from __future__ import annotations

from pathlib import Path

from gateway.candidates.checking import Examined, check
from gateway.candidates.from_csv import read_csv
from gateway.candidates.from_xlsx import read_xlsx
from models.candidate import Candidate
from models.errors import Refused

READERS = {".csv": read_csv, ".xlsx": read_xlsx}


def examine(path: Path) -> Examined:
    """The candidates of *path*, a row each, with remarks on what was read otherwise than it is written.

    Columns and their meaning: `gateway.candidates.columns`. A parameter without a value is missing; where its year and
    source are left empty too, they are those that all other rows of the file name.

    Raises:
        Faulty: the file has faults; every one with its cell, what is found, and what is expected.
        Refused: it cannot be read at all.
    """
    read = READERS.get(path.suffix.lower())
    if read is None:
        raise Refused(f"{path.name} is neither .csv nor .xlsx; save the candidates as one of them")
    return check(read(path))


def read_candidates(path: Path) -> list[Candidate]:
    """The candidates of *path*, as `examine` reads them.

    Raises:
        Refused: the file has a fault or cannot be read.
    """
    return examine(path).candidates
