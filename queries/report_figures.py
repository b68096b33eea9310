"""The figures of a report as sheets: what it is, targets, provinces, funnel; pure."""

from __future__ import annotations

from models import words
from models.figures import COUNTED
from models.messages import STAGES
from models.report import Report
from models.report_words import word
from queries.sheet import Cell, Sheet, sheet


def about(report: Report, language: str) -> Sheet:
    """What the report is about, of which day, and what it was told from."""
    rows: list[tuple[Cell, ...]] = [
        (word("as_of", language), report.as_of),
        (word("scope", language), report.cohort or word("all cohorts", language)),
        (word("chains", language), report.record.chains),
        (word("entries read", language), report.record.entries),
        (word("record", language), report.record.digest),
        (word("digest", language), report.digest),
    ]
    notes = [word("rehearsal", language)] if report.rehearsal else []
    notes += [
        word("enters later", language).format(cohort, words.stage_label(stage, language))
        for cohort, stage in report.entered_at.items()
        if stage != STAGES[0]
    ]
    notes += [word("rule", language), word("today's provinces", language)]
    rows += [(word("note", language), note) for note in notes]
    return Sheet(word("about", language), (word("title", language), ""), tuple(rows))


def targets(report: Report, language: str) -> Sheet:
    """Every figure against its target, with the target's source and the key for `traced`."""
    columns = ("milestone", "year", "reality", "target", "difference", "source", "regions", "key")
    rows: list[tuple[Cell, ...]] = [
        (
            word(each.milestone, language),
            each.year or word("total", language),
            each.count,
            each.target,
            each.count - each.target if each.target is not None else None,
            word(each.source, language) if each.source else None,
            each.regions,
            each.key,
        )
        for each in report.figures
    ]
    return sheet("targets", columns, rows, language)


def by_year(report: Report, language: str) -> Sheet:
    """Reality against target, a column a year: ``48 / 50``; for a terminal."""
    years = sorted({figure.year for figure in report.figures if figure.year})
    cells = {
        (figure.milestone, figure.year): f"{figure.count} / {figure.target}" if figure.target else str(figure.count)
        for figure in report.figures
    }
    rows = tuple((word(name, language), *(cells.get((name, year), "0") for year in (*years, None))) for name in COUNTED)
    heads = (word("milestone", language), *map(str, years), word("total", language))
    return Sheet(f"{word('targets', language)} ({word('reality', language)} / {word('target', language)})", heads, rows)


def provinces(report: Report, language: str) -> Sheet:
    """How many at each milestone in each province."""
    rows: list[tuple[Cell, ...]] = [
        (each.province or word("not recorded", language), *(each.counts[name] for name in COUNTED))
        for each in report.provinces
    ]
    return sheet("provinces", ("province", *(f"short {name}" for name in COUNTED)), rows, language)


def funnel(report: Report, language: str) -> Sheet:
    """Each cohort's steps with their days, then what happened to it as a whole."""
    rows: list[tuple[Cell, ...]] = []
    for cohort in report.entered_at:
        rows += [
            (cohort, word(step.milestone, language), step.count, step.first, step.last, None)
            for step in report.funnel
            if step.cohort == cohort
        ]
        rows += [
            (cohort, word(moment.kind, language), None, moment.day, moment.day, " / ".join(moment.papers) or None)
            for moment in report.moments
            if moment.cohort == cohort
        ]
    return sheet("funnel", ("cohort", "milestone", "total", "first", "last", "papers"), rows, language)
