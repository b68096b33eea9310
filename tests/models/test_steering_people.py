"""Who takes another's place, who leaves, and who stops a journey."""

from __future__ import annotations

import pytest

from models.journey import Ending
from models.panel import Panel, PanelRule, Verdict
from models.people import Role
from models.progress.masterplan import MasterplanProgress
from models.progress.mou import MouProgress
from models.steps import repeople
from tests.models.scene import COORDINATOR, HEAD, OFFICER, REVIEWER, Scene, scene
from tests.models.test_steering import PASSED, contacts, done


def test_only_a_holder_of_the_role_is_replaced_and_by_somebody_new() -> None:
    here = contacts()

    assert here.refuses("replace", COORDINATOR, old="tamu.contoh") == (
        "tamu.contoh is not reviewer here; that is penelaah-1.contoh, penelaah-2.contoh, penelaah-3.contoh"
    )
    assert here.refuses("replace", COORDINATOR, role="mentor") == "penelaah-1.contoh is not mentor here; that is nobody"
    assert here.refuses("replace", COORDINATOR, old=REVIEWER, new="penelaah-2.contoh") == (
        "penelaah-2.contoh is reviewer here already; name somebody else"
    )
    here.accepts("replace", COORDINATOR, old=REVIEWER, new="penelaah-9.contoh")


def replaced(here: Scene, role: Role, old: str, new: str) -> None:
    """What a stage does with a replacement that is accepted."""
    here.accepts("replace", COORDINATOR, role=role, old=old, new=new)
    here.state.people.replace(role, old, new)
    here.progress.replaced(role, old, new)
    repeople(here.state, here.progress.asks(here.state))


def test_a_replaced_officer_is_asked_no_more_for_the_answer_to_the_invitation() -> None:
    """The invitation is put to the head and the officers alike."""
    here = scene("mou", MouProgress())
    before = here.state.open[0]

    replaced(here, Role.OFFICER, OFFICER, "baru.contoh")

    ask = before.ask.model_copy(update={"persons": (HEAD, "baru.contoh")})
    assert (before.ask.persons, here.state.open) == ((HEAD, OFFICER), (before.model_copy(update={"ask": ask}),))


def test_a_new_coordinator_decides_about_a_lapse_of_a_new_officer() -> None:
    here = contacts()
    here.lapse(PASSED)

    replaced(here, Role.OFFICER, OFFICER, "baru.contoh")
    replaced(here, Role.COORDINATOR, COORDINATOR, "koordinator-2.contoh")

    lapse = here.state.lapse
    assert lapse is not None
    assert (lapse.missed.ask.persons, lapse.step.ask.persons) == (("baru.contoh",), ("koordinator-2.contoh",))
    assert here.state.open == (lapse.missed,)


def test_a_reviewer_who_has_not_voted_hands_the_seat_and_the_question_over() -> None:
    members = tuple(f"penelaah-{n}.contoh" for n in (1, 2, 3))
    panel = Panel(members=members, rule=PanelRule(size=3, quorum=2), votes={REVIEWER: Verdict.APPROVE})
    here = scene("masterplan", MasterplanProgress(step="hearing", panel=panel))

    replaced(here, Role.REVIEWER, REVIEWER, "penelaah-8.contoh")
    replaced(here, Role.REVIEWER, "penelaah-2.contoh", "penelaah-9.contoh")

    assert here.state.open[0].ask.persons == ("penelaah-9.contoh", "penelaah-3.contoh")


@pytest.mark.parametrize(
    ("kind", "person", "ending"),
    [
        ("withdraw", OFFICER, Ending(outcome="withdrawn", reason="alasan contoh")),
        ("withdraw", HEAD, Ending(outcome="withdrawn", reason="alasan contoh")),
        ("stop", COORDINATOR, Ending(outcome="stopped", reason="alasan contoh")),
    ],
)
def test_a_region_may_leave_and_the_programme_may_stop(kind: str, person: str, ending: Ending) -> None:
    here = contacts()

    assert done(here, kind, person, reason="alasan contoh") == []
    assert here.state.ending == ending
