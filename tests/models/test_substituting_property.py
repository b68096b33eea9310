"""Whatever substitutions are named and ended, and whenever a run looks: who acts today is asked, and told once."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.calendar import local
from models.errors import Refused
from models.facts import Returned, Substituted
from models.panel import Panel, PanelRule
from models.people import Role
from models.progress.masterplan import MasterplanProgress
from models.reception import in_place_of
from models.standing_in import check_named
from models.substituting import next_turn, turn
from models.substitution_orders import check_end, end, name
from tests.models.samples import NOW, SOME, said
from tests.models.scene import COORDINATOR, Scene, scene

MEMBERS = tuple(f"penelaah-{n}.contoh" for n in (1, 2, 3))
OTHERS = tuple(f"pengganti-{n}.contoh" for n in (1, 2, 3))
ANYBODY = st.sampled_from((*MEMBERS, *OTHERS))
DEEDS = st.lists(
    st.tuples(st.sampled_from(("name", "end", "look")), st.integers(0, 9), ANYBODY, ANYBODY, st.integers(0, 6)),
    max_size=14,
)
"""What is done, how many hours later by sevens, who is away, who stands in, and for how many days more."""


def lived(deeds: list[tuple[str, int, str, str, int]]) -> tuple[Scene, list[tuple[str, Substituted | Returned]]]:
    """The panel's hearing after *deeds*, and every fact that they caused."""
    panel = Panel(members=MEMBERS, rule=PanelRule(size=3, quorum=2))
    here, now = scene("masterplan", MasterplanProgress(step="hearing", panel=panel)), NOW
    facts: list[tuple[str, Substituted | Returned]] = []
    for number, (deed, later, away, stead, days) in enumerate(deeds):
        now += timedelta(hours=7 * later)
        today = local(now, "Asia/Jakarta").date()
        pair = {"person_for": away, "substitute": stead, "received_at": now.isoformat(), "id": f"pesan-contoh-{number}"}
        caused = turn(here.state, now)
        try:
            if deed == "name":
                days_ = {"since": str(today + timedelta(days=days // 2)), "until": str(today + timedelta(days=days))}
                named = said("substitute", COORDINATOR, **pair, role="reviewer", **days_)
                check_named(named, here.state, here.progress)  # type: ignore[arg-type]  # a substitution
                caused += name(named, here.state, now)  # type: ignore[arg-type]  # a substitution
            elif deed == "end":
                ended = said("end-substitution", COORDINATOR, **pair)
                check_end(ended, here.state)  # type: ignore[arg-type]  # its end
                caused += end(ended, here.state, now)  # type: ignore[arg-type]  # its end
        except Refused:
            pass
        facts += [(of, fact) for of, fact in caused if isinstance(fact, Substituted | Returned)]
        asked = here.state.open[0].ask.persons
        assert asked == here.state.people.acting(Role.REVIEWER, today)
        assert len(set(asked)) == 3
        assert turn(here.state, now) == []
        check_voices(here, today)
    return here, facts


def check_voices(here: Scene, today: date) -> None:
    """Three persons speak for three members; nobody else, and nobody for two."""
    spoken = {}
    for person in (*MEMBERS, *OTHERS):
        at = f"{today}T12:00:00+07:00"
        try:
            spoken[person] = in_place_of(said("vote", person, received_at=at), here.state).member
        except Refused:
            continue
    assert sorted(spoken.values()) == sorted(MEMBERS)


@given(DEEDS)
@SOME
def test_on_every_day_three_persons_act_for_three_members_and_each_is_told_of_it_once(
    deeds: list[tuple[str, int, str, str, int]],
) -> None:
    here, facts = lived(deeds)

    told = [(type(fact), of) for of, fact in facts]
    assert len(set(told)) == len(told)
    holder = {member: member for member in MEMBERS}
    for _, fact in facts:
        member = fact.on_behalf_of if isinstance(fact, Substituted) else fact.persons[0]
        assert holder[member] != fact.persons[0]
        holder[member] = fact.persons[0]
    assert tuple(holder.values()) == here.state.open[0].ask.persons


@given(DEEDS)
@SOME
def test_between_two_moments_that_are_announced_nothing_changes(deeds: list[tuple[str, int, str, str, int]]) -> None:
    here, _ = lived(deeds)
    now = NOW + timedelta(hours=7 * sum(later for _, later, *_ in deeds))

    while (moment := next_turn(here.state, now)) is not None:
        assert turn(here.state, moment - timedelta(seconds=1)) == []
        turn(here.state, moment)
        now = moment
    assert turn(here.state, now + timedelta(days=400)) == []
    assert here.state.open[0].ask.persons == MEMBERS
