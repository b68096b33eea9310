"""Every fact can be told in Indonesian, and nothing of a line stays English."""

from __future__ import annotations

import ast
from pathlib import Path

import models.cohort.facts as of_cohorts
import models.facts as of_journeys
import queries.cohort_sentences as cohort_lines
import queries.sentences as lines
from models.facts import Fact
from models.messages import KINDS
from queries.fact_words import HEADS, SAID
from queries.sentences import told

CONFLICT = "conflict"
"""Recorded by the register itself."""


def recorded() -> set[str]:
    """Every kind of fact."""
    facts = [each for module in (of_journeys, of_cohorts) for each in vars(module).values() if isinstance(each, type)]
    concluded = {each.recorded_as for each in facts if issubclass(each, Fact) and hasattr(each, "recorded_as")}
    return concluded | {message.recorded_as for message in KINDS.values()} | {CONFLICT}


def test_every_kind_of_fact_has_its_indonesian_and_none_is_left_over() -> None:
    assert set(HEADS) == recorded()


def test_every_word_before_a_value_has_its_indonesian() -> None:
    before = {said for fields in cohort_lines.FIELDS.values() for said in fields.values() if said}
    plain = {field.replace("_", " ") for field in lines.PLAIN}
    assert (before | plain | _said_in(lines) | _said_in(cohort_lines)) == set(SAID)


def _said_in(module: object) -> set[str]:
    """The words that a module's code says by `said`, wherever they stand in its first argument."""
    tree = ast.parse(Path(str(module.__file__)).read_text())
    calls = [each for each in ast.walk(tree) if isinstance(each, ast.Call) and getattr(each.func, "id", "") == "said"]
    texts = {part.value for call in calls for part in ast.walk(call.args[0]) if isinstance(part, ast.Constant)}
    return {text for text in texts if isinstance(text, str) and text not in ("_", " ", "person")}


def test_a_line_in_indonesian() -> None:
    due = {"day": "2018-06-30", "at": "23:59:00", "zone": "Asia/Jayapura"}
    body = {"step": "masterplan#1v1", "persons": ["narahubung.contoh"], "due": due, "role": "officer"}
    assert told("asked", body, {"narahubung.contoh": "Narahubung (contoh)"}, "id") == (
        "Diminta: penyerahan masterplan dan rencana aksi; paling lambat 30 Juni 2018 pukul 23.59 WIT; "
        "kepada Narahubung (contoh)"
    )


def test_a_line_of_a_cohort_in_indonesian() -> None:
    body = {"version": 2, "count": 30, "unranked": [], "because": "verified"}
    assert told("ranked", body, {}, "id") == (
        "Pemeringkatan: versi 2; daerah diperingkat 30; tidak diperingkat tidak ada; sebab verified"
    )


def test_what_only_looks_like_a_day_stays_as_it_is() -> None:
    body = {"title": "Laporan 2018-02-31", "on": "2018-02-28", "person": "narahubung.contoh"}
    assert told("output-handed-in", body, {}, "id") == (
        "Keluaran sesi diserahkan: tanggal 28 Februari 2018; judul Laporan 2018-02-31; oleh narahubung.contoh"
    )
