"""Stage 3, training: team, gate and mentor, four sessions, commitment and quick wins."""

from __future__ import annotations

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.facts import MentorAppointed, SessionAccepted, Trained
    from models.journey import JourneyResult, JourneyState
    from models.messages import Message
    from models.messages.training import (
        Attendance,
        Commitment,
        GateOpened,
        MentorAssigned,
        MentorNote,
        Output,
        SessionDate,
        SessionJudgement,
        Team,
    )
    from models.people import Role
    from models.progress.training import TrainingProgress

from workflows.masterplan import MasterplanReview
from workflows.stage import Stage, lived

KINDS = (Team, GateOpened, MentorAssigned, MentorNote, SessionDate, Attendance, Output, SessionJudgement, Commitment)


@workflow.defn
class Training(Stage):
    """From the team's decree to the commitment sheet (*bimbingan teknis*)."""

    name = "training"
    progress_type = TrainingProgress

    @workflow.init
    def __init__(self, state: JourneyState) -> None:
        super().__init__(state)

    @workflow.run
    @lived
    async def run(self, state: JourneyState) -> JourneyResult:
        """Until the commitment is signed: whatever is open is asked for, whatever comes moves it on."""
        training = self.progress(TrainingProgress)
        while True:
            training.begin(self.state)
            message = await self.receive(*KINDS, asks=training.asks(self.state))
            if message is None:
                return await self.lapse()
            if isinstance(message, Commitment):
                break
            self._follow_message(training, message)
        self.state.results.quick_wins = message.quick_wins
        self.note(Trained(quick_wins=message.quick_wins))
        return await self.advance(MasterplanReview)

    def _follow_message(self, training: TrainingProgress, message: Message) -> None:
        if isinstance(message, MentorAssigned):
            self.state.people.appoint(Role.MENTOR, message.mentor)
            self.note(MentorAppointed(mentor=message.mentor, reason=message.reason), of=message.mentor)
        elif isinstance(message, Team):
            self.state.belong(*message.council, *message.working_team)
            training.take(message)
        elif isinstance(message, SessionJudgement):
            session, present = training.session, training.present
            if training.judge(message, self.state):
                self.note(SessionAccepted(session=session, present=present), of=session)
        elif isinstance(message, SessionDate) and message.instead_of:
            for of, fact in training.move(message, self.state, self.now):
                self.note(fact, of)
        else:
            training.take(message)
