"""Candidates to measure with: the 514 official regions, or any number of sample ones; every figure is illustrative."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import Engine

from gateway.official import official
from gateway.registry import Person, Registry
from models.candidate import Candidate, Contact
from models.journey import Region
from models.people import Role
from models.policy import CohortPolicy
from models.policy_file import read_policy
from models.sheet import OWNERS, DataSheet
from rehearsal.cast import ROOT

COORDINATOR = "koordinator.contoh"
PANEL = {
    Role.COORDINATOR: (COORDINATOR,),
    Role.SIGNATORY: ("penanda-tangan.contoh",),
    Role.ASSESSOR: ("asesor.contoh",),
    Role.REVIEWER: ("penelaah-1.contoh", "penelaah-2.contoh", "penelaah-3.contoh"),
    Role.VERIFIER: ("verifikator.contoh",),
    Role.EVALUATOR: ("evaluator.contoh",),
    Role.MODERATOR: ("moderator.contoh",),
}
"""Sample people who hold a role in every cohort."""


def policy() -> CohortPolicy:
    """The policy of 2018."""
    return read_policy(ROOT / "policies" / "smart-city-2018.toml")


def enter_people(engine: Engine) -> None:
    """Enter the sample people, everywhere in the role they have."""
    entries = [(_person(id), role, "") for role, ids in PANEL.items() for id in ids]
    Registry(engine).enter(entries, COORDINATOR)


def _person(id: str) -> Person:
    return Person(id=id, name=f"{id} (contoh)", address=f"{id.removesuffix('.contoh')}@contoh.example")


def candidates(count: int) -> list[Candidate]:
    """So many candidates: official regions while there are enough of them, else sample ones only."""
    regions = list(official().codes.values())
    chosen = regions[:count] if count <= len(regions) else [_region(number) for number in range(1, count + 1)]
    return [_candidate(place, region) for place, region in enumerate(chosen)]


def _region(number: int) -> Region:
    name = f"Kabupaten Contoh {number}"
    code = f"{11 + number // 100 % 80}.{number % 100:02}"
    return Region(id=f"kabupaten-contoh-{number}", code=code, name=name, province="Jawa Tengah", zone="Asia/Jakarta")


def _candidate(place: int, region: Region) -> Candidate:
    rows = [
        {"name": name, "value": Decimal(50 + place % 40), "year": 2017, "source": "ilustrasi", "owner": owner}
        for name, owner in OWNERS.items()
    ]
    contact = Contact(name=f"Narahubung {region.name} (contoh)", address=f"narahubung-{region.id}@contoh.example")
    return Candidate(region=region, sheet=DataSheet.model_validate({"parameters": rows}), contacts=(contact,))
