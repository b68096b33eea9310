"""The realisation of the action plan: exactly its rows, an evaluator's adjustments with reasons, and the means."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.facts import AdjustedRow, RealisationJudged
from models.journey import Results
from models.messages.evaluation import EvaluatorScore, Realisation
from models.panel import Verdict
from models.progress.evaluation import EvaluationProgress
from models.progress.masterplan import MasterplanProgress
from models.progress.realisation import Realised, judged, mean, programme_id
from tests.models.samples import ACTION, REALISED, SCORES, SOME, raw, said
from tests.models.scene import OFFICER, Scene, scene
from tests.models.test_messages import refusal
from tests.world import journey_state, policy

NAMES = ("Angkutan pengumpan (contoh)", "Pasar digital (contoh)", "Bank sampah (contoh)")
EVALUATOR = "evaluator.contoh"


def rows(*names: str) -> list[dict[str, Any]]:
    """A report on programmes of these names."""
    return [{**REALISED, "programme": name} for name in names]


def reporting(*names: str) -> Scene:
    """The region is asked for the realisation of a plan with programmes of these names."""
    results = Results(programmes=tuple(programme_id(name) for name in names))
    return scene("evaluation", EvaluationProgress(step="realisation"), results=results)


def scoring(*realised: str) -> Scene:
    """The evaluator is asked, after a report of these percentages; without any, after none."""
    found = tuple(Decimal(value) for value in realised)
    reported = Realised(planned=(Decimal(50),) * len(found), realised=found) if found else None
    earlier = {name: Decimal(score) for name, score in SCORES.items()}
    return scene("evaluation", EvaluationProgress(step="evaluator", earlier=earlier, reported=reported))


def adjusted(*rows: tuple[int, str]) -> list[dict[str, Any]]:
    return [{"row": row, "realised": realised, "reason": "bukti dukung kurang"} for row, realised in rows]


def score(*rows: tuple[int, str]) -> EvaluatorScore:
    message = said("evaluator-score", adjustments=adjusted(*rows))
    assert isinstance(message, EvaluatorScore)
    return message


def test_the_programmes_of_the_approved_action_plan_travel_as_short_ids() -> None:
    state, review = journey_state(), MasterplanProgress()
    review.begin(state)
    for book in policy().masterplan.books:
        review.hand_in(said("book", book=book), state)  # type: ignore[arg-type]  # a book
    plan = said("action-plan", rows=[{**ACTION, "programme": name} for name in NAMES])
    review.hand_in(plan, state)  # type: ignore[arg-type]  # an action plan

    review.decide(Verdict.APPROVE, state)

    assert state.results.programmes == tuple(map(programme_id, NAMES))
    assert {len(id) for id in state.results.programmes} == {12}


def test_a_plan_of_a_hundred_programmes_adds_less_than_two_kib_to_the_state() -> None:
    state = journey_state()
    before = len(state.model_dump_json())

    state.results.programmes = tuple(programme_id(f"Program contoh {number}") for number in range(100))

    assert len(state.model_dump_json()) - before < 2048


def test_a_report_on_a_hundred_rows_of_ordinary_length_is_read() -> None:
    full = [{**REALISED, "programme": "p" * 120, "note": "n" * 120, "realised": "100.00"}] * 100

    message = said("realisation", rows=full)

    assert isinstance(message, Realisation)
    assert len(message.rows) == 100


def test_a_cycle_that_asks_for_the_realisation_asks_for_it_first_and_once() -> None:
    state, position = journey_state(), EvaluationProgress()

    position.begin(state)
    position.begin(state)
    assert position.step == "realisation"
    position.take(said("realisation"))  # type: ignore[arg-type]  # a realisation
    position.begin(state)

    assert position.step == "self-assessment"


def test_a_cycle_that_asks_for_none_begins_with_the_self_assessment() -> None:
    without = policy().evaluation.model_copy(update={"realisation": None})
    state, position = journey_state(policy=policy().model_copy(update={"evaluation": without})), EvaluationProgress()

    position.begin(state)

    assert [ask.step for ask in position.asks(state)] == ["self-assessment"]


def test_every_row_of_the_approved_plan_is_reported_in_its_order() -> None:
    reporting(*NAMES).accepts("realisation", OFFICER, rows=rows(*NAMES))


@pytest.mark.parametrize(
    ("reported", "why"),
    [
        (NAMES[:2], "the approved action plan has 3 rows, 2 are reported; report each once"),
        ((*NAMES, NAMES[0]), "the approved action plan has 3 rows, 4 are reported; report each once"),
        (
            (NAMES[0], NAMES[2], NAMES[1]),
            "row 2 names 'Bank sampah (contoh)', which is not programme 2 of the approved action plan; report its "
            "programmes in its order, by their names there",
        ),
    ],
)
def test_a_report_on_other_rows_than_the_plans_is_refused(reported: tuple[str, ...], why: str) -> None:
    assert reporting(*NAMES).refuses("realisation", OFFICER, rows=rows(*reported)) == why


def test_where_the_plan_was_approved_elsewhere_the_region_names_its_rows_itself() -> None:
    reporting().accepts("realisation", OFFICER, rows=rows(*NAMES))


def test_the_evaluator_adjusts_a_row_with_a_reason() -> None:
    scoring("40", "80").accepts("evaluator-score", EVALUATOR, adjustments=adjusted((2, "55.50")))


@pytest.mark.parametrize(
    ("reported", "changes", "why"),
    [
        (
            (),
            [(1, "40")],
            "no realisation of the action plan was reported in this cycle; score without adjustments",
        ),
        (("40", "80"), [(3, "40")], "there is no row 3; the rows reported are 1 to 2"),
        (
            ("40", "80"),
            [(1, "30"), (2, "60"), (1, "35")],
            "row 1 is adjusted more than once; give each row one percentage",
        ),
        (
            ("40", "80"),
            [(2, "80.00")],
            "row 2 is reported as 80.00 per cent already; a row that is accepted is left out of the adjustments",
        ),
    ],
)
def test_an_adjustment_that_fits_no_reported_row_is_refused(
    reported: tuple[str, ...], changes: list[tuple[int, str]], why: str
) -> None:
    assert scoring(*reported).refuses("evaluator-score", EVALUATOR, adjustments=adjusted(*changes)) == why


def test_an_adjustment_without_a_reason_is_not_well_formed() -> None:
    assert refusal(raw("evaluator-score", adjustments=[{"row": 1, "realised": "30"}])) == (
        "the evaluator-score message is not well formed: adjustments.0.reason: field required"
    )


def test_the_means_tell_what_was_planned_reported_and_found() -> None:
    reported = Realised(
        planned=(Decimal(60), Decimal(60), Decimal(70)), realised=(Decimal(50), Decimal(80), Decimal("33.34"))
    )

    assert judged(score((2, "40")), reported) == RealisationJudged(
        rows=3,
        planned=Decimal("63.33"),
        reported=Decimal("54.45"),
        realised=Decimal("41.11"),
        adjusted=(AdjustedRow(row=2, reported=Decimal(80), realised=Decimal(40), reason="bukti dukung kurang"),),
    )


@given(st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=100))
@SOME
def test_rows_that_are_all_accepted_keep_the_reported_mean(values: list[Decimal]) -> None:
    reported = Realised(planned=tuple(values), realised=tuple(values))

    found = judged(score(), reported)

    assert (found.planned, found.realised, found.adjusted) == (found.reported, found.reported, ())
    assert min(values) <= found.realised <= max(values)


def test_a_tie_of_a_mean_is_rounded_up() -> None:
    assert mean([Decimal("10.00"), Decimal("10.01")]) == Decimal("10.01")


def test_a_position_of_before_there_was_a_realisation_is_read() -> None:
    older = {"step": "evaluator", "earlier": SCORES}

    assert EvaluationProgress.model_validate(older) == EvaluationProgress.model_validate(
        {**older, "reported": None, "egov": {"chosen": False, "services": []}}
    )
