"""A round's whole life in the chat of its admin: made, filled, opened, closed, reported, archived."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.office.round_fields import FIELDS
from bot.sandbox.phone import Phone
from storage.people import Membership
from storage.rounds import Round
from storage.tx import Tx
from storage.verifying import verify
from tests.storage.holding import run
from tests.town import Town, begin, town

DUE = "18 December 2099"

ANSWERS = (
    ("What is the round called", "Neglect: the next look"),
    ("theme", "Neglect"),
    ("priorities", "Priority 2, early help"),
    ("lines of enquiry", "Is neglect recognised?\nIs the child heard?"),
    ("From which day", "1 November 2025"),
    ("To which day", "31/10/2026"),
    ("due", DUE),
    ("Which questionnaire", "[Six-area case audit]"),
    ("before they begin", "Read the record first."),
    ("needs action now", "[Skip]"),
    ("how many days", "[1 year]"),
    ("sign its returns off", "[No]"),
)


@pytest.fixture
def admin(here: Town) -> Phone:
    """Admin Four's phone; they are admin everywhere."""
    here.store.write_now(lambda tx: tx.people.join(Membership(4, None, "admin", None)))
    return here.admin


async def say(phone: Phone, words: str) -> None:
    await (phone.tap(words[1:-1]) if words.startswith("[") else phone.send(words))


async def make(phone: Phone, upto: int = len(ANSWERS)) -> None:
    """Begin a new round and answer its questions."""
    await phone.send("/rounds")
    await phone.tap("New round")
    for asked, words in ANSWERS[:upto]:
        assert asked in phone.last.text
        await say(phone, words)


async def to_cases(phone: Phone) -> None:
    """Come to the cases of the town's round."""
    await phone.send("/rounds")
    await phone.tap("Neglect below")
    await phone.tap("Cases")


def newest(here: Town) -> Round:
    return here.store.read_now(lambda tx: tx.rounds.all()[0])


async def test_a_round_lives_its_whole_life_in_the_chat(here: Town, admin: Phone) -> None:
    await make(admin)
    assert "Is this right?" in admin.last.text
    assert "neglect-the-next-look" in admin.last.text
    await admin.tap("Make this round")
    assert "A draft" in admin.last.text
    assert "at least one agency" in admin.last.text
    await admin.tap("Open the round")
    assert "It cannot open yet" in admin.last.text
    await admin.tap("Agencies")
    await admin.tap("Police")
    await admin.send("Education\nHousing")
    assert "3 take part: Police, Education, Housing" in admin.last.text
    await admin.tap("Units")
    await admin.tap("Education")
    await admin.send("Hill School\nBrook School")
    assert "Hill School" in admin.last.text
    await admin.tap("Back")
    await admin.tap("Back")
    await admin.tap("Cases")
    await admin.tap("Add cases")
    await admin.send("Reference,Age\nC01,7\nC02,12")
    await admin.tap("Add these 2 cases")
    assert "C02 · 10 to 15" in admin.last.text
    await admin.tap("Back")
    await admin.tap("Open the round")
    assert "Whom should an auditor tell" in admin.last.text
    assert "Leave it empty" not in admin.buttons
    await admin.send("tbc")
    assert "Please say whom to tell" in admin.last.text
    await admin.send("Tell the duty team on 01632 960000.")
    assert "information sharing agreement" in admin.last.text
    await admin.send("none yet")
    assert "A reference is wanted" in admin.last.text
    await admin.send("ISA 12/2026")
    assert "DPIA" in admin.last.text
    await admin.send("DPIA 7/2026")
    assert "Open this round?" in admin.last.text
    assert "Not said yet whether they know the child: Police (2 cases), " in admin.last.text
    await admin.tap("Yes, open it")
    assert "Open: answers are taken" in admin.last.text
    await admin.tap("Details")
    await admin.tap("Whom to tell")
    assert "Leave it empty" not in admin.buttons
    admin.forge(admin.last, f"round_clear:2:{[one.name for one in FIELDS].index('whom_to_tell')}")
    await admin.until("That was empty")
    assert newest(here).whom_to_tell == "Tell the duty team on 01632 960000."
    await admin.send("/rounds")
    await admin.tap("Neglect: the next look")
    await admin.tap("Close the round")
    assert "Not said yet whether they know the child: Police (2 cases), " in admin.last.text
    await admin.tap("Yes, close it")
    await admin.tap("Open it again")
    await admin.send("Two agencies asked for a week more.")
    assert "open again" in admin.last.text
    await admin.tap("Close the round")
    await admin.tap("Yes, close it")
    await admin.tap("Report the round")
    assert "What did the round find" in admin.last.text
    await admin.send("Neglect was recognised early in most cases.")
    await admin.send("A shared chronology will be tried in the spring.")
    assert "Each auditor is sent this" in admin.last.text
    await admin.tap("Yes, report it")
    assert "Reported." in admin.last.text
    await admin.tap("Archive the round")
    await admin.tap("Yes, archive it")
    assert "Archived: Neglect: the next look." in admin.last.text
    assert "Neglect: the next look" not in " ".join(admin.buttons)
    states = run(here.store, "SELECT action, why FROM trail WHERE round_id = 2 AND action IN (?, ?, ?, ?)",
                 "round.open", "round.closed", "round.reported", "round.archived")  # fmt: skip
    why = "Two agencies asked for a week more."
    assert states == [("round.open", ""), ("round.closed", ""), ("round.open", why), ("round.closed", ""),
                      ("round.reported", ""), ("round.archived", "")]  # fmt: skip
    assert newest(here).found == "Neglect was recognised early in most cases."


