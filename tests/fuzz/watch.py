"""What must hold after every turn, whatever was done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.sandbox.chat import Happening, Message
from bot.sandbox.phone import Phone
from bot.sandbox.safe_html import units
from storage.responses import OPEN
from tests.fuzz import rounds
from tests.fuzz.acts import MARKER, Act
from tests.fuzz.books import BY_EXIT, BY_QUESTION, Books, Meaning, Row, read
from tests.fuzz.driver import asking, tappable
from tests.fuzz.line import Line

NEUTRAL = "This is a private service. If you were given access, please contact the person who gave it to you."
READERS = {rounds.LEAD: "CK", rounds.ADMIN: "CK", rounds.SECOND_NURSE: "K"}
"""Who reads what has gone in, by the letter of the round's cases."""

CLOSES = {"submit", "confirm_exit"}


CONCERN = re.compile(r"needs action now\. It (has been|is still)|has taken note that")
"""What people are told of a concern by what somebody else did."""


def _is_of_concern(message: Message | None) -> bool:
    return message is not None and CONCERN.search(message.text) is not None


class Wrong(AssertionError):
    """Something does not hold."""


@dataclass(frozen=True)
class Before:
    """How things were when an act began."""

    books: Books
    logs: dict[int, int]
    keyboards: dict[int, int]


