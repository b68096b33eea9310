"""One page for a successor: promised, decided, pending, with whom, next; in the reader's language, from the record."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import Engine
from sqlmodel import col, select

from activities.database import reading, writing
from activities.handover import handover_page
from activities.letters import Letters
from activities.occasion import occasion_of
from models.facts import (
    IndexComputed,
    MouConcluded,
    PanelDecided,
    PresentationScored,
    Rescheduled,
    SignatureAmended,
    SteppedDown,
)
from models.messages.masterplan import ActionPlan, PresentationDate
from models.messages.mou import Capacity
from models.messages.panel import PanelAppointment
from models.messages.quickwin import LaunchPlan
from models.messages.steering import Extension, Replacement
from models.messages.training import Commitment, SessionDate
from models.noted import Noted
from models.panel import Verdict
from models.people import Role
from models.signature import SignatureEntry
from models.tables import OutboxRow, PersonRow, TextRow
from tests.activities.occasions import read
from tests.activities.samples import DUE, JOURNEY, LATER, append, batch, concluded, enter, said
from tests.models.samples import ACTION, A

NEW = "pengganti.contoh"
SIGNED = SignatureEntry(
    message="pesan-contoh-2",
    entered_by="koordinator.contoh",
    role=Role.HEAD,
    signatory="kepala.contoh",
    capacity=Capacity.PLT,
    signed_on=date(2026, 5, 8),
)


def record() -> list[Noted]:
    """A journey's facts: promises, decisions, and tasks that changed hands."""
    ids = (f"contoh-{number:04}" for number in range(1, 20))
    amended = {"before": {"signed_on": "2026-05-08"}, "after": {"signed_on": "2026-05-09"}, "reason": "salah tanggal"}
    panel = {"members": ["penelaah-1.contoh", "penelaah-2.contoh", "penelaah-3.contoh"], "chair": "penelaah-2.contoh"}
    down = {"member": "penelaah-3.contoh", "role": "reviewer", "interest": "relation", "taken_out": True}
    left = {"left": ("penelaah-1.contoh", "penelaah-2.contoh"), "needed": 2, "chair": "penelaah-2.contoh"}
    moved = {"step": "masterplan#1v2", "persons": (), "due": LATER, "before": DUE, "version": 2, "cause": "extended"}
    return [
        concluded(MouConcluded(text=A, signatures=(SIGNED,))),
        concluded(SignatureAmended.model_validate({"role": "head", "signatory": "kepala.contoh", **amended}), of="1"),
        said(SessionDate, id=next(ids), session=4, on="2026-06-02", place="Aula (contoh)"),
        said(Commitment, id=next(ids), sheet=A, quick_wins=["Layanan aduan (contoh)", "Antrean puskesmas (contoh)"]),
        said(PanelAppointment, id=next(ids), **panel, reason="pembagian tugas"),
        said(ActionPlan, id=next(ids), rows=[{**ACTION, "programme": f"Program contoh {n}"} for n in range(1, 15)]),
        said(Extension, id=next(ids), due="2026-07-14", reason="menunggu data\nkementerian"),
        concluded(Rescheduled.model_validate(moved), of="masterplan#1v2"),
        concluded(SteppedDown.model_validate({**down, **left}), of="penelaah-3.contoh/reviewer"),
        concluded(PanelDecided(round=1, verdict=Verdict.REVISE, dossier=A, votes={}), of="1"),
        said(PresentationDate, id=next(ids), on="2026-08-12", place="Balai (contoh)"),
        said(PresentationDate, id=next(ids), on="2026-08-19", place="Balai (contoh)"),
        concluded(PresentationScored(masterplan=Decimal("81.50"), quick_win=Decimal("77.00"), reviewers=2)),
        said(LaunchPlan, id=next(ids), quick_win="Layanan aduan (contoh)", document=A, promised="2026-11-01"),
        concluded(IndexComputed.model_validate({"index": "3.31", "scores": {}, "cycle": "2026"})),
        said(Replacement, id="contoh-serah", role="mentor", old="pembimbing.contoh", new=NEW, reason="Mutasi jabatan."),
    ]


def recorded(engine: Engine, language: str = "id") -> None:
    """The record, and a successor who reads *language*."""
    enter(engine)
    with writing(engine) as session:
        successor = {"name": "Pengganti", "address": "pengganti@contoh.example", "language": language}
        session.add(PersonRow(id=NEW, **successor))
    append(engine, batch(*record()))


