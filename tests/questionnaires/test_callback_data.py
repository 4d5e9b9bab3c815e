from __future__ import annotations

import pytest

from bot.flows.asking import choice_buttons
from bot.flows.turn import Button
from bot.handlers.outbound import keyboard
from bot.handlers.table import BUTTONS
from questionnaires.catalog import Catalog
from questionnaires.kinds import Draft
from questionnaires.model import Step

FORM = Catalog().newest("six_areas")
HIGHEST = 10**9
"""A response's number that no installation will come to."""

MOST = 64
"""The most bytes a button may send back (Bot API, InlineKeyboardButton)."""


def sent_back(button: Button) -> str:
    rows = keyboard(((button,),))
    assert rows is not None
    return str(rows["inline_keyboard"][0][0]["callback_data"])


@pytest.mark.parametrize("step", FORM.steps, ids=lambda step: step.path)
def test_every_choice_of_the_form_fits_in_what_a_button_sends_back(step: Step) -> None:
    places = range(len(step.question.choices()))
    found = [sent_back(Button("x", "a", (HIGHEST, step.index, 0, place))) for place in places]
    assert max(len(one.encode()) for one in found) <= MOST
    assert len(set(found)) == len(places)


@pytest.mark.parametrize("step", FORM.steps, ids=lambda step: step.path)
def test_every_button_offered_comes_back_by_its_place_among_the_choices(step: Step) -> None:
    choices, draft = step.question.choices(), Draft()
    buttons = choice_buttons(step.question, draft, HIGHEST, step.index)
    assert [choices[button.args[-1]].value for button in buttons] == [c.value for c in step.question.offers(draft)]


@pytest.mark.parametrize("verb", sorted(BUTTONS))
def test_every_other_button_fits_too(verb: str) -> None:
    _, numbers = BUTTONS[verb]
    assert len(sent_back(Button("x", verb, (HIGHEST,) * numbers)).encode()) <= MOST
