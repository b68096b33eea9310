"""Writes docs/branches.md from the names of the stages' tests: ``make branches``. Every name is a sentence."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "branches.md"
CHAPTERS = {
    "Assessment": ("workflows/test_assessment", "workflows/test_selection"),
    "MoU": ("workflows/test_mou",),
    "Training": ("workflows/test_training",),
    "Masterplan review": ("workflows/test_masterplan",),
    "Quick-win launch": ("workflows/test_quickwin",),
    "Evaluation": ("workflows/test_evaluation",),
    "Missed dates, in every stage": ("workflows/test_lapses",),
    "Extensions, pauses, people, endings": ("workflows/test_steering",),
    "Rest and hand-over": ("workflows/test_rest",),
    "Whole journeys, and what goes wrong around them": ("journey/test_",),
    "At the gateway": ("gateway/test_",),
}
HEAD = """# Branches

Every way a journey can take, and the test that takes it. A test's name is the branch in a sentence; the page is
written from the names (`make branches`), and a test holds the two together.
"""


def sentences(file: Path) -> list[str]:
    """The names of the tests in *file*, as sentences."""
    names = [
        node.name
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    ]
    return [name.removeprefix("test_").replace("_", " ").capitalize() for name in names]


def page() -> str:
    """The whole page."""
    tests, parts = ROOT / "tests", [HEAD]
    for chapter, beginnings in CHAPTERS.items():
        parts.append(f"## {chapter}\n\n| branch | test file |\n|---|---|")
        files = sorted(file for beginning in beginnings for file in tests.glob(f"{beginning}*.py"))
        parts += [f"| {text} | `{file.relative_to(ROOT)}` |" for file in files for text in sentences(file)]
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
