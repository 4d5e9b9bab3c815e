"""The prompt for where a return stands: the question, its buttons, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.flows.checking import check
from bot.flows.concerns.saying import way
from bot.flows.opened import Opened
from bot.flows.position import EXITS, Asking
from bot.flows.turn import Button, Message, Notice, Reply, Rows
from bot.flows.views import ExitView, QuestionView
from bot.privacy.found import masked_spans, reads_masked, reads_soft
from questionnaires.kinds import BaseQuestion, Choice, Draft, GradeQuestion, NumberQuestion, TextQuestion, say
from questionnaires.model import Step

TAIL = 500
"""How much of a text being written is shown again, in characters."""

REASONS = (
    ("no_identifier", "Last message back: nobody is named"),
    ("worker", "Last message back: a worker, needed"),
)
"""Why what looked like an identifier is kept, by its code, and what the button says."""

EXCERPT, AROUND = 2000, 150
"""How much of a text that something was taken out of is shown, and how much around that, in characters."""

ROW_WIDTH = 42
"""How many characters fit in a row of equal buttons on a 360-pixel phone."""


def prompt(opened: Opened, notice: Notice | None = None, *, fresh: bool = False) -> Message:
    """Ask where the return stands; when nothing is left to ask, offer to check and submit."""
    here = opened.standing
    if not isinstance(here, Asking):
        return check(opened.settled(), notice, fresh=fresh)
    if here.step is None:
        return _exit_prompt(opened, here, notice, fresh)
    view, rows = _question_view(opened, here), _rows(opened, here)
    return Message(view, rows, here.spot, notice, fresh=fresh, about=opened.response.id)


def ask(
    opened: Opened,
    notice: Notice | None = None,
    *,
    fresh: bool = False,
    toast: Notice | None = None,
    left: Asking | None = None,
) -> Reply:
    """Answer with the prompt alone.

    What comes after a question in words is a message of its own: words on their way to the one that was `left` must
    not find another in its place.
    """
    here = opened.standing
    if left and left.in_words:
        fresh = fresh or not isinstance(here, Asking) or here.spot != left.spot
    return Reply((prompt(opened, notice, fresh=fresh),), toast)


def pack(buttons: Sequence[Button], apart: Sequence[str] = ()) -> Rows:
    """Lay buttons in rows: up to three short ones beside each other, long ones and those set apart alone."""
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        row = (*rows[-1], button) if rows else (button,)
        if (
            rows
            and button.label not in apart
            and len(row) <= 3
            and len(row) * max(len(one.label) for one in row) <= ROW_WIDTH
        ):
            rows[-1] = row
        else:
            rows.append((button,))
    return tuple(rows)


def choice_buttons(question: BaseQuestion, draft: Draft, response_id: int, index: int) -> list[Button]:
    """Make a button for each choice on offer; it comes back by its place in the whole list of choices."""
    places = {choice.value: place for place, choice in enumerate(question.choices())}
    offers: tuple[Choice, ...] = question.offers(draft)
    return [Button(say(c.label), "a", (response_id, index, 0, places[c.value])) for c in offers]


def _question_view(opened: Opened, here: Asking) -> QuestionView:
    question, draft, step = here.question, opened.draft(here), here.step
    said = opened.sheet.said.get(here.spot.path)
    text = question.show(draft.value) if isinstance(question, TextQuestion) else ""
    before = "" if text or said is None or said.final else tail(question.show(said.value))
    first = step is not None and step.question is step.area.questions[0]
    return QuestionView(
        reference=opened.called,
        agency=opened.agency.name,
        area=say(step.area.title) if step else "",
        number=opened.steps.index(step) + 1 if step else 0,
        total=here.total,
        text=say(question.text),
        help=say(question.help),
        about=say(step.area.about) if step and first else "",
        descriptors=_descriptors(question),
        so_far=excerpt(text),
        words=len(text.split()),
        before=before,
        asks=question.asks(draft),
        half_made=question.half_made(draft),
        asks_of_action=question.shows == "whom_to_tell",
        whom_to_tell=opened.round.whom_to_tell,
        typed=question.kind_name if question.is_typed else "",
        sorts=isinstance(question, TextQuestion) and bool(question.sorts),
        least=question.least if isinstance(question, NumberQuestion) else None,
        most=question.most if isinstance(question, NumberQuestion) else None,
        graded=isinstance(question, GradeQuestion) and not question.wants_reason(draft),
    )


def excerpt(text: str) -> str:
    """Give what is shown of a text: its end, and if something was taken out the words around that."""
    if len(text) <= EXCERPT or not reads_masked(text):
        return text if reads_masked(text) else tail(text)
    spans = [(max(0, start - AROUND), min(len(text), end + AROUND)) for start, end in masked_spans(text)]
    spans.append((len(text) - TAIL, len(text)))
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tail_of(" … ".join(text[start:end] for start, end in joined), EXCERPT)


def tail(text: str) -> str:
    """Give a text's end, enough to see that it is there: the whole of it stands in the chat above."""
    return tail_of(text, TAIL)


def tail_of(text: str, most: int) -> str:
    """Give the end of a text from the beginning of a word, in so many characters."""
    end = text[-most:]
    return text if len(text) <= most else f"… {end.partition(' ')[2] or end}"


def _descriptors(question: BaseQuestion) -> tuple[tuple[str, str], ...]:
    if not isinstance(question, GradeQuestion):
        return ()
    points = question.scale.points
    return tuple((say(p.label), say(question.descriptors[p.value])) for p in points if p.value in question.descriptors)


