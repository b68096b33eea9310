"""What somebody reads before answering, as tables: the data sheet, the action plan, scores given before."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from models import words
from models.words import step_kind
from queries.scene import Scene
from web.forms.labels import label
from web.wording import say, to_say


class Table(NamedTuple):
    """A table of a task's page."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(here: Scene, step: str, language: str) -> list[Table]:
    """The tables for *step*; those without rows are left out."""
    made = (make(here, language) for make in SHOWN.get(step_kind(step), ()))
    return [table for table in made if table.rows]


def _sheet(here: Scene, language: str) -> Table:
    rows = here.sheet.parameters if here.sheet else ()
    return Table(
        say(language, "Data sheet"),
        (say(language, "Parameter"), say(language, "Value"), say(language, "Year"), say(language, "Source")),
        tuple(
            (
                words.parameter_label(each.name, language),
                str(each.value) if each.value is not None else words.category_label(each.category or "–", language),
                str(each.year),
                each.source,
            )
            for each in rows
        ),
    )


def _faults(here: Scene, language: str) -> Table:
    """What the region says is wrong with its sheet, in its last answer."""
    answers = [(kind, body) for kind, _, body in here.facts if kind in ("data-confirmed", "data-disputed")]
    faults = answers[-1][1].get("faults", ()) if answers else ()
    return Table(
        say(language, "What the region says is wrong"),
        (say(language, "Parameter"), say(language, "Explanation")),
        tuple((words.parameter_label(each["parameter"], language), each["note"]) for each in faults),
    )


def _rows(fact: str, kind: str, caption: str, columns: tuple[str, ...]) -> Callable[[Scene, str], Table]:
    """The rows of the newest *fact* that a message of *kind* left."""

    def make(here: Scene, language: str) -> Table:
        rows = here.newest(fact).get("rows") or ()
        heads = tuple(label(kind, f"rows.{column}", language) for column in columns)
        told = (tuple(_cell(column, str(row[column]), language) for column in columns) for row in rows)
        numbered = tuple((str(number), *cells) for number, cells in enumerate(told, 1))
        return Table(say(language, caption), (say(language, "Row"), *heads), numbered)

    return make


def _cell(column: str, text: str, language: str) -> str:
    return words.award_label(text, language) if column == "pillar" else text


def _scores(here: Scene, language: str) -> Table:
    """The scores given so far, aspect by aspect."""
    given = [(kind, here.newest(kind).get("scores")) for kind in ("self-assessed", "evaluated")]
    there = [(kind, scores) for kind, scores in given if scores]
    heads = {"self-assessed": say(language, "Self-assessment"), "evaluated": say(language, "Evaluator")}
    aspects = here.policy.evaluation.aspects if there else ()
    return Table(
        say(language, "Scores given so far"),
        (say(language, "Aspect"), *(heads[kind] for kind, _ in there)),
        tuple(
            (words.aspect_label(each.name, language), *(str(scores.get(each.name, "–")) for _, scores in there))
            for each in aspects
        ),
    )


_PLAN = _rows(
    "action-plan-handed-in",
    "action-plan",
    to_say("Action plan"),
    ("programme", "pillar", "office", "year", "budget", "source", "indicator"),
)
_REALISED = _rows(
    "realisation-reported",
    "realisation",
    to_say("Realisation of the action plan"),
    ("programme", "planned", "realised", "note"),
)


def _ranking(here: Scene, language: str) -> Table:
    """The list that is voted on and sealed."""
    lines = here.ranking.lines if here.ranking else ()
    return Table(
        say(language, "The list"),
        (
            label("move-region", "rank", language),
            label("move-region", "region", language),
            label("select", "score", language),
        ),
        tuple((str(each.rank or "–"), each.name, str(each.score or "–")) for each in lines),
    )


def _awards(here: Scene, language: str) -> Table:
    """The awards as reckoned."""
    lines = here.newest("awards-proposed").get("awards") or ()
    return Table(
        say(language, "The awards as reckoned"),
        (
            label("move-region", "rank", language),
            label("move-region", "region", language),
            say(language, "Award"),
            label("select", "score", language),
        ),
        tuple(
            (
                str(each["place"]),
                words.region_words(each["region"]),
                words.award_label(each["category"], language),
                str(each["score"]),
            )
            for each in lines
        ),
    )


SHOWN: dict[str, tuple[Callable[[Scene, str], Table], ...]] = {
    "data": (_sheet,),
    "verification": (_sheet, _faults),
    "panel": (_PLAN,),
    "presentation-score": (_PLAN,),
    "evaluator-score": (_scores, _REALISED),
    "moderation": (_scores, _REALISED),
    "list-approval": (_ranking,),
    "sealing": (_ranking,),
    "awards-approval": (_awards,),
    "awards-release": (_awards,),
}
