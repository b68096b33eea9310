"""An occasion for every letter that a fact can cause, and how a letter is read back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from activities.letters import Letters, Occasion
from activities.preview import WAY
from activities.surat import Surat
from models.calendar import LocalDeadline
from models.facts import (
    AdjustedRow,
    Asked,
    CallAsked,
    CheckedService,
    ContactsReplaced,
    EgovConcluded,
    EgovEntered,
    Ended,
    Escalated,
    Fact,
    Fault,
    IndexComputed,
    Lapsed,
    LapseProposed,
    LaunchMeasured,
    MentorAppointed,
    MouConcluded,
    Outcome,
    PanelDecided,
    Placed,
    PolicyChanged,
    PresentationMoved,
    PresentationScored,
    QuickWinProved,
    RealisationJudged,
    Reminded,
    Rescheduled,
    SessionAccepted,
    SessionMoved,
    SignatureAmended,
    SignaturesVoided,
    SignatureUndone,
    SteppedDown,
    SubstitutionDropped,
    Trained,
)
from models.formal import FORMAL
from models.messages import Message
from models.messages.assessment import SheetCorrection, Verification
from models.messages.masterplan import PresentationDate
from models.messages.mou import Capacity
from models.messages.panel import PanelAppointment
from models.messages.people import Substituting, SubstitutionEnd
from models.messages.quickwin import EvidenceCheck, PlanJudgement
from models.messages.steering import Award, Pause, Replacement
from models.messages.training import SessionDate, SessionJudgement
from models.panel import Verdict
from models.people import People, Role
from models.policy_change import Change
from models.post import posts_for
from models.signature import SignatureEntry

AT = datetime(2026, 6, 24, 1, 0, tzinfo=UTC)
DUE = LocalDeadline(day=date(2026, 6, 30), zone="Asia/Jayapura")
LATER = LocalDeadline(day=date(2026, 7, 14), zone="Asia/Jayapura")
SENDER = "Sekretariat Program <seratus@seratus.example>"
DIGEST, OTHER = "ab" * 32, "cd" * 32
PEOPLE = People(
    holders={
        Role.OFFICER: ("narahubung.contoh",),
        Role.HEAD: ("kepala.contoh",),
        Role.COORDINATOR: ("koordinator.contoh",),
        Role.SIGNATORY: ("penanda-tangan.contoh",),
        Role.MENTOR: ("pembimbing.contoh",),
        Role.REVIEWER: ("penelaah-1.contoh", "penelaah-2.contoh", "penelaah-3.contoh"),
        Role.OPERATOR: ("administrator.contoh",),
        Role.PARTNER: ("mitra-1.contoh", "mitra-2.contoh"),
        Role.COHORT: ("angkatan.smart-city-2018",),
    }
)
NAMES = {p: p.removesuffix(".contoh").title() + " Contoh" for held in PEOPLE.holders.values() for p in held} | {
    "pengganti.contoh": "Pengganti Contoh"
}
NOTE = "Tabel 3 belum memuat tahun anggaran.\nMohon dilengkapi."
STEPS = {
    "assessment": (
        *("contacts", "data", "verification", "selection", "reserve", "lapse-grace"),
        *("objection", "objection-answer"),
    ),
    "mou": ("invitation", "text", "signature-head", "signature-signatory"),
    "training": (
        "team",
        "gate",
        *(f"session-{k}-{part}" for k in range(1, 5) for part in ("schedule", "report", "judgement")),
        "commitment",
        "lapse-confirmation",
    ),
    "masterplan": (
        "masterplan",
        "panel-appointment",
        "panel",
        "presentation-date",
        "presentation",
        "presentation-score",
    ),
    "quickwin": ("launch-plan", "launch-plan-judgement", "launch", "evidence", "evidence-check", "recheck"),
    "evaluation": (
        *("realisation", "self-assessment", "evaluator-score", "moderation"),
        *("egov-services", "service-check"),
    ),
    "cohort": ("list-approval", "sealing", "answer-kota-bogor", "tot", "awards-approval", "awards-release"),
}
REASONS: dict[Outcome, str] = {
    "completed": "index 3.31 of 4 in cycle 2018",
    "not-selected": "minutes BA-01/CONTOH/2026: Kuota telah terpenuhi.",
    "declined": "Anggaran daerah belum tersedia.",
    "lapsed": "masterplan was not done by 2026-06-30 23.59 WIT; minutes BA-02/CONTOH/2026: Tidak ada jawaban.",
    "rejected": "the masterplan was not approved in 3 rounds",
    "withdrawn": "Prioritas daerah berubah.",
    "stopped": "Program dialihkan.",
}


def said(kind: type[Message], **fields: Any) -> tuple[str, dict[str, Any]]:
    """A message as the register records it."""
    fields = {"id": "contoh-0001", "person": "koordinator.contoh", "received_at": AT} | fields
    message = kind.model_validate(fields)
    return message.recorded_as, message.content()


def fact(value: Fact) -> tuple[str, dict[str, Any]]:
    return value.recorded_as, value.model_dump(mode="json")


def step(kind: type[Reminded], key: str = "masterplan#2v1", role: Role = Role.OFFICER, left: int = 4) -> Any:
    due, also = DUE if left >= 0 else DUE.model_copy(update={"day": date(2026, 6, 22)}), PEOPLE.of(Role.COORDINATOR)
    return fact(kind(step=key, role=role, persons=PEOPLE.of(role), also=also, due=due, days_left=left))


def moved(cause: str) -> Any:
    persons = PEOPLE.of(Role.HEAD)
    fields = {"step": "signature-head#1v2", "persons": persons, "due": LATER, "before": DUE, "version": 2}
    return fact(Rescheduled.model_validate({**fields, "cause": cause}))


def stepped_down(**changes: Any) -> Any:
    """A reviewer who has voted declares a conflict of interest."""
    fields = {"member": "penelaah-1.contoh", "role": "reviewer", "interest": "relation", "taken_out": True}
    panel = {"left": ("penelaah-2.contoh", "penelaah-3.contoh"), "needed": 2, "chair": "penelaah-2.contoh"}
    return fact(SteppedDown.model_validate({**fields, **panel, **changes}))


def judged(rows: tuple[int, ...]) -> Any:
    """The realisation of eight rows, with these adjusted."""
    found = {"reported": Decimal("60.00"), "realised": Decimal("45.50"), "reason": "Bukti dukung belum lengkap."}
    adjusted = tuple(AdjustedRow(row=row, **found) for row in rows)
    means = {"planned": Decimal("70.00"), "reported": Decimal("61.25"), "realised": Decimal("58.10")}
    return fact(RealisationJudged(rows=8, **means, adjusted=adjusted))


def concluded() -> Any:
    """Three services, of which each went another way."""
    checks = {"Izin contoh": (True, True), "Antrean contoh": (True, False), "Aduan contoh": (False, False)}
    checked = tuple(
        CheckedService(title=title, running=runs, integrated=whole) for title, (runs, whole) in checks.items()
    )
    return fact(EgovConcluded(services=3, running=2, integrated=1, checked=checked))


def compared(improvement: str) -> Any:
    """The result beside that of an earlier cycle."""
    fields = {"index": "3.31", "scores": SCORES, "cycle": "2020", "improvement": improvement, "earlier_cycle": "2018"}
    return fact(IndexComputed.model_validate(fields))


PARTS = [
    {"parameter": "performance", "value": "71.20", "points": "71.2", "weight": "25", "weighted": "17.8"},
    {"parameter": "sustainability", "value": "–", "points": None, "weight": None, "weighted": None},
    {
        "parameter": "green",
        "value": "58.55",
        "points": "58.55",
        "weight": "33.33333333333333333333333333",
        "weighted": "19.51666666666666666666666667",
    },
    {"parameter": "kkd", "value": "sangat-tinggi", "points": "100", "weight": "25", "weighted": "25.005"},
]
BARE_PARTS = [{**part, "points": None, "weight": None, "weighted": None} for part in PARTS]


def placed(result: str, **changes: Any) -> Any:
    """The cohort's word with rank, score and the working of the score."""
    fields = {"result": result, "minutes": "BA-01/CONTOH/2026", "rank": 53, "score": "62.32", "parts": PARTS}
    return fact(Placed.model_validate({**fields, "reason": "peringkat 53 dari 160 daerah; kuota 50 daerah", **changes}))


