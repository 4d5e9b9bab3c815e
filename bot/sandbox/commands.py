"""The bot's command menu, kept by scope and language."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bot.sandbox.errors import bad_request

Command = dict[str, str]
NAME = re.compile(r"[a-z0-9_]+")
LANGUAGE = re.compile(r"([a-z]{2})?")
LONGEST_NAME = 32
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
OF_GROUPS = {"chat_administrators", "chat_member"}


class Commands:
    """What setMyCommands was told."""

    def __init__(self) -> None:
        """Begin with an empty menu."""
        self._lists: dict[tuple[str, str, str], list[Command]] = {}
        self.on_change: Callable[[], None] = lambda: None

    def set(self, scope: Any, language: str, items: Any) -> None:
        """Keep the list of one scope and language."""
        if not isinstance(items, list):
            raise bad_request("expected an Array of BotCommand")
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
    if not LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    if not scope:
        return ("default", "", language)
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind, chat = str(scope.get("type", "")), str(scope.get("chat_id", ""))
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if kind in OF_GROUPS:
        raise bad_request("can't use specified scope in private chats")
    if kind == "chat" and not chat:
        raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
    return (kind, chat, language)


def _checked(item: Any) -> Command:
    if not isinstance(item, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = str(item.get("command", "")).strip().removeprefix("/")
    description = str(item.get("description", "")).strip()
    for what, text, most in (
        ("command", name, LONGEST_NAME),
        ("command description", description, LONGEST_DESCRIPTION),
    ):
        if not text:
            raise bad_request(f"{what} must be non-empty")
        if len(text) > most:
            raise bad_request(f"{what} length must not exceed {most}")
    if not NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": name, "description": description}
