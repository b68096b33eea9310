"""A message answers an open step, or is kept for one that will open; a second one waits for the first."""

from __future__ import annotations

from typing import Any

import pytest

from models.progress.assessment import AssessmentProgress
from models.progress.masterplan import MasterplanProgress
from models.progress.mou import MouProgress
from models.progress.training import TrainingProgress
from tests.models.samples import A, B, raw, said
from tests.models.scene import ASSESSOR, COORDINATOR, HEAD, OFFICER, scene
from tests.models.test_reception import contacts


def test_a_second_message_in_the_same_slot_is_refused_until_the_first_is_used() -> None:
    here = scene("assessment", AssessmentProgress(step="data"))
    digest = here.state.sheet.digest
    here.state.inbox.put(said("confirm-data", OFFICER, sheet=digest).model_dump(mode="json"))

    assert here.refuses("dispute-data", OFFICER, sheet=digest) == (
        "a dispute-data message has been received and is not used yet; a second one is not allowed"
    )
    here.state.inbox.take("confirm-data", read=dict)
    here.accepts("dispute-data", OFFICER, sheet=digest)


NEWER = [{"kind": "from-a-newer-build", "id": "pesan-contoh-b"}, raw("dispute-data", OFFICER, from_a_newer_build="x")]


@pytest.mark.parametrize("waiting", NEWER)
def test_a_message_of_a_newer_build_that_waits_does_not_stand_in_the_way(waiting: dict[str, Any]) -> None:
    """A kind that this build does not know, or a field of one that it knows."""
    here = contacts()
    here.state.inbox.put(waiting)

    here.accepts("contacts", OFFICER)


def test_a_step_that_is_not_open_is_named_with_those_that_are() -> None:
    assert contacts().refuses("verify-data", ASSESSOR) == "verification is not asked for now; open: contacts"

    here = scene("assessment", AssessmentProgress(step="data", round=2))
    assert here.refuses("verify-data", ASSESSOR) == "verification (round 2) is not asked for now; open: data (round 2)"
    here.state.open = ()
    assert here.refuses("contacts", OFFICER) == "contacts is not asked for now; open: nothing"


def test_what_may_come_at_any_time_needs_no_open_step() -> None:
    here = scene("mou", MouProgress(step="signing", text=A, versions=1))
    here.accepts("text", COORDINATOR, digest_of_text=B)


def test_the_cohorts_word_is_kept_until_its_step_is_open() -> None:
    contacts().accepts("select", COORDINATOR)
    scene("mou", MouProgress()).accepts("open-gate", COORDINATOR)
    scene("assessment", AssessmentProgress()).accepts("assign-mentor", COORDINATOR)

    assert (
        scene("masterplan", MasterplanProgress())
        .refuses("open-gate", COORDINATOR)
        .startswith("open-gate belongs to the stage training; Kota Bogor is in the stage masterplan, which takes ")
    )
    opened = scene("training", TrainingProgress(step="schedule", gate_open=True))
    assert opened.refuses("open-gate", COORDINATOR) == "the Training-of-Trainers gate is open already"


def test_the_stages_own_rules_are_asked() -> None:
    here = scene("assessment", AssessmentProgress(step="data"))
    digest = here.state.sheet.digest

    assert here.refuses("confirm-data", OFFICER, sheet=A) == (
        f"{A[:12]}… is not the current data sheet; that is {digest[:12]}…; read it again and send its digest"
    )
    assert scene("mou", MouProgress()).refuses("sign", HEAD) == (
        "there is no text to sign yet; signatures come after the text is issued"
    )
