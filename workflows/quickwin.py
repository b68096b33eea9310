"""Stage 5, quick-win launch: plan, launch against the promise, evidence, re-check."""

from __future__ import annotations

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.calendar import local
    from models.facts import LaunchMeasured, QuickWinProved
    from models.journey import JourneyResult, JourneyState
    from models.messages import Message
    from models.messages.quickwin import Evidence, EvidenceCheck, Launched, LaunchPlan, PlanJudgement, Recheck
    from models.progress.quickwin import QuickWinProgress

from workflows.evaluation import Evaluation
from workflows.stage import Stage, lived

KINDS = (LaunchPlan, PlanJudgement, Launched, Evidence, EvidenceCheck, Recheck)


@workflow.defn
class QuickWinLaunch(Stage):
    """From the launch plan to the re-check (*peluncuran program percepatan*)."""

    name = "quickwin"
    progress_type = QuickWinProgress

    @workflow.init
    def __init__(self, state: JourneyState) -> None:
        super().__init__(state)

    @workflow.run
    @lived
    async def run(self, state: JourneyState) -> JourneyResult:
        """Until the re-check is done; a returned plan or evidence is asked for again."""
        launch = self.progress(QuickWinProgress)
        while launch.step != "done":
            message = await self.receive(*KINDS, asks=launch.asks(self.state))
            if message is None:
                return await self.lapse()
            self._follow_message(launch, message)
        return await self.advance(Evaluation)

    def _follow_message(self, launch: QuickWinProgress, message: Message) -> None:
        if isinstance(message, LaunchPlan):
            launch.plan_launch(message)
        elif isinstance(message, PlanJudgement):
            launch.judge(message)
        elif isinstance(message, Launched):
            days = launch.launch(message, self.state)
            self.note(LaunchMeasured(days=days, late=days > self.policy.quickwin.late_after))
        elif isinstance(message, Evidence):
            launch.hand_in(message, self.state)
        elif isinstance(message, EvidenceCheck):
            launch.verify(message, local(self.now, self.state.region.zone).date(), self.state)
            if message.verdict == "verified":
                self.note(QuickWinProved(evidence=launch.evidence))
        elif isinstance(message, Recheck):
            launch.step = "done"
