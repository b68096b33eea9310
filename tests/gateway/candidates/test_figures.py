"""The four parameters of a row: numbers as people write them, categories, and what the ministry never published."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from gateway.candidates import read_candidates
from models.sheet import Parameter
from tests.gateway.candidates.samples import HEADING, SOURCE, Line, as_csv, as_xlsx, faults, line

A_NUMBER = "a number from 0 to 100 with at most two decimals, such as 70,5"
OR_A_WORD = ", or one of sangat rendah, rendah, sedang, tinggi, sangat tinggi"


def figures(path: Path) -> dict[str, Parameter]:
    """The four parameters of the only candidate in *path*."""
    (candidate,) = read_candidates(path)
    return {parameter.name: parameter for parameter in candidate.sheet.parameters}


@pytest.mark.parametrize(
    ("written", "value"),
    [("70,5", "70.5"), ("70.50", "70.50"), ("0", "0"), ("100", "100"), ("100,00", "100.00"), (" 7,25 ", "7.25")],
)
def test_a_number_has_a_decimal_comma_or_a_decimal_dot(tmp_path: Path, written: str, value: str) -> None:
    found = figures(as_csv(tmp_path, line(green=written)))["green"].value

    assert str(found) == value


def test_a_number_cell_is_read_to_its_last_digit(tmp_path: Path) -> None:
    path = as_xlsx(tmp_path, line(performance=53.99, sustainability=71, green=0.1, kkd=61.16, green_year=2016))

    assert figures(path) == {
        "performance": Parameter(
            name="performance", value=Decimal("53.99"), year=2017, source=SOURCE, owner="Kemendagri"
        ),
        "sustainability": Parameter(
            name="sustainability", value=Decimal("71"), year=2017, source=SOURCE, owner="Bappenas"
        ),
        "green": Parameter(name="green", value=Decimal("0.1"), year=2016, source=SOURCE, owner="Kementerian PUPR"),
        "kkd": Parameter(name="kkd", value=Decimal("61.16"), year=2017, source=SOURCE, owner="Kemendagri"),
    }


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("100,01", ""),
        ("-1", ""),
        ("+1", ""),
        ("58,505", "; no thousands are separated"),
        ("1.234,5", "; no thousands are separated"),
        ("1,234.5", "; no thousands are separated"),
        ("1 234", "; no thousands are separated"),
        ("NaN", "; a figure that is not known is left empty"),
        ("Infinity", "; a figure that is not known is left empty"),
        ("-inf", "; a figure that is not known is left empty"),
        ("1e5", "; without an exponent"),
        ("1,5E-3", "; without an exponent"),
        ("70%", ""),
        ("٧٠", ""),
        ("sedang", ""),
    ],
)
def test_what_is_no_percentage_is_refused(tmp_path: Path, written: str, hint: str) -> None:
    assert faults(as_csv(tmp_path, line(green=written))) == [
        f"row 2, green (I2): found '{written}', expected {A_NUMBER}{hint}"
    ]


@pytest.mark.parametrize(
    ("word", "category"),
    [
        ("sangat rendah", "sangat-rendah"),
        ("Rendah", "rendah"),
        ("SEDANG", "sedang"),
        ("tinggi", "tinggi"),
        ("Sangat  Tinggi", "sangat-tinggi"),
        ("sangat-tinggi", "sangat-tinggi"),
    ],
)
def test_kkd_is_a_number_or_an_ordered_category(tmp_path: Path, word: str, category: str) -> None:
    kkd = figures(as_csv(tmp_path, line(kkd=word)))["kkd"]

    assert (kkd.value, kkd.category) == (None, category)


def test_a_word_that_is_no_category_is_refused_with_all_of_them(tmp_path: Path) -> None:
    assert faults(as_csv(tmp_path, line(kkd="cukup"))) == [
        f"row 2, kkd (L2): found 'cukup', expected {A_NUMBER}{OR_A_WORD}"
    ]


@pytest.mark.parametrize("nothing", ["", "-"])
def test_a_figure_that_was_never_published_is_missing(tmp_path: Path, nothing: str) -> None:
    found = figures(as_csv(tmp_path, line(performance=nothing)))["performance"]

    assert found == Parameter(name="performance", year=2017, source=SOURCE, owner="Kemendagri")


def nameless(code: str) -> Line:
    return line(code, "", performance="", performance_year="", performance_source="")


def test_a_missing_figure_without_year_and_source_is_of_the_list_that_all_other_rows_name(tmp_path: Path) -> None:
    path = as_csv(tmp_path, line("33.09", ""), nameless("33.11"), line("33.02", ""))
    parameters = [candidate.sheet.parameters[0] for candidate in read_candidates(path)]

    assert [(each.value, each.year, each.source) for each in parameters] == [
        (Decimal("70.5"), 2017, SOURCE),
        (None, 2017, SOURCE),
        (Decimal("70.5"), 2017, SOURCE),
    ]


def test_where_the_other_rows_name_several_lists_or_none_a_missing_figure_names_its_own(tmp_path: Path) -> None:
    several = as_csv(tmp_path, line("33.09", ""), nameless("33.11"), line("33.02", "", performance_year="2016"))
    expected = "the year and source of the list in which Kemendagri published none; the other rows name"
    assert faults(several) == [f"row 3, performance_year (D3): found nothing, expected {expected} 2016, 2017"]

    none = as_csv(tmp_path, nameless("33.11"))
    assert faults(none) == [f"row 2, performance_year (D2): found nothing, expected {expected} none"]


def test_year_and_source_belong_to_every_figure(tmp_path: Path) -> None:
    path = as_csv(
        tmp_path,
        line(performance_year="", sustainability_year="17", green_year="2101", green_source="", kkd_source="satu\ndua"),
        line("33.11", "", performance="", performance_source=""),
    )
    a_year, a_source = "a year from 2000 to 2100", "the document the value is from, one line of at most 200 characters"

    assert faults(path) == [
        f"row 2, performance_year (D2): found nothing, expected {a_year}",
        f"row 2, sustainability_year (G2): found '17', expected {a_year}",
        f"row 2, green_year (J2): found '2101', expected {a_year}",
        f"row 2, green_source (K2): found nothing, expected {a_source}",
        f"row 2, kkd_source (N2): found 'satu\ufffddua', expected {a_source}",
        f"row 3, performance_source (E3): found nothing, expected {a_source}",
    ]


def test_the_columns_of_the_figures_stand_where_these_tests_say() -> None:
    assert [HEADING.index(name) for name in ("performance_year", "green", "kkd")] == [3, 8, 11]