def _rows(opened: Opened, here: Asking) -> Rows:
    question, draft, step = here.question, opened.draft(here), here.step
    index = step.index if step else 0
    at = (opened.response.id, index)
    main = pack(choice_buttons(question, draft, *at), apart=("Done", "Done, nothing to add"))
    extra = [Button("Keep my answer", "keep", at)] if _can_keep(opened, here) else []
    if isinstance(question, TextQuestion) and draft.value:
        extra += _about_masks(opened, here, at)
    if draft.value and note_beside(opened, step):
        extra.append(Button("Strength or thing to develop", "offer", at))
    if isinstance(question, TextQuestion) and draft.value:
        extra.append(Button("Write it again", "wipe", at))
    if set_aside(opened, here):
        extra.append(Button("Put it back", "unwipe", at))
    if not question.required and not draft.value:
        extra.append(Button("Skip", "skip", at))
    ways = [Button("Back", "back", (*at, int(question.half_made(draft)))), Button("Later", "later", at)]
    ways += [Button("Areas", "areas", at[:1]), Button("Pause", "pause", at[:1])]
    return (*main, *((button,) for button in extra), tuple(ways), way(opened.response.id))


def _about_masks(opened: Opened, here: Asking, at: tuple[int, int]) -> list[Button]:
    """Offer to put back what only looked like an identifier in the newest message, and to send that one again.

    The buttons carry the message's number: words that were on their way meanwhile are none of theirs.
    """
    key, text = newest_part(opened, here) or ((0, 0), "")
    if key[0] != opened.person_id or not reads_masked(text):
        return []
    soft = REASONS if reads_soft(text) else ()
    back = [Button(label, "put_back", (*at, place, key[1])) for place, (_, label) in enumerate(soft)]
    whole = text == (opened.draft(here).value or {}).get("text")  # then Write it again does the same
    again = [] if whole else [Button("Take back my last message", "take_back", (*at, key[1]))]
    return [*back, *again]


def newest_part(opened: Opened, here: Asking) -> tuple[tuple[int, int], str] | None:
    """Find the newest message of the text that is being written, by who sent it and its number."""
    said = opened.sheet.said.get(here.spot.path)
    if not isinstance(here.question, TextQuestion) or said is None:
        return None
    parts = [(key, text) for key, text in here.question.parts(said.pieces).items() if text]
    key, text = parts[-1] if parts else (None, "")
    return (key, text) if isinstance(key, tuple) else None


def set_aside(opened: Opened, here: Asking) -> dict[object, str]:
    """Give the messages that were taken out of a text by the last thing said of it, by who sent each and its number."""
    said = opened.sheet.said.get(here.spot.path)
    if not isinstance(here.question, TextQuestion) or said is None or (said.pieces[-1].value or {}).get("text"):
        return {}
    left = here.question.parts(said.pieces)
    before = here.question.parts(said.pieces[:-1])
    return {key: text for key, text in before.items() if text and not left.get(key)}


def _can_keep(opened: Opened, here: Asking) -> bool:
    """An old answer taken up again can be kept; a text that is shown is kept with Next."""
    said = opened.sheet.said.get(here.spot.path)
    if said is None or said.value is None or said.final:
        return False
    return not (isinstance(here.question, TextQuestion) and said.draft.value)


def note_beside(opened: Opened, step: Step | None) -> Step | None:
    """Find the remark that is offered beside this evidence and was not opened yet."""
    if step is None or not isinstance(step.question, TextQuestion) or step.question.role != "evidence":
        return None
    offered = (one for one in opened.form.steps if one.area is step.area and one.question.offered)
    return next((one for one in offered if one.path not in opened.sheet.answers), None)


def _exit_prompt(opened: Opened, here: Asking, notice: Notice | None, fresh: bool) -> Message:
    """Ask for the reason of a way out, then for its confirmation."""
    draft, name = opened.draft(here), here.spot.path.removeprefix("@")
    place, asks = EXITS.index(here.spot.path), here.question.asks(draft)
    chosen = (draft.value or {}).get("choice")
    ready = bool(chosen) and not asks
    back = Button("Back", "leave_exit", (opened.response.id, place, int(bool(chosen))))
    if ready:
        at = (opened.response.id, place, reason_place(here.question, draft))
        rows: Rows = ((Button(CONFIRM[name], "confirm_exit", at),), (back,))
    else:
        places = [(n, choice) for n, choice in enumerate(here.question.choices())]
        buttons = [Button(say(c.label), "exit", (opened.response.id, place, n)) for n, c in places]
        rows = (*pack(buttons), (back,))
    rows = (*rows, way(opened.response.id))
    view = ExitView(
        reference=opened.called,
        agency=opened.agency.name,
        exit=name,
        text=say(here.question.text),
        asks=asks,
        reason=here.question.show(draft.value) if ready else "",
        answered=sum(opened.sheet.is_final(step.path) for step in opened.steps),
    )
    return Message(view, rows, here.spot, notice, fresh=fresh, about=opened.response.id)


def reason_place(question: BaseQuestion, draft: Draft) -> int:
    """Give the place of the reason chosen, so that a confirmation is only ever of what it showed."""
    chosen = str((draft.value or {}).get("choice"))
    return [choice.value for choice in question.choices()].index(chosen)


CONFIRM = {"nil_return": "Confirm nil return", "unable": "Confirm unable", "incomplete": "Confirm incomplete"}
"""What the button says that makes a way out final."""
