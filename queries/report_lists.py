"""The lists of a report as sheets: who ended, who goes on, and the entries behind figures; pure."""

from __future__ import annotations

from activities.reasons import reason_text
from models import words
from models.milestones import Reached
from models.report import Report
from models.report_words import word
from queries.sheet import Cell, Sheet, sheet


def endings(report: Report, language: str) -> Sheet:
    """Who ended where, when, how and why."""
    rows: list[tuple[Cell, ...]] = [
        (
            each.name,
            each.province or word("not recorded", language),
            each.cohort,
            words.stage_label(each.stage, language),
            words.outcome_label(each.outcome, language),
            reason_text(each.reason, language),
            each.day,
            each.journey,
            each.number,
        )
        for each in report.endings
    ]
    columns = ("region", "province", "cohort", "stage", "outcome", "reason", "day", "journey", "number")
    return sheet("endings", columns, rows, language)


def running(report: Report, language: str) -> Sheet:
    """Who goes on, in which stage and since when."""
    rows: list[tuple[Cell, ...]] = [
        (
            each.name,
            each.province or word("not recorded", language),
            each.cohort,
            words.stage_label(each.stage, language),
            each.day,
            each.journey,
            each.number,
        )
        for each in report.running
    ]
    return sheet("running", ("region", "province", "cohort", "stage", "since", "journey", "number"), rows, language)


def entries(reached: tuple[Reached, ...], language: str) -> Sheet:
    """What stands behind figures, each with its journey and the number of its entry."""
    rows: list[tuple[Cell, ...]] = [
        (
            word(each.milestone, language),
            each.cohort,
            each.name or None,
            each.province or None,
            each.service or None,
            each.day,
            each.journey,
            each.number,
            each.counts,
        )
        for each in reached
    ]
    columns = ("milestone", "cohort", "region", "province", "service", "day", "journey", "number", "counts")
    return sheet("entries", columns, rows, language)
