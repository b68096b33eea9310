"""The list: its versions, what the seats move, the window, corrections, and its seal."""

from __future__ import annotations

from datetime import date

from models.cohort import listing
from models.cohort.facts import ListDecided, Ranked, Sealed
from models.cohort.state import Figure
from tests.cohort.scene import small
from tests.models.cohort.scene import COORDINATOR, Paper

FIGURES = {"parameter": "kkd", "year": 2018, "source": "ilustrasi", "reason": "salah ketik"}


def test_the_list_is_reckoned_once_every_assessment_is_over() -> None:
    paper = Paper(3)
    first, second, third = paper.regions
    paper.tell(first, "verified")
    paper.tell(second, "ended", outcome="lapsed", stage="assessment")
    assert paper.rank() == []
    paper.tell(third, "verified")
    assert [(r.version, r.because, r.count, r.unranked) for r in paper.rank()] == [(1, "verified", 2, ())]
    assert (paper.order, paper.place.selection.step) == ([first, third], "approval")


def test_when_the_window_closes_whoever_is_not_verified_is_told_and_not_ranked() -> None:
    paper = Paper(3)
    first, second, third = paper.regions
    paper.tell(first, "verified")
    paper.tell(second, "ended", outcome="withdrawn", stage="assessment")
    listing.shut_window(paper.place.selection, paper.state, paper.now, paper.now)
    assert [(r.because, r.count) for r in paper.rank()] == [("window", 1)]
    assert (paper.statuses, paper.said()) == (["verified", "assessing", "unranked"], [(third, "exclude")])


def test_where_nobody_was_verified_there_is_no_list_and_nothing_is_asked_for() -> None:
    paper = Paper(2)
    listing.shut_window(paper.place.selection, paper.state, paper.now, paper.now)
    assert paper.rank() == []
    assert [ask.step for ask in paper.place.asks(paper.state)] == ["tot"]


def test_a_region_whose_verification_crossed_with_the_seal_is_told_that_it_came_too_late() -> None:
    paper = Paper(3)
    paper.seat_everybody()
    first, _, third = paper.regions
    paper.tell(first, "verified")
    listing.shut_window(paper.place.selection, paper.state, paper.now, paper.now)
    paper.rank()
    paper.approve()
    paper.seal()
    paper.words()
    paper.tell(third, "verified")
    assert (paper.statuses[2], paper.said()) == ("unranked", [(third, "select", "not-selected")])


def test_a_region_below_the_threshold_is_not_ranked_and_told_so_with_the_seal() -> None:
    paper = Paper(3)
    first, second, third = paper.regions
    paper.say("correct", region=second, value=5, **FIGURES)
    paper.words()
    paper.listed()
    assert paper.of(Ranked)[0].unranked == (second,)  # type: ignore[attr-defined]
    assert (paper.order, paper.statuses, paper.said()) == ([first, third], ["verified"] * 3, [])
    paper.approve()
    paper.seal()
    assert paper.said() == [
        (first, "select", "selected"),
        (third, "select", "selected"),
        (second, "select", "not-selected"),
    ]
    assert paper.statuses[1] == "out"


def test_a_correction_goes_into_the_sheet_of_a_region_that_is_still_assessed() -> None:
    paper = Paper(2)
    first, _ = paper.regions
    paper.say("correct", region=first, value=40, **FIGURES)
    (word,) = paper.words()
    assert (word.kind, word.fields) == (
        "correct-sheet",
        {"parameter": "kkd", "value": "40", "year": 2018, "source": "ilustrasi", "reason": "salah ketik"},
    )
    assert paper.state.figures == (
        Figure.model_validate(
            {"region": first, "parameter": "kkd", "value": 40, "category": None, "year": 2018, "source": "ilustrasi"}
        ),
    )
    assert paper.rank() == []


def test_a_correction_before_the_seal_makes_a_new_version_that_is_voted_on_anew() -> None:
    paper = Paper(3).listed()
    first, second, third = paper.regions
    paper.vote("kominfo")
    old = paper.place.selection.digest
    paper.say("correct", region=third, value=100, **FIGURES)
    assert [(r.version, r.because) for r in paper.rank()] == [(2, f"correction {third}")]
    assert (paper.order, paper.place.selection.ballots) == ([third, first, second], {})
    assert paper.refused("vote-list", "dagri.contoh", list=old, verdict="approve", note="setuju") == (
        f"{str(old)[:12]}… is not the current list; that is {str(paper.place.selection.digest)[:12]}…; "
        "read it again and send its digest"
    )


def test_a_correction_of_an_approved_list_takes_the_approval_back() -> None:
    paper = Paper(3).approved()
    paper.say("correct", region=paper.regions[2], value=89, **FIGURES)
    paper.rank()
    assert (paper.place.selection.step, paper.place.selection.round) == ("approval", 2)
    paper.approve()
    assert [of.partition("/")[2] for of, fact in paper.facts if isinstance(fact, ListDecided)] == ["1", "2"]


def test_the_last_correction_of_a_figure_counts() -> None:
    paper = Paper(3).listed()
    third = paper.regions[2]
    paper.say("correct", region=third, value=100, **FIGURES)
    paper.say("correct", region=third, value=50, **FIGURES)
    assert [r.version for r in paper.rank()] == [2]
    assert [figure.value for figure in paper.state.figures] == [50]
    assert paper.order == paper.regions


