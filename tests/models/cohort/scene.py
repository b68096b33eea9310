"""A cohort on paper: its state and position, told news and messages as its workflow would, nothing running."""

from __future__ import annotations

import itertools
from datetime import datetime, timedelta
from typing import Any

import pytest

from models.calendar import local
from models.clock import Clock
from models.cohort import listing, objections, places
from models.cohort.facts import Ranked
from models.cohort.listing import Version
from models.cohort.places import Noted
from models.cohort.position import CohortProgress, hear
from models.cohort.seats import Holder
from models.cohort.state import CohortState, Member
from models.cohort.tot import TotMessage
from models.errors import Refused
from models.facts import Fact
from models.messages import Message, parse
from models.messages.cohort import Item, SeatHolder
from models.people import People, Role
from models.policy import CohortPolicy
from models.ranking import Entrant, rank
from models.sheet import DataSheet
from models.telling import Word
from tests.cohort.scene import SEATS, sheet_of, small
from tests.models.samples import NOW
from tests.models.scene import calendar

COORDINATOR = "koordinator.contoh"
COHORT = "angkatan-contoh"
FIGURE = 90
"""The illustrative figures of the first region; each one after it has one less."""
_numbers = itertools.count(1)


def regions_of(count: int) -> list[str]:
    """So many sample regions, the highest figures first."""
    return [f"kabupaten-{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(count)]


class Paper:
    """One cohort; each method does what the workflow does at that point, and keeps the facts."""

    def __init__(self, count: int = 5, chosen: CohortPolicy | None = None) -> None:
        self.regions = regions_of(count)
        self.sheets: dict[str, DataSheet] = {r: sheet_of(FIGURE - n) for n, r in enumerate(self.regions)}
        self.state = CohortState(
            cohort=COHORT,
            policy=chosen or small(),
            calendar=calendar(),
            clock=Clock.real(NOW),
            people=People(holders={Role.COORDINATOR: (COORDINATOR,)}),
            name="Angkatan Contoh",
            stage="cohort",
            members={r: Member(code=f"33.{n:02}") for n, r in enumerate(self.regions, 1)},
        )
        self.place = CohortProgress(begun=count, today=local(NOW, self.state.zone).date())
        self.now = NOW
        self.told = dict.fromkeys(self.regions, 0)
        self.facts: list[tuple[str, Fact]] = []

    def wait(self, **span: int) -> datetime:
        """Let time pass."""
        self.now += timedelta(**span)
        self.place.today = local(self.now, self.state.zone).date()
        return self.now

    def _note(self, facts: Noted) -> Noted:
        self.facts += facts
        return facts

    def tell(self, region: str, what: str, number: int | None = None, **about: Any) -> Noted:
        """A journey's next piece of news."""
        self.told[region] = number or self.told[region] + 1
        item = Item.model_validate({"number": self.told[region], "at": self.now, "what": what, "about": about})
        return self.hear(region, item)

    def hear(self, region: str, *items: Item) -> Noted:
        """The cohort hears pieces of news."""
        return [each for item in items for each in self._note(hear(self.place, self.state, region, item, self.now))]

    def message(self, kind: str, person: str = COORDINATOR, **fields: Any) -> Message:
        """A message, received now."""
        own = {"kind": kind, "id": f"pesan-{next(_numbers):06}", "person": person}
        return parse({**own, "received_at": self.now.isoformat(), **fields})

    def say(self, kind: str, person: str = COORDINATOR, **fields: Any) -> Noted:
        """Somebody says something that the position allows."""
        message = self.message(kind, person, **fields)
        self.place.check(message, self.state)
        return self._note(self._follow(message))

    def refused(self, kind: str, person: str = COORDINATOR, **fields: Any) -> str:
        """The sentence with which the position refuses something."""
        with pytest.raises(Refused) as refusal:
            self.place.check(self.message(kind, person, **fields), self.state)
        return str(refusal.value)

    def _follow(self, message: Message) -> Noted:
        track, state = self.place.selection, self.state
        if isinstance(message, SeatHolder):
            fields = message.model_dump(include={"seat", "since", "until", "mandate"})
            track.holders = (*track.holders, Holder(person=message.holder, **fields))
            return []
        if isinstance(message, TotMessage):
            return self.place.tot.take(message, state)
        followed: dict[str, Any] = {
            "vote-list": lambda: listing.vote(track, state, message),  # type: ignore[arg-type]
            "move-region": lambda: listing.move(track, state, message),  # type: ignore[arg-type]
            "correct": lambda: objections.correct(track, state, message),  # type: ignore[arg-type]
            "seal": lambda: listing.seal(track, state, message),  # type: ignore[arg-type]
            "answer-objection": lambda: objections.answer(track, state, message),  # type: ignore[arg-type]
            "release-place": lambda: places.free(
                state,
                message.region,
                "released",
                message.id,
                message.received_at,  # type: ignore[attr-defined]
            ),
            "approve-awards": lambda: self.place.awards.take(message, state),  # type: ignore[arg-type]
            "release-awards": lambda: self.place.awards.take(message, state),  # type: ignore[arg-type]
        }
        return followed[message.kind]() or []

    def rank(self) -> list[Ranked]:
        """Reckon the list for as long as a new version is wanted; the versions."""
        before = len(self.facts)
        while self.place.to_rank(self.state):
            track = self.place.selection
            because, track.rank_because = track.rank_because, ""
            self._note(listing.take_version(track, self.state, self._version(), because, self.now))
        return [fact for _, fact in self.facts[before:] if isinstance(fact, Ranked)]

    def _version(self) -> Version:
        assert self.state.policy.ranking is not None
        entrants = [
            Entrant(region=region, name=region, code=self.state.members[region].code, sheet=self._sheet(region))
            for region in listing.candidates(self.state)
        ]
        found = rank(entrants, self.state.policy.ranking)
        return Version(
            version=self.place.selection.version + 1,
            digest=found.digest,
            ranked=tuple(line.region for line in found.lines if line.rank),
            unranked=tuple(line.region for line in found.lines if not line.rank),
        )

    def _sheet(self, region: str) -> DataSheet:
        sheet = self.sheets[region]
        for figure in self.state.figures:
            if figure.region == region:
                fields = figure.model_dump(include={"value", "category", "year", "source"})
                changed = (p.model_copy(update=fields) if p.name == figure.parameter else p for p in sheet.parameters)
                sheet = DataSheet(parameters=tuple(changed))
        return sheet

    def seat_everybody(self) -> None:
        """Name a holder for every seat."""
        for seat, holder in SEATS.items():
            self.say("seat", seat=seat, holder=f"{holder}.contoh", since="2017-01-01", reason="surat mandat contoh")

    def approve(self) -> None:
        """Let seats approve the list until it is decided."""
        for holder in SEATS.values():
            if self.place.selection.step == "approval":
                self.vote(holder)

    def vote(self, holder: str, verdict: str = "approve") -> Noted:
        """One seat's vote on the list as it stands."""
        person, digest = f"{holder}.contoh", self.place.selection.digest
        return self.say("vote-list", person, list=digest, verdict=verdict, note="sikap instansi")

    def seal(self) -> Noted:
        """Seal the approved list today."""
        day = self.place.today.isoformat()
        numbers = {"minutes": "BA-1 (contoh)", "minutes_on": day, "decree_number": "SK-1 (contoh)", "decree_on": day}
        return self.say("seal", list=self.place.selection.digest, **numbers)

    def listed(self) -> Paper:
        """All verified, seats taken, the list put to the vote."""
        self.seat_everybody()
        for region in self.regions:
            self.tell(region, "verified")
        self.rank()
        return self

    def approved(self) -> Paper:
        """The same, approved."""
        self.listed().approve()
        return self

    def sealed(self) -> Paper:
        """The same, sealed, and every word heard."""
        self.approved().seal()
        self.words()
        return self

    def object(self, region: str, parameter: str = "kkd") -> Noted:
        """A region objects."""
        return self.tell(region, "objected", parameter=parameter, document="a" * 64)

    def answer(self, region: str, verdict: str, value: int | None = None, holder: str = "dagri") -> None:
        """The owner of the index answers; upheld, the list is reckoned anew."""
        figure = {"value": value, "year": 2018, "source": "ilustrasi"} if value is not None else {}
        self.say("answer-objection", f"{holder}.contoh", region=region, verdict=verdict, note="jawaban", **figure)
        self.rank()

    def words(self) -> list[Word]:
        """The words on their way, now heard."""
        words, self.state.outbound = list(self.state.outbound), ()
        return words

    def said(self) -> list[tuple[str, ...]]:
        """The words on their way, in short, now heard: to whom, of which kind, and with which result or person."""
        return [
            (word.to.rpartition("/")[2], word.kind, *(str(word.fields[f]) for f in TELLING if f in word.fields))
            for word in self.words()
        ]

    @property
    def statuses(self) -> list[str]:
        """Every member's place, in the order of the candidates."""
        return [self.state.members[region].status for region in self.regions]

    @property
    def order(self) -> list[str]:
        """The list as it stands."""
        ranked = sorted((m.rank, region) for region, m in self.state.members.items() if m.rank)
        return [region for _, region in ranked]

    def of(self, kind: type[Fact]) -> list[Fact]:
        """The facts of one kind so far."""
        return [fact for _, fact in self.facts if isinstance(fact, kind)]


TELLING = ("result", "mentor", "old", "new", "category", "parameter", "value")
