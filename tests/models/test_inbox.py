"""The inbox keeps what was accepted until it is taken."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from models.inbox import Inbox
from tests.models.samples import SOME

KINDS = ("book", "vote", "from-a-newer-build")
DEEDS = st.lists(st.tuples(st.sampled_from(["put", "take"]), st.sampled_from(KINDS)), max_size=40)


@given(DEEDS)
@SOME
def test_every_accepted_message_is_taken_once_in_its_order_or_still_waits(deeds: list[tuple[str, str]]) -> None:
    inbox, taken, put = Inbox(), [], []
    for number, (deed, kind) in enumerate(deeds):
        if deed == "put":
            put.append({"kind": kind, "id": number})
            inbox.put(put[-1])
        elif message := inbox.take(kind, read=dict):
            taken.append(message)

    for kind in KINDS:
        lived = [m for m in taken if m["kind"] == kind] + [m for m in inbox.waiting if m["kind"] == kind]
        assert lived == [m for m in put if m["kind"] == kind]
    assert inbox.waiting == [m for m in put if m not in taken]


def test_what_is_not_asked_for_or_not_understood_goes_on_waiting() -> None:
    inbox = Inbox(waiting=[{"kind": "vote", "id": 1}, {"kind": "vote", "id": 2}])

    assert (inbox.take("book", read=dict), inbox.take(read=dict)) == (None, None)
    assert inbox.take("vote", read=lambda message: message if message["id"] == 2 else None) == {"kind": "vote", "id": 2}
    assert inbox.waiting == [{"kind": "vote", "id": 1}]


def test_the_oldest_of_several_kinds_is_taken_first() -> None:
    inbox = Inbox(waiting=[{"kind": "vote", "id": 1}, {"kind": "book", "id": 2}, {"kind": "vote", "id": 3}])

    assert [inbox.take("book", "vote", read=dict), inbox.take("book", "vote", read=dict)] == [
        {"kind": "vote", "id": 1},
        {"kind": "book", "id": 2},
    ]
    assert inbox.waiting == [{"kind": "vote", "id": 3}]


def test_a_kind_of_a_newer_build_is_carried_on_as_it_came() -> None:
    newer: dict[str, Any] = {"kind": "from-a-newer-build", "deep": {"list": [1, None, {"text": "ä"}]}}
    inbox = Inbox()
    inbox.put(newer)
    inbox.put({"kind": "vote"})

    assert inbox.take("vote", read=dict) == {"kind": "vote"}
    assert Inbox.model_validate_json(inbox.model_dump_json()).waiting == [newer]


def test_two_inboxes_share_nothing() -> None:
    first, second = Inbox(), Inbox()
    first.put({"kind": "vote"})

    assert second.waiting == []
