"""Reports of hand-made entries."""

from __future__ import annotations

from datetime import date

from models.report import Record, Report, reported
from models.targets_file import read_targets
from tests.reporting import PLACES, Chains

RECORD = Record(chains=1, entries=1, digest="0" * 64)
TARGETS = read_targets()
LATER = date(2026, 6, 30)


def report_of(told: Chains, as_of: date = LATER, cohort: str | None = None) -> Report:
    return reported(told.events, PLACES, TARGETS, RECORD, as_of=as_of, cohort=cohort)


def counts(report: Report) -> dict[str, int]:
    """Every figure that is not nought."""
    return {figure.key: figure.count for figure in report.figures if figure.count}
