"""Every fault of a mail server at every phase reaches its written outcome, and the next letter leaves."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
import trustme

from activities.mailer import Mailer
from activities.replies import Fate, Outcome
from settings import Settings
from tests.activities.faulty import DROP, LATE, SILENCE, FaultyServer, Kept
from tests.activities.matrix import MATRIX, READERS, SESSIONS, page

READER, OTHER = "narahubung@contoh.example", "lain@contoh.example"
LETTER = b"Subject: Contoh\r\n\r\nIsi contoh.\r\n"
SENT = Outcome(Fate.SENT, "250")
BRIEF, LONG = timedelta(milliseconds=250), timedelta(seconds=20)
OPERATIONS = Path(__file__).resolve().parents[2] / "docs" / "operations.md"
CASES = [(phase, fault, fate) for phase, row in MATRIX.items() for fault, fate in row.items()]
EXPIRED = datetime.now(UTC) - timedelta(days=1)


class Authority:
    """Certificates: an authority that the settings trust, and a stranger."""

    def __init__(self, folder: Path) -> None:
        self._own, self._stranger = trustme.CA(), trustme.CA()
        self.file = folder / "authority.pem"
        self._own.cert_pem.write_to_path(str(self.file))

    def server(self, host: str = "127.0.0.1", *, known: bool = True, **dates: Any) -> ssl.SSLContext:
        """What a server of that name needs."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        (self._own if known else self._stranger).issue_cert(host, **dates).configure_cert(context)
        return context


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("certificates"))


@pytest_asyncio.fixture
async def server(authority: Authority) -> AsyncIterator[FaultyServer]:
    """A server that encrypts, wants a login, and does what it is told."""
    server = FaultyServer(authority.server())
    await server.start()
    yield server
    await server.stop()


def office(server: FaultyServer, authority: Authority, **changes: Any) -> Mailer:
    """A mailer that demands encryption and logs in."""
    usual = {
        "smtp_host": "127.0.0.1",
        "smtp_port": server.port,
        "smtp_user": "seratus",
        "smtp_password": "contoh",
        "smtp_starttls": True,
        "smtp_authority": authority.file,
        "smtp_timeout": LONG,
    }
    return Mailer(Settings(_env_file=None, **{**usual, **changes}))  # type: ignore[arg-type]


@pytest.mark.parametrize(("phase", "fault", "fate"), CASES, ids=[f"{phase}-{fault}" for phase, fault, _ in CASES])
async def test_a_fault_reaches_its_written_outcome_and_the_next_letter_leaves(
    server: FaultyServer, authority: Authority, phase: str, fault: str, fate: Fate
) -> None:
    mailer = office(server, authority, smtp_timeout=BRIEF if fault in (SILENCE, LATE) else LONG)
    command, _, kept = phase.partition(", ")
    await before(mailer, server, command, kept)
    server.kept.clear()
    said = f"{fault} not now" if fault.isdigit() else fault
    (server.once if kept else server.faults)[command] = said
    if command == "EHLO":
        server.faults["HELO"] = said

    outcome = await mailer.send(READER, LETTER)
    await mailer.close()

    assert outcome.fate is fate
    server.faults.clear()
    mailer = office(server, authority)
    assert await mailer.send(OTHER, LETTER) == SENT
    await mailer.close()
    unsure = command == "after the data" and fault in (DROP, LATE, "malformed")
    mine = [Kept(READER, LETTER, True)] if unsure or fate is Fate.SENT else []
    assert server.kept == [*mine, Kept(OTHER, LETTER, True)]


async def before(mailer: Mailer, server: FaultyServer, command: str, kept: str) -> None:
    """Carry a letter over the connection that is kept; a refused one, where it is to be reset."""
    if kept:
        server.once |= {"RCPT": "550 5.1.1 no such mailbox"} if command == "RSET" else {}
        assert (await mailer.send(OTHER, LETTER)).fate is (Fate.DEAD if command == "RSET" else Fate.SENT)


@pytest.mark.parametrize("answer", READERS)
async def test_only_what_is_said_about_the_mailbox_makes_an_address_dead(
    server: FaultyServer, authority: Authority, answer: str
) -> None:
    mailer = office(server, authority)
    server.once["RCPT"] = answer

    outcome = await mailer.send(READER, LETTER)

    assert (outcome.fate, outcome.answer) == (READERS[answer], answer)
    assert await mailer.send(OTHER, LETTER) == SENT
    assert [kept.reader for kept in server.kept] == [OTHER]
    await mailer.close()


