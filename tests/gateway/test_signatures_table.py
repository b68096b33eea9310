"""The table of a ceremony: written empty, read, and every fault of a row by itself named at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from gateway.signatures.table import COLUMNS, Line, read_lines, write_template
from models.errors import Refused
from tests.gateway.ceremony import ROW, SIGNED_ON, table

SAID = {
    "capacity": "definitif",
    "signed_on": SIGNED_ON,
    "method": "paper",
    "place": "Jakarta, Balai Contoh",
    "number_region": "120/CONTOH",
    "number_programme": "45/CONTOH",
}


def why(path: Path) -> str:
    with pytest.raises(Refused) as refusal:
        read_lines(path)
    return str(refusal.value)


def test_an_empty_table_has_every_column_and_a_row_for_each_region_that_waits(tmp_path: Path) -> None:
    assert write_template(tmp_path / "kosong.csv", ()) == 0
    assert write_template(tmp_path / "tabel.csv", ["kota-bogor", "kota-depok"]) == 2

    assert (tmp_path / "kosong.csv").read_text() == ",".join(COLUMNS) + "\n"
    assert (tmp_path / "tabel.csv").read_text().splitlines()[1:] == [
        "kota-bogor,head,,,,,,,,",
        "kota-depok,head,,,,,,,,",
    ]


def test_a_table_that_exists_is_not_written_over(tmp_path: Path) -> None:
    path = table(tmp_path / "tabel.csv")
    before = path.read_text()

    for wrong, sentence in (
        (path, f"{path} exists already; name a file that does not"),
        (tmp_path / "tak-ada" / "t.csv", f"{tmp_path}/tak-ada/t.csv cannot be written: No such file or directory"),
    ):
        with pytest.raises(Refused) as refusal:
            write_template(wrong, ["kota-bogor"])
        assert str(refusal.value) == sentence
    assert path.read_text() == before


def test_a_row_says_what_the_message_takes_and_which_files_go_with_it(tmp_path: Path) -> None:
    bare = {**ROW, "place": "", "number_region": "", "number_programme": "", "capacity": "Plt.", "method": "bsre"}
    acting = {**bare, "region": "kota-depok", "signatory": "signatory", "mandate": "surat.pdf"}

    lines, faults = read_lines(table(tmp_path / "tabel.csv", {**ROW, "region": "kota-bogor"}, {}, acting))

    assert faults == []
    assert lines == [
        Line(2, "kota-bogor", "head", SAID, {"scan": "halaman.pdf"}),
        Line(
            4,
            "kota-depok",
            "signatory",
            {"capacity": "Plt.", "signed_on": SIGNED_ON, "method": "bsre"},
            {"scan": "halaman.pdf", "mandate": "surat.pdf"},
        ),
    ]


FAULTS: list[tuple[dict[str, str], str]] = [
    ({"region": ""}, "region: found '', expected a region's id, e.g. kota-cimahi"),
    ({"signatory": "wakil"}, "signatory: found 'wakil', expected head or signatory"),
    ({"capacity": "wakil"}, "capacity: found 'wakil', expected definitif or Pj. or Pjs. or Plt. or Plh. or a.n."),
    ({"signed_on": "8/5/2018"}, "signed_on: found '8/5/2018', expected a day such as 2018-05-08"),
    ({"signed_on": "2018-02-30"}, "signed_on: found '2018-02-30', expected a day such as 2018-05-08"),
    ({"signed_on": "20180508"}, "signed_on: found '20180508', expected a day such as 2018-05-08"),
    ({"signed_on": "1899-12-30"}, "signed_on: found '1899-12-30', expected a day such as 2018-05-08"),
    (
        {"method": "system"},
        "method: found 'system', expected paper or bsre; in the system the signatory signs alone",
    ),
    (
        {"place": "Jakarta\nBalai"},
        "place: found 'Jakarta\\nBalai', expected one line of readable text, at most 200 characters",
    ),
    (
        {"number_region": "1" * 81},
        f"number_region: found '{'1' * 60}', expected one line of readable text, at most 80 characters",
    ),
    ({"scan": ""}, "scan: found '', expected the name of a file in the folder of scans"),
    ({"scan": "../rahasia.pdf"}, "scan: found '../rahasia.pdf', expected the name of a file in the folder of scans"),
    (
        {"capacity": "Pj."},
        "mandate: found '', expected the name of a file in the folder of scans; an acting capacity needs one",
    ),
]


@pytest.mark.parametrize(("wrong", "fault"), FAULTS)
def test_a_wrong_cell_is_named_with_what_was_found_and_what_is_expected(
    tmp_path: Path, wrong: dict[str, str], fault: str
) -> None:
    _, faults = read_lines(table(tmp_path / "tabel.csv", {**ROW, "region": "kota-bogor", **wrong}))

    assert faults == [f"row 2, {fault}"]


def test_one_signatory_of_a_region_stands_in_one_row(tmp_path: Path) -> None:
    row = {**ROW, "region": "kota-bogor"}

    _, faults = read_lines(table(tmp_path / "tabel.csv", row, {**row, "region": "kota-depok"}, row))

    assert faults == [
        "row 4, signatory: head of kota-bogor stands in row 2 already; one signature each is allowed",
    ]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("t.xlsx", "PK", "t.xlsx is a workbook; save its sheet as CSV in UTF-8 and name that file"),
        ("t.csv", ",".join(COLUMNS), "t.csv holds no signature; write one in each row under the column names"),
        ("t.csv", "region\nkota-bogor", f"t.csv lacks the column {', '.join(COLUMNS[1:])}; its columns are "),
        (
            "t.csv",
            ",".join(COLUMNS) + "\nkota-bogor,head,definitif,2018-05-08,paper,Jakarta, Balai,1,2,halaman.pdf,,\n",
            "t.csv has more cells than columns in row 2; put a text with a comma in quotes",
        ),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(tmp_path: Path, name: str, content: str, sentence: str) -> None:
    (tmp_path / name).write_text(content)

    assert why(tmp_path / name).startswith(sentence)
