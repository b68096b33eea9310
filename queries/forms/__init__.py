"""What the forms of each kind know of the place they answer from; pure."""

from __future__ import annotations

from queries.forms.answer import Answer, Shape
from queries.forms.cohort import COHORT
from queries.forms.early import EARLY
from queries.forms.late import LATE
from queries.forms.review import REVIEW

SHAPES: dict[str, Shape] = {**EARLY, **REVIEW, **LATE, **COHORT}
"""By kind of message; whatever is not here knows no more than the class of its message."""

__all__ = ["SHAPES", "Answer", "Shape"]
