"""Settings, from the environment and a .env file, validated once."""

from __future__ import annotations

import contextlib
import re
from ipaddress import ip_address
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from questionnaires.text_files import UnknownEncoding, encoding_of
from questionnaires.toml_files import plain

CONTACT_MAX = 120
"""The longest line, in characters, that says whom to ask for a copy or erasure."""


class SettingsError(Exception):
    """A setting is missing or wrong: which one, and what to do."""


class Settings(BaseSettings):
    """What an installation sets; every name has the prefix CASEWALK_."""

    model_config = SettingsConfigDict(env_prefix="CASEWALK_", env_file=".env", extra="ignore", env_ignore_empty=True)

    token: SecretStr = SecretStr("")
    bot: str = ""
    database: Path = Field(default=Path("casewalk.sqlite3"), validate_default=True)
    api_url: str = "https://api.telegram.org"
    contact: str = ""
    time_zone: str = "Europe/London"
    working_hours: str = "9-17"
    encryption: Literal["on", "off"] = "on"
    key_file: Path = Field(default=Path("~/.config/casewalk/key"), validate_default=True)
    key_command: str = ""
    pepper_file: Path = Field(default=Path("~/.config/casewalk/pepper"), validate_default=True)
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    webhook_listen: str = "127.0.0.1"
    webhook_port: int = Field(default=8443, ge=0, le=65535)
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @field_validator("api_url")
    @classmethod
    def _without_bot(cls, url: str) -> str:
        url = url.rstrip("/")
        if not url.startswith(("http://", "https://")) or url.endswith("/bot"):
            raise ValueError("give the server's address without /bot, for example https://api.telegram.org")
        return url

    @field_validator("bot")
    @classmethod
    def _a_username(cls, name: str) -> str:
        name = name.removeprefix("@")
        if name and not re.fullmatch(r"[A-Za-z]\w{3,31}", name, re.ASCII):
            raise ValueError("give the bot's username as BotFather knows it, for example our_audit_bot")
        return name

    @field_validator("key_file", "pepper_file", "database")
    @classmethod
    def _at_home(cls, path: Path) -> Path:
        try:
            return path.expanduser()
        except RuntimeError:
            raise ValueError(f"there is no home folder for {path}; write the whole path") from None

    @field_validator("database")
    @classmethod
    def _by_its_own_name(cls, path: Path) -> Path:
        """Follow a link: locks lie beside the file, and a bot that came by a link must meet one that did not."""
        with contextlib.suppress(OSError, RuntimeError):  # what is wrong with the place is said when it is opened
            return path.resolve() if path.is_symlink() else path
        return path

    @field_validator("contact")
    @classmethod
    def _a_line(cls, words: str) -> str:
        words = " ".join(words.split())
        if len(words) > CONTACT_MAX:
            raise ValueError(f"say in {CONTACT_MAX} characters or fewer whom to ask, for example dpo@example.org")
        return words

    @field_validator("webhook_listen")
    @classmethod
    def _an_address(cls, address: str) -> str:
        try:
            return str(ip_address({"localhost": "127.0.0.1"}.get(address, address)))
        except ValueError:
            raise ValueError("give an address of this machine by its numbers, for example 127.0.0.1") from None

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        from zoneinfo import available_timezones

        if name not in available_timezones():
            raise ValueError("give a time zone by its name, for example Europe/London")
        return name

    @field_validator("working_hours")
    @classmethod
    def _whole_hours(cls, text: str) -> str:
        found = re.fullmatch(r"(\d{1,2})-(\d{1,2})", text.replace(" ", ""))
        if not found or not int(found[1]) < int(found[2]) <= 24:
            raise ValueError("give the hours in which people are reminded, for example 9-17")
        return found[0]

    @property
    def is_open_to_others(self) -> bool:
        """Tell whether a webhook would be reached from other machines, which only their proxy should."""
        return not ip_address(self.webhook_listen).is_loopback

    @property
    def hours(self) -> tuple[int, int]:
        """Give the hours between which people are reminded."""
        opens, closes = self.working_hours.split("-")
        return int(opens), int(closes)


WHAT_TO_DO = {
    "encryption": "set it to off for a plain database, or take it away for an encrypted one",
}


def _encoding_of(path: Path) -> str | None:
    """Tell how a file of settings was saved: Notepad's marks would be read as part of the first name."""
    if not path.is_file():
        return None
    try:
        return encoding_of(path.read_bytes())
    except OSError as problem:
        raise SettingsError(f"{path} cannot be read ({problem.strerror})") from None
    except UnknownEncoding:
        raise SettingsError(f"{path}: its letters cannot be read; save it as UTF-8 text") from None


def read_settings() -> Settings:
    """Read the settings; raises SettingsError naming the variable and what to do."""
    try:
        return Settings(_env_file_encoding=_encoding_of(Path(".env")))
    except ValidationError as problem:
        first = problem.errors()[0]
        name = str(first["loc"][0])
        words = WHAT_TO_DO.get(name) or plain(first)
        raise SettingsError(f"CASEWALK_{name.upper()}: {words}") from None
