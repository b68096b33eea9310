"""A database with the sample programme, and a shell to ask for its report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from activities.database import connect, migrate
from models.event import Place
from models.report import Report
from models.targets_file import read_targets
from queries.report import report
from tests.commands.test_by_hand import Shell
from tests.reporting import BOGOR, PLACES, enter_regions, programme

NOW = datetime(2026, 6, 30, 3, 0, tzinfo=UTC)
RISKY = {**PLACES, BOGOR: Place("=1+1", "Jawa Barat")}
"""A region whose name a spreadsheet would take for a formula."""


@pytest.fixture
def programme_database(tmp_path: Path) -> Engine:
    """A database with the sample programme, one region of which is named like a formula."""
    engine = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(engine)
    enter_regions(engine, RISKY)
    programme().record(engine)
    return engine


@pytest.fixture
def office_shell(programme_database: Engine) -> Shell:
    """A shell against that database."""
    return Shell(SERATUS_DATABASE_URL=str(programme_database.url))


@pytest.fixture
def position(programme_database: Engine) -> Callable[..., Report]:
    """The report that a command is to show."""

    def _position(as_of: date | None = None, cohort: str | None = None) -> Report:
        return report(programme_database, NOW, read_targets(), as_of=as_of, cohort=cohort)

    return _position
