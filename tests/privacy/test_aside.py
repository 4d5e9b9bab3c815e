"""What is remembered of a message: not for long, not of many, and never what surely points to a child."""

from __future__ import annotations

from bot.privacy.aside import FOR_S, MOST, Aside, Words
from bot.privacy.found import MASKS
from bot.privacy.tripwire import find

TYPED = "Sarah Whitlock, 943 476 5919, 01632 960123"
WORDS = Words(TYPED, find(TYPED))


def test_kinds_are_let_stand_but_never_those_that_surely_point_to_a_child() -> None:
    assert WORDS.masked(frozenset()) == "[name], [NHS number], [phone]"
    assert WORDS.masked({"name"}) == "Sarah Whitlock, [NHS number], [phone]"
    assert WORDS.masked(MASKS.keys()) == "Sarah Whitlock, [NHS number], 01632 960123"
    assert WORDS.kinds() == ("name", "nhs_number", "phone")
    assert WORDS.kinds(MASKS.keys()) == ("nhs_number",)


def test_it_is_forgotten_after_four_hours() -> None:
    now = [0.0]
    aside = Aside(lambda: now[0])
    aside.put(1, 7, WORDS)
    assert aside.of(1) == {7: WORDS}
    assert aside.of(2) == {}
    now[0] = FOR_S + 1
    assert aside.of(1) == {}


def test_the_oldest_is_forgotten_when_there_are_many() -> None:
    aside = Aside()
    for number in range(MOST + 3):
        aside.put(1, number, WORDS)
    assert min(aside.of(1)) == 3


def test_a_message_that_was_changed_is_remembered_as_it_is_now() -> None:
    aside = Aside()
    aside.put(1, 7, WORDS)
    changed = Words("Sarah", find("Sarah"))
    aside.put(1, 7, changed)
    assert aside.of(1) == {7: changed}
