"""The relay of a mail worker in a process of its own, to be killed.

``python -m tests.chaos.mail_worker DATABASE PORT PER_SECOND`` drains the outbox until it is killed.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta

from temporalio.testing import ActivityEnvironment

from activities.clerk import Clerk, Office
from activities.headers import Replies
from activities.mailer import Mailer
from activities.post import Post
from settings import Settings

LEASE = timedelta(seconds=4)
"""Short, so that what a killed worker held is soon taken up by the next one."""


async def main(database: str, port: int, per_second: int) -> None:
    """Drain for ever."""
    settings = Settings(_env_file=None, smtp_port=port, mail_lease=LEASE)  # type: ignore[call-arg]
    office = Office(database, settings.mail_sender, LEASE, Replies())
    claims, idle = [Clerk(office).claim], timedelta(milliseconds=50)
    post = Post(office.ledger(), claims, Mailer(settings), idle=idle, per_second=per_second, lease=LEASE)
    while True:
        await ActivityEnvironment().run(post.drain)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
