"""Keyboards under messages: the buttons, and what Telegram accepts as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.errors import bad_request
from bot.sandbox.safe_html import is_blank

ACTIONS = {
    "callback_data",
    "url",
    "login_url",
    "web_app",
    "copy_text",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
}
MOST_BUTTONS = 100
LONGEST_DATA = 64


@dataclass(frozen=True)
class Button:
    """One button of an inline keyboard."""

    label: str
    fields: Mapping[str, Any]

    @property
    def data(self) -> str | None:
        """Return the callback data, None for a button that opens something."""
        return self.fields.get("callback_data")

    def wire(self) -> dict[str, Any]:
        """Return it as the Bot API writes it."""
        return {"text": self.label, **self.fields}


Keyboard = tuple[tuple[Button, ...], ...]


def read_keyboard(markup: Any) -> Keyboard:
    """Check a reply_markup and return its inline keyboard, empty for none or another kind."""
    if markup is None:
        return ()
    if not isinstance(markup, Mapping):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    keyboard = tuple(tuple(_button(item) for item in row) for row in rows if row)
    if sum(len(row) for row in keyboard) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return keyboard


def _button(item: Any) -> Button:
    if not isinstance(item, Mapping):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    label = item.get("text")
    if not isinstance(label, str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    fields = {name: value for name, value in item.items() if name in ACTIONS and value not in (None, "")}
    if not fields:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if is_blank(label):
        raise bad_request("inline keyboard button text must be non-empty")
    data = fields.get("callback_data", "")
    if not isinstance(data, str):
        raise bad_request('can\'t parse inline keyboard button: Field "callback_data" must be of type String')
    if len(data.encode()) > LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    return Button(label, fields)
