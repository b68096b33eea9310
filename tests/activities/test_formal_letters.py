"""A formal letter has its head, office, closing and copies, and waits until the registry has numbered it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from activities.composing import words_of
from activities.letters import Occasion
from gateway.letters.held import edit
from gateway.letters.releasing import release
from models.errors import Refused
from models.facts import Asked, Ended, Placed
from models.formal import FORMAL, Region, Release, overtaken
from models.noted import Noted
from models.people import Role
from models.post import TO_ACT
from models.tables import LetterRow, OutboxRow
from queries.formal_letters import held_letters, letter_text
from queries.post_ledger import post_ledger
from tests.activities.cohort_occasions import every_occasion
from tests.activities.contents import rows
from tests.activities.occasions import named, office, read
from tests.activities.relay import Relay
from tests.activities.samples import DUE, JOURNEY, OFFICERS, PEOPLE, concluded, enter

HEAD = "kepala.contoh"
COORDINATOR = PEOPLE.of(Role.COORDINATOR)[0]
INVITATION = concluded(Asked(step="invitation#1v1", role=Role.HEAD, persons=(HEAD,), due=DUE), of="invitation#1v1")
KEY = f"{JOURNEY}/{INVITATION.identity}/mou-invitation"
NUMBERED = {
    "number": "B-001/CONTOH/06/2026",
    "date": "2026-06-24",
    "signatory": "Penanda Tangan Contoh",
    "position": "Direktur Contoh",
}
MISSING = "its registry number, date and signatory are not entered"


def form(**changes: str) -> Release:
    return Release.model_validate(NUMBERED | changes)


def placed(result: str) -> Noted:
    """The list's word about the sample region."""
    fields = {"result": result, "minutes": "BA-01/CONTOH", "reason": "Menurut peringkat."}
    return concluded(Placed.model_validate(fields), of=result)


def ended(outcome: str) -> Noted:
    return concluded(Ended.model_validate({"outcome": outcome, "stage": "masterplan", "reason": "contoh"}))


def letters(relay: Relay) -> list[tuple[str, str, str | None]]:
    return [(row.kind, row.status, row.why) for row in rows(relay.engine, LetterRow)]


@pytest.mark.parametrize("about", [about for about in every_occasion() if about.formal], ids=named)
def test_every_formal_letter_is_written_in_full(about: Occasion) -> None:
    _, text = read(office().compose(about))

    head = "Sekretariat Program\nGerakan Menuju 100 Smart City\n\nNomor    : B-001/CONTOH/06/2026"
    assert text.startswith(head)
    assert "\n\nYth. Wali Kota Bogor\ndi Bogor\n\nSehubungan dengan " in text
    assert (
        "\n\nAtas perhatian Saudara, kami ucapkan terima kasih.\n\nPlt. Direktur Contoh,\n\nPenanda Tangan Contoh\n\n"
        "Tembusan:\n1. Gubernur Jawa Barat\n2. Sekretaris Daerah Kota Bogor\n\n"
    ) in text
    says = " ".join(text.split())
    assert says.endswith("untuk diketahui." if about.role != "head" else "sebagai kepala daerah Kota Bogor.")
    assert not re.search(r"None|\{\{|\{%|Dengan hormat|Pemberitahuan elektronik|\n\n\n\n", text)
    assert max(len(line) for line in text.splitlines()) <= 78


def test_the_six_kinds_are_the_selection_the_invitation_the_award_and_the_evaluation() -> None:
    assert {about.letter for about in every_occasion() if about.formal} == FORMAL
    assert not FORMAL & TO_ACT


def test_a_letter_goes_to_the_office_in_its_seat_with_governor_and_secretary_in_copy() -> None:
    regency = Region("Kabupaten Mimika", "Papua Tengah", "Timika")
    city = Region("Kota Bogor", "Jawa Barat", None)

    assert (regency.office, regency.at) == ("Bupati Mimika", "Timika")
    assert (city.office, city.at) == ("Wali Kota Bogor", "Bogor")
    assert regency.copies == ("Gubernur Papua Tengah", "Sekretaris Daerah Kabupaten Mimika")


async def test_a_letter_is_held_until_it_is_numbered_and_the_task_leaves_by_itself(relay: Relay) -> None:
    relay.note(INVITATION, waiting=("invitation#1v1",))
    await relay.work()

    assert [(row.letter, row.person, row.status) for row in relay.outbox()] == [
        ("task", HEAD, "sent"),
        *(("mou-invitation", person, "held") for person in (*OFFICERS, HEAD)),
    ]
    assert [letter.key for letter in held_letters(relay.engine)] == [KEY]


