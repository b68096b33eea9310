"""A winner whose journey ended before the awards were released gets its formal letter all the same, and only one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine

from activities.letters import Letters
from gateway.letters.copying import copy
from gateway.letters.releasing import release
from models.cohort.facts import AwardLine, AwardsReleased, WordUnheard
from models.facts import Ended
from models.messages.steering import Award
from models.noted import Noted, NotedFacts, identity_of
from models.people import People, Role, Substitution
from models.tables import LetterRow, OutboxRow, RegisterRow
from models.telling import HAS_ENDED, Word
from models.values import Value
from queries.formal_letters import held_letters, letter_text
from queries.record import chain_faults
from tests.activities.cohort_occasions import every_occasion
from tests.activities.contents import rows
from tests.activities.occasions import office, read
from tests.activities.relay import Relay
from tests.activities.samples import AT, JOURNEY, OFFICERS, PEOPLE, append, batch, concluded, enter, said
from tests.activities.test_formal_letters import COORDINATOR, form

COHORT = "cohort/cohort-contoh"
HEAD = "kepala.contoh"
LINES = tuple(
    AwardLine.model_validate({"category": category, "place": place, "region": region, "score": score})
    for category, place, region, score in (
        ("overall", 1, "kota-lain", "88.00"),
        ("overall", 2, "kota-contoh", "81.50"),
        ("smart-living", 1, "kota-contoh", "84.00"),
    )
)


def word(category: str) -> Word:
    """The cohort's word about an award, as it went to the sample journey."""
    return Word(to=JOURNEY, kind="award", cause=category, person="angkatan.cohort-contoh", at=AT)


def ends(people: People = PEOPLE) -> NotedFacts:
    """The sample journey ends; its standing says so."""
    fact = Ended(outcome="completed", stage="evaluation", reason="contoh")
    ended = batch(concluded(fact), waiting=(), people=people)
    standing = ended.standing.model_copy(update={"stage": "evaluation", "outcome": "completed"})
    return ended.model_copy(update={"standing": standing})


def of_cohort(*facts: Noted) -> NotedFacts:
    """*facts* of the cohort, whose coordinators are those of the journey."""
    people = People(holders={Role.COORDINATOR: PEOPLE.of(Role.COORDINATOR)})
    return batch(*facts, waiting=(), people=people, journey=COHORT)


def released() -> Noted:
    fact = AwardsReleased(digest="b" * 64, minutes="BA-5/CONTOH", decree="SK-5/CONTOH", awards=LINES)
    return noted(fact)


def noted(fact: Any, of: str = "") -> Noted:
    kind = fact.recorded_as
    return Noted(identity=identity_of("cohort", kind, of), at=AT, kind=kind, body=fact.model_dump(mode="json"))


def unheard(category: str, why: str = HAS_ENDED, says: str = "award") -> Noted:
    return noted(WordUnheard(region="kota-contoh", says=says, why=why), of=word(category).id)


def of_journey(engine: Engine) -> list[tuple[str, str]]:
    """Kind and identity of what the journey's own chain holds."""
    return [(row.kind, row.identity) for row in rows(engine, RegisterRow) if row.journey == JOURNEY]


def awarded(engine: Engine) -> list[tuple[str, str, str]]:
    """The award's posts: journey, reader, status."""
    return [(row.journey, row.person, row.status) for row in rows(engine, OutboxRow) if row.letter == "awarded"]


def key(category: str) -> str:
    return f"{JOURNEY}/evaluation/awarded-after-end/{word(category).id}/awarded"


READERS = [(JOURNEY, person, "held") for person in (*OFFICERS, HEAD)]


def test_the_award_is_recorded_in_the_ended_journey_and_its_letter_is_held(engine: Engine) -> None:
    enter(engine)
    append(engine, ends(), of_cohort(released()), of_cohort(unheard("overall")))

    assert of_journey(engine) == [
        ("ended", "masterplan/ended"),
        ("awarded-after-end", f"evaluation/awarded-after-end/{word('overall').id}"),
    ]
    assert [row.body for row in rows(engine, RegisterRow) if row.kind == "awarded-after-end"] == [
        '{"category":"overall","decree_number":"SK-5/CONTOH","minutes":"BA-5/CONTOH","place":2,"score":"81.50"}'
    ]
    assert awarded(engine) == READERS
    assert [(each.key, each.office) for each in held_letters(engine)] == [(key("overall"), "Wali Kota Contoh")]
    assert [chain_faults(engine, chain) for chain in (JOURNEY, COHORT)] == [[], []]


def test_each_award_of_a_region_has_a_letter_of_its_own(engine: Engine) -> None:
    enter(engine)
    append(engine, ends(), of_cohort(released(), unheard("overall"), unheard("smart-living")))

    assert awarded(engine) == READERS * 2
    assert sorted(row.key for row in rows(engine, LetterRow)) == sorted([key("overall"), key("smart-living")])


