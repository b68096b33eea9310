"""Stage 5: launch plan, launch, evidence, re-check."""

from __future__ import annotations

from datetime import date
from typing import Literal

from models.errors import Refused
from models.journey import Ask, JourneyState
from models.messages import Message
from models.messages.quickwin import Evidence, EvidenceCheck, Launched, LaunchPlan, PlanJudgement, Recheck
from models.people import Role
from models.progress.base import StageProgress, ask, check_past, day_of, same
from models.values import Digest, Key, digest_of


class QuickWinProgress(StageProgress):
    """``round`` counts the plans, ``checks`` the sets of evidence."""

    step: Literal["plan", "judgement", "launch", "evidence", "check", "recheck", "done"] = "plan"
    round: int = 1
    checks: int = 1
    plan: Digest | None = None
    promised: date | None = None
    launched: date | None = None
    documents: dict[Key, Digest] = {}
    missing: tuple[Key, ...] | None = None
    recheck_on: date | None = None

    @property
    def evidence(self) -> Digest:
        """The digest over all documents of evidence: what a check is about."""
        return digest_of(self.documents)

    def asks(self, state: JourneyState) -> list[Ask]:
        """The one step that is open."""
        policy = state.policy.quickwin
        if self.step == "plan":
            return [ask(state, "launch-plan", Role.OFFICER, policy.plan, self.round)]
        if self.step == "judgement":
            return [ask(state, "launch-plan-judgement", Role.MENTOR, policy.judgement, self.round)]
        if self.step == "launch":
            asked = ask(state, "launch", Role.OFFICER, policy.launch)
            return [asked.model_copy(update={"after": self.promised})]
        if self.step == "evidence":
            return [ask(state, "evidence", Role.OFFICER, policy.evidence, self.checks)]
        if self.step == "check":
            return [ask(state, "evidence-check", Role.VERIFIER, policy.check, self.checks)]
        asked = ask(state, "recheck", Role.VERIFIER, policy.recheck)
        return [asked.model_copy(update={"after": self.recheck_on})]

    def check(self, message: Message, state: JourneyState) -> str | None:
        """Each message has its step; judgement and check are about exactly what is handed in."""
        if isinstance(message, LaunchPlan):
            if message.quick_win not in state.results.quick_wins:
                known = ", ".join(state.results.quick_wins) or "none"
                raise Refused(f"{message.quick_win!r} is no quick win of this region; its quick wins: {known}")
            return f"launch-plan#{self.round}"
        if isinstance(message, PlanJudgement):
            same("launch plan", message.plan, self.plan)
            return f"launch-plan-judgement#{self.round}"
        if isinstance(message, Launched):
            check_past("the launch", message.on, message, state)
            return "launch#1"
        if isinstance(message, Evidence):
            return self._check_evidence(message, state)
        if isinstance(message, EvidenceCheck):
            return self._check_verdict(message)
        if isinstance(message, Recheck):
            return self._check_recheck(message, state)
        return super().check(message, state)

    def _check_evidence(self, evidence: Evidence, state: JourneyState) -> str:
        required = state.policy.quickwin.required
        if evidence.evidence not in required:
            raise Refused(f"{evidence.evidence!r} is no required kind of evidence; required: {', '.join(required)}")
        if self.step == "evidence" and evidence.evidence not in (self.missing or required):
            raise Refused(f"{evidence.evidence} is handed in; still missing: {', '.join(self.missing or ())}")
        return f"evidence#{self.checks}"

    def _check_verdict(self, check: EvidenceCheck) -> str:
        same("set of evidence", check.evidence, self.evidence)
        if unknown := [kind for kind in check.returned if kind not in self.documents]:
            raise Refused(f"{', '.join(unknown)} is not in this set; it holds {', '.join(self.documents)}")
        if (check.verdict == "returned") != bool(check.returned):
            raise Refused("a return names the kinds of evidence to be redone, a verification names none")
        return f"evidence-check#{self.checks}"

    def _check_recheck(self, recheck: Recheck, state: JourneyState) -> str:
        if self.recheck_on and day_of(recheck, state) < self.recheck_on:
            raise Refused(f"the re-check is due from {self.recheck_on} on, not before")
        return "recheck#1"

    def hand_in(self, evidence: Evidence, state: JourneyState) -> None:
        """Keep one document of evidence; with the last one the verifier is asked."""
        missing = state.policy.quickwin.required if self.missing is None else self.missing
        self.documents = {**self.documents, evidence.evidence: evidence.document}
        self.missing = tuple(kind for kind in missing if kind != evidence.evidence)
        if not self.missing:
            self.step = "check"

    def plan_launch(self, plan: LaunchPlan) -> None:
        """Keep the launch plan and its promise."""
        self.plan, self.promised, self.step = plan.document, plan.promised, "judgement"

    def judge(self, judgement: PlanJudgement) -> None:
        """Approve the plan, or ask for another."""
        if judgement.verdict == "approved":
            self.step = "launch"
        else:
            self.step, self.round = "plan", self.round + 1

    def launch(self, launched: Launched, state: JourneyState) -> int:
        """Keep the launch date; how many days it lies after the promise."""
        assert self.promised is not None
        self.launched, self.step = launched.on, "evidence"
        state.results.promised, state.results.launched = self.promised, launched.on
        return (launched.on - self.promised).days

    def verify(self, check: EvidenceCheck, today: date, state: JourneyState) -> None:
        """Accept the evidence and set the re-check date, or ask for the returned kinds again."""
        if check.verdict == "verified":
            self.step = "recheck"
            self.recheck_on = state.calendar.plus(today, state.policy.quickwin.recheck_after)
        else:
            self.step, self.checks, self.missing = "evidence", self.checks + 1, check.returned
