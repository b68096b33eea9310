"""The numbers and flags of the policy in words, by the glossary; pure."""

from __future__ import annotations

import re

from models.words import step_label

STEP_OF = {
    "assessment.contacts": "contacts",
    "assessment.data": "data",
    "assessment.verification": "verification",
    "assessment.selection": "selection",
    "assessment.reserve": "reserve",
    "assessment.objections": "objection",
    "mou.invitation": "invitation",
    "mou.text": "text",
    "training.team": "team",
    "training.gate": "gate",
    "training.commitment": "commitment",
    "masterplan.drafting": "masterplan",
    "masterplan.hearing": "panel",
    "masterplan.schedule": "presentation-date",
    "masterplan.appointment": "panel-appointment",
    "masterplan.held": "presentation",
    "masterplan.scoring": "presentation-score",
    "quickwin.plan": "launch-plan",
    "quickwin.judgement": "launch-plan-judgement",
    "quickwin.launch": "launch",
    "quickwin.evidence": "evidence",
    "quickwin.check": "evidence-check",
    "quickwin.recheck": "recheck",
    "evaluation.self_assessment": "self-assessment",
    "evaluation.evaluator": "evaluator-score",
    "evaluation.moderation": "moderation",
    "programme.grace": "lapse-grace",
    "programme.lapse_confirmation": "lapse-confirmation",
}
"""Sections that hold the working days of one step, and the step."""
DAYS = {"id": "hari kerja untuk {}", "en": "working days for {}"}
OTHERS: dict[str, tuple[str, str]] = {
    r"masterplan\.revision\.days": ("hari kerja untuk perbaikan masterplan", "working days for a revision"),
    r"training\.schedule\.days": ("hari kerja untuk penjadwalan sesi bimtek", "working days to date a session"),
    r"training\.report\.days": ("hari kerja untuk laporan sesi bimtek", "working days for a session's report"),
    r"training\.judgement\.days": (
        "hari kerja untuk pemeriksaan laporan sesi bimtek",
        "working days to judge a session's report",
    ),
    r"mou\.signatories\.(\d+)\.within\.days": (
        "hari kerja bagi penanda tangan ke-{}",
        "working days for signatory {}",
    ),
    r"mou\.ordered": ("penandatanganan berurutan", "signing in order"),
    r"training\.notice": (
        "hari kerja paling sedikit antara penetapan jadwal dan sesi bimtek",
        "least working days of notice of a training session",
    ),
    r"masterplan\.notice": (
        "hari kerja paling sedikit antara penetapan jadwal dan pemaparan",
        "least working days of notice of the presentation",
    ),
    r"cohort\.tot\.notice": (
        "hari kerja paling sedikit antara penetapan jadwal dan sesi pelatihan pembimbing (ToT)",
        "least working days of notice of a session of the Training of Trainers",
    ),
    r"training\.min_present": ("jumlah peserta paling sedikit dalam satu sesi", "least participants of a session"),
    r"assessment\.max_rounds": ("putaran paling banyak lembar data daerah", "most rounds of the data sheet"),
    r"masterplan\.max_rounds": ("putaran paling banyak penelaahan masterplan", "most rounds of the masterplan review"),
    r"masterplan\.max_criterion": ("nilai tertinggi setiap kriteria penelaahan", "highest mark of a criterion"),
    r"masterplan\.panel\.quorum": ("kuorum tim penelaah", "quorum of the panel"),
    r"masterplan\.quota": (
        "jumlah daerah paling banyak bagi seorang penelaah",
        "most regions of one reviewer",
    ),
    r"quickwin\.recheck_after": (
        "jarak pemeriksaan ulang program percepatan (hari kerja)",
        "working days until the re-check",
    ),
    r"quickwin\.late_after": (
        "hari kalender sejak tanggal yang dijanjikan sampai peluncuran dinyatakan terlambat",
        "calendar days after the promise from which a launch is late",
    ),
    r"evaluation\.aspects\.(\d+)\.weight": ("bobot aspek evaluasi ke-{} (persen)", "weight of aspect {} in per cent"),
    r"evaluation\.needs_reason_above": (
        "selisih nilai yang memerlukan alasan",
        "difference of scores that needs a reason",
    ),
    r"programme\.replacement_least": (
        "hari kerja paling sedikit bagi pengganti",
        "least working days of a successor",
    ),
    r"programme\.margin_minutes": (
        "menit sejak keterlambatan diketahui sampai dinyatakan gugur",
        "minutes from noticing a missed date to the lapse",
    ),
    r"ladders\.(.+?)\..+": ("jadwal pengingat {}", "reminder ladder {}"),
}
"""Every other number and flag, by what its key looks like."""


def setting_label(key: str, language: str = "id") -> str:
    """The number or flag *key* of the policy in words; one that only a newer policy has is its key with blanks."""
    section, _, last = key.rpartition(".")
    if last == "days" and section in STEP_OF:
        return DAYS.get(language, DAYS["id"]).format(step_label(STEP_OF[section], language))
    for pattern, (indonesian, english) in OTHERS.items():
        if found := re.fullmatch(pattern, key):
            return (english if language == "en" else indonesian).format(*found.groups())
    return " ".join(re.split(r"[._-]+", key))


def setting_text(value: bool | int | str, language: str = "id") -> str:
    """A value of the policy as people write it: ``ya``, ``20``, ``0,50``."""
    if isinstance(value, bool):
        return {"en": ("no", "yes")}.get(language, ("tidak", "ya"))[value]
    return str(value) if language == "en" else str(value).replace(".", ",")
