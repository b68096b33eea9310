"""The national holidays and cuti bersama of 2017 to 2027 as the yearly joint decrees (SKB) name them, typed by hand.

Written down apart from the `holidays` package, from the decrees and their revisions, so that it can be compared with
it. The decree of 2027 was known to us only through the source that the package names for it; its days are taken from
there. Days that fall on a weekend are listed too.

What to know when comparing: 2017 has the election day of 15 February and the cuti bersama of 23 June (Keppres 18/2017);
2018 the long Lebaran from 11 June; of the leave of 2020 the last revision left 21 August, 28 and 30 October, 24 and
31 December, and 22 May was a working day in the end; of 2021 only 12 May was left, and the holidays of August and
October were moved by a day; 2023 has the revised Lebaran from 19 April and two days around Idul Adha; 2025 has
18 August. Idul Adha of 2022 is the decree's 9 July, a Saturday; it was kept on 10 July.
"""

from __future__ import annotations

from datetime import date

HOLIDAYS = {
    2017: "01-01 01-28 02-15 03-28 04-14 04-24 05-01 05-11 05-25 06-01 06-25 06-26 08-17 09-01 09-21 12-01 12-25",
    2018: "01-01 02-16 03-17 03-30 04-14 05-01 05-10 05-29 06-01 06-15 06-16 06-27 08-17 08-22 09-11 11-20 12-25",
    2019: "01-01 02-05 03-07 04-03 04-17 04-19 05-01 05-19 05-30 06-01 06-05 06-06 08-11 08-17 09-01 11-09 12-25",
    2020: "01-01 01-25 03-22 03-25 04-10 05-01 05-07 05-21 05-24 05-25 06-01 07-31 08-17 08-20 10-29 12-09 12-25",
    2021: "01-01 02-12 03-11 03-14 04-02 05-01 05-13 05-14 05-26 06-01 07-20 08-11 08-17 10-20 12-25",
    2022: "01-01 02-01 02-28 03-03 04-15 05-01 05-02 05-03 05-16 05-26 06-01 07-09 07-30 08-17 10-08 12-25",
    2023: "01-01 01-22 02-18 03-22 04-07 04-22 04-23 05-01 05-18 06-01 06-04 06-29 07-19 08-17 09-28 12-25",
    2024: "01-01 02-08 02-10 02-14 03-11 03-29 03-31 04-10 04-11 05-01 05-09 05-23 06-01 06-17 07-07 08-17 09-16 11-27"
    " 12-25",
    2025: "01-01 01-27 01-29 03-29 03-31 04-01 04-18 04-20 05-01 05-12 05-29 06-01 06-06 06-27 08-17 09-05 12-25",
    2026: "01-01 01-16 02-17 03-19 03-21 03-22 04-03 04-05 05-01 05-14 05-27 05-31 06-01 06-16 08-17 08-25 12-25",
    2027: "01-01 01-05 02-06 03-08 03-10 03-11 03-26 03-28 05-01 05-06 05-17 05-20 06-01 06-06 08-15 08-17 12-25 12-26",
}
LEAVE = {
    2017: "01-02 06-23 06-27 06-28 06-29 06-30 12-26",
    2018: "06-11 06-12 06-13 06-14 06-18 06-19 06-20 12-24",
    2019: "06-03 06-04 06-07 12-24",
    2020: "08-21 10-28 10-30 12-24 12-31",
    2021: "05-12",
    2022: "04-29 05-04 05-05 05-06",
    2023: "01-23 03-23 04-19 04-20 04-21 04-24 04-25 06-02 06-28 06-30 12-26",
    2024: "02-09 03-12 04-08 04-09 04-12 04-15 05-10 05-24 06-18 12-26",
    2025: "01-28 03-28 04-02 04-03 04-04 04-07 05-13 05-30 06-09 08-18 12-26",
    2026: "02-16 03-18 03-20 03-23 03-24 05-15 05-28 12-24",
    2027: "02-05 03-09 03-12 03-15 03-25 05-18 05-19 12-24",
}
_FITRI = "2017-06-25 2018-06-15 2019-06-05 2020-05-24 2021-05-13 2022-05-02 2023-04-22 2024-04-10 2025-03-31 2026-03-21"
LEBARAN = {int(day[:4]): date.fromisoformat(day) for day in f"{_FITRI} 2027-03-10".split()}
"""The first day of Idul Fitri."""


def days_of(decrees: dict[int, str]) -> set[date]:
    """The days that *decrees* name."""
    return {date.fromisoformat(f"{year}-{day}") for year, days in decrees.items() for day in days.split()}