def corrected(**new: str) -> Any:
    """A figure of the data sheet that the cohort corrected."""
    fields = {"parameter": "kkd", "year": 2017, "source": "ilustrasi, bukan angka resmi", "reason": "Salah tahun."}
    return said(SheetCorrection, **fields, **new)


AWARD = {"place": 2, "score": "81.50", "minutes": "BA-20/CONTOH/2026", "decree_number": "SK-20/CONTOH/2026"}
PAIR: dict[str, Any] = {"person_for": "penelaah-1.contoh", "substitute": "pengganti.contoh"}
STANDS_IN: dict[str, Any] = {**PAIR, "since": "2026-06-25", "until": "2026-07-02", "reason": "Dinas luar."}
CONTACTS = ContactsReplaced(
    role=Role.OFFICER, old=("narahubung.contoh",), new=("pengganti.contoh",), reason="Mutasi jabatan."
)
OFFICERS = PEOPLE.of(Role.OFFICER)
BARE = SignatureEntry(
    message="pesan-contoh-2",
    entered_by="kepala.contoh",
    role=Role.HEAD,
    signatory="kepala.contoh",
    capacity=Capacity.DEFINITIF,
    signed_on=date(2026, 5, 8),
)
FULL = BARE.model_copy(
    update={
        "message": "pesan-contoh-3",
        "entered_by": "koordinator.contoh",
        "role": Role.SIGNATORY,
        "signatory": "penanda-tangan.contoh",
        "capacity": Capacity.PLT,
        "method": "paper",
        "place": "Jakarta",
        "number_region": "120/CONTOH/2026",
        "number_programme": "45/CONTOH/2026",
        "scan": OTHER,
        "mandate": DIGEST,
    }
)
AMENDED = SignatureAmended(
    role=Role.SIGNATORY,
    signatory="penanda-tangan.contoh",
    before={"signed_on": "2026-05-08", "place": "Jakarta", "number_region": None, "scan": OTHER},
    after={"signed_on": "2026-05-09", "place": "Bogor", "number_region": "121/CONTOH/2026", "scan": DIGEST},
    reason="Nomor pihak daerah belum tercatat.",
)
PAGES = {
    "id": "SERAH TERIMA TUGAS: Kota Bogor, tahap penelaahan masterplan\nYang dijanjikan\n- 4 Juni 2026: bimtek selesai",
    "en": "HANDOVER: Kota Bogor, stage masterplan review\nPromised\n- 4 June 2026: training completed",
}
"""The page of a handover, which is written in its reader's language."""
CHANGES = (
    Change(key="evaluation.needs_reason_above", before="0.50", after="1.00"),
    Change(key="masterplan.revision.days", before=15, after=20),
    Change(key="mou.ordered", before=True, after=False),
)
SCORES = {"baseline": "3.60", "output": "3.21", "outcome": "3.23", "impact": "3.07", "quick-win": "3.65"}
SAMPLES: list[tuple[str, tuple[str, dict[str, Any]]]] = [
    ("masterplan", fact(Asked(step="masterplan#1v1", role=Role.OFFICER, persons=OFFICERS, due=DUE))),
    ("masterplan", fact(Asked(step="panel#1v1", role=Role.REVIEWER, persons=PEOPLE.of(Role.REVIEWER), due=DUE))),
    ("masterplan", step(Reminded)),
    ("masterplan", step(Reminded, "panel#1v1", Role.REVIEWER, left=-1)),
    ("masterplan", step(Escalated, "panel#1v1", Role.REVIEWER, left=-1)),
    ("masterplan", step(CallAsked, left=0)),
    *(("mou", moved(cause)) for cause in ("extended", "replaced", "reopened", "resumed", "calendar")),
    ("masterplan", said(Pause, reason=NOTE)),
    (
        "masterplan",
        said(Replacement, role="reviewer", old="penelaah-1.contoh", new="pengganti.contoh", reason="Mutasi jabatan."),
    ),
    *(("masterplan", fact(CONTACTS.model_copy(update=parts))) for parts in ({}, {"old": ()}, {"new": ()})),
    *(("masterplan", said(Substituting, **STANDS_IN, role=role)) for role in ("reviewer", None)),
    ("masterplan", said(SubstitutionEnd, **PAIR, reason="Sudah kembali.")),
    ("masterplan", fact(SubstitutionDropped(**PAIR, role=Role.REVIEWER, reason="Mutasi jabatan."))),
    *(
        ("masterplan", fact(SubstitutionDropped(**PAIR, role=Role.REVIEWER, reason="", again=again)))
        for again in (None, PAIR["person_for"])
    ),
    (
        "masterplan",
        said(Replacement, role="mentor", old="pembimbing.contoh", new="pengganti.contoh", reason="Mutasi jabatan."),
    ),
    ("masterplan", fact(PolicyChanged(before=1, after=2, changes=CHANGES, reason=NOTE))),
    ("assessment", fact(Lapsed(step="contacts#1v1", persons=OFFICERS, due=DUE, grace_until=LATER))),
    ("training", fact(LapseProposed(step="session-2-report#1v1", persons=OFFICERS, due=DUE))),
    ("assessment", said(Verification, verdict="returned", note=NOTE)),
    ("assessment", fact(Placed(result="selected", minutes="BA-01/CONTOH/2026", reason="Peringkat memenuhi."))),
    ("assessment", fact(Placed(result="reserve", minutes="BA-01/CONTOH/2026", reason="Di luar kuota."))),
    *(("assessment", placed(result)) for result in ("selected", "reserve", "not-selected")),
    ("assessment", placed("not-selected", rank=None, score=None, minutes="-", parts=BARE_PARTS)),
    ("assessment", placed("not-selected", score=None, parts=[])),
    *(("assessment", corrected(**new)) for new in ({"value": "62.5"}, {"category": "sangat-tinggi"}, {})),
    *(
        ("evaluation", said(Award, **AWARD, category=category))
        for category in ("overall", "smart-living", "inovasi-lain")
    ),
    ("mou", fact(SignaturesVoided(text=DIGEST, old_text=OTHER, persons=("kepala.contoh", "penanda-tangan.contoh")))),
    (
        "mou",
        fact(
            SignatureUndone(
                text=DIGEST,
                role=Role.HEAD,
                signatory="kepala.contoh",
                message="pesan-contoh-1",
                reason="Pindaian milik daerah lain.",
            )
        ),
    ),
    ("mou", fact(Asked(step="invitation#1v1", role=Role.HEAD, persons=PEOPLE.of(Role.HEAD), due=DUE))),
    ("mou", fact(MouConcluded(text=DIGEST))),
    ("mou", fact(MouConcluded(text=DIGEST, signatures=(BARE, FULL)))),
    ("training", fact(AMENDED)),
    ("training", fact(MentorAppointed(mentor="pembimbing.contoh", reason="Dekat dengan daerah."))),
    ("training", said(SessionDate, session=2, on="2026-07-08", place="Aula contoh")),
    ("training", fact(SessionMoved(session=2, before=DUE.day, on=LATER.day, place="Aula contoh", due=LATER))),
    ("training", fact(SessionMoved(session=2, before=DUE.day, on=LATER.day, place="Aula contoh", reason=NOTE))),
    ("training", said(SessionJudgement, session=2, verdict="returned", note=NOTE, person="pembimbing.contoh")),
    ("training", fact(SessionAccepted(session=2, present=24))),
    ("training", fact(Trained(quick_wins=("Layanan aduan contoh", "Antrean puskesmas contoh")))),
    ("masterplan", fact(PanelDecided(round=2, verdict=Verdict.APPROVE, dossier=DIGEST, votes={}))),
    (
        "masterplan",
        fact(
            PanelDecided(
                round=1,
                verdict=Verdict.REVISE,
                dossier=DIGEST,
                votes={"penelaah-1.contoh": Verdict.REVISE},
                reopened=("analisis-strategis", "rencana-aksi"),
            )
        ),
    ),
    (
        "training",
        said(PanelAppointment, members=PEOPLE.of(Role.REVIEWER), chair="penelaah-2.contoh", reason="Pembagian tugas."),
    ),
    *(("masterplan", stepped_down(**changes)) for changes in ({}, {"chair": None}, {"left": (), "taken_out": False})),
    ("masterplan", said(PresentationDate, on="2026-08-12", place="Balai contoh")),
    ("masterplan", fact(PresentationMoved(before=DUE.day, on=LATER.day, place="Balai contoh"))),
    ("masterplan", fact(PresentationMoved(before=DUE.day, on=LATER.day, place="Balai contoh", reason=NOTE))),
    ("masterplan", fact(PresentationScored(masterplan=Decimal("81.50"), quick_win=Decimal("77.33"), reviewers=3))),
    (
        "masterplan",
        fact(
            PresentationScored(
                masterplan=Decimal("81.50"),
                quick_win=Decimal("77.33"),
                reviewers=3,
                pillars={"smart-governance": Decimal("79.67"), "smart-living": Decimal("84.00")},
            )
        ),
    ),
    ("quickwin", said(PlanJudgement, verdict="returned", plan=DIGEST, note=NOTE, person="pembimbing.contoh")),
    *(("quickwin", fact(LaunchMeasured(days=days, late=days > 14))) for days in (-2, 0, 20)),
    ("quickwin", said(EvidenceCheck, verdict="returned", evidence=DIGEST, returned=("kecepatan",), note=NOTE)),
    ("quickwin", fact(QuickWinProved(evidence=DIGEST))),
    *(("evaluation", judged(adjusted)) for adjusted in ((), (2, 5))),
    ("evaluation", fact(EgovEntered(minutes="BA-09/CONTOH/2026", reason="Layanan telah siap."))),
    ("evaluation", concluded()),
    ("evaluation", fact(IndexComputed.model_validate({"index": "3.31", "scores": SCORES, "cycle": "2018"}))),
    ("evaluation", compared("0.21")),
    *(("masterplan", fact(Ended(outcome=outcome, stage="masterplan", reason=why))) for outcome, why in REASONS.items()),
    ("masterplan", fact(Fault(where="send", error="KeyError"))),
    ("conflict", ("conflict", {"identity": "masterplan/asked/panel#1v1", "kind": "asked", "digest": DIGEST})),
]


