"""What is wrong with a list, gathered and said: every code has its sentence, and many lines are one."""

from __future__ import annotations

from typing import Any

import pytest

from bot.office.case_list import Problem, read_case_list, read_typed_list
from bot.office.columns import NOT_TO_BE_SENT
from bot.office.gathering import Gathered, gather
from bot.render import Renderer
from tests.office.test_case_list import BAD_FILES, BAD_ROWS

WORDS: Any = Renderer().env.get_template("_case_list.j2").module
FACTS = {
    "megabytes": 2.1, "most": 60, "kind": "pdf", "rows": 2, "columns": 61, "what": "name",
    "reference": "C1", "first": 2, "oldest": 17,
}  # fmt: skip
CODES = {str(case.values[1]) for case in BAD_FILES} | {str(case.values[2]) for case in BAD_ROWS}
CODES |= {"not_to_be_sent", "reference_alike"}


def said(text: str) -> list[str]:
    return [str(WORDS.problem(one)) for one in gather(read_case_list(text.encode(), "cases.csv").problems)]


def test_every_code_has_its_sentence_and_every_sentence_its_case() -> None:
    assert set(WORDS.words) == CODES


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_sentence_is_whole(code: str) -> None:
    words = str(WORDS.problem(Gathered(code, "C", FACTS, ((2, 2),))))
    assert words.startswith("Line 2, column C: ")
    assert words.endswith(".")
    assert "%" not in words
    assert "None" not in words
    assert "!" not in words


def test_every_column_not_to_be_sent_has_its_words() -> None:
    assert set(WORDS.called) == set(NOT_TO_BE_SENT)


def test_lines_with_the_same_fault_are_one() -> None:
    rows = "".join(f"C{n},{'x' if n in (3, 5, 6, 7) else 2}\n" for n in range(1, 10))
    assert [one.split(":")[0] for one in said(f"Ref,Age\n{rows}")] == ["Lines 4, 6 to 8, column B"]


def test_ten_thousand_faults_fit_a_phone() -> None:
    words = said("Ref,Age\n" + "".join(f"C{n},{'x' if n % 2 else 2}\n" for n in range(9_999)))
    assert len(words) == 1
    assert len(words[0]) < 300
    assert " and more, column B: " in words[0]


def test_duplicates_each_name_theirs() -> None:
    assert said("Ref\nC1\nC2\nC1\nc2\n") == [
        "Line 4, column A: C1 is there already, in line 2. Please keep one.",
        "Line 5, column A: C2 is there already, in line 3. Please keep one.",
    ]


def test_a_whole_file_is_told_without_a_line() -> None:
    assert gather([Problem("empty")]) == [Gathered("empty", "")]
    assert said("") == ["There is nothing in it. Please check that you picked the right file."]
    assert said("%PDF-1.7")[0].startswith("This is a PDF. ")
    assert said("Ref,Surname\nC1,x\n")[0].startswith("Line 1, column B: This column looks like names. ")


def test_what_is_typed_is_told_alike() -> None:
    found = gather(read_typed_list("C1\nAmy").problems)
    assert str(WORDS.problem(found[0])).startswith("Line 2: This looks like a name.")
