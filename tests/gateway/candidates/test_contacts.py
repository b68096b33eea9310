"""The contacts of a row: somebody who can be written to."""

from __future__ import annotations

from pathlib import Path

import pytest

from gateway.candidates import read_candidates
from models.candidate import Contact
from tests.gateway.candidates.samples import HEADING, as_csv, as_xlsx, faults, line

SECOND = ("contact2_name", "contact2_address", "contact2_phone")
A_NAME = "a name, one line of at most 200 characters"
AN_ADDRESS = "one e-mail address, written as name@office.example"
A_PHONE = "a telephone number as text that begins with 0 or +, or nothing"


def test_a_region_has_one_contact_or_two(tmp_path: Path) -> None:
    first, second = line("33.09", "", contact_phone="+62 (271) 000-000"), line("33.11", "")
    path = as_csv(
        tmp_path,
        [*first, "Kedua (contoh)", "kedua@contoh.example", "0800 000 000"],
        [*second, "", "", ""],
        heading=HEADING + SECOND,
    )

    assert [each.contacts for each in read_candidates(path)] == [
        (
            Contact(name="Narahubung (contoh)", address="narahubung@contoh.example", phone="+62 (271) 000-000"),
            Contact(name="Kedua (contoh)", address="kedua@contoh.example", phone="0800 000 000"),
        ),
        (Contact(name="Narahubung (contoh)", address="narahubung@contoh.example"),),
    ]


def test_two_regions_may_share_a_mailbox(tmp_path: Path) -> None:
    path = as_csv(tmp_path, line("33.09", ""), line("33.11", ""))

    assert [each.contacts[0].address for each in read_candidates(path)] == ["narahubung@contoh.example"] * 2


def test_a_region_without_a_contact_is_refused(tmp_path: Path) -> None:
    assert faults(as_csv(tmp_path, line(contact_name="", contact_address=""))) == [
        f"row 2, contact_name (O2): found nothing, expected {A_NAME}",
        f"row 2, contact_address (P2): found nothing, expected {AN_ADDRESS}",
    ]


def test_half_a_second_contact_is_refused(tmp_path: Path) -> None:
    path = as_csv(tmp_path, [*line(), "", "kedua@contoh.example", ""], heading=HEADING + SECOND)

    assert faults(path) == [f"row 2, contact2_name (R2): found nothing, expected {A_NAME}"]


@pytest.mark.parametrize(
    "address",
    ["a@contoh", "a@b.example, c@d.example", "Nama <a@contoh.example>", "ä@contoh.example", f"{'a' * 250}@b.example"],
)
def test_what_is_not_one_address_is_refused(tmp_path: Path, address: str) -> None:
    shown = address if len(address) <= 60 else f"{address[:60]}…"

    assert faults(as_csv(tmp_path, line(contact_address=address))) == [
        f"row 2, contact_address (P2): found '{shown}', expected {AN_ADDRESS}"
    ]


@pytest.mark.parametrize("name", ["Satu\nDua", "=?utf-8?q?Nama?=", "\u202eNama", "N" * 201])
def test_a_name_that_no_letter_could_carry_is_refused(tmp_path: Path, name: str) -> None:
    (fault,) = faults(as_csv(tmp_path, line(contact_name=f"x{name}")))

    assert fault.startswith("row 2, contact_name (O2): found 'x")
    assert fault.endswith(f", expected {A_NAME}")


@pytest.mark.parametrize("phone", ["81234567890", "0812", "0812 abc 4567", "+", "0" * 40])
def test_a_telephone_number_begins_with_0_or_plus(tmp_path: Path, phone: str) -> None:
    assert faults(as_csv(tmp_path, line(contact_phone=phone))) == [
        f"row 2, contact_phone (Q2): found '{phone}', expected {A_PHONE}"
    ]


def test_a_telephone_number_that_excel_took_for_a_number_is_refused(tmp_path: Path) -> None:
    assert faults(as_xlsx(tmp_path, line(contact_phone=81234567890))) == [
        f"kandidat!Q2: found the number 81234567890, expected {A_PHONE}"
    ]
