"""The cohort: seats are taken, the list approved and sealed, mentors trained, objections answered, awards given."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from models.cohort.register import Seat
from models.policy import CohortPolicy
from models.standing import Waiting
from models.values import digest_of
from rehearsal.cast import holder, seats_in
from rehearsal.episodes.steering import steer
from rehearsal.view import Deed, sample_document

CAPACITY = 6
"""Regions one sample mentor guides at most."""


class CohortView(NamedTuple):
    """What the sample people see of the cohort."""

    cohort: str
    progress: dict[str, Any]
    seats: dict[str, Seat]
    recorded: frozenset[str]
    """The kinds of the facts in the cohort's chain."""
    policy: CohortPolicy
    mentors: tuple[str, ...]
    today: date
    papers: dict[str, bytes]

    def document(self, *parts: object) -> str:
        """The digest of the sample document that *parts* name; kept in the papers."""
        content = sample_document(self.cohort, *parts)
        digest = hashlib.sha256(content).hexdigest()
        self.papers[digest] = content
        return digest


CohortAnswer = Callable[[Waiting, CohortView], list[Deed]]


def _seats(waiting: Waiting, view: CohortView) -> list[Deed]:
    """While the candidates are assessed, every institution names who speaks for it."""
    return [
        steer(
            "seat",
            "surat mandat (contoh)",
            seat=seat.id,
            holder=holder(seat.id),
            since=date(view.policy.programme.year, 1, 1).isoformat(),
            mandate=view.document("mandat", seat.id),
        )
        for seat in seats_in(view.policy)
    ]


def _votes(waiting: Waiting, view: CohortView) -> list[Deed]:
    digest = view.progress["selection"]["digest"]
    note = "menyetujui daftar ini (contoh)"
    return [Deed("vote-list", p, {"list": digest, "verdict": "approve", "note": note}) for p in waiting.persons]


def _seal(waiting: Waiting, view: CohortView) -> list[Deed]:
    today = view.today.isoformat()
    fields = {"list": view.progress["selection"]["digest"], "minutes": "BA-1 (contoh)", "minutes_on": today}
    return [Deed("seal", waiting.persons[0], {**fields, "decree_number": "SK-1 (contoh)", "decree_on": today})]


def _tot(waiting: Waiting, view: CohortView) -> list[Deed]:
    """Candidates, three sessions, marks, and the word that the ToT is done; the last candidate does not pass."""
    assert view.policy.cohort is not None
    count = view.policy.cohort.tot.sessions
    candidates = [{"person": person, "capacity": CAPACITY} for person in view.mentors]
    by, afterwards = waiting.persons[0], {"short_notice": True, "reason": "dicatat setelah pelaksanaan (contoh)"}
    deeds = [Deed("mentor-candidates", by, {"candidates": candidates})]
    for session in range(1, count + 1):
        on = (view.today - timedelta(days=count - session)).isoformat()
        fields = {"session": session, "on": on, "place": "Jakarta (contoh)", **afterwards}
        deeds.append(Deed("tot-session", by, fields))
        present = {"present": view.mentors, "list_digest": view.document("daftar-hadir-tot", session)}
        deeds.append(Deed("tot-attendance", by, {"session": session, **present}))
    marks = {person: str(72 + int(digest_of(person)[:2], 16) % 25) for person in view.mentors}
    marks[view.mentors[-1]] = "61.50"
    deeds.append(Deed("tot-marks", by, {"marks": marks, "document": view.document("nilai-tot")}))
    return [*deeds, steer("complete-tot", "semua sesi terlaksana (contoh)", minutes="BA-2 (contoh)")]


def _chosen(waiting: Waiting, view: CohortView) -> list[Deed]:
    """Half of the regions that have a place are chosen for the e-Government track, as many as the policy allows."""
    assert view.policy.cohort is not None
    if "egov-regions-chosen" in view.recorded:
        return []
    placed = sorted(region for region, seat in view.seats.items() if seat.place == "held")
    chosen = placed[: min(view.policy.cohort.egov_regions, len(placed) // 2)]
    if not chosen:
        return []
    return [steer("choose-regions", "dipilih oleh panel (contoh)", regions=chosen, minutes="BA-3 (contoh)")]


def _answer(waiting: Waiting, view: CohortView) -> list[Deed]:
    """An objection is upheld or rejected; which one depends on the region and is the same each time."""
    region = waiting.step.removeprefix("answer-")
    fields: dict[str, Any] = {"region": region, "verdict": "rejected", "note": "angka sudah sesuai sumber (contoh)"}
    if view.progress["selection"]["objections"][region]["parameter"] == "green":
        figure = {"value": "99.00", "year": view.policy.programme.year - 1, "source": "ilustrasi, bukan angka resmi"}
        fields |= {"verdict": "upheld", "note": "angka tahun terakhir belum dihitung (contoh)", **figure}
    return [Deed("answer-objection", waiting.persons[0], fields)]


def _approve_awards(waiting: Waiting, view: CohortView) -> list[Deed]:
    fields = {"awards": view.progress["awards"]["digest"], "minutes": "BA-4 (contoh)"}
    return [Deed("approve-awards", waiting.persons[0], {**fields, "decree_number": "SK-2 (contoh)"})]


def _release_awards(waiting: Waiting, view: CohortView) -> list[Deed]:
    return [steer("release-awards", "diumumkan bersama (contoh)", awards=view.progress["awards"]["digest"])]


ANSWERS: dict[str, CohortAnswer] = {
    "assessments": _seats,
    "list-approval": _votes,
    "sealing": _seal,
    "tot": _tot,
    "promotion": _chosen,
    "answer": _answer,
    "awards-approval": _approve_awards,
    "awards-release": _release_awards,
}


def answers(waiting: Waiting, view: CohortView) -> list[Deed]:
    """What the sample people say about an open step of the cohort, in the order in which it is sent."""
    kind = "answer" if waiting.step.startswith("answer-") else waiting.step
    return ANSWERS[kind](waiting, view) if kind in ANSWERS else []
