"""The e-Government track: chosen, services reported, each checked as running and then as integrated."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.facts import CheckedService, EgovConcluded
from models.messages.egov import ServiceCheck
from models.people import Role
from models.progress.egov import EgovTrack, TrackedService, result_of
from models.progress.evaluation import EvaluationProgress
from models.progress.mou import MouProgress
from models.results import EgovResult
from tests.models.samples import SERVICE, SOME, said
from tests.models.scene import COORDINATOR, OFFICER, Scene, scene
from tests.world import policy

VERIFIER = "verifikator.contoh"
NO_TRACK = "the policy of smart-city-2018 has no e-Government track; no region can be chosen for it"


def without() -> Any:
    """The policy of a cohort that has no track."""
    return policy().model_copy(update={"evaluation": policy().evaluation.model_copy(update={"egov": None})})


def track(*services: TrackedService, chosen: bool = True) -> Scene:
    """The evaluation of a region that is in the track, with these services reported."""
    position = EvaluationProgress(egov=EgovTrack(chosen=chosen, services=services))
    return scene("evaluation", position)


def service(running: bool | None = None, integrated: bool | None = None) -> TrackedService:
    return TrackedService(title="Layanan izin (contoh)", running=running, integrated=integrated)


def checking(number: int, check: str, verdict: str = "passed") -> ServiceCheck:
    message = said("check-service", service=number, check=check, verdict=verdict)
    assert isinstance(message, ServiceCheck)
    return message


def steps(here: Scene) -> list[tuple[str, Role]]:
    return [(step.ask.step, step.ask.role) for step in here.state.open]


def test_the_track_is_open_beside_the_scores_once_the_region_is_chosen() -> None:
    scores = ("self-assessment", Role.OFFICER)

    assert steps(track(chosen=False)) == [scores]
    assert steps(track()) == [scores, ("egov-services", Role.OFFICER)]
    assert steps(track(service())) == [scores, ("service-check", Role.VERIFIER)]
    assert steps(track(service(True, True), service(False))) == [scores]


def test_the_evaluation_is_over_when_scores_and_track_are() -> None:
    open_track, over = EgovTrack(chosen=True, services=(service(),)), EgovTrack(chosen=True, services=(service(False),))

    assert EvaluationProgress(step="done").done
    assert not EvaluationProgress(step="done", egov=open_track).done
    assert not EvaluationProgress(step="moderation", egov=over).done
    assert EvaluationProgress(step="done", egov=over).done


def test_the_choice_may_come_early_and_is_made_once() -> None:
    scene("mou", MouProgress()).accepts("choose-egov", COORDINATOR)
    track(chosen=False).accepts("choose-egov", COORDINATOR)

    assert track().refuses("choose-egov", COORDINATOR) == (
        "Kota Bogor is in the e-Government track already; a region is chosen once"
    )


@pytest.mark.parametrize(("stage", "position"), [("mou", MouProgress()), ("evaluation", EvaluationProgress())])
def test_no_region_is_chosen_where_the_cohort_has_no_track(stage: str, position: Any) -> None:
    assert scene(stage, position, policy=without()).refuses("choose-egov", COORDINATOR) == NO_TRACK


@pytest.mark.parametrize(("kind", "person"), [("egov-services", OFFICER), ("check-service", VERIFIER)])
def test_a_region_that_was_not_chosen_has_no_services_to_report(kind: str, person: str) -> None:
    assert track(chosen=False).refuses(kind, person) == (
        "Kota Bogor is not in the e-Government track; a coordinator may send choose-egov first"
    )


def test_services_are_each_reported_once_and_run_already() -> None:
    tomorrow = {**SERVICE, "title": "Antrean puskesmas (contoh)", "since": "2018-05-09"}
    track().accepts("egov-services", OFFICER, services=[SERVICE, {**tomorrow, "since": "2018-05-08"}])

    assert track().refuses("egov-services", OFFICER, services=[SERVICE, tomorrow, SERVICE]) == (
        "'Layanan izin (contoh)' is reported more than once; report each service once"
    )
    assert track().refuses("egov-services", OFFICER, services=[tomorrow]) == (
        "the beginning of 'Antrean puskesmas (contoh)' on 2018-05-09 has not come yet; today is 2018-05-08, report it "
        "once it has taken place"
    )
    assert track(service()).refuses("egov-services", OFFICER) == (
        "egov-services is not asked for now; open: self-assessment, service-check"
    )


def test_a_check_needs_a_report() -> None:
    assert track().refuses("check-service", VERIFIER) == (
        "service-check is not asked for now; open: self-assessment, egov-services"
    )


NAME = "service 1 (Layanan izin (contoh))"


@pytest.mark.parametrize(
    ("before", "number", "check", "why"),
    [
        ((None, None), 3, "running", "there is no service 3; the services reported are 1 to 2"),
        (
            (None, None),
            1,
            "integrated",
            f"{NAME} is checked as integrated once it has passed as running; check running first",
        ),
        ((True, None), 1, "running", f"{NAME} has passed as running; it can only be checked as integrated now"),
        ((False, None), 1, "integrated", f"{NAME} did not pass as running; no further check of it is allowed"),
        ((False, None), 1, "running", f"{NAME} did not pass as running; no further check of it is allowed"),
        (
            (True, False),
            1,
            "integrated",
            f"{NAME} has been checked as running and as integrated; each check is made once",
        ),
    ],
)
def test_the_two_checks_follow_one_another_and_are_made_once(
    before: tuple[bool | None, bool | None], number: int, check: str, why: str
) -> None:
    here = track(service(*before), service())

    assert here.refuses("check-service", VERIFIER, service=number, check=check) == why


@pytest.mark.parametrize(("before", "check"), [((None, None), "running"), ((True, None), "integrated")])
def test_the_check_that_is_due_is_accepted(before: tuple[bool | None, bool | None], check: str) -> None:
    track(service(*before)).accepts("check-service", VERIFIER, check=check)


def test_nobody_from_the_region_checks_its_services() -> None:
    here = track(service())
    here.state.people.appoint(Role.VERIFIER, OFFICER)

    assert here.refuses("check-service", OFFICER) == (
        f"{OFFICER} is from the region; check-service is for somebody who is not"
    )


def test_the_conclusion_counts_services_that_run_and_those_that_are_integrated() -> None:
    here = EgovTrack(chosen=True)
    titles = ("Izin (contoh)", "Antrean (contoh)", "Aduan (contoh)")
    here.take(said("egov-services", services=[{**SERVICE, "title": title} for title in titles]))  # type: ignore[arg-type]
    for number, check, verdict in (
        (1, "running", "passed"),
        (1, "integrated", "passed"),
        (2, "running", "failed"),
        (3, "running", "passed"),
        (3, "integrated", "failed"),
    ):
        assert not here.done
        here.take(checking(number, check, verdict))

    concluded = here.conclusion()
    assert here.done
    assert concluded == EgovConcluded(
        services=3,
        running=2,
        integrated=1,
        checked=(
            CheckedService(title=titles[0], running=True, integrated=True),
            CheckedService(title=titles[1], running=False, integrated=False),
            CheckedService(title=titles[2], running=True, integrated=False),
        ),
    )
    assert result_of(concluded) == EgovResult(services=3, running=2, integrated=1)


CHECKS: st.SearchStrategy[Literal["running", "integrated"]] = st.sampled_from(["running", "integrated"])
VERDICTS = st.sampled_from(["passed", "failed"])


@given(st.integers(1, 4), st.lists(st.tuples(st.integers(1, 4), CHECKS, VERDICTS), max_size=40))
@SOME
def test_in_whatever_order_checks_come_no_service_is_integrated_without_running(
    count: int, tries: list[tuple[int, Literal["running", "integrated"], str]]
) -> None:
    here = track(*[TrackedService(title=f"Layanan {number} (contoh)") for number in range(1, count + 1)])
    position = here.progress
    assert isinstance(position, EvaluationProgress)
    made: list[tuple[int, str]] = []
    for number, check, verdict in tries:
        due = position.egov.services[number - 1].next_check if number <= count else None
        if due != check:
            assert here.refuses("check-service", VERIFIER, service=number, check=check)
            continue
        position.egov.take(here.accepts("check-service", VERIFIER, service=number, check=check, verdict=verdict))  # type: ignore[arg-type]
        made.append((number, check))
        if position.egov.done:
            break

    assert len(set(made)) == len(made)
    found = position.egov.conclusion()
    assert found.integrated <= found.running <= found.services == count
    assert all(service.running for service in found.checked if service.integrated)