async def test_a_released_letter_leaves_to_the_head_and_as_a_copy_to_the_officers(relay: Relay) -> None:
    relay.note(INVITATION, waiting=("invitation#1v1",))
    release(relay.engine, [(KEY, form(capacity="a.n.", behalf="Menteri Contoh", nip="1" * 18))], COORDINATOR)
    await relay.work()

    assert {row.status for row in relay.outbox()} == {"sent"}
    subject, text = words_of_first(relay, "mou-invitation")
    assert subject == "Surat undangan nota kesepahaman: Kota Contoh"
    assert text.splitlines()[3:11] == [
        "Nomor    : B-001/CONTOH/06/2026                          Jakarta, 24 Juni 2026",
        "Sifat    : Biasa",
        "Lampiran : -",
        "Hal      : Undangan penandatanganan nota kesepahaman",
        "",
        "Yth. Wali Kota Contoh",
        "di Contoh",
        "",
    ]
    signed = ["a.n. Menteri Contoh", "Direktur Contoh,", "", "Penanda Tangan Contoh", f"NIP {'1' * 18}"]
    assert "\n".join(signed) in text


def words_of_first(relay: Relay, letter: str) -> tuple[str, str]:
    from activities.database import reading

    row = next(row for row in relay.outbox() if row.letter == letter)
    with reading(relay.engine) as session:
        return words_of(session, relay.letters, row)


def test_an_edited_letter_says_what_was_entered_and_keeps_its_frame(relay: Relay) -> None:
    relay.note(INVITATION, waiting=("invitation#1v1",))

    edit(relay.engine, KEY, "Sehubungan dengan contoh,\nkami mengundang Saudara.\n\nParagraf kedua.\n", COORDINATOR)

    text = letter_text(relay.engine, relay.letters, KEY)
    assert text.startswith(f"{KEY}: held\nto: {HEAD} (held), {OFFICERS[0]} (held), {OFFICERS[1]} (held)\n")
    assert "\n\nSehubungan dengan contoh, kami mengundang Saudara.\n\nParagraf kedua.\n\nAtas perhatian" in text
    assert "Nomor    : (menunggu registrasi)" in text


def test_every_step_of_a_letter_is_in_the_ledger(relay: Relay) -> None:
    relay.note(placed("reserve"))
    edit(relay.engine, (key := f"{JOURNEY}/masterplan/placed/reserve/reserve"), "Contoh.", COORDINATOR)
    release(relay.engine, [(key, form())], COORDINATOR)

    why = "number B-001/CONTOH/06/2026 of 2026-06-24, signed by Penanda Tangan Contoh, Direktur Contoh"
    readers = (*OFFICERS, HEAD)
    assert [line.text.partition("  ")[2] for line in post_ledger(relay.engine, JOURNEY)] == [
        f"letter reserve: held: {MISSING}",
        *(f"#{number} reserve to {person}: written because of placed 1" for number, person in enumerate(readers, 1)),
        *(f"#{number} reserve to {person}: held: {MISSING}" for number, person in enumerate(readers, 1)),
        f"letter reserve: edited: 1 paragraph(s), by {COORDINATOR}",
        f"letter reserve: released as {why}, by {COORDINATOR}",
        *(f"#{n} reserve to {person}: released as {why}, by {COORDINATOR}" for n, person in enumerate(readers, 1)),
    ]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        (
            {"date": "2026-06-23"},
            "the letter cannot be dated 2026-06-23; from 2026-06-24, its decision's day, to today",
        ),
        ({"date": "2099-01-01"}, "the letter cannot be dated 2099-01-01; from 2026-06-24"),
    ],
)
def test_a_date_before_the_decision_or_after_today_is_refused(relay: Relay, changes: dict[str, str], why: str) -> None:
    relay.note(INVITATION)

    with pytest.raises(Refused, match=why):
        release(relay.engine, [(KEY, form(**changes))], COORDINATOR)
    assert letters(relay) == [("mou-invitation", "held", None)]


def test_a_number_is_used_once_in_a_year_and_the_sentence_names_the_other_letter(engine: Engine) -> None:
    from tests.activities.samples import append, batch

    enter(engine)
    append(engine, batch(INVITATION, placed("selected")))
    first = f"{JOURNEY}/masterplan/placed/selected/selected"
    release(engine, [(first, form())], COORDINATOR)

    with pytest.raises(Refused) as refusal:
        release(engine, [(KEY, form())], COORDINATOR)

    assert str(refusal.value) == (
        f"the number B-001/CONTOH/06/2026 was used in 2026 for {first}; "
        "a letter has a number of its own, from the registry"
    )
    assert {row.key: row.status for row in rows(engine, LetterRow)} == {first: "released", KEY: "held"}


