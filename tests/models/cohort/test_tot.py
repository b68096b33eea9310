"""The Training of Trainers: who passes, when the gate opens, and which mentor guides which region."""

from __future__ import annotations

from typing import Any

from models.cohort.facts import MentorsAssigned, TotCompleted
from tests.models.cohort.scene import Paper

A, B, C = "bina-a.contoh", "bina-b.contoh", "bina-c.contoh"
DONE = {"minutes": "BA-3 (contoh)", "reason": "seluruh sesi selesai"}
SHORT = {"short_notice": True, "reason": "dicatat setelah pelaksanaan"}
LEAVES = {"reason": "pindah tugas"}


def candidates(paper: Paper, *persons: str, **fields: Any) -> None:
    """Name candidates, each for two regions."""
    paper.say("mentor-candidates", candidates=[{"person": p, "capacity": 2, **fields} for p in persons])


def sessions(paper: Paper, *present: str) -> None:
    """Hold the three sessions with *present* in each of them."""
    for number in (1, 2, 3):
        paper.say("tot-session", session=number, on="2018-05-07", place="Aula contoh", **SHORT)
        attend(paper, number, *present)


def attend(paper: Paper, session: int, *present: str) -> None:
    """Report one session's attendance."""
    paper.say("tot-attendance", session=session, list_digest="a" * 64, present=list(present))


def trained(paper: Paper, **marks: int) -> Paper:
    """Candidates *a*, *b*, *c* with marks, all sessions attended, the ToT completed."""
    persons = {f"bina-{name}.contoh": mark for name, mark in marks.items()}
    candidates(paper, *persons)
    sessions(paper, *persons)
    paper.say("tot-marks", marks={p: str(m) for p, m in persons.items()}, document="b" * 64)
    paper.say("complete-tot", **DONE)
    return paper


def test_whoever_attended_enough_with_the_pass_mark_is_a_mentor_and_the_gate_opens_for_regions_with_a_place() -> None:
    paper = trained(Paper().sealed(), a=70, b=69, c=100)
    first, second, *_ = paper.regions
    assert paper.facts[-2:] == [
        ("1", TotCompleted(passed=(A, C), failed=(B,), minutes="BA-3 (contoh)")),
        ("tot/1", MentorsAssigned(pairs={first: A, second: C})),
    ]
    assert paper.said() == [
        (first, "open-gate"),
        (second, "open-gate"),
        (first, "assign-mentor", A),
        (second, "assign-mentor", C),
    ]


def test_a_corrected_attendance_list_counts_and_nobody_passes_by_marks_alone() -> None:
    paper = Paper().sealed()
    candidates(paper, A, B)
    sessions(paper, A, B)
    attend(paper, 2, B)
    paper.say("tot-marks", marks={A: "100", B: "100"}, document="b" * 64)
    assert {p: each.attended for p, each in paper.place.tot.candidates.items()} == {A: (1, 3), B: (1, 2, 3)}
    paper.say("complete-tot", **DONE)
    assert paper.place.tot.mentors == [B]


def test_the_tot_is_not_completed_before_its_sessions_are_reported_and_somebody_has_passed() -> None:
    paper = Paper().sealed()
    assert paper.refused("complete-tot", **DONE) == ("the attendance of session 1, 2, 3 of the ToT is not reported yet")
    candidates(paper, A)
    sessions(paper, A)
    nobody = "nobody has passed: 3 of 3 sessions and a mark of at least 70 are required"
    assert paper.refused("complete-tot", **DONE) == nobody
    paper.say("tot-marks", marks={A: "69.99"}, document="b" * 64)
    assert paper.refused("complete-tot", **DONE) == nobody
    paper.say("tot-marks", marks={A: "70"}, document="b" * 64)
    paper.say("complete-tot", **DONE)


def test_only_candidates_attend_and_are_marked_and_only_at_sessions_that_were_held() -> None:
    paper = Paper().sealed()
    candidates(paper, A)
    said = {"list_digest": "a" * 64, "present": [A]}
    assert paper.refused("tot-session", session=4, on="2018-05-07", place="Aula contoh") == (
        "the ToT has 3 sessions, there is no session 4"
    )
    assert paper.refused("tot-attendance", session=1, **said) == (
        "session 1 of the ToT has no date yet; send tot-session first"
    )
    paper.say("tot-session", session=1, on="2018-05-09", place="Aula contoh", **SHORT)
    assert paper.refused("tot-attendance", session=1, **said) == (
        "session 1 of the ToT on 2018-05-09 has not come yet; today is 2018-05-08, report it once it has taken place"
    )
    paper.say("tot-session", session=1, on="2018-05-08", instead_of="2018-05-09", place="Aula contoh", **SHORT)
    unknown = f"{B} is no candidate for a mentor; name candidates first"
    assert paper.refused("tot-attendance", session=1, **{**said, "present": [A, B]}) == unknown
    assert paper.refused("tot-marks", marks={A: "80", B: "80"}, document="b" * 64) == unknown


def test_a_region_that_arrives_at_its_bimtek_finds_the_gate_open_and_gets_a_mentor_of_its_own() -> None:
    paper = trained(Paper().sealed(), a=80, c=80)
    first, second, third, *_ = paper.regions
    paper.words()
    paper.tell(first, "ended", outcome="declined", stage="mou")
    paper.words()
    paper.tell(second, "entered", stage="training")
    assert paper.said() == [(second, "open-gate"), (second, "assign-mentor", C)]
    assert paper.tell(third, "entered", stage="mou") == []
    assert paper.tell(third, "entered", stage="training") == [(f"arrived/{third}", MentorsAssigned(pairs={third: A}))]
    assert paper.said() == [(third, "open-gate"), (third, "assign-mentor", A)]


