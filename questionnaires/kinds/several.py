"""Any of several things, ticked one by one and closed with Done."""

from typing import Annotated, Literal

from pydantic import Field

from questionnaires.conditions import Value
from questionnaires.errors import AnswerNotAccepted
from questionnaires.kinds.base import NOTHING, BaseQuestion, Choice, Draft, Taken, named, say, words_of

DONE = Choice(value="done", label="Done")
WORDLESS = Choice(value="wordless", label="Done, nothing to add")
OFF = "off:"


class SeveralQuestion(BaseQuestion):
    """As many of the options as apply.

    A tap says what it wants (`tick` or `off:tick`), so the same tap twice does no harm.
    """

    kind: Literal["several"]
    options: Annotated[tuple[Choice, ...], Field(alias="choices", min_length=2)]
    unseen: tuple[Choice, ...] = ()

    def ticks(self) -> tuple[Choice, ...]:
        """List what can be ticked; what says "could not be seen" excludes the rest."""
        return (*self.options, *(choice.model_copy(update={"alone": True}) for choice in self.unseen))

    def choices(self) -> tuple[Choice, ...]:
        """List a tick and an untick for each option, then Done with and without the words that it may ask for."""
        ticks = self.ticks()
        off = (Choice(value=OFF + choice.value, label=choice.label) for choice in ticks)
        return (*ticks, *off, DONE, WORDLESS)

    def offers(self, draft: Draft = NOTHING) -> tuple[Choice, ...]:
        """Offer to tick what is not ticked and to untick what is; Done once there is a tick."""
        ticked = (draft.value or {}).get("choices", [])
        shown = [
            Choice(value=OFF + choice.value, label=f"✓ {say(choice.label)}") if choice.value in ticked else choice
            for choice in self.ticks()
        ]
        if self.asks(draft):
            return (*shown, WORDLESS)
        return (*shown, DONE) if ticked else tuple(shown)

    def undo(self, draft: Draft) -> Value:
        """Keep the ticks when Done is taken back."""
        return {"choices": (draft.value or {})["choices"]}

    def asks(self, draft: Draft) -> str:
        """Ask for the words that a ticked option wants, once Done was tapped."""
        value = draft.value or {}
        if draft.reopened or value.get("detail", "") is not None:
            return ""
        return self._wanted(value["choices"])

    def tap(self, code: str, draft: Draft = NOTHING) -> Taken:
        """Tick, untick, or close with Done."""
        ticked: list[str] = list((draft.value or {}).get("choices", []))
        if code == DONE.value:
            return self._close(ticked)
        if code == WORDLESS.value and self.asks(draft):
            return Taken({"choices": ticked}, final=True)
        if code.startswith(OFF):
            return Taken({"choices": [tick for tick in ticked if OFF + tick != code]}, final=False)
        choice = next((choice for choice in self.ticks() if choice.value == code), None)
        if choice is None:
            raise AnswerNotAccepted("tap_several")
        return Taken({"choices": self._with(ticked, choice)}, final=False)

    def read(self, raw: str, draft: Draft = NOTHING) -> Taken:
        """Take the words that were asked for, or the name of something to tick."""
        if self.asks(draft):
            return Taken({"choices": (draft.value or {})["choices"], "detail": words_of(raw)}, final=True)
        return self.tap(named(raw, (*self.ticks(), DONE)), draft)

    def _with(self, ticked: list[str], choice: Choice) -> list[str]:
        alone = {tick.value for tick in self.ticks() if tick.alone}
        kept = {choice.value} if choice.alone else {choice.value, *ticked} - alone
        return [tick.value for tick in self.ticks() if tick.value in kept]

    def _close(self, ticked: list[str]) -> Taken:
        if not ticked:
            raise AnswerNotAccepted("tick_first")
        if self._wanted(ticked):
            return Taken({"choices": ticked, "detail": None}, final=False)
        return Taken({"choices": ticked}, final=True)

    def _wanted(self, ticked: list[str]) -> str:
        return next((choice.ask for choice in self.options if choice.ask and choice.value in ticked), "")

    def show(self, value: Value, language: str = "en") -> str:
        """Say the ticked options, and the detail behind a colon."""
        if not value:
            return ""
        labels = "; ".join(self.label_of(code, language) for code in value["choices"])
        return f"{labels}: {value['detail']}" if value.get("detail") else labels

    def code(self, value: Value) -> str:
        """Give the codes of the ticked options, joined by a bar."""
        return "|".join(value["choices"]) if value else ""
