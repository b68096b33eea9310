"""A place is held, lapsing or free; only a free one goes to the reserve, once for each cause."""

from __future__ import annotations

from models.cohort import places
from models.cohort.facts import PlaceChanged, PlaceFreed, Promoted, ReserveClosed, ReserveExhausted
from tests.cohort.scene import small
from tests.models.cohort.scene import Paper


def test_a_region_that_declines_gives_its_place_to_the_first_in_reserve() -> None:
    paper = Paper().sealed()
    first, _, third, *_ = paper.regions
    cause = f"{first}#2"
    assert paper.tell(first, "ended", outcome="declined", stage="mou") == [
        (cause, PlaceFreed(region=first, why="declined", cause=cause, refill=True)),
        (cause, Promoted(region=third, rank=3, place=first, cause=cause)),
    ]
    assert paper.statuses == ["free", "held", "held", "reserve", "out"]
    (word,) = paper.words()
    assert (word.to, word.kind, word.fields) == (
        f"journey/angkatan-contoh/{third}",
        "select",
        {
            "result": "selected",
            "minutes": "BA-1 (contoh)",
            "reason": "menggantikan daerah lain dari daftar cadangan, peringkat 3",
        },
    )


def test_a_lapsing_place_is_not_given_away_and_the_region_takes_it_back_when_its_step_is_reopened() -> None:
    paper = Paper().sealed()
    first = paper.regions[0]
    assert paper.tell(first, "lapsing", step="invitation#1v1") == [
        (f"{first}#2", PlaceChanged(region=first, place="lapsing", cause=f"{first}#2"))
    ]
    assert paper.statuses == ["lapsing", "held", "reserve", "reserve", "out"]
    assert paper.tell(first, "reopened", step="invitation#1v2") == [
        (f"{first}#3", PlaceChanged(region=first, place="held", cause=f"{first}#3"))
    ]
    assert (paper.statuses, paper.said()) == (["held", "held", "reserve", "reserve", "out"], [])


def test_a_lapse_that_is_not_reopened_frees_the_place() -> None:
    paper = Paper().sealed()
    first = paper.regions[0]
    paper.tell(first, "lapsing", step="invitation#1v1")
    paper.tell(first, "ended", outcome="lapsed", stage="mou")
    assert paper.statuses == ["free", "held", "held", "reserve", "out"]
    assert paper.of(PlaceFreed) == [PlaceFreed(region=first, why="lapsed", cause=f"{first}#3", refill=True)]


def test_a_region_that_is_reopened_after_its_place_was_released_learns_that_it_is_gone() -> None:
    paper = Paper().sealed()
    first = paper.regions[0]
    paper.tell(first, "lapsing", step="invitation#1v1")
    paper.say("release-place", region=first, minutes="BA-2 (contoh)", reason="tidak ada kabar")
    paper.words()
    assert paper.statuses == ["free", "held", "held", "reserve", "out"]
    assert paper.tell(first, "reopened", step="invitation#1v2") == [
        (f"{first}#3", PlaceChanged(region=first, place="gone", cause=f"{first}#3"))
    ]
    assert paper.said() == [(first, "stop")]
    assert paper.tell(first, "ended", outcome="stopped", stage="mou") == []
    assert paper.statuses == ["free", "held", "held", "reserve", "out"]


def test_only_a_lapsing_place_can_be_released() -> None:
    paper = Paper().sealed()
    first, second, *_ = paper.regions
    fields = {"minutes": "BA-2 (contoh)", "reason": "tidak ada kabar"}
    assert paper.refused("release-place", region=first, **fields) == (
        f"the place of {first} is not lapsing; places that are: none"
    )
    paper.tell(second, "lapsing", step="invitation#1v1")
    assert paper.refused("release-place", region=first, **fields) == (
        f"the place of {first} is not lapsing; places that are: {second}"
    )


def test_a_completed_region_keeps_its_place() -> None:
    paper = Paper().sealed()
    assert paper.tell(paper.regions[0], "ended", outcome="completed", stage="evaluation") == []
    assert paper.statuses == ["held", "held", "reserve", "reserve", "out"]


def test_a_region_that_leaves_the_reserve_is_passed_by_and_a_promoted_one_may_decline_in_its_turn() -> None:
    paper = Paper(6, small(quota=2, reserve=4)).sealed()
    first, _, third, fourth, fifth, _ = paper.regions
    paper.tell(third, "ended", outcome="withdrawn", stage="assessment")
    paper.tell(first, "ended", outcome="declined", stage="mou")
    paper.tell(fourth, "ended", outcome="declined", stage="mou")
    assert [(p.region, p.place, p.cause) for p in paper.of(Promoted)] == [  # type: ignore[attr-defined]
        (fourth, first, f"{first}#2"),
        (fifth, fourth, f"{fourth}#2"),
    ]
    assert paper.statuses == ["free", "held", "out", "free", "held", "reserve"]


def test_where_nobody_waits_the_exhausted_reserve_is_told_once_for_each_place() -> None:
    paper = Paper(3, small(quota=2, reserve=1)).sealed()
    first, second, third = paper.regions
    paper.tell(first, "ended", outcome="declined", stage="mou")
    paper.tell(second, "ended", outcome="declined", stage="mou")
    paper.tell(third, "ended", outcome="declined", stage="mou")
    assert paper.of(ReserveExhausted) == [
        ReserveExhausted(place=second, cause=f"{second}#2"),
        ReserveExhausted(place=third, cause=f"{third}#2"),
    ]
    assert paper.statuses == ["free", "free", "free"]


def test_after_the_cut_off_a_free_place_stays_free_and_the_reserve_is_told() -> None:
    paper = Paper().sealed()
    first, _, third, fourth, _ = paper.regions
    assert places.close_reserve(paper.state, (), paper.now) == [
        ("", ReserveClosed(released=(third, fourth), vacant=()))
    ]
    assert paper.said() == [(third, "select", "not-selected"), (fourth, "select", "not-selected")]
    assert paper.tell(first, "ended", outcome="declined", stage="mou") == [
        (f"{first}#2", PlaceFreed(region=first, why="declined", cause=f"{first}#2", refill=False))
    ]
    assert (paper.statuses, paper.said()) == (["free", "held", "out", "out", "out"], [])


def test_a_place_that_was_vacant_at_the_cut_off_is_named() -> None:
    paper = Paper(2, small(quota=2, reserve=0)).sealed()
    paper.tell(paper.regions[0], "ended", outcome="declined", stage="mou")
    assert places.close_reserve(paper.state, (), paper.now) == [
        ("", ReserveClosed(released=(), vacant=(paper.regions[0],)))
    ]


def test_a_region_of_the_reserve_that_the_list_no_longer_ranks_stands_last() -> None:
    paper = Paper(6, small(quota=2, reserve=3)).sealed()
    first, second, third, fourth, fifth, _ = paper.regions
    paper.say("correct", region=third, parameter="kkd", value=5, year=2018, source="ilustrasi", reason="salah ketik")
    paper.rank()
    assert paper.order == [first, second, fourth, fifth, paper.regions[5]]
    paper.tell(first, "ended", outcome="declined", stage="mou")
    paper.tell(second, "ended", outcome="declined", stage="mou")
    paper.tell(fourth, "ended", outcome="declined", stage="mou")
    words = [word.fields["reason"] for word in paper.words()]
    assert paper.statuses == ["free", "free", "held", "free", "held", "out"]
    assert words == [
        "menggantikan daerah lain dari daftar cadangan, peringkat 3",
        "menggantikan daerah lain dari daftar cadangan, peringkat 4",
        "menggantikan daerah lain dari daftar cadangan",
    ]
