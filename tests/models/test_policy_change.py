"""A change of policy for running journeys: what it makes of the numbers, and what it may not touch."""

from __future__ import annotations

import pytest

from models.errors import Refused
from models.policy_change import Change, changed, difference
from models.values import Setting
from tests.world import policy


def refused(changes: dict[str, Setting]) -> str:
    with pytest.raises(Refused) as refusal:
        changed(policy(), changes)
    return str(refusal.value)


def test_days_quorum_and_weights_before_and_after_are_told_by_key() -> None:
    changes: dict[str, Setting] = {
        "masterplan.revision.days": 20,
        "masterplan.panel.quorum": "3",
        "evaluation.aspects.2.weight": 25,
        "evaluation.aspects.3.weight": "25",
        "evaluation.needs_reason_above": "0.75",
        "mou.ordered": "false",
        "masterplan.drafting.days": 40,
    }

    assert difference(policy(), changes) == (
        Change(key="evaluation.aspects.2.weight", before=20, after=25),
        Change(key="evaluation.aspects.3.weight", before=30, after=25),
        Change(key="evaluation.needs_reason_above", before="0.50", after="0.75"),
        Change(key="masterplan.panel.quorum", before=2, after=3),
        Change(key="masterplan.revision.days", before=15, after=20),
        Change(key="mou.ordered", before=True, after=False),
    )


def test_the_changed_policy_is_the_old_one_but_for_the_change_and_a_version_higher() -> None:
    revision = policy().masterplan.revision.model_copy(update={"days": 20})
    masterplan = policy().masterplan.model_copy(update={"revision": revision})

    new = changed(policy(), {"masterplan.revision.days": 20})

    assert new == policy().model_copy(update={"masterplan": masterplan, "version": policy().version + 1})
    assert changed(new, {"masterplan.revision.days": 15}) == policy().model_copy(update={"version": 3})


def test_a_field_that_only_a_newer_policy_has_is_carried_through_a_change() -> None:
    newer = policy().model_copy(update={"kelak": {"nilai": 7}})

    assert changed(newer, {"masterplan.revision.days": 20}).model_extra == {"kelak": {"nilai": 7}}


def test_the_days_of_a_reminder_ladder_may_change() -> None:
    assert difference(policy(), {"ladders.region.rungs.1.offset": -7}) == (
        Change(key="ladders.region.rungs.1.offset", before=-5, after=-7),
    )


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        (
            {"masterplan.revison.days": 20},
            "there is no masterplan.revison.days in the policy; did you mean masterplan.revision.days or "
            "masterplan.scoring.days or masterplan.hearing.days?",
        ),
        ({"kelak": 1}, "there is no kelak in the policy; a key is the way to a number in the policy's file"),
        (
            {"programme.zone": "Asia/Jayapura"},
            "programme.zone is neither a number nor a flag; only these may change in a running journey",
        ),
        (
            {"version": 9},
            "version stays in a running journey, because it counts the changes and rises by itself; any other number "
            "or flag may change",
        ),
        (
            {"masterplan.panel.size": 5},
            "masterplan.panel.size stays in a running journey, because the panel's members were appointed when the "
            "journey began; any other number or flag may change",
        ),
        ({"training.team.days": True}, "training.team.days is a whole number, such as 10, not 'True'"),
        ({"training.team.days": "3.5"}, "training.team.days is a whole number, such as 10, not '3.5'"),
        (
            {"evaluation.needs_reason_above": "banyak"},
            "evaluation.needs_reason_above is a number, such as 0.50, not 'banyak'",
        ),
        ({"mou.ordered": 1}, "mou.ordered is true or false, not '1'"),
        (
            {"masterplan.panel.quorum": 2, "masterplan.revision.days": "15"},
            "nothing would change: masterplan.panel.quorum is 2 already, masterplan.revision.days is 15 already; "
            "name another value",
        ),
        (
            {"masterplan.panel.quorum": 4},
            "the policy would not hold together: masterplan.panel: quorum 4 exceeds the panel's 3 members",
        ),
        (
            {"evaluation.aspects.2.weight": 25},
            "the policy would not hold together: evaluation: the aspects' weights add up to 105; they must add up "
            "to 100",
        ),
        (
            {"masterplan.drafting.days": 0},
            "the policy would not hold together: masterplan.drafting.days: input should be greater than or equal to 1",
        ),
    ],
)
def test_what_may_not_change_is_refused_with_what_may(changes: dict[str, Setting], why: str) -> None:
    assert refused(changes) == why
