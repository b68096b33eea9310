"""The 165 candidates of the example: real regions, illustrative figures that say so, the 50 of 2018 among them."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

from gateway.candidates import examine, read_candidates
from gateway.candidates.report import summarised
from gateway.parameters_file import read_sheets
from gateway.regions_file import read_regions
from models.candidate import Candidate
from models.provinces import ZONES

EXAMPLES = Path(__file__).resolve().parent.parent.parent.parent / "examples"
FILE = EXAMPLES / "candidates-2018-illustrative.csv"
MIDDLES = {"sangat-rendah": 10, "rendah": 30, "sedang": 50, "tinggi": 70, "sangat-tinggi": 90}
"""A number for each category, so that this test can take a plain mean."""


def plain_mean(candidate: Candidate) -> Decimal:
    """The mean of the figures that are there."""
    figures = [
        parameter.value if parameter.value is not None else Decimal(MIDDLES[parameter.category])
        for parameter in candidate.sheet.parameters
        if parameter.value is not None or parameter.category
    ]
    return sum(figures, Decimal(0)) / len(figures)


def test_165_candidates_of_all_provinces_and_zones() -> None:
    candidates = read_candidates(FILE)

    assert len({each.region.id for each in candidates}) == 165
    assert {each.region.province for each in candidates} == set(ZONES)
    assert {each.region.zone for each in candidates} == set(ZONES.values())
    assert Counter(each.region.id.split("-")[0] for each in candidates) == {"kabupaten": 113, "kota": 52}


def test_everything_made_up_says_so() -> None:
    candidates = read_candidates(FILE)

    assert {(p.source, p.year) for each in candidates for p in each.sheet.parameters} == {
        ("ilustrasi, bukan angka resmi", 2017)
    }
    assert [(contact.name, contact.address, contact.phone) for each in candidates for contact in each.contacts] == [
        (f"Narahubung {each.region.name} (contoh)", f"narahubung@{each.region.id}.contoh.example", None)
        for each in candidates
    ]


def test_some_give_a_category_and_some_kabupaten_lack_a_figure() -> None:
    candidates = read_candidates(FILE)
    words = Counter(each.sheet.parameters[3].category for each in candidates if each.sheet.parameters[3].category)
    lacking = [each.region.id for each in candidates if each.sheet.parameters[0].value is None]

    assert words == {"rendah": 14, "sedang": 8, "sangat-rendah": 5, "tinggi": 1}
    assert len(lacking) == 8
    assert all(region.startswith("kabupaten-") for region in lacking)
    assert summarised(examine(FILE)).missing == {"performance": 8, "sustainability": 0, "green": 0, "kkd": 0}


def test_the_50_of_2018_have_the_figures_of_their_own_example_and_the_highest_means() -> None:
    regions = read_regions(EXAMPLES / "cohort-2018.csv")
    sheets = read_sheets(EXAMPLES / "parameters-2018-illustrative.csv", regions)
    candidates = read_candidates(FILE)
    means = sorted(((plain_mean(each), each.region.id) for each in candidates), reverse=True)

    assert {each.region.id: each.sheet for each in candidates if each.region.id in sheets} == sheets
    assert {region for _, region in means[:50]} == sheets.keys()
    assert len([mean for mean, _ in means[50:] if means[49][0] - mean < 1]) == 7