def test_a_region_that_arrives_before_the_tot_is_done_waits_for_the_word() -> None:
    paper = Paper().sealed()
    first, second, *_ = paper.regions
    paper.tell(first, "entered", stage="mou")
    paper.tell(first, "entered", stage="training")
    assert paper.said() == []
    trained(paper, a=80)
    assert paper.said() == [
        (first, "open-gate"),
        (second, "open-gate"),
        (first, "assign-mentor", A),
        (second, "assign-mentor", A),
    ]


def test_a_mentor_who_leaves_before_the_training_is_not_heard_of_and_one_who_leaves_later_is_replaced() -> None:
    paper = trained(Paper().sealed(), a=80, b=80, c=80)
    first, second, *_ = paper.regions
    paper.tell(first, "entered", stage="training")
    paper.words()
    paper.say("mentor-leaves", mentor=A, **LEAVES)
    paper.say("mentor-leaves", mentor=B, **LEAVES)
    assert paper.said() == [(first, "replace", A, C), (second, "assign-mentor", C)]
    assert [fact.pairs for fact in paper.of(MentorsAssigned)[1:]] == [  # type: ignore[attr-defined]
        {first: C},
        {second: C},
    ]


def test_the_regions_of_a_mentor_who_leaves_wait_while_nobody_is_free_and_keep_whom_they_had() -> None:
    paper = trained(Paper().sealed(), a=80)
    first, second, *_ = paper.regions
    paper.tell(first, "entered", stage="training")
    paper.words()
    paper.say("mentor-leaves", mentor=A, **LEAVES)
    assert paper.facts[-1] == (
        f"left/{A}",
        MentorsAssigned(
            pairs={}, unassigned={first: "no-mentor-without-conflict", second: "no-mentor-without-conflict"}
        ),
    )
    candidates(paper, B)
    sessions(paper, A, B)
    paper.say("tot-marks", marks={B: "75"}, document="b" * 64)
    paper.words()
    paper.say("complete-tot", **DONE)
    assert paper.said()[2:] == [(first, "replace", A, B), (second, "assign-mentor", B)]


def test_a_second_completion_adds_mentors_and_says_nothing_new_to_regions_that_have_one() -> None:
    paper = trained(Paper().sealed(), a=80)
    before = paper.words()
    candidates(paper, B)
    for number in (1, 2, 3):
        attend(paper, number, A, B)
    paper.say("tot-marks", marks={B: "75"}, document="b" * 64)
    paper.say("complete-tot", **DONE)
    again = paper.words()
    assert [word.id for word in again] == [word.id for word in before[:2]]
    assert [word.fields for word in again] == [word.fields for word in before[:2]]
    assert paper.place.tot.mentors == [A, B]
    assert paper.facts[-1] == ("2", TotCompleted(passed=(A, B), failed=(), minutes="BA-3 (contoh)"))


def test_a_mentor_who_has_left_passes_no_second_time() -> None:
    paper = trained(Paper().sealed(), a=80, b=80)
    paper.say("mentor-leaves", mentor=A, **LEAVES)
    paper.say("complete-tot", **DONE)
    assert paper.of(TotCompleted)[1] == TotCompleted(passed=(B,), failed=(), minutes="BA-3 (contoh)")
    assert paper.place.tot.mentors == [B]


def test_whoever_is_no_mentor_cannot_leave() -> None:
    paper = Paper().sealed()
    candidates(paper, A)
    assert paper.refused("mentor-leaves", mentor=A, **LEAVES) == (
        f"{A} is no mentor of this cohort; mentors: nobody yet"
    )
    trained(paper, a=80, b=80)
    paper.say("mentor-leaves", mentor=A, **LEAVES)
    assert paper.refused("mentor-leaves", mentor=A, **LEAVES) == f"{A} is no mentor of this cohort; mentors: {B}"


def test_nobody_guides_the_own_region_and_nobody_more_regions_than_agreed() -> None:
    paper = Paper(6, None).sealed()
    first, second, *_ = paper.regions
    candidates(paper, A, home=first, capacity=1)
    sessions(paper, A)
    paper.say("tot-marks", marks={A: "80"}, document="b" * 64)
    paper.say("complete-tot", **DONE)
    assert paper.facts[-1] == (
        "tot/1",
        MentorsAssigned(pairs={second: A}, unassigned={first: "no-mentor-without-conflict"}),
    )
    candidates(paper, A, home=second, capacity=2)
    assert paper.facts[-1][1] == MentorsAssigned(pairs={first: A}, unassigned={})


def test_a_region_whose_journey_ended_frees_its_mentor_for_another() -> None:
    paper = Paper().sealed()
    first, second, third, *_ = paper.regions
    candidates(paper, A, capacity=2)
    sessions(paper, A)
    paper.say("tot-marks", marks={A: "80"}, document="b" * 64)
    paper.say("complete-tot", **DONE)
    paper.tell(first, "ended", outcome="declined", stage="mou")
    paper.words()
    paper.tell(third, "entered", stage="training")
    assert paper.said() == [(third, "open-gate"), (third, "assign-mentor", A)]
    assert paper.state.members[second].mentor == A
