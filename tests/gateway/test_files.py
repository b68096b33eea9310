"""Regions, parameters and people from CSV files: every fault named, nothing taken while one remains."""

from __future__ import annotations

from pathlib import Path

import pytest

from gateway.parameters_file import read_sheets
from gateway.people_file import read_people
from gateway.regions_file import read_regions
from models.errors import Refused

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"


def written(folder: Path, content: str | bytes, name: str = "berkas.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def why(reading: object, *arguments: object) -> str:
    with pytest.raises(Refused) as refusal:
        reading(*arguments)  # type: ignore[operator]
    return str(refusal.value)


def test_the_real_regions_of_2018_are_read_with_their_zones() -> None:
    regions = read_regions(EXAMPLES / "cohort-2018.csv")

    assert len({region.id for region in regions}) == 50
    assert {region.zone for region in regions} == {"Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar"}
    assert [(r.id, r.code, r.zone) for r in regions if r.name == "Kota Denpasar"] == [
        ("kota-denpasar", "51.71", "Asia/Makassar")
    ]


def test_every_example_file_is_whole() -> None:
    regions = read_regions(EXAMPLES / "cohort-2018.csv")

    sheets = read_sheets(EXAMPLES / "parameters-2018-illustrative.csv", regions)
    people = read_people(EXAMPLES / "people-2018-sample.csv", regions)

    assert sheets.keys() == {region.id for region in regions}
    assert {p.source for sheet in sheets.values() for p in sheet.parameters} == {"ilustrasi, bukan angka resmi"}
    assert all(entry.id.endswith(".contoh") and entry.address.endswith("@contoh.example") for entry in people)


def test_the_25_regions_of_2017_are_read_with_their_sample_people() -> None:
    regions = read_regions(EXAMPLES / "cohort-2017.csv")
    people = read_people(EXAMPLES / "people-2017-sample.csv", regions)

    assert len({region.id for region in regions}) == 25
    assert [(r.code, r.province, r.zone) for r in regions if r.name == "Kabupaten Mimika"] == [
        ("94.04", "Papua Tengah", "Asia/Jayapura")
    ]
    officers = [entry.region for entry in people if entry.role == "officer"]
    assert officers == [region.id for region in regions]
    assert all(entry.id.endswith(".contoh") and entry.address.endswith("@contoh.example") for entry in people)


def test_all_faults_of_a_regions_file_are_named_at_once(tmp_path: Path) -> None:
    content = (
        "code,name,type,province\n"
        "35.1,Kabupaten Banyuwangi,kabupaten,Jawa Timur\n"
        "51.71,Kota Denpasar,kotamadya,Bali\n"
        "51.71,,kota,Pulau Bali\n"
    )
    sentence = why(read_regions, written(tmp_path, content))

    provinces = "province: found 'Pulau Bali', expected one of the 38 provinces"
    assert sentence == (
        "berkas.csv has 5 fault(s): row 2, code: found '35.1', expected two digits, a dot, two digits; Excel turns "
        "35.10 into 35.1, keep codes as text; row 3, type: found 'kotamadya', expected kabupaten or kota; "
        f"row 4, name: found '', expected the region's name; row 4, {provinces}; "
        "row 4, code: 51.71 stands in row 3 already; a region is named once"
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "berkas.csv lacks the column code, name, type, province; its columns are code, name, type, province"),
        (b"code,name,type,province\n", "berkas.csv has 1 fault(s): it holds no region"),
        (
            b"code,nama\n",
            "berkas.csv lacks the column name, type, province; its columns are code, name, type, province",
        ),
        (b"code,name,type,province\n\x00", "berkas.csv has a NUL character; a CSV file of plain text is expected"),
        ("code,name,type,province\nKota Contoh".encode("utf-16"), "berkas.csv cannot be read as UTF-8 text: "),
        (b"x" * (10 * 1024 * 1024 + 1), "berkas.csv has 10485761 bytes; at most 10485760 are allowed"),
    ],
)
def test_a_file_that_is_no_csv_of_regions_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    assert why(read_regions, written(tmp_path, content)).startswith(sentence)


def test_a_missing_file_and_a_byte_order_mark(tmp_path: Path) -> None:
    assert why(read_regions, tmp_path / "tak-ada.csv") == f"there is no file {tmp_path / 'tak-ada.csv'}"
    marked = "\ufeffcode,name,type,province\n51.71,Kota Denpasar,kota,Bali\n"
    assert [region.id for region in read_regions(written(tmp_path, marked))] == ["kota-denpasar"]


def test_parameters_are_complete_and_within_their_limits(tmp_path: Path) -> None:
    regions = read_regions(written(tmp_path, "code,name,type,province\n51.71,Kota Denpasar,kota,Bali\n", "daerah.csv"))
    head = "code,parameter,value,year,source\n"
    good = "".join(f'51.71,{name},"70,5",2017,contoh\n' for name in ("performance", "sustainability", "green", "kkd"))

    sheets = read_sheets(written(tmp_path, head + good), regions)
    faulty = written(tmp_path, head + "51.71,performance,NaN,2017,contoh\n51.71,hijau,101,17,contoh\n")
    sentence = why(read_sheets, faulty, regions)

    assert [str(p.value) for p in sheets["kota-denpasar"].parameters] == ["70.5"] * 4
    assert sentence.startswith("berkas.csv has 3 fault(s): row 2, value: ")
    assert "row 3, name: input should be 'performance', 'sustainability', 'green' or 'kkd'; value: " in sentence
    assert sentence.endswith(
        "51.71 Kota Denpasar: the whole: a data sheet has performance, sustainability, green, kkd once each, "
        "not nothing"
    )


def test_faults_of_a_people_file_are_named_with_their_rows(tmp_path: Path) -> None:
    content = (
        "id,name,address,language,role,region\n"
        "Satu,Satu (contoh),satu@contoh.example,id,officer,\n"
        "dua.contoh,Dua (contoh),dua@contoh,id,officer,\n"
        "tiga.contoh,Tiga (contoh),tiga@contoh.example,de,juri,kota-x\n"
    )
    sentence = why(read_people, written(tmp_path, content), [])

    assert sentence.startswith("berkas.csv has 3 fault(s): row 2, id: string should match pattern")
    assert "row 3, 'dua@contoh' is not one e-mail address; write it as name@office.example" in sentence
    assert "row 4, language: string should match pattern" in sentence
