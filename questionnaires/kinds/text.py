"""Words, in as many messages as it takes, closed with Next."""

from collections.abc import Iterable, Sequence
from typing import Literal

from questionnaires.conditions import Value
from questionnaires.errors import AnswerNotAccepted
from questionnaires.kinds.base import NOTHING, BaseQuestion, Choice, Draft, Piece, Taken, named, need_words, say

NEXT = Choice(value="next", label="Next")
TEXT_MAX = 40_000
"""The longest text of one answer, in characters: about 6,500 words."""


MESSAGES_MAX = 500
"""The most messages that one answer is made of: each further one is read with all before it."""

CUT_FROM = 2048
"""Telegram's programs cut a text over 4,096 UTF-16 units in its second half, so a part that was cut is longer."""

ENDS = tuple(".!?:;…)\"'\u201d\u2019")


def was_cut(part: str) -> bool:
    """Tell whether Telegram seems to have cut a text after this part: it is long and ends in mid-sentence."""
    return len(part.encode("utf-16-le")) // 2 > CUT_FROM and not part.endswith(ENDS)


def joint(before: str) -> str:
    """Give what goes between a part and the one before it."""
    if not was_cut(before):
        return "\n\n" if before else ""
    unspaced = len(before[len(before) // 2 :].split()) == 1
    return "" if unspaced else " "


def put_together(parts: Iterable[str]) -> str:
    """Set the parts of a text one below the other; one that Telegram cut goes on where it was cut."""
    text = before = ""
    for part in parts:
        if part:
            text += joint(before) + part
            before = part
    return text


class TextQuestion(BaseQuestion):
    """What the auditor writes; `sorts` lets Next say what kind of remark it was."""

    kind: Literal["text"]
    role: Literal["evidence", "note", "recommendation", "other"] = "other"
    sorts: tuple[Choice, ...] = ()

    @property
    def is_typed(self) -> bool:
        """Whether the answer is typed rather than tapped."""
        return True

    def choices(self) -> tuple[Choice, ...]:
        """Offer Next, or a Next for each sort of remark."""
        if not self.sorts:
            return (NEXT,)
        return tuple(Choice(value=f"next:{sort.value}", label=f"Next: {say(sort.label)}") for sort in self.sorts)

    def offers(self, draft: Draft = NOTHING) -> tuple[Choice, ...]:
        """Offer Next once there is something written."""
        return self.choices() if draft.value else ()

    def parts(self, pieces: Sequence[Piece]) -> dict[object, str]:
        """Give the messages that make up the text; a message put right takes its own place.

        A text that stands is still made of its messages, so that one of them can be put right later.
        """
        parts: dict[object, str] = {}
        for place, piece in enumerate(pieces):
            text = str((piece.value or {}).get("text", ""))
            if piece.stage == "draft":
                parts[piece.message or place] = text
            elif text != put_together(parts.values()):
                parts = {place: text} if text else {}
        return parts

    def join(self, pieces: Sequence[Piece]) -> Value:
        """Put the messages one below the other."""
        text = put_together(self.parts(pieces).values())
        return {"text": text} if text else None

    def tap(self, code: str, draft: Draft = NOTHING) -> Taken:
        """Close with Next."""
        text = (draft.value or {}).get("text", "")
        if not text or code not in {choice.value for choice in self.choices()}:
            raise AnswerNotAccepted("write_first")
        sort = code.partition(":")[2]
        return Taken({"text": text, "sort": sort} if sort else {"text": text}, final=True)

    def read(self, raw: str, draft: Draft = NOTHING) -> Taken:
        """Take one more message; the word Next alone closes, once something is written."""
        so_far = (draft.value or {}).get("text", "")
        if so_far and (code := named(raw, self.choices())):
            return self.tap(code, draft)
        words = raw.strip()
        need_words(words)
        length = len(so_far) + len(words)
        if length > TEXT_MAX:
            raise AnswerNotAccepted("too_long", most=TEXT_MAX, length=length)
        if draft.said >= MESSAGES_MAX:
            raise AnswerNotAccepted("too_many_messages", most=MESSAGES_MAX)
        return Taken({"text": words}, final=False)

    def show(self, value: Value, language: str = "en") -> str:
        """Give the text as it was written."""
        del language
        return str(value["text"]) if value else ""

    def code(self, value: Value) -> str:
        """Give the text as it was written."""
        return self.show(value)

    def detail(self, value: Value) -> str:
        """Give the sort of remark."""
        return str((value or {}).get("sort", ""))
