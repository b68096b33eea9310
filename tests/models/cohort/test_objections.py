"""Objections after the seal: answered by the owner of the index, with what follows for the region's place."""

from __future__ import annotations

from models.cohort import places
from models.cohort.facts import ObjectionClosed, ObjectionOpened, Promoted, Ranked
from tests.cohort.scene import small
from tests.models.cohort.scene import Paper


def test_an_objection_is_put_to_the_owner_of_the_index() -> None:
    paper = Paper().sealed()
    fifth = paper.regions[4]
    assert paper.object(fifth) == [(f"{fifth}#2", ObjectionOpened(region=fifth, parameter="kkd", document="a" * 64))]
    assert [(ask.step, ask.persons) for ask in paper.place.asks(paper.state)] == [
        (f"answer-{fifth}", ("dagri.contoh",)),
        ("promotion", ()),
        ("tot", ("koordinator.contoh",)),
    ]


def test_a_rejected_objection_leaves_the_region_not_selected() -> None:
    paper = Paper().sealed()
    fifth = paper.regions[4]
    paper.object(fifth)
    paper.answer(fifth, "rejected")
    assert paper.of(ObjectionClosed) == [
        ObjectionClosed(region=fifth, verdict="rejected", result="not-selected", rank=5)
    ]
    assert (paper.said(), paper.place.selection.objections) == ([(fifth, "select", "not-selected")], {})


def test_an_upheld_objection_makes_a_new_version_and_the_region_joins_the_reserve() -> None:
    paper = Paper(6).sealed()
    first, second, third, fourth, fifth, sixth = paper.regions
    paper.object(sixth)
    paper.answer(sixth, "upheld", 100)
    assert [(r.version, r.because) for r in paper.of(Ranked)] == [  # type: ignore[attr-defined]
        (1, "verified"),
        (2, f"objection {sixth}"),
    ]
    assert paper.order == [first, second, sixth, third, fourth, fifth]
    assert paper.statuses == ["held", "held", "reserve", "reserve", "out", "reserve"]
    assert paper.said() == [(sixth, "select", "reserve")]
    paper.tell(first, "ended", outcome="declined", stage="mou")
    assert [p.region for p in paper.of(Promoted)] == [sixth]  # type: ignore[attr-defined]


def test_an_upheld_objection_that_lifts_the_region_over_nobody_changes_no_place() -> None:
    paper = Paper(6).sealed()
    sixth = paper.regions[5]
    paper.object(sixth)
    paper.answer(sixth, "upheld", 86)
    assert paper.statuses == ["held", "held", "reserve", "reserve", "out", "out"]
    assert paper.said() == [(sixth, "select", "not-selected")]


def test_a_region_whose_objection_is_upheld_while_a_place_is_vacant_takes_it() -> None:
    paper = Paper(4, small(quota=2, reserve=1)).sealed()
    first, _, third, fourth = paper.regions
    paper.tell(third, "ended", outcome="withdrawn", stage="assessment")
    paper.tell(first, "ended", outcome="declined", stage="mou")
    paper.object(fourth)
    paper.answer(fourth, "upheld", 100)
    assert paper.statuses == ["free", "held", "out", "held"]
    assert paper.said() == [(fourth, "select", "reserve"), (fourth, "select", "selected")]


def test_a_region_below_the_threshold_whose_objection_is_upheld_is_ranked_and_joins_the_reserve() -> None:
    paper = Paper(5)
    first, second, third, fourth, fifth = paper.regions
    figures = {"parameter": "kkd", "year": 2018, "source": "ilustrasi", "reason": "salah ketik"}
    paper.say("correct", region=second, value=5, **figures)
    paper.sealed()
    assert (paper.order, paper.statuses[1]) == ([first, third, fourth, fifth], "out")
    paper.object(second)
    paper.answer(second, "upheld", 89)
    assert paper.order == [first, second, third, fourth, fifth]
    assert paper.statuses == ["held", "reserve", "held", "reserve", "reserve"]
    assert paper.said() == [(second, "select", "reserve")]


def test_an_upheld_objection_that_leaves_the_region_below_the_threshold_changes_nothing() -> None:
    paper = Paper(3)
    first, second, third = paper.regions
    figures = {"parameter": "kkd", "year": 2018, "source": "ilustrasi", "reason": "salah ketik"}
    paper.say("correct", region=second, value=5, **figures)
    paper.sealed()
    paper.object(second)
    paper.answer(second, "upheld", 19)
    assert (paper.order, paper.said()) == ([first, third], [(second, "select", "not-selected")])
    assert paper.of(ObjectionClosed) == [
        ObjectionClosed(region=second, verdict="upheld", result="not-selected", rank=None)
    ]


def test_after_the_cut_off_an_upheld_objection_gives_no_place() -> None:
    paper = Paper(6).sealed()
    fifth = paper.regions[4]
    paper.object(fifth)
    places.close_reserve(paper.state, (), paper.now)
    paper.words()
    paper.answer(fifth, "upheld", 100)
    assert (paper.statuses[4], paper.said()) == ("out", [(fifth, "select", "not-selected")])


def test_a_region_that_was_promoted_meanwhile_is_told_nothing_more_by_the_answer() -> None:
    paper = Paper().sealed()
    first, _, third, *_ = paper.regions
    paper.object(third)
    paper.tell(first, "ended", outcome="declined", stage="mou")
    paper.words()
    paper.answer(third, "rejected")
    assert (paper.said(), paper.statuses[2]) == ([], "held")
    assert paper.of(ObjectionClosed) == [ObjectionClosed(region=third, verdict="rejected", result="selected", rank=3)]


def test_the_objection_of_a_region_whose_journey_ended_waits_for_no_answer() -> None:
    paper = Paper().sealed()
    fifth = paper.regions[4]
    paper.object(fifth)
    paper.tell(fifth, "ended", outcome="withdrawn", stage="assessment")
    assert paper.place.selection.objections == {}
    assert paper.refused("answer-objection", "dagri.contoh", region=fifth, verdict="rejected", note="terlambat") == (
        f"no objection of {fifth} waits for an answer; open: none"
    )


def test_only_the_owner_of_the_index_answers_and_names_the_figure_that_counts() -> None:
    paper = Paper().sealed()
    fifth = paper.regions[4]
    paper.object(fifth, "green")
    said = {"region": fifth, "note": "jawaban"}
    assert paper.refused("answer-objection", "dagri.contoh", verdict="rejected", **said) == (
        "green is answered for by kemenpupr, not by kemendagri"
    )
    assert paper.refused("answer-objection", "pupr.contoh", verdict="upheld", value=60, year=2018, **said) == (
        "an objection that is upheld names the figure that counts: value or category, year, source"
    )
    assert paper.refused("answer-objection", "pupr.contoh", verdict="rejected", value=60, **said) == (
        "a rejected objection changes no figure; leave value, category, year and source out"
    )
