"""A change of key, whatever happens half-way, leaves the database whole, and a key that opens it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from storage.keys import new_key, write_key_file
from storage.locks import alone, owned
from storage.rekeying import next_key
from tests.bot.conftest import Command, held_in, settings_of

SEED = 20261121
KILLS = 15

SEEN = ("", ".lock", ".users")
"""What lies beside a database at rest: it, and its locks."""

ROTATE = """
import os, sys
from bot.cli.key import rotate
while sys.stdin.readline():
    child = os.fork()
    if child == 0:
        rotate()
        os._exit(0)
    print(child, flush=True)
    sys.stdin.readline()  # until then its number is not given to another process
    print(os.waitpid(child, 0)[1], flush=True)
"""
"""Changes the key once for each line it is given, each time in a process of its own, begun with all it needs."""


def test_killed_half_way_a_change_of_key_leaves_the_database_whole(casewalk: Command, env: dict[str, str]) -> None:
    casewalk("key", "new")
    casewalk("rounds", "load", "data/round.toml")
    before, dice, finished = held_in(env), random.Random(SEED), 0
    command = [sys.executable, "-c", ROTATE]
    with subprocess.Popen(command, env=os.environ | env, stdin=-1, stdout=-1, stderr=-1, text=True) as process:
        longest = rotated(process, None)
        for _ in range(KILLS):
            finished += bool(rotated(process, dice.uniform(0, longest)))
            assert held_in(env) == before
        assert process.stdin
        process.stdin.close()
    assert finished < KILLS
    casewalk("key", "rotate")
    assert held_in(env) == before


def rotated(process: subprocess.Popen[str], kill_after_s: float | None) -> float:
    """Change the key, killed after a while; gives how long it took, 0.0 when killed."""
    assert process.stdin
    assert process.stdout
    process.stdin.write("\n")
    process.stdin.flush()
    child, began = int(process.stdout.readline()), time.monotonic()
    if kill_after_s is not None:
        time.sleep(kill_after_s)  # a moment picked at random, not a wait for anything
        os.kill(child, signal.SIGKILL)
    process.stdin.write("\n")
    process.stdin.flush()
    ended_well = process.stdout.readline() == "0\n"
    return time.monotonic() - began if ended_well else 0.0


def test_a_rotation_cut_off_before_the_key_was_renamed_is_finished(casewalk: Command, env: dict[str, str]) -> None:
    casewalk("key", "new")
    casewalk("rounds", "load", "data/round.toml")
    settings, before = settings_of(env), held_in(env)
    casewalk("key", "rotate")
    current = settings.key_file.read_text()
    kept = next(iter(settings.key_file.parent.glob("key.before-*")))
    settings.key_file.rename(next_key(settings.key_file))
    kept.rename(settings.key_file)  # as it was when the file had been replaced, and the key not yet
    assert held_in(env) == before
    assert settings.key_file.read_text() == current
    assert not next_key(settings.key_file).exists()


def test_a_key_that_waits_and_never_came_into_use_does_no_harm(casewalk: Command, env: dict[str, str]) -> None:
    casewalk("key", "new")
    casewalk("rounds", "load", "data/round.toml")
    before = held_in(env)
    write_key_file(next_key(Path(env["CASEWALK_KEY_FILE"])), new_key())
    assert held_in(env) == before
    casewalk("key", "rotate")
    assert held_in(env) == before


def test_a_key_that_another_change_is_using_is_not_written_over(casewalk: Command, env: dict[str, str]) -> None:
    casewalk("key", "new")
    casewalk("rounds", "load", "data/round.toml")
    waiting = next_key(Path(env["CASEWALK_KEY_FILE"]))
    with alone(Path(env["CASEWALK_DATABASE"]), "a change of key"):
        write_key_file(waiting, new_key())
        before = waiting.read_text()
        assert "is in use by a change of key" in casewalk("key", "rotate", code=2).stderr
        assert waiting.read_text() == before


def test_a_change_of_key_that_is_refused_leaves_nothing(casewalk: Command, env: dict[str, str], tmp_path: Path) -> None:
    casewalk("key", "new")
    key, database = Path(env["CASEWALK_KEY_FILE"]), Path(env["CASEWALK_DATABASE"])
    assert "there is no database at" in casewalk("key", "rotate", code=2).stderr
    casewalk("rounds", "load", "data/round.toml")
    assert "is no plain database" in casewalk("key", "encrypt", code=2).stderr
    key.rename(tmp_path / "the right one")
    casewalk("key", "new")
    before = database.read_bytes()
    assert "the key does not open" in casewalk("key", "rotate", code=2).stderr
    assert [path.name for path in key.parent.iterdir()] == ["key"]
    assert {path.name for path in database.parent.glob("a.sqlite3*")} == {f"a.sqlite3{one}" for one in SEEN}
    assert database.read_bytes() == before


def test_links_to_the_database_and_its_key_stay_links(casewalk: Command, env: dict[str, str], tmp_path: Path) -> None:
    casewalk("key", "new")
    casewalk("rounds", "load", "data/round.toml")
    links = {name: tmp_path / f"link to {Path(path).name}" for name, path in env.items()}
    for name, link in links.items():
        link.symlink_to(env[name])
    by_link = {name: str(link) for name, link in links.items()}
    with owned(Path(env["CASEWALK_DATABASE"]), "a bot"):
        assert "in use by a bot" in casewalk("key", "rotate", code=2, **by_link).stderr
    before = held_in(env)
    casewalk("key", "rotate", **by_link)
    assert all(link.is_symlink() for link in links.values())
    assert held_in(env) == before