class Watch:
    """Looks at the phones and at the store after every turn."""

    def __init__(self, line: Line, meaning: Meaning) -> None:
        self.line, self.meaning = line, meaning
        self.books = read(line.store)
        self.stored: dict[int, set[tuple[int, str]]] = {}
        self.values: set[tuple[int, str, str]] = set()

    def look(self) -> Before:
        """Remember how things are before something is done."""
        phones = self.line.phones
        return Before(
            self.books,
            {person: len(phone.log) for person, phone in phones.items()},
            {person: len(asking(phone)) for person, phone in phones.items()},
        )

    def reload(self) -> None:
        """Read the books anew after somebody else changed them."""
        last = self.books.answers[-1].id if self.books.answers else 0
        fresh = read(self.line.store, last)
        self.books = replace(fresh, answers=(*self.books.answers, *fresh.answers))

    def check(self, before: Before, acts: Sequence[Act]) -> None:
        """Check everything; raises Wrong with all that does not hold."""
        self.reload()
        rows = self.books.answers[len(before.books.answers) :]
        problems = [*self._store(before, acts, rows)]
        for person, phone in self.line.phones.items():
            news = phone.log[before.logs[person] :]
            theirs = [act for act in acts if act.phone is phone]
            problems += self._screen(phone, news)
            problems += self._way_on(before, phone, theirs)
            problems += self._answered(phone, news, theirs)
        if len(acts) == 1:
            problems += self._told(before, acts[0], rows)
        if problems:
            raise Wrong("\n".join(problems))

    # The store

    def _store(self, before: Before, acts: Sequence[Act], rows: Sequence[Row]) -> Iterator[str]:
        yield from self.books.odd
        allowed = {target for act in acts for target in act.targets}
        actors = {act.phone.person.id for act in acts if not act.mute}
        for row in rows:
            at, key = (row.response_id, row.path), (row.response_id, row.path, row.value)
            owner = before.books.owner(row.response_id) or self.books.owner(row.response_id)
            if self.books.people[row.person_id] not in actors or owner not in actors:
                yield f"{at} was written by person {row.person_id}, and belongs to {owner}: {row}"
            if row.value != "null" and key not in self.values and at not in allowed:
                yield f"{at} was changed, and only {sorted(allowed)} was on the screen: {row}"
            self.values.add(key)
            for marker in map(int, MARKER.findall(row.value)):
                self.stored.setdefault(marker, set()).add(at)
        yield from self._marks(acts, rows)
        for one in self.books.returns:
            was = before.books.by_assignment.get(one.assignment_id)
            if was and was.response_id and was.state != one.state:
                named = [a for a in acts if a.data.startswith(tuple(f"{v}:{one.response_id}" for v in CLOSES))]
                if not any(act.phone.person.id == one.telegram_id for act in named):
                    yield f"return {one.response_id} of {one.telegram_id} went from {was.state} to {one.state}"
                if was.state not in OPEN:
                    yield f"return {one.response_id} had gone in as {was.state}, and is {one.state}"

    def _marks(self, acts: Sequence[Act], rows: Sequence[Row]) -> Iterator[str]:
        """A mark lies where it was meant, in one draft or answer of one question."""
        for act in acts:
            places = self.stored.get(act.marker, set()) if act.marker else set()
            if places - act.targets:
                yield f"mark {act.marker} was meant for {sorted(act.targets)} and is stored at {sorted(places)}"
            said = [row for row in rows if f"/{act.marker}." in row.value and row.stage == "draft"]
            if len(said) > 1:
                yield f"mark {act.marker} was stored twice in one turn"

    # The screen

    def _screen(self, phone: Phone, news: Sequence[Happening]) -> Iterator[str]:
        person = phone.person.id
        for happening in news:
            if happening.event == "answered":
                yield from self._secrets(person, happening.label)
            message = happening.message
            if message is None or not happening.is_visible_reply:
                continue
            if person == rounds.STRANGER:
                if message.text != NEUTRAL or message.keyboard or message.file:
                    yield f"the stranger was told {message.text!r}"
                continue
            if not 0 < units(message.text) <= 4096 and not message.file:
                yield f"a message of {units(message.text)} units"
            if "went wrong on our side" in message.text or "could not be stored yet" in message.text:
                yield f"an apology: {message.text}"
            if message.file and person != rounds.ADMIN and message.file.name.endswith(".csv"):
                yield f"{person} was sent the answers as a file"
            yield from self._secrets(person, message.text)
            yield from self._buttons(phone, happening)

    def _buttons(self, phone: Phone, happening: Happening) -> Iterator[str]:
        message = happening.message
        buttons = message.flat_buttons() if message else []
        labels = [button.label for button in buttons]
        if len(set(labels)) < len(labels):
            yield f"two buttons have the same words: {labels}"
        asked = self.meaning.asked(message, self.books)
        for button in tappable(message) if message else []:
            data = button.data or ""
            if not button.label.strip() or not 1 <= len(data.encode()) <= 64:
                yield f"a button [{button.label}] with {data!r}"
            one, target = self.meaning.named(data, self.books)
            verb = data.partition(":")[0]
            if one and verb != "summary" and one.telegram_id != phone.person.id:
                yield f"[{button.label}] {data} is about a return of {one.telegram_id}"
            if verb in BY_QUESTION | BY_EXIT and (target != asked or target is None):
                yield f"[{button.label}] {data} names {target} under the question {asked}"

    def _secrets(self, person: int, text: str) -> Iterator[str]:
        """Nobody reads what is neither theirs nor has gone in to be read by them."""
        for marker in map(int, MARKER.findall(text)):
            for response_id, _ in self.stored.get(marker, ()):
                one = self.books.by_response[response_id]
                reads = one.reference[0] in READERS.get(person, "") and one.state not in OPEN
                if self.books.owner(response_id) != person and not reads:
                    yield f"{person} was shown mark {marker} of return {response_id}: {text[:80]!r}"
        agency = rounds.AGENCY_OF.get(person)
        others = [name for key, name in rounds.AGENCIES.items() if agency and key != agency]
        if person not in READERS and any(name in text for name in others):
            yield f"{person} was told of another agency: {text[:200]!r}"

    # The way on

    def _way_on(self, before: Before, phone: Phone, acts: Sequence[Act]) -> Iterator[str]:
        person, live = phone.person.id, asking(phone)
        if len(live) > 1:
            yield f"{person} has {len(live)} live keyboards: {[m.buttons for m in live]}"
        asked = any(act.kind == "text" for act in acts)
        if not live and self.books.to_do(person) and (asked or before.keyboards[person]):
            yield f"{person} has {len(self.books.to_do(person))} cases to do, and no button to tap"

    def _answered(self, phone: Phone, news: Sequence[Happening], acts: Sequence[Act]) -> Iterator[str]:
        taps = sum(act.kind == "tap" and not act.mute for act in acts)
        answers = sum(happening.event == "answered" for happening in news)
        if answers != taps:
            yield f"{taps} taps, and {answers} of them answered"
        replies = sum(h.event == "said" and h.by_bot and not _is_of_concern(h.message) for h in news)
        spoken = sum(act.kind != "tap" and not act.mute for act in acts)
        if replies < spoken and phone.person.id != rounds.STRANGER:  # who is told one line a day
            yield f"{spoken} things were said, and {replies} answers came"
        if replies and not [act for act in acts if not act.mute]:
            yield f"{phone.person.id} did nothing new, and was told something"

    def _told(self, before: Before, act: Act, rows: Sequence[Row]) -> Iterator[str]:
        """What was not stored is said not to have been; what was stored is not."""
        if not act.marker or act.kind not in ("text", "edit") or act.phone.person.id == rounds.STRANGER:
            return
        news = act.phone.log[before.logs[act.phone.person.id] :]
        told = [h.message.text for h in news if h.is_visible_reply and h.message]
        if any("🔒 Taken out" in text for text in told):
            return  # with its mark perhaps, where digits stood beside it
        warned = any(line.startswith("⚠️") for text in told for line in re.split(r"\n\n", text)[0].split("\n"))
        stored = act.marker in self.stored
        if stored == warned:
            yield f"mark {act.marker} was {'stored' if stored else 'not stored'}, and the answer was {told}"
