"""The seats decide about the list: votes, vetoes, moves, another holder, and every refusal in its own words."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from models.deadline_policy import DeadlinePolicy
from tests.cohort.scene import SEATS, Cohort, small


async def listed(cohort: Cohort, count: int = 3) -> str:
    """A cohort whose list is put to the vote; the list's digest."""
    await cohort.begin(count)
    await cohort.until_begun()
    await cohort.seat_everybody()
    await cohort.verify(*cohort.regions)
    await cohort.until_open("list-approval")
    return await cohort.list()


async def vote(cohort: Cohort, seat: str, digest: str, verdict: str = "approve") -> None:
    """The holder of a seat votes."""
    await cohort.say("vote-list", f"{seat}.contoh", list=digest, verdict=verdict, note="sikap instansi")


async def selection(cohort: Cohort) -> dict[str, Any]:
    """Where the list is."""
    found: dict[str, Any] = (await cohort.state()).progress["selection"]
    return found


async def round_of(cohort: Cohort, number: int) -> None:
    """Wait until the list is put to the vote for the *number*-th time."""
    await cohort.until(lambda s: s.progress["selection"]["round"] == number, f"round {number}")


async def test_a_seat_without_a_veto_is_outvoted_and_one_with_a_veto_stops_the_list(cohort: Cohort) -> None:
    digest = await listed(cohort)
    await vote(cohort, "ksp", digest, "object")
    await vote(cohort, "dagri", digest, "object")
    await round_of(cohort, 2)
    (refused,) = await cohort.recorded("list-decided", 1)
    assert (refused["verdict"], refused["votes"]) == ("refused", {"kemendagri": "object", "ksp": "object"})
    await vote(cohort, "ksp", digest, "object")
    for seat in ("kominfo", "bappenas", "pupr", "dagri"):
        await vote(cohort, seat, digest)
    await cohort.until_open("sealing")
    assert [fact["verdict"] for fact in await cohort.recorded("list-decided", 2)] == ["refused", "approved"]


async def test_a_moved_region_voids_the_votes_and_the_list_is_voted_on_anew(cohort: Cohort) -> None:
    digest = await listed(cohort)
    await vote(cohort, "kominfo", digest)
    first, second, third = cohort.regions
    await cohort.say("move-region", "ksp.contoh", list=digest, region=third, rank=1, reason="daerah tertinggal")
    await round_of(cohort, 2)
    fresh = await cohort.list()
    assert await cohort.refused(vote(cohort, "dagri", digest)) == (
        f"{digest[:12]}… is not the current list; that is {fresh[:12]}…; read it again and send its digest"
    )
    await cohort.approve()
    await cohort.seal()
    state = await cohort.until_statuses("held", "reserve", "held")
    assert [state.members[region].rank for region in (third, first, second)] == [1, 2, 3]
    (placed,) = await cohort.recorded("placed", 1, third)
    assert (placed["rank"], placed["score"]) == (1, "88.00")


async def test_another_person_takes_a_seat_in_mid_vote_and_the_seat_votes_once(cohort: Cohort) -> None:
    digest = await listed(cohort)
    await vote(cohort, "ksp", digest)
    await cohort.say("seat", seat="kemendagri", holder="pupr.contoh", since="2017-01-01", reason="mandat contoh")
    await cohort.say("seat", seat="ksp", holder="bappenas.contoh", since="2017-01-01", reason="mandat contoh")
    day = datetime.now(UTC).astimezone(ZoneInfo("Asia/Jakarta")).date()
    assert await cohort.refused(vote(cohort, "dagri", digest)) == (
        f"dagri.contoh holds no seat on {day}; a coordinator names the holder of one of {', '.join(SEATS)}"
    )
    await vote(cohort, "bappenas", digest)
    await cohort.until(lambda s: len(s.progress["selection"]["ballots"]) == 2, "two seats have voted")
    await vote(cohort, "pupr", digest)
    await cohort.until(lambda s: len(s.progress["selection"]["ballots"]) == 4, "four seats have voted")
    assert await cohort.refused(vote(cohort, "pupr", digest)) == (
        "kemendagri, kemenpupr has voted on this list; one vote a list is allowed"
    )
    await vote(cohort, "kominfo", digest)
    await cohort.until_open("sealing")
    (decided,) = await cohort.recorded("list-decided", 1)
    assert (decided["verdict"], sorted(decided["votes"])) == ("approved", sorted(SEATS))


async def test_whoever_may_not_decide_is_told_so(cohort: Cohort) -> None:
    digest = await listed(cohort)
    first = cohort.regions[0]
    said = {"list": digest, "verdict": "approve", "note": "setuju"}
    assert await cohort.refused(cohort.say("vote-list", **said)) == (
        "koordinator.contoh is coordinator here; vote-list may be sent by partner"
    )
    numbers = {"minutes": "BA-1", "minutes_on": "2020-01-02", "decree_number": "SK-1", "decree_on": "2020-01-03"}
    assert await cohort.refused(cohort.say("seal", list=digest, **numbers)) == (
        "sealing is not asked for now; open: tot, list-approval"
    )
    assert await cohort.refused(
        cohort.say("answer-objection", "dagri.contoh", region=first, verdict="rejected", note="jawaban")
    ) == (f"no objection of {first} waits for an answer; open: none")
    assert await cohort.refused(cohort.say("stop", reason="selesai")) == (
        "a cohort ends when its journeys have ended; stop these, one by one or with `bulk`"
    )
    assert await cohort.refused(cohort.say("select", result="selected", minutes="BA", reason="pilih")) == (
        f"select belongs to the stage assessment; {(await cohort.state()).title} is in the stage cohort, which takes "
        "seat, vote-list, move-region, correct, seal, answer-objection, release-place, choose-regions, "
        "mentor-candidates, tot-session, tot-attendance, tot-marks, complete-tot, mentor-leaves, approve-awards, "
        "release-awards"
    )


async def test_when_the_window_closes_the_unverified_are_excluded_and_the_others_are_ranked(quick: Cohort) -> None:
    await quick.begin(3, small(window=DeadlinePolicy(days=3, ladder="quiet")))
    await quick.until_begun()
    first, second, third = quick.regions
    await quick.verify(first, second)
    assert await quick.until_ended(third) == (
        "not-selected: not ranked: data belum terverifikasi ketika masa asesmen berakhir"
    )
    state = await quick.until(lambda s: s.progress["selection"]["step"] == "approval", "the list is put to the vote")
    assert quick.statuses(state) == ["verified", "verified", "unranked"]
    (ranked,) = await quick.recorded("ranked", 1)
    assert (ranked["because"], ranked["count"], ranked["unranked"]) == ("window", 2, [])


async def test_votes_that_come_at_once_all_count(cohort: Cohort) -> None:
    digest = await listed(cohort)
    await asyncio.gather(*(vote(cohort, seat, digest) for seat in ("kominfo", "dagri", "bappenas")))
    await cohort.until(lambda s: len(s.progress["selection"]["ballots"]) == 3, "three seats have voted")
    track = await selection(cohort)
    assert {seat: ballot["person"] for seat, ballot in track["ballots"].items()} == {
        "kemkominfo": "kominfo.contoh",
        "kemendagri": "dagri.contoh",
        "bappenas": "bappenas.contoh",
    }
