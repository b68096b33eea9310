"""The partner institutions' seats: who holds one on a day, and how they decide."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest

from models.cohort import listing
from models.cohort.facts import ListDecided
from models.cohort.policy import SeatPolicy, SelectionPolicy
from models.cohort.seats import Ballot, decided, holder_on, seats_on
from tests.cohort.scene import SEATS, small
from tests.models.cohort.scene import Paper
from tests.world import policy


def rules(**changes: Any) -> SelectionPolicy:
    """Five seats: the first is required, the second may veto; a quorum of three."""
    seats = tuple(
        SeatPolicy(id=f"kursi-{n}", name=f"Instansi {n} (contoh)", since=date(2017, 1, 1), required=n == 1, veto=n == 2)
        for n in range(1, 6)
    )
    whole = policy().cohort
    assert whole is not None
    return whole.selection.model_copy(update={"seats": seats, "quorum": 3, **changes})


def outcome(said: str, *, closed: bool = False, **changes: Any) -> str | None:
    """What is decided when the seats, in their order, have said: a(pprove), o(bject), nothing yet (-)."""
    chosen = rules(**changes)
    ballots = {
        seat.id: Ballot(person="siapa.contoh", verdict="approve" if word == "a" else "object")
        for seat, word in zip(chosen.seats, said, strict=True)
        if word != "-"
    }
    return decided(chosen, chosen.seats, ballots, closed=closed)


@pytest.mark.parametrize(
    ("said", "before", "at_the_date"),
    [
        ("aa---", None, None),  # no quorum
        ("aaa--", "approved", "approved"),  # nobody outstanding could change it
        ("a-aa-", None, "approved"),  # the veto is outstanding
        ("-aaaa", None, None),  # the required seat has not voted
        ("oaaaa", "refused", "refused"),  # the required seat objects
        ("ao---", "refused", "refused"),  # a veto needs no quorum
        ("aaooo", "refused", "refused"),
        ("aaoo-", None, "refused"),  # two of four are no majority
        ("aao--", None, "approved"),  # two of three are one
        ("aaaoo", "approved", "approved"),
        ("-----", None, None),
    ],
)
def test_before_the_date_only_what_no_outstanding_seat_can_change_is_decided(
    said: str, before: str | None, at_the_date: str | None
) -> None:
    assert (outcome(said), outcome(said, closed=True)) == (before, at_the_date)


@pytest.mark.parametrize(
    ("said", "two_thirds", "unanimous"),
    [("aaaaa", "approved", "approved"), ("aaaao", "approved", "refused"), ("aaaoo", "refused", "refused")],
)
def test_two_thirds_and_unanimity_are_counted_over_the_seats(said: str, two_thirds: str, unanimous: str) -> None:
    assert (outcome(said, approve="two-thirds"), outcome(said, approve="unanimous")) == (two_thirds, unanimous)


def test_no_further_vote_ever_overturns_what_was_decided_early() -> None:
    chosen = rules()
    for said in product("ao-", repeat=5):
        early = outcome("".join(said))
        if early is None:
            continue
        open_ = [place for place, word in enumerate(said) if word == "-"]
        for votes in product("ao", repeat=len(open_)):
            whole = list(said)
            for place, vote in zip(open_, votes, strict=True):
                whole[place] = vote
            late = [place for place, word in zip(open_, votes, strict=True) if word == "o"]
            binding = any(chosen.seats[place].veto or chosen.seats[place].required for place in late)
            assert outcome("".join(whole), closed=True) == ("refused" if binding else early), (said, votes)


def test_an_institution_that_was_renamed_is_another_seat_from_that_day_on() -> None:
    whole = policy().cohort
    assert whole is not None
    before = [seat.id for seat in seats_on(whole.selection, date(2024, 10, 20))]
    after = [seat.id for seat in seats_on(whole.selection, date(2024, 10, 21))]
    assert (before, after) == (
        ["kemkominfo", "kemendagri", "bappenas", "kemenpupr", "ksp"],
        ["komdigi", "kemendagri", "bappenas", "kemenpu", "ksp"],
    )


def test_whoever_is_named_last_holds_the_seat_and_only_within_the_mandate() -> None:
    paper = Paper()
    for holder, since, until in (("awal", "2018-01-01", None), ("ganti", "2018-05-01", "2018-05-10")):
        fields = {"since": since, "until": until, "reason": "surat mandat contoh"}
        paper.say("seat", seat="ksp", holder=f"{holder}.contoh", **fields)
    holders = paper.place.selection.holders
    days = ("2017-12-31", "2018-04-30", "2018-05-01", "2018-05-10", "2018-05-11")
    found = [holder_on(holders, "ksp", date.fromisoformat(day)) for day in days]
    assert [holder and holder.person for holder in found] == [
        None,
        "awal.contoh",
        "ganti.contoh",
        "ganti.contoh",
        "awal.contoh",
    ]


def test_a_seat_is_given_only_where_the_institution_exists_that_day() -> None:
    paper = Paper()
    said = {"holder": "siapa.contoh", "reason": "surat mandat contoh"}
    names = ", ".join(SEATS)
    assert paper.refused("seat", seat="komdigi", since="2018-05-08", **said) == (
        f"there is no seat 'komdigi' on 2018-05-08; seats of that day: {names}"
    )
    assert paper.refused("seat", seat="ksp", since="2016-12-31", **said) == (
        "there is no seat 'ksp' on 2016-12-31; seats of that day: none"
    )
    assert paper.refused("seat", seat="ksp", since="2018-05-08", until="2018-05-07", **said) == (
        "a mandate from 2018-05-08 cannot end on 2018-05-07"
    )


def test_only_the_seats_holder_of_the_day_votes_and_once_for_each_list() -> None:
    paper = Paper().listed()
    said = {"list": paper.place.selection.digest, "verdict": "approve", "note": "setuju"}
    assert paper.refused("vote-list", "lain.contoh", **said) == (
        f"lain.contoh holds no seat on 2018-05-08; a coordinator names the holder of one of {', '.join(SEATS)}"
    )
    paper.vote("kominfo")
    assert paper.refused("vote-list", "kominfo.contoh", **said) == (
        "kemkominfo has voted on this list; one vote a list is allowed"
    )


def test_a_seats_vote_stays_when_another_person_takes_the_seat() -> None:
    paper = Paper().listed()
    paper.vote("ksp")
    paper.say("seat", seat="ksp", holder="baru.contoh", since="2018-05-08", reason="surat mandat contoh")
    digest = paper.place.selection.digest
    assert paper.refused("vote-list", "baru.contoh", list=digest, verdict="object", note="tidak") == (
        "ksp has voted on this list; one vote a list is allowed"
    )
    assert paper.refused("vote-list", "ksp.contoh", list=digest, verdict="object", note="tidak").startswith(
        "ksp.contoh holds no seat on 2018-05-08"
    )


def test_whoever_holds_two_seats_votes_for_those_that_have_not() -> None:
    paper = Paper().listed()
    paper.vote("ksp", "object")
    paper.say("seat", seat="ksp", holder="bappenas.contoh", since="2018-05-08", reason="rangkap contoh")
    paper.say("seat", seat="kemendagri", holder="bappenas.contoh", since="2018-05-08", reason="rangkap contoh")
    paper.vote("bappenas")
    assert {seat: ballot.verdict for seat, ballot in paper.place.selection.ballots.items()} == {
        "bappenas": "approve",
        "kemendagri": "approve",
        "ksp": "object",
    }


def test_a_refused_list_waits_for_another_vote_in_a_new_round() -> None:
    paper = Paper().listed()
    digest = str(paper.place.selection.digest)
    paper.vote("dagri", "object")
    assert paper.of(ListDecided) == [ListDecided(digest=digest, verdict="refused", votes={"kemendagri": "object"})]
    track = paper.place.selection
    assert (track.step, track.round, track.ballots, track.digest) == ("approval", 2, {}, digest)
    paper.approve()
    assert [fact.verdict for fact in paper.of(ListDecided)] == ["refused", "approved"]  # type: ignore[attr-defined]


def test_at_the_date_the_votes_cast_decide_once_quorum_and_required_seats_are_there() -> None:
    paper = Paper(chosen=small(quorum=3)).listed()
    track, state = paper.place.selection, paper.state
    paper.vote("bappenas")
    paper.vote("ksp", "object")
    paper.vote("pupr")
    (ask,) = track.asks(state, paper.place.today)
    assert (ask.persons, ask.decides) == (("kominfo.contoh", "dagri.contoh"), False)
    assert listing.count(track, state, paper.now, closed=True) == []
    paper.vote("kominfo")
    (ask,) = track.asks(state, paper.place.today)
    assert (ask.persons, ask.decides) == (("dagri.contoh",), True)
    ((_, fact),) = listing.count(track, state, paper.now, closed=True)
    assert (fact.verdict, track.step) == ("approved", "sealing")  # type: ignore[attr-defined]


def test_the_vote_of_a_seat_that_is_no_more_does_not_count() -> None:
    seats = tuple(
        seat.model_copy(update={"until": date(2018, 5, 9)}) if seat.id == "ksp" else seat
        for seat in small().cohort.selection.seats  # type: ignore[union-attr]
    )
    paper = Paper(chosen=small(quorum=4, seats=seats)).listed()
    for holder in ("ksp", "bappenas", "pupr"):
        paper.vote(holder)
    paper.wait(days=2)
    paper.vote("kominfo")
    assert listing.count(paper.place.selection, paper.state, paper.now, closed=True) == []
    paper.vote("dagri")
    (fact,) = paper.of(ListDecided)
    assert fact.verdict == "approved"  # type: ignore[attr-defined]
