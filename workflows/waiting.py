"""How a run waits: for a message that fits, for a date, on a timer or an activity and never barely."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.errors import Refused
    from models.facts import Asked, Entered, SetAside
    from models.journey import Ask, OpenStep
    from models.messages import KINDS, Message, readable
    from models.policy import CohortPolicy
    from models.reception import check_step
    from models.steps import reconcile

from workflows import shown
from workflows.leaving import Leaving
from workflows.reception import S

LONGEST_SLEEP = timedelta(days=30)
"""Real time after which a run looks around even if nothing is due, e.g. in a long pause."""


class Waiting(Leaving[S]):
    """Opens steps, takes messages, sleeps; the same for a stage and for a cohort."""

    passed: OpenStep | None = None
    """The step whose date passed, where `receive` gave no message."""

    @property
    def policy(self) -> CohortPolicy:
        """The policy pinned here."""
        return self.state.policy

    def begin(self) -> None:
        """First thing in each run: what Temporal's own pages show, then the notebook."""
        self.state.run += 1
        self._notebook_task = asyncio.create_task(self.notebook.keep())
        if not self.state.entered:
            self.state.entered = True
            self.note(Entered(stage=self.name))
            self.set_aside(self.outlived)
        shown.show(self.standing(), self.state)

    def outlived(self, message: Message) -> bool:
        """Whether a waiting *message* can no longer be used, now that this has begun."""
        return False

    async def receive(self, *kinds: type[Message], asks: list[Ask]) -> Message | None:
        """The next accepted message of *kinds* that still fits, or None if a step of *asks* was missed.

        Steps of *asks* that are not open yet are opened; a step opens its deadline once.
        """
        self.leave_if_ended()
        self._open(asks)
        names = tuple(name for name, kind in KINDS.items() if kind in kinds)
        while True:
            self.leave_if_ended()
            if self.state.lapse:
                return None
            if message := self._take(names):
                return message
            self.passed = None
            if self.stirred():
                return None
            await self.rest_if_wanted()
            self.passed = self.watch.look()
            if self.passed is not None:
                return None
            await self.sleep(self.watch.next_at)

    def stirred(self) -> bool:
        """Whether something else than a message changed what is to be asked for."""
        return False

    def _open(self, asks: list[Ask]) -> None:
        """Open the steps of *asks*; nobody is asked for what has been said already."""
        self.watch.turn()
        said = [place for message in self.state.inbox.waiting if (place := self._place(message))]
        for step in reconcile(self.state, asks, self.now):
            if step.ask.place in said:
                continue
            ask, deadline = step.ask, step.deadline
            fact = Asked(
                step=step.key,
                role=ask.role,
                persons=ask.persons,
                due=deadline.due,
                version=deadline.version,
                policy=step.policy,
                estimated=self.state.calendar.estimated(deadline.due.day),
                in_place_of=ask.on if ask.on and ask.on < deadline.due.day else None,
            )
            self.note(fact, of=step.key)

    def _place(self, waiting: dict[str, Any]) -> str | None:
        """The step that a waiting message answers; None where it is for another stage or no longer fits."""
        message = readable(waiting)
        try:
            return self.position.check(message, self.state) if message else None
        except Refused:
            return None

    def _take(self, names: tuple[str, ...]) -> Message | None:
        """The oldest waiting message that still fits; one that no longer does is set aside, on record."""
        while message := self.state.inbox.take(*names, read=readable):
            try:
                check_step(message, self.state, self.position)
            except Refused as refusal:
                self.note(SetAside(message=message.id, says=message.kind, why=str(refusal)), of=message.id)
                continue
            return message
        return None

    async def sleep(self, until: datetime | None) -> None:
        """Sleep until *until* on the programme clock, or until a message comes."""
        standing = self.standing()
        shown.show(standing, self.state)
        self.notebook.refresh()
        self.woken, self.settled = False, True
        real = self.state.clock.real_moment(until) - workflow.now() if until else LONGEST_SLEEP
        span = max(timedelta(milliseconds=1), min(real, LONGEST_SLEEP))
        what = ", ".join(waiting.step for waiting in standing.waiting) or "resume"
        try:
            await workflow.wait_condition(lambda: self.woken, timeout=span, timeout_summary=what)
        except TimeoutError:
            return
