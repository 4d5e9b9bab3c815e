"""casewalk report: each paper in each format, its owner's alone, noted in the trail before anything is read."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from bot.demo.seed import seed
from questionnaires.catalog import Catalog
from storage.store import Store
from tests.bot.test_cli import Casewalk, casewalk, database
from tests.reports.rounds import published

__all__ = ["casewalk", "database"]

STARTS = {"md": b"# Neglect below the threshold (demo)", "html": b"<!doctype html>", "docx": b"PK"}


@pytest.fixture
def demo(casewalk: Casewalk, database: Path) -> Casewalk:
    with Store(database) as store:
        store.write_now(lambda tx: seed(tx, Catalog()))
    return casewalk


@pytest.mark.parametrize("format_", STARTS)
def test_a_report_is_written_in_each_format_for_its_owner_alone(demo: Casewalk, tmp_path: Path, format_: str) -> None:
    out = tmp_path / f"report.{format_}"
    done = demo("report", "demo", "--format", format_, "--out", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert out.read_bytes().lstrip().startswith(STARTS[format_])
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_without_a_file_it_goes_to_stdout(demo: Casewalk) -> None:
    printed = demo("report", "demo", "--format", "md").stdout
    table = printed[printed.index("Overall grades by agency") :].splitlines()[2:]
    head, _, *rows = [line.strip("| ").split(" | ") for line in table]
    assert head[4:8] == ["Outstanding", "Good", "Requires improvement", "Inadequate"]
    assert rows[:13] == [list(row.values()) for row in published()]


@pytest.mark.parametrize(
    ("words", "first", "noted"),
    [
        (("--agency", "police"), "# Police: your part of the report", "md,agency"),
        (("--briefing",), "# Neglect below the threshold (demo): what practitioners need to know", "md,briefing"),
        (("--cases",), "# Neglect below the threshold (demo)", "md,cases"),
        ((), "# Neglect below the threshold (demo)", "md,report"),
    ],
)
def test_each_paper_is_noted_in_the_trail(
    demo: Casewalk, database: Path, words: tuple[str, ...], first: str, noted: str
) -> None:
    assert demo("report", "demo", "--format", "md", *words).stdout.splitlines()[0] == first
    with Store(database) as store:
        sql = "SELECT part FROM trail WHERE action = 'report.made'"
        assert store.read_now(lambda tx: tx.conn.execute(sql).fetchall()) == [(noted,)]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("nowhere",), "there is no round nowhere; there are: demo"),
        (("demo", "--agency", "nobody"), "the round has no agency nobody; it has: Health visiting"),
        (("demo", "--format", "pdf"), "there is no format pdf; there are: docx, html, md"),
        (("demo", "--cases", "--briefing"), "give one of --agency, --briefing, --cases"),
        (("demo", "--template", "none.docx"), "there is no document none.docx"),
        (("demo", "--format", "md", "--out", "none/out.md"), "no report can be written to none/out.md"),
        (("demo", "--format", "md", "--out", "cli.sqlite3"), "name another file for the report"),
    ],
)
def test_what_cannot_be_made_is_said(demo: Casewalk, words: tuple[str, ...], problem: str) -> None:
    found = demo("report", *words)
    assert (found.returncode, found.stdout) == (2, "")
    assert problem in " ".join(found.stderr.replace("│", "").split())


def test_a_wrong_template_is_said_with_what_to_do(demo: Casewalk, tmp_path: Path) -> None:
    (tmp_path / "own.docx").write_text("not a docx")
    found = demo("report", "demo", "--template", "own.docx", "--out", "out.docx")
    assert found.returncode == 2
    assert "the report could not be made (CalledProcessError)" in found.stderr
