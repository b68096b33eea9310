"""Reads the file of the programme's targets; a wrong one is refused with file, key and rule."""

from __future__ import annotations

from pathlib import Path

from models.policy_file import read_toml
from models.targets import Targets

TARGETS = Path(__file__).resolve().parent.parent / "policies" / "targets.toml"


def read_targets(path: Path = TARGETS) -> Targets:
    """Read the targets from a TOML file.

    Raises:
        PolicyError: the file is missing, is not TOML, lacks a key, or has one that is wrong or unknown.
    """
    return read_toml(path, Targets)
