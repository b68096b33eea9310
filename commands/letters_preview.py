"""``letters preview``: what every kind of letter says, with sample content."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands.desk import fail, run


def preview(
    kind: Annotated[str | None, typer.Argument(help="A kind of letter; without it, every kind is listed.")] = None,
    language: Annotated[str, typer.Option(help="id or en.")] = "id",
    to: Annotated[Path | None, typer.Option(help="Write .txt, .html and .eml in both languages there.")] = None,
    html: Annotated[bool, typer.Option("--html/--text", help="Print the HTML instead of the text.")] = False,
) -> None:
    """Show a letter with sample content; nothing is sent and no database is needed."""
    from commands.previewing import listing, shown, written
    from models.vocabulary import LANGUAGES

    if language not in LANGUAGES:
        fail(f"letters are written in {' and '.join(LANGUAGES)}, not in {language!r}", 2)
    if to is not None:
        print(f"{run(lambda: written(to, kind))} files written to {to}")
    else:
        print(run(lambda: shown(kind, language, html=html)) if kind else listing(language))
