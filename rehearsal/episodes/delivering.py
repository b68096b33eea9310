"""Episodes from the masterplan on, and of journeys that end before their time."""

from __future__ import annotations

from datetime import timedelta

from models.people import Role
from models.standing import Waiting
from models.values import digest_of
from rehearsal.cast import COORDINATOR, SPARE_REVIEWER
from rehearsal.episodes.steering import later, steer
from rehearsal.lines.masterplan import appointment, vote
from rehearsal.view import Deed, View

STAND_IN = "asesor-2.contoh"
"""Who stands in for a reviewer for some days."""


def revises(waiting: Waiting, view: View) -> list[Deed] | None:
    """The panel asks for a revision of one book in the first round."""
    if not waiting.key.startswith("panel#1"):
        return None
    comments = {"masterplan": "kelembagaan perlu diperjelas (contoh)"}
    return [vote(person, view, "revise", comments) for person in waiting.persons]


def rejected(waiting: Waiting, view: View) -> list[Deed] | None:
    """The panel rejects."""
    if waiting.step != "panel":
        return None
    return [
        vote(person, view, "reject", {"masterplan": "tidak memenuhi kriteria (contoh)"}) for person in waiting.persons
    ]


def pauses(waiting: Waiting, view: View) -> list[Deed] | None:
    """The journey rests for some weeks while the masterplan is written."""
    return _rest(view) if waiting.key == "masterplan#1v1" else None


def _rest(view: View) -> list[Deed]:
    """A pause, or its end."""
    if view.standing.paused_since is None:
        return [steer("pause", "bencana banjir (contoh)")]
    return [steer("resume", "tanggap darurat selesai (contoh)")]


def extended(waiting: Waiting, view: View) -> list[Deed] | None:
    """The masterplan gets more time."""
    if waiting.key == "masterplan#1v1":
        due = waiting.due.day + timedelta(days=21)
        return [steer("extend", "menunggu data kementerian (contoh)", step="masterplan", due=due.isoformat())]
    return None


def reviewer_replaced(waiting: Waiting, view: View) -> list[Deed] | None:
    """One reviewer gives the seat to another before the hearing ends."""
    members = view.people.of(Role.REVIEWER)
    if waiting.step == "panel" and SPARE_REVIEWER not in members:
        fields = {"role": "reviewer", "old": members[-1], "new": SPARE_REVIEWER}
        return [steer("replace", "penelaah berhalangan (contoh)", **fields)]
    return None


def steered(waiting: Waiting, view: View) -> list[Deed] | None:
    """Much is steered in one region: more time, a pause, a substitute for one reviewer, another one replaced."""
    if waiting.key == "masterplan#1v2":
        return _rest(view)
    if waiting.step == "panel" and not view.people.substitutions:
        away = {"role": "reviewer", "person_for": waiting.persons[0], "substitute": STAND_IN}
        days = {"since": later(view, 0), "until": later(view, 20)}
        return [steer("substitute", "dinas luar negeri (contoh)", **away, **days)]
    return extended(waiting, view) or reviewer_replaced(waiting, view)


def conflict_declared(waiting: Waiting, view: View) -> list[Deed] | None:
    """The region has a panel of its own with a chair; one member votes, then declares a conflict of interest."""
    members = view.people.of(Role.REVIEWER)
    if waiting.key == "masterplan#1v1" and SPARE_REVIEWER not in members:
        return [appointment((*members[:-1], SPARE_REVIEWER), COORDINATOR)]
    if waiting.step == "panel" and SPARE_REVIEWER in members:
        interest = {"interest": "relation", "reason": "hubungan keluarga (contoh)"}
        comments = {"masterplan": "kelembagaan perlu diperjelas (contoh)"}
        said = [Deed("declare-conflict", SPARE_REVIEWER, interest)]
        cast = view.progress["panel"]["votes"]
        return said if SPARE_REVIEWER in cast else [vote(SPARE_REVIEWER, view, "revise", comments)]
    return None


def plan_returned(waiting: Waiting, view: View) -> list[Deed] | None:
    """The mentor returns the launch plan once."""
    if not waiting.key.startswith("launch-plan-judgement#1"):
        return None
    fields = {"verdict": "returned", "plan": view.progress["plan"], "note": "sasaran warga belum jelas (contoh)"}
    return [Deed("judge-plan", waiting.persons[0], fields)]


def evidence_returned(waiting: Waiting, view: View) -> list[Deed] | None:
    """The verifier returns the evidence of the public's benefit once."""
    if not waiting.key.startswith("evidence-check#1"):
        return None
    fields = {
        "verdict": "returned",
        "evidence": digest_of(view.progress["documents"]),
        "returned": ["manfaat-publik"],
        "note": "manfaat bagi warga belum terlihat (contoh)",
    }
    return [Deed("verify-evidence", waiting.persons[0], fields)]


def withdraws(waiting: Waiting, view: View) -> list[Deed] | None:
    """The region leaves during training."""
    if waiting.step != "session-3-schedule":
        return None
    officer = view.people.of(Role.OFFICER)[0]
    return [Deed("withdraw", officer, {"reason": "perubahan prioritas daerah (contoh)"})]


def stopped(waiting: Waiting, view: View) -> list[Deed] | None:
    """The programme ends the journey."""
    if waiting.step != "launch":
        return None
    return [steer("stop", "dokumen peluncuran tidak benar (contoh)")]
