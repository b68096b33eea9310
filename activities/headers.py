"""Where the answers to a letter go, and from which letters a reader may take leave; pure."""

from __future__ import annotations

from collections.abc import Mapping
from email.headerregistry import Address
from email.message import EmailMessage
from types import MappingProxyType
from urllib.parse import quote

from activities.envelope import one_mailbox, plain

SUMMARIES = frozenset({"daily-summary", "morning-summary"})
"""Letters that only repeat what stands elsewhere; nobody can take leave of a task or a decision."""
LEAVE = "Berhenti menerima ringkasan"
"""The fixed subject with which a reader takes leave of the summaries."""
NOBODY = MappingProxyType[str, str]({})


class Replies:
    """To whom a reader's answer goes: by the reader's role, else to one address, else to the sender."""

    def __init__(self, general: str | None = None, by_role: Mapping[str, str] = NOBODY) -> None:
        """Read the addresses.

        Raises:
            Refused: one of them is not one address.
        """
        self._general = one_mailbox(general) if general else None
        self._by_role = {role: one_mailbox(address) for role, address in by_role.items()}

    def __str__(self) -> str:
        """The addresses, for each role in the same order whoever names them."""
        return f"{self._general} {sorted(self._by_role.items())}"

    def address(self, message: EmailMessage, letter: str, role: str) -> None:
        """Write ``Reply-To`` into *message* where answers do not go to its sender, and into a summary how to end it."""
        to: Address = self._by_role.get(role) or self._general or message["From"].addresses[0]
        if to != message["From"].addresses[0]:
            message["Reply-To"] = to
        if letter in SUMMARIES:
            leave = f"<mailto:{quote(to.addr_spec, safe='@')}?subject={quote(LEAVE)}>"
            message["List-Unsubscribe"] = plain("List-Unsubscribe", leave)
