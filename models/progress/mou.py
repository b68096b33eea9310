"""Stage 2: invitation, text, signatures under one digest."""

from __future__ import annotations

from typing import Literal

from models.errors import Refused
from models.journey import Ask, JourneyState
from models.messages import Message
from models.messages.mou import Acceptance, Declined, Signature, TextVersion, Unsigning
from models.messages.steering import PolicyChange
from models.people import Role
from models.progress.base import StageProgress, ask, check_past, same
from models.signature import SignatureEntry, check_complete, entry_of
from models.values import Digest, PersonId


class MouProgress(StageProgress):
    """``signed`` maps a signatory's role to the person who signed the present text, ``signatures`` to the details."""

    step: Literal["invitation", "text", "signing"] = "invitation"
    text: Digest | None = None
    versions: int = 0
    signed: dict[Role, PersonId] = {}
    signatures: dict[Role, SignatureEntry] = {}
    """Lacks what was signed before these were kept."""
    again: dict[Role, int] = {}
    """How often a role was asked anew because an entry was undone."""

    def round(self, role: Role) -> int:
        """Which time *role* is asked to sign: once for each text, and once more for each entry that was undone."""
        return self.versions + self.again.get(role, 0)

    def outstanding(self, state: JourneyState) -> list[Role]:
        """The roles that have not signed the present text, in the policy's order."""
        return [Role(s.role) for s in state.policy.mou.signatories if Role(s.role) not in self.signed]

    def asks(self, state: JourneyState) -> list[Ask]:
        """Invitation, text, or every signatory whose turn it is; each has a deadline of its own."""
        policy = state.policy.mou
        if self.step == "invitation":
            heads = ask(state, "invitation", Role.HEAD, policy.invitation)
            persons = (*heads.persons, *state.people.of(Role.OFFICER))
            return [heads.model_copy(update={"persons": persons})]
        if self.step == "text":
            return [ask(state, "text", Role.COORDINATOR, policy.text)]
        asks = [
            ask(state, f"signature-{s.role}", Role(s.role), s.within, self.round(Role(s.role)))
            for s in policy.signatories
            if Role(s.role) not in self.signed
        ]
        return asks[:1] if policy.ordered else asks

    def check(self, message: Message, state: JourneyState) -> str | None:
        """An answer to the invitation, a text, a signature under exactly the present text, or the undoing of one."""
        if isinstance(message, Acceptance | Declined):
            return "invitation#1"
        if isinstance(message, TextVersion):
            return self._check_text(message)
        if isinstance(message, Signature):
            return self._check_signature(message, state)
        if isinstance(message, Unsigning):
            self._check_unsigning(message, state)
            return None
        return super().check(message, state)

    def check_steering(self, message: Message) -> None:
        """Whether signatories sign in order stays as it is while they sign."""
        if isinstance(message, PolicyChange) and self.step == "signing" and "mou.ordered" in message.changes:
            raise Refused("the signatories are signing; mou.ordered may change before the text is issued")

    def _check_text(self, text: TextVersion) -> str | None:
        if self.step == "invitation":
            raise Refused("the region has not accepted the invitation yet; the text comes after the acceptance")
        if text.digest_of_text == self.text:
            raise Refused(f"{self.text[:12]}… is the current text already; a new version has another digest")
        return "text#1" if self.step == "text" else None

    def _check_signature(self, signature: Signature, state: JourneyState) -> str:
        roles = [role for role in self._signing_roles(state) if signature.signatory in state.people.of(role)]
        if not roles:
            names = ", ".join(p for role in self._signing_roles(state) for p in state.people.of(role))
            raise Refused(f"{signature.signatory} is no signatory of this MoU; its signatories are {names}")
        if signature.member not in (signature.signatory, *state.people.of(Role.COORDINATOR)):
            raise Refused(f"{signature.person} cannot sign for {signature.signatory}; a coordinator may enter it")
        if self.step != "signing":
            raise Refused("there is no text to sign yet; signatures come after the text is issued")
        same("text of the MoU", signature.text, self.text)
        check_past("the signature", signature.signed_on, signature, state)
        role = roles[0]
        if role in self.signed:
            raise Refused(f"{self.signed[role]} has signed this text as {role} already; one signature each is allowed")
        if state.policy.mou.ordered and role != self.outstanding(state)[0]:
            raise Refused(f"the {self.outstanding(state)[0]} signs first; the {role} signs after that")
        if state.policy.mou.signature_details:
            check_complete(signature)
        return f"signature-{role}#{self.round(role)}"

    def _check_unsigning(self, undoing: Unsigning, state: JourneyState) -> None:
        role = next((role for role, person in self.signed.items() if person == undoing.signatory), None)
        if role is None:
            names = ", ".join(self.signed.values()) or "nobody"
            raise Refused(f"{undoing.signatory} has not signed the present text; it was signed by {names}")
        same("text of the MoU", undoing.text, self.text)
        entry = self.signatures.get(role)
        if entry and entry.message != undoing.message:
            raise Refused(
                f"the signature of {undoing.signatory} was entered by message {entry.message}, "
                f"not by {undoing.message}; name the one that is to be undone"
            )
        # Of what was signed before entries were kept it is only known that a message with this id was taken.
        if not entry and undoing.message not in state.handled:
            raise Refused(f"there was no message {undoing.message} here; name the sign message that is to be undone")

    def _signing_roles(self, state: JourneyState) -> list[Role]:
        return [Role(s.role) for s in state.policy.mou.signatories]

    def issue(self, text: TextVersion) -> tuple[PersonId, ...]:
        """Make *text* the present version; the persons whose signatures it voids."""
        voided = tuple(self.signed.values())
        self.text, self.signed, self.signatures, self.step = text.digest_of_text, {}, {}, "signing"
        self.versions += 1
        return voided

    def sign(self, signature: Signature, state: JourneyState) -> None:
        """Count a signature under the present text."""
        role = next(r for r in self._signing_roles(state) if signature.signatory in state.people.of(r))
        self.signed = {**self.signed, role: signature.signatory}
        self.signatures = {**self.signatures, role: entry_of(signature, role)}

    def undo(self, undoing: Unsigning, state: JourneyState) -> Role:
        """Count a signature no longer; the role that is asked anew, and where there is an order all after it."""
        role = next(role for role, person in self.signed.items() if person == undoing.signatory)
        roles = self._signing_roles(state)
        asked = roles[roles.index(role) :] if state.policy.mou.ordered else [role]
        self.signed = {other: person for other, person in self.signed.items() if other != role}
        self.signatures = {other: entry for other, entry in self.signatures.items() if other != role}
        self.again = {**self.again, **{other: self.again.get(other, 0) + 1 for other in asked}}
        return role
