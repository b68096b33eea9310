"""What whoever takes over is told on a command's word."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from activities.database import connect, migrate
from models.errors import Refused
from queries.handover import handover
from tests.activities.samples import JOURNEY, append, batch, enter


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    engine = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(engine)
    enter(engine)
    return engine


def test_the_page_is_for_somebody_who_is_known_and_a_journey_that_is_recorded(engine: Engine) -> None:
    with pytest.raises(Refused) as refusal:
        handover(engine, JOURNEY, "tamu.contoh")
    assert str(refusal.value) == "there is no person 'tamu.contoh'; enter people before they take over"

    with pytest.raises(Refused) as refusal:
        handover(engine, JOURNEY, "kepala.contoh")
    assert str(refusal.value) == (f"nothing is recorded of {JOURNEY} yet; start a worker with `python worker.py`")

    append(engine, batch())
    assert handover(engine, JOURNEY, "kepala.contoh")[:3] == [
        "SERAH TERIMA TUGAS: Kota Contoh, tahap penelaahan masterplan",
        "Yang dijanjikan",
        "- belum ada",
    ]
