"""Reads a policy file; a wrong one is refused with file, key and rule."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from models.errors import PolicyError
from models.messages import faults
from models.policy import CohortPolicy
from models.values import Policy

P = TypeVar("P", bound=Policy)


def read_policy(path: Path) -> CohortPolicy:
    """Read the policy of one cohort from a TOML file.

    Raises:
        PolicyError: the file is missing, is not TOML, lacks a key, or has one that is wrong or unknown.
    """
    return read_toml(path, CohortPolicy)


def read_toml(path: Path, kind: type[P]) -> P:
    """Read a file of *kind* from TOML; its unknown keys are refused.

    Raises:
        PolicyError: as `read_policy` says.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PolicyError(f"there is no policy file {path}; see policies/ for the ones that exist") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise PolicyError(f"{path.name} cannot be read as TOML: {error}") from None
    try:
        policy = kind.model_validate(raw)
    except ValidationError as error:
        raise PolicyError(f"{path.name}: {faults(error)}") from None
    if unknown := list(_unknown(policy)):
        raise PolicyError(f"{path.name}: unknown key {', '.join(unknown)}; correct the name or remove it")
    return policy


def _unknown(value: Any, path: str = "") -> list[str]:
    """The keys of *value* that no section knows, e.g. ``mou.invitaton``."""
    if isinstance(value, BaseModel):
        known = [
            key for name, part in value for key in _unknown(part, f"{path}.{name}") if name in type(value).model_fields
        ]
        return [f"{path}.{name}".lstrip(".") for name in value.model_extra or {}] + known
    if isinstance(value, dict):
        return [key for name, part in value.items() for key in _unknown(part, f"{path}.{name}")]
    if isinstance(value, tuple):
        return [key for place, part in enumerate(value, 1) for key in _unknown(part, f"{path}.{place}")]
    return []