SURAT = Surat(
    number="B-001/CONTOH/06/2026",
    place_and_date="Jakarta, 24 Juni 2026",
    sifat="Biasa",
    lampiran="-",
    hal="Hal contoh",
    office="Wali Kota Bogor",
    at="Bogor",
    signed=("Plt. Direktur Contoh,",),
    signatory=("Penanda Tangan Contoh",),
    copies=("Gubernur Jawa Barat", "Sekretaris Daerah Kota Bogor"),
)
"""What stands around the body of every formal letter here."""


def occasion(**changes: Any) -> Occasion:
    kind, body = fact(Asked(step="masterplan#1v1", role=Role.OFFICER, persons=OFFICERS, due=DUE))
    usual: dict[str, Any] = {
        "letter": "task",
        "language": "id",
        "message_id": "<6f1c8a52-2a64-5f0f-9c62-5a7e6b9d1c11@seratus.example>",
        "name": "Narahubung Contoh",
        "address": "narahubung@kota-bogor.example",
        "role": "officer",
        "programme": "Gerakan Menuju 100 Smart City",
        "cohort": "smart-city-2018",
        "region": "Kota Bogor",
        "stage": "masterplan",
        "journey": "journey/smart-city-2018/kota-bogor",
        "kind": kind,
        "at": AT,
        "zone": "Asia/Jakarta",
        "body": body,
        "names": NAMES,
        "formal": SURAT if changes.get("letter") in FORMAL else None,
    }
    return Occasion.model_validate(usual | changes)


