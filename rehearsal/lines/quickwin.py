"""Stage 5: plan, launch, evidence, re-check."""

from __future__ import annotations

from datetime import timedelta

from models.standing import Waiting
from models.values import digest_of
from rehearsal.view import QUICK_WIN, Answer, Deed, View, document, one


def _launch_plan(waiting: Waiting, view: View) -> list[Deed]:
    fields = {
        "quick_win": QUICK_WIN,
        "document": document(view, "rencana-peluncuran", view.progress["round"]),
        "promised": (view.today + timedelta(days=21)).isoformat(),
    }
    return [Deed("launch-plan", waiting.persons[0], fields)]


def _launch_judgement(waiting: Waiting, view: View) -> list[Deed]:
    fields = {"verdict": "approved", "plan": view.progress["plan"], "note": "rencana dapat dilaksanakan"}
    return [Deed("judge-plan", waiting.persons[0], fields)]


def _launch(waiting: Waiting, view: View) -> list[Deed]:
    fields = {"on": (view.today - timedelta(days=1)).isoformat(), "place": "Alun-alun contoh"}
    return [Deed("launched", waiting.persons[0], fields)]


def _evidence(waiting: Waiting, view: View) -> list[Deed]:
    missing = view.progress["missing"]
    return [
        Deed(
            "evidence",
            waiting.persons[0],
            {
                "evidence": kind,
                "document": document(view, kind, view.progress["checks"]),
                "shows": f"bukti contoh: {kind}",
            },
        )
        for kind in (view.policy.quickwin.required if missing is None else missing)
    ]


def _evidence_check(waiting: Waiting, view: View) -> list[Deed]:
    fields = {"verdict": "verified", "evidence": digest_of(view.progress["documents"]), "note": "bukti lengkap"}
    return [Deed("verify-evidence", waiting.persons[0], fields)]


ANSWERS: dict[str, Answer] = {
    "launch-plan": _launch_plan,
    "launch-plan-judgement": _launch_judgement,
    "launch": _launch,
    "evidence": _evidence,
    "evidence-check": _evidence_check,
    "recheck": one("recheck", running=True, note="layanan masih berjalan"),
}
