"""Commands typed in this process, for the many tests of the command line: starting one costs a second or more."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog

from bot.cli import main

Casewalk = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def casewalk(tmp_path: Path, database: Path, capfd: pytest.CaptureFixture[str]) -> Iterator[Casewalk]:
    """Run a command from its first word to its exit code; that the installed one does the same, test_cli shows."""

    def run(*words: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
        command = ["casewalk", *map(str, words)]
        given = {"database": str(database), "encryption": "off"} | settings
        with pytest.MonkeyPatch.context() as terminal:
            terminal.chdir(tmp_path)
            terminal.setattr(sys, "argv", command)
            for name in [name for name in os.environ if name.startswith("CASEWALK_")]:
                terminal.delenv(name)
            for name, value in given.items():
                terminal.setenv(f"CASEWALK_{name.upper()}", value)
            capfd.readouterr()
            with pytest.raises(SystemExit) as ended:
                main()
        code = ended.value.code
        return subprocess.CompletedProcess(command, code if isinstance(code, int) else 0, *capfd.readouterr())

    yield run
    structlog.reset_defaults()