def test_a_fact_of_the_cohort_that_is_written_twice_causes_one_letter(engine: Engine) -> None:
    enter(engine)
    whole = of_cohort(released(), unheard("overall"))
    append(engine, ends(), whole, whole)

    assert awarded(engine) == READERS
    assert [row.key for row in rows(engine, LetterRow)] == [key("overall")]
    assert [kind for kind, _ in of_journey(engine)] == ["ended", "awarded-after-end"]


def test_a_journey_that_heard_the_word_before_it_ended_gets_no_second_letter(engine: Engine) -> None:
    enter(engine)
    fields = {"category": "overall", "place": 2, "score": Decimal("81.50"), "minutes": "BA-5/CONTOH"}
    heard = said(Award, id=word("overall").id, person="angkatan.cohort-contoh", decree_number="SK-5/CONTOH", **fields)
    append(engine, batch(heard), ends(), of_cohort(released(), unheard("overall")))

    assert [kind for kind, _ in of_journey(engine)] == ["awarded", "ended"]
    assert [person for _, person, _ in awarded(engine)] == [*OFFICERS, HEAD, "pembimbing.contoh"]
    assert len(rows(engine, LetterRow)) == 1


@pytest.mark.parametrize(
    "of",
    [
        lambda: of_cohort(unheard("overall")),
        lambda: of_cohort(released(), unheard("overall", why="another award of overall is on record")),
        lambda: of_cohort(released(), unheard("overall", says="select")),
        lambda: of_cohort(released(), unheard("smart-mobility")),
    ],
    ids=["not released", "refused by the journey", "another word", "an award that is not among those released"],
)
def test_nothing_else_that_a_journey_did_not_hear_causes_an_award(engine: Engine, of: Callable[[], Value]) -> None:
    enter(engine)
    facts = of()
    assert isinstance(facts, NotedFacts)
    append(engine, ends(), facts)

    assert (awarded(engine), of_journey(engine)) == ([], [("ended", "masterplan/ended")])


def test_a_journey_that_the_register_knows_as_open_is_left_to_the_coordinators(engine: Engine) -> None:
    enter(engine)
    append(engine, batch(), of_cohort(released(), unheard("overall")))

    assert (awarded(engine), of_journey(engine)) == ([], [])
    assert [(row.letter, row.person) for row in rows(engine, OutboxRow)] == [("word-unheard", COORDINATOR)]


def test_whose_days_as_a_substitute_are_over_gets_no_letter(engine: Engine) -> None:
    days = {"since": date(2026, 6, 1), "until": date(2026, 6, 10)}
    names = {"role": Role.HEAD, "person": HEAD, "substitute": "pelaksana.contoh"}
    away = Substitution.model_validate({**names, **days, "id": "contoh-1"})
    people = PEOPLE.model_copy(update={"substitutions": (away,), "day": date(2026, 6, 2)})
    enter(engine)
    append(engine, ends(people), of_cohort(released(), unheard("overall")))

    assert awarded(engine) == READERS


def test_the_letter_is_shown_released_and_copied_like_any_other(engine: Engine) -> None:
    enter(engine)
    append(engine, ends(), of_cohort(released(), unheard("overall")))
    letters = Letters("Sekretariat Program <seratus@contoh.example>")
    assert "- Peringkat: 2\n- Nilai: 81,50 dari 100\n" in letter_text(engine, letters, key("overall"))

    assert release(engine, [(key("overall"), form())], COORDINATOR) == 1

    assert awarded(engine) == [(JOURNEY, person, "draft") for _, person, _ in READERS]
    post = next(row.mail_key for row in rows(engine, OutboxRow) if row.letter == "awarded")
    assert "- Keputusan: nomor SK-5/CONTOH" in copy(engine, letters, post, COORDINATOR)


async def test_the_released_letter_leaves_to_the_head_and_the_officers(relay: Relay) -> None:
    append(relay.engine, ends(), of_cohort(released(), unheard("overall")))
    release(relay.engine, [(key("overall"), form())], COORDINATOR)
    await relay.work()

    assert [lot for lot in relay.lots() if lot.letter == "awarded"] == [
        ("awarded", person, "sent", "250") for _, person, _ in READERS
    ]


def test_the_coordinators_are_told_that_the_letter_waits_for_its_number() -> None:
    about = [each for each in every_occasion() if each.letter == "word-unheard" and each.body["says"] == "award"]
    told = {
        language: " ".join(read(office().compose(each.model_copy(update={"language": language})))[1].split())
        for each in about
        for language in ("en", "id")
    }

    assert "a copy to the regional officer, waits for number, date and signatory." in told["en"]
    assert "salinan bagi narahubung daerah, menunggu nomor, tanggal, dan penanda tangan." in told["id"]
