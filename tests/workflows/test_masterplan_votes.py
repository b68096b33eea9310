"""Stage 4, a reviewer's vote: whose seat it is, what it is about, and what it has to say."""

from __future__ import annotations

from typing import Any

from models.people import Role
from models.values import digest_of
from rehearsal.lines.masterplan import vote
from tests.workflows.remembered import COORDINATOR, OFFICER, refusal
from tests.workflows.test_masterplan import NEW, REVIEWERS, replace
from tests.workflows.test_masterplan_panel import APPROVE, REVISE, cast, sitting, verdicts
from tests.workflows.test_steering import guided, waited_for

CRITERIA = ("kesesuaian", "kelayakan", "kemanfaatan", "keberlanjutan")


async def test_nobody_votes_before_the_panel_sits(begin: Any) -> None:
    journey = await begin("masterplan", people=guided())
    await journey.steps()

    assert (
        await refusal(cast(journey, REVIEWERS[0]))
        == "no panel is sitting; it sits when every book and the action plan are handed in"
    )


async def test_a_reviewer_votes_once_a_round_and_may_vote_again_in_the_next(begin: Any) -> None:
    journey = await sitting(begin)
    await cast(journey, REVIEWERS[0], REVISE)

    assert await refusal(cast(journey, REVIEWERS[0])) == (
        f"{REVIEWERS[0]} has voted revise in this round; one vote a round is allowed"
    )
    await cast(journey, REVIEWERS[1], REVISE)
    await journey.go_on_until("panel")
    await cast(journey, REVIEWERS[0])
    assert (await journey.state()).progress["panel"]["votes"] == {REVIEWERS[0]: "approve"}


async def test_only_reviewers_vote(begin: Any) -> None:
    journey = await sitting(begin)

    assert await refusal(cast(journey, OFFICER)) == f"{OFFICER} is officer here; vote may be sent by reviewer"


async def test_a_vote_on_the_dossier_of_an_earlier_round_is_not_allowed(begin: Any) -> None:
    journey = await sitting(begin)
    early = vote(REVIEWERS[2], await journey.view())
    await cast(journey, REVIEWERS[0], REVISE)
    await cast(journey, REVIEWERS[1], REVISE)
    await journey.go_on_until("panel")

    present = digest_of((await journey.state()).progress["documents"])
    assert await refusal(journey.do(early)) == (
        f"{early.fields['dossier'][:12]}… is not the current dossier; that is {present[:12]}…; "
        "read it again and send its digest"
    )


async def test_a_vote_scores_every_criterion_within_its_range(begin: Any) -> None:
    journey = await sitting(begin)
    deed = vote(REVIEWERS[0], await journey.view())

    each = f"a vote scores each of {', '.join(CRITERIA)} once"
    for scores, why in (
        (dict.fromkeys(CRITERIA[:3], 3), each),
        (dict.fromkeys((*CRITERIA, "estetika"), 3), each),
        (dict.fromkeys(CRITERIA, 5), "criteria are scored from 0 to 4"),
        (dict.fromkeys(CRITERIA, -1), "criteria are scored from 0 to 4"),
    ):
        assert await refusal(journey.do(deed._replace(fields={**deed.fields, "scores": scores}))) == why


async def test_a_vote_to_revise_names_a_book_of_the_dossier(begin: Any) -> None:
    journey = await sitting(begin)
    silent = vote(REVIEWERS[0], await journey.view(), REVISE)

    assert (
        await refusal(journey.do(silent)) == "a vote to revise names at least one book and says what is to be revised"
    )
    books = ", ".join((await journey.state()).progress["documents"])
    assert (
        await refusal(cast(journey, REVIEWERS[0], REVISE, {"lampiran": "tidak ada (contoh)"}))
        == f"lampiran is no book of this dossier; its books are {books}"
    )


async def test_a_reviewer_replaced_before_voting_hands_over_the_seat(begin: Any) -> None:
    journey = await sitting(begin)

    await replace(journey, REVIEWERS[1])

    assert await waited_for(journey) == [(REVIEWERS[0], NEW, REVIEWERS[2])]
    assert await refusal(cast(journey, REVIEWERS[1])) == (
        f"{REVIEWERS[1]} holds no role here; vote may be sent by reviewer"
    )
    await cast(journey, NEW)
    await cast(journey, REVIEWERS[2])
    assert await verdicts(journey) == ["approve"]


async def test_a_reviewer_replaced_after_voting_leaves_the_vote_and_the_seat_as_they_are(begin: Any) -> None:
    journey = await sitting(begin)
    await cast(journey, REVIEWERS[0], APPROVE)

    await replace(journey, REVIEWERS[0])

    assert await waited_for(journey) == [REVIEWERS[1:]]
    assert await refusal(cast(journey, NEW)) == (f"{NEW} is not on this panel; its members are {', '.join(REVIEWERS)}")
    await cast(journey, REVIEWERS[1])
    assert await verdicts(journey) == ["approve"]
    assert (await journey.state()).progress["panel"]["votes"] == {
        REVIEWERS[0]: "approve",
        REVIEWERS[1]: "approve",
    }


async def test_a_reviewer_does_not_take_a_second_seat_of_the_panel(begin: Any) -> None:
    journey = await sitting(begin)
    first, _, third = (await journey.state()).people.of(Role.REVIEWER)
    await journey.do(vote(first, await journey.view()))
    await journey.say("replace", COORDINATOR, role="reviewer", old=first, new="penelaah-4.contoh", reason="mutasi")

    fields = {"role": "reviewer", "old": third, "new": first, "reason": "mutasi"}
    why = await refusal(journey.say("replace", COORDINATOR, **fields))

    assert why == f"{first} has a seat on this panel already; name somebody else"
