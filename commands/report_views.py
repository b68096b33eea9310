"""A report on a terminal."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from commands.views import screen
from models.milestones import Reached
from models.report import Report
from models.report_words import word
from queries.report_figures import about, by_year, funnel, provinces
from queries.report_lists import endings, entries, running
from queries.sheet import Sheet


def overview(report: Report, language: str) -> None:
    """What the report is, then its tables; the entries behind a figure are shown by `trail`."""
    for name, said in about(report, language).rows:
        screen().print(Text(f"{name}: {said}"), soft_wrap=True)
    summary(report, language)
    _shown(provinces(report, language), language)
    _shown(_without_entries(endings(report, language)), language)
    _shown(_without_entries(running(report, language)), language)


def summary(report: Report, language: str) -> None:
    """Targets against reality, and the funnel."""
    _shown(by_year(report, language), language)
    _shown(funnel(report, language), language)


def trail(behind: tuple[Reached, ...], language: str) -> None:
    """The entries behind one figure."""
    _shown(entries(behind, language), language)


def _without_entries(sheet: Sheet) -> Sheet:
    """A sheet without its last two columns, journey and entry: a terminal is narrow, `show` has them."""
    return Sheet(sheet.name, sheet.columns[:-2], tuple(row[:-2] for row in sheet.rows))


def _shown(sheet: Sheet, language: str) -> None:
    """One sheet; what people wrote is shown as it is, never read as markup."""
    table = Table(box=None, pad_edge=False)
    for column, sample in zip(sheet.columns, sheet.rows[0] if sheet.rows else sheet.columns, strict=True):
        table.add_column(Text(column), justify="right" if isinstance(sample, int) else "left", overflow="fold")
    for row in sheet.rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    screen().print(Text(f"\n{sheet.name}", style="bold"))
    screen().print(table if sheet.rows else word("nobody", language))
