"""A child needs action now: what the auditor is told, what the leads hear, and who takes note of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.reports.concerns import concerns_of
from bot.sandbox.chat import Message
from bot.sandbox.phone import Phone
from bot.sandbox.server import Someone
from storage.concerns import Concern
from storage.people import Membership
from storage.tx import Tx
from tests.office.chased import POLICE, SCHOOLS, Hands, Office, chased_text
from tests.town import Town, begin, exported, go_through, town
from tests.walkthrough import page

ROOT = Path(__file__).parents[2]
NURSE_LEAD, POLICE_LEAD = Someone(700000005, "Nora Nurse-Lead", "Agency lead"), Someone(700000006, "Pat Police", "Lead")
PROCEDURE = "1. Ring the duty desk on 01632 960111.\\n2. Write in the record whom you told."
NOW, RAISED, DOING, BACK = (
    "Needs action now", "I have raised it", "It must be raised, I am doing it now", "No, go back",
)  # fmt: skip
NIGHT = "2026-03-24 22:30"
WHOM = "Tell your safeguarding lead, then children's social care on 01632 960000."

ABOUT = """# A child needs action now, as its people see it

An auditor reads something that cannot wait, late in the evening. Their phone, the lead's, and that of the lead of their
agency, who sees it in the morning. Played against the sandbox by a test (`make golden` writes this page); the case and
the people are made up.
"""


ABOUT_LATE = """# A lead who starts late, as its people see it

