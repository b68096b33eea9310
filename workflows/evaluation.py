"""Stage 6, evaluation: self-assessment, evaluator's score, moderated score, and the index."""

from __future__ import annotations

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.facts import IndexComputed
    from models.journey import JourneyResult, JourneyState
    from models.messages.evaluation import EvaluatorScore, ModeratedScore, SelfScore
    from models.progress.evaluation import EvaluationProgress, index

from workflows.stage import Stage, lived


@workflow.defn
class Evaluation(Stage):
    """From the self-assessment to the result (*evaluasi pelaksanaan masterplan*)."""

    name = "evaluation"
    progress_type = EvaluationProgress

    @workflow.init
    def __init__(self, state: JourneyState) -> None:
        super().__init__(state)

    @workflow.run
    @lived
    async def run(self, state: JourneyState) -> JourneyResult:
        """Three scores, one after the other; the moderated one gives the index."""
        scores, policy = self.progress(EvaluationProgress), self.policy.evaluation
        while scores.step != "done":
            message = await self.receive(SelfScore, EvaluatorScore, ModeratedScore, asks=scores.asks(self.state))
            if message is None:
                return await self.lapse()
            assert isinstance(message, SelfScore | EvaluatorScore | ModeratedScore)
            scores.take(message)
        value = index(scores.earlier, policy)
        self.state.results.index = value
        self.note(IndexComputed(index=value, scores=scores.earlier, cycle=policy.cycle))
        return await self.end("completed", f"index {value} of 4 in cycle {policy.cycle}")
