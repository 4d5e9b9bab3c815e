"""What is heavy is made in a process of its own, which gives its memory back; how one failed goes to the log."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping

import structlog

log = structlog.get_logger()

WHERE = re.compile(r'^ +File "(?:.*[/\\])?([\w.]+)", line (\d+), in ([\w<>]+)$', re.MULTILINE)
WHAT = re.compile(r"^([\w.]*(?:Error|Exception|Warning|Interrupt|Exit))\b", re.MULTILINE)


def made_apart(module: str, facts: Mapping[str, object], within_s: float) -> bytes:
    """Run a module of ours on facts as JSON and give what it writes; raises OSError, SubprocessError."""
    command = [sys.executable, "-W", "default", "-m", module]
    try:
        return subprocess.run(  # noqa: S603 - our own
            command, input=json.dumps(facts).encode(), capture_output=True, timeout=within_s, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError) as problem:
        stderr = getattr(problem, "stderr", None) or b""
        log.error("process failed", module=module, problem=type(problem).__name__, trace=trace(stderr))
        raise


def trace(stderr: bytes) -> str:
    """Keep of a traceback the places and the kinds of error: its messages may hold a case's words."""
    text = stderr.decode(errors="replace")
    places = [f"{file}:{line} {function}" for file, line, function in WHERE.findall(text)]
    return " < ".join([*WHAT.findall(text)[-1:], *reversed(places)])
