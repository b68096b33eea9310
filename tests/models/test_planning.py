"""How long a journey takes by the policy, and the timeline of what really happened."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from models.appointment import Entry
from models.calendar import WorkCalendar
from models.gantt import StageSpan, StepSpan, entered, timeline
from models.planning import PATHS, plan, planned
from models.policy import CohortPolicy
from tests.world import policy

CALENDAR = WorkCalendar(years=(2018, 2019))
ZONE = "Asia/Jakarta"


def days(stage: str, of: CohortPolicy) -> int:
    """The working days that *stage* takes."""
    begins = date(2018, 1, 8)
    return CALENDAR.between(begins, planned(stage, begins, of, CALENDAR).ends)


def test_a_stage_takes_the_time_of_its_steps_one_after_the_other() -> None:
    stage = policy().training
    each = sum(step.days or 0 for step in (stage.schedule, stage.report, stage.judgement))
    around = sum(step.days or 0 for step in (stage.team, stage.gate, stage.commitment))
    assert days("training", policy()) == around + len(stage.sessions) * each


def test_signatories_without_an_order_have_their_time_together() -> None:
    ordered = policy().model_copy(update={"mou": policy().mou.model_copy(update={"ordered": True})})
    free = policy().model_copy(update={"mou": policy().mou.model_copy(update={"ordered": False})})
    times = [each.within.days or 0 for each in policy().mou.signatories]
    assert days("mou", ordered) - days("mou", free) == sum(times) - max(times)


def test_what_was_entered_is_planned_from_that_day_and_what_follows_from_its_end() -> None:
    found = plan(date(2018, 1, 8), policy(), CALENDAR, {"assessment": date(2018, 1, 8), "mou": date(2018, 9, 3)})
    assert [each.stage for each in found] == [*PATHS]
    assert found[1].begins == date(2018, 9, 3)
    assert [later.begins for later in found[2:]] == [earlier.ends for earlier in found[1:-1]]


def test_a_cohort_that_enters_at_the_evaluation_has_no_earlier_stage() -> None:
    programme = policy().programme.model_copy(update={"enters_at": "evaluation"})
    late = policy().model_copy(update={"programme": programme})
    assert [each.stage for each in plan(date(2018, 1, 8), late, CALENDAR, {})] == ["evaluation"]


def at(day: int, kind: str, **body: Any) -> Entry:
    """An entry on a day of January 2018, at nine in the morning in Jakarta."""
    return Entry(kind, body, datetime(2018, 1, day, 2, tzinfo=UTC))


def due(day: int) -> dict[str, str]:
    """A date of January 2018."""
    return {"day": f"2018-01-{day:02}", "at": "23:59:00", "zone": ZONE}


ENTRIES = [
    at(8, "entered", stage="mou"),
    at(8, "asked", step="invitation#1v1", due=due(10)),
    at(11, "rescheduled", step="invitation#1v2", due=due(12)),
    at(15, "asked", step="text#1v1", due=due(18)),
    at(16, "asked", step="signature-head#1v1", due=due(22)),
    at(16, "asked", step="signature-signatory#1v1", due=due(23)),
    at(19, "entered", stage="training"),
    at(19, "asked", step="team#1v1", due=due(30)),
]


def step(place: str, began: int, due: int, ended: int | None, first: int | None = None) -> StepSpan:
    """A step of January 2018."""
    days = (date(2018, 1, began), date(2018, 1, first or due), date(2018, 1, due))
    ends = date(2018, 1, ended) if ended else None
    return StepSpan(place=place, began=days[0], first_due=days[1], due=days[2], ended=ends)


def test_the_timeline_tells_when_each_step_was_asked_for_moved_and_done() -> None:
    stages = plan(date(2018, 1, 8), policy(), CALENDAR, entered(ENTRIES, ZONE))
    found = timeline(ENTRIES, stages, ZONE, date(2018, 1, 20), {"team#1"})
    real = {each.stage: (each.began, each.ended, each.steps) for each in found.stages if each.began}
    assert real == {
        "mou": (
            date(2018, 1, 8),
            date(2018, 1, 19),
            (
                step("invitation#1", 8, 12, 15, first=10),
                step("text#1", 15, 18, 16),
                step("signature-head#1", 16, 22, 19),
                step("signature-signatory#1", 16, 23, 19),
            ),
        ),
        "training": (date(2018, 1, 19), None, (step("team#1", 19, 30, None),)),
    }
    assert [each.late for each in found.stages[1].steps] == [True, False, False, False]
    assert not found.over


def test_after_the_end_only_what_was_lived_is_shown_and_nothing_is_open() -> None:
    entries = [*ENTRIES, at(25, "ended", outcome="withdrawn")]
    stages = plan(date(2018, 1, 8), policy(), CALENDAR, entered(entries, ZONE))
    found = timeline(entries, stages, ZONE, date(2018, 2, 20), ())
    assert [(each.stage, each.ended) for each in found.stages] == [
        ("mou", date(2018, 1, 19)),
        ("training", date(2018, 1, 25)),
    ]
    assert found.stages[1].steps == (step("team#1", 19, 30, 25),)
    assert found.over


def test_a_track_beside_the_others_closes_none_of_them() -> None:
    entries = [
        at(8, "entered", stage="evaluation"),
        at(8, "asked", step="self-assessment#1v1", due=due(20)),
        at(9, "asked", step="egov-services#1v1", due=due(20)),
        at(10, "asked", step="service-check#1v1", due=due(25)),
        at(12, "asked", step="evaluator-score#1v1", due=due(25)),
    ]
    stages = plan(date(2018, 1, 8), policy(), CALENDAR, entered(entries, ZONE))
    open_ = {"service-check#1", "evaluator-score#1"}
    (evaluation,) = [each for each in timeline(entries, stages, ZONE, date(2018, 1, 15), open_).stages if each.began]
    assert evaluation == StageSpan(
        stage="evaluation",
        planned_from=date(2018, 1, 8),
        planned_to=stages[-1].ends,
        began=date(2018, 1, 8),
        steps=(
            step("self-assessment#1", 8, 20, 12),
            step("egov-services#1", 9, 20, 10),
            step("service-check#1", 10, 25, None),
            step("evaluator-score#1", 12, 25, None),
        ),
    )
