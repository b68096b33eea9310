"""Who may speak for a cohort and for its journeys: they themselves, and no person in their name."""

from __future__ import annotations

import pytest

from models.errors import Refused
from models.people import Role
from tests.cohort.scene import Cohort


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("select", {"result": "selected", "minutes": "BA-9", "reason": "pilihan"}),
        ("open-gate", {"reason": "selesai"}),
        ("assign-mentor", {"mentor": "asesor.contoh", "reason": "penugasan"}),
        ("choose-egov", {"minutes": "BA-9", "reason": "pilihan"}),
    ],
)
async def test_what_the_cohort_says_no_coordinator_says_to_its_journeys(
    cohort: Cohort, kind: str, fields: dict[str, str]
) -> None:
    await cohort.begin(1)
    await cohort.until_begun()
    await cohort.until_open("contacts", cohort.regions[0])
    title = (await cohort.journey(cohort.regions[0])).title
    assert await cohort.refused(cohort.tell(cohort.regions[0], kind, **fields)) == (
        f"{title} belongs to the cohort {cohort.id}, which alone says {kind}"
    )


async def test_nobody_brings_news_through_the_gateway_nor_speaks_as_the_cohort_whatever_they_are_called(
    cohort: Cohort,
) -> None:
    await cohort.begin(1)
    (region,) = cohort.regions
    await cohort.until_begun()
    await cohort.until_open("contacts", region)
    ended = {"number": 1, "at": cohort.now.isoformat(), "what": "ended", "about": {"outcome": "declined"}}
    said = {"region": region, "items": [ended]}
    assert await cohort.refused(cohort.say("news", **said)) == (
        "koordinator.contoh is coordinator here; news may be sent by journey"
    )
    with pytest.raises(Refused, match=r"^the role journey is held by no person; name another role$"):
        cohort.enter("orang.contoh", Role.JOURNEY, cohort.address)
    for voice in (f"perjalanan.{region}", f"angkatan.{cohort.id}"):
        why = f"{voice} is how a cohort or a journey speaks; a person has another id"
        for role in (None, Role.COORDINATOR):
            with pytest.raises(Refused, match=f"^{why}$"):
                cohort.enter(voice, role, cohort.id)
        assert await cohort.refused(cohort.say("news", voice, **said)) == why
        assert await cohort.refused(cohort.tell(region, "exclude", voice, reason="tidak diperingkat")) == why
    assert (await cohort.state()).members[region].seen == 0


async def test_nobody_takes_the_place_of_the_cohort(cohort: Cohort) -> None:
    await cohort.begin(1)
    (region,) = cohort.regions
    await cohort.until_begun()
    await cohort.until_open("contacts", region)
    fields = {"role": "cohort", "old": f"angkatan.{cohort.id}", "new": "koordinator.contoh", "reason": "mutasi"}
    assert await cohort.refused(cohort.tell(region, "replace", **fields)) == (
        "the role cohort is held by no person; nobody takes its place"
    )
