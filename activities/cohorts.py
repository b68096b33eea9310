"""What a cohort does outside its workflow: begins journeys in pages, reckons its list."""

from __future__ import annotations

import asyncio

from sqlalchemy import Engine, func, update
from sqlmodel import col, select
from temporalio import activity
from temporalio.client import Client

from activities.database import insert_once, reading, writing
from activities.starting import Beginning, start_journey
from models.cohort.listing import Version
from models.cohort.orders import Begun, Page, RankOrder
from models.cohort.state import Figure
from models.journey import JourneyState
from models.ranking import Entrant, rank
from models.sheet import DataSheet
from models.tables import JourneyRow, RankingRow
from models.values import canonical

AT_ONCE = 16
"""Starts under way at a time."""
TOGETHER = 50
"""Journeys marked as started in one transaction."""


class Cohorts:
    """Begins the journeys of a cohort's candidates, and ranks them."""

    def __init__(self, client: Client, engine: Engine) -> None:
        self._client = client
        self._engine = engine

    @activity.defn(name="journeys.begin")
    async def begin(self, page: Page) -> Begun:
        """Begin the journeys of a page of candidates; how far it came.

        Safe to repeat: a journey that is marked as started is left alone, and Temporal refuses a second start. Some
        are marked while others are being started, so a page that was broken off is not begun again at its first.
        """
        total, last, journeys = await asyncio.to_thread(self._page, page)
        gate = asyncio.Semaphore(AT_ONCE)
        started: list[str] = []

        async def start(journey: Beginning) -> None:
            async with gate:
                await start_journey(self._client, journey, page.queue)
                activity.heartbeat()
            started.append(journey.id)
            if len(started) >= TOGETHER:
                some = started.copy()
                started.clear()
                await asyncio.to_thread(self._mark, some)

        await asyncio.gather(*map(start, journeys))
        await asyncio.to_thread(self._mark, started)
        return Begun(last=last, total=total)

    def _page(self, page: Page) -> tuple[int, int, list[Beginning]]:
        mine = JourneyRow.cohort == page.cohort
        with reading(self._engine) as session:
            total = session.exec(select(func.count()).select_from(JourneyRow).where(mine)).one()
            query = select(JourneyRow).where(mine).order_by(col(JourneyRow.journey))
            rows = session.exec(query.offset(page.after).limit(page.size)).all()
            journeys = [Beginning.of(row) for row in rows if not row.started]
        return total, page.after + len(rows), journeys

    def _mark(self, journeys: list[str]) -> None:
        with writing(self._engine) as session:
            session.execute(update(JourneyRow).where(col(JourneyRow.journey).in_(journeys)).values(started=True))

    @activity.defn(name="cohort.rank")
    def rank(self, order: RankOrder) -> Version:
        """Reckon a version of the list, keep its working, and say who has which rank.

        Safe to repeat: the same candidates give the same list, and a version that is kept is never changed.
        """
        ranking = rank(self._entrants(order), order.policy)
        body = canonical(ranking.model_dump(mode="json"))
        version = order.version
        with writing(self._engine) as session:
            while (kept := session.get(RankingRow, (order.cohort, version))) and kept.digest != ranking.digest:
                version += 1  # reckoned otherwise before a reset of the cohort; what was kept stays
            insert_once(session, RankingRow, cohort=order.cohort, version=version, digest=ranking.digest, body=body)
        return Version(
            version=version,
            digest=ranking.digest,
            ranked=tuple(line.region for line in ranking.lines if line.rank),
            unranked=tuple(line.region for line in ranking.lines if not line.rank),
        )

    def _entrants(self, order: RankOrder) -> list[Entrant]:
        """The candidates as the list sees them: the file's figures, and the corrected ones in their place."""
        wanted = set(order.regions)
        with reading(self._engine) as session:
            rows = session.exec(select(JourneyRow).where(JourneyRow.cohort == order.cohort)).all()
        states = [JourneyState.model_validate_json(row.state) for row in rows if row.region in wanted]
        return [
            Entrant(
                region=state.region.id,
                name=state.region.name,
                code=state.region.code,
                sheet=_corrected(state.sheet, [f for f in order.figures if f.region == state.region.id]),
            )
            for state in states
            if state.sheet is not None
        ]


def _corrected(sheet: DataSheet, figures: list[Figure]) -> DataSheet:
    for figure in figures:
        fields = figure.model_dump(include={"value", "category", "year", "source"})
        parameters = tuple(p.model_copy(update=fields) if p.name == figure.parameter else p for p in sheet.parameters)
        sheet = DataSheet(parameters=parameters)
    return sheet
