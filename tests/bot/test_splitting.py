"""Long texts are split where Telegram takes them, and nothing of them is lost."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.splitting import LIMIT, split, units

TAG = re.compile(r"<(/?)([a-z]+)[^>]*>")


def visible(page: str) -> str:
    """Give what a person sees of a page."""
    return html.unescape(TAG.sub("", page))


def bare(text: str) -> str:
    """Leave white space out."""
    return "".join(text.split())


def balanced(page: str) -> bool:
    """Tell whether every tag of a page is closed, in order."""
    opened: list[str] = []
    for match in TAG.finditer(page):
        if not match[1]:
            opened.append(match[2])
        elif not opened or opened.pop() != match[2]:
            return False
    return not opened


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("abc", 3), ("école", 5), ("👧", 2), ("👧🏽", 4), ("🀄", 2)],
    ids=["nothing", "letters", "an accent", "a face", "a face with its tone", "a tile"],
)
def test_length_is_counted_as_telegram_counts(text: str, count: int) -> None:
    assert units(text) == count


CASES = [
    pytest.param("", 10, [""], id="nothing"),
    pytest.param("short", 10, ["short"], id="what fits is left alone"),
    pytest.param("one two three", 8, ["one two", "three"], id="cut between words"),
    pytest.param("abcdefgh ijklmnop", 8, ["abcdefgh", "ijklmnop"], id="the space at a cut takes no room"),
    pytest.param("aaaa bb\n\ncc dd ee", 12, ["aaaa bb", "cc dd ee"], id="cut at a blank line that is near"),
    pytest.param("a\n\nbbbb cccc dddd", 16, ["a\n\nbbbb cccc", "dddd"], id="not at a blank line that is far"),
    pytest.param("abcdefghijkl", 8, ["abcdefgh", "ijkl"], id="cut inside a word that is too long"),
    pytest.param("<b>one two three</b>", 8, ["<b>one two</b>", "<b>three</b>"], id="a tag is closed and opened again"),
    pytest.param(
        "<b>one <i>two three</i></b>", 8, ["<b>one <i>two</i></b>", "<b><i>three</i></b>"], id="tags inside each other"
    ),
    pytest.param(
        '<blockquote expandable>one two three</blockquote>',
        8,
        ["<blockquote expandable>one two</blockquote>", "<blockquote expandable>three</blockquote>"],
        id="a tag keeps its attribute",
    ),
    pytest.param("aaa&amp;aaa bbbb", 8, ["aaa&amp;aaa", "bbbb"], id="an entity counts as what it shows"),
    pytest.param("a&lt;b c&gt;d e&amp;f", 4, ["a&lt;b", "c&gt;d", "e&amp;f"], id="an entity is never cut"),
    pytest.param("👧👧👧 👧👧👧", 8, ["👧👧👧", "👧👧👧"], id="a face is never cut in two"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "limit", "pages"), CASES)
def test_a_text_is_split(text: str, limit: int, pages: list[str]) -> None:
    assert split(text, limit) == pages


def test_a_text_of_the_limit_is_one_message_and_one_more_sign_is_two() -> None:
    assert len(split("x" * LIMIT)) == 1
    assert len(split("x" * (LIMIT + 1))) == 2


def test_words_of_a_long_answer_are_spread_over_few_messages() -> None:
    answer = "A sentence of some forty signs and no more. " * 900
    assert len(split(answer)) == -(-len(answer) // LIMIT)


WORDS = st.text(st.sampled_from(" \n&<>\"'abcdé👧🏽🀄"), max_size=40)
LEAVES = WORDS.map(html.escape)


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Put pieces side by side, or inside a tag."""
    tags = st.sampled_from(["b", "i", "blockquote", "blockquote expandable"])
    inside = st.builds(lambda tag, text: f"<{tag}>{text}</{tag.split()[0]}>", tags, inner)
    return inside | st.lists(inner, max_size=5).map("".join)


MARKUP = st.recursive(LEAVES, wrapped, max_leaves=12)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MARKUP, st.integers(8, 60))
def test_whatever_is_split_fits_is_balanced_and_loses_nothing(text: str, limit: int) -> None:
    pages = split(text, limit)
    assert bare("".join(map(visible, pages))) == bare(visible(text))
    for page in pages:
        assert units(visible(page)) <= limit
        assert balanced(page)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(MARKUP, st.integers(8, 60))
def test_no_page_is_left_with_nothing_to_see(text: str, limit: int) -> None:
    assume(bare(visible(text)))
    assert [page for page in split(text, limit) if not visible(page).strip()] == []


def test_space_at_a_cut_with_only_closing_tags_behind_it_makes_no_page() -> None:
    assert split("<b>aaaaaaaa </b>", 8) == ["<b>aaaaaaaa</b>"]
