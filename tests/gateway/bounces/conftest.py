"""The post office whose letters come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gateway.bounces.samples import PostOffice


@pytest.fixture
def office(tmp_path: Path) -> PostOffice:
    """A database in which two officers' letters were sent."""
    return PostOffice(tmp_path)
