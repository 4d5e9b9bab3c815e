"""What the tripwire finds and misses in the corpus, as docs/privacy.md says; `make golden` writes its tables anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from bot.privacy.found import MASKS, Found
from tests.privacy.corpus import Text, texts

PAGE = Path(__file__).parents[2] / "docs" / "privacy.md"
TABLES = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)
CALLED = {
    "nhs_number": "NHS number",
    "upn": "pupil number",
    "national_insurance": "National Insurance number",
    "phone": "phone",
    "email": "e-mail",
    "postcode": "postcode",
    "date_of_birth": "date of birth",
    "address": "address",
    "link": "link",
    "listed_name": "name on the watch list",
    "name": "likely name",
    "date": "bare early date",
    "long_number": "other long number",
}


def is_whole(label: Found, text: Text) -> bool:
    """Nothing is left to read of what was labelled."""
    covered = {place for one in text.found() for place in range(one.start, one.end)}
    return all(place in covered or not text.words[place].isalnum() for place in range(label.start, label.end))


def is_true(found: Found, text: Text) -> bool:
    return any(found.start < label.end and label.start < found.end for label in text.labels)


def share(part: int, whole: int) -> str:
    return f"{part} of {whole}" + (f" ({100 * part / whole:.0f} %)" if whole else "")


def row(called: str, kinds: Iterable[str], some: Sequence[Text]) -> str:
    """Count labels of these kinds that are found whole (as any kind), and finds of them that are true."""
    labels = [is_whole(label, text) for text in some for label in text.labels if label.kind in kinds]
    found = [is_true(one, text) for text in some for one in text.found() if one.kind in kinds]
    return f"| {called} | {share(sum(labels), len(labels))} | {share(sum(found), len(found))} |"


def table(title: str, some: Sequence[Text]) -> str:
    clean = [text for text in some if not text.labels]
    alarms = [text for text in clean if text.found()]
    warned = [text for text in some if text.labels and text.found()]
    per_hundred = 100 * len(alarms) / len(clean)
    hard = {kind for kind in MASKS if Found(0, 0, kind).is_hard}
    return "\n".join(
        [
            f"### {title}\n",
            "| what | found, of what there is (recall) | true, of what was found (precision) |\n|---|---|---|",
            *(row(CALLED[kind], {kind}, some) for kind in MASKS),
            row("**hard kinds**", hard, some),
            row("**all**", set(MASKS), some),
            f"| **texts with an identifier** | {share(len(warned), len(some) - len(clean))} | |",
            f"\nFalse alarms: {len(alarms)} in {len(clean)} clean texts, {per_hundred:.1f} in 100.\n",
        ]
    )


def test_the_page_says_what_is_measured(request: pytest.FixtureRequest) -> None:
    held_out = [text for text in texts() if text.is_held_out]
    assert (len(texts()), len(held_out)) == (300, 100)
    measured = f"\n{table('All 300 texts', texts())}\n{table('The 100 held out', held_out)}\n"
    page = PAGE.read_text(encoding="utf-8")
    if request.config.getoption("--golden"):
        PAGE.write_text(TABLES.sub(lambda _: measured, page), encoding="utf-8")
        page = PAGE.read_text(encoding="utf-8")
    assert TABLES.findall(page) == [measured], "the figures have changed: look at them with make golden"


def test_no_hard_kind_is_missed_in_the_texts_it_was_made_with() -> None:
    missed = [
        text.words[label.start : label.end]
        for text in texts()
        for label in text.labels
        if label.is_hard and not text.is_held_out and not is_whole(label, text)
    ]
    assert missed == []
