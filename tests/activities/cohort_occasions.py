"""An occasion for every letter that a fact of a cohort as a whole can cause."""

from __future__ import annotations

from datetime import date
from typing import Any

from activities.letters import Occasion
from models.cohort.facts import (
    CohortClosed,
    ListDecided,
    MentorsAssigned,
    Promoted,
    ReserveClosed,
    ReserveExhausted,
    Sealed,
    TotSessionDated,
    WordUnheard,
)
from models.facts import Asked, Escalated, Fault, Reminded, Rescheduled
from models.messages.steering import Replacement
from models.people import People, Role
from models.post import posts_for
from models.telling import HAS_ENDED
from tests.activities.occasions import DIGEST, DUE, LATER, NAMES, PEOPLE, fact, occasion, occasions, said, step

COHORT = "cohort/smart-city-2018"
NAME = "angkatan 2018"
CALLED = {
    "kota-bogor": "Kota Bogor",
    "kota-cimahi": "Kota Cimahi",
    "kabupaten-mimika": "Kabupaten Mimika",
    "kemendagri": "Kementerian Dalam Negeri",
    "kemkominfo": "Kementerian Komunikasi dan Informatika",
}
OFFICE = People(holders={r: PEOPLE.of(r) for r in (Role.COORDINATOR, Role.OPERATOR, Role.PARTNER)})
"""Who holds a role in the cohort itself."""


def asked(key: str, role: Role) -> Any:
    return fact(Asked(step=key, role=role, persons=PEOPLE.of(role), due=DUE))


def sealed(*reserve: str) -> Any:
    """The list of two regions that are selected and these in reserve."""
    return fact(
        Sealed(
            version=2,
            digest=DIGEST,
            minutes="BA-10/CONTOH/2026",
            minutes_on=date(2026, 6, 22),
            decree="SK-10/CONTOH/2026",
            decree_on=date(2026, 6, 23),
            selected=("kota-bogor", "kabupaten-mimika"),
            reserve=reserve,
            others=98,
        )
    )


def promoted(rank: int) -> Any:
    return fact(Promoted(region="kota-cimahi", rank=rank, place="kota-bogor", cause="kota-bogor#7"))


VOTES = {"kemendagri": "object", "kemkominfo": "approve"}
SHORT = {"kota-bogor": "no-mentor-without-conflict", "kota-cimahi": "all-suitable-mentors-full"}
WHY = "kota-bogor is in the stage mou, which takes accept, decline, text, sign, unsign"
MOVED = {"step": "tot#1v2", "persons": PEOPLE.of(Role.COORDINATOR), "due": LATER, "before": DUE, "version": 2}
TOT: Any = {"session": 2, "on": LATER.day, "place": "Jakarta (contoh)", "persons": ("pembimbing.contoh",)}
SAMPLES: list[tuple[str, dict[str, Any]]] = [
    asked("list-approval#2v1", Role.PARTNER),
    asked("answer-kota-bogor#1v1", Role.PARTNER),
    *(asked(f"{name}#1v1", Role.COORDINATOR) for name in ("sealing", "tot", "awards-approval", "awards-release")),
    *(step(Reminded, "list-approval#1v1", Role.PARTNER, left) for left in (4, -1)),
    step(Escalated, "answer-kota-bogor#1v1", Role.PARTNER, left=-1),
    *(fact(Rescheduled.model_validate({**MOVED, "cause": cause})) for cause in ("extended", "resumed")),
    said(Replacement, role="coordinator", old="koordinator.contoh", new="pengganti.contoh", reason="Mutasi jabatan."),
    sealed("kota-cimahi"),
    sealed(),
    fact(ListDecided(digest=DIGEST, verdict="refused", votes=VOTES)),
    promoted(51),
    promoted(0),
    fact(ReserveExhausted(place="kota-bogor", cause="kota-bogor#7")),
    fact(ReserveClosed(released=("kota-cimahi",), vacant=())),
    fact(MentorsAssigned(pairs={"kabupaten-mimika": "pembimbing.contoh"}, unassigned=SHORT)),
    fact(TotSessionDated(**TOT)),
    *(fact(TotSessionDated(**TOT, before=DUE.day, reason=why)) for why in (None, "Ruang tidak tersedia.")),
    fact(WordUnheard(region="kota-bogor", says="select", why=WHY)),
    fact(WordUnheard(region="kota-bogor", says="award", why=HAS_ENDED)),
    fact(CohortClosed(outcomes={"completed": 47, "not-selected": 115, "withdrawn": 3})),
    fact(Fault(where="send", error="KeyError")),
    ("conflict", {"identity": "cohort/asked/tot#1v1", "kind": "asked", "digest": DIGEST}),
]


def full(*lines: Any) -> dict[str, Any]:
    """A list of a morning summary that is longer than what is shown."""
    return {"lines": [*lines], "more": 3}


LATE = {
    "region": "kota-bogor",
    "step": "masterplan#2v1",
    "persons": ["narahubung.contoh"],
    "since": "2026-06-01T01:00:00Z",
}
LATE |= {"due": DUE.model_dump(mode="json"), "estimated": True}
UNNAMED = {**LATE, "step": "gate#1v1", "persons": [], "estimated": False}
NEWS = {"region": "kota-cimahi", "at": "2026-06-23T03:00:00Z", "step": None, "verdict": None, "outcome": None}
HELD = {"region": "kota-bogor", "letter": "selected", "person": "kepala.contoh"}
EMPTY_MORNING: dict[str, Any] = {
    "day": "2026-06-24",
    "since": "2026-06-23T00:30:00Z",
    **{
        name: {"lines": [], "more": 0}
        for name in ("late", "today", "soon", "mine", "lapses", "decisions", "held", "failed", "dead")
    },
}
FULL_MORNING: dict[str, Any] = {
    **EMPTY_MORNING,
    **{name: full(LATE, UNNAMED) for name in ("late", "today", "soon", "mine")},
    "lapses": full({**NEWS, "kind": "lapse-proposed", "step": "launch-plan#1v2"}),
    "decisions": full(
        {**NEWS, "kind": "panel-decided", "verdict": "revise"}, {**NEWS, "kind": "ended", "outcome": "withdrawn"}
    ),
    "held": full(HELD),
    "failed": full({**HELD, "letter": "task"}),
    "dead": full("penelaah-1.contoh"),
}


def of_cohort(**changes: Any) -> Occasion:
    """An occasion in the cohort's own chain."""
    usual = {"journey": COHORT, "region": NAME, "stage": "cohort", "names": {**CALLED, **NAMES}}
    return occasion(**{**usual, **changes})


def cohort_occasions() -> list[Occasion]:
    """One for every post that the samples cause, and the one that no fact causes."""
    undeliverable = {"person": "mitra-1.contoh", "letter": "task", "answer": "550 5.1.1 no such mailbox"}
    found = [of_cohort(letter="undeliverable", role="coordinator", body=undeliverable)]
    for body in (FULL_MORNING, EMPTY_MORNING):
        found.append(of_cohort(letter="morning-summary", role="coordinator", kind="morning-summary", body=body))
    for kind, body in SAMPLES:
        for letter, role, person in posts_for(kind, body, OFFICE):
            found.append(of_cohort(letter=letter, role=role, name=NAMES[person], kind=kind, body=body))
    return found


def every_occasion(language: str = "id") -> list[Occasion]:
    """Those of journeys and those of a cohort, for readers of *language*."""
    return [about.model_copy(update={"language": language}) for about in (*occasions(language), *cohort_occasions())]
