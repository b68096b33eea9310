"""Asks journeys and cohorts for their states, and foretells their letters."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from itertools import groupby

from commands.desk import Desk
from gateway.bulk.abreast import Abreast
from gateway.bulk.states import present_cohort, present_state
from gateway.cluster import temporal
from models.journey import COHORT_PREFIX, Carried
from queries.coming.letters import Over, Preview, preview
from queries.coming.whom import chains_of, over_of


async def foretold(desk: Desk, of: str, days: int) -> Preview:
    """The letters to come of a journey, a cohort, or a person's journeys, for *days* days.

    What has ended is not asked any more; of it, what waits in the outbox is to come.

    Raises:
        Refused: there is neither such a journey nor such a person.
        Unreachable: Temporal or a worker does not answer.
    """
    from activities.letters import Letters

    chains, person = chains_of(desk.engine, of)
    over = over_of(desk.engine, chains)
    client, abreast = await temporal(lazy=True), Abreast()

    async def asked(chain: str) -> Carried | Over:
        if chain in over:
            return over[chain]
        ask = present_cohort if chain.startswith(COHORT_PREFIX) else present_state
        return await abreast.ask(lambda: ask(client, chain))

    states: list[Carried | Over] = list(await asyncio.gather(*map(asked, chains)))
    letters, parts = Letters(desk.settings.mail_sender), []
    by_clock = sorted(states, key=lambda state: state.clock.model_dump_json())
    for _, group in groupby(by_clock, key=lambda state: state.clock.model_dump_json()):
        mine = list(group)
        now = mine[0].clock.programme(datetime.now(UTC))
        parts.append(preview(desk.engine, letters, mine, now, now + timedelta(days=days), person))
    found = sorted((each for part in parts for each in part.letters), key=lambda each: (not each.held, each.at))
    return Preview(letters=tuple(found), ends={id: end for part in parts for id, end in part.ends.items()})
