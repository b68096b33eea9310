"""Carries out what `people substitute` and `people end-substitution` say, and shows each answer."""

from __future__ import annotations

from datetime import date

from pydantic import ValidationError

from commands.desk import Desk, printed
from gateway.substitutes import Answer, Stead, Word, ending, naming, said
from models.errors import Refused
from models.messages import faults

Typed = tuple[str, str, str, str | None]
"""Who is away, who stands in, why, and in which role if only in one."""


async def named(desk: Desk, typed: Typed, since: date, until: date, cohort: str | None, *, as_json: bool) -> int:
    """Name a substitute; the exit code."""
    return await _answered(desk, naming(desk.engine, _stead(typed), since, until, cohort, desk.person), as_json)


async def ended(desk: Desk, typed: Typed, cohort: str | None, *, as_json: bool) -> int:
    """End a substitution; the exit code."""
    return await _answered(desk, ending(desk.engine, _stead(typed), cohort, desk.person), as_json)


def _stead(typed: Typed) -> Stead:
    fields = dict(zip(("person_for", "substitute", "reason", "role"), typed, strict=True))
    try:
        return Stead.model_validate(fields)
    except ValidationError as error:
        raise Refused(f"the substitution is not well described: {faults(error)}") from None


async def _answered(desk: Desk, words: list[Word], as_json: bool) -> int:
    answers: list[Answer] = []
    async for answer in said(await desk.gateway(), words, desk.person):
        answers.append(answer)
        if not as_json:
            about = answer.why or (f"received {answer.received_at.isoformat()}" if answer.received_at else "")
            print(f"{answer.result:12} {answer.journey}: {about}", flush=True)
    if as_json:
        printed([*sorted(answers, key=lambda each: each.journey)])
    results = {answer.result for answer in answers}
    return 2 if "unreachable" in results else 1 if "refused" in results else 0
