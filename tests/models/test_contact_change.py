"""A region changes its contacts itself, by a letter of duty: tasks pass on, dates stay, nobody of it ever judges it."""

from __future__ import annotations

from typing import Any

import pytest

from models import steering
from models.errors import Refused
from models.facts import ContactsReplaced, Fact, HandedOver, SubstitutionDropped
from models.people import Role
from models.post import posts_for
from models.progress.assessment import AssessmentProgress
from models.progress.masterplan import MasterplanProgress
from models.progress.mou import MouProgress
from tests.models.samples import NOW, A
from tests.models.scene import ASSESSOR, COORDINATOR, HEAD, OFFICER, REVIEWER, Scene, scene
from tests.models.test_steering import contacts
from tests.models.test_substituting import done

NEW, OTHER = "narahubung-2.contoh", "narahubung-3.contoh"


def drafting() -> Scene:
    return scene("masterplan", MasterplanProgress(missing=("masterplan",)))


def changed(here: Scene, person: str = OFFICER, **fields: Any) -> list[Fact]:
    message = here.accepts("change-contacts", person, **fields)
    facts = [*steering.apply(message, here.state, NOW), *steering.follow(message, here.state, here.progress)]
    return [fact for _, fact in facts]


def test_open_steps_are_asked_of_the_new_officers_and_their_dates_stay() -> None:
    here = drafting()
    (step,) = here.state.open

    facts = changed(here, officers=[OTHER, NEW])

    due = step.deadline.due
    assert facts == [
        ContactsReplaced(role=Role.OFFICER, old=(OFFICER,), new=(OTHER, NEW), reason="mutasi jabatan"),
        HandedOver(step=step.key, role=Role.OFFICER, persons=(OTHER, NEW), due=due),
    ]
    assert [(each.key, each.ask.persons, each.deadline) for each in here.state.open] == [
        (step.key, (OTHER, NEW), step.deadline)
    ]
    assert set(here.state.own_people) >= {OFFICER, NEW, OTHER}


def test_who_stays_is_not_told_the_task_again() -> None:
    here = drafting()

    facts = changed(here, officers=[OFFICER, NEW])

    told = [
        (post.letter, post.person)
        for fact in facts
        for post in posts_for(fact.recorded_as, fact.model_dump(mode="json"), here.state.people)
    ]
    assert told == [("contacts-changed", NEW), ("contacts-changed", COORDINATOR), ("handover", NEW), ("task", NEW)]


def test_another_head_signs_and_the_old_one_is_told() -> None:
    here = scene("mou", MouProgress(step="signing", text=A, versions=1))

    facts = changed(here, HEAD, officers=[], head="kepala-daerah-2.contoh")

    assert [fact.recorded_as for fact in facts] == ["contacts-replaced", "handed-over"]
    assert here.state.open[0].ask.persons == ("kepala-daerah-2.contoh",)
    assert "sign may be sent by" in here.refuses("sign", HEAD)


def test_both_change_in_one_message() -> None:
    here = scene("mou", MouProgress())

    facts = changed(here, officers=[NEW], head="kepala-daerah-2.contoh")

    assert [fact.recorded_as for fact in facts] == ["contacts-replaced", "contacts-replaced", "handed-over"]
    assert here.state.open[0].ask.persons == ("kepala-daerah-2.contoh", NEW)


def test_who_is_replaced_while_away_has_no_substitute_any_more() -> None:
    here = drafting()
    away = {"role": "officer", "person_for": OFFICER, "substitute": OTHER, "since": "2018-05-08"}
    done(here, "substitute", OFFICER, **away)

    facts = changed(here, HEAD, officers=[NEW])

    dropped = SubstitutionDropped(role=Role.OFFICER, person_for=OFFICER, substitute=OTHER, reason="mutasi jabatan")
    assert facts[0] == dropped
    assert (here.state.open[0].ask.persons, here.state.people.substitutions) == ((NEW,), ())


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"officers": [OFFICER]},
            "the contacts would stay as they are; name other officers, another head, or both",
        ),
        ({"officers": []}, "the contacts would stay as they are; name other officers, another head, or both"),
        ({"officers": [ASSESSOR]}, f"{ASSESSOR} is assessor here; a region names its own people"),
        ({"head": REVIEWER}, f"{REVIEWER} is reviewer here; a region names its own people"),
    ],
)
def test_a_change_that_does_not_fit_is_refused(fields: dict[str, Any], sentence: str) -> None:
    assert drafting().refuses("change-contacts", OFFICER, **fields) == sentence


def test_who_stands_in_for_the_programmes_people_does_not_become_the_regions() -> None:
    here = drafting()
    done(here, "substitute", since="2018-05-10")

    assert here.refuses("change-contacts", OFFICER, officers=["penelaah-9.contoh"]) == (
        "penelaah-9.contoh is reviewer here; a region names its own people"
    )


def test_only_the_region_changes_its_contacts_and_with_contacts_while_these_are_asked_for() -> None:
    assert drafting().refuses("change-contacts", COORDINATOR) == (
        f"{COORDINATOR} is coordinator here; change-contacts may be sent by officer or head"
    )
    assert contacts().refuses("change-contacts", OFFICER) == (
        "the region is asked for its contacts now; allowed: contacts, which names officers and head"
    )
    scene("assessment", AssessmentProgress(step="data")).accepts("change-contacts", OFFICER)


def test_a_change_comes_with_its_letter_of_duty() -> None:
    with pytest.raises(Refused, match="letter: input should be a valid string"):
        drafting().accepts("change-contacts", OFFICER, letter=None)
