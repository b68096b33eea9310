"""A cohort's facts and messages as lines that a coordinator and an auditor can read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models import facts as journey_facts
from models.cohort import facts
from models.messages import COHORT, KINDS, STAGE_OF
from queries.cohort_sentences import FIELDS
from queries.sentences import sentence
from tests.models.samples import said

NAMES = {
    "koordinator.contoh": "Koordinator (contoh)",
    "bappenas.contoh": "Bappenas (contoh)",
    "pembimbing.contoh": "Pembimbing (contoh)",
}
B, C = "b" * 64, "c" * 64
REGIONS = tuple(f"kota-{name}" for name in ("ambon", "bogor", "cimahi", "denpasar", "madiun", "semarang", "tegal"))
AWARDS = (
    facts.AwardLine.model_validate({"category": "overall", "place": 1, "region": "kota-bogor", "score": "84.50"}),
    facts.AwardLine.model_validate({"category": "smart-living", "place": 1, "region": "kota-ambon", "score": "80.00"}),
)
CONCLUDED: list[tuple[type[journey_facts.Fact], dict[str, Any], str]] = [
    (facts.JourneysBegun, {"count": 165}, "journeys begun: journeys 165"),
    (
        facts.Ranked,
        {"version": 2, "digest": B, "count": 160, "unranked": REGIONS, "because": "correction kota-bogor"},
        "ranked: version 2; regions ranked 160; not ranked kota-ambon, kota-bogor, kota-cimahi, kota-denpasar, "
        "kota-madiun and 2 more; cause correction kota-bogor",
    ),
    (
        facts.Listed,
        {"version": 2, "digest": B, "order": REGIONS[:2]},
        "listed: version 2; list bbbbbbbbbbbb…; in order kota-ambon, kota-bogor",
    ),
    (
        facts.ListDecided,
        {"digest": B, "verdict": "refused", "votes": {"bappenas": "approve", "kemendagri": "object"}},
        "list decided: refused; list bbbbbbbbbbbb…; votes bappenas approve, kemendagri object",
    ),
    (
        facts.Sealed,
        {
            "version": 2,
            "digest": B,
            "minutes": "BA-10/contoh",
            "minutes_on": "2018-03-01",
            "decree": "SK-10/contoh",
            "decree_on": "2018-03-02",
            "selected": REGIONS[:1],
            "reserve": (),
            "others": 3,
        },
        "sealed: version 2; list bbbbbbbbbbbb…; minutes BA-10/contoh; dated 2018-03-01; decree SK-10/contoh; "
        "dated 2018-03-02; selected kota-ambon; reserve none; others 3",
    ),
    (
        facts.ObjectionOpened,
        {"region": "kota-bogor", "parameter": "green", "document": C},
        "objection opened: kota-bogor; Green City Index; evidence cccccccccccc…",
    ),
    (
        facts.ObjectionClosed,
        {"region": "kota-bogor", "verdict": "upheld", "result": "reserve", "rank": 51},
        "objection closed: kota-bogor; upheld; reserve; rank 51",
    ),
    (
        facts.PlaceChanged,
        {"region": "kota-bogor", "place": "lapsing", "cause": "kota-bogor#4"},
        "place changed: kota-bogor; lapsing",
    ),
    (
        facts.PlaceFreed,
        {"region": "kota-bogor", "why": "declined", "cause": "kota-bogor#5", "refill": True},
        "place freed: kota-bogor; declined",
    ),
    (
        facts.Promoted,
        {"region": "kota-cimahi", "rank": 51, "place": "kota-bogor", "cause": "kota-bogor#5"},
        "promoted: kota-cimahi; rank 51; in the place of kota-bogor",
    ),
    (
        facts.ReserveExhausted,
        {"place": "kota-bogor", "cause": "kota-bogor#5"},
        "reserve exhausted: nobody for the place of kota-bogor",
    ),
    (
        facts.ReserveClosed,
        {"released": REGIONS[:2], "vacant": ()},
        "reserve closed: released kota-ambon, kota-bogor; vacant places none",
    ),
    (
        facts.TotCompleted,
        {"passed": ("pembimbing.contoh",), "failed": ("calon-2.contoh",), "minutes": "BA-13/contoh"},
        "tot completed: minutes BA-13/contoh; passed Pembimbing (contoh); not passed calon-2.contoh",
    ),
    (
        facts.MentorsAssigned,
        {"pairs": {"kota-ambon": "pembimbing.contoh"}, "unassigned": {"kota-bogor": "all-suitable-mentors-full"}},
        "mentors assigned: kota-ambon Pembimbing (contoh); without a mentor kota-bogor all suitable mentors are full",
    ),
    (
        facts.AwardsProposed,
        {"digest": C, "awards": AWARDS},
        "awards proposed: awards cccccccccccc…; overall 1 kota-bogor, smart living 1 kota-ambon",
    ),
    (
        facts.AwardsReleased,
        {"digest": C, "minutes": "BA-20/contoh", "decree": "SK-20/contoh", "awards": AWARDS[:1]},
        "awards released: awards cccccccccccc…; minutes BA-20/contoh; decree SK-20/contoh; overall 1 kota-bogor",
    ),
    (
        facts.WordUnheard,
        {"region": "kota-bogor", "says": "select", "why": "the journey has ended"},
        "word unheard: kota-bogor; select “the journey has ended”",
    ),
    (
        facts.CohortClosed,
        {"outcomes": {"completed": 47, "withdrawn": 3}},
        "cohort closed: completed 47, withdrawn by the region 3",
    ),
    (
        journey_facts.Placed,
        {"result": "not-selected", "minutes": "BA-10/contoh", "reason": "di luar kuota", "rank": 66, "score": "61.2"},
        "placed: not selected; minutes BA-10/contoh; rank 66; score 61.2 “di luar kuota”",
    ),
]


@pytest.mark.parametrize(("kind", "fields", "line"), CONCLUDED, ids=lambda value: getattr(value, "recorded_as", ""))
def test_what_a_cohort_concludes_is_one_line(kind: type[journey_facts.Fact], fields: dict[str, Any], line: str) -> None:
    body = kind.model_validate(fields).model_dump(mode="json")

    assert sentence(kind.recorded_as, body, NAMES) == line


SAID = [
    (
        "seat",
        "seat taken: seat bappenas; holder Bappenas (contoh); since 2018-01-02; mandate aaaaaaaaaaaa…; "
        "by Koordinator (contoh) “mandat”",
    ),
    ("vote-list", "list voted: approved; list bbbbbbbbbbbb…; by Koordinator (contoh) “sesuai”"),
    (
        "move-region",
        "region moved: kota-bogor; to rank 3; list bbbbbbbbbbbb…; by Koordinator (contoh) “pertimbangan kewilayahan”",
    ),
    (
        "correct",
        "data corrected: kota-bogor; Green City Index; value 62.50; year 2017; source ilustrasi; "
        "by Koordinator (contoh) “salah ketik”",
    ),
    (
        "seal",
        "list sealed: list bbbbbbbbbbbb…; minutes BA-10/contoh; dated 2018-03-01; decree SK-10/contoh; "
        "dated 2018-03-02; by Koordinator (contoh)",
    ),
    ("answer-objection", "objection answered: kota-bogor; rejected; by Koordinator (contoh) “angka sudah benar”"),
    ("release-place", "place released: kota-bogor; minutes BA-11/contoh; by Koordinator (contoh) “tidak ada kabar”"),
    ("choose-regions", "egov regions chosen: kota-bogor; minutes BA-12/contoh; by Koordinator (contoh) “pilihan tim”"),
    ("mentor-candidates", "mentor candidates named: Pembimbing (contoh) for up to 4; by Koordinator (contoh)"),
    (
        "tot-session",
        "tot session scheduled: session 1; on 2018-05-14; place Jakarta (contoh); by Koordinator (contoh)",
    ),
    (
        "tot-attendance",
        "tot attendance reported: session 1; present Pembimbing (contoh); attendance list aaaaaaaaaaaa…; "
        "by Koordinator (contoh)",
    ),
    ("tot-marks", "tot marked: Pembimbing (contoh) 82.50; document aaaaaaaaaaaa…; by Koordinator (contoh)"),
    ("complete-tot", "tot declared: minutes BA-13/contoh; by Koordinator (contoh) “semua sesi selesai”"),
    ("mentor-leaves", "mentor left: Pembimbing (contoh); by Koordinator (contoh) “mutasi”"),
    (
        "approve-awards",
        "awards approved: awards cccccccccccc…; minutes BA-20/contoh; decree SK-20/contoh; by Koordinator (contoh)",
    ),
    (
        "release-awards",
        "awards announced: awards cccccccccccc…; by Koordinator (contoh) “diumumkan pada acara puncak (contoh)”",
    ),
    (
        "correct-sheet",
        "sheet corrected: regional financial capability (KKD); category sedang; year 2017; source ilustrasi; "
        "by Koordinator (contoh) “salah tahun”",
    ),
    ("exclude", "excluded: by Koordinator (contoh) “data belum terverifikasi”"),
    ("object", "objected: Green City Index; evidence aaaaaaaaaaaa…; by Koordinator (contoh) “angka tahun sebelumnya”"),
    (
        "award",
        "awarded: award overall; place 1; score 81.50; minutes BA-20/contoh; decree SK-20/contoh; "
        "by Koordinator (contoh)",
    ),
]


@pytest.mark.parametrize(("kind", "line"), SAID, ids=[kind for kind, _ in SAID])
def test_what_is_said_to_a_cohort_and_by_it_is_one_line(kind: str, line: str) -> None:
    message = said(kind, "koordinator.contoh")

    assert sentence(message.recorded_as, message.content(), NAMES) == line


def test_every_message_and_every_fact_of_a_cohort_has_its_line() -> None:
    """News is no entry of the cohort's chain: what it changes is."""
    told = {KINDS[kind].recorded_as for kind, stage in STAGE_OF.items() if stage == COHORT and kind != "news"}
    concluded = {
        fact.recorded_as
        for fact in vars(facts).values()
        if isinstance(fact, type) and issubclass(fact, facts.Fact) and fact not in (facts.Fact, facts.AwardLine)
    }

    assert (told | concluded) - FIELDS.keys() == set()


def test_a_decree_is_told_with_its_days_and_how_many_days_off_there_are_now() -> None:
    fact = journey_facts.CalendarChanged(
        decree="SKB-2 (contoh)",
        years=(2028,),
        added=(date(2028, 2, 25), date(2028, 2, 28)),
        removed=(),
        before=0,
        after=2,
        known=(2028,),
        reason="keputusan baru",
    )

    assert sentence(fact.recorded_as, fact.model_dump(mode="json"), {}) == (
        "calendar changed: decree SKB-2 (contoh); years 2028; days off 0; now 2; added 2028-02-25, 2028-02-28; "
        "removed none; no longer estimated 2028 “keputusan baru”"
    )