def test_a_correction_after_the_seal_changes_ranks_and_no_place() -> None:
    paper = Paper().sealed()
    first, second, third, fourth, fifth = paper.regions
    paper.say("correct", region=fifth, value=100, **FIGURES)
    paper.rank()
    assert (paper.order, paper.statuses) == (
        [first, fifth, second, third, fourth],
        ["held", "held", "reserve", "reserve", "out"],
    )
    assert (paper.place.selection.step, paper.said()) == ("sealed", [])


def test_a_move_voids_the_votes_and_survives_a_new_version() -> None:
    paper = Paper(4).listed()
    first, second, third, fourth = paper.regions
    paper.vote("kominfo")
    digest = paper.place.selection.digest
    paper.say("move-region", "ksp.contoh", list=digest, region=fourth, rank=1, reason="daerah tertinggal")
    assert (paper.order, paper.place.selection.ballots, paper.place.selection.round) == (
        [fourth, first, second, third],
        {},
        2,
    )
    assert paper.place.selection.digest != digest
    paper.say("correct", region=third, value=100, **FIGURES)
    paper.rank()
    assert paper.order == [fourth, third, first, second]


def test_only_a_ranked_region_is_moved_and_to_another_rank_of_the_list() -> None:
    paper = Paper(3).listed()
    paper.tell(paper.regions[0], "ended", outcome="withdrawn", stage="assessment")
    said = {"list": paper.place.selection.digest, "reason": "daerah tertinggal"}
    assert paper.refused("move-region", "ksp.contoh", region="kota-lain", rank=1, **said) == (
        "kota-lain is not on the list; only a ranked region can be moved"
    )
    for rank in (2, 4):
        assert paper.refused("move-region", "ksp.contoh", region=paper.regions[1], rank=rank, **said) == (
            f"{paper.regions[1]} has rank 2 of 3; name another rank up to 3"
        )


def test_a_region_that_withdrew_after_the_first_version_is_on_no_later_one() -> None:
    paper = Paper(4).listed()
    first, second, third, fourth = paper.regions
    paper.tell(second, "ended", outcome="withdrawn", stage="assessment")
    paper.say("correct", region=fourth, value=100, **FIGURES)
    assert [r.count for r in paper.rank()] == [3]
    assert paper.order == [fourth, first, third]
    digest = paper.place.selection.digest
    paper.say("move-region", "ksp.contoh", list=digest, region=third, rank=1, reason="daerah tertinggal")
    assert paper.order == [third, fourth, first]


def test_the_seal_gives_the_places_to_those_whose_journeys_go_on() -> None:
    paper = Paper(6).approved()
    first, second, third, fourth, fifth, sixth = paper.regions
    paper.tell(first, "ended", outcome="withdrawn", stage="assessment")
    digest = paper.place.selection.digest
    assert paper.seal() == [
        (
            "",
            Sealed(
                version=1,
                digest=str(digest),
                minutes="BA-1 (contoh)",
                minutes_on=date(2018, 5, 8),
                decree="SK-1 (contoh)",
                decree_on=date(2018, 5, 8),
                selected=(second, third),
                reserve=(fourth, fifth),
                others=1,
            ),
        )
    ]
    assert paper.said() == [
        (second, "select", "selected"),
        (third, "select", "selected"),
        (fourth, "select", "reserve"),
        (fifth, "select", "reserve"),
        (sixth, "select", "not-selected"),
    ]


def test_each_region_is_told_the_rank_it_has_on_the_sealed_list_also_where_a_seat_moved_it() -> None:
    paper = Paper(3, small(quota=1, reserve=1)).listed()
    third = paper.regions[2]
    digest = paper.place.selection.digest
    paper.say("move-region", "ksp.contoh", list=digest, region=third, rank=1, reason="daerah tertinggal")
    paper.approve()
    paper.seal()
    word = paper.words()[0]
    assert (word.to.rpartition("/")[2], word.ranking, word.fields) == (
        third,
        1,
        {
            "result": "selected",
            "minutes": "BA-1 (contoh)",
            "reason": "peringkat 1 dari 3 daerah; kuota 1 daerah",
            "rank": 1,
        },
    )


def test_the_seal_needs_todays_list_and_papers_that_exist() -> None:
    paper = Paper(3).approved()
    digest = str(paper.place.selection.digest)
    numbers = {"minutes": "BA-1", "minutes_on": "2018-05-08", "decree_number": "SK-1", "decree_on": "2018-05-08"}
    assert paper.refused("seal", COORDINATOR, list="f" * 64, **numbers) == (
        f"ffffffffffff… is not the current list; that is {digest[:12]}…; read it again and send its digest"
    )
    assert paper.refused("seal", COORDINATOR, list=digest, **{**numbers, "decree_on": "2018-05-09"}) == (
        "a decree on 2018-05-09 has not come yet; today is 2018-05-08, report it once it has taken place"
    )


def test_a_figure_is_a_value_or_a_category_of_a_candidate() -> None:
    paper = Paper(2)
    assert paper.refused("correct", region="kota-lain", value=40, **FIGURES) == (
        "kota-lain is no candidate of Angkatan Contoh"
    )
    assert paper.refused("correct", region=paper.regions[0], value=40, category="tinggi", **FIGURES) == (
        "a figure is a value or a category, not both"
    )


def test_the_figures_of_a_region_that_is_not_ranked_change_by_its_own_objection_only() -> None:
    paper = Paper(2)
    first, second = paper.regions
    paper.tell(first, "verified")
    listing.shut_window(paper.place.selection, paper.state, paper.now, paper.now)
    assert paper.refused("correct", region=second, value=40, **FIGURES) == (
        f"{second} is not ranked; its figures change by an objection of its own that is upheld"
    )
