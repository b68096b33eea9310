"""The sessions of the Training of Trainers: told in time to every candidate, and moved before they have come."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.cohort.facts import TotSessionDated
from models.policy import CohortPolicy
from tests.cohort.scene import small
from tests.models.cohort.scene import Paper
from tests.models.cohort.test_tot import DONE, SHORT, A, B, C, attend, candidates, sessions

FIRST, SECOND = date(2018, 5, 16), date(2018, 5, 30)
"""Five working days after 8 May 2018, and a later day."""


def set_day(on: date, **fields: Any) -> dict[str, Any]:
    return {"session": 1, "on": str(on), "place": "Aula contoh", **fields}


def dated(on: date, *persons: str, **fields: Any) -> TotSessionDated:
    return TotSessionDated(session=1, on=on, place="Aula contoh", persons=persons, **fields)


def named(*persons: str) -> Paper:
    paper = Paper()
    candidates(paper, *persons)
    return paper


def without_notice() -> CohortPolicy:
    """The policy as it was before it asked for notice."""
    whole = small()
    assert whole.cohort is not None
    tot = whole.cohort.tot.model_copy(update={"notice": None})
    return whole.model_copy(update={"cohort": whole.cohort.model_copy(update={"tot": tot})})


def test_every_candidate_is_told_of_a_session_and_once_more_of_its_new_day() -> None:
    paper = named(A, B)

    first = paper.say("tot-session", **set_day(FIRST))
    moved = paper.say("tot-session", **set_day(SECOND, instead_of=str(FIRST)))

    assert [fact for _, fact in (*first, *moved)] == [dated(FIRST, A, B), dated(SECOND, A, B, before=FIRST)]
    assert paper.place.tot.sessions == {1: SECOND}


def test_a_candidate_who_is_named_later_is_told_of_the_sessions_that_lie_ahead() -> None:
    paper = named(A)
    paper.say("tot-session", **set_day(FIRST))

    facts = paper.say("mentor-candidates", candidates=[{"person": p, "capacity": 2} for p in (A, C)])
    paper.wait(days=30)

    assert [fact for _, fact in facts] == [dated(FIRST, C)]
    assert paper.say("mentor-candidates", candidates=[{"person": B, "capacity": 2}]) == []


def test_a_session_with_less_notice_is_refused_unless_its_reason_is_given() -> None:
    paper, soon = named(A), date(2018, 5, 15)

    assert paper.refused("tot-session", **set_day(soon)) == (
        "session 1 of the ToT on 2018-05-15 leaves less than 5 working days of notice; the earliest day is 2018-05-16, "
        "an earlier one is allowed with short_notice=true and a reason"
    )
    ((_, fact),) = paper.say("tot-session", **set_day(soon, **SHORT))
    assert fact == dated(soon, A, **SHORT)


def test_a_session_moves_by_naming_the_day_that_is_set_and_not_once_it_has_passed() -> None:
    paper = named(A)
    paper.say("tot-session", **set_day(FIRST))

    assert paper.refused("tot-session", **set_day(SECOND)) == (
        "session 1 of the ToT is set for 2018-05-16; to move it send the new day with instead_of=2018-05-16"
    )
    paper.wait(days=9)
    assert paper.refused("tot-session", **set_day(SECOND, instead_of=str(FIRST))) == (
        "session 1 of the ToT was set for 2018-05-16, which has passed; a day is moved until it has come"
    )
    attend(paper, 1, A)
    assert paper.refused("tot-session", **set_day(SECOND, instead_of=str(FIRST))) == (
        "session 1 of the ToT took place on 2018-05-16 and its attendance is reported; its day stays"
    )


def test_once_the_tot_was_completed_its_sessions_may_be_held_anew_for_those_who_come_later() -> None:
    paper = named(A)
    sessions(paper, A)
    paper.say("tot-marks", marks={A: "80"}, document="b" * 64)
    paper.say("complete-tot", **DONE)

    ((_, fact),) = paper.say("tot-session", **set_day(SECOND))

    assert fact == dated(SECOND, A)


def test_where_the_policy_asks_for_no_notice_a_session_is_set_at_any_time_and_nobody_is_told() -> None:
    paper = Paper(chosen=without_notice())
    candidates(paper, A)

    assert paper.say("tot-session", **set_day(date(2018, 5, 7))) == []
    assert paper.say("tot-session", **set_day(SECOND)) == []
    assert paper.place.tot.sessions == {1: SECOND}
