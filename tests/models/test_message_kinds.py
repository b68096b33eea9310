"""Each kind of message: its stage, who says it, how it is recorded, and what counts as the same."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models.messages import COHORT, KINDS, STAGE_OF, STAGES
from models.people import Role
from models.steering import STEERING
from models.values import digest_of
from tests.models.samples import NOW, SCORES, said

BELONGS = {
    "assessment": {
        "contacts", "confirm-data", "dispute-data", "verify-data", "select", "correct-sheet", "exclude", "object",
    },
    "mou": {"accept", "decline", "text", "sign", "unsign"},
    "training": {
        "team", "open-gate", "assign-mentor", "session-date", "attendance", "output", "judge-session", "mentor-note",
        "commitment",
    },
    "masterplan": {"book", "action-plan", "vote", "presentation-date", "presentation-held", "presentation-score"},
    "quickwin": {"launch-plan", "judge-plan", "launched", "evidence", "verify-evidence", "recheck"},
    "evaluation": {
        "realisation", "self-score", "evaluator-score", "moderated-score", "choose-egov", "egov-services",
        "check-service",
    },
    "cohort": {
        "news", "seat", "vote-list", "move-region", "correct", "seal", "answer-objection", "release-place",
        "choose-regions", "mentor-candidates", "tot-session", "tot-attendance", "tot-marks", "complete-tot",
        "mentor-leaves", "approve-awards", "release-awards",
    },
}  # fmt: skip
STEERS = {
    "extend", "pause", "resume", "withdraw", "stop", "replace", "reopen", "confirm-lapse", "remind", "change-policy",
    "move", "record-call", "change-calendar",
}  # fmt: skip
STEERS |= {"correct-signature", "award", "substitute", "end-substitution", "change-contacts"}
STEERS |= {"appoint-panel", "declare-conflict"}


def test_every_kind_belongs_to_exactly_one_stage_or_to_the_cohort_or_steers() -> None:
    found = {stage: {kind for kind, of in STAGE_OF.items() if of == stage} for stage in (*STAGES, COHORT)}

    assert found == BELONGS
    assert KINDS.keys() - STAGE_OF.keys() == STEERS == {kind.model_fields["kind"].default for kind in STEERING}
    assert sum(map(len, found.values())) + len(STEERS) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_who_may_send_it_and_how_it_is_recorded(kind: str) -> None:
    member = KINDS[kind]

    assert set(member.by) <= set(Role)
    assert len(set(member.by)) == len(member.by) > 0
    assert member.recorded_as == member.recorded_as.strip().lower() != ""


def test_no_two_kinds_are_recorded_alike() -> None:
    assert len({member.recorded_as for member in KINDS.values()}) == len(KINDS)


def test_only_the_cohorts_words_may_come_before_their_stage() -> None:
    assert {kind for kind, member in KINDS.items() if member.early} == {
        *("select", "open-gate", "assign-mentor", "choose-egov"),
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_try_is_the_same_message_though_it_is_received_later(kind: str) -> None:
    first, again = said(kind), said(kind, received_at=(NOW + timedelta(hours=3)).isoformat())

    assert first.digest() == again.digest()
    assert (len(again.digest()), set(again.digest()) <= set("0123456789abcdef")) == (32, True)


OTHER: list[tuple[str, dict[str, Any]]] = [
    ("vote", {"person": "penelaah-2.contoh"}),
    ("vote", {"verdict": "reject"}),
    ("vote", {"dossier": "d" * 64}),
    ("vote", {"scores": {"kesesuaian": 2}}),
    ("vote", {"comments": {"masterplan": "baik"}}),
    ("pause", {"reason": "lain"}),
    ("extend", {"step": "masterplan"}),
    ("extend", {"due": "2018-08-01"}),
    ("self-score", {"scores": {**SCORES, "output": "3.22"}}),
    ("evaluator-score", {"adjustments": [{"row": 1, "realised": "40", "reason": "bukti kurang"}]}),
]


@pytest.mark.parametrize(("kind", "change"), OTHER)
def test_anything_else_that_differs_makes_it_another_message(kind: str, change: dict[str, Any]) -> None:
    assert said(kind).digest() != said(kind, **change).digest()


def test_a_field_that_was_added_later_and_left_out_makes_no_other_message() -> None:
    """A try of before an upgrade is repeated after it: the evaluator's score had no adjustments then."""
    message = said("evaluator-score")
    before = message.model_dump(mode="json", exclude={"id", "received_at", "adjustments"})

    assert message.digest() == digest_of(before)[:32]


def test_two_kinds_with_the_same_words_are_not_the_same_message() -> None:
    assert said("pause", reason="x").digest() != said("stop", reason="x").digest()


def test_what_a_message_says_leaves_out_its_id_and_kind_only() -> None:
    assert said("pause").content() == {
        "person": "siapa-saja.contoh",
        "received_at": "2018-05-08T02:55:00Z",
        "reason": "bencana banjir",
    }
