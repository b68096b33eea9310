"""The e-Government track within stage 6: services run and integrated (*layanan terselenggara, terintegrasi*)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from models.messages.base import Message, Part
from models.people import Role
from models.values import Day, Digest, Number, Title, Words


class EgovChosen(Message):
    """The panel's word: the region is in the e-Government track."""

    kind: Literal["choose-egov"] = "choose-egov"
    minutes: Number
    reason: Words

    by = (Role.COORDINATOR, Role.COHORT)
    recorded_as = "egov-chosen"
    stage = "evaluation"
    early = True

    def slot(self) -> tuple[str, ...]:
        """A region is chosen once."""
        return (self.kind,)


class Service(Part):
    """One ICT-based public service: its title, its domain such as *perizinan*, and since when it has been running."""

    title: Title
    domain: Title
    since: Day
    evidence: Digest


class EgovServices(Message):
    """The region reports its services; from then on they are known by their number in this list, from 1."""

    kind: Literal["egov-services"] = "egov-services"
    services: tuple[Service, ...] = Field(min_length=1, max_length=20)

    by = (Role.OFFICER,)
    recorded_as = "egov-services-reported"
    stage = "evaluation"

    def slot(self) -> tuple[str, ...]:
        """One report for the region."""
        return (self.kind,)


class ServiceCheck(Message):
    """A verifier, not from the region, has checked one service: does it run, or is it integrated."""

    kind: Literal["check-service"] = "check-service"
    service: int = Field(ge=1, le=20)
    check: Literal["running", "integrated"]
    verdict: Literal["passed", "failed"]
    note: Words
    evidence: Digest

    by = (Role.VERIFIER,)
    recorded_as = "service-checked"
    stage = "evaluation"
    independent = True

    def slot(self) -> tuple[str, ...]:
        """Each of a service's two checks is made once."""
        return (self.kind, str(self.service), self.check)