An auditor says late in the evening that a child needs action now. No lead has pressed Start yet, so nobody can be told
by the bot, and the auditor reads that. A minute later a lead starts. Played against the sandbox by a test (`make
golden` writes this page); the case and the people are made up.
"""


@pytest.fixture
def clock() -> Hands:
    return Hands("2026-03-24 10:00")


def text() -> str:
    return chased_text().replace("[[agencies]]", f'procedure = "{PROCEDURE}"\n\n[[agencies]]', 1)


@pytest.fixture
async def place(tmp_path: Path, clock: Hands) -> AsyncIterator[Town]:
    """A town in which each agency has its lead; its bot is started apart."""
    async with town(tmp_path, text(), clock=clock) as here:
        for someone, agency in ((NURSE_LEAD, SCHOOLS), (POLICE_LEAD, POLICE)):
            here.sandbox.add(someone)
            Office(here.store, clock).lead_of(agency, someone.id, someone.name)
        async with here.bot():  # nobody can be written to who never wrote
            for phone in (here.lead, nurse_lead(here), police_lead(here)):
                await phone.send("/help")
        yield here


def nurse_lead(here: Town) -> Phone:
    return here.sandbox.phone(NURSE_LEAD.id)


def police_lead(here: Town) -> Phone:
    return here.sandbox.phone(POLICE_LEAD.id)


def concerns(here: Town) -> list[Concern]:
    return here.store.read_now(lambda tx: tx.concerns.of_round(1))


def states(here: Town) -> list[str]:
    return [one.state for one in concerns(here)]


def told(phone: Phone, words: str = "needs action now") -> list[Message]:
    return [message for message in phone.messages if message.by_bot and words in message.text]


def answers(here: Town) -> list[tuple[str, str]]:
    return here.store.read_now(lambda tx: [(one.path, str(one.value)) for one in tx.answers.of(1)])


async def to_evidence(phone: Phone) -> None:
    await begin(phone)
    await go_through(phone, until="Evidence:")


async def to_closing(phone: Phone) -> None:
    await begin(phone)
    await go_through(phone, until="Does anything in this record need action now")


async def test_a_concern_from_the_tap_to_who_took_note_of_it(
    place: Town, clock: Hands, request: pytest.FixtureRequest
) -> None:
    clock.set(NIGHT)
    one, lead, nurse = place.auditor, place.lead, nurse_lead(place)
    async with place.bot():
        await to_evidence(one)
        since = [len(phone.log) for phone in (one, lead, nurse)]
        await one.send("The door was locked again. He was not seen for a month.")
        await one.tap(NOW)
        assert "no emergency channel" in one.last.text
        assert "Nobody watches" in one.last.text
        assert "call 999" in one.last.text
        assert WHOM in one.last.text
        assert "Ring the duty desk on 01632 960111.\n2. Write" in one.last.text
        assert one.buttons == [RAISED, DOING, BACK]
        await one.tap(DOING)
        assert "Lead Three and Nora Nurse-Lead" in one.last.text
        assert "Evidence:" in one.last.text
        assert "He was not seen for a month." in one.last.text

        for phone in (lead, nurse):
            message = await phone.until("needs action now")
            assert "Auditor One" in message.text
            assert "C07 · School nursing" in message.text
            assert "still to be raised" in message.text
            assert "24 March 2026, 22:30" in message.text
            assert "door" not in phone.transcript()
            assert phone.buttons == ["Acknowledge"]
        assert told(police_lead(place)) == []
        clock.set("2026-03-24 22:41")
        await lead.tap("Acknowledge")
        await lead.until("You took note")
        assert "24 March 2026, 22:41" in (await one.until("Lead Three has taken note")).text
        assert "It is still for you to raise" in told(one, "Lead Three has taken note")[0].text
        await nurse.until("Lead Three has taken note")
        clock.set("2026-03-25 08:55")
        nurse.press("Acknowledge")
        await nurse.until("Lead Three took note of this already")
        await one.tap("Next")
        assert "which fits best" in one.last.text
        assert len(told(one, "Lead Three has taken note")) == 1
        (kept,) = concerns(place)
        assert (kept.state, kept.acknowledged_by, kept.acknowledged_at[:16]) == ("to_be_raised", 3, "2026-03-24T22:41")
        if request.config.getoption("--golden"):
            who = {"Auditor": one, "Lead": lead, "Agency lead": nurse}
            parts = [
                f"# {name}\n\n{page(phone.log[at:], name)}"
                for (name, phone), at in zip(who.items(), since, strict=True)
            ]
            (ROOT / "docs" / "a-concern.md").write_text("\n".join([ABOUT, *parts]), encoding="utf-8")
        for phone in (lead, nurse):
            await phone.send("/help")
            assert phone.buttons == []


@pytest.fixture
async def early(tmp_path: Path, clock: Hands) -> AsyncIterator[Town]:
    """A town none of whose leads has pressed Start."""
    async with town(tmp_path, text(), clock=clock) as here:
        here.sandbox.add(NURSE_LEAD)
        Office(here.store, clock).lead_of(SCHOOLS, NURSE_LEAD.id, NURSE_LEAD.name)
        yield here


async def test_a_concern_with_a_lead_who_starts_late(early: Town, clock: Hands, request: pytest.FixtureRequest) -> None:
    clock.set(NIGHT)
    one, lead = early.auditor, early.lead
    async with early.bot():
        await to_evidence(one)
        since = len(one.log)
        await one.tap(NOW)
        await one.tap(DOING)
        said = one.last
        assert "Lead Three and Nora Nurse-Lead are being told" in said.text
        assert "are told" not in one.transcript()
        message = await one.until("could tell nobody")
        assert WHOM in message.text
        assert "Evidence:" in message.text  # what was asked goes on below
        await one.send("The door was locked again.")
        await one.tap("Next")
        assert "which fits best" in one.last.text
        clock.set("2026-03-24 22:31")
        first = await lead.send("/start")
        assert "needs action now" in first.text
        assert first.buttons == ["Acknowledge"]
        assert "Lead Three" in (await lead.hear()).text
        await one.tap(NOW)
        assert "Nobody has taken note yet" in one.last.text
        await one.tap(DOING)
        assert "Lead Three has been told" in one.last.text
        assert "Nora" not in one.last.text
        await lead.send("/start")
        await lead.hear()
        assert len(told(lead)) == 2  # open as it is, it comes first again
        await lead.tap_on(first, "Acknowledge")
        await one.until("Lead Three has taken note")
        await lead.send("/start")
        assert len(told(lead, "said, 24 March")) == 2
    if request.config.getoption("--golden"):
        parts = [f"# {n}\n\n{page(p.log[at:], n)}" for n, p, at in (("Auditor", one, since), ("Lead", lead, 0))]
        (ROOT / "docs" / "a-late-lead.md").write_text("\n".join([ABOUT_LATE, *parts]), encoding="utf-8")


async def test_a_lead_who_comes_in_by_an_invitation_hears_of_it_first(early: Town, clock: Hands) -> None:
    clock.set(NIGHT)
    async with early.bot() as casewalk:
        await begin(early.auditor)
        await early.auditor.tap(NOW)
        await early.auditor.tap(DOING)
        await early.auditor.until("could tell nobody")
        early.store.write_now(lambda tx: tx.people.join(Membership(2, 1, "lead", None)))
        await early.other.send("/help")
        assert "needs action now" in early.other.transcript()
        await casewalk.chase()
        await early.other.send("/help")
        assert len(told(early.other)) == 1


async def test_who_leads_since_a_concern_was_said_is_told_within_the_minute(place: Town, clock: Hands) -> None:
    clock.set(NIGHT)
    async with place.bot() as casewalk:
        await begin(place.auditor)
        await place.auditor.tap(NOW)
        await place.auditor.tap(DOING)
        await place.lead.until("needs action now")
        await place.other.send("/help")
        place.store.write_now(lambda tx: tx.people.join(Membership(2, 1, "lead", None)))
        await casewalk.chase()
        await casewalk.chase()
        await place.other.until("needs action now")
        await place.other.send("/help")
        assert len(told(place.other)) == 1
        assert len(told(place.lead)) == 1
        assert told(police_lead(place)) == []


async def test_a_lead_who_lets_the_bot_in_again_hears_of_it_whatever_they_say(place: Town) -> None:
    place.lead.block()
    nurse_lead(place).block()
    async with place.bot():
        await begin(place.auditor)
        await place.auditor.tap(NOW)
        await place.auditor.tap(DOING)
        await place.auditor.until("could tell nobody")
        await nurse_lead(place).send("Good evening.")
        assert len(told(nurse_lead(place), "needs action now")) == 1
        await nurse_lead(place).send("/agency")
        assert len(told(nurse_lead(place), "said, 24 March")) == 1
        await place.lead.send("/summary")
        assert len(told(place.lead, "said, 24 March")) == 1


async def test_who_has_raised_it_is_not_asked_to_raise_it(early: Town) -> None:
    async with early.bot():
        await begin(early.auditor)
        await early.auditor.tap(NOW)
        await early.auditor.tap(RAISED)
        message = await early.auditor.until("could tell nobody")
        for text_ in (message.text, early.auditor.last.text):
            assert "raise it yourself" not in text_
            assert WHOM not in text_
        assert "You have raised it" in message.text
        early.store.write_now(lambda tx: tx.people.set_state(3, "suspended"))
        early.store.write_now(lambda tx: tx.people.leave(Membership(5, None, "agency_lead", SCHOOLS)))
        early.store.write_now(lambda tx: tx.conn.execute("DELETE FROM outbox WHERE kind = 'concern'"))
        await early.auditor.tap(NOW)
        await early.auditor.tap(RAISED)
        assert "have no lead whom it can reach. You have raised it" in early.auditor.last.text
        assert WHOM not in early.auditor.last.text


async def test_in_a_summary_the_concern_comes_first(place: Town) -> None:
    async with place.bot():
        await begin(place.auditor)
        await place.auditor.tap(NOW)
        await place.auditor.tap(DOING)
        await place.lead.until("needs action now")
        for phone, ask in ((place.lead, "/summary"), (nurse_lead(place), "/agency")):
            message = await phone.send(ask)
            assert message.text.startswith("⚠️ Needs action now.")
            assert message.buttons[0] == "Acknowledge: C07 needs action now"


async def test_the_button_is_on_every_prompt_of_a_return(place: Town) -> None:
    one = place.auditor
    async with place.bot():
        await begin(one)
        assert one.last.keyboard[-1][0].label == NOW
        assert len(one.last.keyboard[-1]) == 1
        await one.tap("Areas")
        assert NOW in one.buttons
        await one.tap("Nil return")
        assert NOW in one.buttons
        await one.tap(NOW)
        await one.tap(BACK)
        assert "Nil return: you searched" in one.last.text
        await one.tap("Back")
        await go_through(one)
        assert NOW in one.buttons
        await one.tap(NOW)
        await one.tap(RAISED)
        assert "Check and submit" in one.last.text
        assert states(place) == ["raised"]


async def test_who_goes_back_has_said_nothing(place: Town) -> None:
    async with place.bot():
        await begin(place.auditor)
        await place.auditor.tap(NOW)
        await place.auditor.tap(BACK)
        assert "Whose record" in place.auditor.last.text or "1/31" in place.auditor.last.text
        assert concerns(place) == []


async def test_words_typed_at_the_page_are_taken_nowhere(place: Town) -> None:
    one = place.auditor
    async with place.bot():
        await to_evidence(one)
        await one.tap(NOW)
        await one.send("He is alone in the house right now.")
        assert "nobody reads it" in one.last.text
        assert one.buttons == [RAISED, DOING, BACK]
        one.post("His mother left on Monday.")
        one.press(DOING)  # the words were on their way while the page stood
        await one.until("Evidence:")
        await one.send("The real evidence.")
        await one.tap("Next")
    said = [value for path, value in answers(place) if path == "recognition_evidence"]
    assert "real evidence" in said[-1]
    assert not any("alone" in value or "Monday" in value for value in said)
    assert states(place) == ["to_be_raised"]


@pytest.mark.parametrize("words", ["Ring mum Sarah Whitlock on 01632 960123.", "keep: Sarah Whitlock is there alone."])
async def test_words_that_hold_a_name_are_told_at_the_page_that_nobody_reads_them(place: Town, words: str) -> None:
    one = place.auditor
    async with place.bot():
        await to_evidence(one)
        await one.tap(NOW)
        await one.send(words)
        assert "nobody reads it" in one.last.text
        assert "call 999" in one.last.text
        assert "keep:" not in one.last.text
        assert one.buttons == [RAISED, DOING, BACK]
    actions = [shown.entry.action for shown in place.store.read_now(lambda tx: tx.trail.entries())]
    assert "words.kept" not in actions


async def test_words_on_their_way_to_a_question_do_not_land_on_the_page(place: Town) -> None:
    one = place.auditor
    async with place.bot():
        await to_evidence(one)
        one.press(NOW)
        one.post("Seen alone at home.")
        await one.until("nobody reads it")
        await one.tap(BACK)
        assert "Evidence:" in one.last.text
        assert "Seen alone" not in one.last.text
    assert concerns(place) == []


async def test_a_double_tap_is_one_concern_and_a_second_one_says_what_was_said(place: Town, clock: Hands) -> None:
    one = place.auditor
    async with place.bot():
        await begin(one)
        await one.tap(NOW)
        shown = one.last
        one.press_on(shown, DOING)
        one.press_on(shown, DOING)
        await one.until_toast("already")
        assert states(place) == ["to_be_raised"]
        clock.set("2026-03-24 10:20")
        one.press(NOW)
        assert "still to be raised, 24 March 2026, 10:00" in (await one.until("no emergency channel")).text
        await one.tap(DOING)
        assert "You said so already" in one.last.text
        assert states(place) == ["to_be_raised"]
        await one.tap(NOW)
        await one.tap(RAISED)
        assert states(place) == ["to_be_raised", "raised"]
        await place.lead.until("has been raised")
        assert len(told(place.lead)) == 2
        await place.lead.tap("Acknowledge")
        await one.until("has taken note that")
        assert all(not kept.is_open for kept in concerns(place))
        await one.send("/resume")
        await one.tap(NOW)
        await one.tap(RAISED)  # what was noted is done with: this is another matter
        assert states(place) == ["to_be_raised", "raised", "raised"]


async def test_an_old_button_says_nothing_and_an_old_page_neither(place: Town) -> None:
    one = place.auditor
    async with place.bot():
        await begin(one)
        await one.tap(NOW)
        shown = one.last
        await one.tap(BACK)
        one.press_on(shown, DOING)
        await one.until_toast("already")
        assert concerns(place) == []
        one.forge(one.last, "act_said:1:7")
        await one.until_toast("already")
        assert concerns(place) == []


async def test_nobody_but_its_auditor_opens_the_page_of_a_return(place: Town) -> None:
    async with place.bot():
        await begin(place.auditor)
        await place.other.send("/start")
        place.other.forge(place.other.last, "act_now:1")
        await place.other.until("not assigned to you")
        place.other.forge(place.other.last, "act_now:999")
        await place.other.until("not assigned to you")
        assert "no emergency channel" not in place.other.transcript()


@pytest.mark.parametrize("way", ["handed on", "withdrawn"])
async def test_whose_case_is_no_longer_theirs_is_still_told_what_to_do(place: Town, way: str) -> None:
    place.store.write_now(lambda tx: tx.people.join(Membership(3, 1, "auditor", SCHOOLS)))
    one = place.auditor

    def take(tx: Tx) -> None:
        tx.assignments.hand_to(1, 3) if way == "handed on" else tx.assignments.withdraw(1)

    async with place.bot():
        await begin(one)
        place.store.write_now(take)
        await one.tap(NOW)
        message = await one.until("not assigned to you")
        assert "If a child is in danger right now, call 999." in message.text
        assert WHOM in message.text
        one.forge(one.last, "act_now:999")
        assert "call 999. Tell your safeguarding lead now." in (await one.until("not assigned to you")).text
    assert concerns(place) == []


async def test_whose_case_is_taken_away_while_the_page_stands_is_told_what_to_do(place: Town) -> None:
    one = place.auditor
    async with place.bot():
        await begin(one)
        await one.tap(NOW)
        place.store.write_now(lambda tx: tx.assignments.withdraw(1))
        await one.send("He is alone in the house.")
        assert "call 999" in one.last.text
        assert WHOM in one.last.text
        await begin(one, "C08")
        await one.tap(NOW)
        place.store.write_now(lambda tx: tx.assignments.withdraw(2))
        await one.tap(DOING)
        assert "call 999" in one.last.text
        assert WHOM in one.last.text
    assert concerns(place) == []


async def test_the_closing_question_tells_at_once_and_again_only_what_is_new(place: Town) -> None:
    one = place.auditor
    async with place.bot():
        await to_closing(one)
        assert "does not tell anybody" not in one.last.text
        await one.tap("Yes, not yet raised")
        assert "Lead Three and Nora Nurse-Lead" in one.last.text
        assert "Check and submit" in one.last.text
        assert "still to be raised" in (await place.lead.until("needs action now")).text
        await one.tap("Change 8")
        await one.tap("Change 3")
        await one.tap("Keep my answer")
        await one.tap("Change 8")
        await one.tap("Change 3")
        await one.tap("Yes, not yet raised")
        assert states(place) == ["to_be_raised"]
        await one.tap("Change 8")
        await one.tap("Change 3")
        await one.tap("Yes, already raised")
        assert states(place) == ["to_be_raised"]
        await one.send("The designated nurse, this morning.")
        assert states(place) == ["to_be_raised", "raised"]
        assert "has been raised" in (await place.lead.until("has been raised")).text
        assert "designated" not in place.lead.transcript()
        await one.tap("Submit")
        await one.until("submitted")
        assert states(place) == ["to_be_raised", "raised"]
        assert "Concern said 24 March 2026, 10:00: raised. Nobody has taken note yet." in one.transcript()


async def test_who_says_no_is_said_of_nothing(place: Town) -> None:
    async with place.bot():
        await to_closing(place.auditor)
        await place.auditor.tap("No")
        assert "told" not in place.auditor.last.text
        assert concerns(place) == []


async def test_what_stood_before_there_were_concerns_is_said_when_it_goes_in(place: Town) -> None:
    async with place.bot():
        await to_closing(place.auditor)
        await place.auditor.tap("No")
        place.store.write_now(lambda tx: tx.answers.add(1, 1, "action_now", {"choice": "not_yet"}))
        await place.auditor.tap("Submit")
        await place.lead.until("still to be raised")
        assert states(place) == ["to_be_raised"]


def receipt_of(phone: Phone) -> Message:
    """Find the receipt as it stands in the chat now."""
    return told(phone, "C07 · School nursing: ")[0]


async def test_the_way_stays_on_the_receipt_of_what_has_gone_in(place: Town) -> None:
    one = place.auditor
    async with place.bot():
        await to_closing(one)
        await one.tap("No")
        await one.tap("Submit")
        await one.until("submitted")
        assert NOW in one.last.buttons
        assert receipt_of(one).buttons == [NOW]
        await one.tap("Next case: C08")
        await one.tap("Begin")
        asked = one.last
        for _ in range(2):
            shown = await one.tap_on(receipt_of(one), NOW)
            assert "C07 · School nursing" in shown.text
            assert WHOM in shown.text
            await one.tap(BACK)
            assert one.last.text == asked.text
            assert receipt_of(one).buttons == [NOW]
        assert concerns(place) == []
        assert "no emergency channel" in (await one.tap_on(receipt_of(one), NOW)).text
        await one.tap(DOING)
        assert "Lead Three and Nora Nurse-Lead" in one.last.text
        assert "C08" in one.last.text
        await place.lead.until("needs action now")
        assert [(kept.response_id, kept.state) for kept in concerns(place)] == [(1, "to_be_raised")]
    async with place.bot():
        place.store.write_now(lambda tx: tx.rounds.set_state(1, "closed"))
        assert "no emergency channel" in (await one.tap_on(receipt_of(one), NOW)).text


@pytest.mark.parametrize("way", ["Nil return", "Unable"])
async def test_the_way_stays_on_the_receipt_of_a_way_out_when_its_other_buttons_go(place: Town, way: str) -> None:
    one = place.auditor
    async with place.bot():
        await begin(one)
        await one.tap("Areas")
        await one.tap(way)
        await one.tap(one.buttons[0])
        await one.tap("Confirm")
        assert one.last.buttons == ["Next case: C08", "My cases", NOW]
        await one.tap("Next case: C08")
        await one.tap("Begin")
        assert receipt_of(one).buttons == [NOW]
        assert "no emergency channel" in (await one.tap_on(receipt_of(one), NOW)).text
        await one.tap(RAISED)
        assert states(place) == ["raised"]


async def test_only_its_auditor_has_the_way_on_the_summary_of_a_case(place: Town) -> None:
    one, lead = place.auditor, place.lead
    async with place.bot():
        await to_closing(one)
        await one.tap("No")
        await one.tap("Submit")
        await one.until("submitted")
        assert (await lead.send("/summary C07")).buttons == []
        summary = await one.send("/summary C07")
        assert summary.buttons == [NOW]
        assert "no emergency channel" in (await one.tap_on(summary, NOW)).text
        await one.tap(BACK)
        assert "C08" in one.last.text


async def test_where_nobody_leads_the_auditor_is_told_so(place: Town) -> None:
    place.store.write_now(lambda tx: tx.people.set_state(3, "suspended"))
    place.store.write_now(lambda tx: tx.people.leave(Membership(5, None, "agency_lead", SCHOOLS)))
    async with place.bot():
        await begin(place.auditor)
        await place.auditor.tap(NOW)
        await place.auditor.tap(DOING)
        assert "could tell nobody" in place.auditor.last.text
        assert WHOM in place.auditor.last.text
        assert states(place) == ["to_be_raised"]


async def test_where_every_lead_blocked_the_bot_the_auditor_is_told_so(place: Town) -> None:
    place.lead.block()
    nurse_lead(place).block()
    async with place.bot():
        await begin(place.auditor)
        await place.auditor.tap(NOW)
        await place.auditor.tap(DOING)
        message = await place.auditor.until("could tell nobody")
        assert WHOM in message.text
        assert len(told(place.auditor, "could tell nobody")) == 1
        await place.auditor.send("/resume")
        assert "1/31" in place.auditor.last.text


async def test_where_one_lead_of_two_can_be_told_nothing_more_is_said(place: Town) -> None:
    place.lead.block()
    async with place.bot() as casewalk:
        await begin(place.auditor)
        await place.auditor.tap(NOW)
        await place.auditor.tap(RAISED)
        await nurse_lead(place).until("has been raised")
        await casewalk.chase()
        await place.auditor.send("/resume")
        assert told(place.auditor, "could tell nobody") == []


async def test_a_lead_suspended_before_the_message_went_out_is_nobody_told(place: Town) -> None:
    place.store.write_now(lambda tx: tx.people.leave(Membership(5, None, "agency_lead", SCHOOLS)))
    async with place.bot() as casewalk:
        await begin(place.auditor)
        with place.sandbox.faults.server_error(99, chat_id=place.lead.person.id):
            await place.auditor.tap(NOW)
            await place.auditor.tap(DOING)
            place.store.write_now(lambda tx: tx.people.set_state(3, "suspended"))
            place.store.write_now(lambda tx: tx.outbox.drop(3))
        await casewalk.chase()
        await place.auditor.until("could tell nobody")


async def test_the_bot_may_be_restarted_between_any_two_steps(place: Town) -> None:
    one = place.auditor
    async with place.bot():
        await to_evidence(one)
        await one.tap(NOW)
    async with place.bot():
        await one.send("Is anybody there?")
        assert "nobody reads it" in one.last.text
    async with place.bot():
        await one.tap(RAISED)
        assert "Evidence:" in one.last.text
        await place.lead.until("has been raised")
    async with place.bot():
        await place.lead.tap("Acknowledge")
        await one.until("has taken note that")
    assert [kept.acknowledged_by for kept in concerns(place)] == [3]


async def test_only_leads_of_the_round_or_the_agency_take_note(place: Town) -> None:
    one, police = place.auditor, police_lead(place)
    async with place.bot():
        await begin(one)
        await one.tap(NOW)
        await one.tap(DOING)
        await police.send("/agency")
        for phone, data in ((police, "act_ack:1"), (place.admin, "act_ack:1"), (one, "act_ack:1")):
            await phone.send("/cases")
            phone.forge(phone.messages[-1], data)
            await phone.until("take note")
        police.forge(police.messages[-1], "act_ack:999")
        await police.until("take note")
        assert concerns(place)[0].is_open
        assert "School nursing" not in police.transcript()
        await nurse_lead(place).tap("Acknowledge")
        await one.until("Nora Nurse-Lead has taken note")


async def test_nobody_takes_note_of_their_own_concern(place: Town) -> None:
    place.store.write_now(lambda tx: tx.people.join(Membership(1, 1, "lead", None)))
    async with place.bot():
        await begin(place.auditor)
        await place.auditor.tap(NOW)
        await place.auditor.tap(RAISED)
        assert "Lead Three and Nora Nurse-Lead" in place.auditor.last.text
        place.auditor.forge(place.auditor.last, "act_ack:1")
        await place.auditor.until("somebody else")
        assert concerns(place)[0].is_open


async def test_nobody_takes_note_of_their_own_concern_by_way_of_another_persons(place: Town) -> None:
    place.store.write_now(lambda tx: tx.people.join(Membership(3, 1, "auditor", SCHOOLS)))
    lead, one = place.lead, place.auditor
    async with place.bot():
        await begin(one)
        place.store.write_now(lambda tx: tx.assignments.hand_to(1, 3))
        lead.forge(await lead.send("/cases"), "act_now:1")
        await lead.until("no emergency channel")
        await lead.tap(DOING)
        place.store.write_now(lambda tx: tx.assignments.hand_to(1, 1))
        await one.send("/resume")
        await one.tap(NOW)
        await one.tap(DOING)
        await lead.until("Auditor One said")
        await lead.tap("Acknowledge")
        await lead.until("You took note")
        assert [(kept.person_id, kept.is_open) for kept in concerns(place)] == [(3, True), (1, False)]
        await lead.send("/summary")
        assert "C07 · School nursing: still to be raised, said by Lead Three" in lead.messages[-1].text
        assert "Acknowledge: C07 needs action now" not in lead.messages[-1].buttons
        await nurse_lead(place).send("/agency")
        await nurse_lead(place).tap("Acknowledge: C07 needs action now")
        await lead.until("Nora Nurse-Lead has taken note")
        assert not [kept for kept in concerns(place) if kept.is_open]


async def test_it_is_shown_as_open_until_somebody_took_note(place: Town) -> None:
    one, lead, nurse = place.auditor, place.lead, nurse_lead(place)
    line = "C07 · School nursing: still to be raised, said by Auditor One, 24 March 2026, 10:00"
    async with place.bot():
        await begin(one)
        await one.tap(NOW)
        await one.tap(DOING)
        await lead.until("needs action now")
        await lead.send("/summary")
        assert line in lead.messages[-1].text
        assert lead.messages[-1].buttons[0] == "Acknowledge: C07 needs action now"
        await lead.send("/rounds")
        await lead.tap("Neglect")
        assert line in lead.last.text
        await nurse.send("/agency")
        assert line in nurse.last.text
        await police_lead(place).send("/agency")
        assert "C07 · School" not in police_lead(place).last.text
        await lead.tap("Acknowledge: C07 needs action now")
        await one.until("has taken note that")
        for phone, ask in ((lead, "/summary"), (nurse, "/agency")):
            await phone.send(ask)
            assert "said by" not in phone.messages[-1].text
        await one.send("/summary C07")
        assert "Concern said 24 March 2026, 10:00: still to be raised. Lead Three took note" in one.messages[-1].text


async def test_it_is_said_again_each_working_day_until_somebody_took_note(place: Town, clock: Hands) -> None:
    clock.set("2026-02-05 16:50")  # a Thursday, long before anything is due
    one, lead, nurse = place.auditor, place.lead, nurse_lead(place)
    async with place.bot() as casewalk:
        await begin(one)
        await one.tap(NOW)
        await one.tap(DOING)
        await lead.until("needs action now")
        got = []
        for at in ("02-05 16:55", "02-06 08:00", "02-06 09:00", "02-06 12:00", "02-07 10:00", "02-09 09:00"):
            clock.set(f"2026-{at}")
            before = [len(told(phone, "Nobody has taken note")) for phone in (lead, nurse, police_lead(place), one)]
            await casewalk.chase()
            after = [len(told(phone, "Nobody has taken note")) for phone in (lead, nurse, police_lead(place), one)]
            got += [(at, place_) for place_, (b, a) in enumerate(zip(before, after, strict=True)) if a > b]
        assert got == [("02-06 09:00", 0), ("02-06 09:00", 1), ("02-09 09:00", 0), ("02-09 09:00", 1)]
        place.store.write_now(lambda tx: tx.rounds.set_state(1, "closed"))
        clock.set("2026-02-10 09:00")
        await casewalk.chase()
        assert "Due" not in lead.messages[-1].text
        assert "C07 · School nursing: still to be raised" in lead.messages[-1].text
        await lead.tap("Acknowledge: C07 needs action now")
        await one.until("has taken note that")
        clock.set("2026-02-11 09:00")
        count = len(lead.messages)
        await casewalk.chase()
        assert len(lead.messages) == count


async def test_figures_and_exports_tell_of_it_with_its_times(place: Town) -> None:
    async with place.bot():
        await begin(place.auditor)
        await place.auditor.tap("The child's")
        await place.auditor.tap(NOW)
        await place.auditor.tap(DOING)
        await place.lead.until("needs action now")
        await place.lead.tap("Acknowledge")
        await place.auditor.until("has taken note that")
    at = "2026-03-24T10:00:00.000+00:00"
    (row,) = place.store.read_now(lambda tx: concerns_of(tx, tx.rounds.get(1)))
    assert (row.case, row.agency, row.person, row.state) == ("C07", "School nursing", "P001", "to_be_raised")
    assert (row.said_at, row.acknowledged_by, row.acknowledged_at) == (at, "P003", at)
    assert [row["concern"] for row in exported(place)] == [f"to_be_raised {at}, acknowledged {at} by P003"]


async def test_the_procedure_is_told_in_the_chat_too(place: Town) -> None:
    async with place.bot():
        await place.lead.send("/rounds")
        await place.lead.tap("Neglect")
        await place.lead.tap("Details")
        await place.lead.tap("Procedure")
        await place.lead.send("Ring the duty desk.")
        await begin(place.auditor)
        await place.auditor.tap(NOW)
        assert "Ring the duty desk." in place.auditor.last.text
