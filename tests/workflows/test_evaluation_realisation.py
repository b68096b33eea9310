"""Stage 6, realisation of the action plan: reported row by row, accepted or adjusted by the evaluator."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from models.journey import Results
from models.progress.realisation import programme_id
from models.values import digest_of
from rehearsal.lines.masterplan import PROGRAMMES
from tests.workflows.remembered import DAY, HEAD, OFFICER, facts, posted, refusal, waiting_for
from tests.workflows.test_evaluation import EVALUATOR, KEDIRI, score
from tests.workflows.test_steering import guided, recorded
from tests.world import Journey

NAMES = ("Angkutan pengumpan (contoh)", "Pasar digital (contoh)", "Bank sampah (contoh)")
KNOWN = Results(programmes=tuple(programme_id(name) for name in NAMES))
EVIDENCE = digest_of("bukti realisasi contoh")


def row(programme: str, realised: str, planned: str = "60") -> dict[str, str]:
    return {
        "programme": programme,
        "planned": planned,
        "realised": realised,
        "evidence": EVIDENCE,
        "note": "kegiatan berjalan (contoh)",
    }


async def report(journey: Journey, *rows: dict[str, str], person: str = OFFICER) -> None:
    await journey.steps()
    await journey.say("realisation", person, rows=list(rows))


async def reported(begin: Any, *realised: str) -> Journey:
    """A journey whose evaluator is asked, after a report of these percentages."""
    journey: Journey = await begin("evaluation", people=guided(), results=KNOWN)
    await report(journey, *(row(name, percent) for name, percent in zip(NAMES, realised, strict=True)))
    await score(journey, "self-score", KEDIRI)
    await journey.steps()
    return journey


async def test_the_officer_reports_every_row_of_the_approved_plan_before_the_self_assessment(begin: Any) -> None:
    journey = await begin("evaluation", people=guided(), results=KNOWN)
    assert [(w.step, w.persons, w.then) for w in [await waiting_for(journey)]] == [
        ("realisation", (OFFICER,), "is proposed to lapse")
    ]

    early = await refusal(score(journey, "self-score", KEDIRI))
    await report(journey, *(row(name, "40") for name in NAMES))

    assert early == "self-assessment is not asked for now; open: realisation"
    assert await journey.steps() == ["self-assessment"]
    (body,) = await facts(journey, "realisation-reported")
    assert [(each["programme"], each["planned"], each["realised"], each["evidence"]) for each in body["rows"]] == [
        (name, "60", "40", EVIDENCE) for name in NAMES
    ]


async def test_a_row_that_the_plan_does_not_have_there_is_refused(begin: Any) -> None:
    journey = await begin("evaluation", people=guided(), results=KNOWN)

    assert await refusal(report(journey, row(NAMES[0], "40"))) == (
        "the approved action plan has 3 rows, 1 are reported; report each once"
    )
    assert await refusal(report(journey, *(row(name, "40") for name in reversed(NAMES)))) == (
        "row 1 names 'Bank sampah (contoh)', which is not programme 1 of the approved action plan; report its "
        "programmes in its order, by their names there"
    )
    assert await journey.steps() == ["realisation"]


async def test_rows_that_are_not_adjusted_are_accepted_and_the_mean_is_recorded(begin: Any) -> None:
    journey = await reported(begin, "50", "80", "33.34")

    await score(journey, "evaluator-score", KEDIRI)

    assert await journey.steps() == ["moderation"]
    assert await facts(journey, "realisation-judged") == [
        {"rows": 3, "planned": "60.00", "reported": "54.45", "realised": "54.45", "adjusted": []}
    ]
    assert (await journey.state()).results.realisation == Decimal("54.45")


async def test_the_evaluator_adjusts_a_row_and_the_officer_is_told_why(begin: Any) -> None:
    journey = await reported(begin, "50", "80", "33.34")
    change = {"row": 2, "realised": "40", "reason": "bukti dukung hanya sebagian (contoh)"}

    await score(journey, "evaluator-score", KEDIRI, adjustments=[change])

    assert await journey.steps() == ["moderation"]
    (fact,) = await facts(journey, "realisation-judged")
    (adjusted,) = fact.pop("adjusted")
    assert fact == {"rows": 3, "planned": "60.00", "reported": "54.45", "realised": "41.11"}
    assert adjusted.pop("reason").startswith("sha256:")
    assert adjusted == {"row": 2, "reported": "80", "realised": "40"}
    assert (await journey.state()).results.realisation == Decimal("41.11")
    assert [letter for letter in await posted(journey) if letter[0] != "task"] == [("realisation-judged", OFFICER)]


async def test_an_adjustment_that_fits_no_row_is_refused_and_the_score_may_be_sent_again(begin: Any) -> None:
    journey = await reported(begin, "50", "80", "33.34")
    change = {"row": 4, "realised": "40", "reason": "tidak ada barisnya (contoh)"}

    why = await refusal(score(journey, "evaluator-score", KEDIRI, adjustments=[change]))
    await score(journey, "evaluator-score", KEDIRI)

    assert why == "there is no row 4; the rows reported are 1 to 3"
    assert await journey.steps() == ["moderation"]


async def test_the_plan_that_the_panel_approved_is_the_one_that_is_reported_on(begin: Any) -> None:
    journey = await begin("masterplan", people=guided(), results=Results(quick_wins=("Layanan aduan (contoh)",)))
    await journey.go_on_until("presentation-date")

    assert (await journey.state()).results.programmes == tuple(map(programme_id, PROGRAMMES.values()))


async def test_a_realisation_that_is_not_reported_is_only_proposed_to_lapse(begin: Any) -> None:
    journey = await begin("evaluation", people=guided(), results=KNOWN)
    await journey.pass_until((await waiting_for(journey)).due.day + DAY, hour=2)

    assert (await journey.standing()).lapsed_step == "realisation"
    assert (await recorded(journey))[-1] == "lapse-proposed"
    later = (await journey.standing()).waiting[0].due.day + timedelta(days=20)
    await journey.say("reopen", "koordinator.contoh", due=later.isoformat(), reason="data belum lengkap (contoh)")
    await journey.until_open("realisation")
    await report(journey, *(row(name, "40") for name in NAMES))
    assert await journey.steps() == ["self-assessment"]


async def test_only_the_region_reports_and_only_the_evaluator_judges(begin: Any) -> None:
    journey = await begin("evaluation", people=guided(), results=KNOWN)

    for person, held in ((EVALUATOR, "evaluator"), (HEAD, "head")):
        assert await refusal(report(journey, row(NAMES[0], "40"), person=person)) == (
            f"{person} is {held} here; realisation may be sent by officer"
        )
