"""What a steering message would do to a journey, found by doing it to a copy; pure."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from models import reception, steering
from models.facts import CalendarChanged, Fact, PolicyChanged, Reminded, Rescheduled
from models.journey import JourneyState, OpenStep
from models.messages import Message
from models.messages.steering import Pause, Replacement, Resume
from models.policy_words import setting_label, setting_text
from models.post import Post, posts_for
from models.progress.base import StageProgress
from models.words import due_label, letter_label, role_label, step_label

LANGUAGE = "en"


class Foreseen(NamedTuple):
    """The effects in words, and who would be told by which notice."""

    says: tuple[str, ...]
    told: tuple[str, ...]


def foreseen(message: Message, state: JourneyState, position: StageProgress, now: datetime) -> Foreseen:
    """What *message* would do at *now*; *state* and *position* stay as they are.

    Raises:
        Refused: the journey would refuse it, in this sentence.
    """
    after, place = state.model_copy(deep=True), position.model_copy(deep=True)
    reception.examine(message, after, place, now)
    facts = [fact for _, fact in steering.apply(message, after, now)]
    facts += [fact for _, fact in steering.follow(message, after, place)]
    bodies = [(message.recorded_as, message.content())]
    bodies += [(fact.recorded_as, fact.model_dump(mode="json")) for fact in facts]
    posts = [post for kind, body in bodies for post in posts_for(kind, body, after.people)]
    says = [*_of_message(message, state, after), *(text for fact in facts for text in _of_fact(fact, after))]
    return Foreseen(tuple(says), tuple(dict.fromkeys(map(_told, posts))))


def _told(post: Post) -> str:
    return f"{post.person} ({letter_label(post.letter, LANGUAGE)})"


def _of_message(message: Message, before: JourneyState, after: JourneyState) -> list[str]:
    """What the message does beside the facts it causes."""
    if isinstance(message, Pause):
        return [f"pauses; dates stand still: {_dates(after)}"]
    if isinstance(message, Resume):
        return ["resumes"]
    if isinstance(message, Replacement):
        said = f"{role_label(message.role, LANGUAGE)}: {message.old} → {message.new}"
        pairs = zip(before.open, after.open, strict=True)
        moved = [step_label(new.key, LANGUAGE) for old, new in pairs if old.ask.persons != new.ask.persons]
        return [said, *(f"{step} passes to {message.new}" for step in moved)]
    return []


def _of_fact(fact: Fact, after: JourneyState) -> list[str]:
    if isinstance(fact, Rescheduled):
        due = due_label(fact.due, fact.estimated, LANGUAGE)
        return [f"{step_label(fact.step, LANGUAGE)}: {fact.before} → {due}"]
    if isinstance(fact, Reminded):
        due = due_label(fact.due, fact.estimated, LANGUAGE)
        return [f"reminds {', '.join(fact.persons)}: {step_label(fact.step, LANGUAGE)}, due {due}"]
    if isinstance(fact, CalendarChanged):
        return [*_of_calendar(fact), f"dates from now on: {_dates(after)}"]
    if isinstance(fact, PolicyChanged):
        changes = [
            f"{setting_label(each.key, LANGUAGE)}: {setting_text(each.before, LANGUAGE)} → "
            f"{setting_text(each.after, LANGUAGE)}"
            for each in fact.changes
        ]
        return [f"policy version {fact.before} → {fact.after}", *changes, f"dates that stay: {_dates(after)}"]
    return []


def _of_calendar(fact: CalendarChanged) -> list[str]:
    """What a decree changes: the count of days off, the days themselves, the years that are known now."""
    years = ", ".join(map(str, fact.years))
    says = [f"days off from Monday to Friday in {years}: {fact.before} → {fact.after}"]
    for what, days in (("more", fact.added), ("fewer", fact.removed), ("no longer estimated", fact.known)):
        says += [f"{what}: {', '.join(map(str, days))}"] if days else []
    return says


def _dates(state: JourneyState) -> str:
    steps = (state.lapse.step,) if state.lapse else state.open
    return "; ".join(f"{step_label(step.key, LANGUAGE)}, due {_due(step, state)}" for step in steps) or "none"


def _due(step: OpenStep, state: JourneyState) -> str:
    due = step.deadline.due
    return due_label(due, state.calendar.estimated(due.day), LANGUAGE)
