"""A form of every message that a person may send: its words, and that it says exactly what is entered in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.answering import ANSWERED_BY, BESIDE, SAID_BY_PEOPLE
from models.messages import KINDS
from models.vocabulary import STEPS
from queries.forms import SHAPES, Answer
from tests.web.forms.said import WHO, messages
from web.forms.faults import faults_of
from web.forms.fields import leaves
from web.forms.inputs import Words
from web.forms.kinds import DEEDS
from web.forms.labels import FIELDS, HINTS, key_of
from web.forms.reading import Entered, entered_of, said
from web.forms.showing import form

SPOKEN = ("id", "en")


@pytest.mark.parametrize("kind", SAID_BY_PEOPLE)
def test_a_form_says_what_was_entered_in_it(kind: str) -> None:
    @settings(max_examples=25, deadline=None)
    @given(st.data())
    def sent(data: st.DataObject) -> None:
        message = data.draw(messages(kind))
        entered = as_browsers_send(entered_of(kind, message.content()))
        assert KINDS[kind].model_validate({**said(kind, entered), **WHO, "kind": kind}) == message
        assert faults_of(kind, entered) == {}

    sent()


def as_browsers_send(entered: Entered) -> Entered:
    """Lines end as browsers end them."""
    return {name: [text.replace("\n", "\r\n") for text in texts] for name, texts in entered.items()}


def test_every_field_has_its_words_in_both_languages_and_none_is_left_over() -> None:
    used = {key_of(kind, field) for kind in SAID_BY_PEOPLE for field in leaves(kind)}
    assert used == set(FIELDS)
    assert all(len(each) == len(SPOKEN) and all(each) for each in (*FIELDS.values(), *HINTS.values(), *DEEDS.values()))


def test_every_hint_belongs_to_a_field() -> None:
    fields = {name for kind in SAID_BY_PEOPLE for field in leaves(kind) for name in (field, f"{kind}.{field}")}
    assert set(HINTS) - fields == set()


def test_every_message_of_a_person_has_a_heading() -> None:
    assert set(DEEDS) == set(SAID_BY_PEOPLE)


def test_every_step_of_the_programme_has_an_answer() -> None:
    assert set(ANSWERED_BY) == set(STEPS["en"])
    answers = {kind for kinds in ANSWERED_BY.values() for kind in kinds}
    assert {*answers, *BESIDE} <= set(SAID_BY_PEOPLE)
    assert set(SHAPES) <= answers


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("kind", SAID_BY_PEOPLE)
def test_every_form_shows_all_its_fields_once(kind: str, language: str) -> None:
    shown = form(Answer(kind), Words(language, {}))
    assert [each.name for each in shown.inputs] == [name for name in leaves(kind) if "." not in name]
    assert all(each.label for each in shown.inputs)


def test_a_decimal_may_have_a_comma() -> None:
    entered = {"masterplan": ["81,25"], "quick_win": ["79.5"], "pillars.smart-living": ["70"]}
    assert said("presentation-score", entered) == {
        "masterplan": "81.25",
        "quick_win": "79.5",
        "pillars": {"smart-living": "70"},
    }


def test_what_is_wrong_stands_beside_its_field() -> None:
    entered = {
        "rows.1.programme": ["Program contoh"],
        "rows.1.pillar": ["smart-living"],
        "rows.1.office": ["Dinas contoh"],
        "rows.1.year": ["1999"],
        "rows.1.budget": ["banyak"],
        "rows.1.source": ["APBD (contoh)"],
        "rows.1.indicator": ["indikator contoh"],
        "rows.2.programme": [" "],
        "rows.5.programme": ["Program contoh lain"],
    }
    assert faults_of("action-plan", entered) == {
        "rows.1.year": "input should be greater than or equal to 2000",
        "rows.1.budget": "input should be a valid integer, unable to parse string as an integer",
        "rows.5.pillar": "field required",
        "rows.5.office": "field required",
        "rows.5.year": "field required",
        "rows.5.budget": "field required",
        "rows.5.source": "field required",
        "rows.5.indicator": "field required",
    }


def test_an_empty_list_is_wrong_as_a_list() -> None:
    assert faults_of("contacts", {"officers": ["", " "], "head": ["kepala.contoh"]}) == {
        "officers": "tuple should have at least 1 item after validation, not 0"
    }


def test_what_a_form_does_not_ask_for_is_never_said() -> None:
    smuggled = {"received_at": ["2018-01-01T00:00:00Z"], "on_behalf_of": ["lain.contoh"], "id": ["x"], "kind": ["stop"]}
    assert said("mentor-note", {"note": ["baik"], **smuggled}) == {"note": "baik"}
