"""Every letter that a fact can cause is written, in the glossary's words."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from activities.letters import Letters, Occasion
from activities.phrases import about_label
from activities.templates import FILES, TEMPLATES
from activities.wording import WORDS
from models import vocabulary, words
from models.asking import asked
from models.errors import Refused
from models.facts import Outcome, Reminded
from models.messages import COHORT, STAGE_OF, STAGES
from models.messages.training import SessionDate
from models.panel import Verdict
from models.people import Role
from models.post import LETTERS
from models.vocabulary import LANGUAGES
from tests.activities.cohort_occasions import every_occasion
from tests.activities.occasions import (
    SENDER,
    STEPS,
    named,
    occasion,
    office,
    read,
    said,
    step,
)

THANKS = {
    "id": "\n\nAtas perhatian Saudara, kami ucapkan terima kasih.",
    "en": "\n\nThank you for your attention.",
}
UNFINISHED = r"None|\{\{|\{%|Undefined|[a-z]+\.contoh|  \S+#\d|_|\f|^[!\t]"
INDONESIAN = r"saudara|kami\b|batas waktu|pukul|hari kerja|perjalanan|pemberitahuan|langkah|tahap|angkatan|menunggu"


def shape(html: str) -> list[str]:
    """The paragraphs, lists, quotations and tables of a letter in their order."""
    return re.findall(r"<(p|ul|li|blockquote|th)\b", html)


def figures(text: str) -> Counter[str]:
    """Every figure in a text, without what a language puts into it."""
    return Counter(figure.replace(",", ".").rstrip(".") for figure in re.findall(r"\d[\d.,]*", text))


@pytest.fixture(scope="module")
def letters() -> Letters:
    return office()


def test_the_samples_cause_every_letter_there_is() -> None:
    assert {about.letter for about in every_occasion()} == LETTERS


def test_every_letter_has_its_words_and_its_templates_in_both_languages() -> None:
    folders = {path.name for path in TEMPLATES.iterdir() if path.name != "_base"}
    files = {
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*.txt")
        if path.relative_to(TEMPLATES).parts[0] != "_base"
    }

    assert folders == LETTERS == set(WORDS) == set(vocabulary.LETTERS["id"]) == set(vocabulary.LETTERS["en"])
    assert files == {f"{letter}/{language}/{file}" for letter in LETTERS for language in LANGUAGES for file in FILES}


@pytest.mark.parametrize("missing", ["task/en/body.txt", "reminder/id/subject.txt"])
def test_nobody_can_write_letters_while_a_translation_is_missing(tmp_path: Path, missing: str) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "letters")
    (tmp_path / "letters" / missing).unlink()

    with pytest.raises(Refused) as refused:
        Letters(SENDER, templates=tmp_path / "letters")

    assert str(refused.value) == f"the templates lack {missing}; every letter is written in every language"


@pytest.mark.parametrize("about", [about for about in every_occasion() if about.formal is None], ids=named)
def test_every_notice_is_written_in_full(letters: Letters, about: Occasion) -> None:
    message, text = read(letters.compose(about))

    assert not re.search(UNFINISHED, text.replace("   ", "")), text
    assert text.startswith(f"Yth. {about.name}\n\nDengan hormat,\n\n")
    assert (
        f"\n\nAtas perhatian Saudara, kami ucapkan terima kasih.\n\nSekretariat Program {about.programme}\n\n" in text
    )
    assert "\n\nPemberitahuan ini dikirim kepada Saudara " in text
    assert max(len(line) for line in text.splitlines()) <= 78
    assert "\n\n\n" not in text
    assert message["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize("about", [about for about in every_occasion("en") if about.formal is None], ids=named)
def test_every_notice_is_written_in_full_in_english(letters: Letters, about: Occasion) -> None:
    message, text = read(letters.compose(about))

    assert not re.search(UNFINISHED, text.replace("   ", "")), text
    assert not re.search(INDONESIAN, f"{message['Subject']}\n{text}", re.IGNORECASE)
    assert text.startswith(f"Dear {about.name},\n\n")
    assert (
        f"\n\nThank you for your attention.\n\nProgramme secretariat, {about.programme}\n\nYou receive this notice "
        in text
    )
    assert " ".join(text.split()).endswith(" This electronic notice is not a formal letter (surat dinas).")
    assert max(len(line) for line in text.splitlines()) <= 78
    assert "\n\n\n" not in text


@pytest.mark.parametrize("about", [about for about in every_occasion() if about.formal is None], ids=named)
def test_both_languages_say_the_same(letters: Letters, about: Occasion) -> None:
    """The same blocks in the same order, and the same figures in them."""
    indonesian = letters.written(about)
    english = letters.written(about.model_copy(update={"language": "en"}))

    assert ["p", *shape(english.html)] == shape(indonesian.html)  # "Dengan hormat," stands in Indonesian alone
    assert figures(english.subject + english.text) == figures(indonesian.subject + indonesian.text)


@pytest.mark.parametrize("about", every_occasion() + every_occasion("en"), ids=named)
def test_every_time_in_a_letter_names_its_zone(letters: Letters, about: Occasion) -> None:
    _, text = read(letters.compose(about))

    times = re.findall(r"(?:pukul|at) \d\d\.\d\d(?: \w+)?", " ".join(text.split()))
    assert [time for time in times if not re.fullmatch(r"(pukul|at) \d\d\.\d\d (WIB|WITA|WIT)", time)] == []


@pytest.mark.parametrize("about", every_occasion(), ids=named)
def test_a_letter_avoids_the_words_the_glossary_avoids(letters: Letters, about: Occasion) -> None:
    message, text = read(letters.compose(about))
    avoided = (
        r"wilayah|mentor\b|reviewer|juri\b|petugas|operator|kohort|batch|master plan|gagal|lolos|kedaluwarsa|deadline"
        r"|eviden|dimensi|SKPD|OPD|Kepada Yth|perihal|perhatiannya|24[.:]00|\d\d:\d\d|walikota|ditolak|Bapak|di tempat"
    )

    assert not re.search(avoided, f"{message['Subject']}\n{text}", re.IGNORECASE)


@pytest.mark.parametrize("about", every_occasion() + every_occasion("en"), ids=named)
def test_a_subject_is_one_line_without_a_decision_a_score_or_a_name(letters: Letters, about: Occasion) -> None:
    subject = str(read(letters.compose(about))[0]["Subject"])
    told = (
        *vocabulary.VERDICTS[about.language].values(),
        *vocabulary.OUTCOMES[about.language].values(),
        *("gugur", "kembali", "tangguh", "diperpanjang", "lapse", "pause", "extended", "resum", "reopen"),
    )

    assert not about.region or subject.endswith(f": {about_label(about.region, about.language)}")
    assert "\n" not in subject
    assert not [word for word in told if word in subject.lower()]
    assert "Contoh" not in subject
    assert not re.search(r"\d+[.,]\d", subject)


@pytest.mark.parametrize(("stage", "name"), [(stage, name) for stage, names in STEPS.items() for name in names])
def test_every_step_has_words_and_says_what_is_asked(letters: Letters, stage: str, name: str) -> None:
    kind, body = step(Reminded, f"{name}#1v1")
    _, text = read(letters.compose(occasion(letter="reminder", stage=stage, kind=kind, body=body)))

    assert words.step_kind(name) in vocabulary.STEPS["id"]
    assert f", kami mohon Saudara {asked(name, 'id')}." in " ".join(text.split())
    assert "menyelesaikan langkah tersebut" not in text


def test_the_words_cover_roles_stages_outcomes_and_verdicts() -> None:
    for language in vocabulary.LANGUAGES:
        assert set(vocabulary.ROLES[language]) == set(Role)
        assert set(vocabulary.STAGES[language]) == {*STAGES, COHORT} == set(STAGE_OF.values())
        assert set(vocabulary.OUTCOMES[language]) == set(get_args(Outcome))
        assert set(Verdict) <= set(vocabulary.VERDICTS[language])


def test_the_same_occasion_gives_the_same_bytes(letters: Letters) -> None:
    again = Letters(SENDER)

    assert [letters.compose(about) for about in every_occasion()] == [
        again.compose(about) for about in every_occasion()
    ]
    assert letters.compose(occasion()) != letters.compose(occasion(language="en"))


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
    with pytest.raises(Refused, match="the letter 'fault' cannot be written: an empty field is printed"):
        letters.compose(occasion(letter="fault", body={}))


def test_a_field_that_does_not_fit_is_never_printed(letters: Letters) -> None:
    kind, body = said(SessionDate, session=1, on="2026-07-08", place="Aula")

    with pytest.raises(Refused, match="cannot be written: place: Input should be a valid string"):
        letters.compose(occasion(letter="session-scheduled", kind=kind, body=body | {"place": None}))


def test_a_letter_without_a_template_is_refused(letters: Letters) -> None:
    for letter in ("unknown", "../task", "_base"):
        with pytest.raises(Refused, match="there is no template"):
            letters.compose(occasion(letter=letter))


def test_a_reader_of_a_language_that_is_not_ours_gets_the_programmes_own(letters: Letters) -> None:
    assert letters.compose(occasion(language="jv")) == letters.compose(occasion())


def test_a_reader_gets_a_letter_in_their_own_language(letters: Letters) -> None:
    subject, text, _ = letters.written(occasion(language="en"))

    assert subject == "Task, masterplan and action plan: Kota Bogor"
    assert (
        text
        == """\
Dear Narahubung Contoh,

For the step “masterplan and action plan” in the journey of Kota Bogor, please
hand in the books of the masterplan and the action plan that are asked for in
this round.

Deadline: 30 June 2026 at 23.59 WIT

- Step: masterplan and action plan
- Stage: masterplan review

If the step is not done by the deadline, a lapse of the region is proposed; a
coordinator confirms it with minutes, or reopens the step. If you need an
explanation, please ask the programme secretariat.

Thank you for your attention.

Programme secretariat, Gerakan Menuju 100 Smart City

You receive this notice because this step in the journey of Kota Bogor is
asked of you. This electronic notice is not a formal letter (surat dinas).
"""
    )
