"""Numbers of a policy that do not fit together are refused, and the rule is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.models.test_policy_file import changed, refusal

MISSING = [
    ("max_criterion = 4                                      # our default: 0 to 4\n", "masterplan.max_criterion"),
    ("margin_minutes = 30                         # our default: how long a lapse waits once it is noticed\n",
     "programme.margin_minutes"),
    ('role = "signatory", ', "mou.signatories.1.role"),
]  # fmt: skip
WRONG = [
    (
        '{ name = "impact", weight = 20 }',
        '{ name = "impact", weight = 21 }',
        "evaluation: the aspects' weights add up to 101; they must add up to 100",
    ),
    (
        'hearing = { days = 12, ladder = "panel" }',
        'hearing = { days = 12, ladder = "panle" }',
        "the whole: masterplan.hearing names the ladder 'panle'; known: region, programme, panel, quiet, grace",
    ),
    (
        'within = { days = 7, ladder = "programme" }',
        'within = { days = 7, ladder = "nobody" }',
        "the whole: mou.signatories.2.within names the ladder 'nobody'; known: region, programme, panel, quiet, grace",
    ),
    (
        '    "smart-branding",',
        '    "smart-living",',
        "masterplan: pillars are named once each, and none 'overall', not smart-governance, smart-living, "
        "smart-economy, smart-living, smart-society, smart-environment",
    ),
    (
        "sedang = 50",
        "sedang = 30",
        "ranking: sedang counts 30 and rendah 30; a higher category counts more",
    ),
    (
        "quick_win = 50 ",
        "quick_win = 40 ",
        "awards: the weights of masterplan and quick_win add up to 90; they must add up to 100",
    ),
    ("quorum = 2", "quorum = 4", "masterplan.panel: quorum 4 exceeds the panel's 3 members"),
    (
        'zone = "Asia/Jakarta"',
        'zone = "Asia/Tokyo"',
        "programme.zone: zone 'Asia/Tokyo' is not one of Asia/Jakarta, Asia/Pontianak, Asia/Makassar, Asia/Jayapura",
    ),
    (
        '{ role = "signatory", within',
        '{ role = "head", within',
        "mou: signatories are the roles head and signatory, each once, not head, head",
    ),
    (
        '{ role = "signatory", within',
        '{ role = "mentor", within',
        "mou: signatories are the roles head and signatory, each once, not head, mentor",
    ),
    ("drafting = { days = 40,", "drafting = { days = 0,", "masterplan.drafting.days: input should be greater than or "
     "equal to 1"),
    ("recheck_after = 20 ", "recheck_after = nan ", "quickwin.recheck_after: input should be a finite number"),
    (
        'quorum = 2, approve = "majority"',
        'quorum = 2, approve = "most"',
        "masterplan.panel.approve: input should be 'majority', 'two-thirds' or 'unanimous'",
    ),
    ("{ offset = -5, kind", "{ offset = -61, kind", "ladders.region.rungs.0.offset: input should be greater than or "
     "equal to -60"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "key"), MISSING)
def test_a_missing_key_is_named(tmp_path: Path, line: str, key: str) -> None:
    assert refusal(tmp_path, changed(line, "")) == f"contoh.toml: {key}: field required"


@pytest.mark.parametrize(("before", "after", "rule"), WRONG)
def test_a_wrong_number_is_refused_with_file_key_and_rule(tmp_path: Path, before: str, after: str, rule: str) -> None:
    assert refusal(tmp_path, changed(before, after)) == f"contoh.toml: {rule}"


def test_a_missing_section_is_named(tmp_path: Path) -> None:
    text = changed("[quickwin]", "[quick-win]")

    assert refusal(tmp_path, text) == "contoh.toml: quickwin: field required"


def test_rungs_that_do_not_stand_in_their_order_are_refused(tmp_path: Path) -> None:
    """A rung is looked at after the one before it, so one that stands too late would be sent too late."""
    text = changed('{ offset = -5, kind = "reminder" }', '{ offset = 2, kind = "reminder" }')

    rule = "rungs stand in the order of their offsets, each kind once at an offset, not 2, -1, 0"
    assert refusal(tmp_path, text) == f"contoh.toml: ladders.region: {rule}"
