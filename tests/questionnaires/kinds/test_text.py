from __future__ import annotations

import pytest

from questionnaires.conditions import Value
from questionnaires.kinds import Piece, TextQuestion
from questionnaires.kinds.text import MESSAGES_MAX, TEXT_MAX
from tests.questionnaires.kinds.answering import Input, Tap, Words, offered, question, refusal, take

ASKED = question("text")
SORTED = question(
    "text", sorts=[{"value": "strength", "label": "Strength"}, {"value": "develop", "label": "To develop"}]
)
NEXT = Tap("next")

CASES = [
    pytest.param([Words("Seen alone.", 1), NEXT], {"text": "Seen alone."}, id="a message and Next"),
    pytest.param([Words("  Seen.\n", 1), NEXT], {"text": "Seen."}, id="space around it goes"),
    pytest.param([Words("One.", 1), Words("Two.", 2), NEXT], {"text": "One.\n\nTwo."}, id="messages are joined"),
    pytest.param(
        [Words("One.", 1), Words("Two.", 2), Words("First.", 1), NEXT],
        {"text": "First.\n\nTwo."},
        id="an edited message takes its own place",
    ),
    pytest.param([Words("One.", 1), Words("next", 2)], {"text": "One."}, id="the word Next closes"),
    pytest.param([Words("next", 1), NEXT], {"text": "next"}, id="the word Next first is an answer"),
    pytest.param([Words("One."), Words("One."), NEXT], {"text": "One.\n\nOne."}, id="without numbers each is its own"),
    pytest.param([Words("<b>&</b> 👧🏽", 1), NEXT], {"text": "<b>&</b> 👧🏽"}, id="signs are kept as they are"),
]


@pytest.mark.parametrize(("inputs", "value"), CASES)
def test_a_text_is_written_and_closed(inputs: list[Input], value: dict[str, str]) -> None:
    got = take(ASKED, inputs)
    assert (got.value, got.final) == (value, True)
    assert (ASKED.show(value), ASKED.code(value), ASKED.detail(value)) == (value["text"], value["text"], "")


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        pytest.param([NEXT], "write_first", id="Next before a word"),
        pytest.param([Words(" \n ")], "empty", id="nothing but space"),
        pytest.param([Words("\u200b\u200e")], "empty", id="nothing that can be seen"),
        pytest.param([Words("👍🏽")], "no_words", id="only an emoji"),
        pytest.param([Words("One.", 1), Words("?!", 2)], "no_words", id="only signs, after words"),
        pytest.param([Words("One.", 1), Tap("next:strength")], "write_first", id="a Next that is not offered"),
        pytest.param([Words("x" * (TEXT_MAX + 1))], "too_long", id="too long in one message"),
        pytest.param([Words("x" * TEXT_MAX, 1), Words("y", 2)], "too_long", id="too long together"),
        pytest.param([Words("x", n) for n in range(MESSAGES_MAX + 1)], "too_many_messages", id="in too many messages"),
    ],
)
def test_a_text_refuses(inputs: list[Input], code: str) -> None:
    problem = refusal(ASKED, inputs)
    assert problem is not None
    assert problem.code == code


def test_the_longest_text_is_taken() -> None:
    assert take(ASKED, [Words("x" * TEXT_MAX, 1), NEXT]).final


@pytest.mark.parametrize(
    ("last", "sort"),
    [
        pytest.param(Tap("next:strength"), "strength", id="tapped"),
        pytest.param(Words("next: to develop", 2), "develop", id="typed"),
    ],
)
def test_next_says_what_sort_of_remark_it_was(last: Input, sort: str) -> None:
    got = take(SORTED, [Words("Kept calling.", 1), last])
    assert got.value == {"text": "Kept calling.", "sort": sort}
    assert got.final
    assert SORTED.detail(got.value) == sort


def test_next_is_offered_once_something_is_written() -> None:
    assert offered(ASKED) == []
    assert offered(ASKED, [Words("One.", 1)]) == ["Next"]


def test_a_next_for_each_sort_is_offered() -> None:
    assert offered(SORTED, [Words("One.", 1)]) == ["Next: Strength", "Next: To develop"]


def test_an_old_text_is_added_to_and_never_lost() -> None:
    base: Value = {"text": "Before."}
    assert take(ASKED, [Words("And more.", 9), NEXT], base).value == {"text": "Before.\n\nAnd more."}


def test_an_old_text_can_stand_with_next_alone() -> None:
    assert take(ASKED, [NEXT], {"text": "Before."}).value == {"text": "Before."}


def test_nothing_written_joins_to_nothing() -> None:
    assert ASKED.join([Piece("draft", {"text": ""}, (1, 1)), Piece("draft", None, (1, 2))]) is None


def test_messages_of_two_people_with_the_same_number_are_two_parts() -> None:
    said = [Piece("draft", {"text": "Hers."}, (1, 7)), Piece("draft", {"text": "His."}, (2, 7))]
    assert ASKED.join(said) == {"text": "Hers.\n\nHis."}


def test_a_text_that_stands_is_still_made_of_its_messages() -> None:
    said = [
        Piece("draft", {"text": "One."}, (1, 1)),
        Piece("draft", {"text": "Two."}, (1, 2)),
        Piece("final", {"text": "One.\n\nTwo."}),
        Piece("reopened", {"text": "One.\n\nTwo."}),
    ]
    assert isinstance(ASKED, TextQuestion)
    assert list(ASKED.parts(said).values()) == ["One.", "Two."]
    assert ASKED.join([*said, Piece("draft", {"text": "Once."}, (1, 1))]) == {"text": "Once.\n\nTwo."}


def test_a_text_begun_anew_is_made_of_what_came_after() -> None:
    said = [Piece("draft", {"text": "One."}, (1, 1)), Piece("reopened", None)]
    assert ASKED.join([*said, Piece("draft", {"text": "Two."}, (1, 2))]) == {"text": "Two."}


def test_a_text_is_typed_and_asks_nothing_more() -> None:
    assert ASKED.is_typed
    assert ASKED.asks(take(ASKED, [Words("One.", 1)]).draft) == ""


@pytest.mark.parametrize("method", ["show", "code", "detail"])
def test_a_skipped_text_shows_as_nothing(method: str) -> None:
    assert getattr(ASKED, method)(None) == ""


@pytest.mark.parametrize(
    "words", ["شوهد الطفل وحده.", "Zoë\u0308 n\u0303", "7"], ids=["right to left", "marks", "a digit"]
)
def test_words_of_any_script_are_kept_as_they_were_typed(words: str) -> None:
    assert take(ASKED, [Words(words, 1), NEXT]).value == {"text": words}


LONG = "word " * 500

CUTS = [
    pytest.param(LONG + "and", "then", LONG + "and then", id="a long part that ends in mid-sentence goes on"),
    pytest.param(LONG + "end.", "Then", LONG + "end.\n\nThen", id="a long part that ends a sentence is a paragraph"),
    pytest.param("and", "then", "and\n\nthen", id="a short part is a paragraph"),
    pytest.param("語" * 4096, "語", "語" * 4097, id="a part without spaces is glued"),
]


@pytest.mark.parametrize(("first", "second", "whole"), CUTS)
def test_a_text_that_telegram_cut_is_one_again(first: str, second: str, whole: str) -> None:
    assert take(ASKED, [Words(first, 1), Words(second, 2), NEXT]).value == {"text": whole}
