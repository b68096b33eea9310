"""One order about somebody's substitute, said to every journey and cohort that it concerns; safe to say again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime
from typing import Any, Literal, NamedTuple

from pydantic import AwareDatetime
from sqlalchemy import Engine
from sqlmodel import col, select

from activities.database import reading
from gateway.bulk.abreast import Abreast
from gateway.refusals import on_record
from gateway.registry import Registry
from gateway.send import Gateway
from models.errors import Refused, Unreachable
from models.messages import parse
from models.people import SUBSTITUTABLE, People, Role
from models.tables import StandingRow
from models.values import PersonId, Value, digest_of


class Word(NamedTuple):
    """The message to one journey or cohort."""

    journey: str
    kind: str
    fields: dict[str, Any]
    id: str


class Answer(Value):
    """What became of it."""

    journey: str
    result: Literal["accepted", "refused", "unreachable"]
    received_at: AwareDatetime | None = None
    """When it was first received; a repeat shows the first time."""
    why: str = ""


class Stead(Value):
    """Who is to act in whose place; without *role*, in every role in which somebody may."""

    person_for: PersonId
    substitute: PersonId
    reason: str
    role: Role | None = None

    @property
    def said(self) -> dict[str, Any]:
        """The fields of the message."""
        return self.model_dump(mode="json", exclude_none=True)


def naming(engine: Engine, stead: Stead, since: date, until: date, cohort: str | None, by: PersonId) -> list[Word]:
    """The words that name a substitute, to every open journey and cohort in which the person holds such a role.

    Raises:
        Refused: it is not well formed, names somebody unknown, or concerns no journey; the refusal is on record.
    """
    fields = {**stead.said, "since": since.isoformat(), "until": until.isoformat()}

    def concerned(people: People) -> list[Any] | None:
        held = set(people.roles_of(stead.person_for)) & set(SUBSTITUTABLE)
        return [] if held and stead.role in (None, *held) else None

    as_ = f"not the role {stead.role}" if stead.role else "no role in which somebody may stand in"
    nothing = f"{stead.person_for} has {as_} in any open journey; `starter.py people list` shows who holds what"
    return _words(engine, "substitute", fields, concerned, cohort, by, nothing)


def ending(engine: Engine, stead: Stead, cohort: str | None, by: PersonId) -> list[Word]:
    """The words that end a substitution, wherever it is on record as not over.

    Raises:
        Refused: it is on record nowhere; the refusal is on record.
    """
    pair = (stead.person_for, stead.substitute)

    def concerned(people: People) -> list[Any] | None:
        named = [s for s in people.substitutions if (s.person, s.substitute) == pair and s.since <= s.until]
        meant = [s for s in named if stead.role in (None, s.role) and (people.day is None or s.until >= people.day)]
        return [f"{s.id}/{s.role}" for s in meant] or None

    nothing = f"{stead.substitute} stands in for {stead.person_for} in no open journey; nothing is to be ended"
    return _words(engine, "end-substitution", stead.said, concerned, cohort, by, nothing)


def _words(
    engine: Engine,
    kind: str,
    fields: dict[str, Any],
    concerned: Callable[[People], list[Any] | None],
    cohort: str | None,
    by: PersonId,
    nothing: str,
) -> list[Word]:
    """A word to every open journey whose people are *concerned*; its id follows from what that says of them."""
    with on_record(engine, journey=cohort or "-", person=by, kind=kind):
        now = datetime.now(UTC).isoformat()
        message = parse({**fields, "kind": kind, "person": by, "id": "people:check", "received_at": now})
        Registry(engine).check_persons(message)
        query = select(StandingRow).where(col(StandingRow.outcome).is_(None)).order_by(col(StandingRow.journey))
        if cohort is not None:
            query = query.where(StandingRow.cohort == cohort)
        words = []
        with reading(engine) as session:
            for row in session.exec(query):
                cause = concerned(People.model_validate_json(row.people))
                if cause is not None:
                    id = f"{kind}:{digest_of([row.journey, fields, cause])[:40]}"
                    words.append(Word(row.journey, kind, fields, id))
        if not words:
            raise Refused(nothing)
    return words


async def said(gateway: Gateway, words: list[Word], by: PersonId) -> AsyncIterator[Answer]:
    """Send the words, a few at a time; each answer as it is known."""
    abreast = Abreast()
    tasks = [asyncio.create_task(_send(gateway, abreast, word, by)) for word in words]
    try:
        for done in asyncio.as_completed(tasks):
            yield await done
    finally:
        for task in tasks:
            task.cancel()


async def _send(gateway: Gateway, abreast: Abreast, word: Word, by: PersonId) -> Answer:
    try:
        receipt = await abreast.ask(lambda: gateway.send(word.journey, word.kind, by, word.fields, id=word.id))
    except Refused as refusal:
        return Answer(journey=word.journey, result="refused", why=str(refusal))
    except Unreachable as error:
        return Answer(journey=word.journey, result="unreachable", why=str(error))
    return Answer(journey=word.journey, result="accepted", received_at=receipt.received_at)
