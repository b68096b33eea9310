"""The realisation of the action plan, row by row: what may be reported, what the evaluator finds, and the means."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from models.errors import Refused
from models.facts import AdjustedRow, RealisationJudged
from models.messages.evaluation import Adjustment, EvaluatorScore, Realisation
from models.values import Progress, digest_of


def programme_id(name: str) -> str:
    """A short id made from a programme's name: what travels from the action plan to the evaluation."""
    return digest_of(name)[:12]


class Realised(Progress):
    """What was reported, one percentage for each row of the action plan, in its order."""

    planned: tuple[Decimal, ...]
    realised: tuple[Decimal, ...]


def check_rows(message: Realisation, programmes: tuple[str, ...]) -> None:
    """Refuse a report that is not about exactly the rows of the approved action plan, where that is known."""
    if not programmes:
        # The plan was approved outside Seratus, or before its rows were carried on; the report stands for itself.
        return
    if len(message.rows) != len(programmes):
        raise Refused(
            f"the approved action plan has {len(programmes)} rows, {len(message.rows)} are reported; report each once"
        )
    for number, (row, programme) in enumerate(zip(message.rows, programmes, strict=True), 1):
        if programme_id(row.programme) != programme:
            raise Refused(
                f"row {number} names {row.programme!r}, which is not programme {number} of the approved action plan; "
                "report its programmes in its order, by their names there"
            )


def check_adjustments(adjustments: tuple[Adjustment, ...], reported: Realised | None) -> None:
    """Refuse adjustments of rows that were not reported, of one row twice, or that change nothing."""
    if not adjustments:
        return
    if reported is None:
        raise Refused("no realisation of the action plan was reported in this cycle; score without adjustments")
    rows = [adjustment.row for adjustment in adjustments]
    if twice := sorted({row for row in rows if rows.count(row) > 1}):
        raise Refused(f"row {', '.join(map(str, twice))} is adjusted more than once; give each row one percentage")
    count = len(reported.realised)
    for adjustment in adjustments:
        if adjustment.row > count:
            raise Refused(f"there is no row {adjustment.row}; the rows reported are 1 to {count}")
        if adjustment.realised == reported.realised[adjustment.row - 1]:
            raise Refused(
                f"row {adjustment.row} is reported as {adjustment.realised} per cent already; "
                "a row that is accepted is left out of the adjustments"
            )


def judged(score: EvaluatorScore, reported: Realised) -> RealisationJudged:
    """What the evaluator's *score* makes of the rows that were *reported*."""
    found = {adjustment.row: adjustment for adjustment in score.adjustments}
    after = [
        found[row].realised if row in found else as_reported for row, as_reported in enumerate(reported.realised, 1)
    ]
    return RealisationJudged(
        rows=len(after),
        planned=mean(reported.planned),
        reported=mean(reported.realised),
        realised=mean(after),
        adjusted=tuple(
            AdjustedRow(
                row=row,
                reported=reported.realised[row - 1],
                realised=found[row].realised,
                reason=found[row].reason,
            )
            for row in sorted(found)
        ),
    )


def mean(percentages: tuple[Decimal, ...] | list[Decimal]) -> Decimal:
    """The mean of some percentages, to two decimals; a tie is rounded up."""
    return (sum(percentages, Decimal(0)) / len(percentages)).quantize(Decimal("0.01"), ROUND_HALF_UP)
