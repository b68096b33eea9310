"""What a coordinator says in an episode."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from rehearsal.cast import COORDINATOR
from rehearsal.view import Deed, View


def steer(kind: str, reason: str, **fields: Any) -> Deed:
    """A coordinator's message with its reason."""
    return Deed(kind, COORDINATOR, {**fields, "reason": reason})


def later(view: View, days: int) -> str:
    """A date *days* from today."""
    return (view.today + timedelta(days=days)).isoformat()
