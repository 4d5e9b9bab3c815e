"""Words of other scripts: a name among English words is found, and a sentence of its own passes."""

from __future__ import annotations

import pytest

from bot.privacy.tripwire import find

NAMES = [
    "Home visit to ਗੁਰਪ੍ਰੀਤ today.",
    "Seen with محمد علي at school.",
    "Mother calls her 小明.",
    "Олена was seen alone.",
]
SENTENCES = ["شوهد الطفل وحده في المدرسة.", "儿" * 600, "Дитина сказала що вдома було страшно."]


@pytest.mark.parametrize("words", NAMES)
def test_a_name_in_another_script_is_found_among_english_words(words: str) -> None:
    found = [words[span.start : span.end] for span in find(words)]
    assert found
    assert not any(one.isascii() for one in found)


@pytest.mark.parametrize("words", SENTENCES, ids=["right to left", "without spaces", "with capitals"])
def test_a_sentence_in_another_script_passes(words: str) -> None:
    assert list(find(words)) == []
