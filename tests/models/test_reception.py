"""What a journey refuses, in which words; and what it accepts all the same."""

from __future__ import annotations

from datetime import timedelta

from models.clock import Clock
from models.journey import Ending, Handled
from models.progress.assessment import AssessmentProgress
from models.progress.mou import MouProgress
from models.reception import SKEW
from tests.models.samples import NOW, said
from tests.models.scene import ASSESSOR, COORDINATOR, OFFICER, Scene, scene

INSTANT = timedelta(microseconds=1)


def contacts() -> Scene:
    """The region is asked for its contacts until 18 May (7 working days, Ascension Day in between)."""
    return scene("assessment", AssessmentProgress())


def handled(here: Scene, kind: str, person: str, id: str) -> None:
    """A message that was accepted before."""
    message = said(kind, person, id=id)
    here.state.handled[id] = Handled(digest=message.digest(), received_at=message.received_at)


def test_the_answer_to_an_open_step_is_accepted() -> None:
    contacts().accepts("contacts", OFFICER)


def test_a_message_for_a_later_stage_is_refused() -> None:
    assert contacts().refuses("book", OFFICER) == (
        "book belongs to the stage masterplan; Kota Bogor is in the stage assessment, "
        "which takes contacts, confirm-data, dispute-data, verify-data, select, object"
    )


def test_a_message_for_an_earlier_stage_is_refused() -> None:
    here = scene("mou", MouProgress())

    assert here.refuses("select", COORDINATOR) == (
        "select belongs to the stage assessment; Kota Bogor is in the stage mou, "
        "which takes accept, decline, text, sign, unsign"
    )


def test_somebody_who_is_not_entitled_is_refused() -> None:
    assert contacts().refuses("contacts", ASSESSOR) == (
        "asesor.contoh is assessor here; contacts may be sent by officer"
    )
    assert contacts().refuses("contacts", "tamu.contoh") == (
        "tamu.contoh holds no role here; contacts may be sent by officer"
    )


def test_a_paused_journey_takes_no_answers() -> None:
    """It was paused at one in the morning of 9 May in Bogor, when it was 8 May in UTC."""
    here = contacts()
    here.state.paused_at = NOW + timedelta(hours=15)

    assert here.refuses("contacts", OFFICER, NOW + timedelta(days=1)) == (
        "the journey of Kota Bogor is paused since 2018-05-09; a coordinator may resume it"
    )
    here.accepts("resume", COORDINATOR)


def test_a_journey_that_has_ended_takes_no_messages() -> None:
    here = contacts()
    here.state.ending = Ending(outcome="withdrawn", reason="prioritas lain")

    for kind, person in (("contacts", OFFICER), ("extend", COORDINATOR)):
        assert here.refuses(kind, person) == "the journey of Kota Bogor has ended (withdrawn); it takes no messages"


def test_a_stamp_from_the_future_is_refused() -> None:
    early = NOW + SKEW + INSTANT

    assert contacts().refuses("contacts", OFFICER, received_at=early.isoformat()) == (
        "received at 2018-05-08T03:00:05.000001+00:00 lies in the future; a stamp is never later than now"
    )
    contacts().accepts("contacts", OFFICER, received_at=(NOW + SKEW).isoformat())


def test_in_a_rehearsal_the_clocks_may_differ_by_as_many_real_seconds() -> None:
    clock = Clock(real_anchor=NOW, programme_anchor=NOW, rate=3600)
    here = scene("assessment", AssessmentProgress(), cohort="gladi-contoh", clock=clock)

    here.accepts("contacts", OFFICER, received_at=(NOW + SKEW * 3600).isoformat())
    assert here.refuses("contacts", OFFICER, received_at=(NOW + SKEW * 3600 + INSTANT).isoformat()) == (
        "received at 2018-05-08T08:00:00.000001+00:00 lies in the future; a stamp is never later than now"
    )


def test_a_repeat_with_other_content_is_refused() -> None:
    here = contacts()
    handled(here, "contacts", OFFICER, "pesan-contoh-a")

    assert here.refuses("contacts", OFFICER, id="pesan-contoh-a", head="lain.contoh") == (
        "message id pesan-contoh-a was used for another message; a repeat has the same content"
    )


def test_a_repeat_with_the_same_content_is_answered_wherever_the_journey_stands() -> None:
    here = contacts()
    handled(here, "contacts", OFFICER, "pesan-contoh-a")
    here.state.open, here.state.ending = (), Ending(outcome="stopped", reason="contoh")

    here.accepts("contacts", OFFICER, id="pesan-contoh-a")
