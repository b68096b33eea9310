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
STEERS = (
    "extend",
    "remind",
    "record-call",
    "pause",
    "resume",
    "replace",
    "substitute",
    "end-substitution",
    "appoint-panel",
    "declare-conflict",
    "reopen",
    "confirm-lapse",
    "correct-signature",
    "unsign",
    "change-policy",
    "change-calendar",
    "stop",
)
"""What a coordinator may say to one journey by the way, in the order of a page; answers to tasks stand at the tasks."""
