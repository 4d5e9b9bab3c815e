"""One owner a database: two bots, or a bot and work that replaces its file, never meet."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storage.errors import StoreError
from storage.locks import alone, owned, used
from storage.store import Store

HOLD = """
import sys, pathlib
from storage.locks import owned
with owned(pathlib.Path(sys.argv[1]), "a bot that serves it"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_owner_is_told_who_the_first_is(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdin=-1, stdout=-1, text=True) as first:
        assert first.stdout
        assert first.stdout.readline() == "held\n"
        with (
            pytest.raises(StoreError, match=f"in use by a bot that serves it, process {first.pid}"),
            owned(path, "a second bot"),
        ):
            pass
        with pytest.raises(StoreError, match="in use by a bot"), alone(path, "a change of key"):
            pass
        os.kill(first.pid, signal.SIGKILL)
    with owned(path, "the next bot"):
        pass  # the lock went with the process


def test_commands_read_and_write_beside_an_owner(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    with owned(path, "a bot"), Store(path) as one, Store(path) as two:
        one.write_now(lambda tx: tx.people.put(1, "One"))
        assert two.read_now(lambda tx: tx.people.find_by_telegram(1))


def test_nobody_opens_a_file_that_is_being_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    with alone(path, "a change of key"), pytest.raises(StoreError, match="is being replaced just now"):
        Store(path)
    with Store(path):
        pass


def test_a_file_is_not_replaced_while_somebody_uses_it(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    with used(path), used(path), pytest.raises(StoreError, match="another casewalk command"), alone(path, "work"):
        pass
