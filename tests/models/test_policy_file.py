"""The policies read; a wrong one is refused with file, key and rule."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from models.errors import PolicyError
from models.policy import deadlines
from models.policy_file import read_policy
from tests.world import POLICY

TEXT = POLICY.read_text(encoding="utf-8")
FILES = sorted(POLICY.parent.glob("smart-city-*.toml"))
"""The policy of every cohort, by its year."""


def refusal(folder: Path, text: str) -> str:
    """What is said about a policy file with *text*."""
    path = folder / "contoh.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PolicyError) as refused:
        read_policy(path)
    return str(refused.value)


def changed(before: str, after: str) -> str:
    """The policy of 2018 with one line changed."""
    assert TEXT.count(before) == 1
    return TEXT.replace(before, after)


def test_the_policy_of_2018_reads() -> None:
    policy = read_policy(POLICY)

    assert (policy.programme.id, policy.programme.year, policy.version) == ("smart-city-2018", 2018, 1)
    assert [signatory.role for signatory in policy.mou.signatories] == ["head", "signatory"]
    assert {aspect.name: aspect.weight for aspect in policy.evaluation.aspects} == {
        "baseline": 10,
        "output": 20,
        "outcome": 30,
        "impact": 20,
        "quick-win": 20,
    }
    assert policy.evaluation.needs_reason_above == Decimal("0.50")
    assert (policy.masterplan.panel.size, policy.masterplan.panel.quorum) == (3, 2)


def test_each_year_has_its_policy_and_the_regions_of_2017_enter_at_the_evaluation() -> None:
    programmes = [read_policy(file).programme for file in FILES]

    assert [(each.id, each.year, each.enters_at) for each in programmes] == [
        ("smart-city-2017", 2017, "evaluation"),
        ("smart-city-2018", 2018, "assessment"),
        ("smart-city-2019", 2019, "assessment"),
    ]
    assert [read_policy(file).evaluation.cycle for file in FILES] == ["2018", "2018", "2019"]


def test_where_the_public_sources_disagree_the_file_says_so() -> None:
    text = FILES[2].read_text(encoding="utf-8")

    assert "The sources disagree on how many regions were invited: 107 or 150" in text
    assert "15 May 2019" in text


def test_a_stage_at_which_no_cohort_enters_is_refused(tmp_path: Path) -> None:
    said = refusal(tmp_path, changed("year = 2018 ", 'enters_at = "training"\nyear = 2018 '))

    assert said == "contoh.toml: programme.enters_at: input should be 'assessment' or 'evaluation'"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_deadline_of_a_policy_has_its_days_and_a_ladder_that_exists(file: Path) -> None:
    policy = read_policy(file)
    found = deadlines(policy)

    assert len(found) == len({where for where, _ in found}) == file.read_text(encoding="utf-8").count("days = ")
    assert [where for where, deadline in found if deadline.ladder not in policy.ladders] == []


def test_the_rungs_of_every_ladder_stand_in_their_order() -> None:
    ladders = read_policy(POLICY).ladders

    assert {name: [rung.offset for rung in ladder.rungs] for name, ladder in ladders.items()} == {
        "region": [-5, -1, 0],
        "programme": [-2, 0, 1],
        "panel": [-3, 0, 1],
        "quiet": [0],
        "grace": [-2],
    }


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "smart-city-1998.toml"

    with pytest.raises(PolicyError) as refused:
        read_policy(path)

    assert str(refused.value) == f"there is no policy file {path}; see policies/ for the ones that exist"


def test_what_is_not_toml_is_refused_with_its_place(tmp_path: Path) -> None:
    said = refusal(tmp_path, "[programme\nyear = 2018")

    assert said.startswith("contoh.toml cannot be read as TOML: ")
    assert said.endswith("(at line 1, column 11)")


def test_what_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "contoh.toml").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(PolicyError, match=r"^contoh.toml cannot be read as TOML: 'utf-8' codec can't decode"):
        read_policy(tmp_path / "contoh.toml")


UNKNOWN = [
    ("version = 1\n", "version = 1\nedition = 2\n", "edition"),
    ("margin_minutes = 30", "margin_minutes = 30\nmargins = 30", "programme.margins"),
    ("invitation = { days = 10,", "invitation = { days = 10, dyas = 11,", "mou.invitation.dyas"),
    ('{ role = "signatory", within', '{ role = "signatory", rank = 2, within', "mou.signatories.2.rank"),
    ("panel = { size = 3,", "panel = { size = 3, chair = 1,", "masterplan.panel.chair"),
    ("{ offset = -5,", "{ offset = -5, hour = 9,", "ladders.region.rungs.1.hour"),
    ('title = "Rencana aksi enam pilar"', 'title = "Rencana aksi"\ntitel = "x"', "training.sessions.3.titel"),
    ("egov = { services = {", "egov = { servis = 1, services = {", "evaluation.egov.servis"),
    ('{ name = "impact", weight = 20 }', '{ name = "impact", weight = 20, max = 4 }', "evaluation.aspects.4.max"),
]


@pytest.mark.parametrize(("before", "after", "key"), UNKNOWN)
def test_an_unknown_key_is_named_however_deep_it_stands(tmp_path: Path, before: str, after: str, key: str) -> None:
    said = refusal(tmp_path, changed(before, after))

    assert said == f"contoh.toml: unknown key {key}; correct the name or remove it"
