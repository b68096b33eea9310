"""The programme's targets: data with their sources, and what a report sets against them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from models.errors import PolicyError
from models.report import Record, reported
from models.targets_file import TARGETS, read_targets
from tests.reporting import COHORT, PLACES, programme

TEXT = TARGETS.read_text(encoding="utf-8")
RECORD = Record(chains=1, entries=1, digest="0" * 64)


def refusal(folder: Path, before: str, after: str) -> str:
    """What is said about the targets with one line changed."""
    assert TEXT.count(before) == 1
    path = folder / "sasaran.toml"
    path.write_text(TEXT.replace(before, after), encoding="utf-8")
    with pytest.raises(PolicyError) as refused:
        read_targets(path)
    return str(refused.value)


def test_the_public_targets_are_100_regions_by_2019_and_25_with_integrated_services() -> None:
    public = [t for t in read_targets().targets if t.source == "public"]

    assert [(t.milestone, t.year, t.count) for t in public if t.milestone in ("selected", "egov", "evaluated")] == [
        ("selected", None, 100),
        ("selected", 2017, 25),
        ("selected", 2018, 50),
        ("selected", 2019, 25),
        ("egov", None, 25),
        ("evaluated", 2018, 25),
    ]


def test_the_report_of_all_cohorts_has_the_targets_of_the_years_that_have_begun() -> None:
    report = reported(programme().events, PLACES, read_targets(), RECORD, as_of=date(2018, 12, 31))

    assert [(f.year, f.count, f.target, f.source) for f in report.figures if f.milestone == "trained"] == [
        (2017, 0, 25, "our default"),
        (2018, 2, 50, "public"),
        (None, 2, 100, "public"),
    ]
    assert [(f.year, f.count, f.target) for f in report.figures if f.milestone == "freed"] == [
        (2017, 0, None),
        (2018, 1, None),
        (None, 1, None),
    ]


def test_every_region_that_has_not_given_up_its_place_is_to_be_trained() -> None:
    report = reported(programme().events, PLACES, read_targets(), RECORD, as_of=date(2019, 6, 1), cohort=COHORT)

    assert {f.key: (f.count, f.target, f.source) for f in report.figures if f.target} == {
        "selected": (4, 50, "public"),
        "mou": (2, 3, "public"),
        "trained": (2, 3, "public"),
        "masterplan": (1, 3, "public"),
        "launched": (1, 3, "our default"),
        "proved": (1, 3, "our default"),
        "evaluated": (1, 3, "our default"),
    }


def test_a_cohort_that_enters_at_evaluation_has_no_target_for_earlier_stages() -> None:
    cohort = "smart-city-2017"
    report = reported(programme().events, PLACES, read_targets(), RECORD, as_of=date(2019, 6, 1), cohort=cohort)

    assert report.entered_at == {cohort: "evaluation"}
    assert {f.key: (f.count, f.target) for f in report.figures if f.target} == {"evaluated": (1, 1)}


FAULTS = [
    (
        'milestone = "egov", count = 25, source = "public"',
        'milestone = "egov", count = 25, source = "menteri"',
        "sasaran.toml: targets.25.source: input should be 'public' or 'our default'",
    ),
    (
        'milestone = "egov", count = 25, source = "public"',
        'milestone = "egov", count = 0, source = "public"',
        "sasaran.toml: targets.25.count: input should be greater than or equal to 1",
    ),
    (
        'milestone = "egov", count = 25, source = "public"',
        'milestone = "egov", count = 25, source = "public", by = 2019',
        "sasaran.toml: unknown key targets.26.by; correct the name or remove it",
    ),
    (
        'milestone = "trained", year = 2018, count = 50',
        'milestone = "trained", year = 2018, count = 51',
        "sasaran.toml: the whole: the years of trained add up to 101; its total is 100",
    ),
    (
        'milestone = "trained", year = 2018, count = 50',
        'milestone = "trained", year = 2017, count = 50',
        "sasaran.toml: the whole: trained in 2017 has two targets; one is allowed",
    ),
    (
        'cohort = "smart-city-2019", count',
        'cohort = "smart-city-2018", count',
        "sasaran.toml: the whole: smart-city-2018 has two targets; one is allowed",
    ),
    (
        '{ milestone = "mou", source = "public" }',
        '{ milestone = "nota", source = "public" }',
        "sasaran.toml: the whole: nothing counts 'nota'; milestones: candidates, ranked, selected, freed, mou, "
        "trained, masterplan, launched, proved, egov-chosen, services-running, services-integrated, egov, evaluated",
    ),
]


@pytest.mark.parametrize(("before", "after", "said"), FAULTS)
def test_a_target_that_does_not_fit_is_refused_with_file_key_and_rule(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    assert refusal(tmp_path, before, after) == said


def test_a_missing_file_of_targets_is_named(tmp_path: Path) -> None:
    with pytest.raises(PolicyError) as refused:
        read_targets(tmp_path / "tak-ada.toml")

    assert (
        str(refused.value) == f"there is no policy file {tmp_path}/tak-ada.toml; see policies/ for the ones that exist"
    )
