"""Whose seat it is once a vote is taken out that somebody gave for another, and who is told of it."""

from __future__ import annotations

from models.facts import Fact, HandedOver, Returned, SteppedDown, SubstitutionDropped
from models.panel import Panel, Verdict
from models.people import Role
from models.progress.masterplan import MasterplanProgress
from models.progress.training import TrainingProgress
from tests.models.scene import COORDINATOR, REVIEWER, Scene, scene
from tests.models.test_seating import (
    ALL,
    NEW,
    RULE,
    STAND_IN,
    THREE,
    TWO,
    asked,
    hearing,
    review,
    steered,
    stood_in,
    voted,
)

OTHER = "penelaah-8.contoh"


def replaced(here: Scene, old: str, new: str) -> None:
    steered(here, "replace", COORDINATOR, old=old, new=new)


def stepped_down(member: str, *left: str) -> SteppedDown:
    """The fact that a vote of *member* counts no longer."""
    return SteppedDown(
        member=member, role=Role.REVIEWER, interest="relation", taken_out=True, left=left, needed=2, chair=None
    )


def declared(here: Scene, who: str, by: str = COORDINATOR) -> list[Fact]:
    return steered(here, "declare-conflict", by, who=None if by == who else who, interest="relation")


def test_of_two_who_were_replaced_after_their_votes_one_seat_becomes_free_for_one_successor() -> None:
    here = hearing(penelaah_1="reject", penelaah_2="approve")
    replaced(here, REVIEWER, NEW)
    replaced(here, TWO, OTHER)

    facts = declared(here, REVIEWER)

    assert review(here).panel == Panel(members=(TWO, THREE, NEW), rule=RULE, votes={TWO: Verdict.APPROVE})
    assert asked(here) == [("panel#1", (THREE, NEW))]
    step = here.state.open[0]
    assert facts == [
        stepped_down(REVIEWER, NEW, OTHER, THREE),
        HandedOver(step=step.key, role=Role.REVIEWER, persons=(NEW,), due=step.deadline.due),
    ]


def test_the_successor_is_asked_where_the_substitute_of_who_was_replaced_had_voted() -> None:
    here = stood_in(hearing())
    voted(here, STAND_IN)
    replaced(here, REVIEWER, NEW)

    declared(here, STAND_IN)

    assert review(here).panel == Panel(members=(TWO, THREE, NEW), rule=RULE)
    assert asked(here) == [("panel#1", (TWO, THREE, NEW))]


def test_a_substitute_who_took_the_place_after_voting_in_it_leaves_the_seat_empty() -> None:
    here = stood_in(hearing())
    voted(here, STAND_IN)
    replaced(here, REVIEWER, STAND_IN)

    facts = declared(here, STAND_IN, by=STAND_IN)

    assert review(here).panel == Panel(members=(TWO, THREE), rule=RULE)
    assert (facts, here.state.seats.vacant) == ([stepped_down(STAND_IN, TWO, THREE)], {Role.REVIEWER: (STAND_IN,)})


def test_who_was_away_is_told_that_nobody_stands_in_any_more_and_that_the_vote_is_asked_again() -> None:
    here = stood_in(hearing(penelaah_2="approve"))
    voted(here, STAND_IN)

    facts = declared(here, STAND_IN, by=STAND_IN)

    step = here.state.open[0]
    about = {"role": Role.REVIEWER, "due": step.deadline.due}
    ended = SubstitutionDropped(role=Role.REVIEWER, person_for=REVIEWER, substitute=STAND_IN, reason="", again=REVIEWER)
    assert facts == [
        stepped_down(STAND_IN, *ALL),
        ended,
        Returned.model_validate({**about, "step": step.key, "persons": (REVIEWER,), "stood_in": STAND_IN}),
    ]


def test_the_words_in_which_somebody_declares_a_conflict_go_to_nobody_who_stood_in() -> None:
    here = stood_in(hearing())

    _, ended = declared(here, REVIEWER)

    assert ended == SubstitutionDropped(role=Role.REVIEWER, person_for=REVIEWER, substitute=STAND_IN, reason="")


def test_a_member_who_is_away_declares_the_own_conflict_all_the_same() -> None:
    here = stood_in(hearing(penelaah_2="approve"))

    declared(here, REVIEWER, by=REVIEWER)

    assert review(here).panel == Panel(members=(TWO, THREE), rule=RULE, votes={TWO: Verdict.APPROVE})


def test_a_coordinator_who_is_away_declares_for_nobody() -> None:
    here = stood_in(hearing())
    days = {"since": "2018-05-08", "until": "2018-05-08"}
    away = {"role": "coordinator", "person_for": COORDINATOR, "substitute": "koordinator-9.contoh"}
    steered(here, "substitute", COORDINATOR, **away, **days)

    assert here.refuses("declare-conflict", COORDINATOR, who=TWO) == (
        f"{COORDINATOR} declares a conflict of interest only for oneself; a coordinator does for others"
    )


def test_nobody_guides_the_region_whose_vote_in_the_open_round_counts() -> None:
    here = stood_in(hearing(penelaah_2="approve"))
    here.state.people.appoint(Role.MENTOR, "pembimbing-1.contoh")
    voted(here, STAND_IN)
    steered(here, "end-substitution", COORDINATOR, role="reviewer", person_for=REVIEWER, substitute=STAND_IN)
    replaced(here, TWO, NEW)
    mentor = {"role": "mentor", "old": "pembimbing-1.contoh"}
    away = {"role": "mentor", "person_for": "pembimbing-1.contoh", "since": "2018-05-08", "until": "2018-05-09"}

    for judge in (STAND_IN, TWO):
        sentence = f"{judge} is reviewer of Kota Bogor; a conflict of interest bars the role mentor, name somebody else"
        assert here.refuses("replace", COORDINATOR, **mentor, new=judge) == sentence
        assert here.refuses("substitute", COORDINATOR, **away, substitute=judge) == sentence


def test_a_vote_of_a_round_that_is_closed_bars_nobody_from_guiding() -> None:
    closed = Panel(members=ALL, rule=RULE, votes=dict.fromkeys(ALL, Verdict.REVISE))
    here = scene("masterplan", MasterplanProgress(round=2, missing=("masterplan",), panel=closed))
    here.state.people.appoint(Role.MENTOR, "pembimbing-1.contoh")
    replaced(here, TWO, NEW)

    here.accepts("replace", COORDINATOR, role="mentor", old="pembimbing-1.contoh", new=TWO)


def test_a_substitution_that_an_appointment_ends_is_not_told_to_who_takes_the_seat() -> None:
    here = stood_in(scene("training", TrainingProgress()))

    assert steered(here, "appoint-panel", COORDINATOR, members=[STAND_IN, TWO, THREE], chair=TWO) == []
