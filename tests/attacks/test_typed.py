"""Typed words: in every field they are shown as they were typed, or refused; they are never taken for anything else."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator

from bot.legible import legible
from bot.sandbox.phone import Phone
from tests.attacks.conftest import Played
from tests.attacks.payloads import OVERSIZE, PAYLOADS
from tests.attacks.stage import MARK, Attack, Stage
from tests.town import begin, go_through

Say = Callable[[Stage, str], Awaitable[None]]


def flat(text: str) -> str:
    return re.sub(r"[\s\u2068\u2069]+", "", text)


def shown_as_typed(phone: Phone, since: int, words: str) -> None:
    """Wherever typed words are shown they stand whole: these, or those of an attack before."""
    wanted = [flat(legible(one)).upper() for one in (words, *PAYLOADS.values(), *OVERSIZE.values())]
    for happening in phone.log[since:]:
        message = happening.message
        if happening.by_bot and message and MARK in message.text.upper() and len(message.text) < 3000:
            assert any(one in flat(message.text).upper() for one in wanted), message.text


async def evidence(stage: Stage, words: str) -> None:
    phone = stage.here.auditor
    if "Write it again" in phone.buttons:
        await phone.tap("Write it again")
        await phone.hear()
    await phone.send(words)


async def a_reason(stage: Stage, words: str) -> None:
    phone = stage.here.other
    await phone.send("/resume")
    if "In a few words" not in phone.last.text:
        while "How good was" not in phone.last.text:
            await phone.tap("Back")
        await phone.tap("Not graded")
        await phone.tap("Another reason")
    await phone.send(words)


async def a_name(stage: Stage, words: str) -> None:
    phone = stage.here.admin
    await phone.send("/invite")
    await phone.tap("Lead")
    await phone.tap("Every round")
    await phone.send(words)
    await phone.send("/people")


async def a_title(stage: Stage, words: str) -> None:
    phone = stage.here.admin
    await phone.send("/rounds")
    if "New round" not in phone.buttons:
        await phone.tap("Cancel") if "Cancel" in phone.buttons else await phone.send("/rounds")
    await phone.tap("New round")
    for text in (words, words, words, words):
        await phone.send(text)


async def an_agency(stage: Stage, words: str) -> None:
    phone = stage.here.admin
    await phone.send("/rounds")
    await phone.tap("Neglect below")
    await phone.tap("Agencies")
    await phone.send(words)


async def cases(stage: Stage, words: str) -> None:
    phone = stage.here.admin
    await phone.send("/rounds")
    await phone.tap("Neglect below")
    await phone.tap("Cases")
    await phone.tap("Add cases")
    await phone.send(words)


async def behind_a_command(stage: Stage, words: str) -> None:
    phone = stage.here.lead
    for command in ("/review", "/summary", "/start"):
        await phone.send(f"{command} {words}"[:4096])


async def a_command(stage: Stage, words: str) -> None:
    await stage.here.lead.send(f"/{words}"[:4096])


async def an_edit(stage: Stage, words: str) -> None:
    phone = stage.here.auditor
    sent = [message for message in phone.messages if not message.by_bot and not message.text.startswith("/")]
    if sent and sent[-1].text != words:
        phone.post_edit(sent[-1], words)


FIELDS: dict[str, tuple[Say, frozenset[str]]] = {
    "evidence": (evidence, frozenset({"answers"})),
    "a reason": (a_reason, frozenset({"answers", "sqlite_sequence"})),
    "a name": (a_name, frozenset({"invitations", "errands"})),
    "a round's title": (a_title, frozenset({"errands", "rounds"})),
    "an agency's name": (an_agency, frozenset({"agencies", "errands", "round_agencies", "rounds"})),
    "a list of cases": (cases, frozenset({"errands"})),
    "behind a command": (behind_a_command, frozenset()),
    "a command": (a_command, frozenset()),
    "an edited message": (an_edit, frozenset({"answers"})),
}


def typed(field: str, what: str, words: str) -> Attack:
    say, may_change = FIELDS[field]

    async def play(stage: Stage) -> None:
        since = {phone: len(phone.log) for phone in stage.phones}
        await say(stage, words)
        if field == "an edited message":
            await stage.beat(stage.here.auditor)
        for phone, at in since.items():
            shown_as_typed(phone, at, words)

    return Attack(f"{what} in {field}", play, may_change)


def attacks() -> Iterator[Attack]:
    async def begun(stage: Stage) -> None:
        for phone in (stage.here.auditor, stage.here.other):
            await begin(phone)
        await go_through(stage.here.auditor, until="Evidence:")
        await go_through(stage.here.other, until="How good was")

    yield Attack("the beginning", begun, frozenset({"responses", "answers"}), tries=0)
    for field in FIELDS:
        yield from (typed(field, what, words) for what, words in {**PAYLOADS, **OVERSIZE}.items())


async def test_no_typed_words_are_taken_for_anything_else(played: Played) -> None:
    await played("typed words", attacks())
