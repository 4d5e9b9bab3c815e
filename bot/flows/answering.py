"""Answering: what is typed or tapped becomes an answer, and the next question is asked."""

from __future__ import annotations

from dataclasses import replace

from bot.flows import casework, labels
from bot.flows.asking import ask, note_beside, prompt, set_aside
from bot.flows.concerns.saying import by_answer
from bot.flows.guarding import letting, rest_of
from bot.flows.opened import Opened, current_return, open_return
from bot.flows.position import Asking
from bot.flows.turn import UNREAD, Heard, Message, Notice, Reply
from bot.privacy.found import mask
from bot.privacy.tripwire import find_hard
from bot.refusal import Refusal, StalePress
from questionnaires.catalog import Catalog
from questionnaires.errors import AnswerNotAccepted
from questionnaires.kinds import BaseQuestion, DateQuestion, Draft, NumberQuestion, Taken, TextQuestion
from questionnaires.kinds.base import named
from storage.tx import Tx


def current(tx: Tx, catalog: Catalog, person_id: int, notice: Notice | None = None, *, on_tap: bool = False) -> Message:
    """Ask again where the person stands; right at any moment, any number of times."""
    opened = current_return(tx, catalog, person_id)
    if opened is None:
        return casework.cases_list(tx, catalog, person_id, notice=notice)
    return prompt(opened, notice, fresh=not on_tap)


def lets(question: BaseQuestion) -> frozenset[str]:
    """Name the kinds of identifiers that an answer may hold: a date or a number where one is asked for."""
    return frozenset({"date", "long_number"}) if isinstance(question, DateQuestion | NumberQuestion) else frozenset()


