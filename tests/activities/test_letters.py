"""Every letter that a fact can cause is written, in the glossary's words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from activities.letters import TEMPLATES, Letters, Occasion
from models import vocabulary, words
from models.errors import Refused
from models.facts import Outcome, Reminded
from models.messages import COHORT, STAGE_OF, STAGES
from models.messages.training import SessionDate
from models.panel import Verdict
from models.people import Role
from models.post import LETTERS
from tests.activities.cohort_occasions import every_occasion
from tests.activities.occasions import (
    STEPS,
    named,
    occasion,
    office,
    read,
    said,
    step,
)


@pytest.fixture(scope="module")
def letters() -> Letters:
    return office()


def test_the_samples_cause_every_letter_there_is() -> None:
    assert {about.letter for about in every_occasion()} == LETTERS


def test_every_letter_has_a_template_and_every_template_is_a_letter() -> None:
    folders = {path.name for path in TEMPLATES.iterdir() if path.name != "_base"}

    assert folders == LETTERS == set(vocabulary.LETTERS["id"])
    assert all((TEMPLATES / name / "id" / part).is_file() for name in LETTERS for part in ("subject.txt", "body.txt"))


@pytest.mark.parametrize("about", [about for about in every_occasion() if about.formal is None], ids=named)
def test_every_notice_is_written_in_full(letters: Letters, about: Occasion) -> None:
    message, text = read(letters.compose(about))

    assert not re.search(r"None|\{\{|\{%|Undefined|[a-z]+\.contoh|  \S+#\d|_", text.replace("   ", "")), text
    assert text.startswith(f"Yth. {about.name}\n\nDengan hormat,\n\n")
    assert "\n\nAtas perhatian Saudara, kami ucapkan terima kasih.\n\nSekretariat Program\n" in text
    assert "\nPemberitahuan ini dikirim kepada Saudara " in text
    assert max(len(line) for line in text.splitlines()) <= 78
    assert "\n\n\n\n" not in text
    assert message["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize("about", every_occasion(), ids=named)
def test_a_letter_avoids_the_words_the_glossary_avoids(letters: Letters, about: Occasion) -> None:
    message, text = read(letters.compose(about))
    avoided = (
        r"wilayah|mentor\b|reviewer|juri\b|petugas|operator|kohort|batch|master plan|gagal|lolos|kedaluwarsa|deadline"
        r"|eviden|dimensi|SKPD|OPD|Kepada Yth|perihal|perhatiannya|24[.:]00|\d\d:\d\d|walikota|ditolak|Bapak|di tempat"
    )

    assert not re.search(avoided, f"{message['Subject']}\n{text}", re.IGNORECASE)


@pytest.mark.parametrize("about", every_occasion(), ids=named)
def test_a_subject_is_one_line_without_a_decision_or_a_name(letters: Letters, about: Occasion) -> None:
    subject = str(read(letters.compose(about))[0]["Subject"])
    told = (
        *vocabulary.VERDICTS["id"].values(),
        *vocabulary.OUTCOMES["id"].values(),
        "gugur",
        "kembali",
        "tangguh",
        "diperpanjang",
    )

    assert subject.endswith(f": {about.region}")
    assert "\n" not in subject
    assert not [word for word in told if word in subject.lower()]
    assert "Contoh" not in subject


@pytest.mark.parametrize(("stage", "name"), [(stage, name) for stage, names in STEPS.items() for name in names])
def test_every_step_has_words_and_says_what_is_asked(letters: Letters, stage: str, name: str) -> None:
    kind, body = step(Reminded, f"{name}#1v1")
    _, text = read(letters.compose(occasion(letter="reminder", stage=stage, kind=kind, body=body)))

    assert words.step_kind(name) in vocabulary.STEPS["id"]
    assert words.step_kind(name) in vocabulary.STEPS["en"]
    assert "Kami mohon Saudara " in text
    assert "paling lambat pada batas waktu tersebut." in " ".join(text.split())
    assert "menyelesaikan langkah tersebut" not in text


def test_the_words_cover_roles_stages_outcomes_and_verdicts() -> None:
    for language in vocabulary.LANGUAGES:
        assert set(vocabulary.ROLES[language]) == set(Role)
        assert set(vocabulary.STAGES[language]) == {*STAGES, COHORT} == set(STAGE_OF.values())
        assert set(vocabulary.OUTCOMES[language]) == set(get_args(Outcome))
        assert set(Verdict) <= set(vocabulary.VERDICTS[language])


def test_the_same_occasion_gives_the_same_bytes(letters: Letters) -> None:
    again = Letters("Sekretariat Program <seratus@seratus.example>")

    assert [letters.compose(about) for about in every_occasion()] == [
        again.compose(about) for about in every_occasion()
    ]


def test_a_sender_that_is_not_one_address_is_refused() -> None:
    with pytest.raises(Refused):
        Letters("Sekretariat Program")


@pytest.mark.parametrize("missing", ["step", "due", "persons", "role"])
def test_a_field_the_template_needs_is_never_left_blank(letters: Letters, missing: str) -> None:
    about = occasion()
    body = {name: value for name, value in about.body.items() if name != missing}

    with pytest.raises(Refused, match="the letter 'task' cannot be written"):
        letters.compose(about.model_copy(update={"body": body}))


def test_an_empty_field_is_never_printed(letters: Letters) -> None:
    kind, body = said(SessionDate, session=1, on="2026-07-08", place="Aula")

    with pytest.raises(Refused, match="an empty field is printed"):
        letters.compose(occasion(letter="session-scheduled", kind=kind, body=body | {"place": None}))


def test_a_letter_without_a_template_is_refused(letters: Letters) -> None:
    for letter in ("unknown", "../task", "_base"):
        with pytest.raises(Refused, match="there is no template"):
            letters.compose(occasion(letter=letter))


def test_a_reader_of_another_language_gets_the_programmes_own_until_there_is_a_template(letters: Letters) -> None:
    assert letters.compose(occasion(language="en")) == letters.compose(occasion())


def test_a_reader_gets_a_letter_in_their_own_language_where_there_is_one(tmp_path: Path) -> None:
    for language, text in (
        ("id", "{{ fact.due | batas }}"),
        ("en", "{{ fact.step | langkah }}, {{ fact.due | batas }}"),
    ):
        folder = tmp_path / "task" / language
        folder.mkdir(parents=True)
        (folder / "subject.txt").write_text("Task: {{ region }}\n")
        (folder / "body.txt").write_text(text)
    letters = Letters("Seratus <seratus@seratus.example>", templates=tmp_path)

    _, text = read(letters.compose(occasion(language="en")))
    assert text == "masterplan and action plan, 30 June 2026 at 23.59 WIT\n"
