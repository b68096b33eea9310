"""A sample of every kind of letter, for whoever wants to see one before it is sent to anybody; pure."""

from __future__ import annotations

import uuid

from activities.letters import Occasion
from activities.links import DOOR, Way
from activities.surat import Surat
from activities.wording import WORDS
from activities.wording.base import AT, DUE, MENTOR, OFFICER, REVIEWER
from activities.wording.signing import HEAD
from models.errors import Refused
from models.formal import FORMAL
from models.people import Role
from models.post import SIGN_IN

READERS = {
    Role.OFFICER: OFFICER,
    Role.COORDINATOR: "Koordinator Contoh",
    Role.OPERATOR: "Administrator Contoh",
    Role.MENTOR: MENTOR,
    Role.REVIEWER: REVIEWER,
    Role.HEAD: HEAD,
}
PROGRAMME, COHORT, REGION = "Gerakan Contoh (ilustrasi)", "gladi-contoh", "Kabupaten Contoh"
DOMAIN = "contoh.example"
WAY = Way(f"https://{DOMAIN}{DOOR}tautan-contoh", "CNTH-2345")
SENDER = f"Sekretariat Program <seratus@{DOMAIN}>"


def sample_of(letter: str, language: str) -> Occasion:
    """An occasion for a *letter* in which everything is a sample's.

    Raises:
        Refused: there is no such kind of letter.
    """
    kind = WORDS.get(letter)
    if kind is None:
        raise Refused(f"{letter!r} is not a kind of letter; `starter.py letters preview` lists them")
    name = READERS[kind.reader]
    return Occasion(
        letter=letter,
        language=language,
        message_id=f"<{uuid.uuid5(uuid.NAMESPACE_URL, f'{letter}/{language}')}@{DOMAIN}>",
        name=name,
        address=f"{name.split()[0].lower()}@{DOMAIN}",
        role=kind.reader,
        programme=PROGRAMME,
        cohort=COHORT,
        region="angkatan contoh" if kind.of_cohort else REGION,
        stage=kind.stage,
        journey=f"cohort/{COHORT}" if kind.of_cohort else f"journey/{COHORT}/kabupaten-contoh",
        kind="sample",
        at=AT,
        zone=DUE.zone,
        body=kind.sample_for(language).model_dump(mode="json"),
        names={},
        formal=Surat.sample() if letter in FORMAL else None,
        link=WAY if letter == SIGN_IN else None,
    )
