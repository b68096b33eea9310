"""Whatever happens to a deadline, and however late anybody looks, its rungs are told once and none is lost."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.deadline import Outlook, RungKind
from tests.models.life import LIVES, MARGIN, Life
from tests.models.samples import SOME

GAPS = st.integers(0, 60 * 24 * 6).map(lambda minutes: timedelta(minutes=minutes))
DEEDS = st.lists(
    st.tuples(GAPS, st.sampled_from(["look", "look", "look", "sleep", "extend", "pause"]), st.integers(1, 25)),
    max_size=25,
)


def happen(life: Life, deed: str, days: int) -> Outlook | None:
    """Somebody acts, which wakes the watch; a worker that is away sleeps on."""
    if deed == "extend":
        life.extend(days)
    elif deed == "pause":
        life.pause_or_resume()
    return None if deed == "sleep" else life.look()


@given(LIVES, DEEDS)
@SOME
def test_no_rung_is_told_twice_and_none_whose_moment_came_is_lost(
    life: Life, deeds: list[tuple[timedelta, str, int]]
) -> None:
    for gap, deed, days in deeds:
        life.now += gap
        if happen(life, deed, days) is not None:
            told = [(s.number, s.kind, s.at) for s in life.seen if s.version == life.deadline.version]
            assert sorted(told) == life.came()

    assert len({(s.version, s.number) for s in life.seen}) == len(life.seen)


@given(LIVES, DEEDS)
@SOME
def test_no_escalation_is_passed_over_and_only_the_newest_reminder_is_sent(
    life: Life, deeds: list[tuple[timedelta, str, int]]
) -> None:
    for gap, deed, days in deeds:
        before = len(life.seen)
        life.now += gap
        happen(life, deed, days)
        now = life.seen[before:]
        newest = max((s.number for s in now if s.kind is not RungKind.CALL), default=None)
        assert [s for s in now if not s.sent] == [s for s in now if s.kind is RungKind.REMINDER and s.number != newest]


@given(LIVES, DEEDS)
@SOME
def test_nothing_is_told_before_its_moment_or_during_a_pause(
    life: Life, deeds: list[tuple[timedelta, str, int]]
) -> None:
    for gap, deed, days in deeds:
        before = len(life.seen)
        life.now += gap
        happen(life, deed, days)
        assert [s for s in life.seen[before:] if s.at > s.looked] == []
        assert life.paused_at is None or len(life.seen) == before


@given(LIVES, DEEDS)
@SOME
def test_a_step_lapses_only_when_the_margin_has_passed_since_it_was_noticed(
    life: Life, deeds: list[tuple[timedelta, str, int]]
) -> None:
    noticed = None
    for gap, deed, days in deeds:
        life.now += gap
        version = life.deadline.version
        outlook = happen(life, deed, days)
        if life.deadline.version > version or (deed == "pause" and life.paused_at is None):
            noticed = None
        if outlook is None:
            continue
        overdue = life.now > life.deadline.due.moment
        margin_over = noticed is not None and life.now >= noticed + MARGIN
        assert outlook.overdue == overdue
        assert outlook.lapsed == (life.deadline.lapses and overdue and margin_over)
        noticed = (noticed or life.now) if overdue else None


@given(LIVES)
@SOME
def test_whoever_wakes_when_told_to_is_never_late_and_never_busy(life: Life) -> None:
    """Sixty wakings, each at the moment that the last one named."""
    for _ in range(60):
        outlook = life.look()
        assert outlook is not None
        if outlook.lapsed or outlook.next_at is None:
            break
        assert outlook.next_at > life.now
        life.now = outlook.next_at

    assert [s for s in life.seen if not s.sent or s.looked != s.at] == []
    assert life.lapsed is life.deadline.lapses
