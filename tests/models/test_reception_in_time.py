"""In time is judged by the moment of receipt; a missed step may be reopened."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from models.noted import Receipt
from models.progress.assessment import AssessmentProgress
from models.progress.mou import MouProgress
from models.reception import receipt_for
from tests.models.samples import NOW, A, said
from tests.models.scene import ASSESSOR, COORDINATOR, HEAD, OFFICER, SIGNATORY, scene

LATE = datetime(2018, 5, 18, 17, 0, tzinfo=UTC)
"""Midnight in Jakarta after 18 May, on which the contacts were due."""


def test_the_last_moment_counts_and_the_next_one_does_not() -> None:
    here = scene("assessment", AssessmentProgress())
    assert here.state.open[0].deadline.due.day == date(2018, 5, 18)

    here.accepts("contacts", OFFICER, LATE - timedelta(microseconds=1))
    assert here.refuses("contacts", OFFICER, LATE) == (
        "contacts was due 2018-05-18 23.59 WIB; received at 2018-05-18T17:00:00+00:00 is too late; "
        "a coordinator may extend or reopen it"
    )


def test_a_message_received_in_time_counts_though_it_is_looked_at_days_later() -> None:
    here = scene("assessment", AssessmentProgress())

    here.examine(said("contacts", OFFICER, received_at="2018-05-18T16:59:59+00:00"), LATE + timedelta(days=3))


def test_the_programmes_own_people_may_answer_after_the_date() -> None:
    here = scene("assessment", AssessmentProgress(step="verification"))

    here.accepts("verify-data", ASSESSOR, LATE + timedelta(days=60))


def test_a_lapsed_step_is_refused_until_a_coordinator_reopens_it() -> None:
    here = scene("assessment", AssessmentProgress())
    here.lapse(LATE)

    assert here.refuses("contacts", OFFICER, LATE) == (
        "contacts lapsed: it was due 2018-05-18 23.59 WIB; a coordinator may reopen it"
    )


def test_each_signatory_has_a_date_of_its_own() -> None:
    here = scene("mou", MouProgress(step="signing", text=A, versions=1, signed={"head": HEAD}))

    here.accepts("sign", SIGNATORY, LATE + timedelta(days=90), signatory=SIGNATORY, text=A)
    here.accepts("sign", COORDINATOR, LATE + timedelta(days=90), signatory=SIGNATORY, text=A)


def test_the_receipt_names_the_message_the_fact_and_the_moment() -> None:
    here = scene("assessment", AssessmentProgress())
    message = said("contacts", OFFICER, id="pesan-contoh-c", received_at=NOW.isoformat())

    assert receipt_for(message, here.state) == Receipt(
        message="pesan-contoh-c",
        journey="journey/cohort-contoh/kota-bogor",
        kind="contacts",
        recorded_as="contacts-named",
        received_at=NOW,
        digest=message.digest(),
    )
