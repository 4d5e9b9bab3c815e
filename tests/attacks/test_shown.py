"""Words that are stored already: in every view, button, note, page and export they stand as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from bot.handlers.table import COMMANDS
from bot.sandbox.phone import Phone
from storage.tx import Tx
from tests.attacks.conftest import Played
from tests.attacks.stage import MARK, Attack, Stage
from tests.storage.holding import begin as begin_return
from tests.town import begin, go_through

POISON = {
    "HTML": f"<b>{MARK}</b><a href='http://evil.example'>x</a> &amp; {{{{ 7 * 7 }}}} \"'",
    "a formula": f"=HYPERLINK(1,2) {MARK} <i>{{% raw %}}</i>",
}
COLUMNS = {
    "rounds": ("title", "theme", "briefing", "whom_to_tell", "sharing_agreement", "dpia"),
    "agencies": ("name",),
    "people": ("name",),
    "cases": ("age_band", "gender", "ethnicity"),
    "invitations": ("name",),
}
PRESSES = 40
"""How many buttons a person presses at most; each label once."""

STARTS = ("=", "+", "-", "@")
LEAVES = ("Decline", "Remove", "Suspend", "Archive", "Close", "Drop", "Submit", "New link", "Take back")
"""What would end the walk for others."""


def poison(tx: Tx, words: str) -> None:
    """Put the words in every column that is shown and was typed, past all that would refuse or clean them."""
    for table, columns in COLUMNS.items():
        there = {row[1] for row in tx.conn.execute(f"PRAGMA table_info({table})")}
        for column in there & set(columns):
            tx.conn.execute(f"UPDATE {table} SET {column} = ? || CASE WHEN rowid > 1 THEN rowid ELSE '' END", (words,))


def stands(text: str) -> bool:
    """Tell whether one of the texts stands in another as it is, though it may be cut off behind."""
    return any(words[:20] in text for words in POISON.values())


def wrong(phone: Phone, since: int) -> Iterator[str]:
    """Say where the words were taken for something else."""
    for happening in phone.log[since:]:
        message = happening.message
        if happening.event == "answered" and MARK in happening.label:
            yield from [] if stands(happening.label) else [f"a note: {happening.label}"]
        if not happening.by_bot or message is None:
            continue
        yield from (f"{entity} over the words" for entity in message.entities if entity.kind == "text_link")
        if MARK in message.text and not stands(message.text):
            yield f"other words: {message.text}"
        if message.file and message.file.name.endswith(".html"):
            page = message.file.content.decode()
            yield from [f"markup in {message.file.name}"] if f"<b>{MARK}" in page or "evil.example'>" in page else []
        if message.file and message.file.name.endswith(".csv"):
            cells = [cell for row in csv.reader(io.StringIO(message.file.content.decode("utf-8-sig"))) for cell in row]
            yield from (f"a formula: {cell}" for cell in cells if cell.startswith(STARTS) and not cell[1:].isdigit())


async def walk(stage: Stage, phone: Phone) -> None:
    """Send every command, and press every button that comes up, each label once."""
    pressed: set[str] = set()
    for name in COMMANDS:
        await phone.send(f"/{name}")
        while fresh := [one for one in phone.buttons if one not in pressed and not one.startswith(LEAVES)]:
            if len(pressed) >= PRESSES:
                break
            pressed.add(fresh[0])
            phone.press(fresh[0])
            await stage.beat(phone)


def attack(who: str, what: str, words: str) -> Attack:
    async def play(stage: Stage) -> None:
        phone: Phone = getattr(stage.here, who)
        stage.here.store.write_now(lambda tx: poison(tx, words))
        since = len(phone.log)
        await walk(stage, phone)
        found = [*wrong(phone, since)]
        assert not found, "\n".join(found)

    return Attack(f"{what}, to the {who}", play, EVERYTHING, tries=1)


EVERYTHING = frozenset({
    "rounds", "agencies", "people", "cases", "invitations", "answers", "responses", "errands", "assignments",
    "scopings", "roles", "round_agencies", "memberships", "sqlite_sequence", "samples", "sign_offs", "reminders",
    "concerns", "kept_words", "acknowledgements",
})  # fmt: skip
"""The walk uses the bot as anybody may."""


async def test_no_stored_words_are_taken_for_anything_else(played: Played) -> None:
    async def begun(stage: Stage) -> None:
        begin_return(stage.here.store, 1)
        await stage.here.lead.send("/start")  # whom a concern can reach
        await begin(stage.here.auditor)
        await go_through(stage.here.auditor, text=POISON["HTML"])
        await stage.here.auditor.tap("Submit")
        await stage.here.auditor.until("submitted")
        await begin(stage.here.other)
        await go_through(stage.here.other, text=POISON["a formula"])

    first = Attack("the beginning", begun, EVERYTHING, tries=0)
    people = ("auditor", "other", "lead", "admin")
    await played("stored words", [first, *(attack(who, *one) for one in POISON.items() for who in people)])
