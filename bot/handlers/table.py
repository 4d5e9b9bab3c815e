"""The table of commands and buttons: which step each of them runs, and who sees it in the menu."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from functools import partial

from bot import access
from bot.flows import (
    answering,
    casework,
    chasing,
    documents,
    editing,
    hearing,
    labels,
    leaving,
    masking,
    moving,
    people,
    privacy,
    replies,
    reporting,
    reviewing,
    summary,
)
from bot.flows.agency import home
from bot.flows.agency import ways as agency
from bot.flows.concerns import ways as concerns
from bot.flows.lead import picking
from bot.flows.lead import table as lead
from bot.flows.people import arriving, choosing, roster
from bot.flows.privacy import with_notice
from bot.flows.rounds import pages as rounds
from bot.flows.rounds import table as in_rounds
from bot.flows.turn import Heard, Message, Notice, Reply, Step
from bot.flows.views import HelpView
from bot.refusal import StalePress
from questionnaires.catalog import Catalog
from storage.tx import Tx


@dataclass(frozen=True)
class Command:
    """A word with a slash: its step, what the menu says of it, and the roles it is for (none: everybody)."""

    step: Step
    about: str
    roles: frozenset[str] = frozenset()

    def is_for(self, roles: Set[str]) -> bool:
        """Tell whether somebody with these roles has it in the menu."""
        return not self.roles or bool(self.roles & roles)


def show_help(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Say what the bot understands; the lines come from the table of commands."""
    roles = access.menu_roles(tx, heard.person)
    lines = tuple((name, command.about) for name, command in COMMANDS.items() if command.is_for(roles))
    return Reply((Message(HelpView(lines), fresh=True, aside=True),))


ADMINS = frozenset({access.ADMIN_OF_ALL})

COMMANDS: dict[str, Command] = {
    "start": Command(with_notice(casework.start), "begin, or see what is waiting"),
    "cases": Command(with_notice(casework.show_cases), "your cases"),
    "resume": Command(with_notice(answering.resume), "go on where you stopped"),
    "summary": Command(summary.summary, "read a case, for example /summary C07, or the round or agency you lead"),
    "review": Command(reviewing.review, "your answers in a case, to read or change, for example /review C07"),
    "blank": Command(documents.blank, "the empty questionnaire as a file, to read beforehand"),
    "rounds": Command(
        rounds.show_rounds, "set rounds up, open, close and report them", roles=frozenset({"lead", "admin"})
    ),
    "agency": Command(home.agency, "your agency's part of a round: scope, hand out, sign off", roles=agency.LEADS),
    "report": Command(
        reporting.report, "the report of a round as a document to finish", roles=frozenset({"lead", "admin"})
    ),
    "export": Command(documents.export, "the answers of the round as a file", roles=frozenset({"admin"})),
    "invite": Command(choosing.choose_role, "let people in, by a link for each", roles=ADMINS),
    "people": Command(roster.show_people, "who has access, and what they may do", roles=ADMINS),
    "help": Command(show_help, "what you can do here"),
    "privacy": Command(privacy.show, "what happens to what you write"),
}

NEWEST_ONLY = (
    frozenset({"areas", "area", "check", "missing", "change_area", "change", "pause", "submit", "leave", "leave_from"})
    | in_rounds.NEWEST_ONLY
    | people.NEWEST_ONLY
)
"""Buttons that count only under the newest message: they act on a whole return, and name no question to match."""


def menu(roles: Set[str]) -> list[dict[str, str]]:
    """Make Telegram's menu of commands for somebody with these roles."""
    shown = ((name, command) for name, command in COMMANDS.items() if command.is_for(roles))
    return [{"command": name, "description": command.about} for name, command in shown]


BUTTONS: dict[str, tuple[Step, int]] = {
    "a": (answering.tapped, 4),
    "keep": (answering.keep, 2),
    "skip": (answering.skip, 2),
    "wipe": (answering.wipe, 2),
    "unwipe": (answering.unwipe, 2),
    "offer": (answering.offer, 2),
    "put_back": (masking.put_back, 4),
    "take_back": (masking.take_back, 3),
    "later": (moving.later, 2),
    "back": (moving.back, 3),
    "areas": (moving.show_areas, 1),
    "area": (moving.open_area, 2),
    "check": (moving.show_check, 1),
    "missing": (moving.answer_missing, 1),
    "change_area": (reviewing.show_area, 2),
    "change": (moving.change, 2),
    "review": (reviewing.show, 1),
    "pause": (moving.pause, 1),
    "resume": (moving.resume, 1),
    "cases": (casework.show_cases, 1),
    "card": (with_notice(casework.show_card), 1),
    "have_read": (privacy.have_read, 1),
    "begin": (casework.begin, 1),
    "not_this": (casework.not_this, 1),
    "leave": (leaving.leave, 2),
    "leave_from": (leaving.leave_from, 2),
    "exit": (leaving.choose, 3),
    "leave_exit": (leaving.stay, 3),
    "confirm_exit": (leaving.confirm, 3),
    "submit": (leaving.submit, 1),
    "summary": (summary.show_summary, 1),
    "export": (documents.show_export, 1),
    "report": (reporting.show_report, 1),
    "blank": (documents.show_blank, 1),
    **lead.BUTTONS,
    **picking.BUTTONS,
    **in_rounds.BUTTONS,
    **agency.BUTTONS,
    **chasing.BUTTONS,
    **concerns.BUTTONS,
    **people.BUTTONS,
}
"""Each button's verb with its step, and how many numbers come back with it."""


def typed(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take typed words; what is nothing but a button in sight is that button, and a call for help is one."""
    if heard.origin or replies.is_elsewhere(tx, heard):
        return hearing.typed(tx, catalog, heard)
    button = labels.in_sight(tx, heard)
    if button is None:
        return show_help(tx, catalog, heard) if labels.is_help(heard.raw) else hearing.typed(tx, catalog, heard)
    step, numbers = BUTTONS.get(button.verb, (answering.stale, 0))
    step = step if len(button.args) == numbers else answering.stale
    try:
        with tx.savepoint():
            reply = step(tx, catalog, replace(heard, verb=button.verb, args=button.args))
    except StalePress as stale:
        reply = Reply((), Notice(stale.code))
    return reply if reply.messages else Reply((hearing.current(tx, catalog, heard.person, reply.toast),))


BY_KIND: dict[str, Step] = {
    "text": typed,
    "edit": editing.edited,
    "file": hearing.sent_file,
    "link": arriving.open_link,
}
"""The step for what is neither a command nor a button."""


def on_screen(step: Step, tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Run a step unless its button stands under a message that is no longer the newest; raises StalePress."""
    last = tx.prompts.last(heard.telegram_id)
    if last and (heard.message_id or 0) < last.message_id:
        raise StalePress
    return step(tx, catalog, heard)


def step_for(heard: Heard) -> Step:
    """Find the step for what was heard; a button we never made is as good as an old one."""
    if heard.kind == "command":
        return COMMANDS[heard.verb].step if heard.verb in COMMANDS else hearing.unknown_command
    if heard.kind == "tap":
        step, numbers = BUTTONS.get(heard.verb, (answering.stale, 0))
        if len(heard.args) != numbers:
            return answering.stale
        return partial(on_screen, step) if heard.verb in NEWEST_ONLY else step
    return BY_KIND[heard.kind]
