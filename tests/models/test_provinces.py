"""The zones of the 38 provinces, and the permanent id of a region."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from models.errors import Refused
from models.provinces import ZONES, slug, zone_of
from models.values import Key
from tests.models.samples import SOME

WEST = """
Aceh, Sumatera Utara, Sumatera Barat, Riau, Jambi, Sumatera Selatan, Bengkulu, Lampung, Kepulauan Bangka Belitung,
Kepulauan Riau, DKI Jakarta, Jawa Barat, Jawa Tengah, Daerah Istimewa Yogyakarta, Jawa Timur, Banten,
Kalimantan Barat, Kalimantan Tengah
"""
CENTRE = """
Bali, Nusa Tenggara Barat, Nusa Tenggara Timur, Kalimantan Selatan, Kalimantan Timur, Kalimantan Utara,
Sulawesi Utara, Sulawesi Tengah, Sulawesi Selatan, Sulawesi Tenggara, Gorontalo, Sulawesi Barat
"""
EAST = """
Maluku, Maluku Utara, Papua, Papua Barat, Papua Barat Daya, Papua Pegunungan, Papua Selatan, Papua Tengah
"""


def names(text: str) -> set[str]:
    return {" ".join(name.split()) for name in text.split(",")}


def test_the_38_provinces_lie_in_three_zones() -> None:
    west = {province for province, zone in ZONES.items() if zone in ("Asia/Jakarta", "Asia/Pontianak")}
    centre = {province for province, zone in ZONES.items() if zone == "Asia/Makassar"}
    east = {province for province, zone in ZONES.items() if zone == "Asia/Jayapura"}

    assert (west, centre, east) == (names(WEST), names(CENTRE), names(EAST))
    assert [len(west), len(centre), len(east), len(ZONES)] == [18, 12, 8, 38]


def test_the_west_of_kalimantan_has_the_clocks_of_pontianak() -> None:
    assert {province for province, zone in ZONES.items() if zone == "Asia/Pontianak"} == {
        "Kalimantan Barat",
        "Kalimantan Tengah",
    }


@pytest.mark.parametrize("province", sorted(ZONES))
def test_the_zone_of_every_province_is_found(province: str) -> None:
    assert zone_of(province) == ZONES[province]


@pytest.mark.parametrize("name", ["Timor Timur", "jawa barat", ""])
def test_what_is_no_province_is_refused_and_all_are_named(name: str) -> None:
    with pytest.raises(Refused) as refusal:
        zone_of(name)

    assert str(refusal.value) == f"{name!r} is no province; provinces: {', '.join(sorted(ZONES))}"


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Kabupaten Kulon Progo", "kabupaten-kulon-progo"),
        ("Kota Bogor", "kota-bogor"),
        ("Kabupaten Mimika ", "kabupaten-mimika"),
        ("Kota Tidore  Kepulauan", "kota-tidore-kepulauan"),
        ("Kabupaten Toli-Toli", "kabupaten-toli-toli"),
        ("Kab. Fakfak (Contoh)", "kab-fakfak-contoh"),
    ],
)
def test_a_regions_id_is_its_name_in_small_letters(name: str, id: str) -> None:
    assert slug(name) == id


@given(st.text(max_size=80))
@SOME
def test_an_id_made_of_any_name_is_a_key_and_making_it_twice_changes_nothing(name: str) -> None:
    id = slug(name)

    assert slug(id) == id
    assert id == "" or TypeAdapter(Key).validate_python(id) == id
    assert (id == "") == (re.search("[a-z0-9]", name.lower()) is None)
