"""What stands in whose calendar follows from the register, and its sequence always rises."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.agenda import KINDS, SESSIONS, agenda, changed, dates_for
from models.appointment import Appointment, Entry
from models.calendar import LocalDeadline
from tests.models.samples import SOME

AT = datetime(2026, 6, 24, 1, 0, tzinfo=UTC)
ZONE = "Asia/Jakarta"
DUE = LocalDeadline(day=date(2026, 6, 30), zone=ZONE)
LATER = LocalDeadline(day=date(2026, 7, 14), zone=ZONE)
FIRST, SECOND, NEW = "penelaah-1.contoh", "penelaah-2.contoh", "pengganti.contoh"
PANEL = "panel#1"


def entry(kind: str, days: int = 0, **body: Any) -> Entry:
    return Entry(kind, body, AT + timedelta(days=days))


def asked(key: str = "panel#1v1", *persons: str, role: str = "reviewer", due: LocalDeadline = DUE) -> Entry:
    persons = persons or (FIRST, SECOND)
    return entry("asked", step=key, role=role, persons=[*persons], due=due.model_dump(mode="json"), version=1)


def moved(version: int, *persons: str, due: LocalDeadline = LATER) -> Entry:
    body = {"step": f"panel#1v{version}", "persons": [*(persons or (FIRST, SECOND))], "version": version}
    return entry("rescheduled", 1, **body, due=due.model_dump(mode="json"))


def replaced(old: str, new: str, role: str = "reviewer", days: int = 2) -> Entry:
    return entry("replaced", days, role=role, old=old, new=new)


def presented(on: str, days: int = 0) -> Entry:
    return entry("presentation-scheduled", days, on=on, place="Balai contoh")


ENDED = entry("ended", 3, outcome="stopped")


def told(entries: list[Entry], person: str, role: str = "reviewer", *open_: str) -> list[tuple[str, int, bool]]:
    dates = dates_for(entries, person, role, ZONE, frozenset(open_))
    return [(each.what, each.sequence, each.cancelled) for each in dates]


def test_a_task_brings_its_deadline_to_those_who_have_to_act() -> None:
    assert dates_for([asked()], FIRST, "reviewer", ZONE, frozenset()) == (
        Appointment(what=PANEL, sequence=1, at=AT, due=DUE, persons=(FIRST, SECOND), roles=("reviewer",)),
    )
    assert told([asked()], "narahubung.contoh", "officer") == []


def test_a_date_that_a_fact_calls_estimated_is_estimated_until_a_fact_sets_it_anew() -> None:
    guess = asked()._replace(body=asked().body | {"estimated": True})

    assert [agenda(story)[PANEL].estimated for story in ([guess], [guess, moved(2)])] == [True, False]


def test_an_extension_is_the_next_sequence_for_those_who_act_and_nothing_for_who_is_only_told() -> None:
    story = [asked(), moved(2)]

    assert told(story, SECOND) == [(PANEL, 2, False)]
    assert told(story, "narahubung.contoh", "officer") == []
    assert agenda(story)[PANEL].due == LATER


def test_who_is_replaced_is_told_that_the_step_is_theirs_no_longer_and_the_successor_gets_it() -> None:
    story = [asked(), replaced(FIRST, NEW)]

    assert told(story, FIRST, "reviewer", PANEL) == [(PANEL, 2, True)]
    assert told(story, NEW, "reviewer", PANEL) == [(PANEL, 2, False)]
    assert told(story, SECOND, "reviewer", PANEL) == []
    assert agenda(story)[PANEL].persons == (NEW, SECOND)


def test_who_comes_back_after_a_replacement_gets_a_higher_sequence_than_the_cancellation() -> None:
    story = [asked(), replaced(FIRST, NEW), replaced(NEW, FIRST, days=3)]

    assert told(story, FIRST, "reviewer", PANEL) == [(PANEL, 3, False)]
    assert told([*story, moved(2)], FIRST) == [(PANEL, 4, False)]


def test_an_overdue_step_that_is_open_is_taken_from_the_old_persons_calendar_as_well() -> None:
    story = [asked(), replaced(FIRST, NEW, days=60)]

    assert told(story, FIRST, "reviewer", PANEL) == [(PANEL, 2, True)]
    assert told(story, FIRST, "reviewer") == []


def test_a_successor_gets_nothing_for_a_step_that_was_done_already() -> None:
    assert told([asked(), replaced(FIRST, NEW)], NEW) == []


def test_a_replacement_in_another_role_changes_nothing() -> None:
    story = [asked(), presented("2026-08-12"), replaced(FIRST, NEW, role="verifier")]

    assert changed(agenda(story[:2]), story[2]) == {}
    assert told(story, NEW, "verifier", PANEL) == []


def test_a_presentation_concerns_region_reviewers_and_mentor_and_passes_on_with_the_role() -> None:
    on = [presented("2026-08-12")]

    for role in ("officer", "head", "reviewer", "mentor"):
        assert told(on, "siapa-pun.contoh", role) == [("presentation", 1, False)]
    assert told(on, "koordinator.contoh", "coordinator") == []
    assert told([*on, replaced(FIRST, NEW)], FIRST) == [("presentation", 2, True)]
    assert told([*on, replaced(FIRST, NEW)], NEW) == [("presentation", 2, False)]
    assert told([*on, replaced(FIRST, NEW, days=90)], NEW) == []


def test_every_new_date_of_a_session_is_the_next_sequence_of_the_same_session() -> None:
    first = {"session": 2, "place": "Aula contoh", "on": "2026-07-08"}
    story = [entry("session-scheduled", **first), entry("session-scheduled", 1, **{**first, "on": "2026-07-15"})]

    (date_,) = dates_for(story, "narahubung.contoh", "officer", ZONE, frozenset())
    assert (date_.what, date_.sequence, date_.on, date_.place) == ("session-2", 2, date(2026, 7, 15), "Aula contoh")


def test_a_session_that_names_its_participants_concerns_them_alone() -> None:
    dated = entry("tot-session-dated", session=1, on="2026-07-08", place="Aula contoh", persons=["calon-1.contoh"])

    assert told([dated], "calon-1.contoh", "persons") == [("tot-session-1", 1, False)]
    assert told([dated], "pembimbing.contoh", "mentor") == []


def test_the_end_takes_back_what_lies_ahead_and_leaves_what_is_past() -> None:
    story = [
        asked("masterplan#1v1", "narahubung.contoh", role="officer"),
        asked(
            "contacts#1v1", "narahubung.contoh", role="officer", due=DUE.model_copy(update={"day": date(2026, 5, 4)})
        ),
        asked(),
        presented("2026-08-12"),
        entry("session-scheduled", session=1, on="2026-06-26", place="Aula contoh"),
        ENDED,
    ]

    assert told(story, "narahubung.contoh", "officer") == [("masterplan#1", 2, True), ("presentation", 2, True)]
    assert told(story, FIRST, "reviewer") == [(PANEL, 2, True), ("presentation", 2, True)]
    assert told(story, "koordinator.contoh", "coordinator") == []


def test_a_session_on_the_day_of_the_end_is_still_taken_back() -> None:
    story = [presented("2026-06-27"), ENDED]

    assert told(story, FIRST) == [("presentation", 2, True)]
    assert told([presented("2026-06-26"), ENDED], FIRST) == []


def test_a_fact_that_changes_no_calendar_changes_none() -> None:
    assert changed(agenda([asked()]), entry("reminded", step="panel#1v1")) == {}


@pytest.mark.parametrize("lacking", ["step", "due", "persons"])
def test_an_entry_that_lacks_something_spoils_no_other(lacking: str) -> None:
    broken = asked("panel#2v1")._replace(body={k: v for k, v in asked("panel#2v1").body.items() if k != lacking})

    assert told([broken], FIRST) == []
    assert told([broken, asked()], FIRST) == [(PANEL, 1, False)]
    assert told([asked(), entry("replaced", role="reviewer")], FIRST, "reviewer", PANEL) == []


FACTS = st.one_of(
    st.just(asked()),
    st.integers(2, 9).map(moved),
    st.sampled_from([replaced(FIRST, NEW), replaced(NEW, FIRST), replaced(SECOND, NEW)]),
    st.sampled_from([presented("2026-08-12"), presented("2026-08-19"), ENDED]),
)


@given(st.lists(FACTS, max_size=12))
@SOME
def test_whatever_happens_no_calendar_gets_a_sequence_twice(story: list[Entry]) -> None:
    seen: dict[str, int] = {}
    for number, fact in enumerate(story):
        for what, each in changed(agenda(story[:number]), fact).items():
            assert each.sequence > seen.get(what, 0)
            seen[what] = each.sequence


@pytest.mark.parametrize("kind", sorted(SESSIONS))
def test_every_session_is_among_the_facts_that_change_a_calendar(kind: str) -> None:
    assert kind in KINDS


def test_a_step_of_a_substitute_stands_in_the_substitutes_calendar_and_comes_back() -> None:
    about = {"step": "panel#1v1", "role": "reviewer", "due": DUE.model_dump(mode="json")}
    begun = entry("substituted", 1, **about, persons=[NEW], on_behalf_of=FIRST, until="2026-06-26")
    over = entry("returned", 4, **about, persons=[FIRST], stood_in=NEW)

    away = agenda([asked(), begun])[PANEL]
    assert (away.persons, away.sequence) == ((SECOND, NEW), 2)
    assert told([asked(), begun], NEW) == [(PANEL, 2, False)]
    back = agenda([asked(), begun, over])[PANEL]
    assert (back.persons, back.sequence) == ((SECOND, FIRST), 3)
    assert told([asked(), begun, over], FIRST) == [(PANEL, 3, False)]


def test_a_regions_new_officers_get_its_sessions_and_open_dates_and_the_old_ones_lose_them() -> None:
    old, new = "narahubung.contoh", ("narahubung-2.contoh", "narahubung-3.contoh")
    session = entry("session-scheduled", session=2, on="2026-07-08", place="Aula contoh")
    task = asked("session-2-report#1v1", old, role="officer")
    changed_ = entry("contacts-replaced", 1, role="officer", old=[old], new=[*new])
    story = [session, task, changed_]

    assert agenda(story)["session-2-report#1"].persons == new
    assert told(story, old, "officer", "session-2-report#1") == [
        ("session-2", 2, True),
        ("session-2-report#1", 2, True),
    ]
    for person in new:
        assert told(story, person, "officer", "session-2-report#1") == [
            ("session-2", 2, False),
            ("session-2-report#1", 2, False),
        ]
