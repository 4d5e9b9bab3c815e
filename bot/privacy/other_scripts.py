"""Other scripts: a name among English words, and a sentence of its own."""

from __future__ import annotations

from collections.abc import Sequence

from bot.privacy.words import Word

LONGEST_NAME, LONGEST_WORD = 3, 12
"""How many words a name in another script has at most, and how many letters each."""


def stands_apart(said: Sequence[Word], place: int) -> bool:
    """Tell a name in another script from a sentence in it: at most three words, and none as long as a sentence."""
    first = last = place
    while first and said[first - 1].is_of_another_script and place - first < LONGEST_NAME:
        first -= 1
    while last + 1 < len(said) and said[last + 1].is_of_another_script and last - first < LONGEST_NAME:
        last += 1
    run = said[first : last + 1]
    return len(run) <= LONGEST_NAME and all(len(word.written) <= LONGEST_WORD for word in run)
