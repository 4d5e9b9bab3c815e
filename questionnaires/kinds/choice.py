"""One of several things."""

from typing import Annotated, Literal

from pydantic import Field

from questionnaires.kinds.base import Choice, ClosedQuestion


class ChoiceQuestion(ClosedQuestion):
    """One of the options that the form lists."""

    kind: Literal["choice"]
    options: Annotated[tuple[Choice, ...], Field(alias="choices", min_length=2)]

    def choices(self) -> tuple[Choice, ...]:
        """List the options, then the form's own ways of saying that it could not be seen."""
        return (*self.options, *self.unseen)
