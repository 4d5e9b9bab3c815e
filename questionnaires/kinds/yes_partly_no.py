"""Whether something was done: yes, partly, no, or not applicable."""

from typing import Literal

from questionnaires.kinds.base import Choice, ClosedQuestion

ANSWERS = (
    Choice(value="yes", label="Yes"),
    Choice(value="partly", label="Partly"),
    Choice(value="no", label="No"),
    Choice(value="not_applicable", label="Not applicable"),
)


class YesPartlyNoQuestion(ClosedQuestion):
    """A standard met, partly met, not met or not applicable."""

    kind: Literal["yes_partly_no"]

    def choices(self) -> tuple[Choice, ...]:
        """List the four answers, then the form's own ways of saying that it could not be seen."""
        return (*ANSWERS, *self.unseen)
