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

SAID = {
    "pauses; dates stand still: {}": "menangguhkan; batas waktu berhenti: {}",
    "resumes": "melanjutkan",
    "{} passes to {}": "{} beralih kepada {}",
    "reminds {}: {}, due {}": "mengingatkan {}: {}, paling lambat {}",
    "dates from now on: {}": "batas waktu mulai sekarang: {}",
    "policy version {} → {}": "versi kebijakan {} → {}",
    "dates that stay: {}": "batas waktu yang tetap: {}",
    "days off from Monday to Friday in {}: {} → {}": "hari libur Senin sampai Jumat pada {}: {} → {}",
    "more: {}": "bertambah: {}",
    "fewer: {}": "berkurang: {}",
    "no longer estimated: {}": "tidak lagi perkiraan: {}",
    "{}, due {}": "{}, paling lambat {}",
    "none": "tidak ada",
}
"""What an effect says, in Indonesian."""


def _said(words: str, language: str, *values: object) -> str:
    return (SAID[words] if language == "id" else words).format(*values)


class Foreseen(NamedTuple):
    """The effects in words, and who would be told by which notice."""

    says: tuple[str, ...]
    told: tuple[str, ...]


def foreseen(
    message: Message, state: JourneyState, position: StageProgress, now: datetime, language: str = "en"
) -> Foreseen:
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
    says = [
        *_of_message(message, state, after, language),
        *(text for fact in facts for text in _of_fact(fact, after, language)),
    ]
    return Foreseen(tuple(says), tuple(dict.fromkeys(_told(post, language) for post in posts)))


def _told(post: Post, language: str) -> str:
    return f"{post.person} ({letter_label(post.letter, language)})"


def _of_message(message: Message, before: JourneyState, after: JourneyState, language: str) -> list[str]:
    """What the message does beside the facts it causes."""
    if isinstance(message, Pause):
        return [_said("pauses; dates stand still: {}", language, _dates(after, language))]
    if isinstance(message, Resume):
        return [_said("resumes", language)]
    if isinstance(message, Replacement):
        said = f"{role_label(message.role, language)}: {message.old} → {message.new}"
        pairs = zip(before.open, after.open, strict=True)
        moved = [step_label(new.key, language) for old, new in pairs if old.ask.persons != new.ask.persons]
        return [said, *(_said("{} passes to {}", language, step, message.new) for step in moved)]
    return []


def _of_fact(fact: Fact, after: JourneyState, language: str) -> list[str]:
    if isinstance(fact, Rescheduled):
        due = due_label(fact.due, fact.estimated, language)
        return [f"{step_label(fact.step, language)}: {fact.before} → {due}"]
    if isinstance(fact, Reminded):
        due = due_label(fact.due, fact.estimated, language)
        return [
            _said("reminds {}: {}, due {}", language, ", ".join(fact.persons), step_label(fact.step, language), due)
        ]
    if isinstance(fact, CalendarChanged):
        return [*_of_calendar(fact, language), _said("dates from now on: {}", language, _dates(after, language))]
    if isinstance(fact, PolicyChanged):
        changes = [
            f"{setting_label(each.key, language)}: {setting_text(each.before, language)} → "
            f"{setting_text(each.after, language)}"
            for each in fact.changes
        ]
        return [
            _said("policy version {} → {}", language, fact.before, fact.after),
            *changes,
            _said("dates that stay: {}", language, _dates(after, language)),
        ]
    return []


def _of_calendar(fact: CalendarChanged, language: str) -> list[str]:
    """What a decree changes: the count of days off, the days themselves, the years that are known now."""
    years = ", ".join(map(str, fact.years))
    says = [_said("days off from Monday to Friday in {}: {} → {}", language, years, fact.before, fact.after)]
    for what, days in (("more: {}", fact.added), ("fewer: {}", fact.removed), ("no longer estimated: {}", fact.known)):
        says += [_said(what, language, ", ".join(map(str, days)))] if days else []
    return says


def _dates(state: JourneyState, language: str) -> str:
    steps = (state.lapse.step,) if state.lapse else state.open
    return "; ".join(
        _said("{}, due {}", language, step_label(step.key, language), _due(step, state, language)) for step in steps
    ) or _said("none", language)


def _due(step: OpenStep, state: JourneyState, language: str) -> str:
    due = step.deadline.due
    return due_label(due, state.calendar.estimated(due.day), language)