BAD = [
    pytest.param(4, "soon", "not a whole date", id="a date that is none"),
    pytest.param(5, "31 October 2024", "end before they begin", id="a period that ends first"),
    pytest.param(6, "1 January 2020", "is past", id="a due date that is past"),
    pytest.param(7, "six", "no such questionnaire", id="a questionnaire that is none"),
    pytest.param(10, "0", "number of days from 1", id="kept for no time"),
    pytest.param(11, "perhaps", "yes or no", id="neither yes nor no"),
    pytest.param(0, "943 476 5919", "in it was an NHS number", id="a number of a child"),
    pytest.param(0, "x" * 201, "200 is the most", id="a title that is too long"),
]


@pytest.mark.parametrize(("place", "words", "said"), BAD)
async def test_each_answer_is_checked_as_it_is_given(
    here: Town, admin: Phone, place: int, words: str, said: str
) -> None:
    await make(admin, place)
    asked = ANSWERS[place][0]
    await admin.send(words)
    message = await admin.until(said)
    assert asked in message.text
    kept = here.store.read_now(lambda tx: tx.errands.find(4, "round"))
    assert kept
    assert len(kept["said"]) == place


async def test_a_half_made_round_waits_through_a_pause_and_another_errand(here: Town, admin: Phone) -> None:
    await make(admin, 4)
    await admin.send("/cases")
    await admin.send("/rounds")
    assert "half made: Neglect: the next look" in admin.last.text
    await admin.tap("Neglect below")
    await admin.tap("Cases")
    await admin.tap("Add cases")
    await admin.send("C20")
    await admin.send("/rounds")
    await admin.tap("Go on with the new round")
    assert "From which day" in admin.last.text


async def test_a_restart_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        here.store.write_now(lambda tx: tx.people.join(Membership(4, None, "admin", None)))
        async with here.bot():
            await make(here.admin, 4)
        async with here.bot():
            await here.admin.send("1 November 2025")
            assert "To which day" in here.admin.last.text
            await to_cases(here.admin)
            await here.admin.tap("Add cases")
            await here.admin.send("C20\nC21")
        async with here.bot():
            await here.admin.tap("Add these 2 cases")
            assert "2 cases added" in here.admin.last.text


async def test_ten_thousand_cases_are_too_many_for_a_round_and_enough_to_draw_from(here: Town, admin: Phone) -> None:
    await to_cases(admin)
    await admin.tap("Add cases")
    await admin.send_document("list.csv", long_list(9_999))
    await admin.tap("Add these 9999 cases")
    assert "500 is the most in a round" in admin.last.text
    await admin.tap("Cancel")
    await admin.tap("Draw a sample")
    await admin.send_document("list.csv", long_list(9_999))
    await admin.tap("Draw from these 9999 cases")
    await admin.tap("25")
    await admin.tap("Draw simply at random")
    await admin.tap("Add these 25 cases")
    assert "25 cases added" in admin.last.text


async def test_back_goes_a_question_back_and_keeps_what_was_said(here: Town, admin: Phone) -> None:
    await make(admin, 2)
    await admin.tap("Back")
    assert "So far:\nNeglect" in admin.last.text
    await admin.tap("Back")
    await admin.send("Another title")
    await admin.tap("Keep it")
    assert "priorities" in admin.last.text
    kept = here.store.read_now(lambda tx: tx.errands.find(4, "round"))
    assert kept
    assert kept["said"] == {"title": "Another title", "theme": "Neglect"}


