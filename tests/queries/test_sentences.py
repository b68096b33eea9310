"""Facts of the evaluation as lines that a verifier, an evaluator and a coordinator can read."""

from __future__ import annotations

from typing import Any

import pytest

from models.facts import EgovConcluded, IndexComputed, RealisationJudged, Returned, Substituted
from queries.sentences import sentence
from tests.models.samples import REALISED, SCORES, SERVICE, said

DUE = {"day": "2018-06-29", "zone": "Asia/Jakarta"}
NAMES = {"narahubung.contoh": "Narahubung (contoh)", "verifikator.contoh": "Verifikator (contoh)"}


def told(kind: str, person: str, **fields: Any) -> str:
    """A message's line."""
    message = said(kind, person, **fields)
    return sentence(message.recorded_as, message.content(), NAMES)


def test_services_are_told_by_the_numbers_under_which_they_are_checked() -> None:
    services = [SERVICE, {**SERVICE, "title": "Antrean (contoh)", "domain": "kesehatan"}]

    assert told("egov-services", "narahubung.contoh", services=services) == (
        "egov services reported: 1 Layanan izin (contoh) (perizinan); 2 Antrean (contoh) (kesehatan); "
        "by Narahubung (contoh)"
    )
    assert told("check-service", "verifikator.contoh", service=2, check="integrated", verdict="failed") == (
        "service checked: not passed; integrated; service 2; by Verifikator (contoh) “berjalan baik”"
    )


def test_rows_of_the_action_plan_are_told_by_the_numbers_under_which_they_are_adjusted() -> None:
    rows = [REALISED, {**REALISED, "programme": "Bank sampah (contoh)", "realised": "80"}]

    assert told("realisation", "narahubung.contoh", rows=rows) == (
        "realisation reported: 1 Program contoh: 42.50 per cent, planned 50; "
        "2 Bank sampah (contoh): 80 per cent, planned 50; by Narahubung (contoh)"
    )


@pytest.mark.parametrize(
    ("fact", "line"),
    [
        (
            IndexComputed.model_validate({"index": "3.31", "scores": SCORES, "cycle": "2020"}),
            "index computed: index 3.31",
        ),
        (
            IndexComputed.model_validate(
                {"index": "3.31", "scores": SCORES, "cycle": "2020", "improvement": "-0.10", "earlier_cycle": "2018"}
            ),
            "index computed: index 3.31; improvement -0.10; earlier cycle 2018",
        ),
        (
            RealisationJudged.model_validate({"rows": 3, "planned": "60", "reported": "54.45", "realised": "41.11"}),
            "realisation judged: planned 60; reported 54.45; realised 41.11",
        ),
        (
            EgovConcluded(services=3, running=2, integrated=1),
            "egov concluded: services 3; running 2; integrated 1",
        ),
    ],
)
def test_what_the_evaluation_concludes_is_told_in_numbers(fact: Any, line: str) -> None:
    assert sentence(fact.recorded_as, fact.model_dump(mode="json"), {}) == line


def test_that_a_quick_win_still_runs_is_no_number() -> None:
    assert told("recheck", "verifikator.contoh", note="masih berjalan") == (
        "rechecked: by Verifikator (contoh) “masih berjalan”"
    )


def test_who_stood_in_and_who_was_replaced_is_told_with_both_names() -> None:
    names = {"penelaah-1.contoh": "Penelaah 1 (contoh)", "penelaah-9.contoh": "Penelaah 9 (contoh)"}
    about = {"step": "panel#1v1", "role": "reviewer", "due": DUE}
    substituted = Substituted.model_validate(
        {**about, "persons": ["penelaah-9.contoh"], "on_behalf_of": "penelaah-1.contoh", "until": "2018-05-16"}
    )
    returned = Returned.model_validate({**about, "persons": ["penelaah-1.contoh"], "stood_in": "penelaah-9.contoh"})
    told_of = {
        **{kind: said(kind, "koordinator.contoh") for kind in ("substitute", "end-substitution", "replace")},
        "pause": said("pause", "penelaah-9.contoh").model_copy(update={"on_behalf_of": "penelaah-1.contoh"}),
    }

    lines = [sentence(message.recorded_as, message.content(), names) for message in told_of.values()]
    lines += [sentence(fact.recorded_as, fact.model_dump(mode="json"), names) for fact in (substituted, returned)]

    assert lines == [
        "substitute named: reviewer; Penelaah 9 (contoh); in the place of Penelaah 1 (contoh); from 2018-05-09; "
        "until 2018-05-16; by koordinator.contoh “dinas luar”",
        "substitution ended: Penelaah 9 (contoh); in the place of Penelaah 1 (contoh); "
        "by koordinator.contoh “sudah kembali”",
        "replaced: reviewer; was Penelaah 1 (contoh); now Penelaah 9 (contoh); by koordinator.contoh “mutasi”",
        "paused: by Penelaah 9 (contoh) in the place of Penelaah 1 (contoh) “bencana banjir”",
        "substituted: masterplan review; until 2018-05-16; due 2018-06-29 23.59 WIB; "
        "to Penelaah 9 (contoh) in the place of Penelaah 1 (contoh)",
        "returned: masterplan review; after Penelaah 9 (contoh); due 2018-06-29 23.59 WIB; to Penelaah 1 (contoh)",
    ]


def test_who_judges_a_region_and_who_no_longer_is_told_by_name() -> None:
    names = {"penelaah-1.contoh": "Penelaah 1", "penelaah-2.contoh": "Penelaah 2"}
    panel = {"person": "koordinator.contoh", "members": [*names], "chair": "penelaah-2.contoh", "reason": "giliran"}
    down = {"member": "penelaah-1.contoh", "role": "reviewer", "taken_out": True, "left": ["penelaah-2.contoh"]}

    assert sentence("panel-appointed", panel, names) == (
        "panel appointed: members Penelaah 1, Penelaah 2; chair Penelaah 2; by koordinator.contoh “giliran”"
    )
    assert sentence("stepped-down", down, names) == (
        "stepped down: Penelaah 1; as reviewer; vote or score taken out yes; left Penelaah 2"
    )
