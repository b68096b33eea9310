"""What Temporal's own pages show of a journey: search attributes and current details."""

from __future__ import annotations

from temporalio import workflow
from temporalio.common import SearchAttributeKey

with workflow.unsafe.imports_passed_through():
    from models import attributes
    from models.attributes import NO_DUE
    from models.calendar import local
    from models.journey import Carried
    from models.standing import Standing, Waiting
    from models.words import due_label

LANGUAGE = "en"
COHORT = SearchAttributeKey.for_keyword(attributes.COHORT)
REGION = SearchAttributeKey.for_keyword(attributes.REGION)
PROVINCE = SearchAttributeKey.for_keyword(attributes.PROVINCE)
DUE = SearchAttributeKey.for_datetime(attributes.DUE)
KEYS = (COHORT, REGION, PROVINCE, DUE)


def show(standing: Standing, state: Carried) -> None:
    """Bring Temporal's pages up to date; the due date is written only where it changed."""
    workflow.set_current_details(details(standing, state))
    due = standing.due.moment if standing.due and not standing.paused_since else NO_DUE
    if workflow.info().typed_search_attributes.get(DUE) != due:
        workflow.upsert_search_attributes([DUE.value_set(due)])


def details(standing: Standing, state: Carried) -> str:
    """A few lines of Markdown for a coordinator who looks at Temporal's own page."""
    lines = [f"**{state.title}**, cohort {state.cohort}, stage **{standing.stage}**"]
    if state.paused_on:
        lines.append(f"paused since {state.paused_on}")
    if standing.lapsed_step:
        lines.append(f"the step {standing.lapsed_step} has lapsed")
    if standing.outcome:
        lines.append(f"ended: **{standing.outcome}**. {standing.reason}")
    return "\n\n".join([*lines, *map(_line, standing.waiting)])


def _line(waiting: Waiting) -> str:
    persons = ", ".join(waiting.persons) or "nobody yet"
    due = due_label(waiting.due, waiting.estimated, LANGUAGE)
    text = f"- waits for {persons} ({waiting.role}): **{waiting.step}**, due {due}, then it {waiting.then}"
    if waiting.next_at:
        text += f"; next {waiting.next_what} {local(waiting.next_at, waiting.due.zone):%Y-%m-%d}"
    return text