async def test_cancel_asks_before_it_throws_away(here: Town, admin: Phone) -> None:
    await make(admin, 3)
    await admin.tap("Cancel")
    assert "3 answers" in admin.last.text
    await admin.tap("Go on")
    assert "lines of enquiry" in admin.last.text
    await admin.tap("Cancel")
    await admin.tap("Throw it away")
    assert "thrown away" in admin.last.text
    assert "New round" in admin.buttons
    assert here.store.read_now(lambda tx: tx.errands.find(4, "round")) is None


async def test_how_the_chat_is_tidied_is_set_with_what_it_costs(here: Town, admin: Phone) -> None:
    await admin.send("/rounds")
    await admin.tap("Neglect below")
    await admin.tap("Details")
    assert "Tidy chat: On submit" in admin.last.text
    await admin.tap("Tidy chat")
    assert "A message that has gone can no longer be edited to change its answer" in admin.last.text
    await admin.tap("As you go")
    assert "Tidy chat: As you go" in admin.last.text
    await admin.tap("Tidy chat")
    assert "Please say one of: off, on submit, as you go." in (await admin.send("never")).text
    await admin.send("Off")
    assert "Tidy chat: Off" in admin.last.text
    assert newest(here).tidies == "off"


async def test_an_open_round_changes_its_due_date_and_not_its_period(here: Town, admin: Phone) -> None:
    await admin.send("/rounds")
    await admin.tap("Neglect below")
    await admin.tap("Details")
    assert "From" not in admin.buttons
    await admin.tap("Due")
    await admin.send(DUE)
    assert "Changed" in admin.last.text
    assert "Returns due: 18 December 2099" in admin.last.text
    assert newest(here).due_on.year == 2099
    await admin.tap("Priority")
    await admin.send("Priority 2")
    await admin.tap("Priority")
    await admin.tap("Leave it empty")
    assert newest(here).priority == ""


async def test_closing_says_how_many_are_out_and_ends_answering(here: Town, admin: Phone) -> None:
    await begin(here.auditor)
    await admin.send("/rounds")
    await admin.tap("Neglect below")
    assert "3 assigned: 0 received, 1 in progress, 2 not begun" in admin.last.text
    await admin.tap("Close the round")
    assert "3 returns are still out" in admin.last.text
    await admin.tap("Yes, close it")
    assert "Closed" in admin.last.text
    await here.auditor.tap("The child's")
    assert "is closed" in here.auditor.last.text


async def test_a_draft_is_hidden_from_auditors(here: Town, admin: Phone) -> None:
    await make(admin)
    await admin.tap("Make this round")
    round_id = newest(here).id

    def serve(tx: Tx) -> None:
        tx.people.join(Membership(1, round_id, "auditor", 1))
        tx.cases.put({"round_id": round_id, "reference": "C50", "age_band": "", "gender": "", "ethnicity": "",
                      "flags": "[]"})  # fmt: skip
        tx.assignments.add(round_id, 3, 1, 1, 1, "first")

    here.store.write_now(serve)
    for word in ("/start", "/privacy", "/cases", "/blank", "/summary C50", "/rounds"):
        await here.auditor.send(word)
    await here.auditor.send("/start")
    for data in (f"blank:{round_id}", "card:4", "begin:4", f"round_page:{round_id}:0", f"round_cases:{round_id}:0"):
        here.auditor.forge(here.auditor.last, data)
        await here.auditor.hear()
    assert "the next look" not in here.auditor.transcript()
    assert "C50 " not in here.auditor.transcript()
    assert not any(message.file and "next look" in message.text for message in here.auditor.messages)


async def test_a_lead_runs_the_round_but_makes_none(here: Town) -> None:
    await here.lead.send("/rounds")
    assert here.lead.buttons == ["Neglect below the threshold"]
    here.lead.forge(here.lead.last, "round_new:0")
    assert "Only an admin can set up a new round" in (await here.lead.hear()).text


