"""What happened in a chat as text somebody can read."""

from __future__ import annotations

from collections.abc import Iterable

from bot.sandbox.chat import Happening, Message


def transcript(log: Iterable[Happening], person: str, bot: str) -> str:
    """Return the whole conversation in the order in which things happened."""
    return "\n".join(line for happening in log for line in _lines(happening, person, bot))


def _lines(happening: Happening, person: str, bot: str) -> list[str]:
    message = happening.message
    match happening.event:
        case "tapped":
            return [f"{person} taps [{happening.label}]"]
        case "answered" if happening.label:
            return [f"{bot} (notice): {happening.label}"]
        case "blocked" | "unblocked":
            return [f"{person} has {happening.event} the bot"]
        case "deleted" if message:
            who, doer = bot if message.by_bot else person, person if happening.by_person else bot
            return [f"{doer} deletes a message of {who}: {_first_line(message)}"]
        case "said" | "edited" if message:
            return _message_lines(happening, message, bot if message.by_bot else person)
    return []


def _message_lines(happening: Happening, message: Message, who: str) -> list[str]:
    rows = [" ".join(f"[{button.label}]" for button in row) for row in message.keyboard]
    before = happening.before
    if before and before.text == message.text:
        return [f"{who} (changes the buttons)", *rows] if rows else [f"{who} (takes the buttons away)"]
    return [_spoken(message, who, edited=before is not None), *rows]


def _spoken(message: Message, who: str, edited: bool) -> str:
    if edited:
        return f"{who} (edits): {message.text}"
    if message.forwarded_from:
        return f"{who} forwards: {_first_line(message)}"
    if message.file is None:
        return f"{who}: {message.text}"
    file, caption = message.file, f": {message.text}" if message.text else ""
    if file.kind == "document":
        return f"{who} sends file {file.name} ({len(file.content):,} bytes){caption}"
    return f"{who} sends {'a photo' if file.kind == 'photo' else 'a ' + file.kind}{caption}"


def _first_line(message: Message) -> str:
    return message.text.partition("\n")[0] or "(a file)"
