"""Which command runs: each tells its name as it begins, to be entered in the trail where the database is opened."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

import typer
from typer.main import get_command_name

NOW: ContextVar[str] = ContextVar("command", default="")
"""The command that runs, for example `people list`; nothing where none does."""

UNENTERED = frozenset({"trail verify", "trail head", "demo"})
"""Commands without an entry: two that show nothing of the record, and must not move the head that they tell of; the
demo, whose database holds nobody's words."""


def name_all(app: typer.Typer, above: str = "") -> list[str]:
    """Let every command of a group, and of its groups, tell its name; gives the names."""
    names = []
    if app.registered_callback and app.registered_callback.callback:
        app.registered_callback.callback = _telling(above.strip(), app.registered_callback.callback)
        names.append(above.strip())
    for one in app.registered_commands:
        assert one.callback
        name = f"{above}{one.name or get_command_name(one.callback.__name__)}"
        one.callback = _telling(name, one.callback)
        names.append(name)
    for group in app.registered_groups:
        assert group.typer_instance
        names += name_all(group.typer_instance, f"{above}{group.name} ")
    return names


def _telling(name: str, command: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(command)
    def told(*args: Any, **options: Any) -> Any:
        before = NOW.set(name)
        try:
            return command(*args, **options)
        finally:
            NOW.reset(before)

    return told
