"""The product's sources, and what each of them imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "questionnaires", "storage")


@dataclass(frozen=True)
class Source:
    """One Python file of the product."""

    path: Path

    @property
    def name(self) -> str:
        """Its path from the root: bot/flows/turn.py."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def text(self) -> str:
        """Its content."""
        return self.path.read_text(encoding="utf-8")

    @property
    def tree(self) -> ast.Module:
        """Its syntax."""
        return ast.parse(self.text)

    @property
    def imports(self) -> set[str]:
        """Every module it imports anywhere, by its full name; `from a import b` counts as a and a.b."""
        return set(self._imports())

    def _imports(self) -> Iterator[str]:
        package = self.path.relative_to(ROOT).with_suffix("").parts[:-1]
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                near = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
                origin = ".".join(part for part in (near, node.module or "") if part)
                yield origin
                yield from (f"{origin}.{alias.name}" for alias in node.names)

    def imported_from(self, *modules: str) -> set[str]:
        """Name what it imports from these modules or from inside them."""
        return {one for one in self.imports if any(one == m or one.startswith(f"{m}.") for m in modules)}


@cache
def sources() -> tuple[Source, ...]:
    """List the product's Python files."""
    found = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    assert len(found) > 60
    return tuple(map(Source, found))


def inside(*places: str) -> list[Source]:
    """List the sources in these folders or files; each place must be there."""
    found = [s for s in sources() if any(s.name == place or s.name.startswith(f"{place}/") for place in places)]
    assert all((ROOT / place).exists() for place in places)
    assert found
    return found
