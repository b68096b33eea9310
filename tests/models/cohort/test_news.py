"""What a journey tells is heard once, in its order, and never from another region."""

from __future__ import annotations

import pytest

from models.cohort import listing
from models.cohort.position import check_news
from models.errors import Refused
from models.messages.cohort import Item
from tests.models.cohort.scene import Paper


def item(paper: Paper, number: int, what: str, **about: str) -> Item:
    return Item.model_validate({"number": number, "at": paper.now, "what": what, "about": about})


def test_news_that_was_heard_before_changes_nothing() -> None:
    paper = Paper().sealed()
    first = paper.regions[0]
    ended = item(paper, 2, "ended", outcome="declined", stage="mou")
    assert len(paper.hear(first, ended)) == 2
    assert paper.hear(first, ended) == []
    assert paper.hear(first, item(paper, 1, "verified"), ended) == []
    assert paper.statuses == ["free", "held", "held", "reserve", "out"]


def test_of_news_that_comes_again_with_more_only_the_new_is_heard() -> None:
    paper = Paper().sealed()
    first = paper.regions[0]
    lapsing, reopened = item(paper, 2, "lapsing"), item(paper, 3, "reopened")
    paper.hear(first, lapsing)
    assert [fact.place for _, fact in paper.hear(first, lapsing, reopened)] == ["held"]  # type: ignore[attr-defined]
    assert paper.state.members[first].seen == 3


def test_a_gap_in_the_numbers_keeps_nothing_back() -> None:
    paper = Paper().sealed()
    first = paper.regions[0]
    paper.hear(first, item(paper, 9, "ended", outcome="declined", stage="mou"))
    assert (paper.state.members[first].seen, paper.statuses[0]) == (9, "free")


def test_nobody_but_the_journey_itself_brings_its_news() -> None:
    paper = Paper()
    first, second, *_ = paper.regions
    fields = {"region": first, "items": [item(paper, 1, "verified").model_dump(mode="json")]}
    check_news(paper.message("news", f"perjalanan.{first}", **fields), paper.state)  # type: ignore[arg-type]
    for person, region in ((f"perjalanan.{second}", first), ("perjalanan.kota-lain", "kota-lain")):
        with pytest.raises(Refused, match=f"^{region} is no candidate of Angkatan Contoh$"):
            check_news(paper.message("news", person, **{**fields, "region": region}), paper.state)  # type: ignore[arg-type]


def test_a_region_that_was_verified_before_it_heard_that_the_window_closed_is_ranked() -> None:
    paper = Paper(3)
    first, second, third = paper.regions
    paper.tell(first, "verified")
    listing.shut_window(paper.place.selection, paper.state, paper.now, paper.now)
    paper.rank()
    paper.tell(second, "verified")
    paper.tell(third, "ended", outcome="not-selected", stage="assessment")
    assert [(r.because, r.count) for r in paper.rank()] == [(f"late {second}", 2)]
    assert (paper.order, paper.statuses) == ([first, second], ["verified", "verified", "unranked"])
