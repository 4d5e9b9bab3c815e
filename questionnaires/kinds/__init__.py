"""The kinds of question: one file each, joined in one union by their `kind`."""

from typing import Annotated

from pydantic import Field

from questionnaires.kinds.base import BaseQuestion, Choice, ClosedQuestion, Draft, Piece, Taken, say
from questionnaires.kinds.choice import ChoiceQuestion
from questionnaires.kinds.date import DateQuestion
from questionnaires.kinds.grade import GradeQuestion, Point, Scale
from questionnaires.kinds.number import NumberQuestion
from questionnaires.kinds.several import SeveralQuestion
from questionnaires.kinds.text import TextQuestion
from questionnaires.kinds.yes_partly_no import YesPartlyNoQuestion

Question = Annotated[
    ChoiceQuestion
    | SeveralQuestion
    | YesPartlyNoQuestion
    | TextQuestion
    | GradeQuestion
    | NumberQuestion
    | DateQuestion,
    Field(discriminator="kind"),
]

__all__ = [
    "BaseQuestion",
    "Choice",
    "ChoiceQuestion",
    "ClosedQuestion",
    "DateQuestion",
    "Draft",
    "GradeQuestion",
    "NumberQuestion",
    "Piece",
    "Point",
    "Question",
    "Scale",
    "SeveralQuestion",
    "Taken",
    "TextQuestion",
    "YesPartlyNoQuestion",
    "say",
]
