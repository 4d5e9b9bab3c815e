"""The grid as a picture: its data as a golden, its text within a caption, and a process of its own that draws it."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

import pytest
import structlog

from bot.reports import picture as pictures
from bot.reports.grid import Cell, Grid, Head, agency_by_area, case_by_agency
from bot.reports.lettering import HALF, INDENT, WHOLE, drawable, lines, placed, shared_out, size_for, wide, wrapped
from bot.reports.measures import AWAITED, Mark
from bot.reports.picture import ALT_MAX, Picture, PictureError, Tile, alt, draw, picture
from questionnaires.catalog import Catalog
from storage.store import Store
from tests.reports.rounds import bromley

GOLDEN = Path(__file__).with_name("pictures.json")
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def two(store: Store) -> dict[str, Picture]:
    """Both pictures of a round of 10 cases and 13 agencies, one return awaited and one hidden."""
    laid = bromley(store, Catalog().newest("six_areas"))
    laid.give("C01", "Housing", {}, "in_progress")
    laid.give("C02", "Housing", {}, "unable")
    found = laid.read(may_see=lambda one: (one.reference, one.agency_key) != ("C10", "hospital"))
    return {
        "agency_by_area": picture(agency_by_area(found), "Grades by agency and area"),
        "case_by_agency": picture(case_by_agency(found), "Overall grades by case and agency"),
    }


def test_what_is_drawn_is_as_in_the_golden(two: dict[str, Picture], pytestconfig: pytest.Config) -> None:
    found = {name: dataclasses.asdict(one) for name, one in two.items()}
    text = json.dumps(found, indent=1, ensure_ascii=False) + "\n"
    if pytestconfig.getoption("--golden"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["agency_by_area", "case_by_agency"])
def test_a_picture_is_drawn_three_dots_for_each_of_a_phones(two: dict[str, Picture], name: str) -> None:
    png = draw(two[name])
    assert png.startswith(PNG)
    assert int.from_bytes(png[16:20], "big") == 3 * 360
    assert int.from_bytes(png[20:24], "big") < 3 * 1280, "Telegram takes pictures up to 20 times as high as wide"


def test_drawing_leaves_nothing_of_matplotlib_in_the_bot() -> None:
    asked = (
        "import sys, bot.app, bot.cli, bot.reports.picture; print('matplotlib' in sys.modules, 'numpy' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["False", "False"]


def test_a_drawing_that_fails_is_said_and_not_waited_for(
    two: dict[str, Picture], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = dataclasses.replace(two["case_by_agency"], legend=(("G", "no such tone", "Good"),))
    with pytest.raises(PictureError, match="CalledProcessError"):
        draw(broken)
    monkeypatch.setattr(pictures, "DRAWN_WITHIN_S", 0.001)
    with pytest.raises(PictureError, match="TimeoutExpired"):
        draw(two["case_by_agency"])


def test_the_text_for_a_picture_is_never_longer_than_a_caption() -> None:
    good = Mark("good", "G", "Good", 1, 4)
    rows = tuple(Head(f"c{n}", f"C{n:03d}", f"C{n:03d}") for n in range(125))
    columns = tuple(Head(f"a{n}", f"Agency {n}", f"A{n}") for n in range(12))
    cells = {(row.key, column.key): Cell((good, AWAITED)) for row in rows for column in columns}
    text = alt(Grid(("case", "agency"), rows, columns, cells), "Overall grades")
    assert len(text) <= ALT_MAX
    assert text.startswith("Overall grades.\nC000: A0 Gx1 …x1")
    shown = text.count("\nC")
    assert text.endswith(f"(+{125 - shown})")


def test_an_empty_grid_has_a_picture_too() -> None:
    assert draw(picture(Grid(("case", "agency"), (), ()), "Nothing yet")).startswith(PNG)


LONG = "Metropolitan Police Child Abuse Investigation Team, with the neighbourhood teams of all of the boroughs around"


def test_no_name_in_a_legend_is_cut_off_nor_runs_into_the_next_column() -> None:
    names = ["Housing", "Police", "Health visiting and school nursing service", "Education", LONG]
    rows = shared_out([(name[:4].upper(), "", name) for name in names], 5.2)
    assert [[" ".join(label) for _, _, label in row] for row in rows] == [names[:2], names[2:3], names[3:4], names[4:]]
    for _, left, (_, _, label) in placed(rows):
        assert all(left + INDENT + wide(line, 5.2) <= WHOLE for line in label)
    assert lines(rows) == 5
    (housing, police), *_ = rows
    assert INDENT + wide(housing[2][0], 5.2) < HALF
    assert police[2] == ["Police"]


def test_what_several_returns_say_stays_within_a_narrow_column() -> None:
    said = "Y3 P10 N2 …1 nil2 ng10"
    assert wrapped(said, 4.4, 0.2) == said.split()
    assert all(wide(line, 4.4) <= 0.2 for line in wrapped(said, 4.4, 0.2))
    assert wrapped(said, 4.4, 3) == [said]
    assert wide("OVER", size_for("OVER", 7.4, 0.2)) == pytest.approx(0.2)


def test_returns_that_say_the_same_are_one_tile_with_their_number() -> None:
    good = Mark("good", "G", "Good", 1, 4)
    head = Head("a", "A", "A")
    drawn = picture(Grid(("agency", "area"), (head,), (head,), {("a", "a"): Cell((good, good))}), "Two alike")
    assert drawn.tiles == ((Tile("G2", 0.333),),)


def test_a_long_round_of_standards_has_a_picture_that_telegram_takes() -> None:
    marks = tuple(Mark(f"m{n}", f"m{n}", f"Mark {n}", n, 7) for n in range(7))
    rows = tuple(Head(f"a{n}", f"{LONG} {n}", f"A{n}") for n in range(13))
    columns = tuple(Head(f"i{n}", f"Is standard {n} met, and how do you know?", str(n)) for n in range(15))
    cells = {(row.key, column.key): Cell(marks) for row in rows for column in columns}
    png = draw(picture(Grid(("agency", "area"), rows, columns, cells), LONG))
    assert sum(int.from_bytes(png[at : at + 4], "big") for at in (16, 20)) <= 10_000, "the most that Telegram takes"


ODD_SIGNS = [
    "😀 Agency 🧑🏽\u200d⚕️", "শিশু", "हिन्दी", "中文", "شرطة", "\uf0b7 from Word", "a\nb\u2028c\x85d", "a\x07b\x00",
    "\u200b", "\u0300", "a $x$ b", r"a $\frac b$", r"_ ^ \ % & < > ~ # { }", "\ue000\uffff",
    "\U0010ffff", "\ud800", "x" * 300,
    "$" * 300,
]  # fmt: skip


@pytest.mark.parametrize("text", ODD_SIGNS, ids=ascii)
def test_a_picture_comes_whatever_sign_stands_in_its_words(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONWARNINGS", "error")
    marks = (Mark("good", text[:2], text, 1, 4), Mark("poor", text[:3], text, 3, 4))
    rows, columns = (Head("r", text, text[:4]),), (Head("c", text, text[:4]), Head("d", text, text))
    cells = {("r", "c"): Cell(marks), ("r", "d"): Cell(marks[:1])}
    assert draw(picture(Grid(("agency", "area"), rows, columns, cells, text), text)).startswith(PNG)


def test_what_the_font_lacks_is_a_box_and_never_nothing() -> None:
    assert drawable("Children's Service 中文 🧑") == "Children's Service □□ □"
    assert drawable("a\nb\u2028c\x07d  e") == "a b c d e"
    assert drawable("\u093f") == drawable("\n") == "□", (
        "nothing at all would be drawn as an agency that is not involved"
    )
    assert drawable("") == ""
    assert drawable("$x$ _^%") == "$x$ _^%"


def test_how_a_drawing_failed_is_in_the_log_without_its_words(two: dict[str, Picture]) -> None:
    said_of = "Jordan Smith"
    broken = dataclasses.replace(two["case_by_agency"], legend=(("G", said_of, "Good"),))
    with structlog.testing.capture_logs() as logged, pytest.raises(PictureError):
        draw(broken)
    (line,) = logged
    assert line["trace"].startswith("KeyError < chart.py:")
    assert said_of not in str(line)
