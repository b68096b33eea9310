"""Stage 1, assessment: the region confirms its four parameters, an assessor verifies, the cohort decides."""

from __future__ import annotations

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.facts import Outcome, Placed
    from models.journey import JourneyResult, JourneyState
    from models.messages.assessment import Confirmed, Contacts, Disputed, Selection, Verification
    from models.progress.assessment import AssessmentProgress

from workflows.mou import MouSigning
from workflows.stage import Stage, lived


@workflow.defn
class Assessment(Stage):
    """From the first contact to the cohort's word (*asesmen*)."""

    name = "assessment"
    progress_type = AssessmentProgress

    @workflow.init
    def __init__(self, state: JourneyState) -> None:
        super().__init__(state)

    @workflow.run
    @lived
    async def run(self, state: JourneyState) -> JourneyResult:
        """Contacts, data sheet and verification until verified, then the word of the cohort."""
        sheet = self.progress(AssessmentProgress)
        while sheet.step != "done":
            kinds = (
                (Selection,)
                if sheet.step in ("selection", "reserve")
                else (Contacts, Confirmed, Disputed, Verification)
            )
            message = await self.receive(*kinds, asks=sheet.asks(self.state))
            if message is None:
                return await self.lapse()
            step = sheet.step
            sheet.take(message, self.state)
            if isinstance(message, Selection):
                self.note(Placed(result=message.result, minutes=message.minutes, reason=message.reason), of=step)
            if isinstance(message, Selection) and message.result == "not-selected":
                outcome: Outcome = "not-selected"
                return await self.end(outcome, f"minutes {message.minutes}: {message.reason}")
        return await self.advance(MouSigning)
