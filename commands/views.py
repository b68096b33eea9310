"""Journeys on a terminal: a table of many, a page of one."""

from __future__ import annotations

from datetime import datetime

from rich.console import Console
from rich.table import Table

from models import words
from models.calendar import ABBREVIATIONS, LocalDeadline, local
from models.standing import Waiting
from queries.journeys import Line, Shown
from queries.waiting import OnWhom

LANGUAGE = "en"


def screen() -> Console:
    """Where tables are shown; as wide as a page where it is no terminal."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = 140
    return console


def table(lines: list[Line]) -> None:
    """One line a journey."""
    shown = Table(box=None, pad_edge=False)
    for column in ("region", "stage", "waits for", "step", "due", ""):
        shown.add_column(column)
    for line in lines:
        state = line.outcome or ("paused" if line.paused else "late" if line.late else "")
        step = words.step_label(line.step, LANGUAGE) if line.step else ""
        due = words.due_label(line.due, line.estimated, LANGUAGE) if line.due else ""
        shown.add_row(line.region, line.stage, ", ".join(line.persons), step, due, state)
    nothing = "no journey here; `starter.py start` begins some, and a worker records where they stand"
    screen().print(shown if lines else nothing)


def waiting_table(found: list[OnWhom]) -> None:
    """One line an open step."""
    shown = Table(box=None, pad_edge=False)
    for column in ("region", "step", "waits for", "since", "due", "next", "then"):
        shown.add_column(column)
    for each in found:
        waiting = each.waiting
        then = "late" if each.late else "paused" if each.paused else ""
        shown.add_row(
            each.region,
            words.step_label(waiting.key, LANGUAGE),
            f"{', '.join(each.names) or 'nobody yet'} ({words.role_label(waiting.role, LANGUAGE)})",
            _day(waiting.since, waiting.due),
            words.due_label(waiting.due, waiting.estimated, LANGUAGE),
            f"{waiting.next_what} {_day(waiting.next_at, waiting.due)}" if waiting.next_at else "",
            "; ".join(filter(None, (then, waiting.then, _call(waiting)))),
        )
    screen().print(shown if found else "nothing is open here; nobody is waited for")


def _call(waiting: Waiting) -> str:
    """That a phone call is asked for, and since when."""
    return f"phone call asked for since {_day(waiting.call, waiting.due)}" if waiting.call else ""


def page(shown: Shown) -> None:
    """One journey: where it stands, on whom it waits, what has happened."""
    console, standing = screen(), shown.standing
    stage = words.stage_label(standing.stage, LANGUAGE)
    console.print(f"[bold]{shown.name}[/bold] ({shown.province}), {standing.cohort}: {stage}", soft_wrap=True)
    if standing.outcome:
        outcome = words.outcome_label(standing.outcome, LANGUAGE)
        console.print(f"ended: {outcome}. {standing.reason}", soft_wrap=True, markup=False)
    if standing.paused_since:
        since = local(standing.paused_since, shown.zone).date()
        console.print(f"paused since {since}; nothing is due until it is resumed")
    if standing.lapsed_step:
        console.print(f"lapsed: {words.step_label(standing.lapsed_step, LANGUAGE)}; a coordinator may reopen it")
    for waiting in standing.waiting:
        console.print(waiting_lines(waiting, shown.names, shown.about.get(waiting.step)))
    for line in acting_lines(shown):
        console.print(line, soft_wrap=True, markup=False)
    console.print("\n[bold]what has happened[/bold]")
    for entry in shown.timeline:
        day = local(entry.at, shown.zone).date()
        console.print(f"{entry.number:4}  {day}  {entry.text}", soft_wrap=True, markup=False)


def acting_lines(shown: Shown) -> list[str]:
    """Who stands in for whom, and who held a role before, until when and why."""
    names = shown.names
    lines = [
        f"{words.role_label(each.role, LANGUAGE)}: {names[each.substitute]} stands in for {names[each.person]} "
        f"from {each.since} until {each.until}"
        for each in shown.acting.steads
    ]
    return lines + [
        f"{words.role_label(each.role, LANGUAGE)}: was {names[each.person]} until {each.until} because “{each.because}”"
        for each in shown.acting.formerly
    ]


def waiting_lines(waiting: Waiting, names: dict[str, str], about: str | None) -> Table:
    """On whom something waits, since when and until when; *about* is the digest that the answer must name."""
    grid = Table.grid(padding=(0, 2))
    persons = ", ".join(f"{names[id]} <{id}>" for id in waiting.persons) or "nobody yet"
    role = words.role_label(waiting.role, LANGUAGE)
    grid.add_row("", "waits for", f"{persons}, {role}")
    grid.add_row("", "step", f"{words.step_label(waiting.step, LANGUAGE)} ({waiting.step})")
    if about:
        grid.add_row("", "about", about)
    grid.add_row("", "since", _day(waiting.since, waiting.due))
    grid.add_row("", "due", words.due_label(waiting.due, waiting.estimated, LANGUAGE))
    grid.add_row("", "policy", f"version {waiting.policy}")
    if waiting.next_at:
        grid.add_row("", "next", f"{waiting.next_what} on {_day(waiting.next_at, waiting.due)}")
    grid.add_row("", "after that", waiting.then)
    if waiting.call:
        grid.add_row("", "call", _call(waiting))
    return grid


def _day(moment: datetime, due: LocalDeadline) -> str:
    """A moment as the region's clocks show it."""
    return f"{local(moment, due.zone):%Y-%m-%d %H.%M} {ABBREVIATIONS[due.zone]}"
