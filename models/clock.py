"""The programme clock: real time in operation, compressed time in a rehearsal."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from pydantic import AwareDatetime, Field

from models.values import Value


class Clock(Value):
    """Programme time as a straight line over real time.

    ``rate`` is programme seconds per real second: 1 in operation, 288,000 when a day takes 0.3 s.
    """

    real_anchor: AwareDatetime
    programme_anchor: AwareDatetime
    rate: int = Field(default=1, ge=1)

    @classmethod
    def real(cls, anchor: datetime) -> Self:
        """The clock of real operation: programme time is real time."""
        return cls(real_anchor=anchor, programme_anchor=anchor)

    def programme(self, real: datetime) -> datetime:
        """The programme's moment at the real moment *real*."""
        return self.programme_anchor + (real - self.real_anchor) * self.rate

    def real_moment(self, programme: datetime) -> datetime:
        """The real moment at which the programme clock shows *programme*."""
        return self.real_anchor + (programme - self.programme_anchor) / self.rate
