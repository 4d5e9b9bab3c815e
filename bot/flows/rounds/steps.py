"""A round goes a step on: what is missing is said or asked for, and the step is confirmed before it is taken."""

from __future__ import annotations

from bot import access
from bot.flows.rounds import pages
from bot.flows.rounds.asking import ask_change, place_of
from bot.flows.rounds.pages import Args
from bot.flows.rounds.views import RoundStepView
from bot.flows.turn import Button, Heard, Message, Notice, Reply, Want
from bot.office.round_fields import BY_NAME, find_questionnaire
from bot.office.rounds import NEEDED, STEPS, how_far, lacking, must_be_in, take_step
from bot.office.scoping import silent
from bot.refusal import StalePress
from bot.sheet import pinned
from questionnaires.catalog import Catalog
from questionnaires.kinds import say
from storage.rounds import Round
from storage.tx import Tx

CONFIRM = {"open": "Yes, open it", "close": "Yes, close it", "report": "Yes, report it", "archive": "Yes, archive it"}
"""What confirms a step; it stands last, where a button tapped twice does not find it."""


def ask_step(tx: Tx, catalog: Catalog, person_id: int, args: Args, notice: Notice | None = None) -> Message:
    """Say what a step still needs, ask for the words it needs, or ask to confirm it."""
    round_id, step = args[0], step_named(args[1])
    access.allow(tx, person_id, "set_up_round", round_id)
    round_ = tx.rounds.get(round_id)
    must_be_in(round_, frozenset({STEPS[step][0]}))
    missing = lacking(tx, round_, step)
    words = [name for name in missing if name in NEEDED.get(step, ())]
    if words and len(words) == len(missing):
        return ask_change(tx, catalog, person_id, (round_id, place_of(words[0])), notice)
    want = Want("round_why", args) if step == "reopen" else Want("round_step", args)
    back = Button("Back", "round_page", (round_id, 0))
    do = Button(CONFIRM.get(step, ""), "round_do", args)
    ways = tuple(_way(round_id, name) for name in (missing or NEEDED["report"] if step == "report" else missing))
    last = () if missing or step not in CONFIRM else (do,)
    return Message(_view(tx, catalog, round_, step, missing), (ways, (back,), last), want, notice)


def _way(round_id: int, name: str) -> Button:
    """Make the button that leads to what a step needs."""
    if name in BY_NAME:
        return Button(pages.LABELS[name], "round_ask", (round_id, place_of(name)))
    return Button(pages.WAYS[f"round_{name}"], f"round_{name}", (round_id, 0))


def step_named(place: int) -> str:
    """Name a step by its place, as a button gives it; raises StalePress."""
    if not 0 <= place < len(STEPS):
        raise StalePress
    return list(STEPS)[place]


def _view(tx: Tx, catalog: Catalog, round_: Round, step: str, missing: list[str]) -> RoundStepView:
    far, form = how_far(tx, round_.id), pinned(tx, catalog, round_.form_id)
    if step == "open":
        form = find_questionnaire(catalog, form.key)
    return RoundStepView(
        step=step,
        title=round_.title,
        lacking=tuple(missing),
        out=far.out,
        received=far.received,
        silent=silent(tx, round_.id) if step in ("open", "close") else (),
        cases=far.cases,
        agencies=far.agencies,
        questionnaire=say(form.title),
        version=form.version,
        found=round_.found,
        to_be_done=round_.to_be_done,
    )


def do_step(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take the step that was confirmed; one that wants a reason is asked for it."""
    step = step_named(heard.args[1])
    if step == "reopen":
        return Reply((ask_step(tx, catalog, heard.person, heard.args),))
    return _taken(tx, catalog, heard, step)


def say_why(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take the reason for opening a closed round again, and open it."""
    return _taken(tx, catalog, heard, step_named(heard.args[1]), heard.raw)


def _taken(tx: Tx, catalog: Catalog, heard: Heard, step: str, why: str = "") -> Reply:
    round_id = heard.args[0]
    take_step(tx, catalog, heard.person, round_id, step, why)
    notice = Notice("round_step_taken", {"step": step, "title": tx.rounds.get(round_id).title})
    if step == "archive":
        return Reply((pages.rounds_list(tx, catalog, heard.person, (0,), notice),))
    return Reply((pages.page(tx, catalog, heard.person, (round_id, 0), notice),))
