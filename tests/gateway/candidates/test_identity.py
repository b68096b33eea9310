"""Which region a row means: by code, by name, by both, with what Excel and people make of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gateway.candidates import examine, read_candidates
from tests.gateway.candidates.samples import as_csv, as_xlsx, faults, line


@pytest.mark.parametrize(
    ("code", "name", "remarks"),
    [
        ("33.09", "Kabupaten Boyolali", []),
        ("33.09", "", []),
        ("", "Kabupaten Boyolali", []),
        ("", "Kab. Boyolali", ["row 2: 'Kab. Boyolali' was read as Kabupaten Boyolali"]),
        ("", "KAB BOYOLALI", ["row 2: 'KAB BOYOLALI' was read as Kabupaten Boyolali"]),
        ("33.09", "kabupaten  boyolali", ["row 2: 'kabupaten  boyolali' was read as Kabupaten Boyolali"]),
    ],
)
def test_a_region_is_known_by_its_code_or_its_name(tmp_path: Path, code: str, name: str, remarks: list[str]) -> None:
    examined = examine(as_csv(tmp_path, line(code, name)))

    assert [each.region.id for each in examined.candidates] == ["kabupaten-boyolali"]
    assert examined.remarks == remarks


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Kota Jakarta Pusat", "kota-administrasi-jakarta-pusat"),
        ("Kota Adm. Jakarta Timur", "kota-administrasi-jakarta-timur"),
        ("Kab. Kep. Seribu", "kabupaten-administrasi-kepulauan-seribu"),
        ("Kota Bau-Bau", "kota-bau-bau"),
        ("Kota Baubau", "kota-bau-bau"),
        ("Kota Palangka Raya", "kota-palangkaraya"),
        ("Kabupaten Pangkajene Kepulauan", "kabupaten-pangkajene-dan-kepulauan"),
        ("Kabupaten Kep. Siau Tagulandang Biaro", "kabupaten-kepulauan-siau-tagulandang-biaro"),
    ],
)
def test_a_name_that_is_written_otherwise_is_understood_and_said_so(tmp_path: Path, name: str, id: str) -> None:
    examined = examine(as_csv(tmp_path, line("", name)))
    region = examined.candidates[0].region

    assert region.id == id
    assert examined.remarks == [f"row 2: '{name}' was read as {region.name}"]


def test_a_code_of_before_2022_is_read_as_todays(tmp_path: Path) -> None:
    examined = examine(as_csv(tmp_path, line("91.09", "Kabupaten Mimika")))
    region = examined.candidates[0].region

    assert (region.id, region.code, region.province, region.zone) == (
        "kabupaten-mimika",
        "94.04",
        "Papua Tengah",
        "Asia/Jayapura",
    )
    assert examined.remarks == [
        "row 2: 91.09 was the code of Kabupaten Mimika until 2022 (UU 15/2022, Papua Tengah); read as 94.04"
    ]


def test_a_name_of_before_is_read_as_todays(tmp_path: Path) -> None:
    examined = examine(as_csv(tmp_path, line("12.12", "Kab. Toba Samosir")))

    assert [each.region.id for each in examined.candidates] == ["kabupaten-toba"]
    assert examined.remarks == [
        "row 2: Kabupaten Toba Samosir was the name until 2020 (PP 14/2020, new name); read as Kabupaten Toba"
    ]


def test_a_code_that_excel_took_for_a_number_is_refused_by_the_regions_name(tmp_path: Path) -> None:
    path = as_xlsx(
        tmp_path, line(35.1, "Kabupaten Banyuwangi"), line(33.1, None), line(33.2, "Kabupaten Banyumas"), line(64.1)
    )

    assert faults(path) == [
        "kandidat!A2: found the number 35.1, expected '35.10' as text, Kabupaten Banyuwangi: a number loses its last 0",
        "kandidat!A3: found the number 33.1, expected '33.10' as text, Kabupaten Klaten: a number loses its last 0",
        "kandidat!A4: found the number 33.2, expected '33.02', the code of Kabupaten Banyumas",
        "kandidat!A5: found the number 64.1, expected '33.09', the code of Kabupaten Boyolali",
    ]


def test_a_code_that_lost_nothing_as_a_number_is_read(tmp_path: Path) -> None:
    path = as_xlsx(tmp_path, line(33.09, None), line(51.71, "Kota Denpasar"))

    assert [each.region.id for each in read_candidates(path)] == ["kabupaten-boyolali", "kota-denpasar"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("35.1", "'35.10' as text, Kabupaten Banyuwangi: a number loses its last 0"),
        ("35,10", "'35.10' as text, Kabupaten Banyuwangi"),
        ("3510", "'35.10' as text, Kabupaten Banyuwangi"),
        ("35.99", "one of the 514 official codes: two digits, a dot, two digits"),
        ("35", "one of the 514 official codes: two digits, a dot, two digits"),
        ("٣٥.١٠", "one of the 514 official codes: two digits, a dot, two digits"),
    ],
)
def test_what_is_no_code_is_refused_with_what_was_meant(tmp_path: Path, code: str, expected: str) -> None:
    assert faults(as_csv(tmp_path, line(code, ""))) == [f"row 2, code (A2): found '{code}', expected {expected}"]


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Bogor", "; nearest: Kabupaten Bogor (32.01), Kota Bogor (32.71)"),
        ("Boyolali", "; nearest: Kabupaten Boyolali (33.09)"),
        ("Kota Boyolali", "; nearest: Kabupaten Boyolali (33.09)"),
        (
            "Kabupaten Banyuwamgi",
            "; nearest: Kabupaten Banyuwangi (35.10), Kabupaten Banyuasin (16.07)",
        ),
        ("Kabupaten Contoh", ""),
        ("Xyzzy", ""),
        ("K" * 81, ""),
    ],
)
def test_a_near_miss_is_suggested_and_not_taken(tmp_path: Path, name: str, nearest: str) -> None:
    shown = name if len(name) <= 60 else f"{name[:60]}…"

    assert faults(as_csv(tmp_path, line("", name))) == [
        f"row 2, name (B2): found '{shown}', expected the official name of a kabupaten or kota{nearest}"
    ]


def test_code_and_name_must_agree(tmp_path: Path) -> None:
    path = as_csv(
        tmp_path,
        line("33.09", "Kabupaten Klaten"),
        line("33.11", "Kab Sukohardjo"),
        line("33.99", "Kabupaten Demak"),
        line("", ""),
    )

    assert faults(path) == [
        "row 2, name (B2): found 'Kabupaten Klaten', expected Kabupaten Boyolali, the region of the code 33.09; "
        "Kabupaten Klaten has 33.10",
        "row 3, name (B3): found 'Kab Sukohardjo', expected Kabupaten Sukoharjo, the region of the code 33.11",
        "row 4, code (A4): found '33.99', expected '33.21', the code of Kabupaten Demak",
        "row 5, code (A5): found nothing, expected a code such as 33.09 or a name such as Kabupaten Boyolali",
    ]


def test_a_region_that_stands_there_twice_is_refused_with_its_first_row(tmp_path: Path) -> None:
    path = as_csv(
        tmp_path,
        line("33.09", ""),
        line("51.71", "Kota Denpasar"),
        line("", "KAB. BOYOLALI"),
        line("35.1", "Kabupaten Banyuwangi"),
        line("35.10", ""),
    )

    assert faults(path) == [
        "row 4, name (B4): found 'KAB. BOYOLALI', expected each region once; "
        "Kabupaten Boyolali stands in row 2 already",
        "row 5, code (A5): found '35.1', expected '35.10' as text, Kabupaten Banyuwangi: a number loses its last 0",
        "row 6, code (A6): found '35.10', expected each region once; Kabupaten Banyuwangi stands in row 5 already",
    ]
