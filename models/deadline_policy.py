"""A deadline as a policy gives it."""

from __future__ import annotations

from pydantic import Field

from models.values import Key, Policy


class DeadlinePolicy(Policy):
    """Working days allowed, and the ladder of reminders and escalations."""

    days: int = Field(ge=1, le=400)
    ladder: Key = "region"
