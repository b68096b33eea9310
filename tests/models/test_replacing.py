"""A successor in mid-round gets the time that the policy says; the old assignment stays on record with its reason."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from models import steering
from models.calendar import LocalDeadline
from models.facts import Fact, Rescheduled
from models.panel import Verdict
from models.people import Role
from models.post import posts_for
from models.progress.masterplan import MasterplanProgress
from tests.models.samples import NOW
from tests.models.scene import COORDINATOR, OFFICER, REVIEWER, Scene
from tests.models.test_steering import PASSED, contacts
from tests.models.test_substituting import MEMBERS, SUBSTITUTE, done, hearing

NEW = "pengganti.contoh"
DUE = date(2018, 5, 25)
"""When the panel of the sample that sits since 8 May has to vote."""


def with_policy(here: Scene, replacement: str | None, least: int = 3) -> Scene:
    """The same place under a policy that hands over time in this way."""
    changes = {"replacement": replacement, "replacement_least": least}
    programme = here.state.policy.programme.model_copy(update=changes)
    here.state.policy = here.state.policy.model_copy(update={"programme": programme})
    return here


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T10:00:00+07:00")


def replaced(here: Scene, now: datetime, role: Role = Role.REVIEWER, old: str = REVIEWER) -> list[Fact]:
    message = here.accepts("replace", COORDINATOR, now, role=role, old=old, new=NEW, reason="mutasi jabatan")
    facts = [fact for _, fact in steering.apply(message, here.state, now)]
    steering.follow(message, here.state, here.progress)
    return facts


def moved(day: date, **changes: Any) -> Rescheduled:
    zone, due = "Asia/Jakarta", LocalDeadline(day=DUE, zone="Asia/Jakarta")
    new = LocalDeadline(day=day, zone=zone)
    fields = {"persons": (NEW, *MEMBERS[1:]), "version": 2, "cause": "replaced", **changes}
    return Rescheduled.model_validate({"step": "panel#1v2", "due": new, "before": due, **fields})


def due(here: Scene) -> date:
    return here.state.open[0].deadline.due.day


def test_the_sample_panel_has_until_friday_the_twenty_fifth() -> None:
    assert due(hearing()) == DUE


@pytest.mark.parametrize(
    ("replacement", "day", "new"),
    [
        (None, "2018-05-25", None),
        ("remaining", "2018-05-14", None),
        ("remaining", "2018-05-22", None),
        ("remaining", "2018-05-23", date(2018, 5, 28)),
        ("remaining", "2018-05-28", date(2018, 6, 4)),
        ("anew", "2018-05-08", None),
        ("anew", "2018-05-09", date(2018, 5, 28)),
    ],
)
def test_the_successor_gets_the_remaining_time_and_at_least_the_policys_days(
    replacement: str | None, day: str, new: date | None
) -> None:
    here = with_policy(hearing(), replacement)

    facts = replaced(here, at(day))

    assert facts == ([] if new is None else [moved(new)])
    assert due(here) == (new or DUE)
    assert here.state.open[0].ask.persons == (NEW, *MEMBERS[1:])


def test_a_new_date_is_told_to_everybody_whom_the_step_asks() -> None:
    fact = moved(date(2018, 6, 4))
    here = hearing()

    told = [
        (post.letter, post.person) for post in posts_for("rescheduled", fact.model_dump(mode="json"), here.state.people)
    ]

    assert told == [("extended", person) for person in (NEW, *MEMBERS[1:], OFFICER)]


def test_who_has_voted_leaves_no_open_step_behind_and_no_date_moves() -> None:
    here = with_policy(hearing(REVIEWER), "remaining")

    assert (replaced(here, at("2018-05-25")), due(here)) == ([], DUE)


def test_only_the_steps_of_the_role_are_handed_over() -> None:
    here = with_policy(hearing(), "remaining")
    here.state.people.appoint(Role.EVALUATOR, REVIEWER)

    assert replaced(here, at("2018-05-25"), Role.EVALUATOR) == []


def test_while_a_lapse_is_decided_no_date_moves() -> None:
    here = with_policy(contacts(), "remaining")
    here.lapse(PASSED)

    assert replaced(here, PASSED, Role.OFFICER, OFFICER) == []


def test_the_successor_of_somebody_who_was_away_takes_the_task_from_the_substitute() -> None:
    here = with_policy(hearing(), "remaining", least=20)
    done(here, "substitute", since="2018-05-08")

    facts = replaced(here, NOW)

    assert [fact.recorded_as for fact in facts] == ["substitution-dropped", "rescheduled"]
    assert [getattr(fact, "persons", ()) for fact in facts][1] == (NEW, *MEMBERS[1:])
    assert SUBSTITUTE not in here.state.open[0].ask.persons
    assert isinstance(here.progress, MasterplanProgress)
    assert here.progress.panel is not None
    assert here.progress.panel.vote(NEW, Verdict.APPROVE).votes == {NEW: Verdict.APPROVE}
