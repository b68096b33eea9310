"""Figures are disputed: corrected during the assessment, objected to after the seal, below the threshold."""

from __future__ import annotations

from tests.cohort.scene import Cohort


async def object(cohort: Cohort, region: str) -> None:
    """A region objects to its KKD, with evidence."""
    await cohort.until_open("objection", region)
    document = cohort.files.store("bukti contoh", f"bukti {region}".encode(), cohort.officer(region))
    await cohort.tell(region, "object", cohort.officer(region), parameter="kkd", document=document, note="salah tahun")


async def answer(cohort: Cohort, region: str, verdict: str, value: str | None = None) -> None:
    """The owner of KKD answers."""
    await cohort.until_open(f"answer-{region}")
    figure = {"value": value, "year": 2018, "source": "ilustrasi"} if value else {}
    await cohort.say("answer-objection", "dagri.contoh", region=region, verdict=verdict, note="jawaban", **figure)


async def test_an_objection_that_is_rejected_ends_the_journey_as_not_selected(cohort: Cohort) -> None:
    await cohort.sealed(5)
    fifth = cohort.regions[4]
    await object(cohort, fifth)
    await cohort.until_open("objection-answer", fifth)
    await answer(cohort, fifth, "rejected")
    assert await cohort.until_ended(fifth) == (
        "not-selected: minutes BA-1 (contoh): peringkat 5 dari 5 daerah; kuota 2 daerah"
    )
    (closed,) = await cohort.recorded("objection-closed", 1)
    assert (closed["region"], closed["verdict"], closed["result"], closed["rank"]) == (
        fifth,
        "rejected",
        "not-selected",
        5,
    )


async def test_an_objection_that_is_upheld_makes_a_new_version_and_the_region_waits_in_reserve(cohort: Cohort) -> None:
    await cohort.sealed(6)
    fifth = cohort.regions[4]
    await object(cohort, fifth)
    await answer(cohort, fifth, "upheld", "100")
    await cohort.until_statuses("held", "held", "reserve", "reserve", "reserve", "out")
    await cohort.until_open("reserve", fifth)
    assert [(f["version"], f["because"]) for f in await cohort.recorded("ranked", 2)] == [
        (1, "verified"),
        (2, f"objection {fifth}"),
    ]
    placed = await cohort.recorded("placed", 2, fifth)
    assert [(f["result"], f["rank"], f["score"]) for f in placed] == [
        ("not-selected", 5, "86.00"),
        ("reserve", 2, "89.50"),
    ]


async def test_a_correction_during_the_assessment_reaches_the_sheet_which_the_region_confirms_anew(
    cohort: Cohort,
) -> None:
    await cohort.begin(2)
    await cohort.until_begun()
    first = cohort.regions[0]
    officer = cohort.officer(first)
    await cohort.tell(first, "contacts", officer, officers=[officer], head=f"kepala.{first}.contoh")
    await cohort.until_open("data", first)
    old = (await cohort.journey(first)).sheet.digest
    await cohort.tell(first, "confirm-data", officer, sheet=old)
    await cohort.until_open("verification", first)
    for value in ("40", "41"):
        figure = {"parameter": "kkd", "value": value, "year": 2018, "source": "ilustrasi", "reason": "salah tahun"}
        await cohort.say("correct", region=first, **figure)
    await cohort.recorded("sheet-corrected", 2, first)
    await cohort.until_open("data", first)
    sheet = (await cohort.journey(first)).sheet
    assert [str(p.value) for p in sheet.parameters if p.name == "kkd"] == ["41"]
    assert await cohort.refused(cohort.tell(first, "confirm-data", officer, sheet=old)) == (
        f"{old[:12]}… is not the current data sheet; that is {sheet.digest[:12]}…; read it again and send its digest"
    )
    await cohort.tell(first, "confirm-data", officer, sheet=sheet.digest)
    await cohort.tell(first, "verify-data", "asesor.contoh", verdict="verified", note="sesuai")
    await cohort.until(lambda s: s.members[first].status == "verified", "the region is verified")


async def test_a_region_below_the_threshold_is_told_with_the_seal_and_its_upheld_objection_ranks_it(
    cohort: Cohort,
) -> None:
    await cohort.begin(4)
    await cohort.until_begun()
    first = cohort.regions[0]
    figure = {"parameter": "kkd", "value": "5", "year": 2018, "source": "ilustrasi", "reason": "angka pemilik"}
    await cohort.say("correct", region=first, **figure)
    await cohort.recorded("sheet-corrected", 1, first)
    await cohort.seat_everybody()
    await cohort.verify(*cohort.regions)
    await cohort.approve()
    await cohort.seal()
    await cohort.until_statuses("out", "held", "held", "reserve")
    await object(cohort, first)
    await answer(cohort, first, "upheld", "95")
    await cohort.until_statuses("reserve", "held", "held", "reserve")
    await cohort.until_open("reserve", first)
    assert cohort.facts("word-unheard") == []
