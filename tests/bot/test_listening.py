"""Where a webhook listens: on this machine alone, unless it is set, and then it is said what that means."""

from __future__ import annotations

import pytest

from tests.bot.conftest import Command

READY = {"CASEWALK_TOKEN": "t"}


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "10.1.2.3"])  # noqa: S104 - what is looked for
def test_check_says_what_listening_for_others_means(casewalk: Command, address: str) -> None:
    casewalk("key", "new")
    casewalk("rounds", "load", "data/round.toml")
    said = casewalk("check", CASEWALK_WEBHOOK_LISTEN=address, **READY).stderr
    assert f"CASEWALK_WEBHOOK_LISTEN is {address}" in said
    assert "let a firewall pass nobody but your proxy" in said
    assert casewalk("check", **READY).stderr == ""
