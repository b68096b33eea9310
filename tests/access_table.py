"""Writes docs/access.md from the one table of access: ``python -m tests.access_table``."""

from __future__ import annotations

from models.access import EVERYBODY, RULES, SEND, Rule, reach
from models.vocabulary import ROLES
from tests.branches import ROOT

PAGE = ROOT / "docs" / "access.md"
HEAD = """# Who may see and do what

Written from `models/access.py` (`python -m tests.access_table`); a test holds the two together, another walks every
role, action and state. **o** while the journey is open, **p** while it is paused, **e** once it has ended; where
nothing stands, it is denied, and so is every action that is not in the table. What is sent is judged further by the
journey itself: by its stage, its open steps and who stands in for whom on the day.
"""


def _row(action: str, rule: Rule) -> str:
    """One action, and in which states each role may do it."""
    states = "".join(state.value[0] for state in rule.states)
    return f"| `{action}` | " + " | ".join(states if role in rule.roles else "" for role in EVERYBODY) + " |"


def _table(title: str, rules: dict[str, Rule]) -> list[str]:
    names = [ROLES["en"][role] for role in EVERYBODY]
    head = f"| {title} | " + " | ".join(names) + " |"
    return [head, "|---" * (len(names) + 1) + "|", *(_row(action, rule) for action, rule in rules.items()), ""]


def page() -> str:
    """The whole page."""
    sent = {action.removeprefix(SEND): rule for action, rule in RULES.items() if action.startswith(SEND)}
    seen = {action: rule for action, rule in RULES.items() if not action.startswith(SEND)}
    far = [f"| {ROLES['en'][role]} | {reach(role).value} |" for role in EVERYBODY]
    lines = [HEAD, "## How far a role reaches", "", "| role | reaches |", "|---|---|", *far, ""]
    lines += ["## At the pages", "", *_table("action", seen), "## Messages that people send", "", *_table("kind", sent)]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
