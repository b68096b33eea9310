"""``make bench-post``: an outbox full of reminders due at one hour, beside the bare client over a pool of eight.

Twice: from the hour on, where the idle relay has written them before it, and where they come due unwritten.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from itertools import product
from pathlib import Path

from bench.reckoning import Row, as_json, table
from bench.relaying import WRITTEN, measure, row
from rehearsal.cast import ROOT
from worker import CLERKS

TITLE = """reminders due at one hour, from the outbox to a mail server; seconds from that hour on
early: the idle relay had written them before the hour (that time is not counted); late: they came due unwritten"""
PASSES = {1000: 5, 10_000: 3}
"""How often an outbox of so many letters is emptied; a short one more often, because chance weighs more there."""


def measured(folder: Path, sizes: Sequence[int]) -> list[Row]:
    """Empty outboxes of *sizes*, each right before the bare client sends the same."""
    rows = []
    for count, early in product(sizes, (True, False)):
        pairs = []
        for number in range(PASSES[count]):
            pair = measure(folder / f"{count}-{WRITTEN[early]}-{number}", count, CLERKS, early)
            said = f"written {WRITTEN[early]}: {pair.ours:.2f} s, raw {pair.raw:.2f} s, ratio {pair.ratio:.2f}"
            print(said, file=sys.stderr, flush=True)
            pairs.append(pair)
        rows.append(row(count, early, pairs))
    return rows


def main() -> int:
    """Measure, print the table and leave the figures as JSON in the run's folder."""
    parser = argparse.ArgumentParser(prog="make bench-post ARGS=...", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", choices=PASSES, default=list(PASSES), help="letters")
    folder = ROOT / ".rehearsals" / f"bench-post-{datetime.now():%Y%m%d-%H%M%S}-{os.getpid()}"
    rows = measured(folder, parser.parse_args().sizes)
    print(f"\n{TITLE}\n\n{table(rows)}")
    path = folder / "post.json"
    path.write_text(as_json({"post": rows}) + "\n", encoding="utf-8")
    print(f"\nJSON: {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
