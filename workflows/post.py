"""The one durable loop that sends the post."""

from __future__ import annotations

from temporalio import workflow

from workflows import calls

RUNS = 20
"""Calls of the relay in one run: about three hours of post, then the history begins anew."""


@workflow.defn
class Post:
    """Drains the outbox for ever; its id is ``post``, its worker starts it."""

    @workflow.run
    async def run(self) -> None:
        """Call the relay again and again."""
        workflow.set_current_details("Sends what the outbox holds; each call of `post.drain` lasts ten minutes.")
        for _ in range(RUNS):
            await calls.drain()
        workflow.continue_as_new()
