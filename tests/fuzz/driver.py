"""A simple driver: from wherever somebody is, it goes on until all their cases are done."""

from __future__ import annotations

import re

from bot.sandbox.chat import Message
from bot.sandbox.keyboards import Button
from bot.sandbox.phone import Phone

FIRST = (
    "Confirm nil return", "Confirm unable", "Confirm incomplete", "Next", "Done", "Submit", "Answer what is missing",
    "Check and submit", "Unknown", "Begin", "Resume",
)  # fmt: skip
"""What is tapped first where it is there; else the first button."""

ASIDE = ("Tap an agency to read its audit.", "Tap the one you mean.")
OVER = (
    "All your cases are done.",
    "You have no cases to audit.",
    "Nothing is waiting for you here yet.",
    "That was the last",
)

STEPS_MAX = 150
"""The most acts to the end of one return: 31 questions, a third of them with two acts, and the ways between."""


BESIDE = re.compile(r"(?:ld|ld_\w+|round|report|act_ack|act_now)(?::|$)")
"""How the buttons of pages begin that leave the question above them open."""


def asking(phone: Phone) -> list[Message]:
    """List the messages that can be answered, but for those that stand aside from the question: a lead's pages."""
    return [m for m in phone.live_keyboards if not all(BESIDE.match(button.data or "") for button in tappable(m))]


def tappable(message: Message) -> list[Button]:
    """List the buttons that ask the bot something; one that copies is for the phone alone."""
    return [button for button in message.flat_buttons() if "copy_text" not in button.fields]


def asks_for_words(text: str) -> bool:
    """Tell whether a screen wants something typed."""
    return any(line.startswith("✏️") and not line.startswith("✏️ Your change") for line in text.split("\n"))


def wants_words(phone: Phone) -> bool:
    """Tell whether the question on the screen is one in words, begun or not."""
    shown = asking(phone)
    return bool(shown) and (asks_for_words(shown[-1].text) or "Written so far" in shown[-1].text)


def next_act(phone: Phone) -> tuple[str, str]:
    """Say what to do next: a label to tap, or words to send, or nothing when all is done."""
    shown = asking(phone)
    if not shown:
        over = bool(phone.messages) and any(words in phone.last.text for words in OVER)
        return ("", "") if over else ("send", "/cases")
    text, buttons = shown[-1].text, shown[-1].buttons
    if any(words in text for words in ASIDE):
        return "send", "/cases"
    for label in FIRST:
        for button in buttons:
            if button == label or (label == "Resume" and button.startswith("Resume ")):
                return "tap", button
    begins = next((button for button in buttons if button.startswith(("Done", "Next"))), "")
    if asks_for_words(text):
        return "write", ""
    return "tap", begins or buttons[0]
