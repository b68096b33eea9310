"""Stage 6, e-Government track: chosen regions report services, and each is checked twice beside the scores."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from models.journey import Results
from models.results import EgovResult
from models.values import digest_of
from rehearsal.view import QUICK_WIN
from tests.workflows.remembered import COORDINATOR, DAY, HEAD, OFFICER, facts, posted, refusal
from tests.workflows.test_evaluation import KEDIRI, PERSONS, score, scoring
from tests.workflows.test_rest import rest
from tests.workflows.test_steering import guided, recorded
from tests.world import Journey, policy

VERIFIER = "verifikator.contoh"
EVIDENCE = digest_of("bukti layanan contoh")
TITLES = ("Izin usaha (contoh)", "Antrean puskesmas (contoh)")


async def choose(journey: Journey) -> None:
    await journey.steps()
    await journey.say("choose-egov", COORDINATOR, minutes="BA-09/contoh", reason="pilihan tim (contoh)")


async def report(journey: Journey, *titles: str) -> None:
    services = [
        {"title": title, "domain": "perizinan", "since": "2018-01-02", "evidence": EVIDENCE} for title in titles
    ]
    await journey.say("egov-services", OFFICER, services=services)


async def check(journey: Journey, service: int, what: str, verdict: str = "passed", person: str = VERIFIER) -> None:
    fields = {"service": service, "check": what, "verdict": verdict, "note": "diperiksa (contoh)"}
    await journey.say("check-service", person, **fields, evidence=EVIDENCE)


async def in_track(begin: Any, *titles: str) -> Journey:
    """A region in the track that has reported these services; its self-assessment is open too."""
    journey = await scoring(begin)
    await choose(journey)
    await journey.until_open("self-assessment", "egov-services")
    await report(journey, *titles)
    await journey.until_open("self-assessment", "service-check")
    return journey


async def test_a_chosen_region_reports_services_and_each_is_checked_twice(begin: Any) -> None:
    journey = await in_track(begin, *TITLES)

    await check(journey, 1, "running")
    await check(journey, 2, "running")
    await check(journey, 1, "integrated")
    await check(journey, 2, "integrated", "failed")

    await journey.until_open("self-assessment")
    assert await facts(journey, "egov-concluded") == [
        {
            "services": 2,
            "running": 2,
            "integrated": 1,
            "checked": [
                {"title": TITLES[0], "running": True, "integrated": True},
                {"title": TITLES[1], "running": True, "integrated": False},
            ],
        }
    ]
    assert (await journey.state()).results.egov == EgovResult(services=2, running=2, integrated=1)
    assert [letter for letter in await posted(journey) if "egov" in letter[0]] == [
        *(("egov-chosen", person) for person in (OFFICER, HEAD)),
        *(("egov-concluded", person) for person in (OFFICER, HEAD, COORDINATOR)),
    ]


async def test_the_evaluation_ends_when_scores_and_track_are_both_done(begin: Any) -> None:
    journey = await in_track(begin, TITLES[0])
    for kind in PERSONS:
        await score(journey, kind, KEDIRI)

    await journey.until_open("service-check")
    assert [body["index"] for body in await facts(journey, "index-computed")] == ["3.31"]
    await check(journey, 1, "running", "failed")

    assert (await journey.result()).reason == "index 3.31 of 4 in cycle 2018"
    assert (await journey.recorded())[-3:] == ["service-checked", "egov-concluded", "ended"]
    assert (await journey.state()).results.egov == EgovResult(services=1, running=0, integrated=0)


async def test_a_track_that_is_over_first_waits_for_the_scores(begin: Any) -> None:
    journey = await in_track(begin, TITLES[0])

    await check(journey, 1, "running", "failed")
    await journey.until_open("self-assessment")
    for kind in PERSONS:
        await score(journey, kind, KEDIRI)

    assert (await journey.result()).outcome == "completed"
    assert (await journey.recorded())[-3:] == ["moderated", "index-computed", "ended"]


async def test_a_choice_that_comes_stages_early_takes_effect_in_the_evaluation(begin: Any) -> None:
    journey = await begin("quickwin", people=guided(), results=Results(quick_wins=(QUICK_WIN,)))
    await choose(journey)
    early = await recorded(journey)

    await journey.go_on_until("egov-services")

    assert early == ["entered", "asked", "egov-chosen"]
    assert await journey.steps() == ["realisation", "egov-services"]
    assert (await recorded(journey))[-4:] == ["entered", "asked", "egov-entered", "asked"]
    assert [(body["minutes"], body["reason"][:7]) for body in await facts(journey, "egov-entered")] == [
        ("BA-09/contoh", "sha256:")
    ]


async def test_no_region_is_chosen_in_a_cohort_without_the_track(begin: Any) -> None:
    evaluation = policy().evaluation.model_copy(update={"egov": None})
    for stage in ("quickwin", "evaluation"):
        journey = await begin(stage, people=guided(), policy=policy().model_copy(update={"evaluation": evaluation}))

        assert await refusal(choose(journey)) == (
            "the policy of smart-city-2018 has no e-Government track; no region can be chosen for it"
        )


async def test_a_service_is_integrated_only_where_it_has_passed_as_running(begin: Any) -> None:
    journey = await in_track(begin, *TITLES)

    early = await refusal(check(journey, 1, "integrated"))
    await check(journey, 1, "running", "failed")
    after = await refusal(check(journey, 1, "integrated"))

    name = "service 1 (Izin usaha (contoh))"
    assert early == f"{name} is checked as integrated once it has passed as running; check running first"
    assert after == f"{name} did not pass as running; no further check of it is allowed"


async def test_nobody_from_the_region_checks_its_services(begin: Any) -> None:
    journey = await in_track(begin, TITLES[0])

    assert await refusal(check(journey, 1, "running", person=OFFICER)) == (
        f"{OFFICER} is officer here; check-service may be sent by verifier"
    )
    appointed = journey.say("replace", COORDINATOR, role="verifier", old=VERIFIER, new=OFFICER, reason="salah tunjuk")
    assert (await refusal(appointed)).endswith("a conflict of interest bars the role verifier, name somebody else")


async def test_services_that_are_not_reported_are_proposed_to_lapse_and_late_checks_escalate(begin: Any) -> None:
    journey = await scoring(begin)
    await choose(journey)
    await journey.until_open("self-assessment", "egov-services")
    due = {waiting.step: (waiting.due.day, waiting.then) for waiting in (await journey.standing()).waiting}
    await score(journey, "self-score", KEDIRI)
    await journey.pass_until(due["egov-services"][0] + DAY, hour=2)

    assert due["egov-services"][1] == "is proposed to lapse"
    assert (await journey.standing()).lapsed_step == "egov-services"
    later = (await journey.standing()).waiting[0].due.day + timedelta(days=20)
    await journey.say("reopen", COORDINATOR, due=later.isoformat(), reason="data belum lengkap (contoh)")
    await journey.until_open("egov-services", "evaluator-score")
    await report(journey, TITLES[0])
    await journey.until_open("evaluator-score", "service-check")
    waiting = (await journey.standing()).waiting[1]
    assert (waiting.persons, waiting.then) == ((VERIFIER,), "escalates")


async def test_the_sample_people_take_a_region_through_the_track(begin: Any) -> None:
    journey = await scoring(begin)
    await choose(journey)
    await journey.until_open("self-assessment", "egov-services")

    while not (await journey.standing()).outcome:
        await journey.answer()

    await journey.result()
    assert (await journey.state()).results.egov == EgovResult(services=3, running=3, integrated=2)
    assert (await journey.recorded()).count("service-checked") == 6


async def test_a_rest_between_two_checks_changes_nothing(begin: Any) -> None:
    journey = await in_track(begin, TITLES[0])
    await check(journey, 1, "running")

    await rest(journey)
    await check(journey, 1, "integrated")

    await journey.until_open("self-assessment")
    assert (await journey.state()).results.egov == EgovResult(services=1, running=1, integrated=1)
