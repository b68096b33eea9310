"""Letters of a cohort from its own chain: whose names they carry, and how a region's score is shown."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine

from activities.database import writing
from activities.layout import blocks, plain_text
from activities.ledger import Ledger
from activities.replies import Fate, Outcome
from activities.wording.selection import ScorePart
from activities.working import cents, working
from gateway.calendar import work_calendar
from models.calendar import LocalDeadline
from models.clock import Clock
from models.cohort.facts import ListDecided, Promoted
from models.cohort.state import CohortState, Member
from models.facts import Asked, Fact
from models.noted import Noted, NotedFacts
from models.people import People, Role
from models.standing import Standing, Waiting
from models.tables import CohortRow, OutboxRow, PersonRow, RegionRow
from tests.activities.contents import rows
from tests.activities.occasions import PARTS, office, read
from tests.activities.samples import AT, append
from tests.world import policy

COHORT, CHAIN = "smart-city-2018", "cohort/smart-city-2018"
DUE = LocalDeadline(day=date(2026, 6, 30), zone="Asia/Jakarta")
PEOPLE = People(
    holders={
        Role.COORDINATOR: ("koordinator.contoh",),
        Role.OPERATOR: ("administrator.contoh",),
        Role.PARTNER: ("bappenas.contoh",),
    }
)
STEP = "list-approval#1v1"
DEAD = Outcome(Fate.DEAD, "550 nobody here")


@pytest.fixture
def ledger(engine: Engine) -> Ledger:
    """The ledger of a database in which a cohort with two regions and its people is entered."""
    state = CohortState(
        cohort=COHORT,
        policy=policy(),
        calendar=work_calendar(2026, 2, collective_leave=True),
        clock=Clock.real(AT),
        people=PEOPLE,
        name=f"{policy().programme.name}, angkatan 2018",
        members={"kota-bogor": Member(code="32.71"), "kota-cimahi": Member(code="32.77")},
    )
    with writing(engine) as session:
        for person in ("koordinator.contoh", "administrator.contoh", "bappenas.contoh"):
            name = person.removesuffix(".contoh").title()
            session.add(PersonRow(id=person, name=name, address=f"{name.lower()}@contoh.example"))
        for region in state.members:
            name = region.replace("-", " ").title()
            session.add(RegionRow(id=region, name=name, province="Jawa Barat", zone="Asia/Jakarta"))
        fields = {"digest": "a" * 64, "state": state.model_dump_json(), "started": True}
        session.add(CohortRow(cohort=COHORT, entered_by="koordinator.contoh", **fields))
    return Ledger(engine, office(), timedelta(minutes=2))


def note(engine: Engine, fact: Fact, waiting: tuple[str, ...] = (), at: datetime = AT) -> None:
    """Record *fact* in the cohort's chain; *waiting* are the steps that are open after it."""
    noted = Noted(
        identity=f"cohort/{fact.recorded_as}/{at.isoformat()}",
        at=at,
        kind=fact.recorded_as,
        body=fact.model_dump(mode="json"),
    )
    standing = Standing(
        journey=CHAIN, cohort=COHORT, region=COHORT, stage="cohort", at=at, waiting=tuple(map(_waiting, waiting))
    )
    append(engine, NotedFacts(journey=CHAIN, facts=(noted,), standing=standing, people=PEOPLE, progress={}))


def _waiting(key: str) -> Waiting:
    fields = {"since": AT, "due": DUE, "estimated": False, "next_at": None, "next_what": None, "then": "escalates"}
    persons = PEOPLE.of(Role.PARTNER)
    return Waiting.model_validate(
        {"step": "list-approval", "key": key, "role": Role.PARTNER, "persons": persons, **fields}
    )


def asked() -> Fact:
    return Asked(step=STEP, role=Role.PARTNER, persons=PEOPLE.of(Role.PARTNER), due=DUE)


def claimed(ledger: Ledger) -> list[tuple[str, str]]:
    """Subject and text of every letter that waits."""
    letters = [read(letter.content) for letter in ledger.claim(20)]
    return [(str(message["Subject"]), " ".join(text.split())) for message, text in letters]


