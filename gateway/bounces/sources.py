"""Where reports lie: a mailbox file, a folder of mail, or a single message."""

from __future__ import annotations

import mailbox
from collections.abc import Iterator
from pathlib import Path

from gateway.bounces.reading import LARGEST
from models.errors import Refused


def messages(path: Path) -> Iterator[tuple[str, bytes]]:
    """Each message of *path* with its name: an mbox file, a Maildir, or one message; nothing there is changed.

    Of a message that is too large to be a report, only the beginning is read.

    Raises:
        Refused: there is no such file or folder, it cannot be read, or the folder is no Maildir.
    """
    try:
        if path.is_dir():
            yield from _folder(path)
        elif _begins(path, b"From "):
            yield from _box(mailbox.mbox(path, create=False), path.name)
        else:
            with path.open("rb") as file:
                yield path.name, file.read(LARGEST + 1)
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror or error}") from None


def _folder(path: Path) -> Iterator[tuple[str, bytes]]:
    if not all((path / part).is_dir() for part in ("cur", "new")):
        raise Refused(
            f"{path} is no Maildir, which has the folders cur and new; name a Maildir, an mbox file or a .eml"
        )
    yield from _box(mailbox.Maildir(path, create=False), path.name)


def _box(box: mailbox.Mailbox[mailbox.Message], name: str) -> Iterator[tuple[str, bytes]]:
    try:
        for key in sorted(box.keys()):
            with box.get_file(key) as file:
                yield f"{name}:{key}", file.read(LARGEST + 1)
    finally:
        box.close()


def _begins(path: Path, with_: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(with_)) == with_
