"""A cohort of its own for each test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from temporalio.testing import WorkflowEnvironment

from tests.cohort.scene import Cohort
from tests.world import World


@pytest.fixture
def cohort(world: World, environment: WorkflowEnvironment, database: Any, tmp_path: Path) -> Cohort:
    """A cohort with its sample people; nothing is begun."""
    return Cohort(environment.client, database, tmp_path / "documents", world.queue)


@pytest.fixture
def quick(world: World, environment: WorkflowEnvironment, database: Any, tmp_path: Path) -> Cohort:
    """A rehearsal's cohort, whose days pass in a second each."""
    return Cohort(environment.client, database, tmp_path / "documents", world.queue, rate=24 * 60 * 60)


@pytest.fixture
def slow(world: World, environment: WorkflowEnvironment, database: Any, tmp_path: Path) -> Cohort:
    """A rehearsal's cohort, whose days pass in six seconds each."""
    return Cohort(environment.client, database, tmp_path / "documents", world.queue, rate=4 * 60 * 60)
