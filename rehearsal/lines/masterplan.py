"""Stage 4: books and action plan, votes, presentation."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from models.people import Role
from models.standing import Waiting
from models.values import digest_of
from rehearsal.view import QUICK_WIN, Answer, Deed, View, document

PROGRAMMES = {
    pillar: f"Program contoh smart {pillar}"
    for pillar in ("governance", "branding", "economy", "living", "society", "environment")
}
"""The sample action plan's programmes by pillar; a revision keeps their names."""


def _masterplan(waiting: Waiting, view: View) -> list[Deed]:
    round = view.progress["round"]
    deeds = []
    for book in view.progress["missing"] or ():
        if book == "rencana-aksi":
            deeds.append(Deed("action-plan", waiting.persons[0], {"rows": _action_rows(view, round)}))
        else:
            fields = {"book": book, "document": document(view, book, round)}
            deeds.append(Deed("book", waiting.persons[0], fields))
    return deeds


def _action_rows(view: View, round: int) -> list[dict[str, Any]]:
    return [
        {
            "programme": programme,
            "pillar": f"smart-{pillar}",
            "office": "Dinas contoh",
            "year": view.policy.programme.year + 1,
            "budget": 250_000_000,
            "source": "APBD (contoh)",
            "indicator": f"jumlah warga terlayani, putaran {round}",
        }
        for pillar, programme in PROGRAMMES.items()
    ]


def vote(person: str, view: View, verdict: str = "approve", comments: dict[str, str] | None = None) -> Deed:
    """One reviewer's vote on the present dossier."""
    fields = {
        "verdict": verdict,
        "dossier": digest_of(view.progress["documents"]),
        "scores": dict.fromkeys(view.policy.masterplan.criteria, 3 if verdict == "approve" else 1),
        "comments": comments or {},
    }
    return Deed("vote", person, fields)


def appointment(members: tuple[str, ...], coordinator: str) -> Deed:
    """The region's panel, led by its first member."""
    fields = {"members": list(members), "chair": members[0], "reason": "pembagian tugas penelaah (contoh)"}
    return Deed("appoint-panel", coordinator, fields)


def _appointment(waiting: Waiting, view: View) -> list[Deed]:
    """Of a pool the first ones; who takes an empty seat is for whoever plays a conflict of interest."""
    if view.progress["step"] != "appointing":
        return []
    chosen = view.people.of(Role.REVIEWER)[: view.policy.masterplan.panel.size]
    return [appointment(chosen, waiting.persons[0])]


def _panel(waiting: Waiting, view: View) -> list[Deed]:
    return [vote(person, view) for person in waiting.persons]


def _presentation_date(waiting: Waiting, view: View) -> list[Deed]:
    on = view.told_in_time(7, view.policy.masterplan.notice)
    return [Deed("presentation-date", waiting.persons[0], {"on": on, "place": "Jakarta (contoh)"})]


def _presentation(waiting: Waiting, view: View) -> list[Deed]:
    fields = {
        "on": view.today.isoformat(),
        "presenter": "Kepala daerah contoh",
        "quick_win": QUICK_WIN,
    }
    return [Deed("presentation-held", waiting.persons[0], fields)]


def _presentation_score(waiting: Waiting, view: View) -> list[Deed]:
    seed = digest_of(view.standing.region)
    # Four digits of the digest for each mark, between 70.00 and 94.99, so that regions and pillars differ.
    masterplan, quick_win, *pillars = (
        str(Decimal(7000 + int(seed[at : at + 4], 16) % 2500).scaleb(-2))
        for at in range(0, 4 * (2 + len(view.policy.masterplan.pillars)), 4)
    )
    marks = dict(zip(view.policy.masterplan.pillars, pillars, strict=True))
    fields = {"masterplan": masterplan, "quick_win": quick_win, "pillars": marks}
    return [Deed("presentation-score", person, fields) for person in waiting.persons]


ANSWERS: dict[str, Answer] = {
    "masterplan": _masterplan,
    "panel-appointment": _appointment,
    "panel": _panel,
    "presentation-date": _presentation_date,
    "presentation": _presentation,
    "presentation-score": _presentation_score,
}
