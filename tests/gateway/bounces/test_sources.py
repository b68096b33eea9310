"""Reports are read from an mbox file, a Maildir or one message, which stay as they are."""

from __future__ import annotations

import mailbox
from pathlib import Path

import pytest

from gateway.bounces.reading import LARGEST
from gateway.bounces.sources import messages
from models.errors import Refused

FIRST, SECOND = b"Subject: satu\n\nIsi satu.\n", b"Subject: dua\n\nFrom mana?\n"


def as_mbox(folder: Path) -> Path:
    box = mailbox.mbox(folder / "pantulan.mbox")
    for content in (FIRST, SECOND):
        box.add(content)
    box.close()
    return folder / "pantulan.mbox"


def as_maildir(folder: Path) -> Path:
    box = mailbox.Maildir(folder / "pantulan", create=True)
    for content in (FIRST, SECOND):
        box.add(content)
    box.close()
    return folder / "pantulan"


def contents(path: Path) -> list[bytes]:
    return sorted(content.split(b"\n\n", 1)[0] for _, content in messages(path))


def tree(path: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}


def test_a_mailbox_file_and_a_maildir_are_read_and_stay_as_they_are(tmp_path: Path) -> None:
    for path in (as_mbox(tmp_path), as_maildir(tmp_path)):
        before = tree(tmp_path)
        assert contents(path) == [b"Subject: dua", b"Subject: satu"]
        assert tree(tmp_path) == before


def test_a_single_message_is_read(tmp_path: Path) -> None:
    (tmp_path / "satu.eml").write_bytes(FIRST)

    assert list(messages(tmp_path / "satu.eml")) == [("satu.eml", FIRST)]


def test_of_a_message_that_is_too_large_only_the_beginning_is_read(tmp_path: Path) -> None:
    (tmp_path / "besar.eml").write_bytes(b"Subject: besar\n\n" + b"x" * 3 * LARGEST)
    box = mailbox.mbox(tmp_path / "besar.mbox")
    box.add(b"Subject: besar\n\n" + b"x" * 3 * LARGEST)
    box.close()

    for name in ("besar.eml", "besar.mbox"):
        assert [len(content) for _, content in messages(tmp_path / name)] == [LARGEST + 1]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("tidak-ada.mbox", "cannot be read: No such file or directory"),
        ("", "is no Maildir, which has the folders cur and new; name a Maildir, an mbox file or a .eml"),
    ],
)
def test_what_is_no_mailbox_is_refused_in_a_sentence(tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(Refused) as refusal:
        list(messages(tmp_path / name))

    assert str(refusal.value) == f"{tmp_path / name} {why}"
