"""The coordinators' morning summaries: one row of the outbox for each coordinator, cohort and day."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime

from sqlalchemy import Engine
from sqlmodel import col, select
from temporalio import activity

from activities.coordination import coordinators
from activities.database import writing
from activities.outbox import message_id
from models.calendar import local
from models.journey import cohort_id
from models.morning import LETTER, Morning
from models.people import Role
from models.post import NO_ENTRY
from models.tables import OutboxRow


class Summaries:
    """Writes the rows; their words are found when they are sent."""

    def __init__(self, engine: Engine, mail_domain: str, works: Callable[[date], bool]) -> None:
        """*works* says whether offices work on a day."""
        self._engine = engine
        self._mail_domain = mail_domain
        self._works = works

    @activity.defn(name="summaries.write")
    async def write(self, morning: Morning) -> int:
        """Write a summary for every coordinator in the zone, unless offices are closed; how many were written.

        Safe to repeat: a summary's key is its person, cohort and day, and one that is there is left as it is.
        """
        return await asyncio.to_thread(self._write, morning)

    def _write(self, morning: Morning) -> int:
        day = local(morning.at, morning.zone).date()
        if not self._works(day):
            return 0
        with writing(self._engine) as session:
            mine = [each for each in coordinators(session) if each.zone == morning.zone]
            wanted = {f"morning/{each.person}/{each.cohort}/{day}": each for each in mine}
            there = set(session.exec(select(OutboxRow.mail_key).where(col(OutboxRow.mail_key).in_(wanted))))
            now = datetime.now(UTC)
            for key, each in wanted.items():
                if key not in there:
                    row = OutboxRow(
                        mail_key=key,
                        message_id=message_id(key, self._mail_domain),
                        journey=cohort_id(each.cohort),
                        number=NO_ENTRY,
                        letter=LETTER,
                        role=Role.COORDINATOR,
                        person=each.person,
                        created_at=now,
                        not_before=now,
                    )
                    session.add(row)
            return len(wanted.keys() - there)
