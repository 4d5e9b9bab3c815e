"""What a person sees on their phone, as tests read it."""

from __future__ import annotations

from bot.sandbox.chat import Chat, Happening, Message, Someone
from bot.sandbox.keyboards import Button
from bot.sandbox.telegram import Telegram
from bot.sandbox.transcript import transcript


class Screen:
    """One person's chat with the bot."""

    def __init__(self, telegram: Telegram, chat: Chat) -> None:
        """Show the chat of a person."""
        self._telegram = telegram
        self._chat = chat

    @property
    def person(self) -> Someone:
        """Return whose phone it is."""
        return self._chat.person

    @property
    def messages(self) -> list[Message]:
        """Return the messages in the chat, as they stand."""
        return list(self._chat.messages.values())

    @property
    def last(self) -> Message:
        """Return the newest message of the bot."""
        theirs = [message for message in self.messages if message.by_bot]
        if not theirs:
            raise AssertionError(f"the bot has not written yet\n{self.transcript()}")
        return theirs[-1]

    @property
    def buttons(self) -> list[str]:
        """Return the labels of the newest keyboard, none if there is none."""
        message = self._newest_with_keyboard()
        return message.buttons if message else []

    @property
    def toast(self) -> str:
        """Return the text of the newest answer to a tap."""
        answers = [happening.label for happening in self._chat.log if happening.event == "answered"]
        return answers[-1] if answers else ""

    @property
    def live_keyboards(self) -> list[Message]:
        """Return the messages that still have buttons."""
        return [message for message in self.messages if message.keyboard]

    @property
    def commands(self) -> list[str]:
        """Return the names in the command menu this person sees."""
        shown = self._telegram.commands.shown_to(self.person.id, self.person.language)
        return [item["command"] for item in shown]

    @property
    def log(self) -> list[Happening]:
        """Return everything that happened, in order."""
        return list(self._chat.log)

    def sees(self, text: str) -> bool:
        """Return whether a message in the chat, or a button under one, says this now."""
        return any(text in shown for message in self.messages for shown in (message.text, *message.buttons))

    def transcript(self) -> str:
        """Return the whole conversation in the order in which things happened."""
        return transcript(self._chat.log, self.person.name, self._telegram.bot_name)

    def _newest_with_keyboard(self) -> Message | None:
        live = self.live_keyboards
        return live[-1] if live else None

    def _button(self, message: Message, label: str) -> Button:
        buttons, wanted = message.flat_buttons(), label.casefold()
        exact = [b for b in buttons if b.label == label]
        begins = [b for b in buttons if b.label.casefold().startswith(wanted)]
        contains = [b for b in buttons if wanted in b.label.casefold()]
        for found in (exact[:1], begins, contains):
            if len(found) == 1:
                return found[0]
        there = " ".join(f"[{name}]" for name in message.buttons) or "no buttons"
        reason = "fits several buttons" if begins or contains else "is not there"
        raise AssertionError(f"[{label}] {reason}; there is {there}\n{self.transcript()}")
