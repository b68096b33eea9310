"""An upload that began in time counts as in time, if its message follows within the policy's grace."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from activities.database import connect, migrate
from gateway.upload_grace import begun_to_arrive
from gateway.upload_rules import Announced
from gateway.uploads import Uploads
from models.people import Role
from tests.handing import OFFICER, Handing
from tests.models.samples import said
from tests.office import Office
from tests.papers import pdf

PAPER = pdf("Keberatan (contoh)")
MINUTE = timedelta(minutes=1)
Begin = Callable[..., Handing]


@pytest.fixture
def handing(tmp_path: Path) -> Begin:
    engine = connect(f"sqlite:///{tmp_path}/seratus.db")
    migrate(engine)
    return lambda **limits: Handing(engine, tmp_path / "documents", **limits)


def counts_from(scene: Handing, digest: str, sent: datetime) -> datetime | None:
    return begun_to_arrive(scene.engine, scene.state.id, said("object", person=OFFICER, document=digest), sent)


def test_a_message_counts_from_when_its_document_began_to_arrive(handing: Begin) -> None:
    scene = handing(upload_grace_minutes=30)
    begun = scene.now
    digest = scene.handed_in(PAPER, lasting=100 * MINUTE)
    assert counts_from(scene, digest, scene.now + 30 * MINUTE) == begun
    assert counts_from(scene, digest, scene.now + 31 * MINUTE) is None


def test_what_was_not_announced_by_its_digest_cannot_be_written_after_the_upload_began(handing: Begin) -> None:
    scene = handing(upload_grace_minutes=30)
    begun = scene.now
    quick = scene.handed_in(PAPER, lasting=30 * MINUTE, known=False)
    assert counts_from(scene, quick, scene.now) == begun
    slow = scene.handed_in(PAPER + b"%", lasting=31 * MINUTE, known=False)
    assert counts_from(scene, slow, scene.now) is None


def test_a_message_without_a_document_or_with_one_that_came_otherwise_counts_from_now(handing: Begin) -> None:
    scene = handing()
    assert counts_from(scene, scene.files.store("surat.pdf", PAPER, OFFICER), scene.now) is None
    assert begun_to_arrive(scene.engine, scene.state.id, said("pause", person=OFFICER), scene.now) is None


def test_of_several_documents_the_last_one_decides(handing: Begin) -> None:
    scene = handing()
    first = scene.handed_in(PAPER, lasting=5 * MINUTE)
    begun = scene.now
    second = scene.handed_in(PAPER + b"%", lasting=5 * MINUTE)
    message = said("realisation", person=OFFICER)
    rows = tuple(message.rows[0].model_copy(update={"evidence": each}) for each in (first, second))
    message = message.model_copy(update={"rows": rows})
    assert begun_to_arrive(scene.engine, scene.state.id, message, scene.now) == begun


async def test_the_gateway_alone_stamps_a_message_with_the_beginning_of_its_upload(office: Office) -> None:
    state = await office.begun()
    officer = state.people.of(Role.OFFICER)[0]
    now = datetime.now(UTC)
    begun = now - 10 * MINUTE
    order = Announced(journey=state.id, step="contacts#1v1", name="surat.pdf", size=len(PAPER))
    digest = Uploads(office.engine, office.files).take(officer, order, io.BytesIO(PAPER), begun).digest

    receipt = await office.send(state, "contacts", officer, **office.contacts(state), letter=digest)

    assert receipt.received_at == state.clock.programme(begun)
