"""When a question applies: conditions over earlier answers and over the case, its agency and its round."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Value = dict[str, Any] | None
"""An answer as stored; None is a question that was skipped."""

Answers = Mapping[str, Value]
"""The latest answer by path."""

About = Mapping[str, str | bool | int | None]
"""What is known before the first question: `case.gender`, `agency`, `switch.overall` ..."""


def codes(value: Value) -> tuple[str, ...]:
    """List what an answer chose, as codes; words and numbers typed count as themselves."""
    if value is None:
        return ()
    if "choices" in value:
        return tuple(value["choices"])
    for key in ("choice", "point", "text", "number", "date"):
        if key in value:
            return (str(value[key]),)
    return ("not_graded",) if "not_graded" in value else ("unknown",)


def _same(wanted: object, found: object) -> bool:
    """Compare a code with what a form says of it: numbers are stored as text."""
    return found is not None and str(found) == str(wanted)


class Condition(BaseModel):
    """One test, or several joined by `all`, `any` or `not`."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    question: str | None = None
    about: str | None = None
    is_: str | bool | int | None = Field(default=None, alias="is")
    in_: tuple[str, ...] | None = Field(default=None, alias="in")
    has: str | None = None
    not_: Condition | None = Field(default=None, alias="not")
    all_: tuple[Condition, ...] | None = Field(default=None, alias="all")
    any_: tuple[Condition, ...] | None = Field(default=None, alias="any")

    @model_validator(mode="after")
    def _is_one_test(self) -> Self:
        subjects = [self.question, self.about, self.not_, self.all_, self.any_]
        if sum(subject is not None for subject in subjects) != 1:
            raise ValueError("give exactly one of question, about, not, all, any")
        tests = [self.is_, self.in_, self.has]
        wanted = 0 if self.question is None and self.about is None else 1
        if sum(test is not None for test in tests) != wanted:
            raise ValueError("a question or about needs exactly one of is, in, has; the others need none")
        return self

    def holds(self, answers: Answers, about: About) -> bool:
        """Tell whether the condition is met; a question not answered meets nothing."""
        if self.not_ is not None:
            return not self.not_.holds(answers, about)
        if self.all_ is not None:
            return all(part.holds(answers, about) for part in self.all_)
        if self.any_ is not None:
            return any(part.holds(answers, about) for part in self.any_)
        if self.about is not None:
            return self._meets((about.get(self.about),))
        return self._meets(codes(answers.get(self.question or "")))

    def _meets(self, found: tuple[object, ...]) -> bool:
        test: Callable[[object], bool]
        if self.in_ is not None:
            wanted = self.in_
            test = wanted.__contains__
        else:
            one = self.is_ if self.has is None else self.has
            test = partial(_same, one)
        return any(test(code) for code in found)

    def questions(self) -> Iterator[str]:
        """Name every question the condition looks at."""
        return (one.question for one in self._tests() if one.question is not None)

    def abouts(self) -> Iterator[str]:
        """Name everything known before the first question that the condition looks at."""
        return (one.about for one in self._tests() if one.about is not None)

    def _tests(self) -> Iterator[Condition]:
        inner = (self.not_,) if self.not_ else (self.all_ or self.any_ or ())
        if self.question is not None or self.about is not None:
            yield self
        for part in inner:
            yield from part._tests()
