"""The store closed and opened again before every turn: a conversation is nothing but its rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from bot.desk import Desk, Turn
from bot.flows.turn import Button, Heard
from bot.handlers.keeping import keep
from bot.handlers.marking import Sent, mark
from bot.handlers.table import step_for
from bot.render import Renderer
from questionnaires.catalog import Catalog
from storage.store import Store
from tests.town import load_round

AUDITOR = 700000001
BOT = 7
RENDER = Renderer()


@dataclass
class Chat:
    """A chat as it stands between two turns, which is all that outlives them beside the file."""

    path: Path
    said: list[str] = field(default_factory=list)
    buttons: dict[str, Button] = field(default_factory=dict)
    newest: int = 0
    numbers: int = 0
    typed: dict[str, int] = field(default_factory=dict)

    async def say(self, raw: str) -> str:
        """Do one turn over a store, a catalog and a desk of its own: tap a button of this name, else type it."""
        with Store(self.path) as store:
            (heard,) = await store.write(lambda tx: keep(tx, [self._hear(raw)]))
            turn = await Desk(store, Catalog()).run(step_for(heard), heard)
            assert turn is not None
            sent = self._see(turn)
            await store.write(lambda tx: mark(tx, turn, sent, []))
        return "\n\n".join(self.said)

    def _hear(self, raw: str) -> Heard:
        self.numbers += 1
        base = Heard(BOT, self.numbers, AUDITOR, None, "text", raw=raw, message_id=self.numbers)
        button = self.buttons.get(raw)
        if button:
            return replace(base, kind="tap", verb=button.verb, args=button.args, message_id=self.newest)
        if raw.startswith("/"):
            return replace(base, kind="command", verb=raw[1:], raw="")
        old, arrow, new = raw.partition(" => ")
        if arrow:
            return replace(base, kind="edit", raw=new, message_id=self.typed[old])
        self.typed[raw] = self.numbers
        return base

    def _see(self, turn: Turn) -> Sent:
        """Word what a turn answers, each as a message of its own, and note it as seen off."""
        sent = Sent()
        self.said = []
        for outbox_id, message in turn.messages:
            self.numbers += 1
            self.said += RENDER.messages(message)
            sent.seen_off.append((outbox_id, self.numbers))
            if not message.aside:
                sent.shown.append((self.numbers, str(message.spot or ""), bool(message.rows), message.rows))
                if message.rows:
                    self.newest = self.numbers
                    self.buttons = {button.label: button for row in message.rows for button in row}
        return sent


BEGIN = ["/start", "C07", "Begin"]
TO_EVIDENCE = [*BEGIN, "The child's", "Main record system", "Done", "No", "Ethnicity", "Done", "Yes", "Yes, each time"]
TO_GRADE = [*TO_EVIDENCE, "Seen alone twice.", "Next"]

CONVERSATIONS = [
    pytest.param(TO_EVIDENCE, "Evidence: what does the record show about noticing risk", id="choices lead to evidence"),
    pytest.param([*TO_GRADE, "Good"], "Voice of the child 9/31", id="the evidence, then the grade"),
    pytest.param([*TO_EVIDENCE, "One.", "Two.", "Three."], "One.\n\nTwo.\n\nThree.", id="evidence in three messages"),
    pytest.param([*TO_GRADE, "Not graded"], "Why is it not graded?", id="no grade asks why"),
    pytest.param(
        [*TO_GRADE, "Not graded", "Another reason", "The file was in transit."],
        "Voice of the child 9/31",
        id="no grade, the reason in words, then on",
    ),
    pytest.param([*TO_GRADE, "splendid"], "Please tap a grade", id="off the scale asks again"),
    pytest.param([*TO_GRADE, "Not graded", "Back"], "which fits best?", id="back from a reason to the grades"),
    pytest.param([*TO_GRADE, "Back"], "Seen alone twice.", id="back to what was written"),
    pytest.param([*BEGIN, "The child's", "Back", "Keep my answer"], "Which records did you read?", id="back and kept"),
    pytest.param([*BEGIN, "Later"], "Which records did you read?", id="later goes on"),
    pytest.param(
        [*BEGIN, "Later", "Areas", "Check and submit"],
        "Whose record are you reading? (left for later)",
        id="later is missed",
    ),
    pytest.param(
        [*BEGIN, "Later", "Areas", "Check and submit", "Answer what is missing"],
        "<b>Whose record are you reading?</b>",
        id="later comes back",
    ),
    pytest.param(
        [*BEGIN, "The child's", "Main record system", "Paper or scanned files", "Some I could not reach", "Done"],
        "Which records could you not reach?",
        id="several ticks, Done, and what they bring up",
    ),
    pytest.param(
        [*BEGIN, "The child's", "Main record system", "✓ Main record system", "done"],
        "Tick at least one",
        id="unticked",
    ),
    pytest.param(
        [*BEGIN, "The child's", "Something else", "Done", "The key worker's diary."],
        "Did you or your team work on this case?",
        id="a tick that wants words",
    ),
    pytest.param(
        ["/start", "C07", "Nil return", "No record of the family at all", "Confirm nil return"],
        "nil return submitted",
        id="a nil return",
    ),
    pytest.param(
        ["/start", "C07", "Nil return", "Known, but not in the period", "Back", "Back"],
        "Is the record you have open for C07?",
        id="a nil return left again",
    ),
    pytest.param(
        ["/start", "C07", "Unable", "Another reason", "The paper file is in store.", "Confirm unable"],
        "submitted as unable",
        id="unable, in words",
    ),
    pytest.param(
        [*TO_EVIDENCE, "Seen alone.", "Areas", "Case recording", "Up to date, with a chronology", "Areas"],
        "▶️ Recognition and response: 2 of 4",
        id="another area opened half-way",
    ),
    pytest.param(
        [*BEGIN, "The child's", "Areas", "Check and submit", "Change 1", "Change 1", "A parent's or carer's"],
        "Which records did you read?",
        id="a change from the check",
    ),
    pytest.param(
        [*TO_EVIDENCE, "First.", "Second.", "First. => First, put right."],
        "First, put right.\n\nSecond.",
        id="evidence edited in the chat",
    ),
    pytest.param(
        [*TO_EVIDENCE, "About C07.", "/cases", "C08", "Begin", "The child's", "/cases", "Resume C07"],
        "About C07.",
        id="two cases, back in the first",
    ),
    pytest.param(
        [
            *TO_EVIDENCE,
            "About C07.",
            "/cases",
            "C08",
            "Begin",
            "The child's",
            "/cases",
            "Resume C07",
            "/cases",
            "Resume C08",
        ],
        "<b>C08</b> · School nursing · The record 2/31",
        id="two cases by turns",
    ),
    pytest.param([*TO_EVIDENCE, "Half.", "Pause", "/resume"], "Half.", id="paused and resumed"),
    pytest.param([*TO_EVIDENCE, "/help", "/privacy", "Still here."], "Still here.", id="help leaves the question open"),
    pytest.param([*TO_EVIDENCE, "/cases", "For nobody."], "No question was on the screen", id="words for nobody"),
]


@pytest.fixture
def chat(tmp_path: Path) -> Chat:
    path = tmp_path / "casewalk.sqlite3"
    with Store(path) as store:
        load_round(store, tmp_path)
    return Chat(path)


@pytest.mark.parametrize(("said", "ends_at"), CONVERSATIONS)
async def test_a_conversation_goes_on_over_a_store_opened_anew_before_every_turn(
    chat: Chat, said: list[str], ends_at: str
) -> None:
    reply = ""
    for raw in said:
        reply = await chat.say(raw)
    assert ends_at in reply


async def test_a_whole_audit_over_a_store_opened_anew_before_every_turn(chat: Chat) -> None:
    for raw in BEGIN:
        reply = await chat.say(raw)
    turns = 0
    while "Check and submit</b>" not in reply:
        turns += 1
        assert turns <= 40
        first = next(iter(chat.buttons))
        wanted = next((label for label in ("Next", "Done") if label in chat.buttons), first)
        reply = await chat.say("Seen alone at home." if "✏️ Type" in reply else wanted)
    assert turns == 40
    assert "Nothing is missing." in reply
    summary = await chat.say("Submit")
    assert "Case summary C07" in summary
    assert "submitted" in summary
    with Store(chat.path) as store:
        assert store.read_now(lambda tx: tx.responses.get(1).state) == "submitted"
