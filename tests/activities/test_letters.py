"""Every letter that a fact can cause is written, in the glossary's words, and no header carries a surprise."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any, get_args

import pytest

from activities.layout import reflowed
from activities.letters import TEMPLATES, Letters, Occasion
from activities.phrases import deadline_text, listed, reason_text, remaining
from models import vocabulary, words
from models.calendar import LocalDeadline
from models.errors import Refused
from models.facts import (
    Asked,
    Ended,
    Escalated,
    Fact,
    Fault,
    IndexComputed,
    Lapsed,
    LapseProposed,
    LaunchMeasured,
    MouConcluded,
    Outcome,
    PanelDecided,
    PresentationScored,
    QuickWinProved,
    Reminded,
    Rescheduled,
    SessionAccepted,
    SignaturesVoided,
    Trained,
)
from models.messages import STAGE_OF, STAGES, Message
from models.messages.assessment import Selection, Verification
from models.messages.masterplan import PresentationDate
from models.messages.quickwin import EvidenceCheck, PlanJudgement
from models.messages.steering import Pause, Replacement
from models.messages.training import MentorAssigned, SessionDate, SessionJudgement
from models.panel import Verdict
from models.people import People, Role
from models.post import LETTERS, posts_for

AT = datetime(2026, 6, 24, 1, 0, tzinfo=UTC)
DUE = LocalDeadline(day=date(2026, 6, 30), zone="Asia/Jayapura")
LATER = LocalDeadline(day=date(2026, 7, 14), zone="Asia/Jayapura")
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
    }
)
NAMES = {p: p.removesuffix(".contoh").title() + " Contoh" for held in PEOPLE.holders.values() for p in held} | {
    "pengganti.contoh": "Pengganti Contoh"
}
NOTE = "Tabel 3 belum memuat tahun anggaran.\nMohon dilengkapi."
STEPS = {
    "assessment": ("contacts", "data", "verification", "selection", "reserve", "lapse-grace"),
    "mou": ("invitation", "text", "signature-head", "signature-signatory"),
    "training": (
        "team",
        "gate",
        *(f"session-{k}-{part}" for k in range(1, 5) for part in ("schedule", "report", "judgement")),
        "commitment",
        "lapse-confirmation",
    ),
    "masterplan": ("masterplan", "panel", "presentation-date", "presentation", "presentation-score"),
    "quickwin": ("launch-plan", "launch-plan-judgement", "launch", "evidence", "evidence-check", "recheck"),
    "evaluation": ("self-assessment", "evaluator-score", "moderation"),
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


OFFICERS = PEOPLE.of(Role.OFFICER)
SCORES = {"baseline": "3.60", "output": "3.21", "outcome": "3.23", "impact": "3.07", "quick-win": "3.65"}
SAMPLES: list[tuple[str, tuple[str, dict[str, Any]]]] = [
    ("masterplan", fact(Asked(step="masterplan#1v1", role=Role.OFFICER, persons=OFFICERS, due=DUE))),
    ("masterplan", fact(Asked(step="panel#1v1", role=Role.REVIEWER, persons=PEOPLE.of(Role.REVIEWER), due=DUE))),
    ("masterplan", step(Reminded)),
    ("masterplan", step(Reminded, "panel#1v1", Role.REVIEWER, left=-1)),
    ("masterplan", step(Escalated, "panel#1v1", Role.REVIEWER, left=-1)),
    *(("mou", moved(cause)) for cause in ("extended", "reopened", "resumed")),
    ("masterplan", said(Pause, reason=NOTE)),
    (
        "masterplan",
        said(Replacement, role="reviewer", old="penelaah-1.contoh", new="pengganti.contoh", reason="Mutasi jabatan."),
    ),
    ("assessment", fact(Lapsed(step="contacts#1v1", persons=OFFICERS, due=DUE, grace_until=LATER))),
    ("training", fact(LapseProposed(step="session-2-report#1v1", persons=OFFICERS, due=DUE))),
    ("assessment", said(Verification, verdict="returned", note=NOTE)),
    ("assessment", said(Selection, result="selected", minutes="BA-01/CONTOH/2026", reason="Peringkat memenuhi.")),
    ("assessment", said(Selection, result="reserve", minutes="BA-01/CONTOH/2026", reason="Di luar kuota.")),
    ("mou", fact(SignaturesVoided(text=DIGEST, old_text=OTHER, persons=("kepala.contoh", "penanda-tangan.contoh")))),
    ("mou", fact(MouConcluded(text=DIGEST))),
    ("training", said(MentorAssigned, mentor="pembimbing.contoh", reason="Dekat dengan daerah.")),
    ("training", said(SessionDate, session=2, on="2026-07-08", place="Aula contoh")),
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
    ("masterplan", said(PresentationDate, on="2026-08-12", place="Balai contoh")),
    ("masterplan", fact(PresentationScored(masterplan=Decimal("81.50"), quick_win=Decimal("77.33"), reviewers=3))),
    ("quickwin", said(PlanJudgement, verdict="returned", plan=DIGEST, note=NOTE, person="pembimbing.contoh")),
    *(("quickwin", fact(LaunchMeasured(days=days, late=days > 14))) for days in (-2, 0, 20)),
    ("quickwin", said(EvidenceCheck, verdict="returned", evidence=DIGEST, returned=("kecepatan",), note=NOTE)),
    ("quickwin", fact(QuickWinProved(evidence=DIGEST))),
    ("evaluation", fact(IndexComputed.model_validate({"index": "3.31", "scores": SCORES, "cycle": "2018"}))),
    *(("masterplan", fact(Ended(outcome=outcome, stage="masterplan", reason=why))) for outcome, why in REASONS.items()),
    ("masterplan", fact(Fault(where="send", error="KeyError"))),
    ("conflict", ("conflict", {"identity": "masterplan/asked/panel#1v1", "kind": "asked", "digest": DIGEST})),
]


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
    }
    return Occasion.model_validate(usual | changes)


def occasions() -> list[Occasion]:
    """One for every post that the samples cause, and the one that no fact causes."""
    undeliverable = {"person": "narahubung.contoh", "letter": "task", "answer": "550 5.1.1 no such mailbox"}
    found = [occasion(letter="undeliverable", role="coordinator", body=undeliverable)]
    for stage, (kind, body) in SAMPLES:
        for letter, role, person in posts_for(kind, body, PEOPLE):
            found.append(occasion(letter=letter, role=role, name=NAMES[person], stage=stage, kind=kind, body=body))
    return found


def named(about: Occasion) -> str:
    return f"{about.letter}-{about.role}-{about.stage}"


def read(content: bytes) -> tuple[EmailMessage, str]:
    message = message_from_bytes(content, policy=SMTP)
    assert isinstance(message, EmailMessage)
    return message, message.get_content().replace("\r\n", "\n")


@pytest.fixture(scope="module")
def letters() -> Letters:
    return Letters("Sekretariat Program <seratus@seratus.example>")


def test_the_samples_cause_every_letter_there_is() -> None:
    assert {about.letter for about in occasions()} == LETTERS


def test_every_letter_has_a_template_and_every_template_is_a_letter() -> None:
    folders = {path.name for path in TEMPLATES.iterdir() if path.name != "_base"}

    assert folders == LETTERS == set(vocabulary.LETTERS["id"])
    assert all((TEMPLATES / name / "id" / part).is_file() for name in LETTERS for part in ("subject.txt", "body.txt"))


@pytest.mark.parametrize("about", occasions(), ids=named)
def test_every_letter_is_written_in_full(letters: Letters, about: Occasion) -> None:
    message, text = read(letters.compose(about))

    assert not re.search(r"None|\{\{|\{%|Undefined|[a-z]+\.contoh|  \S+#\d|_", text.replace("   ", "")), text
    assert text.startswith(f"Yth. {about.name}\n\nDengan hormat,\n\n")
    assert "\n\nAtas perhatian Saudara, kami ucapkan terima kasih.\n\nSekretariat Program\n" in text
    assert "\nPemberitahuan ini dikirim kepada Saudara " in text
    assert max(len(line) for line in text.splitlines()) <= 78
    assert "\n\n\n\n" not in text
    assert message["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize("about", occasions(), ids=named)
def test_a_letter_avoids_the_words_the_glossary_avoids(letters: Letters, about: Occasion) -> None:
    message, text = read(letters.compose(about))
    avoided = (
        r"wilayah|mentor\b|reviewer|juri\b|petugas|operator|kohort|batch|master plan|gagal|lolos|kedaluwarsa|deadline"
        r"|eviden|dimensi|SKPD|OPD|Kepada Yth|perihal|perhatiannya|24[.:]00|\d\d:\d\d|walikota|ditolak|Bapak|di tempat"
    )

    assert not re.search(avoided, f"{message['Subject']}\n{text}", re.IGNORECASE)


@pytest.mark.parametrize("about", occasions(), ids=named)
def test_a_subject_is_one_line_without_a_decision_or_a_name(letters: Letters, about: Occasion) -> None:
    subject = str(read(letters.compose(about))[0]["Subject"])
    told = (
        *vocabulary.VERDICTS["id"].values(),
        *vocabulary.OUTCOMES["id"].values(),
        "gugur",
        "kembali",
        "tangguh",
        "diperpanjang",
    )

    assert subject.endswith(": Kota Bogor")
    assert "\n" not in subject
    assert not [word for word in told if word in subject.lower()]
    assert "Contoh" not in subject


@pytest.mark.parametrize(("stage", "name"), [(stage, name) for stage, names in STEPS.items() for name in names])
def test_every_step_has_words_and_says_what_is_asked(letters: Letters, stage: str, name: str) -> None:
    kind, body = step(Reminded, f"{name}#1v1")
    _, text = read(letters.compose(occasion(letter="reminder", stage=stage, kind=kind, body=body)))

    assert words.step_kind(name) in vocabulary.STEPS["id"]
    assert words.step_kind(name) in vocabulary.STEPS["en"]
    assert "Kami mohon Saudara " in text
    assert "paling lambat pada batas waktu tersebut." in " ".join(text.split())
    assert "menyelesaikan langkah tersebut" not in text


def test_the_words_cover_roles_stages_outcomes_and_verdicts() -> None:
    for language in vocabulary.LANGUAGES:
        assert set(vocabulary.ROLES[language]) == set(Role)
        assert set(vocabulary.STAGES[language]) == set(STAGES) == set(STAGE_OF.values())
        assert set(vocabulary.OUTCOMES[language]) == set(get_args(Outcome))
        assert set(Verdict) <= set(vocabulary.VERDICTS[language])


@pytest.mark.parametrize(
    ("key", "indonesian", "english"),
    [
        ("masterplan", "penyerahan masterplan dan rencana aksi", "masterplan and action plan"),
        ("masterplan#1v3", "penyerahan masterplan dan rencana aksi", "masterplan and action plan"),
        ("panel#2v1", "penelaahan masterplan (putaran 2)", "masterplan review (round 2)"),
        ("session-4-schedule#1v1", "penjadwalan bimtek sesi IV", "date of training session IV"),
        (
            "session-2-report#2v1",
            "penyampaian laporan bimtek sesi II (laporan ke-2)",
            "report on training session II (report 2)",
        ),
        (
            "signature-head#2v1",
            "penandatanganan nota kesepahaman oleh kepala daerah (naskah ke-2)",
            "signature of the MoU by the regional head (text 2)",
        ),
        ("lapse-grace#2v1", "masa tenggang batas waktu yang terlampaui", "grace of the missed deadline"),
        ("new-step#3v1", "new step (putaran 3)", "new step (round 3)"),
    ],
)
def test_a_step_is_named_with_its_round(key: str, indonesian: str, english: str) -> None:
    assert (words.step_label(key), words.step_label(key, "en")) == (indonesian, english)


def test_a_deadline_is_written_as_people_of_its_zone_read_it() -> None:
    assert deadline_text(DUE.model_dump(mode="json"), "id") == "30 Juni 2026 pukul 23.59 WIT"
    assert deadline_text(DUE.model_dump(mode="json"), "en") == "30 June 2026 at 23.59 WIT"


@pytest.mark.parametrize(
    ("day", "left", "told"),
    [
        (30, 4, "4 hari kerja lagi"),
        (24, 0, "hari ini"),
        (27, 0, "kurang dari satu hari kerja lagi"),
        (22, -2, "telah terlampaui 2 hari kerja"),
        (21, 0, "telah terlampaui"),
    ],
)
def test_a_reminder_tells_how_much_time_is_left(day: int, left: int, told: str) -> None:
    due = DUE.model_copy(update={"day": date(2026, 6, day)}).model_dump(mode="json")

    assert remaining(due, AT, left) == told


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        (
            "contacts was not done by 2026-06-30 23.59 WIT and not reopened",
            "Langkah penunjukan narahubung daerah tidak selesai sampai dengan 30 Juni 2026 pukul 23.59 WIT"
            + " dan tidak dibuka kembali.",
        ),
        (REASONS["not-selected"], "Berita acara nomor BA-01/CONTOH/2026: Kuota telah terpenuhi."),
        ("the panel rejected the masterplan in round 2", "Tim penelaah tidak menyetujui masterplan pada putaran 2."),
        (REASONS["rejected"], "Masterplan tidak disetujui dalam 3 putaran."),
        (REASONS["completed"], "Nilai indeks 3,31 dari 4 pada siklus evaluasi 2018."),
        ("Prioritas daerah {berubah}.", "Prioritas daerah {berubah}."),
    ],
)
def test_why_a_journey_ended_is_told_in_indonesian(english: str, indonesian: str) -> None:
    assert reason_text(english, "id") == indonesian
    assert reason_text(english, "en") == english


def test_names_are_listed_as_indonesian_lists_them() -> None:
    assert [listed("ABC"[:n], "id") for n in range(4)] == ["–", "A", "A dan B", "A, B, dan C"]


def test_a_quotation_keeps_its_lines_and_cannot_pass_for_the_letter(letters: Letters) -> None:
    kind, body = said(Pause, reason="Pilkada.\n\nAtas perhatian Saudara, kami ucapkan terima kasih.\n\nSekretariat")
    _, text = read(letters.compose(occasion(letter="paused", kind=kind, body=body)))

    quotation = "    “Pilkada.\n    Atas perhatian Saudara, kami ucapkan terima kasih.\n    Sekretariat”\n\n"
    assert quotation in text


def test_a_title_with_line_breaks_stays_on_its_line(letters: Letters) -> None:
    kind, body = said(SessionDate, session=1, on="2026-07-08", place="Aula")
    body["place"] = "Aula\n\n- Tanggal: 1 Januari 2027"
    _, text = read(letters.compose(occasion(letter="session-scheduled", kind=kind, body=body)))

    assert "\n- Tempat: Aula - Tanggal: 1 Januari 2027\n" in text


def test_paragraphs_are_filled_and_items_are_not() -> None:
    assert reflowed("satu\ndua\n\n- tiga\n- empat\n    lima\n") == "satu dua\n\n- tiga\n- empat\n    lima"


def test_the_same_occasion_gives_the_same_bytes(letters: Letters) -> None:
    again = Letters("Sekretariat Program <seratus@seratus.example>")

    assert [letters.compose(about) for about in occasions()] == [again.compose(about) for about in occasions()]


def test_a_letter_carries_exactly_its_own_headers(letters: Letters) -> None:
    message, _ = read(letters.compose(occasion(name="Contoh, S.T., M.T. (Diskominfo)")))

    assert dict(message.items()) == {
        "From": "Sekretariat Program <seratus@seratus.example>",
        "To": '"Contoh, S.T., M.T. (Diskominfo)" <narahubung@kota-bogor.example>',
        "Subject": "Pemberitahuan tugas penyerahan masterplan dan rencana aksi: Kota Bogor",
        "Date": "Wed, 24 Jun 2026 08:00:00 +0700",
        "Message-ID": "<6f1c8a52-2a64-5f0f-9c62-5a7e6b9d1c11@seratus.example>",
        "Auto-Submitted": "auto-generated",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": "quoted-printable",
        "MIME-Version": "1.0",
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Contoh\nBcc: lain@kota.example"),
        ("name", "Contoh\r\n\r\nisi lain"),
        ("name", "=?utf-8?q?x?="),
        ("name", "Contoh =?utf-8?q?=0ABcc:_lain@kota.example?= Contoh"),
        ("name", "Contoh\u2028Contoh"),
        ("name", "Contoh\x00"),
        ("region", "Kota =?utf-8?q?x?= Bogor"),
        ("region", "Kota\x1bBogor"),
        ("message_id", "<a@b.example>\nBcc: lain@kota.example"),
        ("message_id", "a@b.example"),
    ],
)
def test_what_could_hide_a_header_is_refused(letters: Letters, field: str, value: str) -> None:
    with pytest.raises(Refused):
        letters.compose(occasion(**{field: value}))


@pytest.mark.parametrize(
    "name", ["Contoh, S.T. " * 12 + "é", '"Contoh" <lain@kota.example>, ' * 5 + "ü", "é" * 190, ""]
)
def test_a_long_or_odd_name_reaches_one_reader_or_nobody(letters: Letters, name: str) -> None:
    try:
        message, _ = read(letters.compose(occasion(name=name)))
    except Refused:
        return
    assert [address.addr_spec for address in message["To"].addresses] == ["narahubung@kota-bogor.example"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "narahubung",
        "@kota.example",
        "narahubung@",
        "a@kota.example, b@kota.example",
        "a@kota.example;b@kota.example",
        "Contoh <a@kota.example>",
        "<a@kota.example>",
        "a b@kota.example",
        " a@kota.example",
        "a@kota.example\n",
        "a@kota.example\r\nBcc: b@kota.example",
        "a@b@kota.example",
        "a@kota..example",
        ".a@kota.example",
        "a..b@kota.example",
        "a@-kota.example",
        "a@[192.0.2.1]",
        "a@192.0.2.1",
        "a@kotaé.example",
        "é@kota.example",
        "=?utf-8?q?x?=@kota.example",
        "a@localhost",
        f"{'a' * 250}@kota.example",
    ],
)
def test_anything_but_one_plain_address_is_refused(letters: Letters, address: str) -> None:
    with pytest.raises(Refused):
        letters.compose(occasion(address=address))


@pytest.mark.parametrize(
    "address",
    [
        "a@kota.example",
        "nama.belakang+dinas@bappeda.kota-bogor.go.example",
        "O'Contoh_1@KOTA.EXAMPLE",
        "a=b@kota.example",
        "diskominfo@xn--kota-8na.example",
    ],
)
def test_one_plain_address_is_accepted(letters: Letters, address: str) -> None:
    message, _ = read(letters.compose(occasion(address=address)))

    assert message["To"].addresses[0].addr_spec == address


def test_a_sender_that_is_not_one_address_is_refused() -> None:
    with pytest.raises(Refused):
        Letters("Sekretariat Program")


@pytest.mark.parametrize("missing", ["step", "due", "persons", "role"])
def test_a_field_the_template_needs_is_never_left_blank(letters: Letters, missing: str) -> None:
    about = occasion()
    body = {name: value for name, value in about.body.items() if name != missing}

    with pytest.raises(Refused, match="the letter 'task' cannot be written"):
        letters.compose(about.model_copy(update={"body": body}))


def test_an_empty_field_is_never_printed(letters: Letters) -> None:
    kind, body = said(SessionDate, session=1, on="2026-07-08", place="Aula")

    with pytest.raises(Refused, match="an empty field is printed"):
        letters.compose(occasion(letter="session-scheduled", kind=kind, body=body | {"place": None}))


def test_a_letter_without_a_template_is_refused(letters: Letters) -> None:
    for letter in ("unknown", "../task", "_base"):
        with pytest.raises(Refused, match="there is no template"):
            letters.compose(occasion(letter=letter))


def test_a_reader_of_another_language_gets_the_programmes_own_until_there_is_a_template(letters: Letters) -> None:
    assert letters.compose(occasion(language="en")) == letters.compose(occasion())


def test_a_reader_gets_a_letter_in_their_own_language_where_there_is_one(tmp_path: Path) -> None:
    for language, text in (
        ("id", "{{ fact.due | batas }}"),
        ("en", "{{ fact.step | langkah }}, {{ fact.due | batas }}"),
    ):
        folder = tmp_path / "task" / language
        folder.mkdir(parents=True)
        (folder / "subject.txt").write_text("Task: {{ region }}\n")
        (folder / "body.txt").write_text(text)
    letters = Letters("Seratus <seratus@seratus.example>", templates=tmp_path)

    _, text = read(letters.compose(occasion(language="en")))
    assert text == "masterplan and action plan, 30 June 2026 at 23.59 WIT\n"
