"""Every sentence with which something is refused can be read in Indonesian, with all it names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from gateway.entrance.doors import NEUTRAL
from models.errors import Refused
from models.messages import KINDS, parse
from queries.refusing import SENTENCES, _messages, refusal, sentences

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ("models", "activities", "workflows", "gateway", "queries", "web")
RAISED = ("Refused", "Denied", "Unreachable", "ValueError")
FILES_OF_THE_OPERATOR = (
    *("models/policy.py", "models/policy_file.py", "models/awards_policy.py", "models/calendar_policy.py"),
    *("models/deadline.py", "models/deadline_policy.py", "models/ranking_policy.py", "models/cohort/policy.py"),
    *("models/targets.py", "models/targets_file.py", "models/journey.py", "models/calendar.py", "models/tables.py"),
)
"""What is wrong with a policy's file, a setting or a carried state is read by whoever runs the system, in English."""
BARE = ("{} {}",)
"""Sentences that are made of others alone."""


def raised() -> Iterator[str]:
    """Every sentence that the code refuses with, a blank for each value."""
    for path in (path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")):
        if path.relative_to(ROOT).as_posix() in FILES_OF_THE_OPERATOR:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in RAISED and node.args:
                yield from _sentences(node.args[0])


def _sentences(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in parts)
        case ast.IfExp(body=one, orelse=other):
            yield from (*_sentences(one), *_sentences(other))
        case ast.BoolOp(values=values):
            yield from (sentence for each in values for sentence in _sentences(each))


RULES = [path.name for path in sorted(SENTENCES.glob("*.po")) if path.name != "fields.po"]


def known(*names: str) -> dict[str, str]:
    """The sentences of the catalogues of these names."""
    return {each.id: each.string for name in names for each in _messages(SENTENCES / name)}


def test_every_refusal_has_its_indonesian() -> None:
    assert set(raised()) - set(known(*RULES)) - set(BARE) == set()


PIECES = {
    NEUTRAL,
    "{} holds no role here; {} may be sent by {}",
    "row {}: {}",
}
"""Sentences that the code puts together from parts."""


def test_no_indonesian_refusal_is_left_over() -> None:
    assert set(known(*RULES)) - set(raised()) == PIECES


@pytest.mark.parametrize("catalogue", [*RULES, "fields.po"])
def test_what_a_sentence_names_is_named_in_indonesian_too(catalogue: str) -> None:
    for english, indonesian in known(catalogue).items():
        named = [f"nama-{number}" for number in range(english.count("{}"))]
        said = refusal(english.format(*named), "id")
        kept = [name for name in named if name in said]
        assert kept == named[: indonesian.count("{}")], english
        assert catalogue == "fields.po" or kept == named, english


def test_a_form_with_faults_names_each_field() -> None:
    fields = {"id": "abcdefgh", "kind": "pause", "person": "koordinator.contoh", "received_at": "2018-06-30T10:00:00Z"}
    with pytest.raises(Refused) as refused:
        parse({**fields, "other": 1})
    assert refusal(str(refused.value), "id") == (
        "isian pause belum benar: reason: wajib diisi; other: isian ini tidak dikenal"
    )


def test_every_fault_of_an_empty_message_is_said_in_indonesian() -> None:
    rules = known("fields.po")
    for kind in KINDS:
        with pytest.raises(Refused) as refused:
            parse({"kind": kind})
        faults = refusal(str(refused.value), "id").partition(": ")[2].split("; ")
        assert {fault.partition(": ")[2] for fault in faults if ": " in fault} <= set(rules.values())


def test_english_stays_and_what_nobody_knows_too() -> None:
    assert refusal("no step is open now", "en") == "no step is open now"
    assert refusal("a sentence of a newer build", "id") == "a sentence of a newer build"
    assert refusal("x" * 100_000, "id") == "x" * 100_000


def test_the_sentence_that_says_most_is_found_first() -> None:
    lengths = [len(each.english.pattern.replace("(.*?)", "")) for each in sentences()]
    assert lengths[0] > lengths[-1]
