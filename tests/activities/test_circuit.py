"""The relay pauses while nothing can leave, tries one letter at a time, and goes on with the first answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from activities.circuit import REFUSALS, SILENCES, Circuit
from activities.replies import SILENT, Fate, Outcome

NOW = datetime(2026, 6, 24, 1, 0, tzinfo=UTC)
SENT, DEAD, LATER = Outcome(Fate.SENT, "250"), Outcome(Fate.DEAD, "550 gone"), Outcome(Fate.AGAIN, "450 later")
AWAY, REFUSED = Outcome(Fate.AWAY, "421 not now"), Outcome(Fate.FAILED, "554 no")
NOBODY_KNOWS = Outcome(Fate.AGAIN, "time-out", SILENT)
WE = Outcome(Fate.OURS, "554 no", "letters refused one after the other")


def heard(circuit: Circuit, *outcomes: Outcome) -> list[Fate]:
    """What a batch of *outcomes* means for its letters."""
    circuit.begin()
    return [circuit.hear(outcome).fate for outcome in outcomes]


def test_pauses_double_from_half_a_minute_to_five_minutes_and_begin_anew_after_an_answer() -> None:
    circuit, now, pauses = Circuit(), NOW, []
    for _ in range(6):
        heard(circuit, AWAY)
        pauses.append((circuit.pause(now), circuit.wait(now).total_seconds()))
        now += circuit.wait(now)
    assert pauses == [(True, 30), (False, 60), (False, 120), (False, 240), (False, 300), (False, 300)]
    assert (circuit.probing, circuit.wait(now)) == (True, timedelta())

    heard(circuit, SENT)

    assert (circuit.probing, circuit.halted, circuit.pause(now), circuit.wait(now).seconds) == (False, None, True, 30)


def test_a_batch_in_which_some_letter_was_answered_is_no_reason_to_pause() -> None:
    for answer in (SENT, DEAD, LATER, REFUSED):
        circuit = Circuit()
        heard(circuit, AWAY, answer, AWAY)
        assert (circuit.halted, circuit.stopped) == (None, False)


def test_letters_refused_one_after_the_other_say_more_about_us_and_the_later_ones_are_kept() -> None:
    circuit = Circuit()

    fates = heard(circuit, SENT, *[REFUSED] * (REFUSALS + 2))

    assert fates == [Fate.SENT, *[Fate.FAILED] * REFUSALS, Fate.OURS, Fate.OURS]
    assert (circuit.stopped, circuit.halted) == (True, WE)
    circuit.pause(NOW)
    assert (heard(circuit, REFUSED), circuit.halted) == ([Fate.OURS], WE)
    assert heard(circuit, SENT, REFUSED) == [Fate.SENT, Fate.FAILED]


def test_letters_about_which_nobody_knows_pause_the_relay_and_so_does_a_single_probe() -> None:
    circuit = Circuit()
    heard(circuit, *[NOBODY_KNOWS] * (SILENCES - 1), SENT, *[NOBODY_KNOWS] * (SILENCES - 1))
    assert (circuit.stopped, circuit.halted) == (False, None)

    circuit.hear(NOBODY_KNOWS)

    assert (circuit.stopped, circuit.halted) == (True, Outcome(Fate.AWAY, "time-out"))
    circuit.pause(NOW)
    assert heard(circuit, NOBODY_KNOWS) == [Fate.AGAIN]
    assert circuit.halted == Outcome(Fate.AWAY, "time-out")
