"""People's own words stand beside the register, which holds a commitment to them, and can be erased."""

from __future__ import annotations

import hashlib
import json

from sqlalchemy import Engine, update

from activities.database import writing
from models.messages.masterplan import Vote
from models.messages.steering import Pause
from models.noted import Noted
from models.panel import Verdict
from models.tables import RegisterRow, TextRow
from queries.record import chain_faults
from tests.activities.contents import everything, rows
from tests.activities.samples import append, batch, said

REASON = "Bupati contoh sedang cuti; mohon ditunda."


def vote(**comments: str) -> Noted:
    fields = {"person": "penelaah-1.contoh", "dossier": "ab" * 32, "scores": {"vision": 60}}
    return said(Vote, **fields, verdict=Verdict.REVISE, comments=comments)


def erase(engine: Engine) -> None:
    with writing(engine) as session:
        session.execute(update(TextRow).values(words=None))


def test_the_register_holds_a_salted_commitment_and_never_the_words(engine: Engine) -> None:
    append(engine, batch(said(Pause, reason=REASON)))

    (text,), (entry,) = rows(engine, TextRow), rows(engine, RegisterRow)
    assert (text.number, text.field, text.words) == (1, "reason", REASON)
    commitment = f"sha256:{hashlib.sha256((text.salt + REASON).encode()).hexdigest()}"
    assert json.loads(entry.body) == {
        "person": "koordinator.contoh",
        "received_at": "2026-06-24T01:00:00Z",
        "reason": commitment,
    }


def test_the_same_words_said_twice_have_two_commitments(engine: Engine) -> None:
    append(engine, batch(said(Pause, reason=REASON), said(Pause, reason=REASON, id="contoh-0002")))

    first, second = (json.loads(row.body)["reason"] for row in rows(engine, RegisterRow))
    assert first != second


def test_a_comment_on_each_book_is_kept_beside_the_register(engine: Engine) -> None:
    append(engine, batch(vote(masterplan="Tabel 3 kosong.", executive="Terlalu panjang.")))

    (entry,) = rows(engine, RegisterRow)
    assert [row.words for row in rows(engine, TextRow)] == ["Terlalu panjang.", "Tabel 3 kosong."]
    assert all(words.startswith("sha256:") for words in json.loads(entry.body)["comments"].values())


def test_a_comment_on_a_book_whose_id_has_a_dot_is_recorded(engine: Engine) -> None:
    append(engine, batch(vote(**{"buku.1": "Tabel 3 kosong."})))

    assert [row.words for row in rows(engine, TextRow)] == ["Tabel 3 kosong."]


def test_words_said_again_are_the_same_fact(engine: Engine) -> None:
    append(engine, batch(said(Pause, reason=REASON), vote(masterplan=REASON).model_copy(update={"identity": "lain"})))
    before = everything(engine)

    append(engine, batch(said(Pause, reason=REASON), vote(masterplan=REASON).model_copy(update={"identity": "lain"})))

    assert everything(engine) == before


def test_other_words_under_the_same_identity_are_a_conflict(engine: Engine) -> None:
    append(engine, batch(said(Pause, reason=REASON)))

    append(engine, batch(said(Pause, reason="Alasan lain.")))

    assert [row.kind for row in rows(engine, RegisterRow)] == ["paused", "conflict"]
    assert [row.words for row in rows(engine, TextRow)] == [REASON]


def test_erased_words_leave_the_chain_whole(engine: Engine) -> None:
    append(engine, batch(said(Pause, reason=REASON)))
    before = rows(engine, RegisterRow)

    erase(engine)

    assert rows(engine, RegisterRow) == before
    assert chain_faults(engine) == []


def test_a_fact_whose_words_were_erased_can_be_said_again(engine: Engine) -> None:
    append(engine, batch(said(Pause, reason=REASON)))
    erase(engine)
    before = everything(engine)

    append(engine, batch(said(Pause, reason=REASON)))

    assert everything(engine) == before
