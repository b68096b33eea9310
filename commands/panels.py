"""``panels``: a balanced assignment of a cohort's reviewers to its regions, looked at first, then sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from commands.desk import AS_JSON, Desk, leave, printed, run

if TYPE_CHECKING:
    from models.panel_plan import Impossible, Proposal

app = typer.Typer(help="The regions' panels of reviewers.", no_args_is_help=True)
COHORT = typer.Argument(help="The cohort's id, e.g. smart-city-2018.")
BARS = {
    "home-region": "comes from the region",
    "employer": "works for the region",
    "own-person": "is or was one of the region's people",
    "mentor": "is the region's mentor",
    "declared": "has declared a conflict of interest",
    "full": "sits on as many panels as the quota allows",
    "stands-in": "stands in there for another reviewer, and one of the two sits",
    "free": "could sit, but too few others could",
}


@app.command()
def propose(cohort: Annotated[str, COHORT], as_json: Annotated[bool, AS_JSON] = False) -> None:
    """Propose a panel for every region that has signed and has none, or say why there is none; nothing is sent."""
    from gateway.panels import proposal

    desk = run(Desk)
    found = run(lambda: proposal(desk.engine, cohort))
    if as_json:
        printed(found)
    else:
        print("\n".join(lines(found)))


def lines(found: Proposal) -> list[str]:
    """A proposal for people: each panel, each region without one and why, and the digest that names it."""
    told = [
        f"{each.region}: {', '.join(p + (' (chair)' if p == each.chair else '') for p in each.members)}"
        for each in found.panels
    ]
    told += [f"{each.region}: no panel is possible: {_bars(each)}" for each in found.impossible]
    return [*told, f"{len(found.panels)} panels, {len(found.impossible)} regions without; digest {found.digest}"]


def _bars(left: Impossible) -> str:
    return "; ".join(f"{person} {BARS[bar]}" for person, bar in left.bars.items()) or "the cohort has no reviewers"


@app.command()
def appoint(
    cohort: Annotated[str, COHORT],
    digest: Annotated[str, typer.Option(help="The digest of the proposal that was looked at.")],
    reason: Annotated[str, typer.Option(help="Why; it is on record in every journey.")],
) -> None:
    """Appoint the panels of a proposal; said again, nothing is appointed twice. Exit code 1: a region's was refused."""
    leave(run(_appointed(run(Desk), cohort, digest, reason)))


async def _appointed(desk: Desk, cohort: str, digest: str, reason: str) -> bool:
    """Send, print each region's result as it is known; whether one was refused."""
    from gateway.panels import appoint as sent

    refused = False
    async for each in sent(await desk.gateway(), desk.engine, cohort, digest, desk.person, reason):
        refused = refused or each.refused is not None
        said = f"refused: {each.refused}" if each.refused else f"appointed {', '.join(each.panel.members)}"
        print(f"{each.panel.region}: {said}", flush=True)
    return refused
