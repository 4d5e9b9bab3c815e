"""Views and notices become Telegram HTML: each has its words, and what people typed is only ever text."""

from __future__ import annotations

import ast
import dataclasses
import re
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import bot
import questionnaires
from bot.access import PERMISSIONS
from bot.flows import views
from bot.flows.asking import prompt
from bot.flows.opened import load
from bot.flows.rounds.views import RoundDropView
from bot.flows.turn import Message, Notice, Page, View
from bot.flows.views import CasesView, HelpView, NoticeView, PausedView, ReceiptView
from bot.handlers.outbound import keyboard
from bot.office.gathering import Gathered
from bot.render import Renderer, template_name, tidy, within
from bot.splitting import LIMIT, units
from questionnaires.catalog import Catalog
from questionnaires.kinds import GradeQuestion
from storage.store import Store
from storage.tx import Tx
from tests.storage.holding import begin

RENDER = Renderer()
TEMPLATES = Path(bot.__file__).parent / "templates"
NASTY = "<script>alert(1)</script> & {{ 7 * 7 }} {% x %} <b>bold</b>"
SIMPLE = ("b", "i", "code", "pre", "blockquote")
TAGS = {"blockquote expandable", *SIMPLE, *(f"/{tag}" for tag in SIMPLE)}
WHEN = "2026-07-01T12:00:00.000+00:00"
VIEWS: list[type[View]] = [one for one in View.__subclasses__() if one.__module__.startswith("bot.")]
PAGES: list[type[Page]] = [one for one in Page.__subclasses__() if one.__module__.startswith("bot.")]
MACROS: dict[str, Any] = RENDER._notices


def test_every_view_has_its_template_and_every_template_its_view() -> None:
    shared = {path.name for pattern in ("_*.j2", "notices*.j2") for path in TEMPLATES.glob(pattern)}
    assert len(VIEWS) > 10
    assert {template_name(one) for one in VIEWS} | {template_name(one) for one in PAGES} == {
        path.name for path in TEMPLATES.glob("*.j2")
    } - shared


CLOSED: dict[str, Any] = {
    "RoundLine.state": "open",
    "ConcernLine.state": "raised",
    "RoundView.state": "draft",
    "RoundView.lacking": ("agencies",),
    "RoundAskView.field": "title",
    "RoundStepView.step": "close",
    "RoundStepView.lacking": (),
    "CasePreviewView.problems": (Gathered("empty", "", {}, ()),),
}
"""Fields that hold one of a few words of our own, never what somebody typed."""


def fill(wanted: Any, text: str) -> Any:
    """Fill a field's type with a text wherever one goes."""
    if dataclasses.is_dataclass(wanted):
        hints = typing.get_type_hints(wanted)
        assert isinstance(wanted, type)
        names = [field.name for field in dataclasses.fields(wanted)]
        closed = {name: CLOSED[f"{wanted.__name__}.{name}"] for name in names if f"{wanted.__name__}.{name}" in CLOSED}
        if "fields" in names:
            closed["fields"] = (("title", text),)
        open_ = {name: fill(hints[name], text) for name in names if name not in closed and not name.endswith("_at")}
        return wanted(**{name: WHEN for name in names if name.endswith("_at")} | open_ | closed)
    parts = typing.get_args(wanted)
    if typing.get_origin(wanted) is tuple:
        each = parts[:1] if parts[-1] is ... else parts
        return tuple(fill(part, text) for part in each)
    if parts:  # a type or None
        return fill(parts[0], text)
    return {str: text, int: 3, float: 1.5, bool: True}[wanted]


def filled(view: type[View], text: str) -> View:
    """Make a view full of a text, with true times where times must be."""
    made = fill(view, text)
    if isinstance(made, CasesView):
        return dataclasses.replace(made, rounds=((text, "2026-12-18", (fill(views.CaseLine, text),)),))
    if "at" in {field.name for field in dataclasses.fields(view)}:
        return typing.cast("View", dataclasses.replace(made, at="2026-07-01T12:00:00.000+00:00"))
    assert isinstance(made, View)
    return made


def html_of(view: View) -> str:
    return "\n".join(RENDER.messages(Message(view)))


WORDY = [view for view in VIEWS if view not in (NoticeView, RoundDropView)]


