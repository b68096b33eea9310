"""A nota dinas: what an officer prints for the own head, in both languages, and to whom it is refused."""

from __future__ import annotations

import re

import pytest

from activities.database import writing
from models.asking import ASKED
from models.deciding import DECIDED_BY, decided_by
from models.facts import Asked, Reminded
from models.people import Role
from models.tables import RoleRow
from tests.activities.samples import (
    COORDINATORS,
    DUE,
    JOURNEY,
    OFFICERS,
    PEOPLE,
    append,
    asked,
    batch,
    concluded,
    enter,
    rung,
)
from tests.web.conftest import Visit
from web.house import House

TASK = f"/tugas/{JOURNEY}/masterplan%231v1"
NOTA = f"{TASK}/nota"

PANEL = ", ".join(each.removesuffix(".contoh").title() for each in PEOPLE.of(Role.REVIEWER))


@pytest.fixture
def written(house: House) -> House:
    """A house in which the officers are asked for the masterplan and were reminded; a coordinator has a task too."""
    enter(house.engine)
    with writing(house.engine) as session:
        session.add(RoleRow(person=COORDINATORS[0], role=Role.COORDINATOR, scope=""))
    own = concluded(Asked(step="gate#1v1", role=Role.COORDINATOR, persons=COORDINATORS, due=DUE), of="gate#1v1")
    facts = batch(asked(), own, rung(Reminded), waiting=("masterplan#1v1",))
    gate = facts.standing.waiting[0].model_copy(
        update={"step": "gate", "key": "gate#1v1", "role": Role.COORDINATOR, "persons": COORDINATORS}
    )
    waiting = (*facts.standing.waiting, gate)
    append(house.engine, facts.model_copy(update={"standing": facts.standing.model_copy(update={"waiting": waiting})}))
    return house


def text(page: str) -> str:
    """The words of the nota dinas, without marks."""
    found = re.search(r'<article class="nota">(.*?)</article>', page, re.DOTALL)
    return " ".join(re.sub("<[^>]+>", " ", found[1] if found else "").split())


async def test_a_nota_dinas_says_what_is_asked_until_when_and_who_decides(written: House, visit: Visit) -> None:
    answer = await visit(written, OFFICERS[0]).get(NOTA)
    assert answer.status_code == 200
    said = text(answer.text)
    for words in (
        "To Yth. Wali Kota Contoh",
        "From Narahubung-1, regional officer Kota Contoh",
        "Subject Masterplan and action plan, Kota Contoh",
        f"The programme asks Kota Contoh: please {ASKED['masterplan'][1]}.",
        "30 June 2026 at 23.59 WIB",
        f"Who decides afterwards Reviewer: {PANEL}",
        f"With reference to your request, “Please {ASKED['masterplan'][1]}”, we send the following:",
        "Number (given by the region)",
    ):
        assert words in said


async def test_the_same_in_indonesian(written: House, visit: Visit) -> None:
    said = text((await visit(written, OFFICERS[0], "id").get(NOTA)).text)
    assert f"Program memohon agar Kota Contoh {ASKED['masterplan'][0]}." in said
    assert "30 Juni 2026 pukul 23.59 WIB" in said
    assert f"Sehubungan dengan permohonan agar daerah kami {ASKED['masterplan'][0]}, bersama ini" in said
    assert "Atas perhatian Saudara, kami ucapkan terima kasih." in said


async def test_the_newest_facts_of_the_step_say_why(written: House, visit: Visit) -> None:
    page = (await visit(written, OFFICERS[0]).get(NOTA)).text
    why = re.search(r"<h2>Why</h2>(.*?)<h2>", page, re.DOTALL)
    assert why is not None
    assert len(re.findall("<li>", why[1])) == 2
    assert "gate" not in why[1]


async def test_only_an_officer_is_led_to_the_nota_dinas(written: House, visit: Visit) -> None:
    officer, office = visit(written, OFFICERS[0]), visit(written, COORDINATORS[0])
    assert f'href="{NOTA}"' in (await officer.get(TASK)).text
    assert "/nota" not in (await officer.get(f"/tugas/{JOURNEY}/gate%231v1")).text
    assert "/nota" not in (await office.get(TASK)).text


@pytest.mark.parametrize(
    ("person", "path"),
    [
        (COORDINATORS[0], NOTA),
        (OFFICERS[0], f"/tugas/{JOURNEY}/gate%231v1/nota"),
        (OFFICERS[0], f"/tugas/{JOURNEY}/contacts%231v1/nota"),
    ],
)
async def test_whoever_is_no_officer_and_a_step_that_is_not_the_regions_are_refused(
    written: House, visit: Visit, person: str, path: str
) -> None:
    english, indonesian = await visit(written, person).get(path), await visit(written, person, "id").get(path)
    assert (english.status_code, indonesian.status_code) == (422, 422)
    assert f"{person} writes no nota dinas about this step of Kota Contoh" in english.text
    assert f"{person} tidak menyusun nota dinas tentang langkah Kota Contoh ini" in indonesian.text


def test_every_step_after_which_somebody_decides_is_one_that_is_asked_for() -> None:
    assert set(DECIDED_BY) <= set(ASKED)
    assert decided_by("session-2-report#1v1") == (Role.MENTOR,)
    assert decided_by("launch#1v1") == ()
