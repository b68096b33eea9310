"""The documentation says what the project holds."""

from __future__ import annotations

import re
from pathlib import Path

from tests.branches import PAGE, ROOT, page


def test_the_page_of_branches_lists_every_test_of_the_stages() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_link_within_the_project_leads_somewhere() -> None:
    broken = []
    for file in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", file.read_text(encoding="utf-8")):
            if "://" not in target and not (file.parent / target).exists():
                broken.append(f"{file.relative_to(ROOT)}: {target}")
    assert broken == []


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 150


def test_nothing_in_the_project_names_a_machine_or_a_registry() -> None:
    here = str(Path(ROOT).parent)
    found = []
    for file in [*ROOT.glob("*.*"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("requirements*.txt")]:
        if file.is_file() and file.suffix in (".md", ".txt", ".toml", ".py"):
            text = file.read_text(encoding="utf-8")
            found += [
                f"{file.name}: {word}" for word in (f"{here}/", "--index-url", "--extra-index-url") if word in text
            ]
    assert found == []
