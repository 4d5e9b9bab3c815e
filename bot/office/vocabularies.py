"""Vocabularies: the places, services and phrases of a round, loaded from a list, which its texts let pass."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.office.csv_text import NotAList, decode
from bot.office.identifiers import check_words, clean
from bot.office.watching import may_load
from bot.privacy import vocabulary
from bot.privacy.reading import read
from bot.privacy.tripwire import find
from bot.privacy.watch_list import WatchList
from bot.refusal import Refusal
from storage.tx import Tx

MOST_WORDS = 1_000
LONGEST = 80
"""The most letters and signs of a phrase."""

SHORTEST = 3
"""The fewest letters of its longest word: two are somebody's initials."""

NAMED_LINES = 5
"""How many lines of a fault are named."""

NO_WORDS = re.compile(r"[\d@_]|https?:|www\.", re.IGNORECASE)
"""What a number, an address or a name on an app has, and a place or service need not have."""

OF_PEOPLE = vocabulary.RELATIONS | vocabulary.TITLES | vocabulary.PEOPLE | vocabulary.FAMILIES
GIVEN = vocabulary.LISTED_GIVEN | vocabulary.GIVEN | vocabulary.GIVEN_WITH_CAPITAL
NAMES = vocabulary.SURNAMES | GIVEN
JOINING = frozenset({"the", "and", "of", "at", "in", "for"})
OF_THINGS = vocabulary.INSTITUTIONS | {"park", "house", "lodge", "gardens"}
ORDINARY = vocabulary.ORDINARY | vocabulary.LET_PASS


@dataclass(frozen=True)
class Loaded:
    """How a round's list differs from the one before."""

    words: int
    added: tuple[str, ...]
    taken_away: tuple[str, ...]


def let_pass(tx: Tx, round_ids: Iterable[int]) -> tuple[str, ...]:
    """Give the agencies' names, and what each of these rounds lets pass: one round's words are not another's."""
    own = [set(tx.vocabularies.of(number)) for number in round_ids]
    names = (one.name for one in tx.rounds.all_agencies())
    return tuple(read(one).words for one in (*names, *sorted(set.intersection(*own) if own else ())))


def load_vocabulary(tx: Tx, who: int, round_id: int, words: list[str]) -> Loaded:
    """Set a round's list, in the place of the one it had; raises Refusal."""
    may_load(tx, who, round_id)
    before = tx.vocabularies.of(round_id)
    if list(before) != words:
        tx.vocabularies.put(round_id, words)
    added, taken_away = (w for w in words if w not in before), (w for w in before if w not in words)
    return Loaded(len(words), tuple(added), tuple(taken_away))


def read_vocabulary(content: bytes, called: str, watch: WatchList) -> list[str]:
    """Read words, a phrase a line; raises Refusal naming lines by their number and never by what is on them."""
    lines = {number: _phrase(line) for number, line in enumerate(_lines(content, called), 1)}
    phrases = {number: phrase for number, phrase in lines.items() if phrase}
    faults: dict[str, list[int]] = {}
    for number, phrase in phrases.items():
        if fault := _fault(phrase, watch):
            faults.setdefault(fault, []).append(number)
    if faults:
        raise Refusal("vocabulary_faults", faults=[_named(fault, numbers) for fault, numbers in faults.items()])
    if len(phrases) > MOST_WORDS:
        raise Refusal("vocabulary_over_the_most", most=MOST_WORDS, count=len(phrases))
    once: dict[tuple[str, ...], str] = {}
    for phrase in phrases.values():
        once.setdefault(vocabulary.parts(phrase), phrase)
    return list(once.values())


def _lines(content: bytes, called: str) -> list[str]:
    try:
        return decode(content, called).splitlines()
    except NotAList as problem:
        if problem.code == "empty":
            return []
        raise Refusal("vocabulary_unreadable") from None


def _phrase(line: str) -> str:
    """Give what a line says, without a remark, and without the quotation marks of a spreadsheet."""
    return clean(line.partition("#")[0]).strip(' ",;')


def _named(fault: str, numbers: list[int]) -> dict[str, object]:
    return {"code": fault, "lines": numbers[:NAMED_LINES], "more": len(numbers) > NAMED_LINES}


def _fault(phrase: str, watch: WatchList) -> str:
    """Say by its code why a phrase is not let pass, "" when it is; what is found though it is listed never passes."""
    words = read(phrase).words
    kinds = {one.kind for said in (words, f"at {words.title()}") for one in find(said, watch, agencies=[words])}
    if "listed_name" in kinds:
        return "listed"
    if NO_WORDS.search(words) or check_words(phrase) or kinds - {"name"}:
        return "identifying"
    if len(phrase) > LONGEST or not 0 < len(vocabulary.parts(words)) <= vocabulary.LONGEST_PHRASE:
        return "long"
    if max(map(len, vocabulary.parts(words))) < SHORTEST:
        return "short"
    return "person" if kinds or _reads_as_person(words) else ""


def _reads_as_person(words: str) -> bool:
    """Tell a person or a family by their name ("Sarah Hill", "Mrs Okafor") from what is called after one.

    A name that is on no list is not told from a service's.
    """
    parts = (part for whole in vocabulary.parts(words) for part in whole.replace("'", "").split("-"))
    said = [part for part in parts if len(part) > 1 and part not in JOINING]
    names = [word for word in said if word not in OF_PEOPLE]
    if not names or names[-1] in OF_THINGS:
        return False
    beside_people, listed = len(said) > len(names), all(map(_is_listed, names))
    if not any(word in ORDINARY for word in names):
        return beside_people or listed
    alone = len(names) == 1 and names[0] in GIVEN and names[0] not in vocabulary.LET_PASS
    begins = len(names) > 1 and names[0] in GIVEN and names[0] not in ORDINARY
    return listed and (alone or begins or "-" in words or (beside_people and bool(find(words))))


def _is_listed(word: str) -> bool:
    return word in NAMES or (len(word) > 4 and word.removesuffix("s") in NAMES)
