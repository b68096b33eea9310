"""The pages of a cohort: its board with filters, its pieces, its lists, and who may see them."""

from __future__ import annotations

import re
from datetime import date

import pytest

from activities.register import Register
from bench.boards import filled
from models.journey import cohort_id
from models.noted import NotedFacts
from models.people import People, Role
from models.standing import Standing
from tests.office import COORDINATOR
from tests.queries.board.conftest import COHORT, NOW, Cohort, waits
from tests.web.conftest import Visit, entered
from web.house import House

BOARD = f"/angkatan/{COHORT}"


@pytest.fixture
def board_house(house: House) -> House:
    """Pages over a small cohort, at ten on a Wednesday in Jakarta."""
    cohort = Cohort(house.engine)
    cohort.note("kota-bogor", NOW, "masterplan", waits("panel", date(2018, 6, 10), "kota-bogor"))
    cohort.note("kota-denpasar", NOW, "quickwin", waits("evidence", date(2018, 6, 15), "kota-denpasar"))
    return house._replace(now=lambda: NOW)


def rows(page: str) -> list[str]:
    """The regions in the table of regions, in its order."""
    return re.findall(r'<th scope="row">\s*<a href="/daerah/[^"]*">([^<]*)</a><br>', page)


async def test_the_coordinator_sees_stages_people_dates_map_facts_and_regions(board_house: House, visit: Visit) -> None:
    answer = await visit(board_house, COORDINATOR).get(BOARD)
    assert answer.status_code == 200
    assert re.findall(r'<h2 id="(\w+)">', answer.text) == [
        *("funnel", "late", "whom", "dates", "map", "newest", "regions")
    ]
    assert rows(answer.text) == ["Kota Bogor", "Kota Denpasar"]
    assert "3 days" in answer.text
    assert "10 June 2018 at 23.59 WIB" in answer.text
    assert answer.text.count('role="img"') == 2


async def test_the_same_board_speaks_indonesian(board_house: House, visit: Visit) -> None:
    answer = await visit(board_house, COORDINATOR, "id").get(BOARD)
    assert "Menunggu siapa" in answer.text
    assert "10 Juni 2018 pukul 23.59 WIB" in answer.text


async def test_a_bookmark_shows_the_same_view_again(board_house: House, visit: Visit) -> None:
    answer = await visit(board_house, COORDINATOR).get(f"{BOARD}?pulau=bali-nusa-tenggara&cari=den")
    assert rows(answer.text) == ["Kota Denpasar"]
    assert '<option value="bali-nusa-tenggara" selected>' in answer.text
    assert 'name="cari" value="den"' in answer.text
    assert 'hx-get="/angkatan/cohort-papan?pulau=bali-nusa-tenggara&amp;cari=den"' in answer.text


async def test_an_open_board_fetches_only_what_changes(board_house: House, visit: Visit) -> None:
    answer = await visit(board_house, COORDINATOR).get(f"{BOARD}?tahap=quickwin", headers={"hx-request": "true"})
    assert answer.text.lstrip().startswith('<div id="board">')
    assert (rows(answer.text), "<form" in answer.text) == (["Kota Denpasar"], False)


async def test_words_that_people_wrote_are_shown_as_words(board_house: House, visit: Visit) -> None:
    answer = await visit(board_house, COORDINATOR).get(BOARD, params={"cari": '"><script>alert(1)</script>'})
    assert "<script>alert" not in answer.text


async def test_a_filter_that_there_is_not_is_refused_with_the_choices(board_house: House, visit: Visit) -> None:
    answer = await visit(board_house, COORDINATOR).get(f"{BOARD}?tahap=bimtek")
    assert answer.status_code == 422
    assert "choices: assessment, mou, training" in answer.text


async def test_a_partner_sees_the_cohorts_of_the_own_seat_and_no_other(board_house: House, visit: Visit) -> None:
    partner = entered(board_house, "kemendagri.contoh", Role.PARTNER, f"cohort/{COHORT}")
    other = entered(board_house, "bappenas.contoh", Role.PARTNER, "cohort/cohort-lain")
    seen = [(await visit(board_house, person).get(BOARD)).status_code for person in (partner, other)]
    listed = [BOARD in (await visit(board_house, person).get("/angkatan")).text for person in (partner, other)]
    assert (seen, listed) == ([200, 403], [True, False])


@pytest.mark.parametrize("place", ["", "/kabar", "/peringkat", "/pembimbing"])
async def test_whoever_neither_steers_nor_is_a_partner_sees_no_board(
    board_house: House, visit: Visit, place: str
) -> None:
    reviewer = entered(board_house, "penelaah-9.contoh", Role.REVIEWER)
    answer = await visit(board_house, reviewer).get(BOARD + place)
    assert answer.status_code == 403
    assert "penelaah-9.contoh is neither coordinator nor partner; the boards are for them" in answer.text


async def test_nobody_is_shown_a_board_without_signing_in(board_house: House, visit: Visit) -> None:
    answer = await visit(board_house).get(BOARD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/masuk?ke=%2Fangkatan%2Fcohort-papan")


@pytest.mark.parametrize(
    ("place", "heading"),
    [("/peringkat", "Ranking"), ("/peringkat?tempat=reserve", "Ranking"), ("/pembimbing", "Mentors")],
)
async def test_the_lists_of_a_cohort_that_has_just_begun_are_there(
    house: House, visit: Visit, place: str, heading: str
) -> None:
    filled(house.engine, COHORT, 2, NOW)
    standing = Standing(journey=cohort_id(COHORT), cohort=COHORT, region=COHORT, stage="cohort", at=NOW)
    facts = NotedFacts(journey=standing.journey, facts=(), standing=standing, people=People(), progress={})
    Register(house.engine, "contoh.example").append(facts)
    answer = await visit(house, COORDINATOR).get(BOARD + place)
    assert (answer.status_code, f"<h1>{heading}</h1>" in answer.text) == (200, True)


async def test_a_place_that_there_is_not_is_refused(board_house: House, visit: Visit) -> None:
    answer = await visit(board_house, COORDINATOR).get(f"{BOARD}/peringkat?tempat=juara")
    assert answer.status_code == 422
    assert "is no place on a list; places: held, lapsing, reserve, free, out" in answer.text
