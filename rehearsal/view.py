"""What a sample person sees of a journey, and what it says; sample documents are handed in before they are named."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from models.calendar import WorkCalendar
from models.people import People
from models.policy import CohortPolicy
from models.sheet import DataSheet
from models.standing import Standing, Waiting


class View(NamedTuple):
    """What a sample person can see of a journey."""

    standing: Standing
    progress: dict[str, Any]
    people: People
    policy: CohortPolicy
    sheet: DataSheet | None
    today: date
    papers: dict[str, bytes]
    """Sample documents that answers refer to, by digest; to be handed in before the answer is sent."""
    calendar: WorkCalendar

    def told_in_time(self, ahead: int, notice: int | None) -> str:
        """A day *ahead* calendar days from today, or later where the policy asks for more *notice*."""
        return max(self.today + timedelta(days=ahead), self.calendar.plus(self.today, notice or 0)).isoformat()

    @property
    def sheet_digest(self) -> str:
        """What a region confirms or disputes; a journey that begins at the assessment has a data sheet."""
        assert self.sheet is not None
        return self.sheet.digest


class Deed(NamedTuple):
    """A message as a person would send it."""

    kind: str
    person: str
    fields: dict[str, Any]


Answer = Callable[[Waiting, View], list[Deed]]
"""The ordinary answer to one kind of step."""
QUICK_WIN = "Layanan aduan warga terpadu (contoh)"


def sample_document(*parts: object) -> bytes:
    """The content of a sample document; obviously a sample, and the same each time."""
    return f"Dokumen contoh untuk gladi: {' / '.join(map(str, parts))}\n".encode()


def document(view: View, *parts: object) -> str:
    """The digest of the sample document that *parts* name, for the region of *view*; kept in its papers."""
    content = sample_document(view.standing.region, *parts)
    digest = hashlib.sha256(content).hexdigest()
    view.papers[digest] = content
    return digest


def one(kind: str, **fields: Any) -> Answer:
    """An answer of the first person waited for, the same for everybody."""
    return lambda waiting, view: [Deed(kind, waiting.persons[0], fields)]
