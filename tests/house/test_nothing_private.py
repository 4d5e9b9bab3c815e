"""Nothing in git that belongs to one machine or one person: paths, package registries, tokens, keys."""

from __future__ import annotations

import re
import subprocess
from functools import cache

import pytest

from tests.house.sources import ROOT

# Each needle is put together here so that this file does not hold what it looks for.
NEEDLES = {
    "a path of somebody's machine": rf"{'/ho'}me/\w|{'/Use'}rs/\w|{'/ro'}ot/\w|{'/wo'}rk/\w|\b[A-Z]:\\\\?{'Use'}rs\b",
    "a package registry": rf"{'py'}pi\.org|registry\.{'np'}mjs\.org|files\.{'python'}hosted\.org",
    "a Telegram token": r"(?<!\d)\d{8,10}:A[A-Za-z0-9_-]{34}(?![A-Za-z0-9_-])",
    "a private key": rf"-----{'BEG'}IN (?:[A-Z]+ )*{'PRIV'}ATE KEY",
    "a database key": r"(?m)^[0-9a-f]{64}\s*$|\bx'[0-9a-f]{64}'",
    "a password in an address": r"\b[a-z]+://[^\s/:@'\"{}<>]+:[^\s/:@'\"{}<>]+@",
    "a signed token": r"\beyJ[A-Za-z0-9_-]{16,}\.eyJ[A-Za-z0-9_-]{16,}\.",
    "an access key": rf"\b(?:{'AK'}IA[0-9A-Z]{{16}}|{'gh'}[pousr]_[A-Za-z0-9]{{36}}|{'sk'}-[A-Za-z0-9]{{32,}})\b",
    "a key of Google or Slack": rf"\b(?:{'AI'}za[A-Za-z0-9_-]{{35}}|{'xo'}x[abprs]-[A-Za-z0-9-]{{20,}})",
}


@cache
def texts() -> dict[str, str]:
    """Read every file that git has, or would take."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = [name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]
    assert len(names) > 100
    return {name: (ROOT / name).read_bytes().decode("utf-8", "replace") for name in names}


@pytest.mark.parametrize("what", NEEDLES)
def test_no_file_holds(what: str) -> None:
    needle = re.compile(NEEDLES[what])
    found = [(name, hit.group()) for name, text in texts().items() if (hit := needle.search(text))]
    assert found == []


@pytest.mark.parametrize(
    ("what", "sample"),
    [
        ("a path of somebody's machine", "/ho" + "me/ann/casewalk"),
        ("a path of somebody's machine", "C:\\Use" + "rs\\Ann"),
        ("a package registry", "https://py" + "pi.org/simple"),
        ("a Telegram token", "123456789" + ":A" + "Bc-_" * 8 + "de"),
        ("a private key", "-----BEG" + "IN RSA PRIV" + "ATE KEY-----"),
        ("a database key", "0123456789abcdef" * 4),
        ("a password in an address", "postgres://ann" + ":secret" + "@db.example/x"),
        ("a signed token", "eyJ" + "a1" * 10 + ".eyJ" + "b2" * 10 + ".c3"),
        ("a key of Google or Slack", "AI" + "za" + "a1b-_" * 7),
        ("an access key", "gh" + "p_" + "a1" * 18),
    ],
)
def test_each_is_known_when_it_is_seen(what: str, sample: str) -> None:
    assert re.search(NEEDLES[what], sample)


@pytest.mark.parametrize("name", [".env", "casewalk.sqlite3", "casewalk.sqlite3-wal", "casewalk-demo.sqlite3"])
def test_settings_and_databases_stay_out_of_git(name: str) -> None:
    ignored = subprocess.run(["git", "check-ignore", "--quiet", name], cwd=ROOT, check=False)
    assert ignored.returncode == 0
