"""What every kind of question has, what the closed kinds share, and what may be unknown."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, StringConstraints

from questionnaires.conditions import Condition, Value
from questionnaires.errors import AnswerNotAccepted

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$")]
Label = str | dict[str, str]
"""Words in one language, or by language code."""

WORDS_MAX = 1000
"""The longest detail typed behind a choice, in characters."""


def say(label: Label, language: str = "en") -> str:
    """Give a label's words in the language, else in English, else in any it has."""
    if isinstance(label, str):
        return label
    return label.get(language) or label.get("en") or next(iter(label.values()))


class Model(BaseModel):
    """A frozen piece of a questionnaire that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Choice(Model):
    """Something to tap; `ask` asks for words before the answer stands."""

    value: str
    label: Label
    ask: str = ""
    alone: bool = False
    urgent: bool = False


@dataclass(frozen=True)
class Taken:
    """What an input made of the answer, and whether that is the end of it."""

    value: Value
    final: bool


@dataclass(frozen=True)
class Draft:
    """The answer so far: what is put together, of how many things said, and whether it is an earlier one reopened."""

    value: Value = None
    reopened: bool = False
    said: int = 0


NOTHING = Draft()


@dataclass(frozen=True)
class Piece:
    """One thing said about a question: how it was to stand, what, and the message it was typed in."""

    stage: str
    value: Value
    message: tuple[int, int] | None = None
    """Who sent it and its number: two people may have worked on a return, each with messages 1, 2, 3 of their own."""


NO_SIGN = "\ufe0f\u20e3\u200d"
"""What goes with an emoji: how it is drawn, and what ties several together."""


def plain(words: str) -> str:
    """Give a label as it may be typed: in any case, with emoji or signs about it; of signs alone nothing is left."""
    spelled = unicodedata.normalize("NFKC", words).replace("\u2019", "'").casefold()
    kept = "".join(" " if unicodedata.category(one)[0] in "CSZ" or one in NO_SIGN else one for one in spelled)
    return " ".join(kept.split()).strip(string.punctuation + "\u2018\u201c\u201d\u2026\u00ab\u00bb ")


def named(typed: str, choices: Sequence[Choice]) -> str:
    """Find the code of the choice whose label was typed, or give an empty one."""
    wanted = plain(typed)
    found = [choice for choice in choices if plain(say(choice.label)) == wanted] if wanted else []
    exact = [choice for choice in found if say(choice.label).casefold() == typed.strip().casefold()]
    return next((choice.value for choice in exact or found[:1] if exact or len(found) == 1), "")


def need_words(text: str) -> None:
    """Raise AnswerNotAccepted for a text in which nothing can be seen, or no letter or digit of any script."""
    kinds = {unicodedata.category(character)[0] for character in text}
    if kinds <= {"Z", "C"}:
        raise AnswerNotAccepted("empty")
    if kinds.isdisjoint({"L", "N"}):
        raise AnswerNotAccepted("no_words")


def words_of(raw: str) -> str:
    """Take a detail that was asked for in words; raises AnswerNotAccepted without any, or when too long."""
    words = raw.strip()
    need_words(words)
    if len(words) > WORDS_MAX:
        raise AnswerNotAccepted("too_long", most=WORDS_MAX, length=len(words))
    return words


class BaseQuestion(Model):
    """A question: its words, when it applies, and how an input becomes an answer."""

    key: Key
    text: Label
    help: Label = ""
    required: bool = True
    offered: bool = False
    ask_if: Condition | None = None
    shows: str | None = None

    def choices(self) -> tuple[Choice, ...]:
        """List all that can ever be tapped here, in a fixed order: a button is known by its place."""
        return ()

    def offers(self, draft: Draft = NOTHING) -> tuple[Choice, ...]:
        """List what can be tapped now."""
        del draft
        return self.choices()

    def asks(self, draft: Draft) -> str:
        """Say what is asked in words before the answer stands, or nothing."""
        del draft
        return ""

    def half_made(self, draft: Draft) -> bool:
        """Tell whether a tap still waits for its reason or its words."""
        return bool(self.asks(draft))

    def undo(self, draft: Draft) -> Value:
        """Give what is left of a half-made answer when the tap that waits is taken back."""
        del draft
        return None

    def join(self, pieces: Sequence[Piece]) -> Value:
        """Put together what was said, in the order it was said; most kinds go by the last of it."""
        return pieces[-1].value if pieces else None

    def draft(self, pieces: Sequence[Piece]) -> Draft:
        """Give the answer as far as it was said."""
        value = self.join(pieces)
        reopened = bool(pieces) and pieces[-1].stage != "draft" and value is not None
        return Draft(value, reopened, len(pieces))

    def tap(self, code: str, draft: Draft = NOTHING) -> Taken:
        """Take a tap on one of the choices; raises AnswerNotAccepted."""
        raise NotImplementedError(self.kind_name)  # pragma: no cover - every kind has its own

    def read(self, raw: str, draft: Draft = NOTHING) -> Taken:
        """Read typed words; raises AnswerNotAccepted."""
        raise NotImplementedError(self.kind_name)  # pragma: no cover - every kind has its own

    def show(self, value: Value, language: str = "en") -> str:
        """Say an answer in words."""
        raise NotImplementedError(self.kind_name)  # pragma: no cover - every kind has its own

    def code(self, value: Value) -> str:
        """Give an answer as the export's `value`: codes, joined by a bar where there are several."""
        raise NotImplementedError(self.kind_name)  # pragma: no cover - every kind has its own

    def detail(self, value: Value) -> str:
        """Give what stands behind the code: words asked for, a reason, the sort of a remark."""
        return str((value or {}).get("detail") or "")

    @property
    def is_typed(self) -> bool:
        """Whether the answer is typed rather than tapped."""
        return False

    @property
    def kind_name(self) -> str:
        """The kind's name as a form writes it."""
        return str(getattr(self, "kind", "?"))

    def label_of(self, code: str, language: str = "en") -> str:
        """Say one of the choices in words."""
        return next((say(choice.label, language) for choice in self.choices() if choice.value == code), code)


