"""The data sheet: four parameters, each once, and the digest that a region confirms."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import ValidationError

from models.messages import faults
from models.sheet import CATEGORIES, OWNERS, DataSheet, Parameter

VALUES = {"performance": "71.20", "sustainability": "64.00", "green": "58.50", "kkd": "62.00"}


def parameter(name: str, **changes: Any) -> dict[str, Any]:
    given = {"name": name, "value": VALUES.get(name, "50"), "year": 2017, "source": "contoh", "owner": "Kemendagri"}
    return {**given, **changes}


def sheet(*names: str, **changes: Any) -> DataSheet:
    return DataSheet.model_validate({"parameters": [parameter(name, **changes) for name in names]})


def wrong(*names: str, **changes: Any) -> str:
    """What is said about a sheet that is refused."""
    with pytest.raises(ValidationError) as refused:
        sheet(*names, **changes)
    return faults(refused.value)


def test_a_sheet_has_the_four_parameters_of_the_programme() -> None:
    assert [p.name for p in sheet(*OWNERS).parameters] == ["performance", "sustainability", "green", "kkd"]
    assert OWNERS == {
        "performance": "Kemendagri",
        "sustainability": "Bappenas",
        "green": "Kementerian PUPR",
        "kkd": "Kemendagri",
    }


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ((), "nothing"),
        (("performance", "green", "kkd"), "performance, green, kkd"),
        (("performance", "green", "kkd", "kkd"), "performance, green, kkd, kkd"),
        ((*OWNERS, "green"), "performance, sustainability, green, kkd, green"),
    ],
)
def test_a_parameter_that_is_missing_or_there_twice_is_refused(names: tuple[str, ...], shown: str) -> None:
    assert wrong(*names) == (
        f"the whole: a data sheet has performance, sustainability, green, kkd once each, not {shown}"
    )


def test_the_parameters_may_come_in_any_order() -> None:
    names = ["kkd", "green", "sustainability", "performance"]

    assert [p.name for p in sheet(*names).parameters] == names


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"value": "100.01"}, "value: input should be less than or equal to 100"),
        ({"value": "-0.01"}, "value: input should be greater than or equal to 0"),
        ({"value": "58.505"}, "value: decimal input should have no more than 2 decimal places"),
        ({"value": "NaN"}, "value: input should be a finite number"),
        ({"value": "58,50"}, "value: input should be a valid decimal"),
        ({"year": 1999}, "year: input should be greater than or equal to 2000"),
        ({"source": ""}, "source: string should have at least 1 character"),
        ({"owner": "\x00"}, "owner: has a control character; only readable text is allowed"),
        ({"name": "wealth"}, "name: input should be 'performance', 'sustainability', 'green' or 'kkd'"),
    ],
)
def test_a_wrong_value_is_refused_with_its_rule(changes: dict[str, Any], rule: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Parameter.model_validate({**parameter("green"), **changes})

    assert faults(refused.value) == rule


def test_the_limits_themselves_are_allowed() -> None:
    values = [Parameter.model_validate(parameter("green", value=value)).value for value in ("0", "100", "100.00")]

    assert [str(value) for value in values] == ["0", "100", "100.00"]


def test_kkd_may_be_an_ordered_category_instead_of_a_number() -> None:
    assert CATEGORIES == ("sangat-rendah", "rendah", "sedang", "tinggi", "sangat-tinggi")
    given = Parameter.model_validate(parameter("kkd", value=None, category="sedang"))

    assert (given.value, given.category) == (None, "sedang")


def test_a_figure_is_a_number_or_a_category_and_not_both() -> None:
    with pytest.raises(ValidationError) as refused:
        Parameter.model_validate(parameter("kkd", category="sedang"))

    assert faults(refused.value) == "the whole: kkd is 62.00 and sedang at once; a number or a category"


def test_a_figure_that_was_not_published_is_neither() -> None:
    given = Parameter.model_validate(parameter("performance", value=None))

    assert (given.value, given.category) == (None, None)


def test_the_digest_is_that_of_exactly_this_content() -> None:
    digest = sheet(*OWNERS).digest

    assert re.fullmatch("[0-9a-f]{64}", digest)
    assert DataSheet.model_validate_json(sheet(*OWNERS).model_dump_json()).digest == digest
    for change in ({"value": "71.21"}, {"year": 2016}, {"source": "lain"}, {"owner": "Bappenas"}):
        assert sheet(*OWNERS, **change).digest != digest
