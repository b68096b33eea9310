"""Which two messages may not both wait: those of one slot."""

from __future__ import annotations

from typing import Any

import pytest

from models.messages import KINDS
from tests.models.samples import said

FOR_THE_REGION = {
    "contacts": ("contacts",),
    "confirm-data": ("data",),
    "dispute-data": ("data",),
    "verify-data": ("verify-data",),
    "select": ("select",),
    "object": ("object",),
    "accept": ("invitation",),
    "decline": ("invitation",),
    "text": ("text",),
    "team": ("team",),
    "open-gate": ("open-gate",),
    "assign-mentor": ("assign-mentor",),
    "commitment": ("commitment",),
    "change-contacts": ("change-contacts",),
    "action-plan": ("action-plan",),
    "presentation-date": ("presentation-date",),
    "presentation-held": ("presentation-held",),
    "launch-plan": ("launch-plan",),
    "judge-plan": ("judge-plan",),
    "launched": ("launched",),
    "verify-evidence": ("verify-evidence",),
    "recheck": ("recheck",),
    "realisation": ("realisation",),
    "choose-egov": ("choose-egov",),
    "egov-services": ("egov-services",),
    "self-score": ("self-score",),
    "evaluator-score": ("evaluator-score",),
    "moderated-score": ("moderated-score",),
    "appoint-panel": ("appoint-panel",),
}
"""Whoever says it says it for all: the person makes no difference."""
FOR_THE_COHORT = {
    *("move-region", "seal", "choose-regions", "mentor-candidates", "tot-marks", "complete-tot"),
    *("approve-awards", "release-awards"),
}
"""One at a time in the whole cohort, whoever says it."""
FOR_EACH_PERSON = (
    {"vote", "presentation-score", "extend", "pause", "resume", "withdraw", "stop", "reopen", "record-call"}
    | {"confirm-lapse", "remind", "change-policy", "move", "correct-signature", "exclude", "news", "vote-list"}
    | {"change-calendar"}
    | {"substitute", "end-substitution"}
)  # fmt: skip
FOR_EACH_THING: list[tuple[str, dict[str, Any], tuple[str, ...]]] = [
    ("sign", {"signatory": "penanda-tangan.contoh"}, ("sign", "penanda-tangan.contoh")),
    ("unsign", {"signatory": "penanda-tangan.contoh"}, ("unsign", "penanda-tangan.contoh")),
    ("session-date", {"session": 2}, ("session-date", "2")),
    ("attendance", {"session": 2}, ("attendance", "2", "False")),
    ("attendance", {"session": 2, "make_up": True}, ("attendance", "2", "True")),
    ("output", {"session": 3}, ("output", "3")),
    ("judge-session", {"session": 4}, ("judge-session", "4")),
    ("mentor-note", {"id": "catatan-1"}, ("mentor-note", "catatan-1")),
    ("book", {"book": "analisis-strategis"}, ("book", "analisis-strategis")),
    ("evidence", {"evidence": "kecepatan"}, ("evidence", "kecepatan")),
    ("check-service", {"service": 2}, ("check-service", "2", "running")),
    ("check-service", {"service": 2, "check": "integrated"}, ("check-service", "2", "integrated")),
    ("replace", {"old": "penelaah-2.contoh"}, ("replace", "reviewer", "penelaah-2.contoh")),
    ("declare-conflict", {"who": "penelaah-2.contoh"}, ("declare-conflict", "penelaah-2.contoh")),
    ("correct-sheet", {"parameter": "green"}, ("correct-sheet", "green")),
    ("award", {"category": "smart-living"}, ("award", "smart-living")),
    ("seat", {"seat": "ksp"}, ("seat", "ksp")),
    ("correct", {"region": "kota-cimahi"}, ("correct", "kota-cimahi", "green")),
    ("correct", {"parameter": "kkd"}, ("correct", "kota-bogor", "kkd")),
    ("answer-objection", {"region": "kota-cimahi"}, ("answer-objection", "kota-cimahi")),
    ("release-place", {"region": "kota-cimahi"}, ("release-place", "kota-cimahi")),
    ("tot-session", {"session": 2}, ("tot-session", "2")),
    ("tot-attendance", {"session": 3}, ("tot-attendance", "3")),
    ("mentor-leaves", {"mentor": "pembimbing-2.contoh"}, ("mentor-leaves", "pembimbing-2.contoh")),
]


def test_every_kind_has_its_slot_here() -> None:
    things = {kind for kind, *_ in FOR_EACH_THING}
    assert {*FOR_THE_REGION, *FOR_THE_COHORT, *FOR_EACH_PERSON, *things} == set(KINDS)


@pytest.mark.parametrize(("kind", "slot"), FOR_THE_REGION.items())
def test_one_at_a_time_for_the_whole_region(kind: str, slot: tuple[str, ...]) -> None:
    assert [said(kind, person).slot() for person in ("satu.contoh", "dua.contoh")] == [slot, slot]


@pytest.mark.parametrize("kind", sorted(FOR_THE_COHORT))
def test_one_at_a_time_for_the_whole_cohort(kind: str) -> None:
    assert [said(kind, person).slot() for person in ("satu.contoh", "dua.contoh")] == [(kind,), (kind,)]


@pytest.mark.parametrize("kind", sorted(FOR_EACH_PERSON))
def test_one_at_a_time_for_each_person(kind: str) -> None:
    assert [said(kind, person).slot() for person in ("satu.contoh", "dua.contoh")] == [
        (kind, "satu.contoh"),
        (kind, "dua.contoh"),
    ]


@pytest.mark.parametrize(("kind", "fields", "slot"), FOR_EACH_THING)
def test_one_at_a_time_for_each_thing_it_is_about(kind: str, fields: dict[str, Any], slot: tuple[str, ...]) -> None:
    assert [said(kind, person, **fields).slot() for person in ("satu.contoh", "dua.contoh")] == [slot, slot]
