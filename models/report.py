"""A report: the programme's position at the end of one day, from the register alone; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches

from pydantic import computed_field

from models.course import Ending, Moment, Running, endings, moments, running
from models.errors import Refused
from models.event import Event, Place
from models.figures import (
    COUNTED,
    Figure,
    Province,
    cohort_figures,
    figures,
    indexed,
    province_key,
    provinces,
)
from models.funnel import Step, funnel
from models.journey import REHEARSAL_PREFIX
from models.messages import STAGES
from models.milestones import Reached, milestones
from models.targets import Targets
from models.values import Digest, Value, digest_of


class Record(Value):
    """What a report was told from: chains and entries up to its day, and a digest over the chains' ends."""

    chains: int
    entries: int
    digest: Digest


class Report(Value):
    """The position at the end of ``as_of`` in Asia/Jakarta, of one cohort or of all without rehearsals.

    Every figure counts what stands in ``reached``, each with its journey and the number of its entry.
    """

    as_of: date
    cohort: str | None
    rehearsal: bool
    """Whether it is about a rehearsal, whose figures are illustrative."""
    record: Record
    entered_at: dict[str, str]
    """Each cohort with the first stage that its journeys have on record."""
    figures: tuple[Figure, ...]
    provinces: tuple[Province, ...]
    funnel: tuple[Step, ...]
    moments: tuple[Moment, ...]
    endings: tuple[Ending, ...]
    running: tuple[Running, ...]
    reached: tuple[Reached, ...]

    @computed_field  # type: ignore[prop-decorator]  # a property that is dumped too
    @property
    def digest(self) -> Digest:
        """SHA-256 over all it says but people's own words, which may be erased later."""
        return digest_of(self.model_dump(mode="json", exclude={"digest": True, "endings": {"__all__": {"reason"}}}))


def reported(
    events: Iterable[Event],
    places: Mapping[str, Place],
    targets: Targets,
    record: Record,
    *,
    as_of: date,
    cohort: str | None = None,
) -> Report:
    """Report what *events* say up to the end of *as_of*, of one cohort if it is named.

    Without one, cohorts of rehearsals are left out. *record* says what the events were read from.
    """
    known = [event for event in events if event.day <= as_of and _concerns(event, cohort)]
    reached = milestones(known, places)
    index, entered = indexed(reached), _entered(known)
    return Report(
        as_of=as_of,
        cohort=cohort,
        rehearsal=cohort is not None and cohort.startswith(REHEARSAL_PREFIX),
        record=record,
        entered_at=entered,
        figures=cohort_figures(index, targets, cohort, entered.get(cohort, STAGES[0]))
        if cohort
        else figures(index, targets, as_of),
        provinces=provinces(index),
        funnel=funnel(index, entered),
        moments=moments(known),
        endings=endings(known, places),
        running=running(known, places),
        reached=reached,
    )


def _concerns(event: Event, cohort: str | None) -> bool:
    return event.cohort == cohort if cohort else not event.cohort.startswith(REHEARSAL_PREFIX)


def _entered(events: list[Event]) -> dict[str, str]:
    """Each cohort, in the order of their names, with the first stage that its journeys have on record."""
    stages = {event.cohort: STAGES[0] for event in sorted(events, key=lambda event: event.cohort)}
    for cohort in stages:
        own = [event for event in events if event.cohort == cohort and event.region]
        seen = [event.body["stage"] for event in own if event.kind == "entered"]
        stages[cohort] = min(seen, key=STAGES.index, default=STAGES[0])
    return stages


def traced(report: Report, key: str) -> tuple[Reached, ...]:
    """What stands behind the figure *key*: of a milestone in total (``trained``), in a year (``trained-2018``), in a
    province (``trained@jawa-barat``) or in a cohort (``trained/smart-city-2018``).

    Raises:
        Refused: the report has no such figure.
    """
    known = [figure.key for figure in report.figures] + [step.key for step in report.funnel]
    known += [province_key(name, each.province) for each in report.provinces for name in COUNTED]
    if key not in known:
        near = get_close_matches(key, known, 3) or [known[0]]
        raise Refused(f"this report has no figure {key!r}; it has for example {', '.join(near)}")
    return indexed(report.reached).get(key, ())
