"""What a task's page says of plain keys, in English; the catalogue has the Indonesian."""

from __future__ import annotations

from web.wording import to_say

THEN = {
    "lapses": to_say("After that the region lapses."),
    "is proposed to lapse": to_say("After that a lapse is proposed."),
    "escalates": to_say("After that the coordinators are told."),
    "is decided by the votes cast": to_say("After that the votes cast decide."),
    "ends": to_say("After that it is over."),
}
"""What happens when a step's date passes, as a sentence."""
