"""How a stage is spoken to: one Update, the same as a signal, and two queries."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar

from temporalio import workflow
from temporalio.exceptions import ApplicationError

with workflow.unsafe.imports_passed_through():
    from models import reception, steering
    from models.errors import Refused
    from models.facts import Fact, Fault, SetAside
    from models.journey import Carried, Handled
    from models.messages import Message, parse, readable
    from models.messages.steering import Move, Stop, Withdrawal
    from models.noted import Noted, NotedFacts, Receipt, identity_of
    from models.progress.base import Position
    from models.standing import Standing
    from models.steps import standing
    from models.values import digest_of, printable

from workflows.deadline import Watch
from workflows.notebook import Notebook

S = TypeVar("S", bound=Carried)
HANDING_OVER = "HandingOver"
"""The type of the error that asks the gateway to send a message again, to the next run."""


class Reception(Generic[S]):
    """Takes messages for a stage or a cohort: checks, changes the state, notes a fact, answers with a receipt.

    A handler awaits nothing between a check and its effect, so nothing slips in.
    """

    name: ClassVar[str]
    progress_type: ClassVar[type[Position[Any]]]

    def __init__(self, state: S) -> None:
        state.stage = self.name
        self.state: S = state
        self.position: Position[S] = self.progress_type.model_validate(state.progress)
        self.notebook = Notebook(self._page)
        self.watch = Watch(self)
        self.woken = False
        self.rest_wanted = False
        self.leaving = False
        """Whether this run is handing over or ending; what comes now is for the next one."""
        self.settled = False
        """Whether `run` has used what was accepted so far; until then nobody knows what the next message meets."""

    @property
    def now(self) -> datetime:
        """The present moment on the programme clock."""
        return self.state.clock.programme(workflow.now())

    def note(self, fact: Fact, of: object = "") -> None:
        """Note a fact of this stage; *of* is what tells it from others of its kind (round, rung, version)."""
        identity = identity_of(self.name, fact.recorded_as, of)
        body = fact.model_dump(mode="json")
        self._write(Noted(identity=identity, at=self.now, kind=fact.recorded_as, body=body))

    def _write(self, noted: Noted) -> None:
        self.notebook.note(noted)
        self.noticed(noted)

    def noticed(self, noted: Noted) -> None:
        """Something is on its way to the register; a journey keeps what its cohort is to know of it."""

    @workflow.update(name="send", description="A message to this journey; see docs/architecture.md for its kinds.")
    async def send(self, raw: Any) -> Receipt:
        """Accept a message that the validator has let through."""
        try:
            return await self._receive_when_settled(parse(raw))
        except ApplicationError:
            raise
        except Refused as refusal:
            raise ApplicationError(str(refusal), type="Refused", non_retryable=True) from None
        except Exception as error:
            # Anything else would fail the workflow task again and again and freeze the journey.
            raise self._fault("send", error) from error

    @send.validator
    def _check(self, raw: Any) -> None:
        try:
            self._examine(parse(raw))
        except Refused as refusal:
            raise ApplicationError(str(refusal), type="Refused", non_retryable=True) from None

    @workflow.signal(name="send", description="The same messages, for systems that can only signal.")
    async def send_signal(self, raw: Any) -> None:
        """Accept a message or note why not; a signal cannot be answered."""
        try:
            message = parse(raw)
            self._examine(message)
            await self._receive_when_settled(message)
        except (Refused, ApplicationError) as refusal:
            where = printable(str(raw.get("id", ""))[:80]) if isinstance(raw, dict) else ""
            why = printable(str(refusal)[:1000])
            # Two refused signals may carry one id; what tells them apart is why each was refused.
            self.note(SetAside(message=where, says="signal", why=why), of=f"{where}/{digest_of(why)[:16]}")
        except Exception as error:
            self._fault("signal", error)

    def _at_once(self, message: Message) -> bool:
        """Whether *message* is answered whatever else is under way: a repeat, or an ending."""
        return isinstance(message, Withdrawal | Stop) or message.id in self.state.handled

    def _must_wait(self, message: Message) -> bool:
        """Whether *message* meets a position that an earlier one is about to change."""
        return not (self.settled or self._at_once(message))

    def _examine(self, message: Message) -> None:
        """Refuse *message*, unless it has to wait for what an earlier one brings about."""
        if self.leaving and not self._at_once(message):
            # Not a refusal: the gateway sends it again, and the next run knows what it meets.
            raise ApplicationError(
                "the journey is handing over; send the message again with the same id",
                type=HANDING_OVER,
                non_retryable=True,
            )
        if not self._must_wait(message):
            reception.examine(message, self.state, self.position, self.now)

    async def _receive_when_settled(self, message: Message) -> Receipt:
        """Accept *message* once what was accepted before it is used.

        Without a message in between this never waits. It matters where several come in one workflow task: after
        a reset, after an outage, or before `run` has begun.
        """
        if self._must_wait(message):
            # Of several that wait, the first one in holds up the rest again.
            while self._must_wait(message) and not self.leaving:
                await workflow.wait_condition(lambda: self.settled or self.leaving)
            self._examine(message)
        return self._accept(message)

    @workflow.query(name="standing", description="Where this journey stands.")
    def standing(self) -> Standing:
        """Where this journey stands, from its state."""
        return standing(self.state, self.now)

    @workflow.query(name="state", description="The whole state that travels through the stages.")
    def whole_state(self) -> S:
        """The state, with the stage's present position in it."""
        return self.snapshot()

    def snapshot(self) -> S:
        """The state as it continues: the stage's position written back."""
        return self.state.model_copy(update={"progress": self.position.model_dump(mode="json")})

    def _accept(self, message: Message) -> Receipt:
        if before := self.state.handled.get(message.id):
            return reception.receipt_for(message.model_copy(update={"received_at": before.received_at}), self.state)
        message = reception.in_place_of(message, self.state)
        receipt = reception.receipt_for(message, self.state)
        noted = Noted(
            identity=message.id, at=self.now, kind=message.recorded_as, body=message.content(), receipt=receipt
        )
        if isinstance(message, steering.STEERING):
            self.watch.ring()  # what is due by the old dates is sent before they move
            facts = [*steering.apply(message, self.state, self.now), *self._follow(message)]
        else:
            facts = []
            self._take_place(message)
            self.state.inbox.put(message.model_dump(mode="json"))
            self.settled = False
        self._write(noted)
        for of, fact in facts:
            self.note(fact, of)
        self.state.handled[message.id] = Handled(digest=receipt.digest, received_at=receipt.received_at)
        self.woken = True
        return receipt

    def _take_place(self, message: Message) -> None:
        """Where a later word may take the place of one that waits, set that one aside."""
        if type(message).replaces and (old := self.state.inbox.take(message.kind, read=readable)):
            self.note(SetAside(message=old.id, says=old.kind, why=f"message {message.id} took its place"), of=old.id)

    def _follow(self, message: Message) -> list[tuple[str, Fact]]:
        """What a steering message changes outside the dates; the facts it causes."""
        if isinstance(message, Move):
            self.rest_wanted = True
        return steering.follow(message, self.state, self.position)

    def _fault(self, where: str, error: Exception) -> ApplicationError:
        """Note a bug of ours; the journey goes on without the message."""
        workflow.logger.error("unexpected error in %s", where, exc_info=error)
        # The run rests, so that fixed code never has to replay the message that this code stumbled over.
        self.rest_wanted = self.woken = True
        self.note(Fault(where=where, error=type(error).__name__), of=workflow.info().get_current_history_length())
        return ApplicationError(
            "Seratus could not use this message because of a fault of its own; the operator has been told, "
            "send it again later",
            type="Fault",
            non_retryable=True,
        )

    def _page(self, facts: tuple[Noted, ...]) -> NotedFacts:
        return NotedFacts(
            journey=self.state.id,
            facts=facts,
            standing=self.standing(),
            people=self.state.people.model_copy(),
            progress=self.position.model_dump(mode="json"),
        )
