"""A journey's own calendar: the national holidays, and those of its province."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from gateway.begin import planned
from gateway.calendar import programme_calendar, work_calendar
from models.clock import Clock
from models.journey import Region
from tests.office import Office
from tests.world import policy, sheet

PROGRAMME = policy().programme
NATIONAL = work_calendar(2018, 5, collective_leave=True)
GALUNGAN, GOSPEL = date(2018, 5, 30), date(2018, 2, 5)


def off_only_in(province: str) -> list[date]:
    """The days of 2018 that are off in *province* and nowhere else."""
    own = programme_calendar(PROGRAMME, 2018, province)
    return [day for day in own.holidays if day.year == 2018 and day not in NATIONAL.holidays]


def test_a_province_adds_its_own_holidays_to_the_national_ones() -> None:
    assert off_only_in("Jawa Barat") == []
    assert off_only_in("Bali") == [GALUNGAN, date(2018, 5, 31), date(2018, 12, 26), date(2018, 12, 27)]
    assert off_only_in("Papua Tengah") == [GOSPEL]


def test_the_secretariat_keeps_the_national_calendar() -> None:
    assert programme_calendar(PROGRAMME, 2018) == NATIONAL


def test_a_provinces_holidays_make_no_year_known() -> None:
    assert programme_calendar(PROGRAMME, 2018, "Bali").years == NATIONAL.years


def test_over_galungan_a_deadline_in_bali_is_two_working_days_later() -> None:
    start = date(2018, 5, 28)

    days = [programme_calendar(PROGRAMME, 2018, each).plus(start, 2) for each in ("Jawa Timur", "Bali")]

    assert days == [date(2018, 5, 31), date(2018, 6, 5)]


def test_each_journey_begins_with_the_calendar_and_the_holidays_of_its_province(office: Office) -> None:
    clock = Clock.real(datetime(2018, 5, 8, 3, 0, tzinfo=UTC) - timedelta(days=1))
    regions = [
        Region(id="kabupaten-badung", code="51.03", name="Kabupaten Badung", province="Bali", zone="Asia/Makassar"),
        Region(id="kota-bogor", code="32.71", name="Kota Bogor", province="Jawa Barat", zone="Asia/Jakarta"),
    ]
    sheets = {region.id: sheet() for region in regions}
    officers = {region.id: ("narahubung.contoh",) for region in regions}

    bali, java = planned(office.engine, policy(), regions, sheets, clock, office.cohort, officers)

    assert (bali.calendar, java.calendar) == (programme_calendar(PROGRAMME, 2018, "Bali"), NATIONAL)
    assert {each.name for each in bali.policy.programme.provincial_holidays} == {"Galungan", "Kuningan"}
    assert java.policy.programme.provincial_holidays == ()
