"""The e-Government track of one region, beside its scores: services reported, then each of them checked twice."""

from __future__ import annotations

from typing import Literal

from models.errors import Refused
from models.facts import CheckedService, EgovConcluded
from models.journey import Ask, JourneyState
from models.messages import Message
from models.messages.egov import EgovChosen, EgovServices, ServiceCheck
from models.people import Role
from models.policy import CohortPolicy
from models.progress.base import ask, check_past
from models.results import EgovResult
from models.values import Progress, Value


class TrackedService(Value):
    """One service and its two checks; None while a check is to come."""

    title: str
    running: bool | None = None
    integrated: bool | None = None

    @property
    def next_check(self) -> Literal["running", "integrated"] | None:
        """The check that is to be made now; integration is checked only where the service runs."""
        if self.running is None:
            return "running"
        return "integrated" if self.running and self.integrated is None else None


class EgovTrack(Progress):
    """Not begun until the region is chosen; over when every service has had its checks."""

    chosen: bool = False
    services: tuple[TrackedService, ...] = ()

    @property
    def done(self) -> bool:
        """Whether nothing is left to do, also where the region is not in the track."""
        return not self.chosen or (bool(self.services) and not any(service.next_check for service in self.services))

    def asks(self, state: JourneyState) -> list[Ask]:
        """The services of the region, then the verifier's checks."""
        policy = state.policy.evaluation.egov
        if self.done or policy is None:
            return []
        if not self.services:
            return [ask(state, "egov-services", Role.OFFICER, policy.services)]
        return [ask(state, "service-check", Role.VERIFIER, policy.check)]

    def check(self, message: Message, state: JourneyState) -> str | None:
        """The choice may come at any time; services and checks have their steps."""
        if isinstance(message, EgovChosen):
            check_track(state.policy)
            if self.chosen:
                raise Refused(f"{state.title} is in the e-Government track already; a region is chosen once")
            return None
        if not self.chosen:
            raise Refused(f"{state.title} is not in the e-Government track; a coordinator may send choose-egov first")
        if isinstance(message, EgovServices):
            _check_services(message, state)
            return "egov-services#1"
        if isinstance(message, ServiceCheck):
            self._check_service(message)
        return "service-check#1"

    def _check_service(self, message: ServiceCheck) -> None:
        if not self.services:
            return  # the step is not open, and that is what the refusal says
        if message.service > len(self.services):
            raise Refused(f"there is no service {message.service}; the services reported are 1 to {len(self.services)}")
        service = self.services[message.service - 1]
        name, due = f"service {message.service} ({service.title})", service.next_check
        if message.check == due:
            return
        if due == "running":
            raise Refused(f"{name} is checked as integrated once it has passed as running; check running first")
        if due == "integrated":
            raise Refused(f"{name} has passed as running; it can only be checked as integrated now")
        if service.running is False:
            raise Refused(f"{name} did not pass as running; no further check of it is allowed")
        raise Refused(f"{name} has been checked as running and as integrated; each check is made once")

    def take(self, message: EgovChosen | EgovServices | ServiceCheck) -> None:
        """Move on by an accepted message."""
        if isinstance(message, EgovChosen):
            self.chosen = True
        elif isinstance(message, EgovServices):
            self.services = tuple(TrackedService(title=service.title) for service in message.services)
        else:
            place, passed = message.service - 1, message.verdict == "passed"
            checked = self.services[place].model_copy(update={message.check: passed})
            self.services = (*self.services[:place], checked, *self.services[place + 1 :])

    def conclusion(self) -> EgovConcluded:
        """What all checks together say."""
        checked = tuple(
            CheckedService(title=service.title, running=bool(service.running), integrated=bool(service.integrated))
            for service in self.services
        )
        running, integrated = sum(s.running for s in checked), sum(s.integrated for s in checked)
        return EgovConcluded(services=len(checked), running=running, integrated=integrated, checked=checked)


def result_of(concluded: EgovConcluded) -> EgovResult:
    """The counts that the journey carries on."""
    return EgovResult(services=concluded.services, running=concluded.running, integrated=concluded.integrated)


def check_track(policy: CohortPolicy) -> None:
    """Refuse to choose a region for the track where the cohort's policy has none."""
    if policy.evaluation.egov is None:
        raise Refused(f"the policy of {policy.programme.id} has no e-Government track; no region can be chosen for it")


def _check_services(message: EgovServices, state: JourneyState) -> None:
    """Each service is named once, and runs already."""
    titles = [service.title for service in message.services]
    if twice := sorted({title for title in titles if titles.count(title) > 1}):
        raise Refused(f"{', '.join(map(repr, twice))} is reported more than once; report each service once")
    for service in message.services:
        check_past(f"the beginning of {service.title!r}", service.since, message, state)