@pytest.mark.parametrize("view", WORDY, ids=lambda view: view.__name__)
def test_what_people_typed_is_text_and_never_markup(view: type[View]) -> None:
    text = html_of(filled(view, NASTY))
    assert set(re.findall(r"<([^>]+)>", text)) <= TAGS
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; {{ 7 * 7 }} {% x %}" in text


@pytest.mark.parametrize("view", WORDY, ids=lambda view: view.__name__)
def test_every_view_says_something_without_gaps(view: type[View]) -> None:
    text = html_of(filled(view, "word"))
    assert text == text.strip()
    assert "word" in text
    assert "\n\n\n" not in text


def test_a_notice_alone_is_a_message() -> None:
    assert RENDER.messages(Message(NoticeView(), notice=Notice("kept"))) == [RENDER.notice(Notice("kept"))]


def test_a_notice_stands_above_what_the_message_shows() -> None:
    view, notice = PausedView("C07", "Police", 3, 31), Notice("kept")
    assert RENDER.messages(Message(view, notice=notice)) == [f"{RENDER.notice(notice)}\n\n{html_of(view)}"]


def calls(path: Path) -> Iterator[tuple[str, set[str]]]:
    """Yield the codes of sentences that a source file names, each with the facts it gives."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        raised = name == "__init__" and ast.unparse(node.func) == "super().__init__"
        if name not in {"Notice", "Refusal", "NotAllowed", "AnswerNotAccepted"} and not raised:
            continue
        codes = [one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant)]
        facts = {keyword.arg for keyword in node.keywords if keyword.arg and keyword.arg not in ("quiet", "also")}
        if len(node.args) > 1 and isinstance(node.args[1], ast.Dict):
            facts |= {
                key.value for key in node.args[1].keys if isinstance(key, ast.Constant) and isinstance(key.value, str)
            }
        yield from ((code, facts) for code in codes if isinstance(code, str) and re.fullmatch(r"[a-z_]+", code))


SOURCES = [
    path
    for package in (bot, questionnaires)
    for path in Path(str(package.__file__)).parent.rglob("*.py")
    if path.parent.name != "sandbox"
]
USED = [(path.name, code, facts) for path in SOURCES for code, facts in calls(path) if code != "may_not_"]
ALLOWED = [("access.py", f"may_not_{action}", set[str]()) for action in PERMISSIONS]


def test_every_sentence_that_is_named_is_there_with_the_facts_it_takes() -> None:
    assert len(USED) > 40
    wrong = [
        (where, code, facts)
        for where, code, facts in [*USED, *ALLOWED]
        if code not in MACROS or facts != set(MACROS[code].arguments)
    ]
    assert wrong == []


def test_no_sentence_is_there_twice() -> None:
    names = [name for path in TEMPLATES.glob("notices*.j2") for name in re.findall(r"{% macro (\w+)", path.read_text())]
    assert sorted(names) == sorted(set(names))


def test_every_sentence_that_is_there_is_named_somewhere() -> None:
    assert set(MACROS) - {code for _, code, _ in [*USED, *ALLOWED]} == set()


NUMBERS: dict[str, Any] = {
    **{
        "most": 1000,
        "length": 1200,
        "least": 1,
        "count": 3,
        "expires_at": WHEN,
        "said_at": WHEN,
        "size": 3,
        "cases": 9,
    },
    **{"state": "open", "what": ["cases"], "other": "2026-07-01", "field": "period_to", "step": "archive"},
    **{
        "kinds": ["listed_name", "long_number"],
        "pairs": [("C7", "C07")],
        "faults": [{"code": "person", "lines": [3], "more": False}],
    },
}


@pytest.mark.parametrize("code", sorted(MACROS))
def test_every_sentence_keeps_what_it_is_given_as_text(code: str) -> None:
    facts = {name: NUMBERS.get(name, NASTY) for name in MACROS[code].arguments}
    words = RENDER.notice(Notice(code, facts))
    assert words
    assert set(re.findall(r"<([^>]+)>", words)) <= TAGS
    assert len(RENDER.toast(Notice(code, facts))) <= 200


@pytest.mark.parametrize(
    ("least", "most", "bounds"), [(1, None, ["1"]), (None, 9, ["9"]), (1, 9, ["1", "9"]), (0, None, ["0"])]
)
def test_a_number_out_of_bounds_is_told_the_bounds_there_are(
    least: int | None, most: int | None, bounds: list[str]
) -> None:
    assert re.findall(r"\d+", RENDER.notice(Notice("out_of_bounds", {"least": least, "most": most}))) == bounds


def test_a_long_passing_note_is_cut_with_a_mark() -> None:
    words = RENDER.toast(Notice("noted", {"answer": "x" * 300}))
    assert (len(words), words[-1]) == (200, "…")


def test_a_passing_note_says_signs_as_they_are() -> None:
    assert RENDER.toast(Notice("noted", {"answer": "<b>A & B</b>"})).endswith("<b>A & B</b>")


def said(path: Path) -> str:
    """Give the words of a template."""
    return re.sub(r"{[{%].*?[%}]}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.j2")), ids=lambda path: path.stem)
def test_no_template_raises_its_voice(path: Path) -> None:
    assert "!" not in said(path).removeprefix("<!doctype html>")


def test_only_the_receipt_says_that_something_was_submitted() -> None:
    assert [path.name for path in sorted(TEMPLATES.glob("*.j2")) if "submitted" in said(path)] == ["receipt.j2"]


def test_everything_odd_that_a_rule_can_find_has_its_words() -> None:
    source = (Path(str(questionnaires.__file__)).parent / "rules.py").read_text(encoding="utf-8")
    codes = re.findall(r'Remark\("(\w+)"', source)
    words = (TEMPLATES / "check.j2").read_text(encoding="utf-8")
    assert len(codes) >= 3
    assert [code for code in codes if f'"{code}"' not in words] == []


@pytest.mark.parametrize(
    ("at", "words"),
    [
        pytest.param("2026-07-01T12:00:00.000+00:00", "1 July 2026, 13:00", id="summer time"),
        pytest.param("2026-12-01T12:00:00.000+00:00", "1 December 2026, 12:00", id="winter time"),
        pytest.param("2026-06-30T23:30:00.000+00:00", "1 July 2026, 00:30", id="past midnight"),
    ],
)
def test_a_moment_is_said_in_the_zone_that_was_set(at: str, words: str) -> None:
    assert RENDER.moment(at) == words


@pytest.mark.parametrize("state", ["submitted", "nil_return", "unable"])
def test_a_receipt_says_submitted_and_when(state: str) -> None:
    text = html_of(ReceiptView("C07", "Police", state, False, "2026-07-01T12:00:00.000+00:00", False, "", 2))
    assert "submitted" in text
    assert "1 July 2026, 13:00" in text


def test_help_lists_the_commands_it_is_given() -> None:
    text = html_of(HelpView((("cases", "your cases"), ("help", "what I understand"))))
    assert [line for line in text.split("\n") if line[0:1] == "/"] == ["/cases: your cases", "/help: what I understand"]


@pytest.mark.parametrize(
    ("raw", "clean"), [("a  \nb", "a\nb"), ("a\n\n\n\nb", "a\n\nb"), ("\n a \n", "a"), ("a\n \n \nb", "a\n\nb")]
)
def test_blank_lines_of_templates_go(raw: str, clean: str) -> None:
    assert tidy(raw) == clean


GRADES = [step for step in Catalog().newest("six_areas").steps if isinstance(step.question, GradeQuestion)]


def grade_prompt(store: Store, path: str) -> Message:
    response_id, person_id = begin(store)

    def work(tx: Tx) -> Message:
        opened = load(tx, Catalog(), person_id, tx.responses.get(response_id))
        return prompt(opened.go(path=path))

    return store.write_now(work)


@pytest.mark.parametrize("path", [step.path for step in GRADES])
def test_a_grade_its_four_descriptors_and_its_buttons_are_one_message(loaded: Store, path: str) -> None:
    message = grade_prompt(loaded, path)
    (text,) = RENDER.messages(message)
    assert units(text) <= LIMIT
    assert text.count("</b>: ") == 4
    assert keyboard(message.rows) is not None


@pytest.mark.parametrize(
    ("words", "set_apart"),
    [
        pytest.param("Seen alone.", "Seen alone.", id="left to right stays bare"),
        pytest.param("طفل", "\u2068طفل\u2069", id="right to left is isolated"),
        pytest.param("\u202eturned", "\u2068\u202eturned\u2069", id="a sign that turns the line round is held in"),
    ],
)
def test_words_that_run_the_other_way_do_not_turn_the_line_round(words: str, set_apart: str) -> None:
    assert within(words) == set_apart
    assert Renderer().notice(Notice("noted", {"answer": words})) == f"Noted: {set_apart}"
