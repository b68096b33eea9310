"""A letter about a step is cancelled by the fact that outdates it, unless it has left."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine, update
from sqlmodel import col

from activities.database import writing
from models.facts import MouConcluded, Reminded
from models.messages.steering import Replacement
from models.people import Role
from models.tables import OutboxRow
from tests.activities.contents import rows
from tests.activities.samples import (
    AT,
    COORDINATORS,
    JOURNEY,
    OFFICERS,
    PEOPLE,
    STEP,
    append,
    asked,
    batch,
    concluded,
    moved,
    rung,
    said,
)

OUTDATED = "the step was done or its date moved before this post left"
REPLACED = "the step was no longer this person's before this post left"


def fates(engine: Engine) -> list[tuple[str, str, str, str | None]]:
    return [(row.letter, row.person, row.status, row.why) for row in rows(engine, OutboxRow)]


def let_one_leave(engine: Engine) -> None:
    with writing(engine) as session:
        first = col(OutboxRow.person) == OFFICERS[0]
        session.execute(update(OutboxRow).where(first).values(status="sent"))


def test_a_letter_about_a_step_that_is_done_is_cancelled_unless_it_has_left(engine: Engine) -> None:
    append(engine, batch(asked()))
    let_one_leave(engine)

    append(engine, batch(waiting=("panel#1v1",)))

    assert fates(engine) == [
        ("task", OFFICERS[0], "sent", None),
        ("task", OFFICERS[1], "cancelled", OUTDATED),
    ]


def test_a_letter_about_a_date_that_has_moved_is_cancelled_and_the_new_date_is_told(engine: Engine) -> None:
    append(engine, batch(rung(Reminded)))
    let_one_leave(engine)

    append(engine, batch(moved(), waiting=("masterplan#1v2",)))

    assert fates(engine) == [
        ("reminder", OFFICERS[0], "sent", None),
        ("reminder", OFFICERS[1], "cancelled", OUTDATED),
        ("reminder-copy", COORDINATORS[0], "cancelled", OUTDATED),
        ("extended", OFFICERS[0], "draft", None),
        ("extended", OFFICERS[1], "draft", None),
    ]


def test_a_letter_about_no_step_and_one_about_a_step_still_open_stay(engine: Engine) -> None:
    append(engine, batch(concluded(MouConcluded(text="ab" * 32)), asked()))

    append(engine, batch(asked("panel#1v1"), waiting=(STEP,)))

    assert [(row.letter, row.status) for row in rows(engine, OutboxRow) if row.number < 3] == [
        *[("mou-concluded", "draft")] * 4,
        *[("task", "draft")] * 2,
    ]


def test_a_letter_of_another_journey_is_not_cancelled(engine: Engine) -> None:
    append(engine, batch(asked(), journey="journey/cohort-contoh/kota-lain"), batch(asked()))

    append(engine, batch(waiting=()))

    assert [(row.journey, row.status) for row in rows(engine, OutboxRow)] == [
        *[("journey/cohort-contoh/kota-lain", "draft")] * 2,
        *[(JOURNEY, "cancelled")] * 2,
    ]


def test_a_step_letter_of_somebody_who_was_replaced_is_cancelled(engine: Engine) -> None:
    append(engine, batch(asked()))
    people = PEOPLE.model_copy()
    people.replace(Role.OFFICER, OFFICERS[1], "pengganti.contoh")

    replaced = said(Replacement, role="officer", old=OFFICERS[1], new="pengganti.contoh", reason="Mutasi jabatan.")
    append(engine, batch(replaced, people=people))

    assert fates(engine) == [
        ("task", OFFICERS[0], "draft", None),
        ("task", OFFICERS[1], "cancelled", REPLACED),
        ("replaced", OFFICERS[1], "draft", None),
        ("replaced", "pengganti.contoh", "draft", None),
        ("replaced", OFFICERS[0], "draft", None),
        ("handover", "pengganti.contoh", "draft", None),
    ]


def test_a_slow_repeat_cancels_no_letter_about_a_later_step(engine: Engine) -> None:
    earlier, later = batch(asked()), batch(asked("panel#1v1"), waiting=("panel#1v1",), at=AT + timedelta(days=1))
    append(engine, earlier, later)
    before = fates(engine)

    append(engine, earlier)

    assert fates(engine) == before
