"""One call of a Bot API method, its parameters read from wherever they came."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.errors import bad_request


@dataclass(frozen=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True)
class Call:
    """A method and what it was given: strings from a form, anything from JSON."""

    method: str
    given: Mapping[str, Any] = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a text, empty if it was not given."""
        value = self.given.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int | None = None) -> int:
        """Return a whole number or refuse the call."""
        value = self.given.get(name)
        if value in (None, ""):
            if default is None:
                raise bad_request(f"{name} is empty")
            return default
        try:
            return int(value)
        except (OverflowError, TypeError, ValueError):
            raise bad_request(f'field "{name}" must be a valid Number') from None

    def flag(self, name: str) -> bool:
        """Return whether a switch is on."""
        return str(self.given.get(name, "")).lower() in {"true", "1", "yes"}

    def structure(self, name: str) -> Any:
        """Return an object or list, given as such or as a JSON string; None if absent."""
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def upload(self, name: str) -> Upload | None:
        """Return the file of a field: its own part, or the part it names with attach://."""
        return self.uploads.get(self.text(name).removeprefix("attach://")) or self.uploads.get(name)
