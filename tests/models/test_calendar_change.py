"""A new decree in a running journey: from now on other holidays hold, and open dates move only where that is asked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from gateway.calendar import programme_calendar
from models.calendar import LocalDeadline
from models.errors import Refused
from models.facts import CalendarChanged, Fact, Rescheduled
from models.foresight import foreseen
from models.journey import Region
from models.messages import parse
from models.progress.assessment import AssessmentProgress
from models.steps import reconcile
from tests.models.samples import NOW, raw
from tests.models.samples import said as message_said
from tests.models.scene import COORDINATOR, OFFICER, Scene, scene
from tests.models.test_steering import contacts, done, signing
from tests.world import policy

BADUNG = Region(id="kabupaten-badung", code="51.03", name="Kabupaten Badung", province="Bali", zone="Asia/Makassar")
DECREE = {"years": [2018], "decree_number": "SKB-2 (contoh)", "reason": "keputusan baru (contoh)"}
AFTER_PAUSE = datetime(2018, 5, 14, 3, 0, tzinfo=UTC)
"""Monday 14 May, ten in the morning in Jakarta."""


def changed(adds: tuple[str, ...] = (), removes: tuple[str, ...] = (), **fields: Any) -> CalendarChanged:
    """The fact of a decree about 2018, which has 22 days off from Monday to Friday."""
    days = {"added": adds, "removed": removes, "before": 22, "after": 22 + len(adds) - len(removes)}
    same = {"decree": DECREE["decree_number"], "years": (2018,), "reason": DECREE["reason"], "known": ()}
    return CalendarChanged.model_validate({**same, **days, **fields})


def moved(step: str, day: str, before: str, version: int = 2, **fields: Any) -> Rescheduled:
    due, was = ({"day": each, "zone": "Asia/Jakarta"} for each in (day, before))
    about = {"step": f"{step}#1v{version}", "persons": (OFFICER,), "due": due, "before": was, "version": version}
    return Rescheduled.model_validate({**about, "cause": "calendar", **fields})


def ordered(here: Scene, now: datetime = NOW, **fields: Any) -> list[Fact]:
    return done(here, "change-calendar", now=now, **{**DECREE, **fields})


def due(here: Scene) -> LocalDeadline:
    return here.state.open[0].deadline.due


def test_open_dates_stay_and_the_next_step_counts_by_the_new_calendar() -> None:
    here = contacts()
    opened = here.state.open

    facts = ordered(here, adds=["2018-05-14", "2018-05-26"])

    assert facts == [changed(("2018-05-14",))]
    assert (here.state.open, date(2018, 5, 26) in here.state.calendar.holidays) == (opened, False)
    reconcile(here.state, AssessmentProgress(step="data").asks(here.state), NOW)
    assert str(due(here)) == "2018-05-24 23.59 WIB"


def test_where_the_message_says_so_an_open_date_moves_by_the_holidays_that_came_between() -> None:
    here = contacts()

    facts = ordered(here, adds=["2018-05-14", "2018-05-25"], move_open=True)

    assert facts == [changed(("2018-05-14", "2018-05-25")), moved("contacts", "2018-05-21", "2018-05-18")]
    deadline = here.state.open[0].deadline
    assert (deadline.version, deadline.reached, deadline.since) == (2, 0, NOW)


def test_a_holiday_that_is_taken_away_brings_a_date_nearer_but_never_to_today() -> None:
    here = contacts()
    assert ordered(here, removes=["2018-05-10"], move_open=True)[1:] == [moved("contacts", "2018-05-17", "2018-05-18")]

    last = contacts()
    friday = datetime(2018, 5, 17, 3, 0, tzinfo=UTC)
    assert ordered(last, now=friday, removes=["2018-05-10"], move_open=True)[1:] == []
    assert str(due(last)) == "2018-05-18 23.59 WIB"


def test_a_date_that_was_missed_stays_missed() -> None:
    here = contacts()

    facts = ordered(here, datetime(2018, 5, 21, 3, 0, tzinfo=UTC), adds=["2018-05-14"], move_open=True)

    assert (facts, str(due(here))) == ([changed(("2018-05-14",))], "2018-05-18 23.59 WIB")


def test_a_date_that_somebody_named_stays() -> None:
    here = signing()
    done(here, "extend", step="signature-head", due="2018-06-08")

    facts = ordered(here, adds=["2018-05-14"], move_open=True)

    signatory = moved("signature-signatory", "2018-05-21", "2018-05-18")
    assert facts[1:] == [signatory.model_copy(update={"persons": ("penanda-tangan.contoh",)})]
    assert str(due(here)) == "2018-06-08 23.59 WIB"


def test_a_date_that_a_pause_moved_is_still_so_many_working_days_and_moves() -> None:
    here = contacts()
    done(here, "pause")
    done(here, "resume", now=AFTER_PAUSE)
    assert str(due(here)) == "2018-05-23 23.59 WIB"

    facts = ordered(here, now=AFTER_PAUSE, adds=["2018-05-16"], move_open=True)

    assert facts[1:] == [moved("contacts", "2018-05-24", "2018-05-23", version=3)]


def test_a_decree_during_a_pause_and_one_before_it_end_on_the_same_day() -> None:
    early, late = contacts(), contacts()
    said: dict[str, Any] = {"adds": ["2018-05-11", "2018-05-22"], "move_open": True}

    ordered(early, **said)
    done(early, "pause")
    done(early, "resume", now=AFTER_PAUSE)
    done(late, "pause")
    ordered(late, now=datetime(2018, 5, 11, 3, 0, tzinfo=UTC), **said)
    done(late, "resume", now=AFTER_PAUSE)

    assert str(due(early)) == str(due(late)) == "2018-05-24 23.59 WIB"


def test_the_decision_about_a_missed_step_moves_too() -> None:
    here = contacts()
    missed = datetime(2018, 5, 21, 3, 0, tzinfo=UTC)
    here.lapse(missed)

    facts = ordered(here, missed, adds=["2018-05-25"], move_open=True)

    grace = moved("lapse-grace", "2018-05-30", "2018-05-28").model_copy(update={"persons": (COORDINATOR,)})
    assert facts[1:] == [grace]
    assert here.state.lapse is not None
    assert str(here.state.lapse.step.deadline.due) == "2018-05-30 23.59 WIB"


def test_a_year_that_was_estimated_is_known_from_now_on() -> None:
    here = scene("assessment", AssessmentProgress())
    here.state.calendar = here.state.calendar.model_copy(update={"years": (2018, 2019)})
    assert here.state.calendar.estimated(date(2022, 3, 1))

    facts = ordered(here, years=[2022], adds=["2022-03-03", "2022-05-01"])

    assert facts == [changed(("2022-03-03",), years=(2022,), before=0, after=1, known=(2022,))]
    assert not here.state.calendar.estimated(date(2022, 3, 1))


def test_a_national_decree_takes_nothing_from_a_province() -> None:
    calendar = programme_calendar(policy().programme, 2018, "Bali")
    own = policy().in_province("Bali")
    here = scene("assessment", AssessmentProgress(), region=BADUNG, calendar=calendar, policy=own)

    ordered(here, removes=["2018-05-30", "2018-06-01"])

    assert [day in here.state.calendar.holidays for day in (date(2018, 5, 30), date(2018, 6, 1))] == [True, False]


def test_a_decree_that_changes_nothing_is_refused_also_the_second_time() -> None:
    here = contacts()
    ordered(here, adds=["2018-05-14"])

    for days in ({"adds": ["2018-05-14"]}, {"adds": ["2018-06-09"]}, {"adds": [], "removes": ["2018-05-15"]}):
        assert here.refuses("change-calendar", COORDINATOR, **{**DECREE, **days}) == (
            "nothing would change: the calendar of Kota Bogor says of these days what decree SKB-2 (contoh) says; "
            "name a day from Monday to Friday that becomes a holiday or is none any more"
        )


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"adds": ["2019-01-01"]}, "2019-01-01 lies outside 2018; name the year among the years"),
        ({"adds": ["2018-05-14"], "removes": ["2018-05-14"]}, "2018-05-14 is both added and removed; name it once"),
    ],
)
def test_a_decree_names_days_of_its_years_and_each_once(fields: dict[str, Any], rule: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(raw("change-calendar", **{**DECREE, "adds": [], **fields}))

    assert str(refused.value) == f"the change-calendar message is not well formed: the whole: {rule}"


def test_the_effects_of_a_decree_are_foreseen() -> None:
    here = contacts()

    order = message_said("change-calendar", COORDINATOR, **DECREE, adds=["2018-05-14"], move_open=True)
    found = foreseen(order, here.state, here.progress, NOW)

    assert found.says == (
        "days off from Monday to Friday in 2018: 22 → 23",
        "more: 2018-05-14",
        "dates from now on: naming of the regional officer, due 2018-05-21 23.59 WIB",
        "naming of the regional officer: 2018-05-18 23.59 WIB → 2018-05-21 23.59 WIB",
    )
    assert found.told == (f"{OFFICER} (change of holidays)",)
