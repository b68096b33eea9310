"""Recorded histories as files; compressed, because each carries the whole state several times."""

from __future__ import annotations

import gzip
from pathlib import Path

from temporalio.client import WorkflowHistory

LED = "led."
"""Begins the names of runs that a cohort led, and its own."""
FOLDER = Path(__file__).resolve().parent / "recorded"


def names() -> list[str]:
    """What is recorded."""
    return sorted(path.name.removesuffix(".json.gz") for path in FOLDER.glob("*.json.gz"))


def write(name: str, history: WorkflowHistory) -> None:
    """Keep *history* under *name*."""
    content = history.to_json().encode()
    (FOLDER / f"{name}.json.gz").write_bytes(gzip.compress(content, mtime=0))


def read(name: str) -> WorkflowHistory:
    """The history kept under *name*."""
    content = gzip.decompress((FOLDER / f"{name}.json.gz").read_bytes()).decode()
    return WorkflowHistory.from_json(name, content)
