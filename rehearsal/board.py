"""The live board of a rehearsal: stages, lateness, newest facts, letters, progress."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from typing import NamedTuple

from rich.console import Group
from rich.panel import Panel
from rich.progress_bar import ProgressBar
from rich.table import Table
from sqlalchemy import Engine, func
from sqlmodel import col, select

from activities.database import reading
from models.clock import Clock
from models.messages import COHORT, STAGES
from models.tables import OutboxRow, RegisterRow, StandingRow


class Picture(NamedTuple):
    """What the board shows at one moment."""

    day: datetime
    stages: Counter[str]
    outcomes: Counter[str]
    late: list[tuple[str, str, str]]
    facts: list[tuple[str, str, str]]
    recorded: int
    letters: Counter[str]
    total: int
    cohort: str
    """What the cohort itself waits for."""

    @property
    def ended(self) -> int:
        """How many journeys have ended."""
        return self.outcomes.total()


def picture(engine: Engine, clock: Clock, total: int) -> Picture:
    """Read the board's figures in one look."""
    now = clock.programme(datetime.now(UTC))
    with reading(engine) as session:
        standings = list(session.exec(select(StandingRow).where(col(StandingRow.stage) != COHORT)))
        whole = session.exec(select(StandingRow).where(col(StandingRow.stage) == COHORT)).first()
        newest = session.exec(select(RegisterRow).order_by(col(RegisterRow.at).desc()).limit(8)).all()
        recorded = session.exec(select(func.count()).select_from(RegisterRow)).one()
        letters = session.exec(select(OutboxRow.status, func.count()).group_by(OutboxRow.status)).all()
    open_ = [row for row in standings if row.outcome is None]
    late = [_late(row) for row in open_ if row.due and row.due < now and not row.paused]
    return Picture(
        day=now,
        stages=Counter(row.stage for row in open_),
        outcomes=Counter(row.outcome for row in standings if row.outcome),
        late=late,
        facts=[(f"{row.at:%Y-%m-%d}", row.journey.rpartition("/")[2], row.kind.replace("-", " ")) for row in newest],
        recorded=recorded,
        letters=Counter(dict(letters)),
        total=total,
        cohort=_steps(whole),
    )


def _steps(whole: StandingRow | None) -> str:
    """The steps that are open in the cohort."""
    if whole is None:
        return "nothing yet"
    return ", ".join(each["step"] for each in json.loads(whole.body)["waiting"]) or "nothing"


def _late(row: StandingRow) -> tuple[str, str, str]:
    waiting = json.loads(row.body)["waiting"]
    first = min(waiting, key=lambda each: each["due"]["day"])
    return row.region, first["step"], first["due"]["day"]


def board(shown: Picture, cohort: str) -> Panel:
    """The board for a terminal."""
    stages = Table.grid(padding=(0, 2))
    for stage in STAGES:
        count = shown.stages[stage]
        stages.add_row(stage, str(count), ProgressBar(total=max(shown.total, 1), completed=count, width=30))
    ended = ", ".join(f"{outcome} {count}" for outcome, count in sorted(shown.outcomes.items())) or "none yet"
    late = "\n".join(f"{region}: {step}, due {due}" for region, step, due in shown.late[:5]) or "nobody"
    facts = Table.grid(padding=(0, 2))
    for fact in shown.facts:
        facts.add_row(*fact)
    return Panel(
        Group(
            _whole(shown),
            f"{shown.ended} of {shown.total} journeys ended: {ended}\n\ncohort waits for: {shown.cohort}\n",
            stages,
            f"\n[bold]Late[/bold]\n{late}\n\n[bold]Newest facts[/bold] ({shown.recorded} recorded)",
            facts,
            f"\n[bold]Letters[/bold] {_letters(shown)}",
        ),
        title=f"{cohort}: {shown.day:%d %B %Y}",
        subtitle="sample people, illustrative figures",
    )


def _whole(shown: Picture) -> Table:
    """How much of the cohort has ended, in a row of its own: a bar alone does not end its line."""
    row = Table.grid(expand=True)
    row.add_row(ProgressBar(total=max(shown.total, 1), completed=shown.ended))
    return row


def _letters(shown: Picture) -> str:
    return ", ".join(f"{status} {count}" for status, count in sorted(shown.letters.items())) or "none yet"


def line(shown: Picture) -> str:
    """The board as one plain line."""
    stages = " ".join(f"{stage} {shown.stages[stage]}" for stage in STAGES if shown.stages[stage])
    return (
        f"{shown.day:%Y-%m-%d}  ended {shown.ended}/{shown.total}  {stages or '-'}  late {len(shown.late)}  "
        f"cohort: {shown.cohort}  "
        f"facts {shown.recorded}  letters: {_letters(shown)}"
    )