INDONESIAN = """\
SERAH TERIMA TUGAS: Kota Contoh, tahap penelaahan masterplan
Yang dijanjikan
- 24 Juni 2026: bimtek sesi IV pada 2 Juni 2026 di Aula (contoh)
- 24 Juni 2026: program percepatan (quick win): Layanan aduan (contoh) dan Antrean puskesmas (contoh)
- 24 Juni 2026: rencana aksi, 14 program: Program contoh 1, Program contoh 2, Program contoh 3, Program contoh 4, \
Program contoh 5, Program contoh 6, Program contoh 7, Program contoh 8, Program contoh 9, Program contoh 10, \
Program contoh 11, Program contoh 12, dan +2
- 24 Juni 2026: pemaparan pada 19 Agustus 2026 di Balai (contoh)
- 24 Juni 2026: peluncuran Layanan aduan (contoh) pada 1 November 2026
Yang telah diputuskan
- 24 Juni 2026: nota kesepahaman lengkap ditandatangani
- 24 Juni 2026: tanda tangan Kepala (kepala daerah, Plt.) tanggal 9 Mei 2026
- 24 Juni 2026: perpanjangan batas waktu; alasan: menunggu data kementerian
- 24 Juni 2026: batas waktu penyerahan masterplan dan rencana aksi: semula 30 Juni 2026 pukul 23.59 WIB, menjadi \
14 Juli 2026 pukul 23.59 WIB
- 24 Juni 2026: masterplan, putaran 1: perlu perbaikan
- 24 Juni 2026: nilai pemaparan: masterplan 81,50, program percepatan 77,00
- 24 Juni 2026: nilai indeks 3,31 dari 4, siklus 2026
Penugasan dan perubahannya
- 24 Juni 2026: tim penelaah Penelaah-1, Penelaah-2, dan Penelaah-3, ketua Penelaah-2; alasan: pembagian tugas
- 24 Juni 2026: Penelaah-3 tidak lagi bertugas sebagai penelaah karena konflik kepentingan
- 24 Juni 2026: pembimbing: Pengganti menggantikan Pembimbing; alasan: Mutasi jabatan.
Yang belum selesai
- penyerahan masterplan dan rencana aksi: menunggu Narahubung-1 dan Narahubung-2 (narahubung daerah) sejak \
24 Juni 2026; batas waktu 30 Juni 2026 pukul 23.59 WIB
Pihak yang bertugas
- narahubung daerah: Narahubung-1 dan Narahubung-2
- kepala daerah: Kepala
- koordinator: Koordinator <koordinator@contoh.example>
- penanda tangan pihak program: Penanda-Tangan
- asesor: Asesor
- pembimbing: Pembimbing
- penelaah: Penelaah-1, Penelaah-2, dan Penelaah-3
- verifikator bukti: Verifikator
- evaluator: Evaluator
- moderator: Moderator
- administrator sistem: Admin
Yang berikutnya
- penyerahan masterplan dan rencana aksi: setelah batas waktu daerah diusulkan gugur"""


def test_the_page_says_what_was_promised_decided_and_is_pending_and_with_whom(sqlite: Engine) -> None:
    recorded(sqlite)

    with reading(sqlite) as session:
        assert "\n".join(handover_page(session, JOURNEY, "id")) == INDONESIAN


def test_the_page_is_in_english_for_whoever_reads_english(sqlite: Engine) -> None:
    recorded(sqlite)

    with reading(sqlite) as session:
        page = handover_page(session, JOURNEY, "en")

    assert page[:3] == [
        "HANDOVER: Kota Contoh, stage masterplan review",
        "Promised",
        "- 24 June 2026: training session IV on 2 June 2026, Aula (contoh)",
    ]
    assert page[8:11] == [
        "- 24 June 2026: memorandum of understanding signed by all",
        "- 24 June 2026: signature of Kepala (regional head, Plt.), dated 9 May 2026",
        "- 24 June 2026: extension; reason: menunggu data kementerian",
    ]
    assert page[-1] == "- masterplan and action plan: after the date the region is proposed to lapse"


def test_a_new_journey_has_a_page_too(sqlite: Engine) -> None:
    enter(sqlite)
    append(sqlite, batch(waiting=()))

    with reading(sqlite) as session:
        page = handover_page(session, JOURNEY, "id")

    assert [page[page.index(heading) + 1] for heading in ("Yang dijanjikan", "Yang telah diputuskan")] == [
        "- belum ada",
        "- belum ada",
    ]


def test_words_that_were_erased_are_a_dash(sqlite: Engine) -> None:
    recorded(sqlite)
    with writing(sqlite) as session:
        for row in session.exec(select(TextRow)):
            row.words = None

    with reading(sqlite) as session:
        page = handover_page(session, JOURNEY, "id")

    assert "- 24 Juni 2026: pembimbing: Pengganti menggantikan Pembimbing; alasan: –" in page


def test_the_successor_gets_the_page_as_a_letter_by_itself(sqlite: Engine) -> None:
    recorded(sqlite)

    with reading(sqlite) as session:
        rows = session.exec(select(OutboxRow).where(OutboxRow.letter == "handover").order_by(col(OutboxRow.id))).all()
        occasion = occasion_of(session, rows[0])
    _, text = read(Letters("Sekretariat Program <seratus@seratus.example>").compose(occasion))

    assert [row.person for row in rows] == [NEW]
    said_lines = " ".join(text.split())
    assert (
        "Kami mohon Saudara memeriksa langkah yang belum selesai dan batas waktunya: Saudara kini bertugas sebagai "
        "pembimbing dalam perjalanan daerah Kota Contoh, menggantikan Pembimbing."
    ) in said_lines
    assert all(" ".join(line.split()) in said_lines for line in INDONESIAN.splitlines())
    assert max(len(line) for line in text.splitlines()) <= 78
