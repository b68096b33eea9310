"""Stage 6, evaluation: realisation, three scores and the index; beside them the e-Government track."""

from __future__ import annotations

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.facts import EgovEntered
    from models.journey import JourneyResult, JourneyState
    from models.messages import Message
    from models.messages.egov import EgovChosen, EgovServices, ServiceCheck
    from models.messages.evaluation import EvaluatorScore, ModeratedScore, Realisation, SelfScore
    from models.progress.egov import EgovTrack, result_of
    from models.progress.evaluation import EvaluationProgress, computed
    from models.progress.realisation import judged

from workflows.stage import Stage, lived

KINDS = (Realisation, SelfScore, EvaluatorScore, ModeratedScore, EgovChosen, EgovServices, ServiceCheck)


@workflow.defn
class Evaluation(Stage):
    """From the realisation of the action plan to the result (*evaluasi pelaksanaan masterplan*)."""

    name = "evaluation"
    progress_type = EvaluationProgress

    @workflow.init
    def __init__(self, state: JourneyState) -> None:
        super().__init__(state)

    @workflow.run
    @lived
    async def run(self, state: JourneyState) -> JourneyResult:
        """Until the moderated score has given the index, and every service of a chosen region is checked."""
        evaluation = self.progress(EvaluationProgress)
        evaluation.begin(self.state)
        while not evaluation.done:
            message = await self.receive(*KINDS, asks=evaluation.asks(self.state))
            if message is None:
                return await self.lapse()
            self._follow_message(evaluation, message)
        index, cycle = self.state.results.index, self.policy.evaluation.cycle
        return await self.end("completed", f"index {index} of 4 in cycle {cycle}")

    def _follow_message(self, evaluation: EvaluationProgress, message: Message) -> None:
        if isinstance(message, EgovChosen | EgovServices | ServiceCheck):
            self._follow_track(evaluation.egov, message)
            return
        assert isinstance(message, Realisation | SelfScore | EvaluatorScore | ModeratedScore)
        evaluation.take(message)
        if isinstance(message, EvaluatorScore) and evaluation.reported:
            realisation = judged(message, evaluation.reported)
            self.state.results.realisation = realisation.realised
            self.note(realisation)
        elif isinstance(message, ModeratedScore):
            result = computed(evaluation.earlier, self.policy.evaluation, self.state.earlier)
            self.state.results.index = result.index
            self.note(result)

    def _follow_track(self, track: EgovTrack, message: EgovChosen | EgovServices | ServiceCheck) -> None:
        track.take(message)
        if isinstance(message, EgovChosen):
            self.note(EgovEntered(minutes=message.minutes, reason=message.reason))
        elif track.done:
            concluded = track.conclusion()
            self.state.results.egov = result_of(concluded)
            self.note(concluded)
