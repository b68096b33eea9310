"""Whatever a file holds, it is read or refused in sentences; nothing else ever comes of it."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gateway.candidates import examine
from models.errors import Refused
from tests.gateway.candidates.samples import HEADING, line, written
from tests.models.samples import SOME

CELLS = st.sampled_from(
    ["", "-", "0", "70,5", "1e5", "NaN", "35.1", "33.09", "91.09", "2017", "sedang", "=1", "Kota Bogor", "a@b.example"]
)


def outcome(content: bytes) -> list[str]:
    """The regions that are read, or what is said against the file."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            return [each.region.name for each in examine(written(Path(folder), content)).candidates]
        except Refused as refusal:
            return [str(refusal)]


@given(st.lists(st.lists(CELLS | st.text(max_size=5), max_size=22), max_size=6), st.sampled_from(",;"))
@SOME
def test_any_rows_are_read_or_refused_in_sentences(rows: list[list[str]], separator: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([HEADING, *rows])
    said = outcome(text.getvalue().encode("utf-8", "surrogatepass"))

    assert all(said)
    assert said or not rows


@given(st.binary(max_size=200))
@SOME
def test_any_bytes_are_refused_in_a_sentence(content: bytes) -> None:
    (sentence,) = outcome(content)

    assert sentence.startswith("kandidat.csv ")


@given(st.dictionaries(st.sampled_from(HEADING[2:]), CELLS, max_size=3))
@SOME
def test_a_right_row_with_any_change_is_read_or_its_cells_are_named(changes: dict[str, str]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([HEADING, line("33.09", "", **changes)])
    (said,) = outcome(text.getvalue().encode())

    named = [name for name in changes if f"row 2, {name} (" in said]
    assert said == "Kabupaten Boyolali" or named
