"""Stage 1, assessment: the region confirms its four parameters, an assessor verifies, the cohort decides."""

from __future__ import annotations

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.facts import Placed
    from models.journey import JourneyResult, JourneyState
    from models.messages.assessment import (
        Confirmed,
        Contacts,
        Disputed,
        Exclusion,
        Objection,
        Selection,
        SheetCorrection,
        Verification,
    )
    from models.progress.assessment import BEFORE_SELECTION, AssessmentProgress
    from models.steps import unopposed_reason
    from models.substitutions_ended import dropped_by_contacts

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
        while not sheet.done:
            preparing = (Contacts, Confirmed, Disputed, Verification, Exclusion, SheetCorrection)
            kinds = preparing if sheet.step in BEFORE_SELECTION else (Selection, Objection)
            message = await self.receive(*kinds, asks=sheet.asks(self.state))
            if message is None:
                if sheet.step == "objection" and not self.state.lapse:
                    return await self.end("not-selected", unopposed_reason(sheet.minutes))
                return await self.lapse()
            if isinstance(message, Exclusion):
                return await self.end("not-selected", f"not ranked: {message.reason}")
            if isinstance(message, Contacts):
                for of, fact in dropped_by_contacts(message, self.state):
                    self.note(fact, of=of)
            step = sheet.step
            sheet.take(message, self.state)
            if isinstance(message, Selection):
                self._placed(message, message.id if self.state.led else step)
                if message.result == "not-selected" and sheet.done:
                    return await self.end("not-selected", f"minutes {message.minutes}: {message.reason}")
        return await self.advance(MouSigning)

    def _placed(self, word: Selection, of: str) -> None:
        said = word.model_dump(mode="json", include={"result", "minutes", "reason", "rank", "score", "parts"})
        self.note(Placed.model_validate(said), of=of)
