"""Who may say what: the whole table of roles and kinds, and nobody besides."""

from __future__ import annotations

import pytest

from models.entitlement import TABLE, check_entitled
from models.errors import Refused
from models.messages import KINDS
from models.people import SUBSTITUTABLE, Role

MAY: dict[Role, set[str]] = {
    Role.OFFICER: {
        "contacts", "confirm-data", "dispute-data", "accept", "decline", "team", "attendance", "output", "commitment",
        "book", "action-plan", "launch-plan", "launched", "evidence", "realisation", "self-score",
        "egov-services", "withdraw", "object", "change-contacts",
    },
    Role.HEAD: {"accept", "decline", "sign", "withdraw", "object", "change-contacts"},
    Role.COORDINATOR: {
        "select", "text", "sign", "open-gate", "assign-mentor", "session-date", "presentation-date",
        "presentation-held", "extend", "pause", "resume", "stop", "replace", "reopen", "confirm-lapse", "move",
        "unsign", "correct-signature",
        "remind", "record-call", "change-policy", "change-calendar", "appoint-panel", "declare-conflict",
        "choose-egov",
        "seat", "correct", "seal", "release-place", "choose-regions", "mentor-candidates", "tot-session",
        "tot-attendance", "tot-marks", "complete-tot", "mentor-leaves", "approve-awards", "release-awards",
    },
    Role.SIGNATORY: {"sign"},
    Role.ASSESSOR: {"verify-data", "declare-conflict"},
    Role.MENTOR: {"session-date", "judge-session", "mentor-note", "judge-plan"},
    Role.REVIEWER: {"vote", "presentation-score", "declare-conflict"},
    Role.VERIFIER: {"verify-evidence", "recheck", "check-service", "declare-conflict"},
    Role.EVALUATOR: {"evaluator-score", "declare-conflict"},
    Role.MODERATOR: {"moderated-score", "declare-conflict"},
    Role.OPERATOR: {"move"},
    Role.PARTNER: {"vote-list", "move-region", "answer-objection"},
    Role.COHORT: {
        "select", "correct-sheet", "exclude", "open-gate", "assign-mentor", "choose-egov", "stop", "replace", "award",
        "appoint-panel",
    },
    Role.JOURNEY: {"news"},
}  # fmt: skip
for _role in SUBSTITUTABLE:
    MAY[_role] |= {"substitute", "end-substitution"}
"""What each role may say, written out here once more so that no change of the table goes unseen."""


def allowed(kind: str, *roles: Role) -> bool:
    try:
        check_entitled(kind, "seseorang.contoh", roles)
    except Refused:
        return False
    return True


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", Role)
def test_a_role_may_say_what_the_table_names_and_nothing_else(role: Role, kind: str) -> None:
    assert allowed(kind, role) == (kind in MAY[role]) == (role in TABLE[kind])


def test_the_table_knows_every_kind_and_no_other() -> None:
    assert TABLE.keys() == KINDS.keys() == set().union(*MAY.values())


@pytest.mark.parametrize("kind", KINDS)
def test_somebody_without_a_role_may_say_nothing(kind: str) -> None:
    with pytest.raises(Refused) as refusal:
        check_entitled(kind, "tamu.contoh", ())

    by = " or ".join(TABLE[kind])
    assert str(refusal.value) == f"tamu.contoh holds no role here; {kind} may be sent by {by}"


def test_one_of_several_roles_is_enough() -> None:
    assert allowed("vote", Role.MENTOR, Role.REVIEWER)


def test_a_refusal_names_the_roles_held_and_the_roles_allowed() -> None:
    with pytest.raises(Refused) as refusal:
        check_entitled("accept", "asesor.contoh", (Role.ASSESSOR, Role.REVIEWER))

    assert str(refusal.value) == ("asesor.contoh is assessor and reviewer here; accept may be sent by head or officer")


def test_a_kind_that_is_not_in_the_table_may_be_said_by_nobody() -> None:
    with pytest.raises(Refused) as refusal:
        check_entitled("from-a-newer-build", "koordinator.contoh", tuple(Role))

    assert str(refusal.value).endswith("here; from-a-newer-build may be sent by nobody")
