"""The command menu: by scope and language, and held to Telegram's sizes."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox, Someone

from .conftest import AUDITOR, LEAD, Bot

MINE = {"type": "chat", "chat_id": AUDITOR.id}


def menu(name: str = "go", description: str = "Go on") -> dict[str, Any]:
    """Return a menu of one command."""
    return {"commands": [{"command": name, "description": description}]}


def scoped(kind: str, **more: Any) -> dict[str, Any]:
    """Return a menu of one command for a scope."""
    return menu() | {"scope": {"type": kind, **more}}


REFUSED = [
    pytest.param(menu("Go"), "BOT_COMMAND_INVALID", id="capitals"),
    pytest.param(menu("go-on"), "BOT_COMMAND_INVALID", id="a hyphen"),
    pytest.param(menu(""), "command must be non-empty", id="no name"),
    pytest.param(menu("x" * 33), "command length must not exceed 32", id="name of 33"),
    pytest.param(menu(description=" "), "command description must be non-empty", id="no description"),
    pytest.param(
        menu(description="x" * 257), "command description length must not exceed 256", id="description of 257"
    ),
    pytest.param({"commands": menu()["commands"] * 101}, "BOT_COMMANDS_TOO_MUCH", id="101 commands"),
    pytest.param({"commands": {}}, "expected an Array of BotCommand", id="no list"),
    pytest.param(scoped("everybody"), "can't parse BotCommandScope: Unsupported type specified", id="unknown scope"),
    pytest.param(scoped("chat", chat_id=99), "chat not found", id="unknown chat"),
    pytest.param(
        scoped("chat_member", chat_id=AUDITOR.id, user_id=1), "can't use specified scope in private chats", id="group"
    ),
    pytest.param(menu() | {"language_code": "english"}, "invalid language code specified", id="no language"),
]


@pytest.mark.parametrize(("parameters", "reason"), REFUSED)
async def test_menu_is_refused(bot: Bot, auditor: Phone, parameters: dict[str, Any], reason: str) -> None:
    auditor.post("hello")
    assert await bot.refusal("setMyCommands", **parameters) == f"Bad Request: {reason}"


async def test_narrower_scope_comes_before_wider(sandbox: Sandbox, bot: Bot, auditor: Phone) -> None:
    auditor.post("hello")
    for name, scope in (("start", None), ("help", {"type": "all_private_chats"}), ("pause", MINE)):
        await bot.result("setMyCommands", **menu(name), scope=scope)
    for kind in ("all_group_chats", "all_chat_administrators"):
        await bot.result("setMyCommands", **menu("group"), scope={"type": kind})
    assert auditor.commands == ["pause"]
    assert sandbox.phone(LEAD.id).commands == ["help"]
    await bot.result("deleteMyCommands", scope=MINE)
    await bot.result("setMyCommands", commands=[], scope={"type": "all_private_chats"})
    assert auditor.commands == ["start"]


async def test_own_language_comes_before_the_general_menu(sandbox: Sandbox, bot: Bot, auditor: Phone) -> None:
    reader = sandbox.add(Someone(1003, "Auditor Three", "Auditor", language="cy"))
    await bot.result("setMyCommands", **menu("start"))
    await bot.result("setMyCommands", **menu("dechrau"), language_code="cy")
    assert reader.commands == ["dechrau"]
    assert auditor.commands == ["start"]
    assert await bot.result("getMyCommands", language_code="cy") == menu("dechrau")["commands"]
    assert await bot.result("getMyCommands", language_code="de") == []


async def test_menu_of_100_commands_at_full_length_is_taken(bot: Bot) -> None:
    full = [{"command": f"/{number:032}", "description": "x" * 256} for number in range(100)]
    assert await bot.result("setMyCommands", commands=full)
    assert (await bot.result("getMyCommands"))[0]["command"] == "0" * 32
