"""Stage 3: team, gate and mentor, four sessions, commitment."""

from __future__ import annotations

from models.people import Role
from models.standing import Waiting
from models.values import digest_of
from rehearsal.view import QUICK_WIN, Answer, Deed, View, document


def _team(waiting: Waiting, view: View) -> list[Deed]:
    region = view.standing.region
    fields = {
        "council": [f"dewan.{region}.contoh"],
        "working_team": [f"tim.{region}.contoh"],
        "decree": document(view, "keputusan-tim"),
    }
    return [Deed("team", waiting.persons[0], fields)]


def _gate(waiting: Waiting, view: View) -> list[Deed]:
    """The gate, and a mentor of the pool; the same region always gets the same one."""
    deeds = []
    if not view.progress["gate_open"]:
        deeds.append(Deed("open-gate", waiting.persons[0], {"reason": "pelatihan pembimbing selesai"}))
    if not view.people.of(Role.MENTOR):
        fields = {"mentor": mentor_for(view.standing.region), "reason": "penugasan pembimbing"}
        deeds.append(Deed("assign-mentor", waiting.persons[0], fields))
    return deeds


MENTORS = 12


def mentor_for(region: str) -> str:
    """The sample mentor of *region*: one of twelve."""
    return f"pembimbing-{int(digest_of(region)[:8], 16) % MENTORS + 1}.contoh"


def _session(waiting: Waiting, view: View) -> list[Deed]:
    session, what = view.progress["session"], waiting.step.split("-")[2]
    person = waiting.persons[0]
    if what == "schedule":
        on = view.told_in_time(3, view.policy.training.notice)
        return [Deed("session-date", person, {"session": session, "on": on, "place": "Aula contoh"})]
    if what == "report":
        return [_report_part(part, session, person, view) for part in view.progress["missing"]]
    short = view.progress["present"] < view.policy.training.min_present
    fields = {"session": session, "verdict": "returned" if short else "accepted"}
    note = "peserta belum cukup, mohon sesi susulan" if short else "keluaran sesuai"
    return [Deed("judge-session", person, {**fields, "note": note})]


def _report_part(part: str, session: int, person: str, view: View) -> Deed:
    if part == "output":
        title = view.policy.training.sessions[session - 1].output
        fields = {"session": session, "document": document(view, "keluaran", session), "title": title}
        return Deed("output", person, fields)
    digest = document(view, "daftar-hadir", session, part)
    fields = {"session": session, "list_digest": digest, "present": 24, "make_up": part == "make-up"}
    return Deed("attendance", person, fields)


def _commitment(waiting: Waiting, view: View) -> list[Deed]:
    fields = {"sheet": document(view, "lembar-komitmen"), "quick_wins": [QUICK_WIN]}
    return [Deed("commitment", waiting.persons[0], fields)]


ANSWERS: dict[str, Answer] = {
    "team": _team,
    "gate": _gate,
    "commitment": _commitment,
    "session-schedule": _session,
    "session-report": _session,
    "session-judgement": _session,
}
