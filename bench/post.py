"""``make bench-post``: an outbox full of reminders due at once, beside the bare client over a pool of eight."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bench.reckoning import Row, as_json, table
from bench.relaying import measure, row
from rehearsal.cast import ROOT
from worker import CLERKS

PASSES = {1000: 5, 10_000: 3}
"""How often an outbox of so many letters is emptied; a short one more often, because chance weighs more there."""


def measured(folder: Path, sizes: Sequence[int]) -> list[Row]:
    """Empty outboxes of *sizes*, each right before the bare client sends the same."""
    rows = []
    for count in sizes:
        pairs = []
        for number in range(PASSES[count]):
            pair = measure(folder / f"{count}-{number}", count, CLERKS)
            said = f"{pair.ours:.2f} s, raw {pair.raw:.2f} s, ratio {pair.ratio:.2f}"
            print(said, file=sys.stderr, flush=True)
            pairs.append(pair)
        rows.append(row(count, pairs))
    return rows


def main() -> int:
    """Measure, print the table and leave the figures as JSON in the run's folder."""
    parser = argparse.ArgumentParser(prog="make bench-post ARGS=...", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", choices=PASSES, default=list(PASSES), help="letters")
    folder = ROOT / ".rehearsals" / f"bench-post-{datetime.now():%Y%m%d-%H%M%S}-{os.getpid()}"
    rows = measured(folder, parser.parse_args().sizes)
    print(f"\nreminders due at once, from the outbox to a mail server\n\n{table(rows)}")
    path = folder / "post.json"
    path.write_text(as_json({"post": rows}) + "\n", encoding="utf-8")
    print(f"\nJSON: {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
