"""A number within bounds, or unknown."""

import re
from typing import ClassVar, Literal

from questionnaires.conditions import Value
from questionnaires.errors import AnswerNotAccepted
from questionnaires.kinds.base import NOTHING, UNKNOWN, Draft, MayBeUnknown, Taken


class NumberQuestion(MayBeUnknown):
    """How many, how much, how long; `unit` is said behind it."""

    refusal: ClassVar[str] = "not_a_number"

    kind: Literal["number"]
    least: float | None = None
    most: float | None = None
    whole: bool = True
    unit: str = ""

    def read(self, raw: str, draft: Draft = NOTHING) -> Taken:
        """Read a number as people type it (1,200 or 12.5); raises AnswerNotAccepted."""
        if self.says_unknown(raw):
            return self.tap(UNKNOWN.value, draft)
        typed = raw.strip()
        if not re.fullmatch(r"-?(\d{1,3}(,\d{3})+|\d{1,12})(\.\d{1,6})?", typed, re.ASCII):
            raise AnswerNotAccepted("not_a_number")
        number = float(typed.replace(",", ""))
        if self.whole and number != int(number):
            raise AnswerNotAccepted("not_whole")
        if (self.least is not None and number < self.least) or (self.most is not None and number > self.most):
            raise AnswerNotAccepted("out_of_bounds", least=self.least, most=self.most)
        return Taken({"number": int(number) if number == int(number) else number}, final=True)

    def show(self, value: Value, language: str = "en") -> str:
        """Say the number with its unit."""
        del language
        if not value:
            return ""
        return "Unknown" if "unknown" in value else f"{value['number']:,} {self.unit}".strip()

    def code(self, value: Value) -> str:
        """Give the number in plain digits."""
        if not value:
            return ""
        return "unknown" if "unknown" in value else str(value["number"])
