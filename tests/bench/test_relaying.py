"""The measurement of a full outbox: real letters, a real mail server, and what its table says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.reckoning import Pair
from bench.relaying import measure, row


def test_a_row_shows_both_rates_beside_the_ratio() -> None:
    assert row(1000, True, [Pair(2.0, 1.0), Pair(4.0, 3.0), Pair(5.0, 4.0)]) == {
        "letters": 1000,
        "written": "early",
        "passes": 3,
        "seconds": 4.0,
        "raw": 3.0,
        "ratio": 0.75,
        "letters/s": 250.0,
        "raw letters/s": 1000 / 3,
    }


@pytest.mark.parametrize("early", [True, False])
def test_every_letter_of_a_small_outbox_leaves_both_ways(tmp_path: Path, early: bool) -> None:
    pair = measure(tmp_path / "small", 20, 1, early)

    assert min(pair) > 0
