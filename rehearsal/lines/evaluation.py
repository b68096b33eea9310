"""Stage 6: realisation, three scores, the e-Government track."""

from __future__ import annotations

from datetime import timedelta

from models.progress.egov import TrackedService
from models.standing import Waiting
from models.values import digest_of
from rehearsal.lines.masterplan import PROGRAMMES
from rehearsal.view import Answer, Deed, View, document


def _scores(view: View, shift: int) -> dict[str, str]:
    """Sample scores of a region by aspect, between 2.60 and 3.70; *shift* hundredths apart between scorers."""
    seed = digest_of(view.standing.region)
    return {
        aspect.name: str((260 + int(seed[place * 2 : place * 2 + 2], 16) % 100 + shift) / 100)
        for place, aspect in enumerate(view.policy.evaluation.aspects)
    }


def _realisation(waiting: Waiting, view: View) -> list[Deed]:
    """Every programme of the plan that was approved, each realised to a sample percentage of the region."""
    seed = int(digest_of([view.standing.region, "realisasi"])[:4], 16)
    rows = [
        {
            "programme": programme,
            "planned": "60",
            "realised": str(35 + (seed + 7 * number) % 40),
            "evidence": document(view, "realisasi", number),
            "note": "kegiatan berjalan (contoh)",
        }
        for number, programme in enumerate(PROGRAMMES.values(), 1)
    ]
    return [Deed("realisation", waiting.persons[0], {"rows": rows})]


def _services(waiting: Waiting, view: View) -> list[Deed]:
    services = [
        {
            "title": f"Layanan {domain} daring (contoh)",
            "domain": domain,
            "since": (view.today - timedelta(days=90)).isoformat(),
            "evidence": document(view, "layanan", domain),
        }
        for domain in ("perizinan", "kependudukan", "kesehatan")
    ]
    return [Deed("egov-services", waiting.persons[0], {"services": services})]


def _checks(waiting: Waiting, view: View) -> list[Deed]:
    """One check of every service that has one to come; the third service runs and is not integrated yet."""
    deeds = []
    for number, service in enumerate(view.progress["egov"]["services"], 1):
        check = TrackedService.model_validate(service).next_check
        if check is None:
            continue
        verdict = "failed" if (number, check) == (3, "integrated") else "passed"
        fields = {"service": number, "check": check, "verdict": verdict, "note": "diperiksa di tempat (contoh)"}
        evidence = {"evidence": document(view, "pemeriksaan", number, check)}
        deeds.append(Deed("check-service", waiting.persons[0], {**fields, **evidence}))
    return deeds


ANSWERS: dict[str, Answer] = {
    "realisation": _realisation,
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
    "egov-services": _services,
    "service-check": _checks,
}
