"""Sessions and presentations are told in time, and move before they have come."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from models.calendar import LocalDeadline
from models.errors import Refused
from models.facts import PresentationMoved, Rescheduled, SessionMoved
from models.messages import parse
from models.messages.masterplan import PresentationDate
from models.messages.training import SessionDate
from models.policy import CohortPolicy
from models.progress.masterplan import MasterplanProgress
from models.progress.training import TrainingProgress
from models.steps import reconcile
from tests.models.samples import NOW, raw
from tests.models.scene import COORDINATOR, OFFICER, Scene, scene
from tests.models.test_steering import done
from tests.world import policy

SHORT = {"short_notice": True, "reason": "narasumber berhalangan"}
EARLIEST = "2018-05-16"
"""Five working days after Tuesday 8 May 2018; Thursday 10 May is a holiday."""
TOO_SOON = (
    "{} on {} leaves less than 5 working days of notice; the earliest day is {}, an earlier one is allowed with "
    "short_notice=true and a reason"
)
LATER = datetime(2018, 6, 4, 3, 0, tzinfo=UTC)
"""Monday 4 June 2018."""


def unscheduled(**changes: Any) -> Scene:
    return scene("training", TrainingProgress(step="schedule", gate_open=True), **changes)


def scheduled(on: date = date(2018, 6, 6), **changes: Any) -> Scene:
    """A journey whose first session has a day."""
    return scene("training", TrainingProgress(step="report", gate_open=True, on=on), **changes)


def awaiting(**changes: Any) -> Scene:
    return scene("masterplan", MasterplanProgress(step="schedule"), **changes)


def presenting(on: date = date(2018, 6, 6)) -> Scene:
    return scene("masterplan", MasterplanProgress(step="held", on=on))


def without_notice() -> CohortPolicy:
    """The policy of 2018 as it was before it asked for notice."""
    training = policy().training.model_copy(update={"notice": None})
    return policy().model_copy(update={"training": training})


def test_a_session_is_told_five_working_days_before_it() -> None:
    here = unscheduled()

    here.accepts("session-date", COORDINATOR, on=EARLIEST)
    assert here.refuses("session-date", COORDINATOR, on="2018-05-15") == TOO_SOON.format(
        "session 1", "2018-05-15", EARLIEST
    )
    assert awaiting().refuses("presentation-date", COORDINATOR, on="2018-05-15") == TOO_SOON.format(
        "the presentation", "2018-05-15", EARLIEST
    )


def test_a_session_at_short_notice_is_accepted_with_its_reason() -> None:
    unscheduled().accepts("session-date", COORDINATOR, on="2018-05-09", **SHORT)
    awaiting().accepts("presentation-date", COORDINATOR, on="2018-05-09", **SHORT)

    with pytest.raises(Refused) as refused:
        parse(raw("session-date", short_notice=True))
    rule = "the whole: short notice is given with its reason"
    assert str(refused.value) == f"the session-date message is not well formed: {rule}"


def test_a_policy_that_asks_for_no_notice_lets_a_session_be_tomorrow_and_sets_it_once() -> None:
    unscheduled(policy=without_notice()).accepts("session-date", COORDINATOR, on="2018-05-09")

    why = scheduled(policy=without_notice()).refuses("session-date", COORDINATOR, on="2018-07-02")

    assert why == "session-1-schedule is not asked for now; open: session-1-report"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, "session 1 is set for 2018-06-06; to move it send the new day with instead_of=2018-06-06"),
        (
            {"instead_of": "2018-06-05"},
            "session 1 is set for 2018-06-06; to move it send the new day with instead_of=2018-06-06",
        ),
        ({"instead_of": "2018-06-06", "on": "2018-06-20"}, TOO_SOON.format("session 1", "2018-06-20", "2018-06-21")),
        (
            {"instead_of": "2018-06-06", "on": "2018-06-01", **SHORT},
            "session 1 cannot move to 2018-06-01, which has passed; a new day lies ahead of today, 2018-06-04",
        ),
    ],
)
def test_a_session_moves_by_naming_its_day_and_a_new_one_in_time(fields: dict[str, Any], why: str) -> None:
    """Of the five working days after 4 June 2018 four lie before the long Lebaran and the last one after it."""
    assert scheduled().refuses("session-date", COORDINATOR, LATER, **{"on": "2018-07-02", **fields}) == why


def test_a_session_whose_day_has_passed_moves_no_more_and_on_the_day_itself_it_may() -> None:
    here, fields = scheduled(), {"instead_of": "2018-06-06", "on": "2018-07-02"}
    on_the_day, day_after = (datetime(2018, 6, day, 3, 0, tzinfo=UTC) for day in (6, 7))

    here.accepts("session-date", COORDINATOR, on_the_day, **fields)
    assert here.refuses("session-date", COORDINATOR, day_after, **fields) == (
        "session 1 was set for 2018-06-06, which has passed; a day is moved until it has come"
    )


def test_a_session_that_was_reported_keeps_its_day() -> None:
    progress = TrainingProgress(step="report", gate_open=True, on=date(2018, 5, 8), missing=("output",), present=24)

    why = scene("training", progress).refuses("session-date", COORDINATOR, instead_of="2018-05-08")

    assert why == "session 1 has been reported; its day stays"


def test_a_first_day_takes_the_place_of_none() -> None:
    why = unscheduled().refuses("session-date", COORDINATOR, instead_of="2018-06-06")

    assert why == "session 1 has no day yet that 2018-06-06 could be; leave instead_of out"


def test_only_the_place_of_a_session_may_change_on_the_last_day() -> None:
    eve = datetime(2018, 6, 5, 3, 0, tzinfo=UTC)

    scheduled().accepts("session-date", COORDINATOR, eve, on="2018-06-06", instead_of="2018-06-06", place="Balai")


def moved_session(here: Scene, on: str) -> list[Any]:
    message = here.accepts("session-date", COORDINATOR, LATER, on=on, instead_of="2018-06-06")
    assert isinstance(message, SessionDate)
    assert isinstance(here.progress, TrainingProgress)
    facts = [fact for _, fact in here.progress.move(message, here.state, LATER)]
    reconcile(here.state, here.progress.asks(here.state), LATER)
    return facts


def test_the_report_of_a_session_that_moves_is_counted_from_its_new_day() -> None:
    here = scheduled()
    before, after = (LocalDeadline(day=date(2018, *day), zone="Asia/Jakarta") for day in ((6, 29), (7, 12)))
    assert here.state.open[0].deadline.due == before

    facts = moved_session(here, "2018-07-02")

    about = {"step": "session-1-report#1v2", "persons": (OFFICER,), "version": 2, "cause": "session"}
    day = {"before": date(2018, 6, 6), "on": date(2018, 7, 2), "place": "Aula contoh"}
    assert facts == [
        SessionMoved.model_validate({"session": 1, **day, "due": after}),
        Rescheduled.model_validate({**about, "due": after, "before": before}),
    ]
    assert here.state.open[0].ask.after == date(2018, 7, 2)


def test_a_report_that_a_coordinator_gave_more_time_keeps_the_later_date() -> None:
    here = scheduled()
    done(here, "extend", step="session-1-report", due="2018-08-31")

    facts = moved_session(here, "2018-07-02")

    assert [type(fact) for fact in facts] == [SessionMoved]
    assert here.state.open[0].deadline.due.day == date(2018, 8, 31)


def test_a_presentation_that_moves_is_to_be_held_counted_from_its_new_day() -> None:
    here = presenting()
    message = here.accepts("presentation-date", COORDINATOR, LATER, on="2018-07-02", instead_of="2018-06-06")
    assert isinstance(message, PresentationDate)
    assert isinstance(here.progress, MasterplanProgress)

    moved, rescheduled = (fact for _, fact in here.progress.set_day(message, here.state, LATER))

    assert moved == PresentationMoved(before=date(2018, 6, 6), on=date(2018, 7, 2), place="Jakarta (contoh)")
    assert isinstance(rescheduled, Rescheduled)
    assert (rescheduled.step, str(rescheduled.due)) == ("presentation#1v2", "2018-07-12 23.59 WIB")


def test_a_message_of_an_earlier_build_keeps_its_digest() -> None:
    message = parse(raw("session-date", received_at=NOW.isoformat()))

    assert message.content().keys() == {"person", "received_at", "session", "on", "place"}
