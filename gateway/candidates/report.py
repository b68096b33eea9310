"""What is said about a file of candidates: its faults as a table, or what is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pydantic import BaseModel

from gateway.candidates.checking import Examined
from gateway.candidates.table import Fault
from models.sheet import OWNERS

KOTA = "kota-"


class Summary(BaseModel):
    """How many candidates a file has: by province kabupaten and kota, and how many lack which parameter."""

    candidates: int
    provinces: dict[str, tuple[int, int]]
    missing: dict[str, int]
    remarks: list[str]

    @property
    def kinds(self) -> tuple[int, int]:
        """Kabupaten and kota in all."""
        kabupaten = sum(count[0] for count in self.provinces.values())
        return kabupaten, self.candidates - kabupaten


def summarised(examined: Examined) -> Summary:
    """Count what *examined* holds."""
    kinds = Counter((each.region.province, each.region.id.startswith(KOTA)) for each in examined.candidates)
    parameters = [each for candidate in examined.candidates for each in candidate.sheet.parameters]
    lacking = Counter(each.name for each in parameters if each.value is None and each.category is None)
    return Summary(
        candidates=len(examined.candidates),
        provinces={
            province: (kinds[province, False], kinds[province, True])
            for province in sorted({province for province, _ in kinds})
        },
        missing={name: lacking[name] for name in OWNERS},
        remarks=examined.remarks,
    )


def faults_table(faults: Iterable[Fault]) -> str:
    """Every fault in a line: its cell, what is found, what is expected."""
    return aligned([("cell", "found", "expected"), *((each.cell, each.found, each.expected) for each in faults)])


def summary_page(summary: Summary) -> str:
    """The summary as a person reads it."""
    lines = [(province, str(count[0]), str(count[1])) for province, count in summary.provinces.items()]
    total = (f"{len(lines)} provinces", *(str(count) for count in summary.kinds))
    missing = ", ".join(f"{name} {count}" for name, count in summary.missing.items())
    remarks = ["", "read otherwise than written:", *summary.remarks] if summary.remarks else []
    return "\n".join(
        (
            f"{summary.candidates} candidates, no fault",
            "",
            aligned([("province", "kabupaten", "kota"), *lines, total]),
            "",
            f"not published: {missing}",
            *remarks,
        )
    )


def aligned(rows: list[tuple[str, ...]]) -> str:
    """*rows* with their columns one below the other, two blanks between them."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(f"{text:{width}}" for text, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
