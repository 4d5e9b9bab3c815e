"""One turn of a conversation: what goes into a step, and what comes out."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from bot.privacy.aside import Words
from bot.reports.report.order import Draft
from questionnaires.catalog import Catalog
from storage.tx import Tx


@dataclass(frozen=True)
class Spot:
    """A question of a return; `path` is the key its answer is stored under."""

    response_id: int
    path: str

    def __str__(self) -> str:
        return f"{self.response_id}:{self.path}"


@dataclass(frozen=True)
class Want:
    """What a prompt outside the questionnaire wants typed or sent, and the numbers of what it is about."""

    what: str
    args: tuple[int, ...] = ()

    def __str__(self) -> str:
        return "/".join(("want", self.what, *map(str, self.args)))

    @classmethod
    def read(cls, spot: str) -> Want | None:
        """Read it back from what was noted of a message; None when that wanted something else."""
        sign, *words = spot.split("/")
        return cls(words[0], tuple(map(int, words[1:]))) if sign == "want" and words else None


NOT_OWN = frozenset({"forwarded", "via_bot"})
"""Origins of messages whose words are somebody else's, or a bot's."""

UNREAD = ("unread",)
"""In the place of kinds: what was typed could not be read for identifiers, so nothing of it was kept."""


@dataclass(frozen=True)
class Heard:
    """What somebody said or tapped, as it is kept in the inbox; a stranger's words are not kept."""

    bot_id: int
    update_id: int
    telegram_id: int
    person_id: int | None
    kind: Literal["command", "text", "tap", "edit", "file", "link"]
    verb: str = ""
    raw: str = ""
    args: tuple[int, ...] = ()
    message_id: int | None = None
    callback_id: str = ""
    file_id: str = ""
    file_name: str = ""
    file_size: int = 0
    content: bytes | None = None
    reply_to: int = 0
    """The number of the message that this one is a reply to."""

    origin: str = ""
    """How a message came that is not plainly its sender's: forwarded, via_bot, or in reply to something elsewhere."""

    caption: str = ""
    """What was written under a file."""

    album: str = ""
    """Which album a file is of."""

    taken_out: tuple[str, ...] = ()
    """The kinds of identifiers that were masked in what was typed, before it was written anywhere."""
    aside: Mapping[int, Words] = field(default_factory=dict)
    """What is remembered of the person's messages as they were typed, by their numbers; it is never written."""

    pepper: bytes | None = field(default=None, repr=False)
    """What words are held against a round's watch list with, b"" where there is none; it is never written."""

    def to_json(self) -> str:
        """Write it for the inbox; a file's content is fetched again when it is needed."""
        kept = dataclasses.replace(self, content=None, aside={}, pepper=None)
        return json.dumps(dataclasses.asdict(kept), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Heard:
        """Read it back from the inbox."""
        fields = json.loads(text)
        lists = ("args", "taken_out")
        return cls(**fields | {name: tuple(fields[name]) for name in lists if name in fields})

    @property
    def person(self) -> int:
        """The person's id; a step only ever hears people who are known."""
        if self.person_id is None:
            raise LookupError("a stranger's update reached a step")
        return self.person_id


@dataclass(frozen=True)
class Button:
    """Something to tap: its label, and the verb and numbers that come back; or the words that it copies."""

    label: str
    verb: str
    args: tuple[int, ...] = ()
    copies: str = ""


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class Notice:
    """A sentence by its code, and one that goes with it; a quiet one is only a passing note on a tap."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    quiet: bool = False
    also: Notice | None = None

    def each(self) -> Iterator[Notice]:
        """Give it and all that goes with it, in order."""
        yield self
        if self.also:
            yield from self.also.each()


GIVEN_BACK = frozenset({"left_of_it", "caption_left", "set_aside"})
"""Notices that give people their own words back: they are sent apart, so that they can be copied."""


@dataclass(frozen=True)
class View:
    """Base of what a message shows; the template has the class's name."""


@dataclass(frozen=True)
class Page:
    """Base of what a document shows; the template has the class's name."""


@dataclass(frozen=True)
class File:
    """A document or picture to send: its name, its caption's notice, and the page it shows or how to make it.

    One that is `protected` can be neither forwarded nor saved.
    """

    name: str
    caption: Notice
    make: Callable[[Tx], bytes] | None = None
    page: Page | None = None
    picture: bool = False
    protected: bool = False
    draft: Callable[[Tx], Draft] | None = None
    """What a paper is printed from: worked out beside the writer, printed beside the store."""


@dataclass(frozen=True)
class Message:
    """One message: what it shows, its buttons, what a typed answer to it counts for, how to make it anew.

    `kind` and `facts` go into the outbox; a message lost on its way is made again from them, never from a copy.
    A `fresh` message never takes another's place; one that `stays` is never taken the place of.
    An `aside` leaves the question above it open; one that is not fresh takes the place of the aside it was tapped
    under. One `to_pass_on` may be forwarded and copied.
    What shows content is `about` that return, and is deleted with it; or after some hours, as it says itself.
    One with a `dedupe` key is put in the outbox once ever.
    Under the one that is the `receipt_of` a return, the way to Needs action now stays when its other buttons go.
    """

    view: View | None
    rows: Rows = ()
    spot: Spot | Want | None = None
    notice: Notice | None = None
    file: File | None = None
    kind: str = "prompt"
    facts: Mapping[str, Any] = field(default_factory=dict)
    fresh: bool = False
    stays: bool = False
    aside: bool = False
    to_pass_on: bool = False
    about: int = 0
    goes_after_hours: int = 0
    dedupe: str = ""
    receipt_of: int = 0

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What it says above what it shows."""
        return tuple(one for one in self._said() if one.code not in GIVEN_BACK)

    @property
    def given_back(self) -> tuple[Notice, ...]:
        """What it gives people back of their own words."""
        return tuple(one for one in self._said() if one.code in GIVEN_BACK)

    def _said(self) -> tuple[Notice, ...]:
        return tuple(self.notice.each()) if self.notice else ()


@dataclass(frozen=True)
class Reply:
    """What a step answers: messages in order, of which those not `fresh` take the tapped message's place."""

    messages: tuple[Message, ...]
    toast: Notice | None = None


Step = Callable[[Tx, Catalog, Heard], Reply]

T = TypeVar("T")


@dataclass(frozen=True)
class Looking(Generic[T]):
    """A step that changes nothing but the trail: what it shows is looked up beside the writer.

    So nobody's answer waits while the figures of a large round are worked out.
    """

    look: Callable[[Tx, Catalog, Heard], T]
    reply: Callable[[Tx, Catalog, Heard, T], Reply]

    def __call__(self, tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
        """Look and reply at once."""
        return self.reply(tx, catalog, heard, self.look(tx, catalog, heard))


Lets = Callable[[tuple[int, ...]], frozenset[str]]


def nothing(args: tuple[int, ...]) -> frozenset[str]:
    """Let no kind of identifier stand in what is typed."""
    return frozenset()


CONTACTS = frozenset(
    {
        "name",
        "listed_name",
        "phone",
        "email",
        "link",
        "postcode",
        "address",
        "long_number",
        "place",
        "school",
        "username",
    }
)


def contacts(args: tuple[int, ...]) -> frozenset[str]:
    """Let stand how people and places of work are named and reached."""
    return CONTACTS


Show = Callable[[Tx, Catalog, int, tuple[int, ...], Notice | None], Message]


@dataclass(frozen=True)
class Wanted:
    """What a prompt outside the questionnaire wants: how to ask for it again, and what takes it.

    With `numbers`, it is only ever wanted with so many. `lets` names the kinds of identifiers that may stand in it:
    people who audit have names, and whom to tell has a phone. Where it `takes_words` in no way, all that is typed is
    answered alike, whatever it holds. Of `a_list` no piece is taken alone.
    """

    show: Show
    take: Step
    takes_file: bool = False
    takes_words: bool = True
    a_list: bool = False
    numbers: int | None = None
    lets: Lets = nothing