async def test_a_file_with_faults_is_shown_and_only_its_good_rows_are_added(here: Town, admin: Phone) -> None:
    await to_cases(admin)
    await admin.tap("Add cases")
    list_ = b"Reference;Age;Sex;Team\nC10;5;F;North\nC11;40;M;North\nJohn Smith;6;M;South\nC07;11;M;South\n"
    message = await admin.send_document("cases.csv", list_)
    assert "2 cases understood, 2 lines with a fault left out" in message.text
    assert "1 of them is in the round already" in message.text
    assert "Column B (Age): the age band" in message.text
    assert "Line 3, column B: This age is over 17" in message.text
    assert "Line 4, column A: This looks like a name" in message.text
    assert "John Smith" not in message.text
    assert len(here.store.read_now(lambda tx: tx.cases.of_round(1))) == 2
    await admin.tap("Add this case")
    assert "1 case added, 1 was there already" in admin.last.text
    assert "C10 · 5 to 9 · F" in admin.last.text


async def test_many_faults_are_paged_and_another_list_takes_their_place(here: Town, admin: Phone) -> None:
    await to_cases(admin)
    await admin.tap("Add cases")
    kinds = ["C20,99,", "C21,x,", ",4,", "Ann Lee,4,", "C20!,4,", "C22,4,=1+1", "C23,4,a@b.org", "C23,4,X,Y"]
    message = await admin.send_document("cases.csv", ("Reference,Age,Gender\n" + "\n".join(kinds)).encode())
    assert "page 1 of 2" in message.text
    await admin.tap("More")
    assert "page 2 of 2" in admin.last.text
    await admin.send("C30\nC31")
    await admin.tap("Add these 2 cases")
    assert "2 cases added" in admin.last.text


async def test_a_file_that_is_too_large_or_no_list_is_said_so(here: Town, admin: Phone) -> None:
    await to_cases(admin)
    await admin.tap("Add cases")
    assert "too large: 2.2 MB" in (await admin.send_document("cases.csv", b"C01\n" * 550_000)).text
    assert "This is a PDF" in (await admin.send_document("cases.pdf", b"%PDF-1.7")).text
    assert "Another list" in admin.buttons
    assert "A photo cannot be kept" in (await admin.send_photo()).text


async def test_a_case_is_taken_out_unless_somebody_is_assigned(here: Town, admin: Phone) -> None:
    await to_cases(admin)
    await admin.tap("C07")
    assert "It is assigned 2 times" in admin.last.text
    assert admin.buttons == ["✓ School nursing", "✓ Police", "Back"]
    admin.forge(admin.last, "case_drop:1")
    assert "so it stays in the round" in (await admin.hear()).text
    await admin.tap("Back")
    await admin.tap("Add cases")
    await admin.send("C30")
    await admin.tap("Add this case")
    await admin.tap("C30")
    await admin.tap("Take C30 out")
    assert [case.reference for case in here.store.read_now(lambda tx: tx.cases.of_round(1))] == ["C07", "C08"]


def long_list(rows: int = 40) -> bytes:
    lines = [f"S{n:02d},{n % 18},{'MF'[n % 2]},{('Plan', 'None')[n % 4 == 0]}" for n in range(1, rows + 1)]
    return ("Case ref,Age,Gender,Plan\n" + "\n".join(lines)).encode()


async def test_a_sample_is_drawn_shown_beside_its_list_and_kept(here: Town, admin: Phone) -> None:
    await to_cases(admin)
    await admin.tap("Draw a sample")
    await admin.send_document("list.csv", long_list())
    await admin.tap("Draw from these 40 cases")
    assert "How many of the 40 cases" in admin.last.text
    assert "from 1 to 40" in (await admin.send("41")).text
    await admin.tap("10")
    await admin.tap("Age band")
    await admin.tap("Gender")
    await admin.tap("✓ Gender")
    await admin.tap("Draw")
    drawn = admin.last.text
    assert "10 of 40 drawn at random, shared out by age band" in drawn
    assert "list" in drawn
    await admin.tap("Back")
    await admin.tap("Draw")
    assert admin.last.text == drawn
    await admin.tap("Add these 10 cases")
    assert "10 cases added" in admin.last.text
    (kept,) = here.store.read_now(lambda tx: tx.samples.of_round(1))
    assert (kept.size, kept.strata, len(kept.list)) == (10, ("age_band",), 40)
    assert kept.seed in drawn
    assert set(kept.drawn) < {case.reference for case in here.store.read_now(lambda tx: tx.cases.of_round(1))}


