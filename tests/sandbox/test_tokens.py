"""No real token has any business here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.sandbox.server import Sandbox
from bot.sandbox.tokens import RealTokenError

from .conftest import AUDITOR, Bot

REAL = "123456789:" + "A-_4" * 8 + "xyz"
COMMAND = Path(sys.executable).parent / "casewalk"


async def test_second_token_is_unauthorized(sandbox: Sandbox, bot: Bot) -> None:
    assert (await bot.result("GETME"))["id"] == 4242
    other = Bot(bot.session, sandbox.url, "another")
    assert await other.refusal("getMe") == "Unauthorized"


async def test_real_looking_token_is_refused_with_a_reason_and_no_effect(sandbox: Sandbox, bot: Bot) -> None:
    sandbox.phone(AUDITOR.id).post("hello")
    real = Bot(bot.session, sandbox.url, REAL)
    answer = await real.call("sendMessage", chat_id=AUDITOR.id, text="x")
    assert answer["error_code"] == 401
    assert "looks like a real one" in answer["description"]
    assert REAL not in answer["description"]
    assert len(sandbox.phone(AUDITOR.id).messages) == 1
    assert await bot.result("getUpdates")


async def test_real_looking_token_fetches_no_file(sandbox: Sandbox, bot: Bot) -> None:
    async with bot.session.get(f"{sandbox.url}/file/bot{REAL}/documents/file_1.txt") as answer:
        assert answer.status == 401


def test_sandbox_does_not_begin_with_a_real_looking_token() -> None:
    with pytest.raises(RealTokenError, match="looks like a real one"):
        Sandbox([AUDITOR], token=REAL)


async def test_sandbox_with_a_token_lets_no_other_in(bot: Bot) -> None:
    sandbox = Sandbox([AUDITOR], token="4242:mine")  # noqa: S106 (made up)
    await sandbox.start()
    assert (await Bot(bot.session, sandbox.url, "4242:mine").call("getMe"))["ok"]
    assert not (await Bot(bot.session, sandbox.url, "4242:yours").call("getMe"))["ok"]
    await sandbox.stop()


@pytest.mark.parametrize("command", [pytest.param("demo", id="demo"), pytest.param("sandbox", id="sandbox")])
@pytest.mark.parametrize("place", [pytest.param("environment", id="environment"), pytest.param(".env", id="file")])
def test_command_does_not_start_with_a_real_looking_token(tmp_path: Path, command: str, place: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CASEWALK_")}
    if place == ".env":
        (tmp_path / ".env").write_text(f"CASEWALK_TOKEN={REAL}\n", encoding="utf-8")
    else:
        kept["CASEWALK_TOKEN"] = REAL
    before = list(tmp_path.iterdir())
    words = [str(COMMAND), command, "--port", "0"]
    done = subprocess.run(words, cwd=tmp_path, env=kept, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "set CASEWALK_TOKEN=demo for this command" in done.stderr
    assert REAL not in done.stdout + done.stderr
    assert list(tmp_path.iterdir()) == before
