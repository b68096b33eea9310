"""Who is told by which rung, and the phone call at a ladder's end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from pydantic import ValidationError

from models.deadline import Ladder, Rung, RungKind
from models.facts import CallAsked, Escalated, Fact, PassedOver, Reminded
from models.journey import OpenStep
from models.messages.steering import PhoneCall
from models.people import Role
from models.steering import apply
from models.steps import standing
from models.watching import look
from tests.models.samples import said
from tests.models.scene import COORDINATOR, HEAD, OFFICER, Scene
from tests.models.test_steering import contacts

LADDER = Ladder(
    rungs=(
        Rung(offset=-2, to=(Role.MENTOR, "superior")),
        Rung(offset=-1, kind=RungKind.ESCALATION, to=("superior", Role.COORDINATOR)),
        Rung(offset=0),
        Rung(offset=0, kind=RungKind.CALL),
    )
)
MENTOR = "pembimbing-1.contoh"
THURSDAY = datetime(2018, 5, 17, 1, tzinfo=UTC)
"""Eight in the morning in Jakarta, a day before the step is due."""
FRIDAY = THURSDAY + timedelta(days=1)
SHOWN = {"step": "contacts#1v1", "role": Role.OFFICER, "persons": (OFFICER,)}


def with_ladder(**holders: str) -> Scene:
    """The first step of a journey, due on Friday, 18 May, with the ladder under test."""
    here = contacts()
    for role, person in holders.items():
        here.state.people.appoint(Role(role), person)
    (step,) = here.state.open
    deadline = step.deadline.model_copy(update={"ladder": LADDER})
    here.state.open = (step.model_copy(update={"deadline": deadline}),)
    return here


def found(here: Scene, now: datetime) -> list[Fact]:
    return [fact for _, fact in look(here.state, now).facts]


def opened(here: Scene) -> OpenStep:
    (step,) = here.state.open
    return step


def test_a_reminder_asks_the_assignee_and_tells_those_named_once_each() -> None:
    here = with_ladder(head=HEAD, mentor=MENTOR)
    due = opened(here).deadline.due
    wednesday = THURSDAY - timedelta(days=1)

    assert found(here, wednesday) == [Reminded(**SHOWN, also=(MENTOR, HEAD), due=due, days_left=2)]


def test_the_superior_of_an_officer_is_the_head_and_without_a_head_the_coordinator() -> None:
    for heads, above in (((HEAD,), (HEAD, COORDINATOR)), ((), (COORDINATOR,))):
        here = with_ladder()
        here.state.people.appoint(Role.HEAD, *heads)
        due = opened(here).deadline.due

        told = [fact for fact in found(here, THURSDAY) if isinstance(fact, Escalated)]

        assert told == [Escalated(**SHOWN, also=above, due=due, days_left=1)]


def test_an_escalation_goes_to_whoever_holds_the_role_on_that_day() -> None:
    here = with_ladder(head=HEAD)
    here.state.people.appoint(Role.HEAD, "plt-bupati.contoh")

    (told,) = (fact for fact in found(here, THURSDAY) if isinstance(fact, Escalated))

    assert told.also == ("plt-bupati.contoh", COORDINATOR)


def test_a_call_is_asked_for_on_the_last_day_beside_the_reminder_and_neither_is_passed_over() -> None:
    here = with_ladder(head=HEAD)
    due = opened(here).deadline.due
    found(here, THURSDAY)

    assert found(here, FRIDAY) == [
        Reminded(**SHOWN, also=(), due=due, days_left=0),
        CallAsked(**SHOWN, also=(COORDINATOR,), due=due, days_left=0),
    ]
    assert opened(here).call == FRIDAY
    assert standing(here.state, FRIDAY).waiting[0].call == FRIDAY


def test_after_an_outage_the_newest_reminder_every_escalation_and_the_call_are_sent() -> None:
    here = with_ladder(head=HEAD)

    facts = found(here, FRIDAY + timedelta(hours=3))

    assert [type(fact) for fact in facts] == [PassedOver, Escalated, Reminded, CallAsked]


def test_whatever_came_of_a_call_it_is_asked_for_no_longer_and_no_date_moves() -> None:
    for outcome in ("reached", "no-answer", "wrong-number"):
        here = with_ladder()
        found(here, FRIDAY)
        before = opened(here)

        message = here.accepts("record-call", COORDINATOR, FRIDAY, outcome=outcome)
        assert isinstance(message, PhoneCall)
        assert apply(message, here.state, FRIDAY) == []

        assert opened(here) == before.model_copy(update={"call": None})
        assert here.refuses("record-call", COORDINATOR, FRIDAY) == (
            "no phone call about 'contacts' is asked for; asked for: none"
        )


def test_a_call_that_nobody_asked_for_and_a_promise_of_nobody_are_refused() -> None:
    here = with_ladder()
    assert here.refuses("record-call", COORDINATOR) == "no phone call about 'contacts' is asked for; asked for: none"
    found(here, FRIDAY)

    assert here.refuses("record-call", COORDINATOR, FRIDAY, step="data") == (
        "no phone call about 'data' is asked for; asked for: contacts"
    )
    assert here.refuses("record-call", COORDINATOR, FRIDAY, outcome="no-answer", promised="2018-05-21") == (
        "a date is promised by somebody who was reached, not where the outcome is no-answer"
    )


def test_with_a_new_date_the_call_is_no_longer_asked_for_and_the_new_date_has_its_own() -> None:
    here = with_ladder()
    found(here, FRIDAY)

    apply(said("extend", COORDINATOR, due="2018-05-25"), here.state, FRIDAY)

    assert (opened(here).call, opened(here).deadline.version) == (None, 2)
    calls = [fact for fact in found(here, FRIDAY + timedelta(days=7)) if isinstance(fact, CallAsked)]
    assert [(fact.step, fact.due.day) for fact in calls] == [("contacts#1v2", date(2018, 5, 25))]


@pytest.mark.parametrize(
    "rungs",
    [
        ({"offset": 0}, {"offset": -1}),
        ({"offset": 0}, {"offset": 0}),
        ({"offset": 0, "kind": "call"}, {"offset": 0, "kind": "call"}),
    ],
)
def test_a_ladder_has_its_rungs_in_order_and_each_kind_once_at_an_offset(rungs: tuple[dict[str, object], ...]) -> None:
    with pytest.raises(ValidationError, match="each kind once at an offset"):
        Ladder.model_validate({"rungs": rungs})


def test_who_is_told_is_a_role_or_the_superior() -> None:
    with pytest.raises(ValidationError, match="superior"):
        Rung.model_validate({"offset": 0, "to": ["atasan"]})