FORGED = [
    f"{verb}:{':'.join('1' * n)}"
    for verb, n in {
        "round_page": 2, "round_details": 2, "round_ask": 2, "round_say": 3, "round_clear": 2, "round_step": 2,
        "round_do": 2, "round_agencies": 2, "round_tick": 3, "round_units": 2, "agency_units": 2, "round_cases": 2,
        "round_case": 1, "case_drop": 1, "case_list": 2, "case_preview": 3, "cases_add": 2, "sample_ask": 2,
        "sample_size": 2, "sample_by": 2, "sample_draw": 1, "sample_back": 1, "sample_add": 1, "round_new": 1,
        "round_make": 1, "round_keep": 1, "round_back": 1, "round_cancel": 1, "round_drop": 1, "rounds": 1,
    }.items()
]  # fmt: skip


@pytest.mark.parametrize("data", [*FORGED, "round_page:99:0", "round_do:1:9", "round_case:99", "case_drop:99"])
async def test_a_forged_button_of_an_auditor_changes_nothing(here: Town, data: str) -> None:
    await here.auditor.send("/start")
    before, (last, _) = here.store.read_now(lambda tx: (tx.rounds.get(1), tx.trail.head()))
    here.auditor.forge(here.auditor.last, data)
    here.auditor.post("/start")
    await here.auditor.until("Hello, Auditor One")
    assert here.store.read_now(lambda tx: tx.rounds.get(1)) == before
    actions = run(here.store, "SELECT DISTINCT action FROM trail WHERE id > ?", last)
    assert {action for (action,) in actions} <= {"asked.refused", "person.signed_in"}


@pytest.mark.parametrize("data", ["round_tick:1:99:0", "agency_units:1:99", "round_ask:1:99", "round_step:1:9",
                                  "round_say:1:0:9", "case_list:1:7", "sample_by:1:50", "round_do:1:3"])  # fmt: skip
async def test_a_forged_button_of_an_admin_is_answered_and_changes_nothing(here: Town, admin: Phone, data: str) -> None:
    await admin.send("/rounds")
    await admin.tap("Neglect below")
    before = newest(here)
    admin.forge(admin.last, data)
    await admin.send("/rounds")
    assert "went wrong" not in admin.transcript()
    assert newest(here) == before


async def test_words_where_none_are_wanted_are_not_used(here: Town, admin: Phone) -> None:
    await admin.send("/rounds")
    assert "Please tap a button" in (await admin.send("hello")).text
    await admin.tap("Neglect below")
    assert "Please tap a button" in (await admin.send("hello")).text
    assert "Neglect below the threshold" in admin.last.text


async def test_a_role_taken_away_ends_what_was_begun(here: Town, admin: Phone) -> None:
    await make(admin, 2)
    here.store.write_now(lambda tx: tx.people.leave(Membership(4, None, "admin", None)))
    assert "Only an admin can set up a new round" in (await admin.send("Priority 1")).text


async def test_a_round_whose_questionnaire_is_no_longer_published_is_still_shown(here: Town, admin: Phone) -> None:
    run(here.store, "UPDATE forms SET key = 'withdrawn'")
    await admin.send("/rounds")
    await admin.tap("Neglect below")
    await admin.tap("Details")
    assert "withdrawn" in admin.last.text


async def test_an_agency_that_cannot_know_a_child_is_not_asked_and_asked_again(here: Town, admin: Phone) -> None:
    await to_cases(admin)
    await admin.tap("C07")
    assert "Every agency is asked about this child." in admin.last.text
    await admin.tap("Police")
    assert "Not asked about this child: Police." in admin.last.text
    assert "Police" in admin.buttons
    (said,) = here.store.read_now(lambda tx: tx.scopings.of_round(1).values())
    assert said.knows == "not_involved"
    await admin.tap("Police")
    assert "Every agency is asked about this child." in admin.last.text
    assert here.store.read_now(lambda tx: tx.scopings.of_round(1)) == {}
    assert here.store.read_now(lambda tx: verify(tx.conn)).fault == ""


async def test_a_case_goes_out_with_what_was_said_of_who_knows_it(here: Town, admin: Phone) -> None:
    await to_cases(admin)
    await admin.tap("Add cases")
    await admin.send("C30")
    await admin.tap("Add this case")
    await admin.tap("C30")
    await admin.tap("Police")
    await admin.tap("Take C30 out")
    assert [case.reference for case in here.store.read_now(lambda tx: tx.cases.of_round(1))] == ["C07", "C08"]
    assert here.store.read_now(lambda tx: verify(tx.conn)).fault == ""
