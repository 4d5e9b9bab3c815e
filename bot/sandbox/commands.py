"""The bot's command menu, kept by scope and language."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bot.sandbox.errors import bad_request

Command = dict[str, str]
NAME = re.compile(r"[a-z0-9_]{1,32}")
MOST_COMMANDS = 100
LONGEST_DESCRIPTION = 256
SCOPES = {
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
}


class Commands:
    """What setMyCommands was told."""

    def __init__(self) -> None:
        """Begin with an empty menu."""
        self._lists: dict[tuple[str, str, str], list[Command]] = {}
        self.on_change: Callable[[], None] = lambda: None

    def set(self, scope: Any, language: str, items: Any) -> None:
        """Keep the list of one scope and language."""
        if not isinstance(items, list):
            raise bad_request("can't parse BotCommand: expected an Array")
        if len(items) > MOST_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        self._lists[_key(scope, language)] = [_checked(item) for item in items]
        self.on_change()

    def get(self, scope: Any, language: str) -> list[Command]:
        """Return the list of exactly one scope and language."""
        return self._lists.get(_key(scope, language), [])

    def delete(self, scope: Any, language: str) -> None:
        """Forget the list of one scope and language."""
        self._lists.pop(_key(scope, language), None)
        self.on_change()

    def shown_to(self, person_id: int, language: str = "en") -> list[Command]:
        """Return the menu a person sees: the narrowest scope that has one."""
        for scope, chat in (("chat", str(person_id)), ("all_private_chats", ""), ("default", "")):
            for spoken in (language, ""):
                if found := self._lists.get((scope, chat, spoken)):
                    return found
        return []


def _key(scope: Any, language: str) -> tuple[str, str, str]:
    if not scope:
        return ("default", "", language)
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    return (str(kind), str(scope.get("chat_id", "")), language)


def _checked(item: Any) -> Command:
    fields = item if isinstance(item, dict) else {}
    name = str(fields.get("command", "")).removeprefix("/")
    description = str(fields.get("description", "")).strip()
    if not NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= LONGEST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}
