"""Settings, from the environment and a .env file, validated once."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, DotEnvSettingsSource, SettingsConfigDict

from questionnaires.text_files import UnknownEncoding, encoding_of
from questionnaires.toml_files import plain

CONTACT_MAX = 120
"""The longest line, in characters, that says whom to ask for a copy or erasure."""


class SettingsError(Exception):
    """A setting is missing or wrong: which one, and what to do."""


class Settings(BaseSettings):
    """What an installation sets; every name has the prefix CASEWALK_."""

    model_config = SettingsConfigDict(env_prefix="CASEWALK_", extra="ignore", env_ignore_empty=True)

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


ENV_FILE = Path(".env")
"""The file of settings, in the folder one stands in."""

NEVER_FROM_A_FILE = frozenset({"key_command", "key_file", "api_url"})
"""What a .env never gives: a command to run, or where the key or the bot's words go to."""


@dataclass(frozen=True)
class EnvFile:
    """What a .env gives, by the settings' names, and what is to be said of what it does not."""

    given: dict[str, Any] = dataclass_field(default_factory=dict)
    ignored: tuple[str, ...] = ()


def env_file() -> EnvFile:
    """Read the .env of the folder one stands in, if it is the caller's own and nobody else's to write."""
    try:
        link = ENV_FILE.lstat()
        number = os.open(ENV_FILE, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return EnvFile()
    except OSError as problem:
        return EnvFile(ignored=(f".env is ignored: it cannot be read ({problem.strerror})",))
    try:
        found = os.fstat(number)
        if {link.st_uid, found.st_uid} != {os.geteuid()} or found.st_nlink > 1 or not stat.S_ISREG(found.st_mode):
            return EnvFile(ignored=(".env is ignored: it is not a file of your own account",))
        if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            return EnvFile(ignored=(".env is ignored: others can write to it; run chmod 600 on it",))
        opened = Path(f"/dev/fd/{number}")
        return _given(DotEnvSettingsSource(Settings, opened, encoding_of(opened.read_bytes())).env_vars)
    except (OSError, UnicodeDecodeError, UnknownEncoding):
        return EnvFile(ignored=(".env is ignored: its letters cannot be read; save it as UTF-8 text",))
    finally:
        os.close(number)


def _given(file: Mapping[str, str | None]) -> EnvFile:
    names = {name.removeprefix("casewalk_"): value for name, value in file.items() if name.startswith("casewalk_")}
    ours = {name: value for name, value in names.items() if value and name in Settings.model_fields}
    said = tuple(
        f"CASEWALK_{name.upper()} in .env is ignored: set it in the environment"
        for name in sorted(NEVER_FROM_A_FILE & ours.keys())
    )
    return EnvFile({name: value for name, value in ours.items() if name not in NEVER_FROM_A_FILE}, said)


def read_settings() -> Settings:
    """Read the settings; raises SettingsError naming the variable and what to do."""
    given = {name.lower() for name, value in os.environ.items() if value}
    found = {name: value for name, value in env_file().given.items() if f"casewalk_{name}" not in given}
    try:
        return Settings(**found)
    except ValidationError as problem:
        first = problem.errors()[0]
        name = str(first["loc"][0])
        words = WHAT_TO_DO.get(name) or plain(first)
        raise SettingsError(f"CASEWALK_{name.upper()}: {words}") from None
