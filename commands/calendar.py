"""``calendar``: the open deadlines and the sessions as a file that any calendar takes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from commands.desk import Desk, run


def calendar(
    whose: Annotated[str, typer.Argument(help="A person's id, or a journey's, a cohort's or a region's.")],
    to: Annotated[Path | None, typer.Option(help="Write to this file, e.g. batas-waktu.ics.")] = None,
    language: Annotated[Literal["id", "en"] | None, typer.Option(help="id or en; the person's own, else id.")] = None,
) -> None:
    """Write open deadlines and sessions as a calendar file (.ics), with the same entries as the letters bring."""
    from commands.calendar_file import calendar_file, written

    content, count = run(lambda: calendar_file(run(Desk), whose, language))
    if to is None:
        sys.stdout.buffer.write(content)
    else:
        print(run(lambda: written(to, content, count)))
