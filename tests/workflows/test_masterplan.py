"""Stage 4: the way of a masterplan, and how its books and action plan are handed in."""

from __future__ import annotations

from typing import Any

from models.values import digest_of
from tests.workflows.remembered import COORDINATOR, HEAD, MENTOR, OFFICER, facts, posted, refusal
from tests.workflows.test_steering import guided, recorded, settled
from tests.world import Journey

REVIEWERS = ("penelaah-1.contoh", "penelaah-2.contoh", "penelaah-3.contoh")
NEW = "penelaah-4.contoh"
BOOKS = ("analisis-strategis", "masterplan", "ringkasan-eksekutif")
DOCUMENT = digest_of("dokumen contoh")


async def hand_in(journey: Journey, book: str) -> None:
    await journey.say("book", OFFICER, book=book, document=DOCUMENT)


async def replace(journey: Journey, old: str) -> None:
    """Let a new reviewer take the place of *old*."""
    await journey.say("replace", COORDINATOR, role="reviewer", old=old, new=NEW, reason="konflik kepentingan")


async def test_a_masterplan_is_handed_in_approved_and_presented(begin: Any) -> None:
    journey = await begin("masterplan", people=guided())

    await journey.go_on_until("launch-plan")

    assert await recorded(journey) == [
        *("entered", "asked", "book-handed-in", "book-handed-in", "book-handed-in", "action-plan-handed-in"),
        *("asked", "voted", "voted", "panel-decided", "asked", "presentation-scheduled"),
        *("asked", "presentation-held", "asked", *["presentation-scored"] * 3, "presentation-concluded"),
        *("entered", "asked"),
    ]
    state = await journey.state()
    decided = (await facts(journey, "panel-decided"))[0]
    assert (state.stage, state.results.dossier) == ("quickwin", decided["dossier"])


async def test_region_panel_and_mentor_are_written_to_in_turn(begin: Any) -> None:
    journey = await begin("masterplan", people=guided())

    await journey.go_on_until("launch-plan")

    await settled(journey)
    assert await posted(journey) == [
        ("task", OFFICER),
        *(("task", reviewer) for reviewer in REVIEWERS),
        *(("masterplan-approved", person) for person in (OFFICER, HEAD, MENTOR)),
        ("task", COORDINATOR),
        *(("presentation-scheduled", person) for person in (OFFICER, HEAD, *REVIEWERS, MENTOR)),
        ("task", COORDINATOR),
        *(("task", reviewer) for reviewer in REVIEWERS),
        *(("presentation-result", person) for person in (OFFICER, HEAD)),
        ("task", OFFICER),
    ]


async def test_books_come_in_any_order_and_the_panel_sits_once_all_are_in(begin: Any) -> None:
    journey = await begin("masterplan", people=guided())

    deeds = await journey.deeds()
    for deed in reversed(deeds):
        assert await journey.steps() == ["masterplan"]
        await journey.do(deed)

    assert await journey.steps() == ["panel"]
    documents = {d.fields["book"]: d.fields["document"] for d in deeds if d.kind == "book"}
    plan = next(d.fields["rows"] for d in deeds if d.kind == "action-plan")
    assert (await journey.state()).progress["documents"] == {**documents, "rencana-aksi": digest_of(plan)}


async def test_a_book_is_handed_in_once_a_round_and_is_one_of_the_policys(begin: Any) -> None:
    journey = await begin("masterplan", people=guided())
    await journey.steps()
    await hand_in(journey, "masterplan")

    assert await refusal(hand_in(journey, "masterplan")) == (
        "masterplan is not open in round 1; "
        "still to be handed in: analisis-strategis, ringkasan-eksekutif, rencana-aksi"
    )
    assert await refusal(hand_in(journey, "lampiran")) == (
        f"'lampiran' is no book of this policy; its books are {', '.join(BOOKS)}, rencana-aksi"
    )
