"""Places change hands: a region declines, withdraws, misses its date, and the reserve follows in order."""

from __future__ import annotations

from datetime import timedelta

from models.cohort.state import CohortState
from models.deadline_policy import DeadlinePolicy
from models.policy import CohortPolicy
from tests.cohort.scene import Cohort, small


async def promotions(cohort: Cohort, count: int) -> list[tuple[str, str, str]]:
    """Who took whose place, and by which cause, once there were so many."""
    return [(fact["region"], fact["place"], fact["cause"]) for fact in await cohort.recorded("promoted", count)]


async def decline(cohort: Cohort, region: str) -> None:
    """A region says that it does not join."""
    await cohort.until_open("invitation", region)
    await cohort.tell(region, "decline", f"kepala.{region}.contoh", reason="anggaran belum siap")


async def test_a_region_that_declines_is_followed_by_the_first_in_reserve_with_an_invitation_of_its_own(
    cohort: Cohort,
) -> None:
    await cohort.sealed(5)
    first, _, third, fourth, _ = cohort.regions
    await decline(cohort, first)
    await cohort.until_statuses("free", "held", "held", "reserve", "out")
    await cohort.until_open("invitation", third)
    (freed,) = await cohort.recorded("place-freed", 1)
    assert (freed["region"], freed["why"], freed["refill"]) == (first, "declined", True)
    assert await promotions(cohort, 1) == [(third, first, freed["cause"])]
    (step,) = (await cohort.journey(third)).open
    calendar = (await cohort.journey(third)).calendar
    opened = step.opened.date()
    assert calendar.between(opened, step.deadline.due.day) in (10, 11)  # the day differs between UTC and the region
    assert [fact["result"] for fact in await cohort.recorded("placed", 2, third)] == ["reserve", "selected"]
    await cohort.until_open("reserve", fourth)


async def test_a_region_that_leaves_the_reserve_is_passed_by_and_a_promoted_one_may_decline_in_its_turn(
    cohort: Cohort,
) -> None:
    await cohort.sealed(6, small(quota=2, reserve=3))
    first, _, third, fourth, fifth, _ = cohort.regions
    await cohort.until_open("reserve", third)
    await cohort.tell(third, "withdraw", cohort.officer(third), reason="pergantian prioritas")
    await cohort.until_statuses("held", "held", "out", "reserve", "reserve", "out")
    await decline(cohort, first)
    await cohort.until_statuses("free", "held", "out", "held", "reserve", "out")
    await decline(cohort, fourth)
    await cohort.until_statuses("free", "held", "out", "free", "held", "out")
    assert [(region, place) for region, place, _ in await promotions(cohort, 2)] == [(fourth, first), (fifth, fourth)]
    await decline(cohort, fifth)
    await cohort.until_statuses("free", "held", "out", "free", "free", "out")
    assert [fact["place"] for fact in await cohort.recorded("reserve-exhausted", 1)] == [fifth]


def hasty(**selection: DeadlinePolicy) -> CohortPolicy:
    """A policy whose invitations are due within two working days."""
    whole = small(**selection)
    mou = whole.mou.model_copy(update={"invitation": DeadlinePolicy(days=2, ladder="region")})
    return whole.model_copy(update={"mou": mou})


async def lapsing(cohort: Cohort) -> tuple[str, str]:
    """A cohort of three whose first region misses its invitation and whose second accepts; these two."""
    await cohort.sealed(4, hasty())
    first, second, *_ = cohort.regions
    await cohort.until_open("invitation", second)
    await cohort.tell(second, "accept", f"kepala.{second}.contoh")
    await cohort.until_statuses("lapsing", "held", "reserve", "reserve")
    return first, second


async def test_a_region_that_misses_its_date_keeps_its_place_while_it_may_be_reopened(quick: Cohort) -> None:
    first, _ = await lapsing(quick)
    due = (quick.now + timedelta(days=30)).date().isoformat()
    await quick.tell(first, "reopen", due=due, reason="surat terlambat")
    await quick.until_statuses("held", "held", "reserve", "reserve")
    changed = [(fact["region"], fact["place"]) for fact in await quick.recorded("place-changed", 2)]
    assert changed == [(first, "lapsing"), (first, "held")]
    assert (quick.facts("place-freed"), quick.facts("promoted")) == ([], [])


async def test_a_region_reopened_after_its_place_was_released_is_stopped_and_the_place_is_given_once(
    quick: Cohort,
) -> None:
    first, _ = await lapsing(quick)
    third = quick.regions[2]
    await quick.say("release-place", region=first, minutes="BA-2 (contoh)", reason="tidak ada kabar")
    await quick.until_statuses("free", "held", "held", "reserve")
    due = (quick.now + timedelta(days=30)).date().isoformat()
    await quick.tell(first, "reopen", due=due, reason="surat terlambat")
    assert await quick.until_ended(first) == (
        "stopped: tempat daerah ini dalam angkatan telah dilepas dan tidak dapat diambil kembali"
    )
    await quick.until_statuses("free", "held", "held", "reserve")
    assert [(region, place) for region, place, _ in await promotions(quick, 1)] == [(third, first)]


async def test_a_lapse_whose_grace_ends_frees_the_place(quick: Cohort) -> None:
    first, _ = await lapsing(quick)
    assert (await quick.until_ended(first)).startswith("lapsed: invitation was not done by")
    state: CohortState = await quick.until(lambda s: s.members[first].status == "free", "the place is free")
    assert state.members[quick.regions[2]].status in ("held", "lapsing")
    freed = await quick.recorded("place-freed", 1)
    assert (freed[0]["region"], freed[0]["why"]) == (first, "lapsed")
