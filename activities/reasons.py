"""The sentences in which stages and cohorts say why, for readers of either language; pure."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from activities.phrases import at_time, number_text
from models import words
from models.vocabulary import LANGUAGES

_DUE = r"(?P<step>[a-z0-9-]+) was not done by (?P<due>\d{4}-\d\d-\d\d \d\d\.\d\d \w+)"
REASONS: dict[str, tuple[str, str]] = {
    rf"{_DUE} and not reopened": (
        "Langkah {step} tidak selesai sampai dengan {due} dan tidak dibuka kembali.",
        "The step “{step}” was not done by {due} and was not reopened.",
    ),
    rf"{_DUE}; minutes (?P<minutes>.+?): (?P<own>.+)": (
        "Langkah {step} tidak selesai sampai dengan {due}; berita acara nomor {minutes}: {own}",
        "The step “{step}” was not done by {due}; minutes number {minutes}: {own}",
    ),
    r"minutes -: not selected, no objection": (
        "Daerah tidak diperingkat dan tidak mengajukan keberatan.",
        "The region was not ranked and did not object.",
    ),
    r"minutes (?P<minutes>.+?): not selected, no objection": (
        "Berita acara nomor {minutes}: tidak terpilih; daerah tidak mengajukan keberatan.",
        "Minutes number {minutes}: not selected; the region did not object.",
    ),
    r"not ranked: (?P<own>.+)": ("Daerah tidak diperingkat: {own}", "The region is not ranked: {own}"),
    r"minutes -: (?P<own>.+)": ("{own}", "{own}"),
    r"minutes (?P<minutes>.+?): (?P<own>.+)": (
        "Berita acara nomor {minutes}: {own}",
        "Minutes number {minutes}: {own}",
    ),
    r"the panel rejected the masterplan in round (?P<round>\d+)": (
        "Tim penelaah tidak menyetujui masterplan pada putaran {round}.",
        "The panel rejected the masterplan in round {round}.",
    ),
    r"the masterplan was not approved in (?P<round>\d+) rounds": (
        "Masterplan tidak disetujui dalam {round} putaran.",
        "The masterplan was not approved in {round} rounds.",
    ),
    r"index (?P<index>\d+(?:\.\d+)?) of 4 in cycle (?P<cycle>.+)": (
        "Nilai indeks {index} dari 4 pada siklus evaluasi {cycle}.",
        "Index {index} of 4 in the evaluation cycle {cycle}.",
    ),
    r"peringkat (?P<rank>\d+) dari (?P<count>\d+) daerah; kuota (?P<quota>\d+) daerah": (
        "peringkat {rank} dari {count} daerah; kuota {quota} daerah",
        "rank {rank} of {count} regions; quota of {quota} regions",
    ),
    r"tidak memenuhi syarat pemeringkatan; lihat rincian nilai": (
        "tidak memenuhi syarat pemeringkatan; lihat rincian nilai",
        "does not meet the conditions of the ranking; see the working of the score",
    ),
    r"data terverifikasi setelah masa asesmen berakhir": (
        "data terverifikasi setelah masa asesmen berakhir",
        "the data were verified after the time of the assessment",
    ),
}
"""What a recorded reason looks like, and the sentence in Indonesian and English."""


def reason_text(reason: str, language: str) -> str:
    """Why something was decided: the programme's own sentences in the reader's language, people's words as they are."""
    for pattern, sentences in REASONS.items():
        if found := re.fullmatch(pattern, reason, re.DOTALL):
            return sentences[LANGUAGES.index(language)].format(**_told(found.groupdict(), language))
    return reason


def _told(found: dict[str, str], language: str) -> dict[str, str]:
    if "due" in found:
        day, at, zone = found["due"].split()
        found["due"] = at_time(date.fromisoformat(day), at, zone, language)
        found["step"] = words.step_label(found["step"], language)
    if "index" in found:
        found["index"] = number_text(Decimal(found["index"]), language)
    if "own" in found:
        found["own"] = reason_text(found["own"], language)
    return found
