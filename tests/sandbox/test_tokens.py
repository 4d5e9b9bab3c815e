"""No real token has any business here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.sandbox.server import Sandbox
from bot.sandbox.tokens import RealTokenError, refuse_real

from .conftest import AUDITOR, Bot

REAL = "123456789:" + "A-_4" * 8 + "xyz"
SECRET = REAL.partition(":")[2]
COMMAND = Path(sys.executable).parent / "casewalk"
Done = subprocess.CompletedProcess[str]
looks_real = pytest.mark.parametrize(
    "token",
    [
        pytest.param(f"123456:{SECRET}", id="6 digits"),
        pytest.param(f"123456789012:{SECRET}", id="12 digits"),
        pytest.param(f"  {REAL} ", id="spaces"),
        pytest.param(f'"{REAL}"', id="quotation marks"),
        pytest.param(f"{REAL}/test", id="the test servers"),
        pytest.param(f"' {REAL}'/test", id="all of it"),
    ],
)


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


@looks_real
async def test_look_alike_is_never_a_new_sandboxs_first_token(sandbox: Sandbox, bot: Bot, token: str) -> None:
    with pytest.raises(RealTokenError):
        Sandbox([AUDITOR], token=token)
    for method in ("getMe", "GETUPDATES"):
        assert "looks like a real one" in await Bot(bot.session, sandbox.url, token).refusal(method)
    assert (await bot.call("getMe"))["ok"], "the first token is still free"


@pytest.mark.parametrize("token", ["demo", "test", "4242:BENCH", "4242:sandbox", "123456789:made-up", "t"])
def test_short_made_up_token_is_let_in(token: str) -> None:
    refuse_real(token)
    assert Sandbox([AUDITOR], token=token)


async def test_sandbox_with_a_token_lets_no_other_in(bot: Bot) -> None:
    sandbox = Sandbox([AUDITOR], token="4242:mine")  # noqa: S106 (made up)
    await sandbox.start()
    assert (await Bot(bot.session, sandbox.url, "4242:mine").call("getMe"))["ok"]
    assert not (await Bot(bot.session, sandbox.url, "4242:yours").call("getMe"))["ok"]
    await sandbox.stop()


def run(folder: Path, *words: str, **settings: str) -> Done:
    """Run the real command in a folder, with nothing set but this."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CASEWALK_")}
    return subprocess.run(
        [str(COMMAND), *words], cwd=folder, env=kept | settings, capture_output=True, text=True, timeout=60, check=False
    )


commands = pytest.mark.parametrize("command", [pytest.param("demo", id="demo"), pytest.param("sandbox", id="sandbox")])


@commands
@pytest.mark.parametrize("place", [pytest.param("environment", id="environment"), pytest.param(".env", id="file")])
def test_command_does_not_start_with_a_real_looking_token(tmp_path: Path, command: str, place: str) -> None:
    settings = {"CASEWALK_TOKEN": REAL}
    if place == ".env":
        (tmp_path / ".env").write_text(f"CASEWALK_TOKEN={REAL}\n", encoding="utf-8")
        settings = {}
    before = list(tmp_path.iterdir())
    done = run(tmp_path, command, "--port", "0", **settings)
    assert done.returncode == 2
    assert "set CASEWALK_TOKEN=demo for this command" in done.stderr
    assert REAL not in done.stdout + done.stderr
    assert list(tmp_path.iterdir()) == before


@commands
def test_command_does_not_start_with_a_look_alike(tmp_path: Path, command: str) -> None:
    done = run(tmp_path, command, "--port", "0", CASEWALK_TOKEN=f' "123456:{SECRET}/test" ')
    assert done.returncode == 2
    assert "set CASEWALK_TOKEN=demo for this command" in done.stderr
    assert SECRET not in done.stdout + done.stderr
    assert list(tmp_path.iterdir()) == []


@commands
@pytest.mark.parametrize("port", ["99999", "65536", "-1"])
def test_impossible_port_is_refused(tmp_path: Path, command: str, port: str) -> None:
    done = run(tmp_path, command, "--port", port)
    assert done.returncode == 2
    assert "--port" in done.stderr
    assert list(tmp_path.iterdir()) == []