def occasions(language: str = "id") -> list[Occasion]:
    """One for every post that the samples cause, and those that no fact causes, for readers of *language*."""
    undeliverable = {"person": "narahubung.contoh", "letter": "task", "answer": "550 5.1.1 no such mailbox"}
    found = [occasion(letter="undeliverable", role="coordinator", body=undeliverable)]
    summary = {
        "posts": [
            {
                "letter": "reminder",
                "region": "Kota Bogor",
                "step": "masterplan#1v1",
                "due": DUE.model_dump(mode="json"),
                "session": None,
            }
        ]
    }
    found.append(occasion(letter="daily-summary", region="Gerakan Menuju 100 Smart City", body=summary))
    found.append(occasion(letter="sign-in", region="", role="", journey="person/contoh", body={}, link=WAY))
    halted = {"cause": "AUTH: 535 5.7.8", "answer": "535 5.7.8 not accepted", "since": "2026-06-24T01:00:00+00:00"}
    found.append(occasion(letter="post-halted", role="operator", body=halted))
    for stage, (kind, body) in SAMPLES:
        for letter, role, person in posts_for(kind, body, PEOPLE):
            page = {"page": PAGES[language]} if letter == "handover" else {}
            about = {"letter": letter, "role": role, "name": NAMES[person], "stage": stage, "kind": kind}
            found.append(occasion(**about, body={**body, **page}))
    return found


def named(about: Occasion) -> str:
    return f"{about.letter}-{about.role}-{about.stage}-{about.language}"


def read(content: bytes) -> tuple[EmailMessage, str]:
    message = message_from_bytes(content, policy=SMTP)
    assert isinstance(message, EmailMessage)
    text = message.get_body(("plain",))
    assert text is not None
    return message, text.get_content().replace("\r\n", "\n")


def html_of(message: EmailMessage) -> str:
    """The HTML of a letter."""
    html = message.get_body(("html",))
    assert html is not None
    return html.get_content().replace("\r\n", "\n")


def office() -> Letters:
    """Who writes the programme's letters."""
    return Letters(SENDER)
