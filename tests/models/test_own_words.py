"""People's own words stand beside the hashed record, and can be erased without a trace in it."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.chain import at_path, commitment, first_fault, split_words, with_words
from models.facts import FREE_TEXT
from models.messages import KINDS
from models.values import canonical
from tests.models.chains import chained, head
from tests.models.samples import SOME, raw, said

NAMES = st.sampled_from([*sorted(FREE_TEXT), "kind", "person", "rows", "masterplan", "buku-1"])
LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=12)
BODIES = st.dictionaries(
    NAMES,
    st.recursive(
        LEAVES,
        lambda inner: st.dictionaries(NAMES, inner, max_size=4) | st.lists(st.dictionaries(NAMES, inner, max_size=3)),
        max_leaves=12,
    ),
    max_size=6,
)


@given(BODIES)
@SOME
def test_words_taken_out_and_put_back_give_the_same_body(body: dict[str, Any]) -> None:
    untouched, words = copy.deepcopy(body), split_words(body)

    covered = with_words(body, dict.fromkeys(words, "covered"))

    assert {path: at_path(body, path) for path in words} == words
    assert set(split_words(covered).values()) <= {"covered"}
    assert (with_words(covered, words), body) == (untouched, untouched)


@given(BODIES, st.text(min_size=1, max_size=32))
@SOME
def test_erasing_words_changes_no_hash(body: dict[str, Any], salt: str) -> None:
    words = split_words(body)
    recorded = with_words(body, {path: commitment(text, salt) for path, text in words.items()})
    entries = chained([("pesan-1", "2018-05-08", "voted", recorded, None)])

    erased = with_words(json.loads(entries[0].body), dict.fromkeys(words, "–"))

    assert first_fault(entries, head(entries)) is None
    assert (set(split_words(erased)), set(split_words(erased).values())) == (set(words), {"–"} if words else set())
    assert canonical(with_words(erased, split_words(recorded))) == entries[0].body


def test_a_vote_and_a_dispute_are_split_word_by_word() -> None:
    vote = {"comments": {"masterplan": "terlalu umum", "rencana-aksi": "anggaran?"}, "verdict": "revise"}
    dispute = {"faults": [{"parameter": "kkd", "note": "angka lama"}, {"parameter": "green", "note": "tahun 2016"}]}

    assert split_words(vote) == {"comments/masterplan": "terlalu umum", "comments/rencana-aksi": "anggaran?"}
    assert split_words(dispute) == {"faults/0/note": "angka lama", "faults/1/note": "tahun 2016"}


def test_a_comment_on_a_book_whose_id_has_a_dot_is_split_and_put_back() -> None:
    """A book's id is a key, and a key may have dots: `buku.1` is one."""
    body = said("vote", comments={"buku.1": "terlalu umum"}).content()

    assert with_words(with_words(body, dict.fromkeys(split_words(body), "–")), split_words(body)) == body


def test_the_same_words_with_another_salt_have_another_commitment() -> None:
    assert commitment("setuju", "garam-1") == commitment("setuju", "garam-1")
    assert commitment("setuju", "garam-1") != commitment("setuju", "garam-2")
    assert len(commitment("setuju", "garam-1")) == len("sha256:") + 64


@pytest.mark.parametrize("kind", KINDS)
def test_no_message_brings_a_persons_own_words_into_the_hashed_record(kind: str) -> None:
    """Free text is what may be a thousand characters long; every such field is known as people's own words."""
    schema = KINDS[kind].model_json_schema()
    models = [schema, *schema.get("$defs", {}).values()]
    free = {
        name
        for model in models
        for name, field in model.get("properties", {}).items()
        if '"maxLength": 1000' in json.dumps(field)
    }

    assert free <= FREE_TEXT
    named = {path.split("/")[-1] for path in split_words(said(kind).content())}
    assert free & raw(kind).keys() <= named | {"comments"}