class ClosedQuestion(BaseQuestion):
    """A question answered by one tap, and by words where the choice asks for them."""

    unseen: tuple[Choice, ...] = ()

    def asks(self, draft: Draft) -> str:
        """Ask for the words that the tapped choice wants."""
        value = draft.value or {}
        if draft.reopened or value.get("detail", "") is not None:
            return ""
        return next(choice.ask for choice in self.choices() if choice.value == value["choice"])

    def offers(self, draft: Draft = NOTHING) -> tuple[Choice, ...]:
        """Offer every choice, also while words are asked for: a wrong tap is put right by the next."""
        del draft
        return self.choices()

    def tap(self, code: str, draft: Draft = NOTHING) -> Taken:
        """Take the choice; it stands at once unless it asks for words."""
        del draft
        choice = next((choice for choice in self.choices() if choice.value == code), None)
        if choice is None:
            raise AnswerNotAccepted("tap_one")
        if choice.ask:
            return Taken({"choice": code, "detail": None}, final=False)
        return Taken({"choice": code}, final=True)

    def read(self, raw: str, draft: Draft = NOTHING) -> Taken:
        """Take the words that were asked for, or the name of a choice."""
        if self.asks(draft):
            return Taken({"choice": (draft.value or {})["choice"], "detail": words_of(raw)}, final=True)
        return self.tap(named(raw, self.choices()), draft)

    def show(self, value: Value, language: str = "en") -> str:
        """Say the choice, and its detail behind a colon."""
        if not value:
            return ""
        label = self.label_of(value["choice"], language)
        return f"{label}: {value['detail']}" if value.get("detail") else label

    def code(self, value: Value) -> str:
        """Give the choice's code."""
        return str(value["choice"]) if value else ""


UNKNOWN = Choice(value="unknown", label="Unknown")


class MayBeUnknown(BaseQuestion):
    """A question whose answer is typed, or Unknown by a tap; `refusal` names the sentence for anything else."""

    refusal: ClassVar[str]

    @property
    def is_typed(self) -> bool:
        """Whether the answer is typed rather than tapped."""
        return True

    def choices(self) -> tuple[Choice, ...]:
        """Offer Unknown."""
        return (UNKNOWN,)

    def tap(self, code: str, draft: Draft = NOTHING) -> Taken:
        """Take Unknown."""
        del draft
        if code != UNKNOWN.value:
            raise AnswerNotAccepted(self.refusal)
        return Taken({"unknown": True}, final=True)

    def says_unknown(self, raw: str) -> bool:
        """Tell whether the word Unknown was typed."""
        return bool(named(raw, (UNKNOWN,)))
