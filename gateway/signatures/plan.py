"""What a table of signatures would send: its rows matched with journeys, people and scans; all faults at once."""

from __future__ import annotations

import difflib
import hashlib
from pathlib import Path
from typing import NamedTuple

from gateway.files import MAX_BYTES
from gateway.signatures.positions import Position
from gateway.signatures.table import Line, read_lines
from models.errors import Refused
from models.people import Role
from models.values import digest_of


class Entry(NamedTuple):
    """One signature as it would be sent; ``id`` follows from what the row says, so that it counts once."""

    line: Line
    position: Position
    signatory: str
    documents: dict[str, str]
    """Scan and mandate by their digests."""
    id: str

    @property
    def already(self) -> bool:
        """Whether it stands in the register and counts."""
        return self.id in self.position.signed and not self.undone

    @property
    def undone(self) -> bool:
        """Whether it was entered before and undone as a mistake."""
        return self.id in self.position.undone

    @property
    def fields(self) -> dict[str, str]:
        """The fields of the `sign` message."""
        said = {**self.line.says, **self.documents, "signatory": self.signatory}
        return {**said, "text": str(self.position.text)}

    def __str__(self) -> str:
        return f"row {self.line.number}, {self.line.region}, {self.line.role} {self.signatory}"


def planned(path: Path, scans: Path | None, found: dict[str, list[Position]]) -> list[Entry]:
    """The entries of the table *path*, with its files in *scans*; without a folder, files are not looked for.

    Raises:
        Refused: the file cannot be read, or has faults; each one with row, column, found and expected.
    """
    if scans is not None and not scans.is_dir():
        raise Refused(f"there is no folder {scans}; name the one that holds the scans of this table")
    lines, faults = read_lines(path)
    entries = []
    for line in lines:
        position, wrong = _matched(line, found.get(line.region, []), list(found))
        documents, missing = _documents(line, scans)
        faults += [f"row {line.number}, {fault}" for fault in (*wrong, *missing)]
        if position and not wrong:
            entries.append(_entry(line, position, documents))
    if faults:
        raise Refused(f"{path.name} has {len(faults)} fault(s): {'; '.join(sorted(faults, key=_row))}")
    return entries


def _row(fault: str) -> int:
    return int(fault.split(",")[0].removeprefix("row "))


def _entry(line: Line, position: Position, documents: dict[str, str]) -> Entry:
    """The message's id is made of what the row says about which text, not of who holds the office today."""
    signatory = position.people.of(Role(line.role))[0]
    id = digest_of([position.journey, position.text, line.role, line.says, documents])[:32]
    return Entry(line, position, signatory, documents, id)


def _matched(line: Line, here: list[Position], known: list[str]) -> tuple[Position | None, list[str]]:
    """The journey that *line* is about, and what stands in the way."""
    if not line.region or line.role not in list(Role):
        return None, []  # said of the row already
    if len(here) != 1:
        near = difflib.get_close_matches(line.region, known, 3)
        hint = f"did you mean {' or '.join(near)}?" if near else "`starter.py list` names them"
        cohorts = ", ".join(position.cohort for position in here)
        expected = f"one journey, it has some in {cohorts}; name one with --cohort" if here else f"a region; {hint}"
        return None, [f"region: found {line.region[:80]!r}, expected {expected}"]
    position = here[0]
    faults = []
    if position.text is None:
        where = f"{position.region} is in the stage {position.stage}"
        faults.append(f"region: found {line.region!r}, expected a region whose MoU has a text to sign; {where}")
    holders = position.people.of(Role(line.role))
    if len(holders) != 1:
        names = ", ".join(holders) or "nobody"
        faults.append(f"signatory: found {line.role!r}, expected exactly one who holds this role; that is {names}")
    return position, faults


def _documents(line: Line, scans: Path | None) -> tuple[dict[str, str], list[str]]:
    """The digests of the files that *line* names, and which of them cannot be handed in."""
    digests, faults = {}, []
    for column, name in line.files.items() if scans else ():
        try:
            digests[column] = _digest((scans or Path()) / name)
        except (OSError, ValueError) as error:
            why = str(error) if isinstance(error, ValueError) else f"cannot be read: {error.strerror}"
            faults.append(f"{column}: found {name[:60]!r}, expected a file in {scans}; it {why}")
    return digests, faults


def _digest(path: Path) -> str:
    if not 0 < (size := path.stat().st_size) <= MAX_BYTES:
        raise ValueError(f"has {size} bytes, 1 to {MAX_BYTES} are allowed")
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
