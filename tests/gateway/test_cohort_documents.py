"""What a cohort's messages prove by documents is in the store; a list and the awards are digests of Seratus's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from activities.database import connect, migrate
from gateway.files import Files
from models.errors import Refused
from tests.models.samples import said


@pytest.fixture
def files(tmp_path: Path) -> Files:
    engine = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(engine)
    return Files(engine, tmp_path / "documents")


@pytest.mark.parametrize(
    ("kind", "field"),
    [("seat", "mandate"), ("object", "document"), ("tot-attendance", "list_digest"), ("tot-marks", "document")],
)
def test_a_document_must_have_been_handed_in(files: Files, kind: str, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        files.check(said(kind))
    assert str(refusal.value) == f"{field} aaaaaaaaaaaa… is not in the document store; hand the file in first"

    files.check(said(kind, **{field: files.store("dokumen.pdf", b"Dokumen (contoh)", "koordinator.contoh")}))


@pytest.mark.parametrize("kind", ["vote-list", "move-region", "seal", "approve-awards", "release-awards"])
def test_the_list_and_the_awards_are_no_documents(files: Files, kind: str) -> None:
    files.check(said(kind))
