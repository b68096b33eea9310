"""Who may not stand in for whom, in which words that is refused, and what a replacement does to a substitution."""

from __future__ import annotations

from typing import Any

import pytest

from models import steering
from models.facts import SubstitutionDropped
from models.people import Role
from tests.models.samples import NOW
from tests.models.scene import ASSESSOR, COORDINATOR, HEAD, OFFICER, REVIEWER, Scene
from tests.models.test_steering import contacts
from tests.models.test_substituting import MEMBERS, SUBSTITUTE, asked, done, hearing

OTHER = "pengganti.contoh"


def away(person: str = ASSESSOR, by: str = OTHER, role: str | None = "assessor", **fields: Any) -> dict[str, Any]:
    return {"role": role, "person_for": person, "substitute": by, **fields}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (away(by=ASSESSOR), f"{ASSESSOR} cannot stand in for itself; name somebody else"),
        (
            away(since="2018-05-10", until="2018-05-09"),
            "a substitution from 2018-05-10 cannot end on 2018-05-09; name its last day",
        ),
        (
            away(since="2018-05-07"),
            "2018-05-07 lies in the past; a substitution begins on 2018-05-08 or later",
        ),
        (away(person="tamu.contoh"), f"tamu.contoh is not assessor here; that is {ASSESSOR}"),
        (
            away(person=HEAD, role="head"),
            "nobody stands in for the head, who acts by a mandate; allowed: replace, with the mandate of the one who "
            "acts, and for a partner's seat in the cohort: seat",
        ),
        (
            away(person=HEAD, role=None),
            f"{HEAD} is head here; somebody may stand in for officer, coordinator, assessor, mentor, reviewer, "
            "verifier, evaluator, moderator, operator",
        ),
        (away(by=OFFICER), f"{OFFICER} is from the region; for its assessor somebody stands in who is not"),
        (
            away(person=OFFICER, by=ASSESSOR, role="officer"),
            f"{ASSESSOR} is assessor here; for an officer one of the region stands in",
        ),
        (
            away(person=REVIEWER, by="penelaah-2.contoh", role="reviewer"),
            "penelaah-2.contoh is reviewer here already and has one voice; name somebody else",
        ),
    ],
)
def test_a_substitution_that_does_not_fit_is_refused(fields: dict[str, Any], sentence: str) -> None:
    assert contacts().refuses("substitute", COORDINATOR, **fields) == sentence


def test_only_who_is_away_or_a_coordinator_names_a_substitute() -> None:
    here = contacts()

    assert here.refuses("substitute", OFFICER, **away()) == (
        f"{OFFICER} cannot say who stands in for {ASSESSOR}; {ASSESSOR} or a coordinator may"
    )
    here.accepts("substitute", ASSESSOR, **away())
    here.accepts("substitute", COORDINATOR, **away())


def test_one_substitute_on_a_day_no_chain_and_no_loop() -> None:
    here = contacts()
    done(here, "substitute", COORDINATOR, **away())
    reviewer = away(person=REVIEWER, role="reviewer")

    assert here.refuses(
        "substitute", COORDINATOR, **away(by="lain.contoh", since="2018-05-16", until="2018-05-20")
    ) == (f"{OTHER} stands in for {ASSESSOR} as assessor from 2018-05-09 to 2018-05-16 already; end that first")
    assert here.refuses("substitute", COORDINATOR, **{**reviewer, "substitute": ASSESSOR}) == (
        f"{ASSESSOR} is away from 2018-05-09 to 2018-05-16 and {OTHER} stands in; name somebody who is there"
    )
    here.accepts("substitute", COORDINATOR, **reviewer)
    here.accepts("substitute", COORDINATOR, **away(by="lain.contoh", since="2018-05-17", until="2018-05-20"))


