"""What a region's page says of plain keys, in English; the catalogue has the Indonesian."""

from __future__ import annotations

from web.wording import to_say

NEXT = {
    "reminder": to_say("next reminder"),
    "escalation": to_say("next escalation"),
    "call": to_say("phone call to be asked for"),
}
"""What comes next on a step's ladder."""
THEN = {
    "lapses": to_say("then the region lapses"),
    "is proposed to lapse": to_say("then a lapse is proposed"),
    "escalates": to_say("then it escalates"),
    "is decided by the votes cast": to_say("then the votes cast decide"),
    "ends": to_say("then it ends"),
}
"""What happens when a step's date passes."""
STATUS = {
    "draft": to_say("waits for its hour"),
    "held": to_say("held for number and signature"),
    "sending": to_say("is being sent"),
    "sent": to_say("sent"),
    "failed": to_say("failed"),
    "dead": to_say("address dead"),
    "cancelled": to_say("cancelled"),
}
"""The states of a post."""
DEEDS = {
    "extend": to_say("Extend a deadline"),
    "remind": to_say("Remind now"),
    "record-call": to_say("Record a phone call"),
    "pause": to_say("Pause the journey"),
    "resume": to_say("Resume the journey"),
    "replace": to_say("Replace somebody"),
    "substitute": to_say("Name a substitute"),
    "end-substitution": to_say("End a substitution"),
    "appoint-panel": to_say("Appoint the review panel"),
    "declare-conflict": to_say("Record a conflict of interest"),
    "reopen": to_say("Reopen a missed step"),
    "confirm-lapse": to_say("Confirm a lapse"),
    "correct-signature": to_say("Correct a signature's record"),
    "unsign": to_say("Undo a signature entered by mistake"),
    "change-policy": to_say("Change the policy for this region"),
    "change-calendar": to_say("Enter a new decree on holidays"),
    "stop": to_say("Stop the journey for the programme"),
}
"""What a coordinator may say to one journey by the way, in the order of a page; answers to tasks stand at the tasks."""
