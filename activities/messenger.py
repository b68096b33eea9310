"""Brings words from one workflow to another: an ended one is an answer, one that does not answer is tried again."""

from __future__ import annotations

import asyncio
import json
import time
from datetime import timedelta
from typing import Any
from weakref import WeakValueDictionary

from sqlalchemy import Engine
from temporalio import activity
from temporalio.client import Client, WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from activities.database import reading
from models.tables import RankingRow
from models.telling import AllTold, Told, Word, Words

AT_ONCE = 16
"""Words under way at a time; more only wait inside the server."""
AT_ONE = 4
"""Words under way to one workflow, whoever here sends them. The server takes ten; where more come it refuses them and
also gives up some that are under way, and hundreds of journeys with news would be heard only after minutes."""
PATIENCE = timedelta(seconds=8)
"""How long one word may take; the page has to end before the activity's own limit."""


class Messenger:
    """Sends the Update ``send`` to other workflows, each word under its own id."""

    def __init__(self, client: Client, engine: Engine) -> None:
        self._client = client
        self._engine = engine
        self._gates = WeakValueDictionary[str, asyncio.Semaphore]()

    @activity.defn(name="word.tell")
    async def tell(self, words: Words) -> AllTold:
        """Bring every word to its workflow; what became of each.

        Safe to repeat: a word has one id, and whoever has taken it answers with the same receipt.
        """
        workings = await asyncio.to_thread(self._workings, words)
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(word: Word) -> Told:
            async with gate:
                return await self._one(word, {**workings.get(word.to, {}), **word.raw})

        return AllTold(told=tuple(await asyncio.gather(*map(one, words.words))))

    async def _one(self, word: Word, raw: dict[str, Any]) -> Told:
        until, pause = time.monotonic() + PATIENCE.total_seconds(), 0.1
        while (told := await self._try(word, raw, until - time.monotonic())).fate == "later":
            if time.monotonic() + pause > until:
                break
            await asyncio.sleep(pause)
            pause = min(pause * 2, 1.0)
        return told

    async def _try(self, word: Word, raw: dict[str, Any], patience: float) -> Told:
        """One try: handing over, too many at once or a worker that is away are reasons to come again."""
        handle = self._client.get_workflow_handle(word.to)
        gate = self._gates.setdefault(word.to, asyncio.Semaphore(AT_ONE))
        try:
            async with asyncio.timeout(max(patience, 0.1)), gate:
                await handle.execute_update("send", raw, id=word.id)
        except WorkflowUpdateFailedError as error:
            cause = error.cause
            # A fault of the other one's code is no answer: once that is mended, it takes the word.
            refused = isinstance(cause, ApplicationError) and cause.type == "Refused"
            return Told(fate="refused" if refused else "later", why=str(cause)[:500])
        except RPCError as error:
            gone = error.status is RPCStatusCode.NOT_FOUND
            return Told(fate="ended" if gone else "later", why=error.message[:500])
        except (TimeoutError, RuntimeError, WorkflowUpdateRPCTimeoutOrCancelledError) as error:
            return Told(fate="later", why=type(error).__name__)
        return Told(fate="accepted")

    def _workings(self, words: Words) -> dict[str, dict[str, Any]]:
        """Rank, score and parts for each journey whose word carries the working of a list.

        Where the word itself says the rank, that counts: a seat may have moved the region.
        """
        wanted = {word.to: word.ranking for word in words.words if word.ranking is not None}
        found: dict[str, dict[str, Any]] = {}
        with reading(self._engine) as session:
            for version in sorted(set(wanted.values())):
                row = session.get(RankingRow, (words.cohort, version))
                lines = {line["region"]: line for line in json.loads(row.body)["lines"]} if row else {}
                for to, of in wanted.items():
                    line = lines.get(to.rpartition("/")[2])
                    if of == version and line:
                        found[to] = _working(line)
        return found


def _working(line: dict[str, Any]) -> dict[str, Any]:
    return {"rank": line["rank"], "score": line["score"], "parts": [_part(part) for part in line["parts"]]}


def _part(part: dict[str, Any]) -> dict[str, Any]:
    own = part.get("raw") or part.get("category") or "–"
    points = {"points": part.get("normalised"), "weight": part.get("weight"), "weighted": part.get("weighted")}
    return {"parameter": part["parameter"], "value": own, **points}
