"""What the gateway refuses before a journey sees it: a sentence, a record, no event."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from models.errors import Refused
from models.people import Role
from tests.models.samples import REALISED, SERVICE
from tests.office import COORDINATOR, Office

DIGEST = "ab" * 32


async def updates(office: Office, journey: str) -> int:
    """How many messages Temporal holds as accepted; a refusal adds nothing."""
    history = await office.client.get_workflow_handle(journey).fetch_history()
    return sum(event.HasField("workflow_execution_update_accepted_event_attributes") for event in history.events)


async def refused(office: Office, journey: str, kind: str, person: str, fields: dict[str, Any], **more: Any) -> str:
    before = office.refusals(journey)
    with pytest.raises(Refused) as refusal:
        await office.gateway.send(journey, kind, person, fields, **more)
    assert office.refusals(journey) == [*before, (person[:80], kind[:40], str(refusal.value)[:1000])]
    return str(refusal.value)


async def test_every_refusal_names_the_thing_and_the_rule_and_leaves_no_event(office: Office) -> None:
    state = await office.begun()
    await office.send(state, "extend", COORDINATOR, due="2035-01-02", reason="contoh")
    officer = state.people.of(Role.OFFICER)[0]
    why = {
        "stranger": await refused(office, state.id, "pause", "orang-asing.contoh", {"reason": "contoh"}),
        "role": await refused(office, state.id, "pause", officer, {"reason": "contoh"}),
        "kind": await refused(office, state.id, "terbang", COORDINATOR, {}),
        "field": await refused(office, state.id, "pause", COORDINATOR, {"reason": "contoh", "hari": 3}),
        "null": await refused(office, state.id, "pause", COORDINATOR, {"reason": None}),
        "large": await refused(office, state.id, "pause", COORDINATOR, {"reason": "x" * 100_000}),
        "person": await refused(
            office, state.id, "contacts", officer, {"officers": ["tak-ada.contoh"], "head": "tak-ada.contoh"}
        ),
        "stage": await refused(office, state.id, "accept", officer, {}),
        "moment": await refused(
            office, state.id, "pause", COORDINATOR, {"reason": "contoh"}, received_at=datetime.now(UTC)
        ),
    }

    assert why == {
        "stranger": "there is no person 'orang-asing.contoh'; a coordinator enters people with their roles",
        "role": f"{officer} is officer here; pause may be sent by coordinator",
        "kind": why["kind"],
        "field": "the pause message is not well formed: hari: extra inputs are not permitted",
        "null": "the pause message is not well formed: reason: input should be a valid string",
        "large": "the pause message is not well formed: reason: string should have at most 1000 characters",
        "person": "there is no person tak-ada.contoh; enter people before a message names them",
        "stage": why["stage"],
        "moment": "the moment of receipt is stamped by the gateway; it may be given in a rehearsal only",
    }
    assert why["kind"].startswith("there is no message of kind 'terbang'; known kinds: accept, action-plan, ")
    assert why["stage"].endswith(
        "is in the stage assessment, which takes contacts, confirm-data, dispute-data, verify-data, select, object"
    )
    assert await updates(office, state.id) == 1


async def test_a_document_that_was_never_handed_in_is_refused(office: Office) -> None:
    state = await office.begun()
    officer = state.people.of(Role.OFFICER)[0]

    why = await refused(office, state.id, "contacts", officer, {**office.contacts(state), "letter": DIGEST})

    assert why == "letter abababababab… is not in the document store; hand the file in first"
    stored = office.files.store("surat.txt", b"Surat tugas (contoh)", officer)
    await office.send(state, "contacts", officer, **office.contacts(state), letter=stored)


async def test_a_row_whose_evidence_was_never_handed_in_is_refused_by_its_place(office: Office) -> None:
    state = await office.begun()
    officer = state.people.of(Role.OFFICER)[0]
    stored = office.files.store("bukti.txt", b"Bukti realisasi (contoh)", officer)
    rows = [{**REALISED, "evidence": evidence} for evidence in (stored, DIGEST)]
    services = [{**SERVICE, "evidence": evidence} for evidence in (DIGEST, stored)]

    assert await refused(office, state.id, "realisation", officer, {"rows": rows}) == (
        "rows.2.evidence abababababab… is not in the document store; hand the file in first"
    )
    assert await refused(office, state.id, "egov-services", officer, {"services": services}) == (
        "services.1.evidence abababababab… is not in the document store; hand the file in first"
    )
    # Once every document is there, it is the journey's turn to say that this is not asked for.
    rows[1]["evidence"] = stored
    assert (await refused(office, state.id, "realisation", officer, {"rows": rows})).startswith(
        "realisation belongs to the stage evaluation; "
    )


async def test_a_journey_that_was_never_begun_is_named(office: Office) -> None:
    why = await refused(office, "journey/tak-ada/kota-contoh", "pause", COORDINATOR, {"reason": "contoh"})

    assert why == "there is no journey 'journey/tak-ada/kota-contoh'; `starter.py list` shows those that were begun"
