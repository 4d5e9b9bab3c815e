"""What a hand does at random: legal, late, double, forged, or plain nonsense."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.flows import people
from bot.flows.agency import ways as agency
from bot.flows.rounds import table as rounds
from bot.handlers.table import BUTTONS, COMMANDS
from bot.sandbox.chat import Message
from bot.sandbox.keyboards import Button
from bot.sandbox.phone import Phone
from tests.fuzz.books import Books, Meaning, Target
from tests.fuzz.driver import asking, tappable, wants_words

MARKER = re.compile(r"\b\w+/@?\w+/(\d+)\.")

WORDS = (
    "Seen alone at home and at school.", "ok", "🙂", "🏳️‍🌈👨‍👩‍👧‍👦", "\u200b", "\u200d\u2060\ufeff", "\u00ad",
    "שלום, הילד נראה לבד", "\u202e\u0645\u0631\u062d\u0628\u0627 \u202c",
    "e\u0301\u0323\u0302 Z\u0351\u0352\u0357a\u0334l\u0335g\u0336o",
    "<b>&", "</b><i>&amp;&lt;</blockquote>",
    "&#x41; &nbsp; &bogus;", "{{ x }} {% for %}", "{{ 7 * 7 }}", "%s %(a)s {0}",
    "=1+1", "+44 20", "-1", "@SUM(A1)", "\t=cmd", "12", "0", "-3", "1,200", "12.5", "1e9", "NaN", "٣", "½", "9" * 400,
    "3 December 2025", "2025-12-03", "31/02/2026", "1.1.1", "30 February", "Unknown", "Next", "Done", "done", "Good",
    "Not graded", "Yes", "At home", "Submit", "Back", " /cases", "//", "/", "/ help", "/é", "C07", "/" + "b" * 33,
    "'; DROP TABLE answers;--",
    "\x01\x02", "\ud7ff\ue000\uffff", "a\n\n\n\nb", "x" * 4096, "🙂" * 2048, "< " * 2048, "&" * 4096, "word " * 819,
)  # fmt: skip
"""Texts that people, keyboards and bad luck come up with."""

UNKNOWN_COMMANDS = ("foo", "START", "cases@casewalk_bot", "a" * 32, "submit", "0", "delete_all")

RARELY = {
    "Back": 0.4, "Later": 0.3, "Areas": 0.3, "Pause": 0.15, "Nil return": 0.1, "Unable": 0.1, "Not this child": 0.2,
    "Write it": 0.3, "My cases": 0.3, "Next": 6.0, "Done": 4.0, "Begin": 5.0, "Submit": 2.0, "Change": 0.3,
    "Not graded": 0.5, "Nobody": 0.3, "Hand back": 0.0, "Needs action now": 0.15,
}  # fmt: skip
"""How much more or less often than others a button is tapped, by how its label begins."""


SETTING_UP = frozenset({"give_back", "report", *agency.BUTTONS, *rounds.BUTTONS, *people.BUTTONS})
"""Buttons that set rounds up, let people in, hand cases about or print for seconds: they are played in tests/bot."""


@dataclass(frozen=True)
class Act:
    """Something that was done on a phone, and what it may change."""

    phone: Phone
    kind: str
    about: str
    targets: frozenset[Target] = frozenset()
    marker: int = 0
    data: str = ""
    mute: bool = False


@dataclass
class Hand:
    """Does things at random on a phone; `told` says what was typed where."""

    rng: random.Random
    meaning: Meaning
    said: dict[int, Target | None] = field(default_factory=dict)
    marks: int = 0

    def act(self, phone: Phone, books: Books, *, quick: bool = False) -> Act:
        """Do one thing; a quick one comes before the bot could answer a tap.

        Nobody writes to a list of choices that they have just tapped, and words on their way to a question are no
        choice of the next one by chance: quick words carry a mark.
        """
        if not phone.log:
            return self.command(phone, books)
        words = wants_words(phone)
        if words and self.rng.random() < 0.4:
            return self.write(phone, books, marked=quick)
        ways: dict[Callable[[Phone, Books], Act | None], float] = {
            self.tap: 42, self.write: 0 if quick else 26, self.tap_old: 7, self.forge: 6,
            self.command: 6, self.edit: 5, self.send_file: 2,
        }  # fmt: skip
        while True:
            (way,) = self.rng.choices(list(ways), list(ways.values()))
            done = way(phone, books)
            if done is not None:
                return done

    # What is on the screen

    def tap(self, phone: Phone, books: Books) -> Act | None:
        """Tap a button of the newest keyboard."""
        shown = [message for message in phone.live_keyboards if tappable(message)]
        if not shown:
            return None
        buttons = tappable(shown[-1])
        weights = [next((w for begin, w in RARELY.items() if b.label.startswith(begin)), 1.0) for b in buttons]
        return self.press(phone, books, shown[-1], self.rng.choices(buttons, weights)[0])

    def tap_old(self, phone: Phone, books: Books) -> Act | None:
        """Tap a button of any message as it once was."""
        old = [h.message for h in phone.log if h.by_bot and h.message and h.message.keyboard]
        if not old:
            return None
        message = self.rng.choice(old[-12:] if self.rng.random() < 0.7 else old)
        buttons = [button for button in tappable(message) if (button.data or "").split(":")[0] not in SETTING_UP]
        return self.press(phone, books, message, self.rng.choice(buttons), "taps an old") if buttons else None

    def press(self, phone: Phone, books: Books, message: Message, button: Button, how: str = "taps") -> Act:
        """Tap a button."""
        data = button.data or ""
        _, target = self.meaning.named(data, books)
        phone.press_on(message, button.label)
        return Act(phone, "tap", f"{how} [{button.label}] {data}", only(target), data=data)

    # Words

    def write(self, phone: Phone, books: Books, *, marked: bool = False) -> Act:
        """Write something, mostly with a mark that says which question was on the screen."""
        target = self.seen(phone, books)
        text = self.rng.choice(WORDS)
        buttons = asking(phone)[-1].buttons if asking(phone) else []
        if buttons and self.rng.random() < 0.15:
            text = self.rng.choice(buttons)
        marker = 0
        if marked or self.rng.random() < 0.7:
            marker, mark = self.mark(target, books)
            text = f"{mark} {text}"[:4096]
            while len(text.encode("utf-16-le")) > 2 * 4096:
                text = text[:-1]
        return self.type(phone, text, target, marker)

    def mark(self, target: Target | None, books: Books) -> tuple[int, str]:
        """Make a mark that is found again: case, question and a number of its own."""
        self.marks += 1
        self.said[self.marks] = target
        reference = books.by_response[target[0]].reference if target else "nowhere"
        return self.marks, f"{reference}/{target[1] if target else 'nothing'}/{self.marks}."

    def type(self, phone: Phone, text: str, target: Target | None, marker: int = 0) -> Act:
        """Send a text; Telegram sends none in which there is nothing."""
        text = text if text.strip() else "."
        kind = "command" if re.match(r"^/[A-Za-z0-9_]{1,32}(@\w+)?(\s|$)", text) else "text"
        phone.post(text)
        return Act(phone, kind, f"writes {text[:60]!r}", only(target if kind == "text" else None), marker)

    def seen(self, phone: Phone, books: Books) -> Target | None:
        """Tell which question is on the screen: the one whose buttons are there."""
        shown = asking(phone)
        return self.meaning.asked(shown[-1], books) if shown else None

    def edit(self, phone: Phone, books: Books) -> Act | None:
        """Change an own message; it may only ever change the answer it was a part of."""
        own = [message for message in phone.messages if not message.by_bot and message.file is None]
        if not own:
            return None
        message = self.rng.choice(own[-4:] if self.rng.random() < 0.7 else own)
        targets = frozenset((row.response_id, row.path) for row in books.answers if row.message_id == message.id)
        text, marker = self.rng.choice(WORDS), 0
        if targets and self.rng.random() < 0.7:
            marker, mark = self.mark(min(targets), books)
            text = f"{mark} put right"
        if text.strip() in ("", message.text.strip()):
            text = "Put right."
        phone.post_edit(message, text)
        return Act(phone, "edit", f"edits {message.text[:40]!r} into {text[:40]!r}", targets, marker)

    # Everything else

    def command(self, phone: Phone, books: Books) -> Act:
        """Send a command, known or not, with or without something behind it."""
        known = [name for name in COMMANDS if name not in ("agency", "rounds", "report", "invite", "people")]
        name = self.rng.choice([*known, *known, *UNKNOWN_COMMANDS])
        references = sorted({one.reference for one in books.returns})
        rest = self.rng.choice(["", "", "", "nonsense", "<b>", *self.rng.sample(references, min(3, len(references)))])
        return self.type(phone, f"/{name} {rest}".strip(), self.seen(phone, books))

    def send_file(self, phone: Phone, books: Books) -> Act:
        """Send what is not words."""
        kind, name, mime = self.rng.choice([
            ("photo", "photo.jpg", "image/jpeg"), ("voice", "voice.oga", "audio/ogg"),
            ("document", "notes.txt", "text/plain"), ("sticker", "sticker.webp", "image/webp"),
        ])  # fmt: skip
        phone.post_file(kind, name, mime, b"content", self.rng.choice(["", "A caption"]) if kind == "photo" else "")
        return Act(phone, "file", f"sends a {kind}")

    def forge(self, phone: Phone, books: Books) -> Act | None:
        """Tap a button that nobody ever gave this person."""
        theirs = [message for message in phone.messages if message.by_bot]
        if not theirs:
            return None
        rng = self.rng
        numbers = [rng.choice([0, 1, 2, 3, 5, 7, 99, 10**14, *books.by_response]) for _ in range(rng.randint(0, 5))]
        known = [verb for verb in BUTTONS if verb not in SETTING_UP]
        verb = rng.choice([*known, *known, "", "nonsense", "A", "@", "a" * 40])
        _, arity = BUTTONS.get(verb, (None, len(numbers)))
        if rng.random() < 0.8:
            numbers = [rng.choice([*numbers, 0, 1]) for _ in range(arity)]
        data = ":".join([verb, *map(str, numbers)])[:64] or ":"
        if rng.random() < 0.15:
            data = rng.choice(
                ["a:-1:0:0:0", "a:1.5:0", "a:٣:0:0:0", "a::::", ":", "🙂" * 16, "a:" + "9" * 60, "\x00", "a:1:2:3:4:5"]
            )
        _, target = self.meaning.named(data, books)
        phone.forge(rng.choice(theirs), data)
        return Act(phone, "tap", f"forges {data!r}", only(target), data=data)


def only(target: Target | None) -> frozenset[Target]:
    """Make a set of one, or of none."""
    return frozenset([target] if target else [])
