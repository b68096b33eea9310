"""What a sample person answers to an open step; pure, from what the standing shows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from models.people import People, Role
from models.policy import CohortPolicy
from models.sheet import DataSheet
from models.standing import Standing, Waiting
from models.values import digest_of


class View(NamedTuple):
    """What a sample person can see of a journey."""

    standing: Standing
    progress: dict[str, Any]
    people: People
    policy: CohortPolicy
    sheet: DataSheet
    today: date
    papers: dict[str, bytes]
    """Sample documents that answers refer to, by digest; to be handed in before the answer is sent."""


class Deed(NamedTuple):
    """A message as a person would send it."""

    kind: str
    person: str
    fields: dict[str, Any]


def sample_document(*parts: object) -> bytes:
    """The content of a sample document; obviously a sample, and the same each time."""
    return f"Dokumen contoh untuk gladi: {' / '.join(map(str, parts))}\n".encode()


def document(view: View, *parts: object) -> str:
    """The digest of the sample document that *parts* name, for the region of *view*; kept in its papers."""
    content = sample_document(view.standing.region, *parts)
    digest = hashlib.sha256(content).hexdigest()
    view.papers[digest] = content
    return digest


def answers(waiting: Waiting, view: View) -> list[Deed]:
    """The ordinary answers to one open step, in the order in which they are sent."""
    if not waiting.persons and waiting.role is not Role.MENTOR:
        return []
    step = waiting.step
    if step.startswith("session-"):
        return _session(waiting, view)
    if step.startswith("signature-"):
        return [_signature(waiting, view)]
    return _ANSWERS[step](waiting, view)


def _one(kind: str, **fields: Any) -> Callable[[Waiting, View], list[Deed]]:
    """An answer of the first person waited for, the same for everybody."""
    return lambda waiting, view: [Deed(kind, waiting.persons[0], fields)]


def _contacts(waiting: Waiting, view: View) -> list[Deed]:
    region = view.standing.region
    fields = {"officers": [f"narahubung.{region}.contoh"], "head": f"kepala-daerah.{region}.contoh"}
    return [Deed("contacts", waiting.persons[0], fields)]


def _data(waiting: Waiting, view: View) -> list[Deed]:
    return [Deed("confirm-data", waiting.persons[0], {"sheet": view.sheet.digest})]


def _text(waiting: Waiting, view: View) -> list[Deed]:
    fields = {"digest_of_text": document(view, "naskah", 1), "reason": "naskah pertama"}
    return [Deed("text", waiting.persons[0], fields)]


def _signature(waiting: Waiting, view: View) -> Deed:
    fields = {
        "signatory": waiting.persons[0],
        "capacity": "definitif",
        "text": view.progress["text"],
        "signed_on": view.today.isoformat(),
    }
    return Deed("sign", waiting.persons[0], fields)


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
        on = (view.today + timedelta(days=3)).isoformat()
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
    fields = {"sheet": document(view, "lembar-komitmen"), "quick_wins": ["Layanan aduan warga terpadu (contoh)"]}
    return [Deed("commitment", waiting.persons[0], fields)]


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
    pillars = ("governance", "branding", "economy", "living", "society", "environment")
    return [
        {
            "programme": f"Program contoh smart {pillar} putaran {round}",
            "pillar": f"smart-{pillar}",
            "office": "Dinas contoh",
            "year": view.policy.programme.year + 1,
            "budget": 250_000_000,
            "source": "APBD (contoh)",
            "indicator": "jumlah warga terlayani",
        }
        for pillar in pillars
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


def _panel(waiting: Waiting, view: View) -> list[Deed]:
    return [vote(person, view) for person in waiting.persons]


def _presentation_date(waiting: Waiting, view: View) -> list[Deed]:
    on = (view.today + timedelta(days=7)).isoformat()
    return [Deed("presentation-date", waiting.persons[0], {"on": on, "place": "Jakarta (contoh)"})]


def _presentation(waiting: Waiting, view: View) -> list[Deed]:
    fields = {
        "on": view.today.isoformat(),
        "presenter": "Kepala daerah contoh",
        "quick_win": "Layanan aduan warga terpadu (contoh)",
    }
    return [Deed("presentation-held", waiting.persons[0], fields)]


def _presentation_score(waiting: Waiting, view: View) -> list[Deed]:
    base = int(digest_of(view.standing.region)[:4], 16) % 20
    return [
        Deed("presentation-score", person, {"masterplan": str(70 + base), "quick_win": str(72 + base)})
        for person in waiting.persons
    ]


def _launch_plan(waiting: Waiting, view: View) -> list[Deed]:
    fields = {
        "quick_win": "Layanan aduan warga terpadu (contoh)",
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


def _scores(view: View, shift: int) -> dict[str, str]:
    """Sample scores of a region by aspect, between 2.60 and 3.70; *shift* hundredths apart between scorers."""
    seed = digest_of(view.standing.region)
    return {
        aspect.name: str((260 + int(seed[place * 2 : place * 2 + 2], 16) % 100 + shift) / 100)
        for place, aspect in enumerate(view.policy.evaluation.aspects)
    }


_ANSWERS: dict[str, Callable[[Waiting, View], list[Deed]]] = {
    "contacts": _contacts,
    "data": _data,
    "verification": _one("verify-data", verdict="verified", note="sesuai dengan sumber"),
    "selection": _one("select", result="selected", minutes="BA contoh 1", reason="hasil pemeringkatan contoh"),
    "reserve": _one("select", result="selected", minutes="BA contoh 2", reason="menggantikan daerah lain"),
    "invitation": lambda waiting, view: [Deed("accept", waiting.persons[0], {})],
    "text": _text,
    "team": _team,
    "gate": _gate,
    "commitment": _commitment,
    "masterplan": _masterplan,
    "panel": _panel,
    "presentation-date": _presentation_date,
    "presentation": _presentation,
    "presentation-score": _presentation_score,
    "launch-plan": _launch_plan,
    "launch-plan-judgement": _launch_judgement,
    "launch": _launch,
    "evidence": _evidence,
    "evidence-check": _evidence_check,
    "recheck": _one("recheck", running=True, note="layanan masih berjalan"),
    "self-assessment": lambda waiting, view: [
        Deed(
            "self-score",
            waiting.persons[0],
            {"scores": _scores(view, 10), "evidence": document(view, "penilaian-mandiri")},
        )
    ],
    "evaluator-score": lambda waiting, view: [
        Deed("evaluator-score", waiting.persons[0], {"scores": _scores(view, 0)})
    ],
    "moderation": lambda waiting, view: [Deed("moderated-score", waiting.persons[0], {"scores": _scores(view, 4)})],
    "lapse-grace": lambda waiting, view: [],
    "lapse-confirmation": lambda waiting, view: [],
}
