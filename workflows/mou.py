"""Stage 2, memorandum of understanding: every signatory signs the same text, or the region lapses."""

from __future__ import annotations

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.facts import MouConcluded, SignaturesVoided, SignatureUndone
    from models.journey import JourneyResult, JourneyState
    from models.messages.mou import Acceptance, Declined, Signature, TextVersion, Unsigning
    from models.progress.mou import MouProgress

from workflows.stage import Stage, lived
from workflows.training import Training


@workflow.defn
class MouSigning(Stage):
    """From the invitation to the last signature (*nota kesepahaman*)."""

    name = "mou"
    progress_type = MouProgress

    @workflow.init
    def __init__(self, state: JourneyState) -> None:
        super().__init__(state)

    @workflow.run
    @lived
    async def run(self, state: JourneyState) -> JourneyResult:
        """Invitation, text, signatures; a new text begins all of them anew, a mistaken entry that one."""
        mou = self.progress(MouProgress)
        while mou.step != "signing" or mou.outstanding(self.state):
            message = await self.receive(
                Acceptance, Declined, TextVersion, Signature, Unsigning, asks=mou.asks(self.state)
            )
            if message is None:
                return await self.lapse()
            if isinstance(message, Declined):
                return await self.end("declined", message.reason)
            if isinstance(message, Acceptance):
                mou.step = "text"
            elif isinstance(message, TextVersion):
                self._issue(mou, message)
            elif isinstance(message, Signature):
                mou.sign(message, self.state)
            elif isinstance(message, Unsigning):
                self._undo(mou, message)
        signatures = tuple(mou.signatures.values())
        self.note(MouConcluded(text=str(mou.text), signatures=signatures))
        self.state.results.mou_text, self.state.results.signatures = mou.text, signatures
        return await self.advance(Training)

    def _issue(self, mou: MouProgress, text: TextVersion) -> None:
        """Put the new text in force and say whose signatures it voids."""
        old = mou.text
        voided = mou.issue(text)
        if old and voided:
            fact = SignaturesVoided(text=text.digest_of_text, old_text=old, persons=voided)
            self.note(fact, of=mou.versions)

    def _undo(self, mou: MouProgress, undoing: Unsigning) -> None:
        """Take one mistaken entry back and say so; the next question puts the step anew."""
        role = mou.undo(undoing, self.state)
        fact = SignatureUndone(
            text=undoing.text,
            role=role,
            signatory=undoing.signatory,
            message=undoing.message,
            reason=undoing.reason,
        )
        self.note(fact, of=undoing.message)
