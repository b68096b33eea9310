"""Where things are: addresses and secrets, nothing of the programme."""

from __future__ import annotations

from datetime import time, timedelta
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import FilePath, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from activities.envelope import one_mailbox
from models.errors import Refused, Unreachable
from models.people import Role


class Settings(BaseSettings):
    """Where things are. Read once, in ``worker.py`` and ``starter.py``, then passed as arguments.

    Temporal's own address, namespace and keys come from TEMPORAL_* by ``temporalio.envconfig``.
    """

    model_config = SettingsConfigDict(env_prefix="SERATUS_", env_file=".env", extra="ignore")

    database_url: str = "sqlite:///seratus.db"
    documents: Path = Path("documents")
    """Where handed-in files are stored, by their SHA-256; outside the repository in real operation."""
    build_id: str | None = None
    """A release; where it is set, workflows run on a versioned worker."""
    person: str | None = None
    """Who sits at the command line; every message it sends is theirs, on record."""

    pages_host: str = "127.0.0.1"
    pages_port: int = 8100
    """Where the pages listen; in real operation a proxy that speaks https stands before them."""
    pages_url: str | None = None
    """How people reach the pages, e.g. ``https://seratus.example``; letters carry links only where it is set."""

    smtp_host: str = "127.0.0.1"
    smtp_port: int = 1025
    smtp_user: str | None = None
    smtp_password: SecretStr | None = None
    smtp_starttls: bool | None = None
    """True demands STARTTLS, False never uses it; unset demands it for a login, else uses it where it is offered."""
    smtp_authority: FilePath | None = None
    """Certificates (PEM) of an authority to trust beside the system's; an office may have its own."""
    smtp_timeout: timedelta = timedelta(seconds=20)
    mail_sender: str = "Sekretariat Program <seratus@seratus.example>"
    reply_to: str | None = None
    """Where answers to notices go; to the sender unless it is set."""
    reply_to_by_role: Annotated[dict[str, str], NoDecode] = {}
    """The same for readers of one role: ``officer=sekretariat@kota.example, operator=admin@kota.example``."""
    mail_per_second: int = 200
    morning: time = time(7, 30)
    """When coordinators get their summary, by the clocks of their own zone (our default)."""
    mail_lease: timedelta = timedelta(minutes=2)
    """How long a letter that is being sent belongs to its worker; longer than any SMTP transaction."""
    mail_idle: timedelta = timedelta(seconds=1)
    """How long the relay waits before it looks again when nothing is due."""

    @field_validator("pages_url")
    @classmethod
    def _safe(cls, value: str | None) -> str | None:
        """Sessions and links travel by https; on a laptop's own address they need not."""
        if value is None:
            return None
        parts = urlsplit(value)
        own = parts.hostname in ("127.0.0.1", "localhost", "::1")
        if parts.scheme not in ("http", "https") or not parts.netloc or (parts.scheme == "http" and not own):
            raise ValueError(f"{value!r} is no address of pages; https://<name>, or http on this machine alone")
        if parts.path.strip("/") or parts.query or parts.fragment:
            raise ValueError(f"{value!r} has more than a name; the pages stand at the top of their address")
        return f"{parts.scheme}://{parts.netloc}"

    @field_validator("reply_to_by_role", mode="before")
    @classmethod
    def _pairs(cls, value: Any) -> Any:
        """Read ``role=address`` pairs."""
        if not isinstance(value, str):
            return value
        pairs = [pair.partition("=") for pair in value.split(",") if pair.strip()]
        return {role.strip(): address.strip() for role, _, address in pairs}

    @field_validator("reply_to_by_role")
    @classmethod
    def _roles(cls, value: dict[str, str]) -> dict[str, str]:
        if unknown := sorted(set(value) - set(Role)):
            raise ValueError(f"{', '.join(unknown)} is no role; roles: {', '.join(Role)}")
        return value

    @field_validator("reply_to", "reply_to_by_role")
    @classmethod
    def _reach_somebody(cls, value: Any) -> Any:
        """Every address is one address."""
        addresses = [value] if isinstance(value, str) else [*(value or {}).values()]
        try:
            for address in addresses:
                one_mailbox(address)
        except Refused as refusal:
            raise ValueError(str(refusal)) from None
        return value

    @property
    def own_pages(self) -> str:
        """How people reach the pages, also where nobody has said so: by this machine's own address."""
        return self.pages_url or f"http://{self.pages_host}:{self.pages_port}"

    @property
    def mail_sender_address(self) -> str:
        """The bare address of the sender."""
        return parseaddr(self.mail_sender)[1]

    @property
    def smtp_demands_tls(self) -> bool:
        """Whether no letter may leave unencrypted; a password goes out in the open only where False says so."""
        return self.smtp_starttls is True or (self.smtp_starttls is None and self.smtp_user is not None)

    @property
    def mail_domain(self) -> str:
        """The domain of every Message-ID."""
        return self.mail_sender_address.partition("@")[2]


def read_settings() -> Settings:
    """The settings from the environment and ``.env``.

    Raises:
        Unreachable: one of them is not understood; the sentence names it and its rule.
    """
    try:
        return Settings()
    except ValidationError as error:
        faults = (f"SERATUS_{fault['loc'][0]}".upper() + f": {fault['msg']}" for fault in error.errors())
        raise Unreachable(f"the settings are not understood: {'; '.join(faults)}") from None
