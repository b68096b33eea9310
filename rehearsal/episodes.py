"""What does not go the ordinary way: one named episode for some regions; pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from models.people import Role
from models.standing import Waiting
from models.values import digest_of
from rehearsal.cast import COORDINATOR, SPARE_REVIEWER
from rehearsal.script import Deed, View, answers, document, vote

Episode = Callable[[Waiting, View], list[Deed] | None]
"""What the people do about an open step; None means the ordinary answer, an empty list silence."""


def _steer(kind: str, reason: str, **fields: Any) -> Deed:
    return Deed(kind, COORDINATOR, {**fields, "reason": reason})


def later(view: View, days: int) -> str:
    """A date *days* from today."""
    return (view.today + timedelta(days=days)).isoformat()


def declines(waiting: Waiting, view: View) -> list[Deed] | None:
    """The region is not willing."""
    if waiting.step != "invitation":
        return None
    return [Deed("decline", waiting.persons[0], {"reason": "anggaran pendamping belum tersedia (contoh)"})]


def data_disputed(waiting: Waiting, view: View) -> list[Deed] | None:
    """The region notes what is wrong, the assessor returns the sheet once."""
    if waiting.key.startswith("data#1"):
        faults = [{"parameter": "green", "note": "angka tahun sebelumnya (contoh)"}]
        return [Deed("dispute-data", waiting.persons[0], {"sheet": view.sheet.digest, "faults": faults})]
    if waiting.key.startswith("verification#1"):
        fields = {"verdict": "returned", "note": "mohon periksa kembali tahun datanya"}
        return [Deed("verify-data", waiting.persons[0], fields)]
    return None


def lapses(waiting: Waiting, view: View) -> list[Deed] | None:
    """Nobody answers; the journey ends when the grace does."""
    return [] if waiting.step in ("data", "lapse-grace") else None


def lapses_and_returns(waiting: Waiting, view: View) -> list[Deed] | None:
    """Nobody answers in time; a coordinator reopens within the grace."""
    if waiting.key == "data#1v1":
        return []
    if waiting.step == "lapse-grace":
        return [_steer("reopen", "narahubung berganti, daerah meminta waktu (contoh)", due=later(view, 60))]
    return None


def lapses_after_mou(waiting: Waiting, view: View) -> list[Deed] | None:
    """A signed region misses a step; a coordinator confirms with the number of the minutes."""
    if waiting.step == "commitment":
        return []
    if waiting.step == "lapse-confirmation":
        return [_steer("confirm-lapse", "tidak ada tanggapan (contoh)", minutes="BA-17 (contoh)")]
    return None


def not_selected(waiting: Waiting, view: View) -> list[Deed] | None:
    """The cohort does not select the region."""
    return [_word("not-selected")] if waiting.step == "selection" else None


def from_reserve(waiting: Waiting, view: View) -> list[Deed] | None:
    """The region waits in reserve before it is selected."""
    return [_word("reserve")] if waiting.step == "selection" else None


def _word(result: str) -> Deed:
    fields = {"result": result, "minutes": "BA-3 (contoh)"}
    return _steer("select", "hasil pemeringkatan (contoh)", **fields)


def new_text(waiting: Waiting, view: View) -> list[Deed] | None:
    """After the head has signed, the text changes: signatures begin anew."""
    if waiting.step == "signature-signatory" and view.progress["versions"] == 1:
        fields = {"digest_of_text": document(view, "naskah", 2)}
        return [_steer("text", "perbaikan pasal pembiayaan (contoh)", **fields)]
    return None


def make_up_session(waiting: Waiting, view: View) -> list[Deed] | None:
    """Too few people come to the second session; a make-up session counts."""
    if waiting.step != "session-2-report":
        return None
    deeds = answers(waiting, view)
    if "list" in view.progress["missing"]:
        deeds = [d._replace(fields={**d.fields, "present": 6}) if d.kind == "attendance" else d for d in deeds]
    return deeds


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
    if waiting.key == "masterplan#1v1":
        if view.standing.paused_since is None:
            return [_steer("pause", "bencana banjir (contoh)")]
        return [_steer("resume", "tanggap darurat selesai (contoh)")]
    return None


def extended(waiting: Waiting, view: View) -> list[Deed] | None:
    """The masterplan gets more time."""
    if waiting.key == "masterplan#1v1":
        due = waiting.due.day + timedelta(days=21)
        return [_steer("extend", "menunggu data kementerian (contoh)", step="masterplan", due=due.isoformat())]
    return None


def reviewer_replaced(waiting: Waiting, view: View) -> list[Deed] | None:
    """One reviewer gives the seat to another before the hearing ends."""
    members = view.people.of(Role.REVIEWER)
    if waiting.step == "panel" and SPARE_REVIEWER not in members:
        fields = {"role": "reviewer", "old": members[-1], "new": SPARE_REVIEWER}
        return [_steer("replace", "penelaah berhalangan (contoh)", **fields)]
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
    return [_steer("stop", "dokumen peluncuran tidak benar (contoh)")]


EPISODES: dict[int, Episode] = {
    1: lapses_and_returns,
    2: revises,
    3: declines,
    4: pauses,
    6: reviewer_replaced,
    8: lapses,
    9: extended,
    11: new_text,
    13: make_up_session,
    15: not_selected,
    17: from_reserve,
    19: data_disputed,
    21: lapses_after_mou,
    23: plan_returned,
    25: evidence_returned,
    28: withdraws,
    31: rejected,
    34: stopped,
    37: revises,
    40: make_up_session,
    43: revises,
}
"""The region's place in the file (from 0) to what befalls it; the first five of a short rehearsal see a lapse
that is reopened, a revision, a decline and a pause."""


def deeds_of(place: int, waiting: Waiting, view: View) -> list[Deed]:
    """What is done about *waiting* in the region at *place*: its episode's way, else the ordinary one."""
    episode = EPISODES.get(place)
    special = episode(waiting, view) if episode else None
    if special is not None:
        return special
    if waiting.step in ("lapse-grace", "lapse-confirmation"):
        # Outside its episode a lapse comes of a machine that was away for very long; the region goes on.
        return [_steer("reopen", "batas waktu terlampaui karena gangguan (contoh)", due=later(view, 60))]
    return answers(waiting, view)


def not_before(waiting: Waiting, progress: dict[str, Any]) -> date | None:
    """The day before which a step cannot be done: after its session, presentation, promise or re-check."""
    fields = {"launch": "promised", "recheck": "recheck_on", "presentation": "on"}
    field = "on" if waiting.step.endswith("-report") else fields.get(waiting.step)
    day = progress.get(field) if field else None
    return date.fromisoformat(str(day)) + timedelta(days=1) if day else None
