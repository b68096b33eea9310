"""``bounces`` as it is typed: what came back is read and told, and said again it changes nothing."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

import aiosmtplib

from tests.activities.samples import OFFICERS
from tests.commands.test_by_hand import ROOT, Shell
from tests.gateway.bounces.samples import ANSWER, PostOffice, report


async def test_a_bounce_is_read_and_said_again_it_is_known(tmp_path: Path) -> None:
    office = PostOffice(tmp_path)
    (tmp_path / "pantulan.eml").write_bytes(report(office.message_id()))
    shell = Shell(SERATUS_DATABASE_URL=str(office.engine.url))

    told = [await shell("bounces", "read", str(tmp_path / "pantulan.eml"), "--json") for _ in range(2)]

    expected = {
        "source": "pantulan.eml",
        "outcome": "address-dead",
        "recipient": "narahubung-1@contoh.example",
        "person": OFFICERS[0],
        "status": "failed 5.1.1",
        "message_id": office.message_id(),
        "why": ANSWER,
    }
    assert [(code, json.loads(out), err) for code, out, err in told] == [
        (0, [expected], ""),
        (0, [expected | {"outcome": "known"}], ""),
    ]


async def test_what_a_mail_server_says_is_shown_as_it_came(tmp_path: Path) -> None:
    office = PostOffice(tmp_path)
    came = report("<tidak-ada@seratus.example>").replace(b"no such mailbox", b"[/bold] [red]")
    (tmp_path / "aneh.eml").write_bytes(came)
    shell = Shell(SERATUS_DATABASE_URL=str(office.engine.url))

    code, out, err = await shell("bounces", "read", str(tmp_path / "aneh.eml"))

    assert (code, "[/bold] [red]" in " ".join(out.split()), err) == (0, True, "")


async def test_what_is_no_report_is_shown_in_the_table(tmp_path: Path) -> None:
    office = PostOffice(tmp_path)
    (tmp_path / "cuti.eml").write_bytes(b"Subject: Di luar kantor\n\nCuti.\n")
    shell = Shell(SERATUS_DATABASE_URL=str(office.engine.url))

    code, out, err = await shell("bounces", "read", str(tmp_path / "cuti.eml"))

    assert (code, [line.split() for line in out.splitlines()], err) == (
        0,
        [
            ["message", "person", "recipient", "report", "outcome", "answer"],
            ["cuti.eml", *["no", "delivery", "report,", "nothing", "changed"]],
        ],
        "",
    )


async def test_the_endpoint_takes_bounces_until_it_is_told_to_stop(tmp_path: Path) -> None:
    office = PostOffice(tmp_path)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "starter.py", "bounces", "listen", "--port", "0"),
        cwd=ROOT,
        env={**os.environ, "SERATUS_DATABASE_URL": str(office.engine.url)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    async with asyncio.timeout(30):
        ready = (await process.stderr.readline()).decode().strip()
        host, _, port = ready.rpartition(" ")[2].partition(":")
        async with aiosmtplib.SMTP(hostname=host, port=int(port)) as client:
            await client.sendmail("", ["seratus@seratus.example"], report(office.message_id()))
        line = (await process.stdout.readline()).decode().strip()
        process.send_signal(signal.SIGTERM)
        code = await process.wait()

    assert ready == f"taking bounces to seratus@seratus.example on 127.0.0.1:{port}"
    assert line == (
        f"smtp: address dead, coordinators told ({OFFICERS[0]} narahubung-1@contoh.example failed 5.1.1 {ANSWER})"
    )
    assert (code, office.dead()) == (0, [OFFICERS[0]])
