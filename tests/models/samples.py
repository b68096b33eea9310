"""One well-formed message of every kind, as plain data, from sample people."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, settings

from models.messages import Message, parse

SOME = settings(
    deadline=None,
    max_examples=100,
    database=None,
    # A shared machine may be slow; that says nothing about the programme.
    suppress_health_check=[HealthCheck.too_slow],
)

NOW = datetime(2018, 5, 8, 3, 0, tzinfo=UTC)
"""Ten in the morning in Jakarta on the day on which the memoranda of 2018 were signed."""
A, B, C = "a" * 64, "b" * 64, "c" * 64
"""Digests of sample documents."""
ACTION = {
    "programme": "Program contoh",
    "pillar": "smart-living",
    "office": "Dinas contoh",
    "year": 2019,
    "budget": 250_000_000,
    "source": "APBD (contoh)",
    "indicator": "jumlah warga terlayani",
}
REALISED = {"programme": "Program contoh", "planned": "50", "realised": "42.50", "evidence": A, "note": "berjalan"}
SERVICE = {"title": "Layanan izin (contoh)", "domain": "perizinan", "since": "2018-01-02", "evidence": A}
SCORES = {"baseline": "3.60", "output": "3.21", "outcome": "3.23", "impact": "3.07", "quick-win": "3.65"}

FIELDS: dict[str, dict[str, Any]] = {
    "contacts": {"officers": ["narahubung.contoh"], "head": "kepala-daerah.contoh"},
    "confirm-data": {"sheet": A},
    "dispute-data": {"sheet": A, "faults": [{"parameter": "kkd", "note": "angka tahun sebelumnya"}]},
    "verify-data": {"verdict": "verified", "note": "sesuai sumber"},
    "select": {"result": "selected", "minutes": "BA-01/contoh", "reason": "peringkat ke-3"},
    "correct-sheet": {
        "parameter": "kkd",
        "category": "sedang",
        "year": 2017,
        "source": "ilustrasi",
        "reason": "salah tahun",
    },
    "exclude": {"reason": "data belum terverifikasi"},
    "object": {"parameter": "green", "document": A, "note": "angka tahun sebelumnya"},
    "accept": {},
    "decline": {"reason": "anggaran belum siap"},
    "text": {"digest_of_text": B, "reason": "naskah pertama"},
    "sign": {
        "signatory": "kepala-daerah.contoh",
        "capacity": "definitif",
        "text": B,
        "signed_on": "2018-05-08",
        "method": "paper",
        "scan": C,
    },
    "unsign": {"signatory": "kepala-daerah.contoh", "text": B, "message": "pesan-contoh-0", "reason": "salah pindai"},
    "team": {"council": ["dewan.contoh"], "working_team": ["tim.contoh"], "decree": C},
    "open-gate": {"reason": "pelatihan pembimbing selesai"},
    "assign-mentor": {"mentor": "pembimbing.contoh", "reason": "penugasan pembimbing"},
    "session-date": {"session": 1, "on": "2018-07-02", "place": "Aula contoh"},
    "attendance": {"session": 1, "list_digest": A, "present": 24},
    "output": {"session": 1, "document": A, "title": "Daftar tantangan"},
    "judge-session": {"session": 1, "verdict": "accepted", "note": "keluaran sesuai"},
    "mentor-note": {"note": "daerah aktif"},
    "commitment": {"sheet": A, "quick_wins": ["Layanan aduan warga (contoh)"]},
    "book": {"book": "masterplan", "document": A},
    "action-plan": {"rows": [ACTION]},
    "vote": {"verdict": "approve", "dossier": A, "scores": {"kesesuaian": 3}},
    "presentation-date": {"on": "2018-10-01", "place": "Jakarta (contoh)"},
    "presentation-held": {"on": "2018-10-01", "presenter": "Kepala daerah (contoh)", "quick_win": "Layanan (contoh)"},
    "presentation-score": {"masterplan": "82.50", "quick_win": "79"},
    "launch-plan": {"quick_win": "Layanan (contoh)", "document": A, "promised": "2018-11-01"},
    "judge-plan": {"verdict": "approved", "plan": A, "note": "rencana jelas"},
    "launched": {"on": "2018-05-07", "place": "Alun-alun contoh"},
    "evidence": {"evidence": "peluncuran", "document": A, "shows": "foto peluncuran"},
    "verify-evidence": {"verdict": "verified", "evidence": A, "note": "terlihat jelas"},
    "recheck": {"running": True, "note": "masih berjalan"},
    "realisation": {"rows": [REALISED]},
    "self-score": {"scores": SCORES, "evidence": A},
    "evaluator-score": {"scores": SCORES},
    "moderated-score": {"scores": SCORES},
    "choose-egov": {"minutes": "BA-09/contoh", "reason": "pilihan tim"},
    "egov-services": {"services": [SERVICE]},
    "check-service": {"service": 1, "check": "running", "verdict": "passed", "note": "berjalan baik", "evidence": B},
    "extend": {"due": "2018-07-31", "reason": "libur panjang"},
    "pause": {"reason": "bencana banjir"},
    "resume": {"reason": "keadaan pulih"},
    "withdraw": {"reason": "pergantian prioritas daerah"},
    "stop": {"reason": "program selesai lebih awal"},
    "replace": {"role": "reviewer", "old": "penelaah-1.contoh", "new": "penelaah-9.contoh", "reason": "mutasi"},
    "substitute": {
        "role": "reviewer",
        "person_for": "penelaah-1.contoh",
        "substitute": "penelaah-9.contoh",
        "since": "2018-05-09",
        "until": "2018-05-16",
        "reason": "dinas luar",
    },
    "end-substitution": {
        "person_for": "penelaah-1.contoh",
        "substitute": "penelaah-9.contoh",
        "reason": "sudah kembali",
    },
    "change-contacts": {"officers": ["narahubung-2.contoh"], "letter": A, "reason": "mutasi jabatan"},
    "reopen": {"due": "2018-07-31", "reason": "keberatan diterima"},
    "confirm-lapse": {"minutes": "BA-07/contoh", "reason": "tidak ada kabar"},
    "award": {
        "category": "overall",
        "place": 1,
        "score": "81.50",
        "minutes": "BA-20/contoh",
        "decree_number": "SK-20/contoh",
    },
    "remind": {"reason": "belum ada jawaban"},
    "record-call": {"step": "contacts", "outcome": "reached", "note": "akan dikirim besok"},
    "change-policy": {"changes": {"masterplan.revision.days": 20}, "reason": "libur panjang"},
    "change-calendar": {
        "years": [2018],
        "adds": ["2018-06-08"],
        "decree_number": "SKB-contoh/2018",
        "reason": "keputusan baru (contoh)",
    },
    "move": {},
    "appoint-panel": {
        "members": ["penelaah-1.contoh", "penelaah-2.contoh", "penelaah-3.contoh"],
        "chair": "penelaah-2.contoh",
        "reason": "pembagian tugas",
    },
    "declare-conflict": {"interest": "relation", "reason": "hubungan keluarga"},
    "correct-signature": {"signatory": "kepala-daerah.contoh", "place": "Bogor", "reason": "tempat keliru"},
    "news": {"region": "kota-bogor", "items": [{"number": 1, "at": NOW.isoformat(), "what": "verified"}]},
    "seat": {"seat": "bappenas", "holder": "bappenas.contoh", "since": "2018-01-02", "mandate": A, "reason": "mandat"},
    "vote-list": {"list": B, "verdict": "approve", "note": "sesuai"},
    "move-region": {"list": B, "region": "kota-bogor", "rank": 3, "reason": "pertimbangan kewilayahan"},
    "correct": {
        "region": "kota-bogor",
        "parameter": "green",
        "value": "62.50",
        "year": 2017,
        "source": "ilustrasi",
        "reason": "salah ketik",
    },
    "seal": {
        "list": B,
        "minutes": "BA-10/contoh",
        "minutes_on": "2018-03-01",
        "decree_number": "SK-10/contoh",
        "decree_on": "2018-03-02",
    },
    "answer-objection": {"region": "kota-bogor", "verdict": "rejected", "note": "angka sudah benar"},
    "release-place": {"region": "kota-bogor", "minutes": "BA-11/contoh", "reason": "tidak ada kabar"},
    "choose-regions": {"regions": ["kota-bogor"], "minutes": "BA-12/contoh", "reason": "pilihan tim"},
    "mentor-candidates": {"candidates": [{"person": "pembimbing.contoh", "home": "kota-bogor", "capacity": 4}]},
    "tot-session": {"session": 1, "on": "2018-05-14", "place": "Jakarta (contoh)"},
    "tot-attendance": {"session": 1, "list_digest": A, "present": ["pembimbing.contoh"]},
    "tot-marks": {"marks": {"pembimbing.contoh": "82.50"}, "document": A},
    "complete-tot": {"minutes": "BA-13/contoh", "reason": "semua sesi selesai"},
    "mentor-leaves": {"mentor": "pembimbing.contoh", "reason": "mutasi"},
    "approve-awards": {"awards": C, "minutes": "BA-20/contoh", "decree_number": "SK-20/contoh"},
    "release-awards": {"awards": C, "reason": "diumumkan pada acara puncak (contoh)"},
}
"""What each kind of message needs to say, apart from its id, its sender and its stamp."""
_numbers = itertools.count(1)


def raw(kind: str, person: str = "siapa-saja.contoh", **changes: Any) -> dict[str, Any]:
    """A well-formed message of *kind* as plain data, each with an id of its own."""
    stamp = (NOW - timedelta(minutes=5)).isoformat()
    own = {"kind": kind, "id": f"pesan-contoh-{next(_numbers)}", "person": person, "received_at": stamp}
    return {**own, **FIELDS[kind], **changes}


def said(kind: str, person: str = "siapa-saja.contoh", **changes: Any) -> Message:
    """A well-formed message of *kind*."""
    return parse(raw(kind, person, **changes))