async def test_of_two_letters_one_may_be_refused_and_the_other_one_leaves_over_the_same_connection(
    server: FaultyServer, authority: Authority
) -> None:
    """One reader in each transaction: no refusal is ever partial."""
    mailer = office(server, authority)
    server.once["RCPT"] = "550 5.1.1 no such mailbox"

    fates = [(await mailer.send(reader, LETTER)).fate for reader in (READER, OTHER)]

    assert (fates, server.connections) == ([Fate.DEAD, Fate.SENT], 1)
    await mailer.close()


@pytest.mark.parametrize("what", SESSIONS)
async def test_nothing_leaves_where_encryption_or_login_does_not_succeed(authority: Authority, what: str) -> None:
    server = FaultyServer(certificate(authority, what))
    server.offers = tuple(offer for offer in server.offers if f"{offer.split()[0]} not offered" != what)
    command, _, answer = what.partition(" ")
    server.faults = {command: answer} if answer[:3].isdigit() else {}
    if what.startswith("EHLO 502"):
        server.faults = {"EHLO": "502 5.5.1 not known"}
    if what.endswith("in the handshake"):
        server.faults = {"handshake": DROP}
    await server.start()
    if what == "nobody listens":
        await server.stop()
    mailer = office(server, authority)

    outcome = await mailer.send(READER, LETTER)

    assert outcome.fate is SESSIONS[what]
    assert bool(outcome.cause) is (outcome.fate is Fate.OURS)
    assert server.kept == []
    await server.stop()


def certificate(authority: Authority, what: str) -> ssl.SSLContext:
    """The certificate that the server shows."""
    changes: dict[str, dict[str, Any]] = {
        "certificate of an unknown authority": {"known": False},
        "certificate for another host name": {"host": "surel.lain.example"},
        "certificate expired": {"not_before": EXPIRED - timedelta(days=9), "not_after": EXPIRED},
    }
    return authority.server(**changes.get(what, {}))


async def test_a_password_never_goes_out_in_the_open_unless_the_settings_say_so(
    server: FaultyServer, authority: Authority
) -> None:
    server.offers = ("AUTH PLAIN",)
    careful, told = (office(server, authority, smtp_starttls=choice) for choice in (None, False))

    refused = await careful.send(READER, LETTER)
    assert (refused.fate, server.logins) == (Fate.OURS, 0)

    assert await told.send(READER, LETTER) == SENT
    assert (server.kept, server.logins) == ([Kept(READER, LETTER, False)], 1)
    await told.close()


async def test_without_a_login_encryption_is_used_where_it_is_offered(
    server: FaultyServer, authority: Authority
) -> None:
    for offers in (("STARTTLS",), ()):
        server.offers = offers
        mailer = office(server, authority, smtp_starttls=None, smtp_user=None)
        assert await mailer.send(READER, LETTER) == SENT
        await mailer.close()

    assert [kept.encrypted for kept in server.kept] == [True, False]


async def test_a_wrong_password_is_tried_once_and_not_over_every_connection(
    server: FaultyServer, authority: Authority
) -> None:
    server.faults["AUTH"] = "535 5.7.8 wrong"
    mailer = office(server, authority)

    outcomes = await asyncio.gather(*(mailer.send(READER, LETTER) for _ in range(8)))

    assert set(outcomes) == {Outcome(Fate.OURS, "535 5.7.8 wrong", "AUTH: 535 5.7.8")}
    assert server.logins == 1


async def test_a_server_that_is_too_slow_in_all_is_left_before_half_a_lease_is_over(
    server: FaultyServer, authority: Authority
) -> None:
    server.faults["AUTH"] = SILENCE
    mailer = office(server, authority, mail_lease=timedelta(milliseconds=400))

    async with asyncio.timeout(10):
        assert (await mailer.send(READER, LETTER)).fate is Fate.AGAIN


def test_the_page_of_operations_shows_these_very_tables() -> None:
    assert page() in OPERATIONS.read_text(encoding="utf-8")
