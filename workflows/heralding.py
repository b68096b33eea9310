"""Brings a cohort's words to its journeys, in pages, and keeps those that were not heard yet."""

from __future__ import annotations

import asyncio

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.cohort.facts import WordUnheard
    from models.cohort.state import CohortState
    from models.cohort.tot import assign_to, replace_in
    from models.telling import HAS_ENDED, Told, Word, Words, next_words

from workflows import calls
from workflows.waiting import Waiting

PAGE = 50
"""Words in one activity."""
LONGEST_PAUSE = 60
"""Seconds until a word is tried again that nobody answered."""


class Heralding(Waiting[CohortState]):
    """A run that tells others; what is on its way travels in the state."""

    heard = False
    """Whether a journey said something since `run` last looked."""

    def begin(self) -> None:
        """Also tell the journeys what waits to be told."""
        self._herald = asyncio.create_task(self._tell())
        super().begin()

    async def _tell(self) -> None:
        """Tell page after page, for as long as the run lasts; a word that found nobody goes to the end."""
        pause = 1
        while True:
            await workflow.wait_condition(lambda: bool(self.state.outbound) and self.notebook.written)
            page = next_words(self.state.outbound, PAGE)
            told = await calls.tell(Words(cohort=self.state.cohort, words=page))
            heard = [word.id for word, fate in zip(page, told.told, strict=True) if fate.fate != "later"]
            silent = {word.to for word in page if word.id not in heard}
            left = [word for word in self.state.outbound if word.id not in heard]
            # A journey that does not answer holds nobody up: all its words go to the end, in their order.
            left.sort(key=lambda word: word.to in silent)
            self.state.outbound = tuple(left)
            for word, fate in zip(page, told.told, strict=True):
                self._told(word, fate)
            if not heard:
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                pause = 1
            self.woken = self.heard = True

    def _told(self, word: Word, told: Told) -> None:
        """What a journey's answer means: taken, or told to a coordinator."""
        region = word.to.rpartition("/")[2]
        if told.fate == "refused" and word.kind == "replace":
            # The journey had not taken its first mentor yet: the new one takes the place of the word that waits.
            assign_to(self.state, region, str(word.fields["new"]), word.at)
        elif told.fate == "refused" and word.kind == "assign-mentor" and word.instead_of:
            # It had taken its first mentor already, and is told who takes that one's place.
            replace_in(self.state, region, word.instead_of, str(word.fields["mentor"]), word.at)
        elif told.fate == "refused" and word.kind == "exclude":
            return  # verified in the meantime: the news of it is on its way
        elif told.fate == "refused" or (told.fate == "ended" and word.kind == "award"):
            why = told.why if told.fate == "refused" else HAS_ENDED
            self.note(WordUnheard(region=region, says=word.kind, why=why), of=word.id)
