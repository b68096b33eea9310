"""Somebody stands in for who is away: from the first day to the last, in open steps and in what is said."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from models import steering, substituting
from models.facts import Fact, Returned, Substituted
from models.panel import Panel, PanelRule, Verdict
from models.people import Role
from models.post import posts_for
from models.progress.assessment import AssessmentProgress
from models.progress.masterplan import MasterplanProgress
from models.progress.mou import MouProgress
from models.reception import in_place_of
from models.steps import open_step, reconcile, standing
from models.substituting import turn
from tests.models.samples import NOW, said
from tests.models.scene import COORDINATOR, HEAD, OFFICER, REVIEWER, Scene, scene
from tests.models.test_steering import contacts

SUBSTITUTE = "penelaah-9.contoh"
MEMBERS = (REVIEWER, "penelaah-2.contoh", "penelaah-3.contoh")
TODAY = date(2018, 5, 8)
DAY = timedelta(days=1)


def hearing(*voted: str) -> Scene:
    """A panel of three that sits; some have voted."""
    panel = Panel(members=MEMBERS, rule=PanelRule(size=3, quorum=2), votes=dict.fromkeys(voted, Verdict.APPROVE))
    return scene("masterplan", MasterplanProgress(step="hearing", panel=panel))


def done(here: Scene, kind: str, person: str = REVIEWER, now: datetime = NOW, **fields: Any) -> list[Fact]:
    """Carry out a message about a substitute that is accepted; the facts it causes."""
    message = here.accepts(kind, person, now, **fields)
    return [fact for _, fact in steering.apply(message, here.state, now)]


def looked(here: Scene, days: int) -> list[Fact]:
    """What a look so many days later brings about."""
    return [fact for _, fact in turn(here.state, NOW + DAY * days)]


def asked(here: Scene) -> tuple[str, ...]:
    return here.state.open[0].ask.persons


def test_a_task_passes_to_the_substitute_on_the_first_day_and_returns_after_the_last() -> None:
    here = hearing()
    due, key = here.state.open[0].deadline.due, here.state.open[0].key

    assert (done(here, "substitute"), asked(here)) == ([], MEMBERS)
    assert (looked(here, 0), asked(here)) == ([], MEMBERS)
    about: dict[str, Any] = {"step": key, "role": Role.REVIEWER, "due": due}
    assert looked(here, 1) == [
        Substituted(**about, persons=(SUBSTITUTE,), on_behalf_of=REVIEWER, until=date(2018, 5, 16))
    ]
    assert asked(here) == (SUBSTITUTE, *MEMBERS[1:])
    assert (looked(here, 8), asked(here)) == ([], (SUBSTITUTE, *MEMBERS[1:]))
    assert looked(here, 9) == [Returned(**about, persons=(REVIEWER,), stood_in=SUBSTITUTE)]
    assert (looked(here, 10), asked(here)) == ([], MEMBERS)


def test_a_substitution_of_today_begins_at_once() -> None:
    here = hearing()

    facts = done(here, "substitute", since="2018-05-08")

    assert [fact.recorded_as for fact in facts] == ["substituted"]
    assert [waiting.persons for waiting in standing(here.state, NOW).waiting] == [(SUBSTITUTE, *MEMBERS[1:])]


def test_a_look_long_after_the_last_day_finds_the_task_where_it_was() -> None:
    here = hearing()
    done(here, "substitute")

    assert (looked(here, 60), asked(here)) == ([], MEMBERS)


def test_a_run_that_saw_the_first_day_returns_the_task_though_it_looks_late() -> None:
    here = hearing()
    done(here, "substitute", since="2018-05-08")

    assert [fact.recorded_as for fact in looked(here, 60)] == ["returned"]
    assert asked(here) == MEMBERS


def test_a_step_that_is_opened_in_the_range_names_the_substitute_and_not_who_is_away() -> None:
    here = contacts()
    done(here, "substitute", COORDINATOR, role=None, person_for=OFFICER, substitute="baru.contoh", since="2018-05-08")

    opened = reconcile(here.state, AssessmentProgress(step="data").asks(here.state), NOW)

    assert [(step.ask.persons, step.ask.members) for step in opened] == [(("baru.contoh",), (OFFICER,))]


def test_an_officers_substitute_is_asked_for_the_answer_to_the_invitation_beside_the_head() -> None:
    here = scene("mou", MouProgress())
    officer = {"role": "officer", "person_for": OFFICER, "substitute": "baru.contoh"}

    facts = done(here, "substitute", OFFICER, **officer, since="2018-05-08")

    assert asked(here) == (HEAD, "baru.contoh")
    assert [getattr(fact, "role", None) for fact in facts] == [Role.OFFICER]
    assert "baru.contoh" in here.state.own_people


def test_in_a_pause_nothing_passes_on_and_resuming_makes_up_for_it() -> None:
    here = hearing()
    done(here, "substitute")
    done(here, "pause", COORDINATOR)

    assert (looked(here, 2), asked(here)) == ([], MEMBERS)
    assert substituting.next_turn(here.state, NOW) is None
    facts = done(here, "resume", COORDINATOR, NOW + 3 * DAY)
    assert [(fact.recorded_as, getattr(fact, "persons", ())) for fact in facts] == [
        ("substituted", (SUBSTITUTE,)),
        ("rescheduled", (SUBSTITUTE, *MEMBERS[1:])),
    ]


def test_a_substitution_that_is_over_by_its_days_is_over_in_a_pause_too() -> None:
    here = hearing()
    done(here, "substitute")
    looked(here, 2)
    assert here.state.people.acting(Role.REVIEWER)[0] == SUBSTITUTE
    done(here, "pause", COORDINATOR, NOW + 2 * DAY)

    assert looked(here, 60) == []
    assert here.state.people.acting(Role.REVIEWER)[0] == REVIEWER


def test_after_a_deadline_moved_in_between_nothing_is_doubled() -> None:
    here = hearing()
    done(here, "substitute", since="2018-05-08")

    facts = done(here, "extend", COORDINATOR, step="panel", due="2018-07-31")

    assert [getattr(fact, "persons", ()) for fact in facts] == [(SUBSTITUTE, *MEMBERS[1:])]
    assert looked(here, 1) == []
    returned = looked(here, 9)
    assert [getattr(fact, "step", "") for fact in returned] == ["panel#1v2"]


def test_the_day_begins_and_ends_in_the_regions_zone() -> None:
    here = hearing()
    done(here, "substitute")
    first = datetime.fromisoformat("2018-05-09T00:00:00+07:00")
    after = datetime.fromisoformat("2018-05-17T00:00:00+07:00")
    second = timedelta(seconds=1)

    assert substituting.next_turn(here.state, NOW) == first
    assert substituting.next_turn(here.state, first) == after
    assert substituting.next_turn(here.state, after) is None
    seen = []
    for moment in (first - second, first, after - second, after):
        turn(here.state, moment)
        seen.append(asked(here)[0])
    assert seen == [REVIEWER, SUBSTITUTE, SUBSTITUTE, REVIEWER]


def test_ending_it_early_returns_the_task_the_same_day_and_what_has_not_begun_never_begins() -> None:
    here = hearing()
    done(here, "substitute", since="2018-05-08")
    done(here, "substitute", since="2018-06-04", until="2018-06-08")

    facts = done(here, "end-substitution")

    assert [fact.recorded_as for fact in facts] == ["returned"]
    assert (asked(here), substituting.next_turn(here.state, NOW)) == (MEMBERS, None)
    assert (looked(here, 30), asked(here)) == ([], MEMBERS)


def test_the_grace_of_a_missed_date_is_the_substitutes_of_the_coordinator() -> None:
    here = contacts()
    at = datetime.fromisoformat("2018-05-21T10:00:00+07:00")
    here.lapse(at)
    away = {"role": "coordinator", "person_for": COORDINATOR, "substitute": "koordinator-2.contoh"}

    facts = done(here, "substitute", COORDINATOR, at, **away, since="2018-05-21", until="2018-05-25")

    assert [getattr(fact, "step", "") for fact in facts] == ["lapse-grace#1v1"]
    assert [waiting.persons for waiting in standing(here.state, at).waiting] == [("koordinator-2.contoh",)]
    here.accepts("reopen", "koordinator-2.contoh", at, due="2018-06-29")


def test_notices_to_a_role_go_to_who_acts_in_it() -> None:
    here = contacts()
    away = {"role": "officer", "person_for": OFFICER, "substitute": "baru.contoh", "since": "2018-05-08"}
    done(here, "substitute", COORDINATOR, **away)

    assert [(post.letter, post.person) for post in posts_for("sheet-corrected", {}, here.state.people)] == [
        ("sheet-corrected", "baru.contoh")
    ]


def test_both_sides_are_told_of_a_substitution_and_the_task_goes_to_who_acts() -> None:
    here = hearing()
    message = said("substitute", REVIEWER, since="2018-05-08")
    (fact,) = done(here, "substitute", since="2018-05-08")

    told = [
        (post.letter, post.person)
        for kind, body in (
            (message.recorded_as, message.content()),
            (fact.recorded_as, fact.model_dump(mode="json")),
        )
        for post in posts_for(kind, body, here.state.people)
    ]

    assert told == [("substitution", SUBSTITUTE), ("substitution", REVIEWER), ("task", SUBSTITUTE)]


def test_the_substitutes_vote_is_the_members_and_names_both() -> None:
    here = hearing()
    done(here, "substitute", since="2018-05-08")
    progress = here.progress
    assert isinstance(progress, MasterplanProgress)
    fields = {"dossier": progress.dossier, "comments": {}, "scores": dict.fromkeys(criteria(here), 3)}

    vote = in_place_of(here.accepts("vote", SUBSTITUTE, **fields), here.state)
    progress.vote(vote)  # type: ignore[arg-type]  # a vote

    assert (vote.person, vote.on_behalf_of, vote.content()["on_behalf_of"]) == (SUBSTITUTE, REVIEWER, REVIEWER)
    assert progress.panel is not None
    assert progress.panel.votes == {REVIEWER: vote.verdict}  # type: ignore[attr-defined]  # a vote
    assert vote.digest() == said("vote", SUBSTITUTE, **fields).digest()
    after = NOW + 9 * DAY
    assert here.refuses("vote", REVIEWER, after, **fields) == (
        f"{REVIEWER} has voted {progress.panel.votes[REVIEWER]} in this round; one vote a round is allowed"
    )


def criteria(here: Scene) -> tuple[str, ...]:
    return here.state.policy.masterplan.criteria


def test_who_is_away_says_nothing_in_the_role_and_may_end_the_substitution() -> None:
    here = hearing()
    done(here, "substitute", since="2018-05-08")

    assert here.refuses("vote", REVIEWER) == (
        f"{SUBSTITUTE} stands in for {REVIEWER} until 2018-05-16; "
        f"allowed: end-substitution, after which {REVIEWER} acts again"
    )
    here.accepts("end-substitution", REVIEWER)


def test_the_day_of_receipt_says_who_may_speak() -> None:
    here = hearing()
    done(here, "substitute")
    fields = {"dossier": here.progress.dossier, "comments": {}, "scores": dict.fromkeys(criteria(here), 3)}  # type: ignore[attr-defined]  # a masterplan's

    before = "penelaah-9.contoh holds no role here; vote may be sent by reviewer"
    assert here.refuses("vote", SUBSTITUTE, **fields) == before
    here.accepts("vote", REVIEWER, NOW + 9 * DAY, received_at=NOW.isoformat(), **fields)
    late = (NOW + 8 * DAY).isoformat()
    here.accepts("vote", SUBSTITUTE, NOW + 20 * DAY, received_at=late, **fields)


def test_nobody_says_on_whose_behalf_they_speak() -> None:
    assert hearing().refuses("vote", REVIEWER, on_behalf_of="penelaah-2.contoh") == (
        "on_behalf_of is entered by the journey, which knows who stands in for whom; leave it out"
    )


def test_a_state_without_substitutes_says_nothing_of_them() -> None:
    here = hearing()
    opened = open_step(here.state, here.progress.asks(here.state)[0], NOW)

    assert here.state.people.model_dump().keys() == {"holders"}
    assert "members" not in opened.ask.model_dump()