def test_of_several_letters_all_are_released_or_none(relay: Relay) -> None:
    relay.note(INVITATION, placed("selected"))
    second = f"{JOURNEY}/masterplan/placed/selected/selected"

    with pytest.raises(Refused) as refusal:
        release(relay.engine, [(KEY, form()), (second, form())], COORDINATOR)

    assert str(refusal.value).startswith("nothing is released; row 3: the number B-001/CONTOH/06/2026 was used in 2026")
    assert {status for _, status, _ in letters(relay)} == {"held"}

    assert release(relay.engine, [(KEY, form()), (second, form(number="B-002/CONTOH"))], COORDINATOR) == 2
    assert {status for _, status, _ in letters(relay)} == {"released"}


def test_only_a_coordinator_of_the_journey_releases_and_edits(relay: Relay) -> None:
    relay.note(INVITATION)
    why = f"{OFFICERS[0]} is officer in {JOURNEY}; only its coordinators have a hand in its post"

    for deed in (
        lambda: release(relay.engine, [(KEY, form())], OFFICERS[0]),
        lambda: edit(relay.engine, KEY, "Contoh.", OFFICERS[0]),
    ):
        with pytest.raises(Refused, match=re.escape(why)):
            deed()


@pytest.mark.parametrize(
    "changes", [{"number": ""}, {"signatory": ""}, {"date": ""}, {"capacity": "a.n."}, {"nip": "1"}]
)
def test_nothing_is_released_without_number_date_and_signatory(changes: dict[str, str]) -> None:
    from gateway.letters.release_file import read_release

    with pytest.raises(Refused, match="the letter stays held: "):
        read_release(NUMBERED | changes)


def test_a_region_that_is_placed_anew_gets_no_letter_about_its_old_place(relay: Relay) -> None:
    relay.note(placed("reserve"))
    relay.note(placed("selected"))

    why = "the region was placed anew before this letter was released"
    assert letters(relay) == [("reserve", "cancelled", why), ("selected", "held", None)]
    assert [(row.letter, row.status) for row in relay.outbox()] == [("reserve", "cancelled")] * 3 + [
        ("selected", "held")
    ] * 3
    with pytest.raises(Refused, match=f"was cancelled: {why}; only a held letter can be edited or released"):
        release(relay.engine, [(f"{JOURNEY}/masterplan/placed/reserve/reserve", form())], COORDINATOR)


def test_a_letter_that_was_released_is_not_taken_back_by_the_journeys_end(relay: Relay) -> None:
    relay.note(placed("selected"))
    release(relay.engine, [(f"{JOURNEY}/masterplan/placed/selected/selected", form())], COORDINATOR)
    relay.note(ended("withdrawn"))

    assert letters(relay) == [("selected", "released", None)]


@pytest.mark.parametrize(
    ("letter", "outcome", "stands"),
    [
        *((letter, "withdrawn", letter == "awarded") for letter in sorted(FORMAL)),
        ("not-selected", "not-selected", True),
        ("reserve", "not-selected", False),
        ("evaluation-result", "completed", True),
        ("awarded", "completed", True),
        ("mou-invitation", "declined", False),
    ],
)
def test_the_end_of_a_journey_leaves_only_the_decisions_that_stand(letter: str, outcome: str, stands: bool) -> None:
    assert (overtaken(letter, "ended", {"outcome": outcome}) is None) is stands


async def test_a_letter_that_an_older_build_wrote_as_a_notice_is_held(relay: Relay) -> None:
    from sqlalchemy import delete, update

    from activities.database import writing

    relay.note(placed("selected"))
    with writing(relay.engine) as session:
        session.execute(update(OutboxRow).values(letter_key=None, status="pending"))
        session.execute(delete(LetterRow))

    assert await relay.look() == 0

    assert [(row.status, row.letter_key) for row in relay.outbox()] == [
        ("held", f"{JOURNEY}/masterplan/placed/selected/selected")
    ] * 3
    assert letters(relay) == [("selected", "held", None)]


def test_a_release_is_told_with_the_day_on_the_programmes_clock(relay: Relay) -> None:
    relay.note(INVITATION)
    release(relay.engine, [(KEY, form())], COORDINATOR)

    (line,) = [line for line in post_ledger(relay.engine, JOURNEY) if line.what == "released" and line.outbox is None]
    assert abs(line.at - datetime.now(UTC)) < timedelta(minutes=5)
    assert date.fromisoformat(rows(relay.engine, LetterRow)[0].dated) == date(2026, 6, 24)
