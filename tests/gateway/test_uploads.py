"""Documents handed in by pieces: a broken line costs one piece, and nothing is stored that was not announced."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from activities.database import connect, migrate, reading
from gateway.pieces import PIECE
from gateway.upload_rules import Announced
from gateway.uploads import Uploads
from models.errors import Refused
from models.people import Role
from models.tables import DocumentRow, UploadRow
from tests.handing import OFFICER, STEP, Handing
from tests.papers import pdf

PAPER = pdf("Buku 1 (contoh)") + b"%" * (3 * PIECE)
"""A PDF of four pieces."""
DIGEST = hashlib.sha256(PAPER).hexdigest()
Begin = Callable[..., Handing]


@pytest.fixture
def handing(tmp_path: Path) -> Begin:
    engine = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(engine)
    return lambda **limits: Handing(engine, tmp_path / "documents", **limits)


def why(deed: Callable[..., object], *arguments: object) -> str:
    with pytest.raises(Refused) as refusal:
        deed(*arguments)
    return str(refusal.value)


def stored(scene: Handing) -> DocumentRow | None:
    with reading(scene.engine) as session:
        return session.get(DocumentRow, DIGEST)


@pytest.mark.parametrize("arrived", range(5))
def test_a_line_that_breaks_after_any_piece_costs_no_piece_that_has_arrived(handing: Begin, arrived: int) -> None:
    scene = handing()
    upload = scene.uploads.begin(OFFICER, scene.order(PAPER))
    scene.put(upload, PAPER, *range(arrived))

    again = Uploads(scene.engine, scene.files).begin(OFFICER, scene.order(PAPER))
    assert (again.id, again.count, again.there) == (upload.id, 4, tuple(range(arrived)))
    scene.put(again, PAPER, *sorted({*range(4)} - {*again.there}))
    assert scene.uploads.finish(OFFICER, again.id).digest == DIGEST
    assert scene.files.path(DIGEST).read_bytes() == PAPER
    row = stored(scene)
    assert row is not None
    assert (row.name, row.size, row.person, row.kind) == ("buku-1.pdf", len(PAPER), OFFICER, "pdf")


def test_pieces_may_come_in_any_order_and_twice(handing: Begin) -> None:
    scene = handing()
    upload = scene.uploads.begin(OFFICER, scene.order(PAPER))
    assert scene.put(upload, PAPER, 3, 0, 3).there == (0, 3)
    assert why(scene.uploads.finish, OFFICER, upload.id) == (
        "buku-1.pdf is not whole: piece 1 of 4 is missing; send it first"
    )
    scene.put(upload, PAPER, 2, 1)
    first, second = (scene.uploads.finish(OFFICER, upload.id) for _ in range(2))
    assert first == second
    assert first.digest == DIGEST
    assert scene.put(upload, PAPER, 1) == first
    assert list((scene.files.folder / ".parts").iterdir()) == []


def test_a_piece_that_arrived_damaged_is_sent_again(handing: Begin) -> None:
    scene = handing()
    upload = scene.uploads.begin(OFFICER, scene.order(PAPER))
    sha256 = hashlib.sha256(PAPER[:PIECE]).hexdigest()
    damaged = b"x" + PAPER[1:PIECE]
    assert why(scene.uploads.put, OFFICER, upload.id, 0, damaged, sha256) == (
        "piece 0 arrived damaged: its SHA-256 is not the one announced; send it again"
    )
    assert why(scene.uploads.put, OFFICER, upload.id, 0, PAPER[:5], sha256) == (
        "piece 0 has 5 bytes; it should have 1048576"
    )
    assert why(scene.uploads.put, OFFICER, upload.id, 4, b"", sha256) == (
        "buku-1.pdf has no piece 4; its pieces are 0 to 3"
    )
    assert scene.uploads.look(OFFICER, upload.id).there == ()


def test_a_whole_that_is_not_what_was_announced_is_not_stored(handing: Begin) -> None:
    scene = handing()
    order = scene.order(PAPER).model_copy(update={"sha256": "0" * 64})
    upload = scene.uploads.begin(OFFICER, order)
    scene.put(upload, PAPER, *range(4))
    assert why(scene.uploads.finish, OFFICER, upload.id) == (
        f"buku-1.pdf is not what was announced: its SHA-256 is {DIGEST}; hand it in again"
    )
    assert stored(scene) is None
    assert (
        why(scene.uploads.look, OFFICER, upload.id) == f"there is no upload '{upload.id}' of {OFFICER}; begin it anew"
    )
    assert list((scene.files.folder / ".parts").iterdir()) == []


def test_two_browsers_that_hand_in_the_same_document_at_once_store_it_once(handing: Begin) -> None:
    scene = handing()
    order = scene.order(PAPER)
    upload = scene.uploads.begin(OFFICER, order)

    def browser(_: int) -> str | None:
        uploads = Uploads(scene.engine, scene.files)
        mine = uploads.begin(OFFICER, order)
        scene.put(mine, PAPER, *range(4))
        return uploads.finish(OFFICER, mine.id).digest

    with ThreadPoolExecutor(4) as browsers:
        assert list(browsers.map(browser, range(4))) == [DIGEST] * 4
    assert scene.uploads.look(OFFICER, upload.id).digest == DIGEST
    assert [path.name for path in scene.files.path(DIGEST).parent.iterdir()] == [DIGEST]


def test_nobody_else_sees_or_continues_an_upload(handing: Begin) -> None:
    scene = handing()
    upload = scene.uploads.begin(OFFICER, scene.order(PAPER))
    other = scene.enter("lain.contoh", Role.HEAD)
    assert why(scene.uploads.look, other, upload.id) == f"there is no upload '{upload.id}' of {other}; begin it anew"
    assert scene.uploads.begin(other, scene.order(PAPER)).id != upload.id
    stranger = scene.enter("asing.contoh", None)
    assert why(scene.uploads.begin, stranger, scene.order(PAPER)) == (
        f"{stranger} has no role that reaches {scene.state.id}; hand-in-document is for "
        "officer or head or coordinator or signatory or verifier"
    )


def test_the_policy_limits_a_document_and_what_one_person_hands_in(handing: Begin) -> None:
    scene = handing(max_megabytes=4, quota_megabytes=6, open_uploads=2)
    sizes = [
        why(scene.uploads.begin, OFFICER, scene.order(PAPER).model_copy(update={"size": size}))
        for size in (0, 4 * PIECE + 1)
    ]
    assert sizes == [
        "buku-1.pdf is empty; hand in a file with content",
        "buku-1.pdf has 4194305 bytes; at most 4194304 are allowed",
    ]
    scene.handed_in(PAPER)
    scene.uploads.begin(OFFICER, scene.order(b"a" * PIECE))
    assert why(scene.uploads.begin, OFFICER, scene.order(PAPER, "buku-2.pdf")) == (
        f"{OFFICER} would have handed in 7 MB; at most 6 MB are allowed"
    )
    scene.uploads.begin(OFFICER, scene.order(b"b"))
    assert why(scene.uploads.begin, OFFICER, scene.order(b"c")) == (
        f"{OFFICER} is handing in 2 documents already; at most 2 at the same time, finish or leave those first"
    )


def test_a_document_of_a_kind_that_is_not_allowed_is_not_stored(handing: Begin) -> None:
    scene = handing(kinds=["jpeg", "png"])
    assert why(scene.handed_in, PAPER) == "buku-1.pdf is by its content pdf; the policy allows jpeg, png"
    assert stored(scene) is None


def test_what_nobody_takes_up_again_within_seven_days_is_cleared_away(handing: Begin) -> None:
    scene = handing()
    old = scene.uploads.begin(OFFICER, scene.order(PAPER))
    scene.put(old, PAPER, 0)
    scene.now += timedelta(days=7, seconds=1)
    new = scene.uploads.begin(OFFICER, scene.order(PAPER))
    assert new.id != old.id
    assert [path.name for path in (scene.files.folder / ".parts").iterdir()] == [new.id]


def test_a_document_in_one_go_is_taken_by_the_same_rules(handing: Begin) -> None:
    scene = handing()
    order = Announced(journey=scene.state.id, step=STEP, name="buku-1.pdf", size=len(PAPER))
    begun = scene.now - timedelta(minutes=2)
    upload = scene.uploads.take(OFFICER, order, io.BytesIO(PAPER), begun)
    with reading(scene.engine) as session:
        row = session.get_one(UploadRow, upload.id)
    assert (row.digest, row.begun_at, row.ended_at, row.sha256) == (DIGEST, begun, scene.now, None)
    assert why(scene.uploads.take, OFFICER, order, io.BytesIO(b"MZ\0"), begun) == (
        "buku-1.pdf is no PDF, image, XLSX, DOCX or UTF-8 text, whatever its name says; save it as PDF"
    )
