"""A wrong field is named, and so is the rule it breaks."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.models.samples import ACTION, REALISED, SERVICE, raw
from tests.models.test_messages import nested, refusal

RULES: list[tuple[str, dict[str, Any], str]] = [
    ("self-score", {"scores": {"output": "4.01"}}, "scores.output: input should be less than or equal to 4"),
    ("self-score", {"scores": {"output": -1}}, "scores.output: input should be greater than or equal to 0"),
    (
        "self-score",
        {"scores": {"output": "3.001"}},
        "scores.output: decimal input should have no more than 3 digits in total",
    ),
    ("vote", {"scores": {"kesesuaian": math.nan}}, "scores.kesesuaian: input should be a finite number"),
    (
        "vote",
        {"scores": {"kesesuaian": 2.5}},
        "scores.kesesuaian: input should be a valid integer, got a number with a fractional part",
    ),
    ("vote", {"verdict": "maybe"}, "verdict: input should be 'approve', 'revise' or 'reject'"),
    ("vote", {"dossier": "A" * 64}, "dossier: string should match pattern '^[0-9a-f]{64}$'"),
    ("vote", {"dossier": "a" * 64 + "\n"}, "dossier: string should match pattern '^[0-9a-f]{64}$'"),
    ("pause", {"reason": ""}, "reason: string should have at least 1 character"),
    ("pause", {"reason": " \n\t"}, "reason: is empty; write at least one word"),
    ("pause", {"reason": "x" * 1001}, "reason: string should have at most 1000 characters"),
    ("pause", {"reason": "a\x00b"}, "reason: has a control character; only readable text is allowed"),
    ("pause", {"reason": "a\x1b[2Jb"}, "reason: has a control character; only readable text is allowed"),
    ("pause", {"reason": "a\u0085b"}, "reason: has a control character; only readable text is allowed"),
    ("pause", {"reason": 7}, "reason: input should be a valid string"),
    ("pause", {"reason": None}, "reason: input should be a valid string"),
    ("pause", {"reason": ["x"]}, "reason: input should be a valid string"),
    ("pause", {"reason": nested(900)}, "reason: input should be a valid string"),
    ("pause", {"reason": nested(100_000)}, "reason: input should be a valid string"),
    ("pause", {"received_at": "2018-05-08T09:00:00"}, "received_at: input should have timezone info"),
    ("pause", {"id": "kurang"}, "id: string should match pattern '^[A-Za-z0-9._:-]{8,80}$'"),
    (
        "pause",
        {"person": "Wali Kota <a@contoh.example>"},
        "person: string should match pattern '^[a-z0-9]+([.-][a-z0-9]+)*$'",
    ),
    (
        "presentation-score",
        {"pillars": {"smart-living": "100.01"}},
        "pillars.smart-living: input should be less than or equal to 100",
    ),
    ("commitment", {"quick_wins": []}, "quick_wins: tuple should have at least 1 item after validation, not 0"),
    ("commitment", {"quick_wins": ["a\x07"]}, "quick_wins.0: has a control character; only readable text is allowed"),
    ("attendance", {"present": 501}, "present: input should be less than or equal to 500"),
    ("sign", {"capacity": "wakil"}, "capacity: input should be 'definitif', 'Pj.', 'Pjs.', 'Plt.', 'Plh.' or 'a.n.'"),
    (
        "sign",
        {"signed_on": "2018-02-30"},
        "signed_on: input should be a valid date or datetime, day value is outside expected range",
    ),
    ("realisation", {"rows": [REALISED] * 101}, "rows: tuple should have at most 100 items after validation, not 101"),
    (
        "realisation",
        {"rows": [{**REALISED, "realised": "100.01"}]},
        "rows.0.realised: input should be less than or equal to 100",
    ),
    (
        "realisation",
        {"rows": [{**REALISED, "planned": "33.333"}]},
        "rows.0.planned: decimal input should have no more than 2 decimal places",
    ),
    ("realisation", {"rows": [{**REALISED, "realised": "NaN"}]}, "rows.0.realised: input should be a finite number"),
    (
        "realisation",
        {"rows": [{**REALISED, "note": "x" * 201}]},
        "rows.0.note: string should have at most 200 characters",
    ),
    ("egov-services", {"services": []}, "services: tuple should have at least 1 item after validation, not 0"),
    (
        "egov-services",
        {"services": [SERVICE] * 21},
        "services: tuple should have at most 20 items after validation, not 21",
    ),
    ("check-service", {"service": 0}, "service: input should be greater than or equal to 1"),
    ("check-service", {"check": "used"}, "check: input should be 'running' or 'integrated'"),
    ("choose-egov", {"minutes": ""}, "minutes: string should have at least 1 character"),
    ("select", {"score": "100.01"}, "score: input should be less than or equal to 100"),
    ("select", {"score": "1E+99999"}, "score: input should be less than or equal to 100"),
    (
        "select",
        {"parts": [{"parameter": "kkd", "value": "x" * 41}]},
        "parts.0.value: string should have at most 40 characters",
    ),
    (
        "select",
        {"parts": [{"parameter": "kkd", "value": "10\n20"}]},
        "parts.0.value: has a line break or a tab; one line of readable text is allowed",
    ),
    (
        "select",
        {"parts": [{"parameter": "kkd", "value": "10", "weighted": "-1"}]},
        "parts.0.weighted: input should be greater than or equal to 0",
    ),
    ("award", {"score": "1E+99999"}, "score: input should be less than or equal to 100"),
    ("award", {"place": 0}, "place: input should be greater than or equal to 1"),
    ("correct", {"value": "62.505"}, "value: decimal input should have no more than 2 decimal places"),
    ("correct-sheet", {"value": "101"}, "value: input should be less than or equal to 100"),
    ("move-region", {"rank": 0}, "rank: input should be greater than or equal to 1"),
    (
        "mentor-candidates",
        {"candidates": [{"person": "pembimbing.contoh", "capacity": 0}]},
        "candidates.0.capacity: input should be greater than or equal to 1",
    ),
    (
        "tot-marks",
        {"marks": {"pembimbing.contoh": "100.01"}},
        "marks.pembimbing.contoh: input should be less than or equal to 100",
    ),
    ("action-plan", {"rows": [ACTION] * 101}, "rows: tuple should have at most 100 items after validation, not 101"),
]


@pytest.mark.parametrize(("kind", "wrong", "rule"), RULES)
def test_a_wrong_field_is_named_with_its_rule(kind: str, wrong: dict[str, Any], rule: str) -> None:
    assert refusal(raw(kind, **wrong)) == f"the {kind} message is not well formed: {rule}"
