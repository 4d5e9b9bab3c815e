"""Telegram HTML becomes plain text with entities, and safe HTML again."""

from __future__ import annotations

import pytest

from bot.sandbox.errors import ApiError
from bot.sandbox.html_reader import parse_html
from bot.sandbox.markup import found_in, trimmed
from bot.sandbox.safe_html import to_html

READ = [
    pytest.param("plain & simple", "plain & simple", [], id="no tags"),
    pytest.param("<b>a</b> <i>b</i>", "a b", [("bold", 0, 1), ("italic", 2, 1)], id="two tags"),
    pytest.param("<B>a</B>", "a", [("bold", 0, 1)], id="capitals"),
    pytest.param("😀<u>x</u>", "😀x", [("underline", 2, 1)], id="UTF-16 offsets"),
    pytest.param("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)], id="nested"),
    pytest.param("&lt;b&gt; &amp; &quot;&#39;&#x1F600;", "<b> & \"'😀", [], id="entities"),
    pytest.param("&nbsp;", "&nbsp;", [], id="an entity Telegram does not know stays"),
    pytest.param("<ins>a</ins><del>b</del>", "ab", [("underline", 0, 1), ("strikethrough", 1, 1)], id="synonyms"),
    pytest.param('<span class="tg-spoiler">s</span>', "s", [("spoiler", 0, 1)], id="spoiler"),
    pytest.param("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)], id="folded"),
    pytest.param("<blockquote>q</blockquote>", "q", [("blockquote", 0, 1)], id="quotation"),
    pytest.param('<pre><code class="language-py">x</code></pre>', "x", [("pre", 0, 1)], id="code block"),
    pytest.param('<a href="http://x.test/?a=1&amp;b=2">x</a>', "x", [("text_link", 0, 1)], id="link"),
    pytest.param("<b></b>x", "x", [], id="an empty tag marks nothing"),
    pytest.param("AT&ampT &lt <i>x</>", "AT&ampT < x", [("italic", 10, 1)], id="no semicolon, a bare end tag"),
    pytest.param('<a href="javascript:x">y</a>', "y", [], id="a link nobody can open is words"),
    pytest.param('<a href="x.test">y</a>', "y", [("text_link", 0, 1)], id="a link without a scheme"),
    pytest.param("<b >x</b\n>", "x", [("bold", 0, 1)], id="blanks in tags"),
]
REFUSED = [
    pytest.param("<b>a", 'Can\'t find end tag corresponding to start tag "b"', id="unclosed"),
    pytest.param("a</b>", "Unexpected end tag at byte offset 1", id="unopened"),
    pytest.param("<b><i>a</b></i>", 'expected "</i>", found "</b>"', id="crossed"),
    pytest.param("é<br>", 'Unsupported start tag "br" at byte offset 2', id="unknown"),
    pytest.param("2 < 3", 'Unsupported start tag "" at byte offset 2', id="a bare less-than"),
    pytest.param("a<b", "Unclosed start tag at byte offset 1", id="a tag that never closes"),
    pytest.param("<a href='x", "Unclosed start tag at byte offset 0", id="a quote that never closes"),
    pytest.param("<b>a</b", "Unclosed end tag at byte offset 4", id="an end tag that never closes"),
    pytest.param("<!-- a -->", 'Unsupported start tag "!--" at byte offset 0', id="a comment"),
    pytest.param("<b/>", 'Unsupported start tag "b/" at byte offset 0', id="a tag that ends itself"),
    pytest.param("<b />", 'Empty attribute name in the tag "b" at byte offset 0', id="the same with a blank"),
    pytest.param("<a href=http://x>a</a>", "Unexpected end of name token at byte offset 8", id="a bare address"),
    pytest.param("<span>a</span>", 'Tag "span" must have class "tg-spoiler"', id="span without class"),
]


@pytest.mark.parametrize(("source", "text", "entities"), READ)
def test_html_is_read(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    read = parse_html(source)
    assert read.text == text
    assert [(e.kind, e.offset, e.length) for e in read.entities] == entities


@pytest.mark.parametrize(("source", "reason"), REFUSED)
def test_unreadable_html_is_refused_as_telegram_does(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert refused.value.description.startswith("Bad Request: can't parse entities: ")
    assert reason in refused.value.description


def test_white_space_is_cut_and_entities_move_along() -> None:
    cut = trimmed(parse_html("\n  <b>a </b>\n"))
    assert cut.text == "a"
    assert [(e.offset, e.length) for e in cut.entities] == [(0, 1)]


def test_commands_and_links_are_found_outside_code() -> None:
    read = parse_html("/start see https://x.test/a. <code>/no</code> and/or")
    assert [(e.kind, e.offset, e.length) for e in found_in(read.text, read.entities)] == [
        ("bot_command", 0, 6),
        ("url", 11, 16),
        ("code", 29, 3),
    ]


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("<b>a &lt;script&gt; <i>b</i></b>", "<b>a &lt;script&gt; <i>b</i></b>"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ('<a href="https://x.test/&quot;onclick=1">x</a>', 'href="https://x.test/&quot;onclick=1"'),
        ("😀<u>x</u>&amp;", "😀<u>x</u>&amp;"),
    ],
)
def test_only_our_own_tags_are_written(source: str, html: str) -> None:
    read = parse_html(source)
    assert html in to_html(read.text, read.entities)
    assert "javascript" not in to_html(read.text, read.entities)