def answer(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take typed words as the answer to the prompt that was last seen off in the chat."""
    opened = current_return(tx, catalog, heard.person)
    if opened is None:
        focus = tx.places.focus(heard.person)
        if focus:
            open_return(tx, catalog, heard.person, focus.response_id)  # it says why it no longer can be
        has_cases, rest = tx.assignments.of_person(heard.person), rest_of(heard)
        notice = Notice("pick_a_case" if has_cases else "not_understood", also=rest)
        return Reply((casework.cases_list(tx, catalog, heard.person, notice=notice),))
    here = opened.standing
    shown = tx.prompts.last(heard.telegram_id)
    if heard.taken_out == UNREAD:
        return ask(opened, Notice("unread"), fresh=True)
    if not isinstance(here, Asking):
        return ask(opened, Notice("tap_a_button", also=rest_of(heard)), fresh=True)
    if shown is None or ":" not in shown.spot:
        notice = Notice("no_question", {"reference": opened.reference}, also=rest_of(heard))
        return ask(opened, notice, fresh=True)
    seen = tx.prompts.answered_by(heard.telegram_id, heard.message_id or 0)
    if not shown.spot == seen == str(here.spot):
        return ask(opened, Notice("not_shown_yet", also=rest_of(heard)), fresh=True)
    if _is_no_answer(here.question, heard.raw, opened.draft(here)):
        return ask(opened, Notice("only_a_button", {"word": heard.raw.strip()}), fresh=True)
    heard = letting(tx, heard, lets(here.question))
    try:
        taken = here.question.read(heard.raw, opened.draft(here))
    except AnswerNotAccepted as problem:
        return ask(opened, Notice(problem.code, problem.facts, also=rest_of(heard)), fresh=True)
    taken, across = _read_whole(opened, here, taken)
    after = take(opened, here, taken, heard.message_id)
    concern, told = _concern(after, here, taken), told_of(heard, final=taken.final) or across
    return ask(after, replace(concern, also=told) if concern else told, fresh=True)


def _is_no_answer(question: BaseQuestion, raw: str, draft: Draft) -> bool:
    """Tell whether words that would be stored are nothing but the name of a button that is not offered."""
    takes_words = isinstance(question, TextQuestion) or question.asks(draft)
    return bool(takes_words) and labels.is_ours(raw) and not named(raw, question.offers(draft))


def told_of(heard: Heard, *, final: bool) -> Notice | None:
    """Say what was taken out of a message before it was stored."""
    if not heard.taken_out:
        return None
    return Notice("taken_out", {"kinds": list(heard.taken_out), "final": final})


def resume(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Ask again where the person stands."""
    return Reply((current(tx, catalog, heard.person),))


def stale(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Refuse a button that was never made."""
    raise StalePress


def tapped(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take a tap on one of a question's choices."""
    response_id, index, _, place = heard.args
    opened = open_return(tx, catalog, heard.person, response_id)
    here = standing_at(opened, index)
    choices = here.question.choices()
    draft = opened.draft(here)
    code = choices[place].value if place < len(choices) else ""
    if code not in {choice.value for choice in here.question.offers(draft)}:
        raise StalePress
    try:
        taken = here.question.tap(code, draft)
    except AnswerNotAccepted as problem:
        return ask(opened, Notice(problem.code, problem.facts))
    taken, told = _read_whole(opened, here, taken)
    after = take(opened, here, taken, heard.message_id if heard.kind == "text" else None)
    return ask(after, _concern(after, here, taken) or told, toast=passing_note(here.question, taken), left=here)


def _concern(after: Opened, here: Asking, taken: Taken) -> Notice | None:
    """Keep the concern that a final answer says, if it says one; gives what the auditor reads of it."""
    return by_answer(after, here.question, taken.value) if taken.final else None


def _read_whole(opened: Opened, here: Asking, taken: Taken) -> tuple[Taken, Notice | None]:
    """Read a text of several messages once more as it stands, since a number may run from one into the next."""
    if not taken.final or not isinstance(here.question, TextQuestion) or not taken.value:
        return taken, None
    said = opened.sheet.said.get(here.spot.path)
    if said is None or len(here.question.parts(said.pieces)) < 2:
        return taken, None
    found = find_hard(taken.value["text"])
    if not found:
        return taken, None
    words = {**taken.value, "text": mask(taken.value["text"], found)}
    kinds = list(dict.fromkeys(one.kind for one in found))
    return Taken(words, final=True), Notice("taken_out_whole", {"kinds": kinds})


def passing_note(question: BaseQuestion, taken: Taken) -> Notice | None:
    """Say in passing what a tap did: what was noted, or that words are wanted."""
    if question.asks(Draft(taken.value)):
        return Notice("type_it", quiet=True)
    if not taken.final:
        return None
    if isinstance(question, TextQuestion):
        return Notice("text_noted", quiet=True)
    return Notice("noted", {"answer": question.show(taken.value)}, quiet=True)


def take(opened: Opened, here: Asking, taken: Taken, message_id: int | None = None) -> Opened:
    """Store what an input made of the answer, and go on from there; a way out is final only when confirmed."""
    if here.step is None:
        return opened.say(here.spot.path, taken.value, "draft", message_id)
    after = opened.say(here.spot.path, taken.value, "final" if taken.final else "draft", message_id)
    return after.go(here.step.area.key, "" if taken.final else here.spot.path)


def standing_at(opened: Opened, index: int) -> Asking:
    """Make sure that the tapped question is the one that is asked; raises StalePress."""
    here = opened.standing
    focus = opened.focus
    if focus is None or focus.response_id != opened.response.id:
        raise Refusal("other_case", reference=opened.reference)
    if not isinstance(here, Asking) or here.step is None or here.step.index != index:
        raise StalePress
    return here


def keep(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Let an answer that was taken up again stand as it was."""
    opened = open_return(tx, catalog, heard.person, heard.args[0])
    here = standing_at(opened, heard.args[1])
    said = opened.sheet.said.get(here.spot.path)
    if said is None or said.value is None or said.final:
        raise StalePress
    return ask(take(opened, here, Taken(said.value, final=True)), toast=Notice("kept", quiet=True), left=here)


def skip(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Leave an optional question unanswered."""
    opened = open_return(tx, catalog, heard.person, heard.args[0])
    here = standing_at(opened, heard.args[1])
    if here.question.required or opened.draft(here).value:
        raise StalePress
    return ask(take(opened, here, Taken(None, final=True)), toast=Notice("skipped", quiet=True), left=here)


def wipe(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Begin a text anew; what was written is given back to copy, and one tap puts it back."""
    opened = open_return(tx, catalog, heard.person, heard.args[0])
    here = standing_at(opened, heard.args[1])
    text = (opened.draft(here).value or {}).get("text", "")
    if not text:
        raise StalePress
    after = opened.say(here.spot.path, None, "reopened").go(here.step.area.key if here.step else "", here.spot.path)
    return ask(after, Notice("set_aside", {"text": text}), fresh=True, toast=Notice("anew", quiet=True))


def unwipe(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Put back what was set aside last, each message in its own place."""
    opened = open_return(tx, catalog, heard.person, heard.args[0])
    here = standing_at(opened, heard.args[1])
    lost = set_aside(opened, here)
    if not lost:
        raise StalePress
    for key, text in lost.items():
        number = key[1] if isinstance(key, tuple) and key[0] == heard.person else None
        opened = opened.say(here.spot.path, {"text": text}, "draft", number)
    return ask(opened, toast=Notice("text_put_back", quiet=True), left=here)


def offer(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Close the evidence and open the remark that is offered beside it."""
    opened = open_return(tx, catalog, heard.person, heard.args[0])
    here = standing_at(opened, heard.args[1])
    note, draft = note_beside(opened, here.step), opened.draft(here).value
    if note is None or not draft:
        raise StalePress
    after = take(opened, here, Taken(draft, final=True)).say(note.path, None, "reopened")
    return ask(after.go(note.area.key, note.path), toast=Notice("text_noted", quiet=True), left=here)
