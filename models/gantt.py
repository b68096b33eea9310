"""A journey as a timeline: its stages and steps with planned and real days, told from the register; pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from models.appointment import Entry, place_of
from models.calendar import LocalDeadline, local
from models.planning import Planned
from models.values import Value

KINDS = ("entered", "asked", "rescheduled", "ended")
"""The facts that a timeline is told from."""
BESIDE = ("egov-services", "service-check")
"""Steps that are open beside the others of their stage."""
AT_ONCE = ("signature-",)
"""Steps of which several may be open together; the next one asked does not mean that they are done."""


class StepSpan(Value):
    """One step: asked for, due, and done; the days are those of the region's own zone."""

    place: str
    """The step with its round, ``masterplan#2``."""
    began: date
    first_due: date
    """The date by which it was due when it was asked for."""
    due: date
    """The date that holds now."""
    ended: date | None
    """The day on which the next step was asked for; none while it is open."""

    @property
    def late(self) -> bool:
        """Whether it was done after its date."""
        return self.ended is not None and self.ended > self.due


class StageSpan(Value):
    """One stage: as planned, as it was, with its steps; a stage that was never entered has no real days."""

    stage: str
    planned_from: date
    planned_to: date
    began: date | None = None
    ended: date | None = None
    steps: tuple[StepSpan, ...] = ()


class Timeline(Value):
    """All stages, and the first and last day of the picture."""

    first: date
    last: date
    today: date
    stages: tuple[StageSpan, ...]
    over: bool

    def share(self, day: date) -> float:
        """Where *day* lies between the first day (0) and the last one (1)."""
        return (day - self.first).days / max((self.last - self.first).days, 1)


def entered(entries: Iterable[Entry], zone: str) -> dict[str, date]:
    """The day on which each stage was entered first."""
    found: dict[str, date] = {}
    for entry in entries:
        if entry.kind == "entered":
            found.setdefault(str(entry.body["stage"]), local(entry.at, zone).date())
    return found


def timeline(
    entries: Sequence[Entry], plan: Sequence[Planned], zone: str, today: date, open_: Collection[str]
) -> Timeline:
    """The course that *entries* of one journey tell; *open_* are the steps with their rounds that are open now."""
    over = any(entry.kind == "ended" for entry in entries)
    steps, began, ended = _steps(entries, zone, open_), entered(entries, zone), _ends(entries, zone)
    stages = tuple(
        StageSpan(
            stage=each.stage,
            planned_from=each.begins,
            planned_to=each.ends,
            began=began.get(each.stage),
            ended=ended.get(each.stage),
            steps=tuple(steps.get(each.stage, ())),
        )
        for each in plan
        if each.stage in began or not over
    )
    return Timeline(first=_first(stages, today), last=_last(stages, today), today=today, stages=stages, over=over)


def _first(stages: tuple[StageSpan, ...], today: date) -> date:
    return min((each.began or each.planned_from for each in stages), default=today)


def _last(stages: tuple[StageSpan, ...], today: date) -> date:
    dues = (step.due for each in stages for step in each.steps)
    ends = (each.ended or each.planned_to for each in stages)
    return max(today, *dues, *ends) if stages else today


def _ends(entries: Iterable[Entry], zone: str) -> dict[str, date]:
    """The day on which each stage was left: another one was entered, or the journey ended."""
    found: dict[str, date] = {}
    current = None
    for entry in entries:
        day = local(entry.at, zone).date()
        if entry.kind == "entered" and entry.body["stage"] != current:
            if current:
                found[current] = day
            current = str(entry.body["stage"])
        elif entry.kind == "ended" and current:
            found[current] = day
    return found


def _steps(entries: Iterable[Entry], zone: str, open_: Collection[str]) -> dict[str, list[StepSpan]]:
    stage, found = "", dict[str, dict[str, StepSpan]]()
    for entry in entries:
        day = local(entry.at, zone).date()
        if entry.kind == "entered":
            stage = str(entry.body["stage"])
        steps = found.setdefault(stage, {})
        match entry.kind:
            case "asked":
                place = place_of(entry.body["step"])
                _close(steps, place, day)
                due = LocalDeadline.model_validate(entry.body["due"]).day
                steps.setdefault(place, StepSpan(place=place, began=day, first_due=due, due=due, ended=None))
            case "rescheduled" if (place := place_of(entry.body["step"])) in steps:
                due = LocalDeadline.model_validate(entry.body["due"]).day
                steps[place] = steps[place].model_copy(update={"due": due, "ended": None})
            case "entered" | "ended":
                for spans in found.values():
                    _close(spans, None, day)
    return {
        stage: [each.model_copy(update={"ended": None}) if each.place in open_ else each for each in spans.values()]
        for stage, spans in found.items()
        if spans
    }


def _close(steps: dict[str, StepSpan], asked: str | None, day: date) -> None:
    """End what was open before *asked*; where it is none, everything."""
    for place, span in steps.items():
        if span.ended is None and (asked is None or _follows(asked, span, day)):
            steps[place] = span.model_copy(update={"ended": day})


def _follows(asked: str, span: StepSpan, day: date) -> bool:
    """Whether asking for *asked* means that *span* is done: they are of one track and were not asked together."""
    if asked == span.place or asked.startswith(BESIDE) != span.place.startswith(BESIDE):
        return False
    return not (asked.startswith(AT_ONCE) and span.place.startswith(AT_ONCE) and span.began == day)
