"""Whatever is written: what is masked is gone, the rest is as it was, and nothing planted slips by."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.privacy.found import MASKS, mask
from bot.privacy.tripwire import find, find_hard
from bot.privacy.watch_list import WatchList
from tests.privacy.corpus import period

LIST = WatchList.of(["Jayden Okafor-Lane", "Rose Hart"], b"pepper")
NUMBERS = ("999 323 7418", "9997976630", "A999200005001", "QQ 12 34 56 C", "07700 900123", "+44 7700 900456")
PLANTED = (
    *NUMBERS,
    "01632 960123", "(020) 7946 0123", "amy.smith@example.org", "ZZ99 3VZ", "dob 12/03/2014", "born 3 May 2015",
    "14 Acacia Avenue", "https://records.example.org/person?id=448812", "Jayden", "rose hart",
)  # fmt: skip
PIECES = (
    *PLANTED,
    *MASKS.values(),
    *("C07", "s47", "3rd", "1 of 3", "dob", "born", "12", "07", "0", "rang", "www.", "http://", "x", "A", "St", "at"),
    *"+-.,@/?£()[]'",
    *(
        "mum Sarah",
        "Dr Patel",
        "Grace",
        "WHITLOCK",
        "Pell,",
        "the",
        "family",
        "said",
        "4471123",
        "12.03.2014",
        "12.03.2026",
        "flat 2",
        "O'",
        "Mr",
    ),
    *("\n", "\u200b", "\u0301", "e\u0301", "½", "９", "👩‍👧", "\ue000"),  # noqa: RUF001
)
WRITTEN = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=14).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda gap: gap.join(pieces))
)
AROUND = st.text(max_size=30) | st.text(alphabet="0123456789 .,-/()+@'abzAZ£½\n\u200b\u0301", max_size=30)


@given(WRITTEN)
@settings(max_examples=400, deadline=None)
def test_nothing_is_found_in_what_was_masked(text: str) -> None:
    masked = mask(text, find(text, LIST, period=period()))
    assert find(masked, LIST, period=period()) == ()
    assert mask(masked, find(masked, LIST, period=period())) == masked


@given(WRITTEN)
@settings(max_examples=200, deadline=None)
def test_no_hard_kind_is_found_when_those_alone_were_masked(text: str) -> None:
    masked = mask(text, [one for one in find(text, LIST) if one.is_hard])
    assert [one for one in find(masked, LIST) if one.is_hard] == []


@given(WRITTEN)
@settings(max_examples=200, deadline=None)
def test_hard_kinds_can_be_sought_alone(text: str) -> None:
    assert find_hard(mask(text, find_hard(text, LIST)), LIST) == ()


@given(WRITTEN)
@settings(max_examples=200, deadline=None)
def test_what_is_not_found_is_left_as_it_was(text: str) -> None:
    found = find(text, LIST)
    ends = [0, *(place for one in found for place in (one.start, one.end)), len(text)]
    assert ends == sorted(ends)
    kept = [text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True)]
    woven = kept[0] + "".join(MASKS[one.kind] + rest for one, rest in zip(found, kept[1:], strict=True))
    assert mask(text, found) == woven


@pytest.mark.parametrize("planted", PLANTED)
@given(before=AROUND, after=AROUND)
@settings(max_examples=60, deadline=None)
def test_a_hard_kind_is_found_whatever_stands_around_it(planted: str, before: str, after: str) -> None:
    assert_masked(f"{before} ", planted, f" {after}")


@pytest.mark.parametrize("planted", NUMBERS)
@given(
    unseen=st.lists(st.sampled_from(["", "\u200b", "\u2060", "\ufeff", "\u0332", "\ufe0f"]), min_size=20, max_size=20)
)
def test_a_number_is_found_in_wide_signs_with_unseen_ones_between(planted: str, unseen: list[str]) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign.isalnum() else sign for sign in planted)
    assert_masked("see ", "".join(sign + after for sign, after in zip(wide, unseen, strict=False)), " on file")


def assert_masked(before: str, planted: str, after: str) -> None:
    """All of what was planted is within one that is found, or some side by side."""
    text = before + planted + after
    found = [one for one in find(text, LIST) if one.is_hard]
    covered = {place for one in found for place in range(one.start, one.end)}
    start = len(before) + (planted.find(" ") + 1 if planted.startswith(("dob", "born")) else 0)
    assert {place for place in range(start, len(before + planted)) if not text[place].isspace()} <= covered


HOSTILE = """
0 1 9 07 0. 12. 1/1/ @ a@ a@a. a. a/ A aA aA, (0 + +4 - ' A' O' A- 1a A1 QQ1 www. ?a= ½
１ e\u0301 [name] [name ﷺ 9\u200b
0_ 07700_ 999,,,, http:// dob1.1.10, born1 d.o.b b.1 Flat1, 12Aa 1st ZZ99 44-7 rang7 A. x(at)x.
"""  # noqa: RUF001


@pytest.mark.parametrize("piece", [piece + gap for piece in HOSTILE.split() for gap in ("", " ")])
def test_a_long_text_that_repeats_itself_is_read_to_its_end(piece: str) -> None:
    text = (piece * 4096)[:4096]
    masked = mask(text, find(text, LIST, period=period()))
    assert find(masked, LIST, period=period()) == ()
