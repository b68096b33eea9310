"""However large, deep or strange a message is, it is read or refused and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.errors import Refused
from models.messages import KINDS, MAX_BYTES, Message, parse
from tests.models.samples import ACTION, SOME, raw
from tests.models.test_messages import nested, refusal

TEXT = st.text(st.characters(exclude_categories=[]), max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=8,
)
MANY = settings(SOME, max_examples=200)


def read_or_refused(message: Any) -> bool:
    """Anything else that is raised fails the test."""
    try:
        return isinstance(parse(message), Message)
    except Refused as refused:
        return len(str(refused)) > 10


@given(JSON)
@MANY
def test_random_json_is_refused(message: Any) -> None:
    assert len(refusal(message)) > 10


@given(st.sampled_from(sorted(KINDS)), st.data())
@MANY
def test_a_good_message_with_one_random_field_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    message = raw(kind)
    field = data.draw(st.sampled_from(sorted({*message, *KINDS[kind].model_fields})) | TEXT)

    assert read_or_refused({**message, field: data.draw(JSON)})


@given(st.sampled_from(sorted(ACTION)) | TEXT, JSON)
@example(field="catatan", value="\ud800")
@example(field="catatan", value=nested(400))
@MANY
def test_an_action_plan_with_one_random_field_in_a_row_is_read_or_refused(field: str, value: Any) -> None:
    assert read_or_refused(raw("action-plan", rows=[{**ACTION, field: value}]))


@pytest.mark.parametrize("depth", [10, 200, 900, 100_000])
def test_nesting_of_any_depth_is_refused_wherever_it_stands(depth: int) -> None:
    rule = "the action-plan message is not well formed: rows.1.programme: input should be a valid string"
    assert refusal(raw("action-plan", rows=[ACTION, {**ACTION, "programme": nested(depth)}])) == rule
    assert refusal(nested(depth)) == "a message is an object with a kind, not a list"
    assert refusal({**raw("move"), "deep": nested(depth)}).endswith("deep: extra inputs are not permitted")


def test_a_kind_that_is_nested_deeply_is_refused() -> None:
    known = ", ".join(sorted(KINDS))
    assert (
        refusal({**raw("move"), "kind": nested(100_000)}) == f"there is no message of kind a list; known kinds: {known}"
    )


def test_a_message_above_48_kib_is_refused_with_its_size() -> None:
    row = {**ACTION, "programme": "a" * 200, "office": "b" * 200, "source": "c" * 200}
    message = raw("action-plan", rows=[row] * 80)

    sentence = refusal(message)

    assert sentence.startswith("the action-plan message has ")
    assert sentence.endswith(f" bytes; at most {MAX_BYTES} are allowed")
    assert int(sentence.split()[4]) > MAX_BYTES


def test_the_size_is_counted_in_bytes_not_in_letters() -> None:
    """Aksara Jawa takes three bytes a letter: fewer letters than the limit can be twice its bytes."""
    words = "ꦱ" * 200
    message = raw("action-plan", rows=[{**ACTION, "programme": words, "office": words, "source": words}] * 50)

    assert refusal(message).startswith("the action-plan message has ")


def test_at_most_eight_faults_are_told_and_the_rest_is_counted() -> None:
    rows = [ACTION, *({**ACTION, "year": 1} for _ in range(11))]

    told = "; ".join(f"rows.{n}.year: input should be greater than or equal to 2000" for n in range(1, 9))
    assert refusal(raw("action-plan", rows=rows)) == f"the action-plan message is not well formed: {told}; and 3 more"
