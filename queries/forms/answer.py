"""A form with which a step is answered: of which message, what it says by itself, what it offers; pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from models.standing import Waiting
from queries.scene import Scene


class Answer(NamedTuple):
    """One form: of which message, what it says by itself, what it offers, and what it suggests."""

    kind: str
    part: str = ""
    """Tells several forms of one kind apart: the book, the kind of evidence, the service and its check."""
    says: dict[str, Any] = {}
    """Fields nobody enters; they are shown and go along as they were shown."""
    offers: dict[str, tuple[str, ...]] = {}
    """What may be chosen in a field; of values the keys, each of which has its input."""
    suggests: dict[str, Any] = {}
    """What stands in a field at first."""
    most: dict[str, str] = {}
    """The largest figure of a field, where the policy says it."""
    omits: tuple[str, ...] = ()
    """Fields that this form does not have."""

    @property
    def name(self) -> str:
        """The form's own name within its task."""
        return f"{self.kind}:{self.part}" if self.part else self.kind


Shape = Callable[[Scene, Waiting], list[Answer]]
