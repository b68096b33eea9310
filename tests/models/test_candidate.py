"""A candidate: its region, its sheet, and one to five people who can be written to."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from models.candidate import Candidate, Contact
from models.messages import faults
from tests.models.test_sheet import parameter

REGION = {
    "id": "kabupaten-boyolali",
    "code": "33.09",
    "name": "Kabupaten Boyolali",
    "province": "Jawa Tengah",
    "zone": "Asia/Jakarta",
}
CONTACT = {"name": "Narahubung (contoh)", "address": "narahubung@contoh.example"}
SHEET = {"parameters": [parameter(name) for name in ("performance", "sustainability", "green", "kkd")]}


def wrong(model: type[Candidate] | type[Contact], given: dict[str, Any]) -> str:
    """What is said about a value that is refused."""
    with pytest.raises(ValidationError) as refused:
        model.model_validate(given)
    return faults(refused.value)


@pytest.mark.parametrize("count", [1, 5])
def test_a_candidate_keeps_its_contacts_and_fields_of_a_newer_version(count: int) -> None:
    given = {"region": REGION, "sheet": SHEET, "contacts": [CONTACT] * count, "newer": "kept"}
    candidate = Candidate.model_validate(given)

    assert candidate.contacts == (Contact(**CONTACT),) * count
    assert Candidate.model_validate_json(candidate.model_dump_json()) == candidate
    assert candidate.model_dump()["newer"] == "kept"


@pytest.mark.parametrize(
    ("count", "rule"),
    [
        (0, "contacts: tuple should have at least 1 item after validation, not 0"),
        (6, "contacts: tuple should have at most 5 items after validation, not 6"),
    ],
)
def test_a_candidate_has_one_to_five_contacts(count: int, rule: str) -> None:
    assert wrong(Candidate, {"region": REGION, "sheet": SHEET, "contacts": [CONTACT] * count}) == rule


def test_a_contact_has_a_name_and_a_short_address_and_perhaps_a_telephone() -> None:
    assert Contact.model_validate({**CONTACT, "phone": "0271 000-000"}).phone == "0271 000-000"
    assert wrong(Contact, {**CONTACT, "name": " "}) == "name: is empty; write at least one word"
    assert wrong(Contact, {**CONTACT, "address": "a" * 255}) == "address: string should have at most 254 characters"
    assert wrong(Contact, {**CONTACT, "phone": "271 000"}) == (
        "phone: string should match pattern '^[0+][0-9 ()-]{5,28}[0-9]$'"
    )
