"""The words on the bot's own buttons: typed alone they are a button, and never words of an answer."""

from __future__ import annotations

from bot.flows.turn import Button, Heard
from questionnaires.kinds.base import plain
from storage.tx import Tx

WAYS = frozenset({
    "area", "areas", "back", "begin", "cancel", "commands", "continue", "done", "exit", "go back", "go on", "help",
    "home", "later", "menu", "my agency", "my cases", "needs action now", "next", "next case", "pause", "quit",
    "resume", "review", "skip", "start", "stop", "submit", "submit as incomplete", "undo",
})  # fmt: skip
"""How people ask for a way on or back, wherever they are."""

PAGES = frozenset({
    "accept and begin", "acknowledge", "actions", "add a role", "add cases", "add this case", "agencies by areas",
    "agency", "all agencies", "all cases", "all rounds", "all to one", "another list", "answer what is missing",
    "as it stands", "blank", "by agency", "by area", "by case", "cases", "cases by agencies", "check and submit",
    "compare", "confirm incomplete", "confirm nil return", "confirm unable", "differences", "done, nothing to add",
    "draw", "draw a sample", "earlier", "earlier cases", "evenly", "export", "findings", "go on with the new round",
    "grades", "grid", "hand back", "hand out", "i have raised it", "i have read this", "invitations", "invite",
    "it must be raised, i am doing it now", "keep it", "keep it for later", "keep my answer", "keep the case",
    "last message back: a worker, needed", "last message back: nobody is named", "leave it empty", "make this round",
    "more", "more cases", "move cases", "new link", "new phone", "nil return", "no thank you", "no, go back",
    "not this child", "one by one", "other agencies", "other rounds", "outstanding", "overview", "people",
    "pick a quote", "picture", "privacy", "put it back", "quotes", "recommendations", "remove", "report", "restore",
    "revoke", "rounds", "scope", "second audits", "send back", "sign off", "standards", "strength or thing to develop",
    "summary", "suspend", "systems", "take a role away", "take back my last message", "throw it away", "unable",
    "units", "what each knew, when", "withdraw", "write it again", "yes, withdraw",
})  # fmt: skip
"""The other buttons, and the commands without their slash: a round may be titled so, but no answer is."""


def is_way(words: str) -> bool:
    """Tell whether words are nothing but a way on or back."""
    return plain(words) in WAYS


def is_ours(words: str) -> bool:
    """Tell whether words are nothing but what a button of the bot says."""
    return plain(words) in WAYS | PAGES


def is_help(words: str) -> bool:
    """Tell whether words are nothing but a call for help."""
    return plain(words) == "help"


def in_sight(tx: Tx, heard: Heard) -> Button | None:
    """Find the one button of the newest message that was typed: in any case, with emoji or signs about it."""
    wanted = plain(heard.raw)
    shown = tx.prompts.in_sight(heard.telegram_id, heard.message_id or 0) if wanted else []
    found = [Button(label, verb, tuple(args)) for label, verb, *args in shown if plain(label) == wanted]
    return found[0] if len(found) == 1 else None
