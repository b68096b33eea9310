"""What is not ours is there as it was published, named with its licence, and nothing comes from elsewhere."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

from web.pages import STATIC
from web.wording import TEMPLATES

FOLDERS = (STATIC / "vendor", Path(__file__).parent / "vendor")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_every_file_is_named_and_unchanged(folder: Path) -> None:
    named = tomllib.loads((folder / "VENDORED.toml").read_text())["file"]
    assert {each["name"]: each["sha256"] for each in named} == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name != "VENDORED.toml"
    }
    assert all(each["licence"] and each["source"] for each in named)


def test_no_page_names_anything_outside() -> None:
    outside = re.compile(r"""(?:src|href|action)\s*=\s*["']?\s*(?:https?:)?//""")
    assert [path.name for path in TEMPLATES.rglob("*.html") if outside.search(path.read_text())] == []


def test_no_page_has_words_of_style_or_script_in_it() -> None:
    inline = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle\s*=|\son[a-z]+\s*=|hx-on", re.IGNORECASE)
    assert [path.name for path in TEMPLATES.rglob("*.html") if inline.search(path.read_text())] == []
