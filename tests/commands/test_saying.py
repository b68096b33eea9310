"""What is typed becomes a message's fields."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from activities.database import connect, migrate
from commands.explaining import DIGEST, DOCUMENT, described, overview, schemas
from commands.saying import read_fields
from gateway.files import Files
from models.errors import Refused
from models.messages import KINDS


@pytest.fixture
def files(tmp_path: Path) -> Files:
    engine = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(engine)
    return Files(engine, tmp_path / "documents")


def test_values_lists_tables_json_and_files(files: Files, tmp_path: Path) -> None:
    (tmp_path / "keputusan.pdf").write_bytes(b"Keputusan (contoh)")
    typed = {
        "self-score": ["scores.output=3.2", "scores.impact=3"],
        "team": [
            "council=dewan.contoh",
            "working_team=a.contoh",
            "working_team=b.contoh",
            f"decree=@{tmp_path}/keputusan.pdf",
        ],
        "dispute-data": ['faults:=[{"parameter": "green", "note": "contoh"}]'],
        "extend": ["due=2026-12-01", "reason=a=b"],
    }

    fields = {kind: read_fields(kind, words, files, "contoh") for kind, words in typed.items()}

    assert fields == {
        "self-score": {"scores": {"output": "3.2", "impact": "3"}},
        "team": {
            "council": ["dewan.contoh"],
            "working_team": ["a.contoh", "b.contoh"],
            "decree": files.store("keputusan.pdf", b"Keputusan (contoh)", "contoh"),
        },
        "dispute-data": {"faults": [{"parameter": "green", "note": "contoh"}]},
        "extend": {"due": "2026-12-01", "reason": "a=b"},
    }


def test_rows_bring_their_documents_along(files: Files, tmp_path: Path) -> None:
    (tmp_path / "bukti.pdf").write_bytes(b"Bukti (contoh)")
    digest = files.store("bukti.pdf", b"Bukti (contoh)", "contoh")
    rows = [{"programme": "Satu", "evidence": f"@{tmp_path}/bukti.pdf"}, {"programme": "Dua", "evidence": digest}, 7]
    (tmp_path / "realisasi.json").write_text(json.dumps(rows))
    told = [{"programme": "Satu", "evidence": digest}, {"programme": "Dua", "evidence": digest}, 7]

    assert read_fields("realisation", [f"rows:=@{tmp_path}/realisasi.json"], files, "contoh") == {"rows": told}
    assert read_fields("egov-services", [f"services:={json.dumps(rows)}"], files, "contoh") == {"services": told}
    assert read_fields("action-plan", [f"rows:={json.dumps(rows)}"], files, "contoh") == {"rows": rows}
    with pytest.raises(Refused) as refusal:
        read_fields("realisation", ['rows:=[{"evidence": "@/tak/ada.pdf"}]'], files, "contoh")
    assert str(refusal.value) == "rows.evidence: the file /tak/ada.pdf cannot be read: No such file or directory"


def test_a_row_says_that_its_evidence_is_a_document() -> None:
    assert described("egov-services").splitlines()[2] == (
        "  services: list of {title: string, domain: string, since: date, evidence: document (@file or its SHA-256)}"
    )


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("bersedia", "'bersedia' is not name=value; `starter.py kinds accept` lists the names"),
        ("letter=@/tak/ada.pdf", "letter: the file /tak/ada.pdf cannot be read: No such file or directory"),
        (
            "reason=@/tak/ada.pdf",
            "reason is no document; `starter.py kinds accept` says which fields take @file",
        ),
        ("rows:=[1,", "rows is not JSON: Expecting value: line 1 column 4 (char 3)"),
    ],
)
def test_a_word_that_cannot_be_read_is_named(files: Files, word: str, why: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_fields("accept", [word], files, "contoh")
    assert str(refusal.value) == why


def test_every_kind_is_listed_and_described() -> None:
    listed = [kind for line in overview().splitlines() for kind in line[12:].replace(" ", "").split(",")]
    assert sorted(listed) == sorted(KINDS)
    assert described("sign").splitlines()[:4] == [
        "sign: A signatory has signed the text; sent by the signatory, or entered by a coordinator from paper.",
        "sent by: head or signatory or coordinator",
        "  signatory: string",
        "  capacity: definitif | Pj. | Pjs. | Plt. | Plh. | a.n.",
    ]
    assert json.loads(schemas(None)).keys() == KINDS.keys()
    assert json.loads(schemas("vote"))["vote"]["by"] == ["reviewer"]
    for kind in KINDS:
        assert described(kind).splitlines()[0].startswith(f"{kind}: ")


def test_what_is_said_to_a_cohort_is_listed_apart_from_the_stages() -> None:
    assert overview().splitlines()[-2] == (
        "cohort       news, seat, vote-list, move-region, correct, seal, answer-objection, release-place, "
        "choose-regions, mentor-candidates, tot-session, tot-attendance, tot-marks, complete-tot, mentor-leaves, "
        "approve-awards, release-awards"
    )


@pytest.mark.parametrize(
    ("kind", "field", "shape"),
    [
        ("vote-list", "list", DIGEST),
        ("seal", "list", DIGEST),
        ("approve-awards", "awards", DIGEST),
        ("seat", "mandate", f"{DOCUMENT} (may be left out)"),
        ("tot-attendance", "list_digest", DOCUMENT),
        ("tot-marks", "document", DOCUMENT),
        ("object", "document", DOCUMENT),
        (
            "mentor-candidates",
            "candidates",
            "list of {person: string, home: string, province: string, capacity: integer}",
        ),
    ],
)
def test_a_list_and_the_awards_are_digests_of_ours_and_what_proves_something_is_a_document(
    kind: str, field: str, shape: str
) -> None:
    assert f"  {field}: {shape}" in described(kind).splitlines()


def test_candidates_and_marks_of_mentors_are_typed_as_a_coordinator_has_them(files: Files) -> None:
    candidates = [{"person": "calon-1.contoh", "home": "kota-bogor", "capacity": 4}]

    assert read_fields("mentor-candidates", [f"candidates:={json.dumps(candidates)}"], files, "contoh") == {
        "candidates": candidates
    }
    assert read_fields("tot-marks", ["marks.calon-1.contoh=82.50", "marks.calon-2.contoh=70"], files, "contoh") == {
        "marks": {"calon-1.contoh": "82.50", "calon-2.contoh": "70"}
    }
    assert read_fields("choose-regions", ["regions=kota-bogor", "regions=kota-ambon"], files, "contoh") == {
        "regions": ["kota-bogor", "kota-ambon"]
    }


def test_in_a_table_of_values_a_key_may_have_dots(files: Files) -> None:
    changes = ["changes.masterplan.revision.days=20", "changes.mou.ordered:=false"]

    assert read_fields("change-policy", changes, files, "contoh") == {
        "changes": {"masterplan.revision.days": "20", "mou.ordered": False}
    }
    assert read_fields("vote", ["comments.buku.1=terlalu umum"], files, "contoh") == {
        "comments": {"buku.1": "terlalu umum"}
    }
