"""What the bot will not start with: real tokens in the sandbox, a webhook without a secret, an address by accident."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest

from bot.cli.run import need
from bot.sandbox.server import Sandbox
from bot.sandbox.tokens import RealTokenError
from bot.settings import Settings, SettingsError
from tests.attacks.conftest import Ledger

REAL = "123456789" + ":A" + "Bc-_" * 8 + "de"
REALISH = [REAL, f'"{REAL}"', f" {REAL} ", f"{REAL}/test", REAL + "x", "1234567890:" + "x" * 35, f"bot{REAL}"]
GIVEN = {"token": "t", "webhook_url": "https://x", "webhook_secret": "s" * 20}
UNFIT: list[dict[str, Any]] = [
    {"webhook_secret": ""},
    {"webhook_secret": "short"},
    {"webhook_secret": "s" * 15},
    {"webhook_secret": "s" * 257},
    {"webhook_secret": "with a space in it"},
    {"webhook_secret": "s" * 20 + "\n"},
    {"webhook_secret": "é" * 20},
    {"webhook_url": ""},
    {"webhook_url": "http://open.example"},
    {"webhook_url": "ftp://x"},
    {"token": ""},
    {"webhook_listen": ""},
    {"webhook_listen": "everywhere"},
    {"webhook_listen": "*"},
    {"webhook_listen": "0"},
    {"webhook_listen": "127.0.0.1; rm"},
    {"webhook_port": -1},
    {"webhook_port": 70_000},
    {"api_url": "file:///etc/passwd"},
    {"api_url": "gopher://x"},
]


def started(unfit: dict[str, Any]) -> bool:
    try:
        need(Settings.model_validate(GIVEN | unfit), webhook=True)
    except (SettingsError, ValueError):
        return False
    return True


async def test_nothing_starts_that_should_not(ledger: Ledger) -> None:
    through = [f"started with {unfit}" for unfit in UNFIT if started(unfit)]
    for token in REALISH:
        with pytest.raises(RealTokenError) as refused:
            Sandbox(token=token)
        through += ["a token was repeated"] if token in str(refused.value) else []
    sandbox = Sandbox()
    await sandbox.start(0)
    try:
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{sandbox.url}/bot{REAL}/getMe") as response,
        ):
            words = await response.text()
            through += ["a real token was let into the sandbox"] if response.status != 401 or REAL in words else []
    finally:
        await sandbox.stop()
    ledger["starting"] = (len(UNFIT) + len(REALISH) + 1, through)
    assert not through, "\n".join(through)


def test_by_itself_nothing_listens_but_on_this_machine() -> None:
    assert not Settings.model_validate(GIVEN).is_open_to_others
    assert Settings.model_validate(GIVEN | {"webhook_listen": "localhost"}).webhook_listen == "127.0.0.1"