def test_a_letter_of_the_cohort_names_regions_and_institutions_as_people_know_them(
    engine: Engine, ledger: Ledger
) -> None:
    note(engine, Promoted(region="kota-cimahi", rank=51, place="kota-bogor", cause="kota-bogor#7"))
    votes = {"bappenas": "approve", "kemendagri": "object"}
    later = AT + timedelta(seconds=1)
    note(engine, ListDecided(digest="ab" * 32, verdict="refused", votes=votes), at=later)

    (promoted, first), (refused, second), _ = claimed(ledger)

    assert [promoted, refused] == [
        "Pemberitahuan pengisian tempat peserta: angkatan 2018",
        "Pemberitahuan hasil pemungutan suara atas daftar: angkatan 2018",
    ]
    assert (
        "Kami sampaikan bahwa Kota Cimahi dari daftar cadangan (peringkat 51) ditetapkan sebagai peserta "
        "Gerakan Menuju 100 Smart City angkatan 2018, mengisi tempat yang dilepas oleh Kota Bogor."
    ) in first
    assert "- Kementerian PPN/Bappenas: menyetujui - Kementerian Dalam Negeri: berkeberatan" in second


def test_a_partner_is_asked_in_the_name_of_the_cohort_and_not_of_a_region(engine: Engine, ledger: Ledger) -> None:
    note(engine, asked(), (STEP,))

    ((subject, text),) = claimed(ledger)

    assert subject == "Pemberitahuan tugas persetujuan daftar hasil pemeringkatan: angkatan 2018"
    assert (
        "Untuk persetujuan daftar hasil pemeringkatan dalam angkatan 2018, kami mohon Saudara memeriksa daftar" in text
    )
    assert "perjalanan daerah" not in text


def test_a_task_of_the_cohort_that_is_done_is_cancelled_before_it_leaves(engine: Engine, ledger: Ledger) -> None:
    note(engine, asked(), (STEP,))
    note(engine, Promoted(region="kota-cimahi", rank=51, place="kota-bogor", cause="x"), at=AT + timedelta(seconds=1))

    assert [row.status for row in rows(engine, OutboxRow)] == ["cancelled", "draft"]


def test_a_dead_address_in_the_cohorts_post_is_told_to_its_coordinators(engine: Engine, ledger: Ledger) -> None:
    note(engine, asked(), (STEP,))
    (letter,) = ledger.claim(5)

    ledger.mark([(letter, DEAD)])

    ((subject, text),) = claimed(ledger)
    assert subject == "Pemberitahuan kendala pengiriman surel: angkatan 2018"
    assert (
        "Surel berisi pemberitahuan tugas dalam angkatan 2018 tidak dapat disampaikan kepada Bappenas. Jawaban server "
        "surel: “550 nobody here”"
    ) in text
    assert [(row.letter, row.person, row.status) for row in rows(engine, OutboxRow)] == [
        ("task", "bappenas.contoh", "dead"),
        ("undeliverable", "koordinator.contoh", "sending"),
    ]


def test_a_score_is_shown_with_every_number_to_two_decimals() -> None:
    parts = [ScorePart.model_validate(part) for part in PARTS]

    assert plain_text([blocks(working(parts, "id"))]).splitlines() == [
        "    Parameter                                 Data    Skor  Bobot  Tertimbang",
        "    Indeks Kota Berkinerja Tinggi            71,20   71,20  25,00       17,80",
        "    Indeks Kota Berkelanjutan                    –       –      –           –",
        "    Indeks Kota Hijau                        58,55   58,55  33,33       19,52",
        "    kemampuan keuangan daerah (KKD)  sangat tinggi  100,00  25,00       25,01",
    ]
    assert plain_text([blocks(working(parts[2:3], "en"))]).splitlines() == [
        "    Parameter          Data  Points  Weight  Weighted",
        "    Green City Index  58.55   58.55   33.33     19.52",
    ]


@pytest.mark.parametrize(
    ("value", "told"), [("62.505", "62,51"), ("62.504999999999999", "62,50"), ("0", "0,00"), (None, "–")]
)
def test_a_half_is_rounded_upwards(value: Any, told: str) -> None:
    assert cents(None if value is None else Decimal(value), "id") == told
