"""Arrows between the rooms run one way: handlers -> desk -> flows -> questionnaires and storage."""

from __future__ import annotations

import pytest

from tests.house.sources import ROOT, Source, inside, sources

ARROWS = [
    pytest.param(["questionnaires"], ["storage", "bot"], id="questionnaires know neither storage nor bot"),
    pytest.param(["storage"], ["questionnaires", "bot"], id="storage knows neither questionnaires nor bot"),
    pytest.param(
        ["bot/flows", "bot/reports", "bot/sheet.py", "bot/access.py", "bot/splitting.py", "bot/render.py"],
        ["telegram", "bot.handlers", "bot.sandbox", "bot.desk", "bot.app", "bot.cli"],
        id="flows know no Telegram",
    ),
    pytest.param(["bot/flows", "bot/reports", "bot/sheet.py", "bot/access.py"], ["bot.render"], id="nor their words"),
    pytest.param(
        ["bot/office"],
        ["telegram", "bot.flows", "bot.handlers", "bot.sandbox", "bot.desk", "bot.app", "bot.cli", "bot.render"],
        id="the office knows no chat",
    ),
    pytest.param(
        ["bot/privacy"],
        [
            "telegram",
            "storage",
            "questionnaires",
            "bot.access",
            "bot.app",
            "bot.cli",
            "bot.desk",
            "bot.flows",
            "bot.handlers",
            "bot.office",
            "bot.refusal",
            "bot.render",
            "bot.reports",
            "bot.sandbox",
            "bot.sheet",
        ],
        id="the tripwire knows nothing but text",
    ),
    pytest.param(["bot/reports", "bot/sheet.py"], ["bot.flows"], id="figures and sheets know no flows"),
    pytest.param(
        ["bot/paper"],
        ["telegram", "storage", "bot.flows", "bot.handlers", "bot.sandbox", "bot.desk", "bot.app", "bot.cli"],
        id="paper knows figures and words, no chat and no store",
    ),
    pytest.param(["bot/flows", "bot/reports", "bot/office"], ["bot.paper"], id="nor do they know how it is printed"),
    pytest.param(["bot/desk.py"], ["telegram", "bot.handlers", "bot.sandbox", "bot.render"], id="the desk"),
    pytest.param(["bot/handlers"], ["bot.sandbox", "bot.cli", "bot.app"], id="handlers know no sandbox"),
    pytest.param(
        ["bot/sandbox"],
        ["telegram", "storage", "questionnaires", "bot.flows", "bot.handlers", "bot.desk", "bot.app", "bot.reports"],
        id="the sandbox stands alone",
    ),
]


@pytest.mark.parametrize(("places", "banned"), ARROWS)
def test_arrows_run_one_way(places: list[str], banned: list[str]) -> None:
    wrong = {source.name: found for source in inside(*places) if (found := source.imported_from(*banned))}
    assert wrong == {}


def test_only_handlers_and_the_composition_root_know_telegram() -> None:
    know = {source.name for source in sources() if source.imported_from("telegram")}
    assert know
    assert {name for name in know if name != "bot/app.py" and not name.startswith("bot/handlers/")} == set()


def test_nothing_of_the_product_knows_its_tests() -> None:
    assert [source.name for source in sources() if source.imported_from("tests", "benchmarks", "pytest")] == []


def test_no_conversation_is_kept_in_memory() -> None:
    banned = ("ConversationHandler", "user_data", "chat_data", "arbitrary_callback_data")
    assert [(source.name, word) for source in sources() for word in banned if word in source.text] == []


def test_an_import_is_seen_wherever_and_however_it_is_written() -> None:
    path = ROOT / "bot" / "flows" / "made_up.py"

    class Written(Source):
        @property
        def text(self) -> str:
            return "import os.path\ndef f():\n    from telegram.ext import Application\n    from . import turn\n"

    assert Written(path).imported_from("telegram") == {"telegram.ext", "telegram.ext.Application"}
    assert Written(path).imported_from("bot.flows.turn") == {"bot.flows.turn"}
