"""casewalk rounds: make a round, describe it, and take it from step to step."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bot.access import OPERATOR
from bot.cli.database import existing, opened
from bot.office.round_fields import BY_NAME, NEW, read_field
from bot.office.rounds import change_round, find_round, how_far, make_round, take_step
from bot.refusal import Refusal
from bot.settings import read_settings
from questionnaires.catalog import Catalog
from storage.tx import Tx

Key = Annotated[str, typer.Argument(help="The round's key.")]

TIDIES = (
    "When what was written about a case is deleted from the chat: off (never), on-submit (when it is sent in), or "
    "as-you-go (each message once its answer is stored: it can then no longer be edited to change the answer)."
)

SHORT = {"from": "period_from", "to": "period_to", "due": "due_on", "sign_off": "signs_off"}
"""Fields that go by a shorter name on the command line."""


def new(
    title: Annotated[str, typer.Argument(help="What the round is called; its key is made from it.")],
    theme: Annotated[str, typer.Option(help="A word or two.")],
    first_day: Annotated[str, typer.Option("--from", help="The first day of the records that are audited.")],
    last_day: Annotated[str, typer.Option("--to", help="The last day of the records.")],
    due: Annotated[str, typer.Option(help="When the returns are due.")],
    questionnaire: Annotated[str, typer.Option(help="The questionnaire's key.")],
    priority: Annotated[str, typer.Option(help="The partnership's priority that it serves.")] = "",
    enquiry: Annotated[list[str] | None, typer.Option(help="A key line of enquiry; once for each.")] = None,
    briefing: Annotated[str, typer.Option(help="What auditors should know before they begin.")] = "",
    whom_to_tell: Annotated[str, typer.Option(help="Whom to tell when a child needs action now.")] = "",
    retention_days: Annotated[str, typer.Option(help="How long the answers are kept.")] = "365",
    sign_off: Annotated[bool, typer.Option(help="Whether each agency's lead signs its returns off first.")] = False,
    tidies: Annotated[str, typer.Option(help=TIDIES)] = "on-submit",
) -> None:
    """Make a round, as a draft; prints its key."""
    words = {
        "title": title, "theme": theme, "priority": priority, "enquiries": "\n".join(enquiry or []),
        "period_from": first_day, "period_to": last_day, "due_on": due, "questionnaire": questionnaire,
        "briefing": briefing, "whom_to_tell": whom_to_tell, "retention_days": retention_days,
        "signs_off": "yes" if sign_off else "no",
    }  # fmt: skip

    def work(tx: Tx) -> str:
        catalog, said = Catalog(), dict[str, object]()
        for field in NEW:
            if words[field.name] or not field.optional:
                said[field.name] = read_field(catalog, field, words[field.name], said, tx.today)
        round_id = make_round(tx, catalog, OPERATOR, said)
        change_round(tx, catalog, OPERATOR, round_id, "tidies", tidies)
        return tx.rounds.get(round_id).key

    with opened(read_settings()) as store:
        print(store.write_now(work))


def set_field(
    key: Key,
    field: Annotated[str, typer.Argument(help="What to change: title, due, briefing, tidies, sharing-agreement ...")],
    words: Annotated[str, typer.Argument(help="What it is to say; empty where it may be left empty.")],
) -> None:
    """Change what is said of a round, as long as it may be changed."""
    name = field.replace("-", "_")
    name = SHORT.get(name, name)
    if name not in BY_NAME:
        raise Refusal("round_no_such_field", known=[one.replace("_", "-") for one in BY_NAME])
    with existing(read_settings()) as store:
        store.write_now(lambda tx: change_round(tx, Catalog(), OPERATOR, find_round(tx, key).id, name, words))
    if name == "tidies":
        print(TIDIES, file=sys.stderr)


def open_round(
    key: Key,
    sharing_agreement: Annotated[str, typer.Option(help="The reference of the information sharing agreement.")] = "",
    dpia: Annotated[str, typer.Option(help="The reference of the data protection impact assessment.")] = "",
    whom_to_tell: Annotated[str, typer.Option(help="Whom to tell when a child needs action now.")] = "",
) -> None:
    """Open a draft; its questionnaire is fixed from now on in the newest version."""
    given = {"whom_to_tell": whom_to_tell, "sharing_agreement": sharing_agreement, "dpia": dpia}
    _go(key, "open", given=given)


def close(
    key: Key, yes: Annotated[bool, typer.Option("--yes", help="Close it even when returns are still out.")] = False
) -> None:
    """Close an open round: it takes no more answers."""
    _go(key, "close", yes=yes)


def reopen(key: Key, why: Annotated[str, typer.Option(help="The reason, which is kept in the trail.")]) -> None:
    """Open a closed round again."""
    _go(key, "reopen", why=why)


def report(
    key: Key,
    found: Annotated[str, typer.Option(help="What the round found; each auditor will read it.")] = "",
    to_be_done: Annotated[str, typer.Option(help="What will be done about it.")] = "",
) -> None:
    """Say that a closed round is reported, with what it found and what will be done."""
    _go(key, "report", given={"found": found, "to_be_done": to_be_done})


def archive(key: Key) -> None:
    """Archive a reported round: it leaves everybody's lists."""
    _go(key, "archive")


def _go(key: str, step: str, *, why: str = "", given: dict[str, str] | None = None, yes: bool = True) -> None:
    def work(tx: Tx) -> str:
        round_ = find_round(tx, key)
        out = how_far(tx, round_.id).out
        if not yes and round_.state == "open" and out:
            raise Refusal("round_returns_out", out=out)
        for name, words in (given or {}).items():
            if words:
                change_round(tx, Catalog(), OPERATOR, round_.id, name, words)
        take_step(tx, Catalog(), OPERATOR, round_.id, step, why)
        return tx.rounds.get(round_.id).state

    with existing(read_settings()) as store:
        state = store.write_now(work)
    print(f"{key} is {state}", file=sys.stderr)
