"""Stage 5, the proof: evidence of each kind, its check by somebody from outside, and the re-check."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from models.values import digest_of
from tests.workflows.remembered import OFFICER, facts, named, posted, refusal
from tests.workflows.test_quickwin import VERIFIER, committed
from tests.workflows.test_steering import recorded, settled
from tests.world import Journey

KINDS = ("peluncuran", "kecepatan", "manfaat-publik")


async def show(journey: Journey, kind: str, version: int = 1) -> None:
    document = digest_of(f"bukti contoh {kind} {version}")
    await journey.say("evidence", OFFICER, evidence=kind, document=document, shows="foto dan angka (contoh)")


async def present(journey: Journey) -> str:
    """The digest of the set of evidence as it is."""
    return digest_of((await journey.state()).progress["documents"])


async def check(journey: Journey, verdict: str, *returned: str, evidence: str = "", person: str = VERIFIER) -> None:
    evidence = evidence or await present(journey)
    fields = {"verdict": verdict, "evidence": evidence, "returned": returned, "note": "catatan contoh"}
    await journey.say("verify-evidence", person, **fields)


async def recheck(journey: Journey, *, running: bool) -> None:
    await journey.say("recheck", VERIFIER, running=running, note="kunjungan contoh")


async def test_evidence_of_every_kind_is_handed_in_before_it_is_checked(begin: Any) -> None:
    journey = await committed(begin, until="evidence")

    for kind in reversed(KINDS):
        assert await journey.steps() == ["evidence"]
        await show(journey, kind)

    assert await journey.steps() == ["evidence-check"]
    assert (await journey.state()).progress["documents"] == {
        kind: digest_of(f"bukti contoh {kind} 1") for kind in KINDS
    }


async def test_each_kind_is_one_that_is_required_and_is_handed_in_once(begin: Any) -> None:
    journey = await committed(begin, until="evidence")
    await show(journey, KINDS[0])

    assert await refusal(show(journey, "testimoni")) == (
        f"'testimoni' is no required kind of evidence; required: {', '.join(KINDS)}"
    )
    assert await refusal(show(journey, KINDS[0], version=2)) == (
        f"{KINDS[0]} is handed in; still missing: {KINDS[1]}, {KINDS[2]}"
    )


async def test_evidence_that_is_returned_reopens_exactly_those_kinds(begin: Any) -> None:
    journey = await committed(begin, until="evidence-check")
    old = await present(journey)

    await check(journey, "returned", KINDS[0], KINDS[2])

    waiting, state = (await journey.standing()).waiting[0], await journey.state()
    assert (waiting.key, waiting.due.day) == ("evidence#2v1", state.calendar.plus((await journey.view()).today, 12))
    assert await refusal(show(journey, KINDS[1])) == f"{KINDS[1]} is handed in; still missing: {KINDS[0]}, {KINDS[2]}"
    await show(journey, KINDS[2], version=2)
    await show(journey, KINDS[0], version=2)
    assert await refusal(check(journey, "verified", evidence=old)) == (
        f"{old[:12]}… is not the current set of evidence; that is {(await present(journey))[:12]}…; "
        "read it again and send its digest"
    )
    await check(journey, "verified")
    assert await journey.steps() == ["recheck"]
    assert [post for post in await posted(journey) if post[0] == "evidence-returned"] == [
        ("evidence-returned", OFFICER)
    ]


async def test_a_return_names_what_does_not_show_it_and_a_verification_nothing(begin: Any) -> None:
    journey = await committed(begin, until="evidence-check")
    rule = "a return names the kinds of evidence to be redone, a verification names none"

    assert await refusal(check(journey, "returned")) == rule
    assert await refusal(check(journey, "verified", KINDS[0])) == rule
    assert await refusal(check(journey, "returned", "testimoni")) == (
        f"testimoni is not in this set; it holds {', '.join((await journey.state()).progress['documents'])}"
    )


async def test_nobody_from_the_region_verifies_its_evidence_even_if_appointed(begin: Any) -> None:
    own = named(head="kepala-daerah.contoh", mentor="pembimbing-1.contoh", verifier=OFFICER)
    appointed = await committed(begin, until="evidence-check", people=own)
    outsider = await committed(begin, until="evidence-check")

    assert await refusal(check(appointed, "verified", person=OFFICER)) == (
        f"{OFFICER} is from the region; verify-evidence is for somebody who is not"
    )
    assert await refusal(check(outsider, "verified", person=OFFICER)) == (
        f"{OFFICER} is officer here; verify-evidence may be sent by verifier"
    )


@pytest.mark.parametrize("running", [True, False])
async def test_the_quick_win_is_looked_at_again_from_its_date_on(begin: Any, running: bool) -> None:
    journey = await committed(begin, until="recheck")
    state = await journey.state()
    on = date.fromisoformat(state.progress["recheck_on"])
    assert (await journey.standing()).waiting[0].due.day == state.calendar.plus(on, 7)
    await journey.pass_until(on - timedelta(days=1), hour=22)

    early = await refusal(recheck(journey, running=running))
    # At six in the morning in Java it is still the day before in UTC; the region's own clocks count.
    await journey.pass_until(on, hour=6)
    await recheck(journey, running=running)

    assert early == f"the re-check is due from {on} on, not before"
    assert await journey.steps() == ["realisation"]
    await settled(journey)
    assert [body["running"] for body in await facts(journey, "rechecked")] == [running]


async def test_the_re_check_is_so_many_working_days_after_the_verification(begin: Any) -> None:
    journey = await committed(begin, until="evidence-check")

    await check(journey, "verified")

    state = await journey.state()
    on = state.calendar.plus((await journey.view()).today, 20)
    assert state.progress["recheck_on"] == on.isoformat()
    assert (await recorded(journey))[-3:] == ["evidence-checked", "quick-win-proved", "asked"]
