"""A cohort's ranking with each score explained, and its mentors, as their pages read them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Engine

from activities.database import connect, migrate, writing
from activities.register import Register
from bench.boards import filled
from bench.sample import policy
from gateway.registry import Person, Registry
from models.cohort.position import CohortProgress
from models.cohort.tot import Candidate, TotTrack
from models.journey import cohort_id, journey_id
from models.noted import Noted, NotedFacts
from models.people import People
from models.ranking import Entrant, Ranking, rank
from models.standing import Standing
from models.tables import RankingRow
from queries.board.cohorts import CohortLine, cohorts
from queries.board.mentors import mentoring
from queries.board.ranking import listing
from tests.office import COORDINATOR

COHORT = "cohort-daftar"
NOW = datetime(2018, 6, 13, 3, 0, tzinfo=UTC)
MENTOR = "pembimbing.contoh"


class Listed:
    """A cohort of four regions whose list is sealed: two selected, one in reserve."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        journeys = filled(engine, COHORT, 4, NOW)
        rules = policy().ranking
        assert rules is not None
        entrants = [
            Entrant(region=each.region.id, name=each.region.name, code=each.region.code, sheet=each.sheet)
            for each in journeys
            if each.sheet
        ]
        self.ranking: Ranking = rank(entrants, rules)
        self.order = [line.region for line in self.ranking.lines]
        self.names = {each.region.id: each.region.name for each in journeys}
        with writing(engine) as session:
            body = self.ranking.model_dump_json()
            session.add(RankingRow(cohort=COHORT, version=1, digest=self.ranking.digest, body=body))
        person = Person(id=MENTOR, name="Pembimbing (contoh)", address="pembimbing@contoh.example")
        Registry(engine).enter([(person, None, "")], COORDINATOR)
        self.note(
            ("listed", {"order": self.order}),
            ("sealed", {"selected": self.order[:2], "reserve": self.order[2:3]}),
            ("mentors-assigned", {"pairs": {self.order[0]: MENTOR}}),
        )

    def note(self, *facts: tuple[str, dict[str, object]]) -> None:
        """Note what the cohort concludes."""
        tot = TotTrack(candidates={MENTOR: Candidate(capacity=6, attended=(1, 2), mark=Decimal(88), mentor=True)})
        noted = tuple(Noted(identity=f"contoh/{kind}", at=NOW, kind=kind, body=body) for kind, body in facts)
        standing = Standing(journey=cohort_id(COHORT), cohort=COHORT, region=COHORT, stage="cohort", at=NOW)
        progress = CohortProgress(tot=tot).model_dump(mode="json")
        page = NotedFacts(journey=cohort_id(COHORT), facts=noted, standing=standing, people=People(), progress=progress)
        Register(self.engine, "contoh.example").append(page)


@pytest.fixture
def listed(tmp_path: Path) -> Iterator[Listed]:
    """A sealed list."""
    engine = connect(f"sqlite:///{tmp_path}/lists.db")
    migrate(engine)
    yield Listed(engine)
    engine.dispose()


def test_every_candidate_is_listed_with_rank_score_and_place(listed: Listed) -> None:
    seen = listing(listed.engine, COHORT, "en")
    assert [(each.region, each.rank, each.place) for each in seen.candidates] == [
        (listed.order[0], 1, "held"),
        (listed.order[1], 2, "held"),
        (listed.order[2], 3, "reserve"),
        (listed.order[3], 4, "out"),
    ]
    assert (seen.version, seen.digest, seen.counts) == (1, listed.ranking.digest, {"held": 2, "reserve": 1, "out": 1})


def test_a_score_is_explained_in_the_readers_language(listed: Listed) -> None:
    first = listing(listed.engine, COHORT, "id").candidates[0]
    assert first.why[0].startswith(f"{first.name} (")
    assert f"peringkat 1 dari 4 daerah dengan nilai {first.score}".replace(".", ",") in first.why[0].replace(".", ",")
    assert first.why[-1].startswith(("Jumlah:", *listed.names.values()))


def test_the_reserve_can_be_looked_at_alone(listed: Listed) -> None:
    assert [each.region for each in listing(listed.engine, COHORT, "en", "reserve").candidates] == [listed.order[2]]


def test_a_cohort_without_a_list_says_so(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path}/none.db")
    migrate(engine)
    filled(engine, COHORT, 2, NOW)
    seen = listing(engine, COHORT, "en")
    engine.dispose()
    assert (seen.version, seen.candidates) == (None, ())


def test_a_mentor_is_shown_with_training_and_regions_and_who_has_none_is_named(listed: Listed) -> None:
    seen = mentoring(listed.engine, COHORT)
    guided = [(each.person, each.name, each.attended, each.mark, each.capacity) for each in seen.mentors]
    assert guided == [(MENTOR, "Pembimbing (contoh)", (1, 2), Decimal(88), 6)]
    assert [each.journey for each in seen.mentors[0].regions] == [journey_id(COHORT, listed.order[0])]
    assert [each.journey for each in seen.without] == [journey_id(COHORT, listed.order[1])]


def test_cohorts_are_listed_with_their_journeys_and_without_their_own_chain(listed: Listed) -> None:
    name = "Gerakan Menuju 100 Smart City, angkatan 2018"
    assert cohorts(listed.engine) == [CohortLine(COHORT, name, 4, 4)]
