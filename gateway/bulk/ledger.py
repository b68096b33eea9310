"""What became of an order, region by region: the rows of one key."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import Engine
from sqlmodel import select

from activities.database import insert_once, reading, writing
from gateway.bulk.choosing import Target
from models.errors import Refused
from models.tables import BulkRow
from models.values import Value

Outcome = Literal["accepted", "refused", "unreachable", "left-alone"]


class Result(Value):
    """What became of the order in one journey."""

    journey: str
    region: str
    result: Outcome | None
    """None while it has not been tried."""
    why: str = ""

    @property
    def settled(self) -> bool:
        """Whether another run has nothing to do here."""
        return self.result in ("accepted", "refused", "left-alone")


class Ledger:
    """The rows of the order *key*. They are made in one transaction, so a killed run leaves all of them or none."""

    def __init__(self, engine: Engine, key: str, kind: str, content: str) -> None:
        self._engine = engine
        self._key, self._kind, self._content = key, kind, content

    def results(self, names: dict[str, str]) -> list[Result]:
        """What is recorded so far, by the regions' *names*; empty where the order was never begun.

        Raises:
            Refused: the key belongs to another order.
        """
        with reading(self._engine) as session:
            rows = list(session.exec(select(BulkRow).where(BulkRow.key == self._key)))
        if any(row.content != self._content for row in rows):
            raise Refused(
                f"the key {self._key} belongs to another order; repeat that one unchanged, or give another key"
            )
        found = [
            Result.model_validate(
                {
                    "journey": r.journey,
                    "region": names.get(r.journey, r.journey),
                    "result": r.result,
                    "why": r.why or "",
                }
            )
            for r in rows
        ]
        return sorted(found, key=lambda result: (result.region, result.journey))

    def begin(self, targets: Iterable[Target]) -> None:
        """Fix for which journeys the order is; where it was begun before, nothing changes."""
        with writing(self._engine) as session:
            if session.exec(select(BulkRow).where(BulkRow.key == self._key)).first() is not None:
                return
            for target in targets:
                insert_once(
                    session,
                    BulkRow,
                    key=self._key,
                    journey=target.journey,
                    kind=self._kind,
                    content=self._content,
                    result="left-alone" if target.left else None,
                    why=target.left,
                    at=datetime.now(UTC),
                )

    def settle(self, journey: str, result: Outcome, why: str) -> None:
        """Keep what became of the order in *journey*."""
        with writing(self._engine) as session:
            row = session.get(BulkRow, (self._key, journey))
            assert row is not None
            row.result, row.why, row.at = result, why or None, datetime.now(UTC)
            session.add(row)
