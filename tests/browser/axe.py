"""What axe-core finds wrong with a page: nothing, it is hoped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from playwright.async_api import Page


@cache
def script() -> str:
    """Read axe-core out of the package that carries it."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


async def violations(page: Page) -> list[str]:
    """Run every rule over the page as it is now; gives the rule and the elements of each violation."""
    await page.evaluate(script())
    found: list[dict[str, Any]] = await page.evaluate(
        "axe.run({resultTypes: ['violations']}).then((r) => r.violations)"
    )
    return [f"{one['id']}: {node['html'][:120]} ({node['failureSummary']})" for one in found for node in one["nodes"]]
