"""One place each: SQL in storage, sentences in templates, an update in inbound; and files that fit in a head."""

from __future__ import annotations

import ast
import re

import pytest

from tests.house.sources import Source, sources

SQL = re.compile(
    r"\b(SELECT\s.+?\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM"
    r"|CREATE\s+(TABLE|INDEX|TRIGGER|VIEW)|DROP\s+TABLE|ALTER\s+TABLE|PRAGMA\s+\w+)\b",
    re.DOTALL,
)


def strings(source: Source) -> list[str]:
    """List the strings of a source, docstrings too."""
    nodes = (node for node in ast.walk(source.tree) if isinstance(node, ast.Constant))
    return [node.value for node in nodes if isinstance(node.value, str)]


def test_only_storage_says_sql() -> None:
    wrong = [
        (source.name, text)
        for source in sources()
        if not source.name.startswith("storage/")
        for text in strings(source)
        if SQL.search(text)
    ]
    assert wrong == []


def test_storage_does_say_sql() -> None:
    assert any(
        SQL.search(text) for source in sources() if source.name.startswith("storage/") for text in strings(source)
    )


@pytest.mark.parametrize(
    "text",
    [
        "SELECT a\n FROM b",
        "INSERT INTO a",
        "INSERT OR IGNORE INTO a",
        "UPDATE a SET b = 1",
        "DELETE FROM a",
        "PRAGMA x",
    ],
)
def test_sql_is_known_when_it_is_seen(text: str) -> None:
    assert SQL.search(text)


LONGEST = 300
"""The most lines of a file; a longer one holds two things."""

each_source = pytest.mark.parametrize("source", sources(), ids=lambda source: source.name)


@each_source
def test_a_file_has_its_docstring_of_one_line_first(source: Source) -> None:
    words = ast.get_docstring(source.tree, clean=False)
    assert words, "say in one line what lives here"
    assert source.text.startswith(f'"""{words.splitlines()[0]}')
    assert words.splitlines()[0].endswith((".", "?", ":"))
    assert len(words.splitlines()) == 1


def test_a_file_fits_in_a_head() -> None:
    longer = {source.name for source in sources() if len(source.text.splitlines()) > LONGEST}
    assert longer == set()


def test_no_file_is_named_for_nothing_in_particular() -> None:
    vague = {"utils.py", "util.py", "helpers.py", "helper.py", "manager.py", "data.py", "common.py", "misc.py"}
    assert [source.name for source in sources() if source.path.name in vague] == []


def test_only_inbound_reads_an_update() -> None:
    readers = {s.name for s in sources() if s.imported_from("telegram.Update", "telegram.CallbackQuery")}
    assert readers == {"bot/handlers/inbound.py"}


SENDS = re.compile(r"[\"'](send|edit)[a-z]*message|[\"']senddocument|\.(send|edit)_(message|document|text)\w*\(", re.I)


def test_only_outbound_sends() -> None:
    senders = {s.name for s in sources() if SENDS.search(s.text) and not s.name.startswith("bot/sandbox/")}
    assert senders == {"bot/handlers/outbound.py"}


def test_only_the_process_that_draws_loads_matplotlib() -> None:
    drawing = {"bot/reports/chart.py", "bot/reports/lettering.py"}
    assert {s.name for s in sources() if s.imported_from("matplotlib", "numpy", "PIL")} == drawing
    assert {s.name for s in sources() if s.imported_from("bot.reports.lettering")} == {"bot/reports/chart.py"}
    assert {s.name for s in sources() if s.imported_from("bot.reports.chart")} == set()


def test_only_the_process_that_makes_documents_loads_what_makes_them() -> None:
    makers = {s.name for s in sources() if s.imported_from("docx", "docxtpl", "lxml")}
    assert makers == {"bot/paper/letterhead.py", "bot/paper/word_file.py"}
    assert {s.name for s in sources() if s.imported_from("bot.paper.letterhead", "bot.paper.word_file")} == set()
