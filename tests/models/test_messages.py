"""A message that is not well formed is refused, and the sentence names the field and its rule."""

from __future__ import annotations

import math
from typing import Any

import pytest

from models.errors import Refused
from models.messages import KINDS, parse
from models.values import digest_of
from tests.models.samples import ACTION, FIELDS, SCORES, raw, said


def refusal(message: Any) -> str:
    with pytest.raises(Refused) as refused:
        parse(message)
    return str(refused.value)


def nested(depth: int) -> list[Any]:
    """Lists in lists, as deep as no document is."""
    deep: list[Any] = []
    for _ in range(depth):
        deep = [deep]
    return deep


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_message_is_read_as_it_was_said(kind: str) -> None:
    message = said(kind, "siapa-saja.contoh")

    assert (type(message), message.kind, message.person) == (KINDS[kind], kind, "siapa-saja.contoh")
    assert parse(message.model_dump(mode="json")) == message


def test_a_presentation_score_without_pillars_is_the_message_it_was_before_pillars_were_scored() -> None:
    """Sent again to a newer build it has the same digest, so that it is answered and not refused."""
    before = {"kind": "presentation-score", "person": "penelaah-1.contoh", "masterplan": "82.50", "quick_win": "79"}

    message = said("presentation-score", "penelaah-1.contoh")

    assert message.digest() == digest_of(before)[:32]
    assert said("presentation-score", "penelaah-1.contoh", pillars={"smart-living": "80"}).digest() != message.digest()


def test_every_kind_of_message_has_a_sample() -> None:
    assert list(FIELDS) == list(KINDS)


@pytest.mark.parametrize(
    ("thing", "name"),
    [(None, "null"), ([], "a list"), ([raw("move")], "a list"), ("move", "a str"), (7, "a int"), (True, "a bool")],
)
def test_what_is_not_an_object_is_refused(thing: Any, name: str) -> None:
    assert refusal(thing) == f"a message is an object with a kind, not {name}"


@pytest.mark.parametrize(
    ("kind", "shown"), [("sing", "'sing'"), (None, "'None'"), ("Move", "'Move'"), ("x" * 900, repr("x" * 40))]
)
def test_an_unknown_kind_is_refused_and_the_known_ones_are_named(kind: Any, shown: str) -> None:
    message = {**raw("move"), "kind": kind}

    assert refusal(message) == f"there is no message of kind {shown}; known kinds: {', '.join(sorted(KINDS))}"


def test_a_message_without_a_kind_is_refused() -> None:
    assert refusal({}) == f"there is no message of kind 'None'; known kinds: {', '.join(sorted(KINDS))}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_slip_in_a_fields_name_is_told(kind: str) -> None:
    said_why = f"the {kind} message is not well formed: raeson: extra inputs are not permitted"
    assert refusal(raw(kind, raeson="x")) == said_why


def test_a_slip_within_a_row_is_told_too() -> None:
    rows = [{**ACTION, "indikator": "x"}]

    said_why = "the action-plan message is not well formed: rows.0.indikator: extra inputs are not permitted"
    assert refusal(raw("action-plan", rows=rows)) == said_why


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, "NaN", "Infinity"])
@pytest.mark.parametrize("kind", ["self-score", "evaluator-score", "moderated-score"])
def test_a_score_that_is_no_number_is_refused(kind: str, number: Any) -> None:
    said_why = f"the {kind} message is not well formed: scores.output: input should be a finite number"
    assert refusal(raw(kind, scores={**SCORES, "output": number})) == said_why
