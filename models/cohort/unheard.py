"""An award that its winner's journey could not be told any more, because it had ended; pure."""

from __future__ import annotations

from typing import Any

from models.facts import AwardedAfterEnd
from models.journey import journey_id, voice_of_cohort
from models.noted import Noted
from models.telling import HAS_ENDED, Word


def of_an_award(noted: Noted) -> bool:
    """Whether *noted* says that the journey of a winner had ended when it was to be told of its award."""
    said = (noted.kind, noted.body.get("says"), noted.body.get("why"))
    return said == ("word-unheard", "award", HAS_ENDED)


def unheard(noted: Noted, cohort: str, released: dict[str, Any]) -> tuple[str, AwardedAfterEnd] | None:
    """The word that was not heard, by its id, and the award in it, found among the *released* ones of *cohort*.

    None where it is none of these; a region may have several awards, each with a word of its own.
    """
    for line in released["awards"]:
        to, said_by = journey_id(cohort, line["region"]), voice_of_cohort(cohort)
        word = Word(to=to, kind="award", cause=line["category"], person=said_by, at=noted.at)
        if noted.identity.rpartition("/")[2] == word.id:
            fields = {name: line[name] for name in ("category", "place", "score")}
            papers = {"minutes": released["minutes"], "decree_number": released["decree"]}
            return word.id, AwardedAfterEnd.model_validate(fields | papers)
    return None
