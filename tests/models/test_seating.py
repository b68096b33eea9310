"""Who sits on a region's panel, and what a conflict of interest that is declared later changes."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from models import steering
from models.errors import Refused
from models.facts import Fact
from models.messages.masterplan import PresentationScore, Vote
from models.panel import Panel, PanelRule, Verdict
from models.people import Role
from models.progress.evaluation import EvaluationProgress
from models.progress.masterplan import MasterplanProgress
from models.progress.training import TrainingProgress
from models.reception import in_place_of
from models.steps import reconcile
from tests.models.cohort.scene import Paper
from tests.models.samples import NOW, A, said
from tests.models.scene import COORDINATOR, REVIEWER, Scene, scene
from tests.world import people, policy

TWO, THREE, NEW = (f"penelaah-{n}.contoh" for n in (2, 3, 9))
ALL = (REVIEWER, TWO, THREE)
RULE = PanelRule(size=3, quorum=2)


def steered(here: Scene, kind: str, person: str, **fields: Any) -> list[Fact]:
    """Let a journey accept a steering message and open what is asked for then; the facts it caused."""
    message = here.accepts(kind, person, **fields)
    facts = [fact for _, fact in steering.apply(message, here.state, NOW)]
    facts += [fact for _, fact in steering.follow(message, here.state, here.progress)]
    reconcile(here.state, here.progress.asks(here.state), NOW)
    return facts


def hearing(**votes: str) -> Scene:
    """A panel of three, of whom some have voted: ``penelaah_1="approve"``."""
    cast = {f"{name.replace('_', '-')}.contoh": Verdict(verdict) for name, verdict in votes.items()}
    return scene("masterplan", MasterplanProgress(step="hearing", panel=Panel(members=ALL, rule=RULE, votes=cast)))


def asked(here: Scene) -> list[tuple[str, tuple[str, ...]]]:
    """The open steps, each with whom it is put to."""
    return [(step.ask.place, step.ask.persons) for step in here.state.open]


def review(here: Scene) -> MasterplanProgress:
    assert isinstance(here.progress, MasterplanProgress)
    return here.progress


def test_a_panel_is_appointed_for_one_region_before_it_sits() -> None:
    here = scene("training", TrainingProgress())

    assert steered(here, "appoint-panel", COORDINATOR, members=[NEW, TWO, REVIEWER], chair=TWO) == []

    seats = here.state.seats
    assert here.state.people.of(Role.REVIEWER) == (NEW, TWO, REVIEWER)
    assert (seats.appointed, seats.chair_of(here.state.people)) == (True, TWO)


def test_a_panel_has_as_many_members_as_the_policy_says_and_a_chair_of_its_own() -> None:
    here = scene("training", TrainingProgress())

    assert here.refuses("appoint-panel", COORDINATOR, members=[REVIEWER, TWO], chair=TWO) == (
        "the policy's panel has 3 members, 2 are named"
    )
    form = "the appoint-panel message is not well formed: the whole:"
    assert here.refuses("appoint-panel", COORDINATOR, chair=NEW) == (
        f"{form} names {NEW} as chair, who is no member; the chair is one of the members"
    )
    assert here.refuses("appoint-panel", COORDINATOR, members=[TWO, TWO, THREE], chair=TWO) == (
        f"{form} names a member twice; each member has one seat"
    )


def test_nobody_from_the_region_and_not_its_mentor_sits_on_its_panel() -> None:
    here = scene("training", TrainingProgress())
    here.state.people.appoint(Role.MENTOR, "pembimbing.contoh")
    here.state.belong("tim.contoh")
    ending = "a conflict of interest bars the role reviewer, name somebody else"

    assert here.refuses("appoint-panel", COORDINATOR, members=[REVIEWER, TWO, "pembimbing.contoh"], chair=TWO) == (
        f"pembimbing.contoh is the mentor of Kota Bogor; {ending}"
    )
    assert here.refuses("appoint-panel", COORDINATOR, members=[REVIEWER, TWO, "tim.contoh"], chair=TWO) == (
        f"tim.contoh is or was one of the people of Kota Bogor; {ending}"
    )
    assert here.refuses("replace", COORDINATOR, new="pembimbing.contoh") == (
        f"pembimbing.contoh is the mentor of Kota Bogor; {ending}"
    )


def test_a_panel_that_has_sat_changes_by_a_replacement_only() -> None:
    sat = "this panel has sat already; its members change by a replacement (replace)"
    assert hearing().refuses("appoint-panel", COORDINATOR) == sat
    revising = MasterplanProgress(round=2, missing=("masterplan",), panel=Panel(members=ALL, rule=RULE))
    assert scene("masterplan", revising).refuses("appoint-panel", COORDINATOR) == sat
    assert scene("evaluation", EvaluationProgress()).refuses("appoint-panel", COORDINATOR) == (
        "the masterplan of Kota Bogor has been reviewed; a panel is appointed before that"
    )


def test_of_more_reviewers_than_seats_a_coordinator_is_asked_to_choose_before_the_panel_sits() -> None:
    pool = people()
    pool.appoint(Role.REVIEWER, *ALL, NEW)
    here = scene("masterplan", MasterplanProgress(missing=("masterplan",)), people=pool)
    review(here).hand_in(here.accepts("book", "narahubung.contoh"), here.state)
    reconcile(here.state, here.progress.asks(here.state), NOW)
    assert asked(here) == [("panel-appointment#1", (COORDINATOR,))]

    steered(here, "appoint-panel", COORDINATOR, members=[NEW, REVIEWER, THREE], chair=NEW)

    assert asked(here) == [("panel#1", (NEW, REVIEWER, THREE))]


def test_as_many_reviewers_as_seats_are_the_panel_as_before() -> None:
    here = scene("masterplan", MasterplanProgress(missing=("masterplan",)))
    review(here).hand_in(here.accepts("book", "narahubung.contoh"), here.state)

    assert (review(here).step, review(here).panel) == ("hearing", Panel(members=ALL, rule=RULE))


def test_whoever_takes_the_chairs_seat_takes_the_chair() -> None:
    here = scene("training", TrainingProgress())
    steered(here, "appoint-panel", COORDINATOR, chair=TWO)

    steered(here, "replace", COORDINATOR, old=TWO, new=NEW)

    assert here.state.seats.chair_of(here.state.people) == NEW


def test_a_vote_is_taken_out_of_the_round_and_the_quorum_stays() -> None:
    here = hearing(penelaah_1="reject", penelaah_2="approve")
    here.state.seats.chair = TWO

    facts = steered(here, "declare-conflict", REVIEWER, interest="relation")

    assert review(here).panel == Panel(members=(TWO, THREE), rule=RULE, votes={TWO: Verdict.APPROVE})
    assert asked(here) == [("panel#1", (THREE,))]
    assert [fact.model_dump(mode="json") for fact in facts] == [
        {
            "member": REVIEWER,
            "role": "reviewer",
            "interest": "relation",
            "taken_out": True,
            "left": [TWO, THREE],
            "needed": 2,
            "chair": TWO,
        }
    ]
    assert here.refuses("vote", REVIEWER) == f"{REVIEWER} holds no role here; vote may be sent by reviewer"


def test_the_books_that_only_a_vote_taken_out_commented_on_are_not_reopened() -> None:
    here = hearing()
    place = review(here)
    place.documents = dict.fromkeys(("masterplan", "ringkasan-eksekutif"), A)
    scores = dict.fromkeys(policy().masterplan.criteria, 1)
    for person, books in ((REVIEWER, ("masterplan", "ringkasan-eksekutif")), (TWO, ("masterplan",))):
        fields = {"scores": scores, "dossier": place.dossier, "comments": dict.fromkeys(books, "kurang jelas (contoh)")}
        place.vote(here.accepts("vote", person, verdict="revise", **fields))

    steered(here, "declare-conflict", REVIEWER)

    assert (place.to_revise, place.asked_by) == (("masterplan",), {TWO: ("masterplan",)})


def test_too_few_members_are_waited_for_by_a_coordinator_until_the_seat_is_filled() -> None:
    here = hearing(penelaah_3="approve")
    steered(here, "declare-conflict", REVIEWER)
    steered(here, "declare-conflict", COORDINATOR, who=TWO)
    assert asked(here) == [("panel#1", (COORDINATOR,)), ("panel-appointment#3", (COORDINATOR,))]

    steered(here, "replace", COORDINATOR, old=TWO, new=NEW)

    assert asked(here) == [("panel#1", (NEW,))]
    assert review(here).panel == Panel(members=(THREE, NEW), rule=RULE, votes={THREE: Verdict.APPROVE})
    assert here.state.seats.vacant == {Role.REVIEWER: (REVIEWER,)}


def test_whoever_declared_a_conflict_is_not_appointed_again() -> None:
    here = hearing()
    steered(here, "declare-conflict", REVIEWER)
    why = "has declared a conflict of interest in Kota Bogor; a conflict of interest bars the role"

    assert here.refuses("replace", COORDINATOR, old=REVIEWER, new=REVIEWER) == (
        f"{REVIEWER} {why} reviewer, name somebody else"
    )
    assert here.refuses("replace", COORDINATOR, role="verifier", old="verifikator.contoh", new=REVIEWER) == (
        f"{REVIEWER} {why} verifier, name somebody else"
    )
    assert here.refuses("replace", COORDINATOR, old=REVIEWER, new=TWO) == (
        f"{TWO} is reviewer here already; name somebody else"
    )


def test_a_conflict_is_declared_by_whoever_judges_or_by_a_coordinator_for_them() -> None:
    here = hearing()

    assert here.refuses("declare-conflict", REVIEWER, who=TWO) == (
        f"{REVIEWER} declares a conflict of interest only for oneself; a coordinator does for others"
    )
    judges = "asesor.contoh, penelaah-1.contoh, penelaah-2.contoh, penelaah-3.contoh"
    judges += ", verifikator.contoh, evaluator.contoh, moderator.contoh"
    assert here.refuses("declare-conflict", COORDINATOR) == (
        f"{COORDINATOR} does not judge Kota Bogor; those who do: {judges}"
    )


def test_scores_of_a_presentation_are_taken_out_and_the_mean_is_over_the_others() -> None:
    marks = {REVIEWER: (Decimal(10), Decimal(10)), TWO: (Decimal(80), Decimal(70)), THREE: (Decimal(90), Decimal(71))}
    here = scene("masterplan", MasterplanProgress(step="scoring", scorers=ALL, marks=marks))

    (fact,) = steered(here, "declare-conflict", REVIEWER)

    assert review(here).means() == (Decimal("85.00"), Decimal("70.50"))
    assert (fact.model_dump()["taken_out"], review(here).scored(here.state, closed=False)) == (True, True)


def test_a_presentation_with_fewer_scorers_than_the_quorum_is_not_concluded() -> None:
    marks = {THREE: (Decimal(90), Decimal(71))}
    here = scene("masterplan", MasterplanProgress(step="scoring", scorers=ALL, marks=marks))
    steered(here, "declare-conflict", REVIEWER)
    steered(here, "declare-conflict", TWO)
    assert not review(here).scored(here.state, closed=False)

    steered(here, "replace", COORDINATOR, old=REVIEWER, new=NEW)

    assert asked(here) == [("presentation-score#1", (NEW,))]


def test_votes_of_a_closed_round_stay_as_they_are() -> None:
    closed = Panel(members=ALL, rule=RULE, votes=dict.fromkeys(ALL, Verdict.REVISE))
    here = scene("masterplan", MasterplanProgress(round=2, missing=("masterplan",), panel=closed))

    (fact,) = steered(here, "declare-conflict", REVIEWER)

    assert (review(here).panel, fact.model_dump()["taken_out"]) == (closed, False)
    review(here).hand_in(here.accepts("book", "narahubung.contoh"), here.state)
    assert review(here).panel == Panel(members=(TWO, THREE), rule=RULE)


def test_another_evaluator_goes_on_and_without_one_a_coordinator_is_waited_for() -> None:
    several = people()
    several.appoint(Role.EVALUATOR, "evaluator.contoh", "evaluator-2.contoh")
    here = scene("evaluation", EvaluationProgress(step="evaluator"), people=several)

    steered(here, "declare-conflict", "evaluator.contoh")
    assert [persons for _, persons in asked(here)] == [("evaluator-2.contoh",)]
    (fact,) = steered(here, "declare-conflict", "evaluator-2.contoh")
    assert [persons for _, persons in asked(here)] == [(COORDINATOR,)]
    assert (fact.model_dump()["left"], fact.model_dump()["needed"]) == ((), 1)

    steered(here, "replace", COORDINATOR, role="evaluator", old="evaluator-2.contoh", new="evaluator-3.contoh")
    assert [persons for _, persons in asked(here)] == [("evaluator-3.contoh",)]


@pytest.mark.parametrize("kind", ["appoint-panel", "declare-conflict"])
def test_a_cohort_has_no_panel(kind: str) -> None:
    with pytest.raises(Refused) as refusal:
        steering.check(said(kind, COORDINATOR), Paper().state, EvaluationProgress(), NOW)

    assert str(refusal.value) == f"Angkatan Contoh is a cohort; {kind} is said to a region's journey"


def test_nobody_guides_a_region_and_judges_it() -> None:
    here = scene("training", TrainingProgress(step="gate"))
    here.state.people.appoint(Role.EVALUATOR, NEW)
    bars = "a conflict of interest bars the role mentor, name somebody else"

    for judge, role in ((NEW, "evaluator"), (here.state.people.of(Role.REVIEWER)[0], "reviewer")):
        assert here.refuses("assign-mentor", COORDINATOR, mentor=judge) == f"{judge} is {role} of Kota Bogor; {bars}"
    here.state.people.appoint(Role.MENTOR, "pembimbing-1.contoh")
    fields = {"role": "mentor", "old": "pembimbing-1.contoh", "new": NEW}
    assert here.refuses("replace", COORDINATOR, **fields) == f"{NEW} is evaluator of Kota Bogor; {bars}"


def test_who_stands_in_for_a_member_sits_on_the_same_panel_only_once() -> None:
    here = scene("training", TrainingProgress(step="gate"))
    away = {"role": "reviewer", "person_for": REVIEWER, "substitute": NEW, "since": "2018-05-08", "until": "2018-05-20"}
    steered(here, "substitute", COORDINATOR, **away)

    assert here.refuses("appoint-panel", COORDINATOR, members=(REVIEWER, TWO, NEW), chair=TWO) == (
        f"{NEW} stands in for {REVIEWER} until 2018-05-20 and has one voice; end that first, or name somebody else"
    )
    here.accepts("appoint-panel", COORDINATOR, members=(TWO, THREE, NEW), chair=TWO)


def test_who_once_stood_in_for_the_mentor_may_judge_again_afterwards() -> None:
    here = scene("training", TrainingProgress(step="gate"))
    here.state.people.appoint(Role.MENTOR, "pembimbing-1.contoh")
    away = {"role": "mentor", "person_for": "pembimbing-1.contoh", "substitute": NEW, "until": "2018-05-20"}
    steered(here, "substitute", COORDINATOR, since="2018-05-08", **away)
    panel = {"members": (REVIEWER, TWO, NEW), "chair": TWO}

    assert "bars the role reviewer" in here.refuses("appoint-panel", COORDINATOR, **panel)
    here.state.people.day = date(2018, 5, 21)
    here.accepts("appoint-panel", COORDINATOR, **panel)


STAND_IN = "asesor-9.contoh"


def stood_in(here: Scene, person: str = REVIEWER, substitute: str = STAND_IN) -> Scene:
    """The scene once somebody stands in for a reviewer, from today on for ten days."""
    days = {"since": NOW.date().isoformat(), "until": (NOW.date() + timedelta(days=10)).isoformat()}
    fields = {"role": "reviewer", "person_for": person, "substitute": substitute, **days}
    steered(here, "substitute", COORDINATOR, **fields)
    return here


def voted(here: Scene, person: str, **fields: Any) -> None:
    """Let the panel count a vote; whoever sends it may stand in for a member."""
    said = {"dossier": review(here).dossier, "scores": dict.fromkeys(policy().masterplan.criteria, 3), **fields}
    message = in_place_of(here.accepts("vote", person, **said), here.state)
    assert isinstance(message, Vote)
    review(here).vote(message)
    reconcile(here.state, here.progress.asks(here.state), NOW)


@pytest.mark.parametrize("by", [STAND_IN, COORDINATOR])
def test_the_vote_of_who_stood_in_is_taken_out_and_the_member_is_asked_again(by: str) -> None:
    here = stood_in(hearing(penelaah_2="approve"))
    voted(here, STAND_IN)
    assert asked(here) == [("panel#1", (THREE,))]

    facts = steered(here, "declare-conflict", by, who=None if by == STAND_IN else STAND_IN)

    assert review(here).panel == Panel(members=ALL, rule=RULE, votes={TWO: Verdict.APPROVE})
    assert asked(here) == [("panel#1", (REVIEWER, THREE))]
    assert [(fact.recorded_as, fact.model_dump()["taken_out"]) for fact in facts[:1]] == [("stepped-down", True)]
    assert [fact.recorded_as for fact in facts[1:]] == ["substitution-dropped", "returned"]
    assert here.refuses("vote", STAND_IN) == f"{STAND_IN} holds no role here; vote may be sent by reviewer"
    ending = "a conflict of interest bars the role reviewer, name somebody else"
    assert here.refuses("replace", COORDINATOR, old=TWO, new=STAND_IN) == (
        f"{STAND_IN} has declared a conflict of interest in Kota Bogor; {ending}"
    )


def test_the_vote_counts_for_nothing_also_when_the_substitution_is_over() -> None:
    here = stood_in(hearing())
    voted(here, STAND_IN)
    steered(here, "end-substitution", COORDINATOR, role="reviewer", person_for=REVIEWER, substitute=STAND_IN)

    fact, asked_anew = steered(here, "declare-conflict", COORDINATOR, who=STAND_IN)

    assert (asked_anew.recorded_as, asked_anew.model_dump()["persons"]) == ("handed-over", (REVIEWER,))
    panel = review(here).panel
    assert (panel and panel.votes, fact.model_dump()["member"]) == ({}, STAND_IN)
    assert asked(here) == [("panel#1", ALL)]


def test_a_member_with_a_conflict_takes_the_vote_of_the_stand_in_along() -> None:
    here = stood_in(hearing())
    voted(here, STAND_IN)

    facts = steered(here, "declare-conflict", COORDINATOR, who=REVIEWER)

    assert review(here).panel == Panel(members=(TWO, THREE), rule=RULE)
    assert [fact.recorded_as for fact in facts] == ["stepped-down", "substitution-dropped"]


def test_the_vote_of_a_reviewer_who_was_replaced_is_taken_out_and_the_successor_is_asked() -> None:
    here = hearing(penelaah_1="reject", penelaah_2="approve")
    steered(here, "replace", COORDINATOR, old=REVIEWER, new=NEW)
    assert review(here).panel == hearing(penelaah_1="reject", penelaah_2="approve").progress.panel  # type: ignore[attr-defined]

    fact, _ = steered(here, "declare-conflict", COORDINATOR, who=REVIEWER)

    assert review(here).panel == Panel(members=(TWO, THREE, NEW), rule=RULE, votes={TWO: Verdict.APPROVE})
    assert asked(here) == [("panel#1", (THREE, NEW))]
    assert (fact.model_dump()["taken_out"], here.state.seats.vacant) == (True, {})


def test_scores_that_a_stand_in_gave_are_taken_out_and_the_member_scores() -> None:
    marks = {TWO: (Decimal(80), Decimal(70))}
    here = stood_in(scene("masterplan", MasterplanProgress(step="scoring", scorers=ALL, marks=marks)))
    pillars = dict.fromkeys(policy().masterplan.pillars, "80")
    message = in_place_of(here.accepts("presentation-score", STAND_IN, pillars=pillars), here.state)
    assert isinstance(message, PresentationScore)
    review(here).score(message)

    steered(here, "declare-conflict", STAND_IN)

    assert (review(here).marks, review(here).scorers) == (marks, ALL)
    assert asked(here) == [("presentation-score#1", (REVIEWER, THREE))]


def test_a_vote_that_the_member_casts_afterwards_is_the_member_s_own() -> None:
    here = stood_in(hearing())
    voted(here, STAND_IN)
    steered(here, "declare-conflict", STAND_IN)
    voted(here, REVIEWER)

    assert (review(here).cast(Role.REVIEWER), review(here).cast_by) == ({REVIEWER: REVIEWER}, {})


def test_who_stands_in_for_a_coordinator_declares_for_others_on_those_days() -> None:
    here = hearing()
    other = "koordinator-9.contoh"
    days = {"since": NOW.date().isoformat(), "until": NOW.date().isoformat()}
    steered(here, "substitute", COORDINATOR, role="coordinator", person_for=COORDINATOR, substitute=other, **days)

    (fact,) = steered(here, "declare-conflict", other, who=TWO)

    assert fact.model_dump()["member"] == TWO


def test_a_substitution_that_an_appointment_ends_is_told() -> None:
    here = stood_in(scene("training", TrainingProgress()))

    facts = steered(here, "appoint-panel", COORDINATOR, members=[NEW, TWO, THREE], chair=TWO)

    assert [fact.model_dump(mode="json") for fact in facts] == [
        {"role": "reviewer", "person_for": REVIEWER, "substitute": STAND_IN, "reason": facts[0].model_dump()["reason"]}
    ]
    assert here.state.people.substitutions == ()
