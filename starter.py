"""The command line of Seratus: ``python starter.py --help``.

Commands live in `commands/`, one file per topic; this file only mounts them. Data goes to stdout, the rest to
stderr; exit code 1 means that a rule says no, 2 that something is missing or away.
"""

from __future__ import annotations

import typer

from commands import bulk, cohort, journeys, letters, messages, people, policy, record, report, signatures

app = typer.Typer(
    help="Seratus: a programme's journeys, from assessment to evaluation.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command()(record.setup)
app.add_typer(people.app, name="people")
app.add_typer(cohort.app, name="cohort")
app.command()(journeys.start)
app.command("list")(journeys.list_)
app.command()(journeys.show)
app.command()(messages.send)
app.command()(messages.kinds)
app.add_typer(signatures.app, name="signatures")
app.command()(bulk.bulk)
app.add_typer(letters.app, name="letters")
app.add_typer(policy.app, name="policy")
app.command()(journeys.move)
app.command()(record.verify)
app.command()(report.report)

if __name__ == "__main__":
    app()
