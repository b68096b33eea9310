"""Every number of every policy says where it comes from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.models.test_policy_file import FILES, TEXT

NUMBER = re.compile(r"(?<![\w.-])-?\d+(\.\d+)?(?![\w-])")
"""A number by itself; the digits within a name such as `smart-city-2018` are none."""
SOURCE = re.compile(r"our default|practice 201[789]|our wording|are public|chosen by Seratus")
HEADING = re.compile(r"^\[+([\w-]+)[\w.-]*\]+$")


def unsourced(text: str) -> list[str]:
    """The lines with a number and no source: neither beside it nor in the comment that its block stands under.

    A comment stands over the lines after it up to a blank line; right above a heading it stands over that
    table and every further one of the same name, as over all `[ladders.*]`.
    """
    found: list[str] = []
    over_table, over_lines, table, above = "", "", "", ""
    for line in text.splitlines():
        code, _, comment = line.partition("#")
        if heading := HEADING.match(line.strip()):
            if heading[1] != table or above:
                over_table = above
            table, over_lines = heading[1], ""
        elif not line.strip():
            over_lines = ""
        elif not code.strip():
            above += comment
            continue
        elif above:
            over_lines = above
        above = ""
        if NUMBER.search(code) and not SOURCE.search(comment + over_table + over_lines):
            found.append(line.strip())
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_number_of_a_policy_has_a_source_or_is_called_our_default(file: Path) -> None:
    """The file's own version is no number of the programme."""
    assert unsourced(file.read_text(encoding="utf-8")) == ["version = 1"]


def test_a_number_whose_source_was_left_out_is_found() -> None:
    bare = TEXT.replace("# our default: 0 to 4", "").replace("; all ladders are our default", "")

    assert unsourced(bare)[:2] == ["version = 1", '{ offset = -5, kind = "reminder" },']
    assert unsourced(bare)[-1] == "max_criterion = 4"


def test_weights_without_their_comment_are_found() -> None:
    lines = [line for line in TEXT.splitlines() if "are public; these" not in line]

    assert [line for line in unsourced("\n".join(lines)) if "weight" in line] == [
        '{ name = "baseline", weight = 10 },',
        '{ name = "output", weight = 20 },',
        '{ name = "outcome", weight = 30 },',
        '{ name = "impact", weight = 20 },',
        '{ name = "quick-win", weight = 20 },',
    ]
