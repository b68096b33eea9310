"""``letters``: the post as the coordinators see it, and the formal letters that wait for their numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands.desk import AS_JSON, Desk, leave, printed, run
from commands.letters_again import again, copy
from commands.letters_coming import coming
from commands.letters_preview import preview
from commands.letters_typed import on_record, typed

KEY = typer.Argument(help="A formal letter's key, as `letters held` lists it.")
app = typer.Typer(help="Notices and formal letters: what was sent or kept back, and why.", no_args_is_help=True)


@app.command()
def ledger(
    of: Annotated[str | None, typer.Argument(help="A journey's id, a region's, a cohort's, or a person's.")] = None,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Say line by line why each letter was written, held, sent, merged, cancelled or sent again, and by whom."""
    from queries.post_ledger import post_ledger

    lines = run(lambda: post_ledger(run(Desk).engine, of))
    if as_json:
        printed(list(lines))
    else:
        print("\n".join(line.text for line in lines) or "nothing was written to anybody here")
    leave()


@app.command()
def held(as_json: Annotated[bool, AS_JSON] = False) -> None:
    """List the formal letters that wait for number, date and signatory, each with its key."""
    from queries.formal_letters import held_letters

    found = run(lambda: held_letters(run(Desk).engine))
    if as_json:
        printed(list(found))
    else:
        print("\n".join(letter.text for letter in found) or "no formal letter waits for its number")
    leave()


@app.command()
def show(key: Annotated[str, KEY]) -> None:
    """Show a formal letter: how it stands, who reads it, and its text."""
    from activities.letters import Letters
    from queries.formal_letters import letter_text

    desk = run(Desk)
    print(run(lambda: letter_text(desk.engine, Letters(desk.settings.mail_sender), key)))
    leave()


@app.command()
def edit(
    key: Annotated[str, KEY],
    file: Annotated[Path, typer.Option("--file", help="A text file: the body, its paragraphs parted by blank lines.")],
) -> None:
    """Put a text of your own in the place of a held letter's body; head, closing, signature and copies stay."""
    from gateway.csv_file import text_of
    from gateway.letters.held import edit as edited

    desk = run(Desk)

    def work() -> None:
        with on_record(desk, key):
            edited(desk.engine, key, text_of(file), desk.person)

    run(work)
    print(f"{key} is edited and still held; `starter.py letters show` shows it")
    leave()


@app.command()
def release(
    key: Annotated[str, KEY],
    fields: Annotated[
        list[str],
        typer.Argument(
            help="number=… date=YYYY-MM-DD signatory=… position=… from the registry; also capacity=a.n.|Plt.|Plh., "
            "behalf=…, nip=…, place=…, sifat=…, lampiran=…, hal=…"
        ),
    ],
) -> None:
    """Release a held letter under its registry number; it leaves then, to the head and as a copy to the officers."""
    from gateway.letters.release_file import COLUMNS, read_release
    from gateway.letters.releasing import release as released

    desk = run(Desk)

    def work() -> None:
        with on_record(desk, key):
            released(desk.engine, [(key, read_release(typed(fields, COLUMNS[1:])))], desk.person)

    run(work)
    print(f"{key} is released")
    leave()


@app.command("release-many")
def release_many(
    file: Annotated[Path, typer.Argument(help="CSV: key and the fields of `letters release` as columns.")],
) -> None:
    """Release the letters of a table, all or none; every fault is named by its row."""
    from gateway.letters.release_file import read_releases
    from gateway.letters.releasing import release as released

    desk = run(Desk)

    def work() -> int:
        with on_record(desk, "-"):
            return released(desk.engine, read_releases(file), desk.person)

    print(f"{run(work)} letters are released")
    leave()


app.command()(preview)
app.command()(coming)
app.command()(again)
app.command()(copy)
