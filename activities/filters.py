"""The filters that a letter's template may call, each under its Indonesian name; pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from activities.layout import noted, quoted
from activities.phrases import (
    by_aspect,
    checked,
    course,
    day_text,
    difference,
    left,
    moment,
    named,
    number_text,
    opening,
    recorded,
    until,
)
from activities.reasons import reason_text
from activities.working import cents, working
from models import words
from models.asking import asked
from models.policy_words import setting_label, setting_text


def _in_language(phrase: Callable[..., Any]) -> Callable[..., Any]:
    @pass_context
    def filtered(context: Context, *values: Any) -> Any:
        return phrase(*values, context["language"])

    return filtered


FILTERS: dict[str, Callable[..., Any]] = {
    "tanggal": _in_language(day_text),
    "batas": until,
    "alasan": _in_language(reason_text),
    "diminta": _in_language(asked),
    "langkah": _in_language(words.step_label),
    "tahap": _in_language(words.stage_label),
    "peran": _in_language(words.role_label),
    "hasil": _in_language(words.outcome_label),
    "peristiwa": _in_language(words.event_label),
    "putusan": _in_language(words.verdict_label),
    "suara": _in_language(words.vote_label),
    "buku": _in_language(words.book_label),
    "cara": _in_language(words.method_label),
    "bukti": _in_language(words.evidence_label),
    "aspek": _in_language(words.aspect_label),
    "rincian": _in_language(words.detail_label),
    "surat": _in_language(words.letter_label),
    "angka": _in_language(number_text),
    "jenis": words.step_kind,
    "kebijakan": _in_language(setting_label),
    "nilai": _in_language(setting_text),
    "romawi": words.roman,
    "parameter": _in_language(words.parameter_label),
    "kategori": _in_language(words.category_label),
    "penghargaan": _in_language(words.award_label),
    "kekurangan": _in_language(words.shortage_label),
    "perhitungan": _in_language(working),
    "dua_angka": _in_language(cents),
    "kepentingan": _in_language(words.interest_label),
    "nama": _in_language(named),
    "perjalanan": course,
    "sisa": left,
    "saat": moment,
    "menurut_aspek": by_aspect,
    "selisih": _in_language(difference),
    "layanan": _in_language(checked),
    "tercatat": _in_language(recorded),
    "awal": opening,
    "kutip": quoted,
    "catatan": noted,
}
"""Every filter by the name under which a template calls it."""
