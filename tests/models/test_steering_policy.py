"""A journey whose policy changes: open steps keep their dates, steps opened from then on follow the new version."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.calendar import LocalDeadline
from models.errors import Refused
from models.facts import PolicyChanged
from models.messages import parse
from models.policy_change import Change, changed
from models.progress.assessment import AssessmentProgress
from models.progress.masterplan import MasterplanProgress
from models.steps import reconcile, standing
from tests.models.samples import NOW, A, raw
from tests.models.scene import COORDINATOR, scene
from tests.models.test_steering import contacts, done, signing

LONGER: dict[str, Any] = {"assessment.contacts.days": 20, "assessment.data.days": 20}


def test_an_open_step_keeps_its_date_and_the_next_one_follows_the_new_version() -> None:
    here = contacts()
    before, opened = here.state.policy, here.state.open

    facts = done(here, "change-policy", changes=LONGER, reason="libur panjang")

    assert facts == [
        PolicyChanged(
            before=1,
            after=2,
            changes=(
                Change(key="assessment.contacts.days", before=7, after=20),
                Change(key="assessment.data.days", before=10, after=20),
            ),
            reason="libur panjang",
        )
    ]
    assert (here.state.open, here.state.policy) == (opened, changed(before, LONGER))
    reconcile(here.state, AssessmentProgress().asks(here.state), NOW)
    assert [(step.policy, step.deadline) for step in here.state.open] == [(1, opened[0].deadline)]
    reconcile(here.state, AssessmentProgress(step="data").asks(here.state), NOW)
    assert [(w.step, w.policy, w.due) for w in standing(here.state, NOW).waiting] == [
        ("data", 2, LocalDeadline(day=date(2018, 6, 8), zone="Asia/Jakarta"))
    ]


def test_a_change_that_changes_nothing_is_refused_also_the_second_time() -> None:
    here = contacts()
    done(here, "change-policy", changes=LONGER)

    assert here.refuses("change-policy", COORDINATOR, changes=LONGER) == (
        "nothing would change: assessment.contacts.days is 20 already, assessment.data.days is 20 already; name "
        "another value"
    )


def test_a_value_is_never_a_fraction_that_is_not_exact() -> None:
    with pytest.raises(Refused, match="the change-policy message is not well formed"):
        parse(raw("change-policy", changes={"evaluation.needs_reason_above": 0.75}))


def test_a_panel_that_sits_keeps_its_quorum_and_a_scoring_under_way_holds_it_fast() -> None:
    changes = {"masterplan.panel.quorum": 3}
    sitting = scene("masterplan", MasterplanProgress(step="hearing", documents={"masterplan": A}))
    scoring = scene("masterplan", MasterplanProgress(step="scoring", scorers=("penelaah-1.contoh",)))

    sitting.accepts("change-policy", COORDINATOR, changes=changes)
    assert scoring.refuses("change-policy", COORDINATOR, changes=changes) == (
        "the presentation is being scored; the quorum may change once the scoring is concluded"
    )
    scoring.accepts("change-policy", COORDINATOR, changes={"masterplan.scoring.days": 9})


def test_whether_signatories_sign_in_order_stays_while_they_sign() -> None:
    here = signing()

    assert here.refuses("change-policy", COORDINATOR, changes={"mou.ordered": True}) == (
        "the signatories are signing; mou.ordered may change before the text is issued"
    )
    here.accepts("change-policy", COORDINATOR, changes={"mou.text.days": 9})
