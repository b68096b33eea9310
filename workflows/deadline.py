"""Watches the open steps of a stage: sends rungs, notices lapses, knows when to look again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.calendar import local
    from models.deadline import Due, Outlook, RungKind
    from models.facts import Escalated, Lapsed, LapseProposed, PassedOver, Reminded
    from models.journey import JourneyState, OpenStep
    from models.steps import begin_lapse, days_left, keep
    from models.substituting import next_turn, turn

if TYPE_CHECKING:
    from workflows.reception import Reception


class Watch:
    """Looks at the deadlines in a journey's state; keeps nothing of its own but the next moment."""

    def __init__(self, stage: Reception[Any]) -> None:
        self._stage = stage
        self.next_at: datetime | None = None

    def look(self) -> OpenStep | None:
        """Carry out whatever is due now; the step that was missed, if one was.

        A region's missed step leaves its lapse in the state; a panel's votes decide, and that is for `run`.
        """
        looks = self.ring()
        moments = [*(outlook.next_at for _, outlook in looks), next_turn(self._stage.state, self._stage.now)]
        self.next_at = min((moment for moment in moments if moment), default=None)
        return next((self._missed(step) for step, outlook in looks if outlook.lapsed), None)

    def turn(self) -> None:
        """Let open steps pass to whoever acts today."""
        for of, fact in turn(self._stage.state, self._stage.now):
            self._stage.note(fact, of)

    def ring(self) -> list[tuple[OpenStep, Outlook]]:
        """Send or pass over every rung that is due now; each step with what its deadline asks for."""
        self.turn()
        state, now = self._stage.state, self._stage.now
        looks: list[tuple[OpenStep, Outlook]] = []
        if state.paused_at:
            return looks
        for step in (state.lapse.step,) if state.lapse else state.open:
            outlook = step.deadline.outlook(state.calendar, now, state.policy.programme.margin)
            for due in outlook.passed_over:
                fact = PassedOver(step=step.key, due=step.deadline.due, meant_for=due.at)
                self._stage.note(fact, of=f"{step.key}/{due.number}")
            for due in outlook.send:
                self._send(step, due)
            changes: dict[str, object] = {"deadline": step.deadline.climbed(outlook, now)}
            if any(due.rung.kind is RungKind.REMINDER for due in outlook.send):
                changes["reminded_on"] = local(now, step.deadline.due.zone).date()
            keep(state, step.model_copy(update=changes))
            looks.append((step, outlook))
        return looks

    def _send(self, step: OpenStep, due: Due) -> None:
        """Note a reminder or an escalation, to whoever holds the roles today."""
        state = self._stage.state
        kind = Reminded if due.rung.kind is RungKind.REMINDER else Escalated
        # An escalation reaches whoever holds the role, also where that is the one who has to act.
        mine = step.ask.persons if kind is Reminded else ()
        also = tuple(dict.fromkeys(p for role in due.rung.to for p in state.people.acting(role) if p not in mine))
        fact = kind(
            step=step.key,
            role=step.ask.role,
            persons=step.ask.persons,
            also=also,
            due=step.deadline.due,
            days_left=days_left(state, step.deadline.due, self._stage.now),
        )
        self._stage.note(fact, of=f"{step.key}/{due.number}")

    def _missed(self, step: OpenStep) -> OpenStep:
        state, now = self._stage.state, self._stage.now
        if state.lapse or step.ask.decides or not isinstance(state, JourneyState):
            return step  # nothing of a cohort lapses
        grace = begin_lapse(state, step, now)
        if state.lapse and state.lapse.proposed:
            fact = LapseProposed(step=step.key, persons=step.ask.persons, due=step.deadline.due)
            self._stage.note(fact, of=step.key)
        else:
            until = grace.deadline.due
            lapsed = Lapsed(step=step.key, persons=step.ask.persons, due=step.deadline.due, grace_until=until)
            self._stage.note(lapsed, of=step.key)
        return step
