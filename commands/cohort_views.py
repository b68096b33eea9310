"""A cohort on a terminal: what it waits for, the list, what has happened."""

from __future__ import annotations

from collections import Counter

from rich.table import Table

from commands.views import LANGUAGE, screen, waiting_lines
from models import words
from models.calendar import local
from queries.cohorts import CohortShown, Listed

ZONE = "Asia/Jakarta"


def page(shown: CohortShown) -> None:
    """One cohort."""
    console, standing = screen(), shown.standing
    console.print(f"[bold]{shown.name}[/bold] ({standing.cohort})", soft_wrap=True)
    places = Counter(each.place for each in shown.candidates)
    told = ", ".join(f"{place} {count}" for place, count in sorted(places.items()))
    console.print(f"{len(shown.candidates)} candidates, {shown.quota} places: {told}")
    if shown.list:
        console.print(f"list: version {shown.version}, digest {shown.list}", soft_wrap=True)
    if shown.awards:
        console.print(f"awards: digest {shown.awards}", soft_wrap=True)
    for waiting in standing.waiting:
        console.print(waiting_lines(waiting, shown.names, None))
    console.print(_list(shown.candidates))
    console.print("\n[bold]what has happened[/bold]")
    for entry in shown.timeline:
        day = local(entry.at, ZONE).date()
        console.print(f"{entry.number:4}  {day}  {entry.text}", soft_wrap=True, markup=False)


def _list(candidates: tuple[Listed, ...]) -> Table:
    table = Table(box=None, pad_edge=False)
    for column in ("rank", "region", "province", "score", "place", "stage", "ended", "mentor"):
        table.add_column(column)
    for each in candidates:
        stage = words.stage_label(each.stage, LANGUAGE) if each.stage else ""
        ended = words.outcome_label(each.outcome, LANGUAGE) if each.outcome else ""
        row = (str(each.rank or ""), each.name, each.province, str(each.score if each.score is not None else ""))
        table.add_row(*row, each.place, stage, ended, each.mentor or "")
    return table