def test_a_substitute_has_no_substitute_and_stands_in_for_one_person_of_a_role() -> None:
    here = contacts()
    done(here, "substitute", COORDINATOR, **away(by=REVIEWER))

    assert here.refuses("substitute", COORDINATOR, **away(person=REVIEWER, by=ASSESSOR, role="reviewer")) == (
        f"{REVIEWER} stands in for {ASSESSOR} from 2018-05-09 to 2018-05-16, and substitutes have none; "
        "end that first, or name other days"
    )
    done(here, "substitute", COORDINATOR, **away(person="penelaah-2.contoh", role="reviewer"))
    assert here.refuses("substitute", COORDINATOR, **away(person="penelaah-3.contoh", role="reviewer")) == (
        f"{OTHER} stands in for penelaah-2.contoh as reviewer from 2018-05-09 to 2018-05-16 already and has one "
        "voice; name somebody else"
    )


def test_who_left_a_seat_after_voting_does_not_stand_in_on_the_same_panel() -> None:
    here = hearing(REVIEWER)
    replace(here, REVIEWER, OTHER)

    sentence = f"{REVIEWER} has a seat on this panel already; name somebody else"
    assert here.refuses("substitute", COORDINATOR, **away("penelaah-2.contoh", REVIEWER, "reviewer")) == sentence


def replace(here: Scene, old: str, new: str) -> list[Any]:
    """Carry out the replacement of a reviewer."""
    message = here.accepts("replace", COORDINATOR, role="reviewer", old=old, new=new, reason="mutasi jabatan")
    here.progress.check_steering(message)
    facts = [fact for _, fact in steering.apply(message, here.state, NOW)]
    steering.follow(message, here.state, here.progress)
    return facts


def test_a_substitute_does_not_take_another_seat_and_may_take_the_one_it_sits_in() -> None:
    here = hearing()
    done(here, "substitute", since="2018-05-08")

    sentence = (
        f"{SUBSTITUTE} stands in for {REVIEWER} as reviewer until 2018-05-16 and has one voice; end that first, or "
        "name somebody else"
    )
    assert here.refuses("replace", COORDINATOR, old="penelaah-2.contoh", new=SUBSTITUTE) == sentence
    assert replace(here, REVIEWER, SUBSTITUTE) == []
    assert (asked(here), here.state.people.substitutions) == ((SUBSTITUTE, *MEMBERS[1:]), ())


def test_who_is_replaced_while_away_has_no_substitute_any_more() -> None:
    here = hearing()
    done(here, "substitute", since="2018-05-08")

    facts = replace(here, REVIEWER, OTHER)

    assert facts == [
        SubstitutionDropped(role=Role.REVIEWER, person_for=REVIEWER, substitute=SUBSTITUTE, reason="mutasi jabatan")
    ]
    assert asked(here) == (OTHER, *MEMBERS[1:])


def test_what_does_not_exist_cannot_be_ended() -> None:
    here = hearing()
    pair = {"person_for": REVIEWER, "substitute": OTHER}

    assert here.refuses("end-substitution", COORDINATOR, **pair) == (
        f"{OTHER} does not stand in for {REVIEWER}; substitutions: none"
    )
    done(here, "substitute")
    assert here.refuses("end-substitution", COORDINATOR, **pair, role="reviewer") == (
        f"{OTHER} does not stand in for {REVIEWER} as reviewer; substitutions: {SUBSTITUTE} for {REVIEWER} until "
        "2018-05-16"
    )


def test_whoever_declared_a_conflict_of_interest_or_guides_the_region_stands_in_for_no_judge() -> None:
    here = contacts()
    here.state.seats.declared = {OTHER: (Role.ASSESSOR,)}
    here.state.people.appoint(Role.MENTOR, "pembimbing-1.contoh")

    assert here.refuses("substitute", COORDINATOR, **away()).endswith(
        "a conflict of interest bars the role assessor, name somebody else"
    )
    assert here.refuses("substitute", COORDINATOR, **away(by="pembimbing-1.contoh")).endswith(
        "a conflict of interest bars the role assessor, name somebody else"
    )
