"""What is imported is declared, what is declared is locked, and the locks say no address."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

from tests.house.sources import ROOT, sources

OURS = {"bot", "questionnaires", "storage", "tests", "benchmarks"}


def plain(name: str) -> str:
    return re.split(r"[\s<>=\[;!~]", name, maxsplit=1)[0].lower().replace("_", "-")


def project() -> dict[str, list[str]]:
    found: dict[str, list[str]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return found


def imported() -> set[str]:
    """List the distributions that the product's own rooms import."""
    modules: set[str] = set()
    for source in sources():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.split(".")[0])
    known = packages_distributions()
    return {plain(known[name][0]) for name in modules - OURS if name not in sys.stdlib_module_names}


def test_what_is_imported_is_declared() -> None:
    declared = {plain(name) for name in project()["dependencies"]}
    through = {"markupsafe"}  # jinja2's own strings
    assert imported() - through <= declared


def test_what_is_declared_is_imported() -> None:
    declared = {plain(name) for name in project()["dependencies"]}
    through = {"tzdata"}  # time zones, where the system has none
    assert declared - imported() - through == set()


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_has_a_hash_for_everything_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pinned = re.findall(r"^([a-z0-9][a-z0-9._-]*)==", text, re.MULTILINE)
    assert len(pinned) > 30
    assert text.count("==") == len(pinned) or "python_full_version" in text or "sys_platform" in text
    for block in re.split(r"\n(?=[a-z0-9])", text):
        if re.match(r"[a-z0-9][a-z0-9._-]*==", block):
            assert "--hash=sha256:" in block, block.splitlines()[0]
    assert "index-url" not in text
    assert "://" not in text


def test_the_declared_are_locked() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    for name in project()["dependencies"]:
        assert re.search(rf"^{plain(name)}==", text, re.MULTILINE), name
