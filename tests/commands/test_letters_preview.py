"""``letters preview`` shows every kind of letter without a database, and sends nothing."""

from __future__ import annotations

import asyncio
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest

from activities.letters import Letters
from activities.preview import SENDER, sample_of
from activities.wording import WORDS
from commands.previewing import listing, shown, written
from models.errors import Refused
from models.vocabulary import LANGUAGES
from tests.commands.test_by_hand import Shell

KINDS = sorted(WORDS)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell without any database."""
    return Shell(SERATUS_DATABASE_URL=f"sqlite:///{tmp_path}/none/seratus.db")


def test_every_kind_is_listed_with_its_title() -> None:
    told = {language: dict(line.split(maxsplit=1) for line in listing(language).splitlines()) for language in LANGUAGES}

    assert [sorted(each) for each in told.values()] == [KINDS, KINDS]
    assert (told["id"]["reminder"], told["en"]["reminder"]) == ("pengingat", "reminder")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_kind_is_shown_as_its_subject_and_text_or_as_html(language: str) -> None:
    subject, text, html = Letters(SENDER).written(sample_of("reminder", language))

    assert shown("reminder", language, html=False) == f"{subject}\n\n{text}"
    assert shown("reminder", language, html=True) == html


def test_every_kind_is_written_in_both_languages_as_text_html_and_mail(tmp_path: Path) -> None:
    count = written(tmp_path / "surat", None)

    found = sorted(path.name for path in (tmp_path / "surat").iterdir())
    ends = ("eml", "html", "txt")
    assert found == sorted(f"{letter}.{language}.{end}" for letter in KINDS for language in LANGUAGES for end in ends)
    assert count == len(found)
    mail = message_from_bytes((tmp_path / "surat" / "reminder.en.eml").read_bytes(), policy=SMTP)
    assert mail["Subject"] == "Reminder, masterplan and action plan: Kabupaten Contoh"
    assert mail["To"].addresses[0].addr_spec == "narahubung@contoh.example"


def test_one_kind_alone_is_written(tmp_path: Path) -> None:
    assert written(tmp_path, "awarded") == 6
    assert {path.name.partition(".")[0] for path in tmp_path.iterdir()} == {"awarded"}


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        written(tmp_path, "unknown")

    assert list(tmp_path.iterdir()) == []


async def test_letters_are_previewed_on_the_command_line(shell: Shell, tmp_path: Path) -> None:
    listed, text, page, files, unknown, foreign = await asyncio.gather(
        shell("letters", "preview"),
        shell("letters", "preview", "task", "--language", "en"),
        shell("letters", "preview", "task", "--html"),
        shell("letters", "preview", "task", "--to", str(tmp_path / "surat")),
        shell("letters", "preview", "unknown"),
        shell("letters", "preview", "--language", "jv"),
    )

    assert listed == (0, listing("id"), "")
    assert text == (0, shown("task", "en", html=False).strip(), "")
    assert page == (0, shown("task", "id", html=True).strip(), "")
    assert files == (0, f"6 files written to {tmp_path}/surat", "")
    assert unknown == (1, "", "'unknown' is not a kind of letter; `starter.py letters preview` lists them")
    assert foreign == (2, "", "letters are written in id and en, not in 'jv'")
