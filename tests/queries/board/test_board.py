"""The board of a cohort: its figures, who is late, on whom it waits, dates by the region's day, the newest facts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from models.errors import Refused
from models.people import Role
from queries.board.board import Board, board
from queries.board.coming import coming
from queries.board.picture import Pictures
from queries.board.wanted import Wanted
from tests.office import COORDINATOR
from tests.queries.board.conftest import COHORT, NOW, Cohort, waits


def looked_at(cohort: Cohort, **wanted: object) -> Board:
    """The board at noon of that Wednesday."""
    return board(Pictures(cohort.engine).of(COHORT), Wanted()._replace(**wanted), NOW)


def test_the_funnel_counts_who_came_to_a_stage_who_is_in_it_and_who_ended_there(at_work: Cohort) -> None:
    assert [tuple(each) for each in looked_at(at_work).funnel] == [
        ("assessment", 4, 0, 0, 0, ()),
        ("mou", 4, 0, 0, 0, (("lapsed", 1),)),
        ("training", 3, 0, 0, 0, ()),
        ("masterplan", 3, 2, 1, 1, ()),
        ("quickwin", 1, 1, 0, 0, ()),
        ("evaluation", 0, 0, 0, 0, ()),
    ]


def test_regions_are_counted_by_island_group_and_province(at_work: Cohort) -> None:
    counted = {island.whole.key: tuple(island.whole[1:]) for island in looked_at(at_work).islands}
    assert counted == {
        "sumatera": (0, 0, 0, 0),
        "jawa": (1, 1, 1, 0),
        "bali-nusa-tenggara": (1, 1, 0, 0),
        "kalimantan": (0, 0, 0, 0),
        "sulawesi": (0, 0, 0, 0),
        "maluku": (0, 0, 0, 0),
        "papua": (2, 1, 0, 1),
    }
    papua = next(island for island in looked_at(at_work).islands if island.whole.key == "papua")
    assert [each.key for each in papua.provinces] == ["Papua", "Papua Tengah"]


def test_who_is_late_is_named_with_its_days_and_a_paused_region_is_not_late(at_work: Cohort) -> None:
    seen = looked_at(at_work)
    assert [(each.place.region, each.open.key, each.open.persons, each.days) for each in seen.late] == [
        ("kota-bogor", "panel#1v1", ("penelaah.contoh",), 3)
    ]
    assert (seen.late_regions, seen.late_steps, seen.paused, seen.running) == (1, 1, 1, 3)


def test_a_date_is_late_from_the_minute_after_it_by_the_regions_own_clock(cohort: Cohort) -> None:
    cohort.note("kota-denpasar", NOW, "masterplan", waits("panel", date(2018, 6, 13), "kota-denpasar"))
    picture = Pictures(cohort.engine).of(COHORT)
    midnight = datetime(2018, 6, 13, 16, 0, tzinfo=UTC)
    late = [board(picture, Wanted(), midnight + timedelta(minutes=minute)).late_steps for minute in (-1, 0)]
    assert late == [0, 1]


def test_people_who_are_waited_for_are_named_with_their_steps_the_late_ones_first(at_work: Cohort) -> None:
    assert [(each.person, each.role, each.steps, each.late, each.place.region) for each in looked_at(at_work).whom] == [
        ("penelaah.contoh", Role.REVIEWER, 1, 1, "kota-bogor"),
        (COORDINATOR, Role.OFFICER, 1, 0, "kota-denpasar"),
    ]


def test_a_week_begins_on_the_regions_own_monday(cohort: Cohort) -> None:
    for region in ("kota-bogor", "kabupaten-jayapura"):
        cohort.note(region, NOW, "masterplan", waits("panel", date(2018, 6, 18), region))
    places = Pictures(cohort.engine).of(COHORT).places
    sunday = datetime(2018, 6, 17, 15, 30, tzinfo=UTC)  # 22.30 WIB; in Jayapura it is Monday already
    this_week, next_week = coming(places, sunday)
    named = [
        [(day.day, [place.region for place in day.steps[0].regions]) for day in week] for week in (this_week, next_week)
    ]
    assert named == [
        [(date(2018, 6, 18), ["kabupaten-jayapura"])],
        [(date(2018, 6, 18), ["kota-bogor"])],
    ]


def test_the_newest_facts_come_first_and_only_so_many(cohort: Cohort) -> None:
    cohort.note("kota-bogor", NOW - timedelta(hours=3), "assessment", kinds=15)
    cohort.note("kota-denpasar", NOW - timedelta(hours=2), "assessment", kinds=15)
    cohort.note("kota-bogor", NOW - timedelta(hours=1), "mou")
    newest = looked_at(cohort).newest
    assert [(each.region, each.number) for each in newest] == [
        ("kota-bogor", 16),
        *(("kota-denpasar", number) for number in range(15, 0, -1)),
        *(("kota-bogor", number) for number in range(15, 11, -1)),
    ]


@pytest.mark.parametrize(
    ("wanted", "regions"),
    [
        ({}, ["kota-bogor", "kota-denpasar", "kabupaten-mimika", "kabupaten-jayapura"]),
        ({"tahap": "masterplan"}, ["kota-bogor", "kabupaten-mimika"]),
        ({"pulau": "papua"}, ["kabupaten-mimika", "kabupaten-jayapura"]),
        ({"provinsi": "Bali"}, ["kota-denpasar"]),
        ({"peran": "officer"}, ["kota-denpasar"]),
        ({"hasil": "lapsed"}, ["kabupaten-jayapura"]),
        ({"terlambat": True}, ["kota-bogor"]),
        ({"ditangguhkan": True}, ["kabupaten-mimika"]),
        ({"cari": "KABUPATEN"}, ["kabupaten-mimika", "kabupaten-jayapura"]),
        ({"baris": 3, "halaman": 2}, ["kabupaten-jayapura"]),
        ({"baris": 3, "halaman": 9}, ["kabupaten-jayapura"]),
    ],
)
def test_a_view_shows_the_regions_that_match_by_their_earliest_date(
    at_work: Cohort, wanted: dict[str, object], regions: list[str]
) -> None:
    assert [place.region for place in looked_at(at_work, **wanted).page] == regions


def test_an_address_holds_the_whole_view() -> None:
    wanted = Wanted(tahap="mou", terlambat=True, cari="kota a & b", halaman=3, baris=50)
    query = wanted.query(halaman=3)
    assert query == "tahap=mou&terlambat=1&cari=kota+a+%26+b&halaman=3&baris=50"
    pairs = [("tahap", "mou"), ("terlambat", "1"), ("cari", "kota a & b"), ("halaman", "3"), ("baris", "50")]
    assert Wanted.of(pairs) == wanted
    assert wanted.query(pulau="jawa") == "tahap=mou&pulau=jawa&terlambat=1&cari=kota+a+%26+b&baris=50"


@pytest.mark.parametrize(
    ("query", "why"),
    [
        (("tahap", "bimtek"), "'bimtek' is no choice for 'tahap'; choices: assessment, mou, training, masterplan, "),
        (("halaman", "0"), "'0' is no number for 'halaman'; it is a whole number from 1 to 10000"),
        (("baris", "1e3"), "'1e3' is no number for 'baris'; it is a whole number from 1 to 100"),
    ],
)
def test_a_view_that_there_is_not_is_refused(query: tuple[str, str], why: str) -> None:
    with pytest.raises(Refused) as refusal:
        Wanted.of([query])
    assert str(refusal.value).startswith(why)


def test_a_cohort_that_was_not_begun_is_named(cohort: Cohort) -> None:
    with pytest.raises(Refused) as refusal:
        Pictures(cohort.engine).of("smart-city-1918")
    assert str(refusal.value) == "there is no cohort 'smart-city-1918'; those that were begun: none yet"


def test_a_picture_is_kept_until_something_new_is_recorded(at_work: Cohort) -> None:
    pictures = Pictures(at_work.engine)
    first = pictures.of(COHORT)
    again = pictures.of(COHORT)
    at_work.note("kota-bogor", NOW, "quickwin")
    after = pictures.of(COHORT)
    assert again is first
    assert (
        after.version != first.version,
        [place.stage for place in after.places if place.region == "kota-bogor"],
    ) == (
        True,
        ["quickwin"],
    )


def test_a_standing_that_is_new_without_a_fact_is_seen(at_work: Cohort) -> None:
    pictures = Pictures(at_work.engine)
    pictures.of(COHORT)
    at_work.note("kota-bogor", NOW, "masterplan", kinds=0)
    assert [place.opened for place in pictures.of(COHORT).places if place.region == "kota-bogor"] == [()]
