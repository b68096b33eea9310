"""Writes an empty candidates' file: heading, a sample row to be deleted, and what each column means."""

from __future__ import annotations

import csv
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from gateway.candidates.columns import COLUMNS, WORDS, Column
from gateway.candidates.from_xlsx import SHEET
from gateway.candidates.table import MAX_ROWS
from models.errors import Refused

GUIDE = "petunjuk"
AS_TEXT = ("code", "contact_phone", "contact2_phone")
RULE = "aturan / rule"
RULES = (
    (
        "Isi satu baris untuk setiap kabupaten/kota di lembar kandidat, mulai baris 2; hapus baris contoh.",
        "Fill in one row per kabupaten/kota on the sheet kandidat, from row 2 on; delete the sample row.",
    ),
    (
        "Jangan mengubah baris judul; jangan memakai rumus, sel gabungan atau baris kosong di antaranya.",
        "Do not change the heading; no formulas, no merged cells, no empty rows in between.",
    ),
    (
        "Periksa berkas dengan `starter.py cohort check BERKAS`: semua kesalahan disebut dengan selnya.",
        "Check the file with `starter.py cohort check FILE`: every fault is named with its cell.",
    ),
)


def write_template(path: Path) -> None:
    """Write the template to *path*, an .xlsx with a guide on a second sheet, or a .csv.

    Raises:
        Refused: the file exists, its folder does not, or it is named otherwise.
    """
    if path.suffix.lower() not in (".xlsx", ".csv"):
        raise Refused(f"{path.name} is neither .csv nor .xlsx; the template is written as one of them")
    if path.exists():
        raise Refused(f"{path.name} is there already and is left as it is; give another name")
    if not path.parent.is_dir():
        raise Refused(f"there is no folder {path.parent}; the template is written into one that is there")
    (_write_csv if path.suffix.lower() == ".csv" else _write_xlsx)(path)


def _write_csv(path: Path) -> None:
    """With semicolons and a byte-order mark, as Excel opens it where a comma is the decimal sign."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(column.name for column in COLUMNS)
        writer.writerow(column.sample for column in COLUMNS)


def _write_xlsx(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        _candidates(book)
        _guide(book)


def _candidates(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet(SHEET)
    bold, as_text, grey = book.add_format({"bold": True}), {"num_format": "@"}, {"italic": True, "font_color": "gray"}
    sheet.freeze_panes(1, 2)
    for place, column in enumerate(COLUMNS):
        text = as_text if column.name in AS_TEXT else {}
        sheet.set_column(place, place, _width(column), book.add_format(text))
        sheet.write_string(0, place, column.name, bold)
        if column.sample:
            sheet.write_string(1, place, column.sample, book.add_format({**grey, **text}))
        if column.name == "kkd":
            # A number is allowed as well, so the list offers and does not refuse.
            choice = {"validate": "list", "source": list(WORDS), "show_error": False}
            sheet.data_validation(1, place, MAX_ROWS, place, choice)


def _guide(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet(GUIDE)
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 2, 70)
    sheet.set_column(3, 3, 40)
    for place, title in enumerate(("kolom / column", "penjelasan", "meaning", "contoh / sample")):
        sheet.write_string(0, place, title, bold)
    lines = [(column.name, column.id, column.en, column.sample) for column in COLUMNS]
    lines += [(RULE, rule_id, rule_en, "") for rule_id, rule_en in RULES]
    for row, line in enumerate(lines, 1):
        for place, text in enumerate(line):
            if text:
                sheet.write_string(row, place, text, wrap)


def _width(column: Column) -> int:
    return max(len(column.name), min(len(column.sample), 30)) + 2
