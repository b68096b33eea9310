"""The closing summary of a rehearsal: where each region ended and why, and what was recorded and sent."""

from __future__ import annotations

import json
from collections import Counter

from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine, func
from sqlmodel import col, select

from activities.database import reading
from models.messages import COHORT
from models.noted import Receipt
from models.tables import OutboxRow, RegisterRow, StandingRow
from queries.record import chain_faults
from rehearsal.actors import Actors
from rehearsal.cohort_summary import told

APPROVALS = frozenset(
    {
        "data-verified",
        "selection-announced",
        "accepted",
        "signed",
        "session-judged",
        "voted",
        "presentation-scored",
        "plan-judged",
        "evidence-checked",
        "rechecked",
        "evaluated",
        "moderated",
        "list-voted",
        "list-sealed",
        "objection-answered",
        "awards-approved",
    }
)
"""Facts in which a person approves, signs, scores or judges."""


def summarise(engine: Engine, console: Console, actors: Actors, received: int) -> bool:
    """Print the summary; whether everything is as it should be."""
    with reading(engine) as session:
        rows = session.exec(select(StandingRow).order_by(col(StandingRow.journey))).all()
        kinds = Counter(dict(session.exec(select(RegisterRow.kind, func.count()).group_by(RegisterRow.kind)).all()))
        letters = session.exec(
            select(OutboxRow.letter, OutboxRow.status, func.count()).group_by(OutboxRow.letter, OutboxRow.status)
        ).all()
    standings = [row for row in rows if row.stage != COHORT]
    whole = told(engine, console, actors.cohort)
    _regions(console, [row for row in standings if row.outcome != "not-selected"])
    ended = Counter(row.outcome or "open" for row in standings)
    console.print(f"{len(standings)} regions: " + ", ".join(f"{outcome} {n}" for outcome, n in ended.most_common()))
    _letters(console, [(letter, status, count) for letter, status, count in letters])
    approvals = sum(count for kind, count in kinds.items() if kind in APPROVALS)
    console.print(f"approvals recorded: {approvals}; facts in the register: {kinds.total()}")
    console.print(
        f"reminders: {kinds['reminded']}, escalations: {kinds['escalated']}, passed over: {kinds['passed-over']}, "
        f"lapses: {kinds['lapsed'] + kinds['lapse-proposed']}, reopened: {kinds['reopened']}"
    )
    faults = chain_faults(engine)
    verified = f"{len(rows)} chains hold" if not faults else "; ".join(faults)
    console.print(f"record verified: {verified}")
    console.print(f"letters received by the sink: {received}; {_carried(engine)} more went out within daily summaries")
    lost = _lost(engine, actors.receipts)
    console.print(f"receipts given: {len(actors.receipts)}; not in the register: {len(lost)}")
    for refusal in actors.refusals:
        console.print(f"refused: {refusal}", soft_wrap=True)
    return whole and not (faults or lost or kinds["fault"] or kinds["conflict"])


def _carried(engine: Engine) -> int:
    """How many letters were sent within a summary."""
    with reading(engine) as session:
        carried = (col(OutboxRow.carried_by).is_not(None), OutboxRow.status == "sent")
        return session.exec(select(func.count()).select_from(OutboxRow).where(*carried)).one()


def _lost(engine: Engine, receipts: list[Receipt]) -> list[Receipt]:
    """Receipts whose message the register does not hold; it cannot hold one twice, its identity is unique."""
    with reading(engine) as session:
        rows = session.exec(
            select(RegisterRow.journey, RegisterRow.identity).where(col(RegisterRow.receipt).is_not(None))
        )
        recorded = set(rows)
    return [receipt for receipt in receipts if (receipt.journey, receipt.message) not in recorded]


def _regions(console: Console, standings: list[StandingRow]) -> None:
    table = Table(title="Where each region that was not left out by the list ended, and why", title_justify="left")
    for column in ("region", "ended in", "outcome", "why"):
        table.add_column(column)
    for row in standings:
        reason = _reason(row)
        table.add_row(row.region, row.stage, row.outcome or "open", reason)
    console.print(table)


def _reason(row: StandingRow) -> str:
    return str(json.loads(row.body).get("reason") or "")


def _letters(console: Console, letters: list[tuple[str, str, int]]) -> None:
    sent: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for letter, status, count in letters:
        sent[letter] += count if status == "sent" else 0
        others[status] += count if status != "sent" else 0
    listed = ", ".join(f"{letter} {count}" for letter, count in sent.most_common() if count)
    console.print(f"letters sent: {sent.total()} ({listed})")
    if others.total():
        console.print(
            "letters not sent: " + ", ".join(f"{status} {count}" for status, count in others.items() if count)
        )
