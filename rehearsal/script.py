"""What a sample person ordinarily answers to an open step; pure, from what the standing shows."""

from __future__ import annotations

from models.people import Role
from models.standing import Waiting
from models.words import step_kind
from rehearsal.lines import assessment, evaluation, masterplan, mou, quickwin, training
from rehearsal.view import Answer, Deed, View

ANSWERS: dict[str, Answer] = {
    **assessment.ANSWERS,
    **mou.ANSWERS,
    **training.ANSWERS,
    **masterplan.ANSWERS,
    **quickwin.ANSWERS,
    **evaluation.ANSWERS,
}


def answers(waiting: Waiting, view: View) -> list[Deed]:
    """The ordinary answers to one open step, in the order in which they are sent; none to a missed one."""
    answer = ANSWERS.get(step_kind(waiting.step))
    if waiting.role is Role.COHORT:
        return []  # the cohort's own word, which comes by itself
    if answer is None or (not waiting.persons and waiting.role is not Role.MENTOR):
        return []
    return answer(waiting, view)
