"""A text does not grow while it is read, whatever signs it is written in: what is counted is signs, not time."""

from __future__ import annotations

import sys

from bot.privacy.reading import LONGEST, fold, read


def test_no_sign_spells_more_than_a_few() -> None:
    assert max(len(fold.__wrapped__(chr(code))) for code in range(sys.maxunicode + 1)) <= LONGEST


def test_a_text_of_phrases_in_one_sign_stays_as_long() -> None:
    assert len(read("\ufdfa" * 4096).words) == 4096
