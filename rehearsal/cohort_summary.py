"""What became of a rehearsal's cohort: its places, its mentors, its awards, and the report."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine

from commands.report_views import summary
from models.report_words import word
from models.targets_file import read_targets
from models.telling import HAS_ENDED
from models.words import award_label
from queries.cohorts import cohort_facts, cohort_shown
from queries.report import report

LANGUAGE = "en"


def told(engine: Engine, console: Console, cohort: str) -> bool:
    """Print it; whether the list was sealed within its quota, and the awards released."""
    shown, facts = cohort_shown(engine, cohort), cohort_facts(engine, cohort)
    names = {each.region: each.name for each in shown.candidates}
    found = _by_kind(facts)
    places = Counter(each.place for each in shown.candidates)
    console.print(f"\n[bold]{shown.name}[/bold]: {len(shown.candidates)} candidates, {shown.quota} places")
    for sealed in found["sealed"]:
        minutes, decree = sealed["minutes"], sealed["decree"]
        console.print(
            f"list sealed in version {sealed['version']}: {len(sealed['selected'])} selected, "
            f"{len(sealed['reserve'])} in reserve, {sealed['others']} not selected; minutes {minutes}, decree {decree}"
        )
    for promoted in found["promoted"]:
        region, place = names[promoted["region"]], names.get(promoted["place"], promoted["place"])
        console.print(f"from the reserve: {region} (rank {promoted['rank']}) in the place of {place}")
    for closed in found["objection-closed"]:
        console.print(f"objection of {names[closed['region']]}: {closed['verdict']}, {closed['result']}")
    for tot in found["tot-completed"]:
        console.print(f"Training of Trainers: {len(tot['passed'])} passed, {len(tot['failed'])} did not")
    console.print("places at the end: " + ", ".join(f"{place} {count}" for place, count in sorted(places.items())))
    _awards(console, found["awards-released"], names)
    position = report(engine, datetime.now(UTC), read_targets(), as_of=None, cohort=cohort)
    console.print(word("rehearsal", LANGUAGE), soft_wrap=True)
    summary(position, LANGUAGE)
    # An award may find nobody, because its winner was evaluated before it was released; its letter waits all the same.
    refused = [each for each in found["word-unheard"] if each["why"] != HAS_ENDED]
    for each in found["word-unheard"]:
        console.print(f"not heard: {each['says']} to {names[each['region']]}: {each['why']}", soft_wrap=True)
    within = all(len(sealed["selected"]) <= shown.quota for sealed in found["sealed"])
    return (
        within and not refused and places["held"] <= shown.quota and bool(found["sealed"] and found["awards-released"])
    )


def _by_kind(facts: list[tuple[str, dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    kinds = ("sealed", "promoted", "objection-closed", "tot-completed", "awards-released", "word-unheard")
    return {wanted: [body for kind, body in facts if kind == wanted] for wanted in kinds}


def _awards(console: Console, released: list[dict[str, Any]], names: dict[str, str]) -> None:
    table = Table(title="Awards", title_justify="left")
    for column in ("category", "place", "region", "score"):
        table.add_column(column)
    for each in released:
        for line in each["awards"]:
            table.add_row(
                award_label(line["category"], LANGUAGE), str(line["place"]), names[line["region"]], str(line["score"])
            )
    console.print(table)
