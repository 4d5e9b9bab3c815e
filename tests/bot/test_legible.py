"""Words that are typed lose what nobody sees, and nothing else."""

from __future__ import annotations

import pytest

from bot.legible import all_legible, legible
from bot.privacy.tripwire import find

TAKEN_OUT = [
    pytest.param("safe\u202etxet", "safetxet", id="an override"),
    pytest.param("\u2067a\u2069\u2066b", "ab", id="isolates, closed or not"),
    pytest.param("a\u200fb\u200ec\u061cd", "abcd", id="marks of direction"),
    pytest.param("a\u200bb\ufeffc\u00add\u2060e", "abcde", id="widths of nothing"),
    pytest.param("a\x00b\x07c\x1b[31md\x7f", "abc[31md", id="controls"),
    pytest.param("a\ud83db", "ab", id="half a sign, which no database takes"),
    pytest.param("a\U000e0041\U000e0042", "a", id="tags, in which text is smuggled"),
    pytest.param("\u3164\u115f\u2800", "", id="letters that show nothing"),
    pytest.param("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour", id="ends of lines"),
    pytest.param("Z" + "\u0335" * 60 + "o", "Z" + "\u0335" * 4 + "o", id="zalgo"),
]

KEPT = [
    "Seen alone.\n\tTwice.",
    "Zoë Ångström, naïve",
    "e\u0301",  # written apart
    "Nguye\u0302\u0303n",
    "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian, with a joiner
    "👩\u200d👧 ❤\ufe0f 👍🏽",
    "Ψ ж 漢字 한글",
]


@pytest.mark.parametrize(("typed", "kept"), TAKEN_OUT)
def test_what_nobody_sees_is_taken_out(typed: str, kept: str) -> None:
    assert legible(typed) == kept
    assert legible(kept) == kept


@pytest.mark.parametrize("typed", KEPT)
def test_what_is_read_stays_as_it_was_typed(typed: str) -> None:
    assert legible(typed) == typed


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\U000e0031", "\u3164", "\x07"])
def test_no_number_is_hidden_from_the_tripwire_in_unseen_signs(sign: str) -> None:
    assert find(legible(sign.join("9434765919")))


def test_a_rounds_file_is_read_in_the_same_way() -> None:
    assert all_legible({"a": ["x\u202ey", 1, {"b": "\u200bz"}]}) == {"a": ["xy", 1, {"b": "z"}]}
