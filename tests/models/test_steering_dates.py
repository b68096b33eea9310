"""What steering does to dates: extended, resumed, reopened, confirmed."""

from __future__ import annotations

from datetime import date, timedelta

from models.calendar import LocalDeadline
from models.facts import Rescheduled
from models.journey import Ending
from models.progress.training import TrainingProgress
from models.steps import CONFIRMATION, GRACE
from tests.models.samples import NOW
from tests.models.scene import OFFICER, Scene, scene
from tests.models.test_steering import PASSED, contacts, done, signing


def due(day: date) -> LocalDeadline:
    return LocalDeadline(day=day, zone="Asia/Jakarta")


MAY_18 = due(date(2018, 5, 18))


def rescheduled(cause: str, day: date, before: LocalDeadline = MAY_18, step: str = "contacts") -> Rescheduled:
    fields = {"step": f"{step}#1v2", "persons": (OFFICER,), "due": due(day), "before": before}
    return Rescheduled.model_validate({**fields, "version": 2, "cause": cause})


def test_an_extension_moves_the_step_and_is_a_fact() -> None:
    here = contacts()
    opened = here.state.open[0]

    facts = done(here, "extend", due="2018-06-08")

    assert facts == [rescheduled("extended", date(2018, 6, 8))]
    moved = opened.deadline.moved(due(date(2018, 6, 8)), NOW)
    assert here.state.open == (opened.model_copy(update={"deadline": moved, "dated": True}),)


def test_only_the_step_that_was_named_is_extended() -> None:
    here = signing()
    head, signatory = here.state.open

    done(here, "extend", step="signature-signatory", due="2018-07-06")

    assert here.state.open == (
        head,
        signatory.model_copy(update={"deadline": signatory.deadline.moved(due(date(2018, 7, 6)), NOW), "dated": True}),
    )


def test_a_pause_over_lebaran_costs_only_the_working_days() -> None:
    """From Friday 8 June to Thursday 21 June there is one working day: the Thursday."""
    here = contacts()
    done(here, "extend", due="2018-06-25")
    friday = NOW + timedelta(days=31)
    done(here, "pause", now=friday)

    facts = done(here, "resume", now=friday + timedelta(days=13))

    assert [(fact.due, fact.cause) for fact in facts] == [(due(date(2018, 6, 26)), "resumed")]
    assert (here.state.paused_at, here.state.open[0].deadline.version) == (None, 3)


def test_a_pause_within_a_day_moves_nothing_and_is_no_fact() -> None:
    here = contacts()
    before = here.state.open
    done(here, "pause")

    assert done(here, "resume", now=NOW + timedelta(hours=4)) == []
    assert (here.state.paused_at, here.state.open) == (None, before)


def test_a_missed_step_before_the_mou_is_reopened_within_its_grace() -> None:
    here = contacts()
    here.lapse(PASSED)
    assert here.state.lapse is not None
    assert (here.state.lapse.step.ask.step, here.state.lapse.proposed) == (GRACE, False)

    facts = done(here, "reopen", now=PASSED, due="2018-05-31")

    assert facts == [rescheduled("reopened", date(2018, 5, 31))]
    assert (here.state.lapse, here.state.open[0].deadline.due) == (None, due(date(2018, 5, 31)))
    here.accepts("contacts", OFFICER, PASSED + timedelta(days=5))


def trained_late() -> Scene:
    """After the MoU: the team was due on 23 May and was not named."""
    here = scene("training", TrainingProgress())
    assert here.state.open[0].deadline.due == due(date(2018, 5, 23))
    here.lapse(PASSED + timedelta(days=3))
    return here


def test_after_the_mou_a_lapse_is_only_proposed_and_a_coordinator_confirms_it() -> None:
    here = trained_late()
    assert here.state.lapse is not None
    assert (here.state.lapse.step.ask.step, here.state.lapse.proposed) == (CONFIRMATION, True)
    assert here.state.lapse.step.deadline.lapses is False

    facts = done(here, "confirm-lapse", now=PASSED + timedelta(days=3), minutes="BA-07/contoh", reason="tanpa kabar")

    said = "team was not done by 2018-05-23 23.59 WIB; minutes BA-07/contoh: tanpa kabar"
    assert (facts, here.state.ending) == ([], Ending(outcome="lapsed", reason=said))


def test_a_proposed_lapse_is_reopened_too() -> None:
    here = trained_late()

    facts = done(here, "reopen", now=PASSED + timedelta(days=3), due="2018-06-25")

    assert facts == [rescheduled("reopened", date(2018, 6, 25), due(date(2018, 5, 23)), "team")]
    assert here.state.lapse is None


def test_the_grace_of_a_lapse_stands_still_in_a_pause() -> None:
    """Five working days, Tuesday to Monday, are paused; Waisak and Pancasila Day are none."""
    here = contacts()
    here.lapse(PASSED)
    assert here.state.lapse is not None
    assert here.state.lapse.step.deadline.due == due(date(2018, 5, 28))
    done(here, "pause", now=PASSED)

    assert done(here, "resume", now=PASSED + timedelta(days=7)) == []
    assert here.state.lapse.step.deadline.due == due(date(2018, 6, 6))
