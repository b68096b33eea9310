"""A reminder at a coordinator's word: at once, once a working day, and the ladder stays as it is."""

from __future__ import annotations

from datetime import date, timedelta

from models.calendar import LocalDeadline
from models.facts import Reminded
from models.people import Role
from tests.models.samples import NOW
from tests.models.scene import COORDINATOR, OFFICER
from tests.models.test_steering import PASSED, contacts, done, signing

DAY = timedelta(days=1)
MAY_18 = LocalDeadline(day=date(2018, 5, 18), zone="Asia/Jakarta")


def test_the_persons_of_the_open_step_are_reminded_and_its_ladder_stays_as_it_is() -> None:
    here = contacts()
    opened = here.state.open[0]

    facts = done(here, "remind")

    assert facts == [
        Reminded(step="contacts#1v1", role=Role.OFFICER, persons=(OFFICER,), also=(), due=MAY_18, days_left=7)
    ]
    assert here.state.open == (opened.model_copy(update={"reminded_on": date(2018, 5, 8)}),)


def test_a_step_is_reminded_once_a_working_day() -> None:
    here = contacts()
    done(here, "remind")

    assert here.refuses("remind", COORDINATOR, NOW + timedelta(hours=3)) == (
        "contacts: the last reminder went on 2018-05-08; one a working day is allowed, the next one on 2018-05-09"
    )
    assert len(done(here, "remind", now=NOW + DAY)) == 1


def test_over_a_weekend_and_a_holiday_one_reminder_is_enough() -> None:
    """Thursday 10 May 2018 was Ascension Day: after Wednesday the next working day is Friday, then Monday."""
    here = contacts()
    done(here, "remind", now=NOW + DAY)

    assert here.refuses("remind", COORDINATOR, NOW + 2 * DAY).endswith("the next one on 2018-05-11")
    assert len(done(here, "remind", now=NOW + 3 * DAY)) == 1
    for day in (4, 5):
        assert here.refuses("remind", COORDINATOR, NOW + day * DAY).endswith("the next one on 2018-05-14")


def test_of_several_open_steps_those_not_reminded_today_are_reminded() -> None:
    here = signing()

    assert [fact.step for fact in done(here, "remind", step="signature-head")] == ["signature-head#1v1"]
    assert [fact.step for fact in done(here, "remind")] == ["signature-signatory#1v1"]
    assert here.refuses("remind", COORDINATOR, step="signature-head").startswith("signature-head: the last reminder")


def test_a_step_that_is_not_open_and_a_paused_journey_are_not_reminded() -> None:
    here = contacts()

    assert here.refuses("remind", COORDINATOR, step="panel") == "'panel' is not open; open: contacts"
    done(here, "pause")
    assert here.refuses("remind", COORDINATOR) == (
        "the journey is paused since 2018-05-08, nothing is due; resume it first"
    )
    done(here, "resume")
    here.state.open = ()
    assert here.refuses("remind", COORDINATOR) == "no step is open now"


def test_after_a_missed_date_the_coordinators_are_reminded_of_their_decision() -> None:
    here = contacts()
    here.lapse(PASSED)
    assert here.state.lapse is not None

    facts = done(here, "remind", now=PASSED)

    until = here.state.lapse.step.deadline.due
    coordinators = here.state.people.of(Role.COORDINATOR)
    assert facts == [
        Reminded(step="lapse-grace#1v1", role=Role.COORDINATOR, persons=coordinators, also=(), due=until, days_left=5)
    ]
    assert here.refuses("remind", COORDINATOR, PASSED).startswith("lapse-grace: the last reminder")
