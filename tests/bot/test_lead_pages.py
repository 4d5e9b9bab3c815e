"""The lead's pages in the chat: the published table, grids, cases, findings, and nobody's place lost for them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.demo.seed import seed
from bot.flows.lead.table import PAGES
from bot.flows.lead.table import page as page_of
from bot.sandbox.chat import Message
from bot.sandbox.phone import Phone
from bot.sandbox.safe_html import Entity
from questionnaires.catalog import Catalog
from storage.people import Membership
from storage.store import Store
from tests.bot.lead_town import LEAD, POLICE, enrol, every_leaf, go, names, on_the_phone, quiet_store, tables
from tests.reports.rounds import (
    THREE_POINTS,
    Laid,
    bromley,
    form_of,
    fourteen_items,
    lay,
    point,
    published,
    ungraded,
)
from tests.town import Town, begin

TRANSCRIPT = Path(__file__).parents[1] / "transcripts" / "a_lead_reads_a_round.txt"
SIX = Catalog().newest("six_areas")
COLUMNS = {
    "received": "rec", "incomplete": "inc", "nil_return": "nil", "outstanding": "O", "good": "G",
    "requires_improvement": "RI", "inadequate": "I", "not_graded": "ng",
}  # fmt: skip


def lively(store: Store) -> Laid:
    """Lay the published round with things to read in it."""
    laid = bromley(store, SIX)
    laid.give(
        "C05", "Police",
        {
            "voice_note": {"text": "Rang again each week, and wrote each call down. " * 5, "sort": "strength"},
            "recording_note": {"text": "A chronology <as a table>.", "sort": "develop"},
            "recommendations": {"text": "Say by when letters are answered."},
            "recognition_history": {"choice": "yes"}, "voice_each_child": {"choice": "no"},
            "overall": point("outstanding"), "voice_grade": point("inadequate"),
        },
    )  # fmt: skip
    laid.do(lambda tx: tx.scopings.put(laid.cases["C01"], laid.agencies["General practice"], "child", "SystmOne", 1))
    laid.do(lambda tx: tx.scopings.put(laid.cases["C05"], laid.agencies["Hospital"], "nobody", "Main system", 1))
    for n, reference in enumerate(laid.cases):
        row = {"round_id": laid.round_id, "reference": reference, "gender": "FM"[n % 2]}
        laid.do(lambda tx, row=row: tx.cases.put(row))  # type: ignore[misc]
    enrol(laid, LEAD, "Lead Two", "lead")
    return laid


async def test_a_lead_reads_a_round_as_its_transcript(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    with quiet_store(tmp_path) as store:
        lively(store)
        async with on_the_phone(store) as lead:
            await lead.send("/summary")
            await go(lead, "By agency", "GP", "All agencies", "Overview")
            await go(lead, "By area", "VC", "By area", "Overview")
            await go(lead, "By case", "C05", "What each knew", "Back", "POLI", "Back", "Overview")
            await go(lead, "Grid", "More", "Cases by agencies", "Picture", "Back", "Overview")
            await go(lead, "Outstanding", "Overview", "Differences", "More", "Earlier", "Overview")
            await go(lead, "Findings", "To develop", "Recommendations", "Overview")
            await go(lead, "Standards", "More", "Overview", "Compare", "Overview", "Actions", "Overview")
            text = lead.transcript() + "\n"
            assert len(lead.live_keyboards) == 1
        if request.config.getoption("--golden"):
            TRANSCRIPT.write_text(text, encoding="utf-8")
        assert text == TRANSCRIPT.read_text(encoding="utf-8"), "the pages have changed: look at them with --golden"


def as_published(page: Message, columns: dict[str, str]) -> list[dict[str, str]]:
    """Read the table of agencies back from its page."""
    table = tables(page)
    return [
        {"agency": name, **{column: table[code][head] for column, head in columns.items()}}
        for code, name in names(page, table).items()
    ]


async def tallied(lead: Phone, columns: dict[str, str]) -> list[dict[str, str]]:
    """Count the table of agencies anew from the leaves of the grid of cases by agencies."""
    signs: dict[str, Counter[str]] = {}
    called: dict[str, str] = {}
    for page in await every_leaf(lead):
        for row in tables(page).values():
            for code, sign in row.items():
                signs.setdefault(code, Counter())[sign] += 1
        called |= names(page, {code: {} for code in signs})
    grades = [head for column, head in columns.items() if column not in ("received", "incomplete", "nil_return")]
    found = []
    for code, counts in signs.items():
        counts["rec"] = sum(counts[sign] for sign in ("nil", *grades))
        row = {column: str(counts[head]) for column, head in columns.items() if column != "incomplete"}
        found.append({"agency": called[code], **row})
    return found


def without_incomplete(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{column: value for column, value in row.items() if column != "incomplete"} for row in rows]


@pytest.mark.parametrize("which", ["the demo", "graded areas too"])
async def test_message_and_grid_say_the_published_table(tmp_path: Path, which: str) -> None:
    with quiet_store(tmp_path) as store:
        if which == "the demo":
            store.write_now(lambda tx: seed(tx, Catalog()))
        else:
            enrol(bromley(store, SIX), LEAD, "Lead Two", "lead")
        async with on_the_phone(store) as lead:
            await lead.send("/summary")
            assert as_published(await go(lead, "By agency"), COLUMNS) == published()
            await go(lead, "Overview", "Grid", "Cases by agencies")
            assert await tallied(lead, COLUMNS) == without_incomplete(published())


@pytest.mark.parametrize("items", [False, True], ids=["one area", "14 items"])
async def test_another_scale_comes_out_of_message_and_grid(tmp_path: Path, items: bool) -> None:
    columns = {"received": "rec", "incomplete": "inc", "nil_return": "nil", "good": "G", "adequate": "A",
               "inadequate": "I", "not_graded": "ng"}  # fmt: skip
    form = form_of(tmp_path, fourteen_items() if items else THREE_POINTS, "items" if items else "three")
    with quiet_store(tmp_path) as store:
        laid = lay(store, form, ("Police", "Housing"), [f"C{n:02d}" for n in range(1, 6)])
        enrol(laid, LEAD, "Lead Two", "lead")
        met = {f"item_{n}": {"choice": ["yes", "partly", "no"][n % 3]} for n in range(1, 15)} if items else {}
        for reference, grade in zip(("C01", "C02", "C03"), ("good", "adequate", "good"), strict=True):
            laid.give(reference, "Police", {**met, "overall": point(grade)}, incomplete=reference == "C03")
        laid.give("C04", "Police", {}, "nil_return")
        laid.give("C01", "Housing", {**met, "overall": ungraded()})
        expected = [
            {"agency": "Police", "received": "4", "incomplete": "1", "nil_return": "1", "good": "2", "adequate": "1",
             "inadequate": "0", "not_graded": "0"},
            {"agency": "Housing", "received": "1", "incomplete": "0", "nil_return": "0", "good": "0", "adequate": "0",
             "inadequate": "0", "not_graded": "1"},
        ]  # fmt: skip
        async with on_the_phone(store) as lead:
            await lead.send("/summary")
            assert as_published(await go(lead, "By agency"), columns) == expected
            await go(lead, "Overview", "Grid", "Cases by agencies")
            assert await tallied(lead, columns) == without_incomplete(expected)
            await go(lead, "By area")
            if items:
                assert tables(lead.last)["1"] == {"Y": "0", "P": "4", "N": "0", "nil": "1"}
                await go(lead, "Overview", "Standards")
                assert "Partly met in all 4 returns (C01, C02, C03)." in lead.last.text
            else:
                assert tables(lead.last)["OVER"] == {"G": "2", "A": "1", "I": "0", "ng": "1", "nil": "1"}


async def test_a_case_sheet_says_what_each_knew_and_when(tmp_path: Path) -> None:
    known = '[[areas.questions]]\nkind = "date"\nkey = "known"\ntext = "When was it first known?"\n'
    form = form_of(tmp_path, THREE_POINTS.replace("[[areas.questions]]", f"{known}[[areas.questions]]", 1), "three")
    with quiet_store(tmp_path) as store:
        laid = lay(store, form)
        enrol(laid, LEAD, "Lead Two", "lead")
        laid.give("C01", "Police", {"known": {"date": "2026-03-03"}, "overall": point("good")})
        laid.do(lambda tx: tx.scopings.put(laid.cases["C01"], laid.agencies["Police"], "family", "Niche", 1))
        laid.do(lambda tx: tx.scopings.put(laid.cases["C01"], laid.agencies["Housing"], "nobody", "Northgate", 1))
        async with on_the_phone(store) as lead:
            await lead.send("/summary")
            assert "Not agreed yet" in (await go(lead, "By case", "C01")).text
            page = await go(lead, "What each knew")
            assert page.text.splitlines()[1:] == [
                "Records from 1 November 2025 to 31 October 2026.",
                "",
                "Police",
                "Only the family known, said 1 December 2026, 12:00 (Niche).",
                "Return: sent in, 1 December 2026, 12:00.",
                "When was it first known? 3 March 2026",
                "",
                "Housing",
                "Nobody known, said 1 December 2026, 12:00 (Northgate).",
            ]


@pytest.mark.parametrize("cases", [29, 30])
async def test_agreement_is_said_from_thirty_double_graded_cases_on(tmp_path: Path, cases: int) -> None:
    with quiet_store(tmp_path) as store:
        laid = lay(store, SIX, ("Police",), [f"C{n:02d}" for n in range(1, cases + 1)])
        enrol(laid, LEAD, "Lead Two", "lead")
        for n, reference in enumerate(laid.cases):
            grade = point(["outstanding", "good", "inadequate"][n % 3])
            laid.give(reference, "Police", {"overall": grade})
            laid.give(reference, "Police", {"overall": grade if n else point("good")}, purpose="second")
        async with on_the_phone(store) as lead:
            await lead.send("/summary")
            await go(lead, "Differences")
            said = (await every_leaf(lead))[-1].text
        assert ("Krippendorff's alpha" in said) == (cases == 30)
        assert (f"{cases} cases were graded by two auditors." in said) == (cases == 29)


async def test_a_picture_comes_protected_with_its_words_and_leads_back(tmp_path: Path) -> None:
    with quiet_store(tmp_path) as store:
        lively(store)
        async with on_the_phone(store) as lead:
            await lead.send("/summary")
            picture = await go(lead, "Grid", "Cases by agencies", "Picture")
            assert picture.file
            assert (picture.file.kind, picture.protected) == ("photo", True)
            assert picture.file.content.startswith(b"\x89PNG")
            assert "C05: HVSN " in picture.text
            assert lead.buttons == ["Back"]
            assert (await lead.tap("Back")).text.startswith("Case by agency · Overall")
            await go(lead, "Overview")
            assert len(lead.live_keyboards) == 1


async def test_a_page_takes_the_place_of_the_one_it_was_tapped_under(tmp_path: Path) -> None:
    with quiet_store(tmp_path) as store:
        lively(store)
        async with on_the_phone(store) as lead:
            first = await lead.send("/summary")
            await go(lead, "By case", "C05", "All cases", "Overview", "Outstanding")
            assert lead.last.id == first.id
            assert len(lead.messages) == 2


async def test_a_lead_who_audits_keeps_their_question_while_they_read(here: Town) -> None:
    phone = here.auditor
    person_id = here.store.read_now(lambda tx: tx.people.find_by_telegram(phone.person.id))
    assert person_id
    here.store.write_now(lambda tx: tx.people.join(Membership(person_id.id, 1, "lead", None)))
    await begin(phone)
    while "✏️" not in phone.last.text:
        await phone.tap("Done" if "Done" in phone.buttons else phone.buttons[0])
    question = phone.last
    await phone.send("/summary")
    await go(phone, "By agency", "Overview", "Grid")
    assert question in phone.live_keyboards
    assert phone.last.text.startswith("Agency by area")
    await phone.send("Seen alone at home and at school.")
    assert "Seen alone at home and at school." in phone.last.text
    await go(phone, "Next")
    assert "Seen alone" not in phone.last.text


async def test_an_agencys_lead_sees_their_agency_and_no_other(tmp_path: Path) -> None:
    with quiet_store(tmp_path) as store:
        laid = lively(store)
        enrol(laid, POLICE, "Police Five", "agency_lead", "Police")
        async with on_the_phone(store, POLICE) as lead:
            page = await lead.send("/summary")
            assert page.text.startswith("Police · Round\n3 received of 3.")
            assert lead.buttons == ["Picture", "Findings", "My agency"]
            assert "C05" in tables(page)
            await go(lead, "Findings")
            assert "Rang again" in lead.last.text
            assert "Overview" not in lead.buttons
            await go(lead, "Back", "My agency", "Grades")
            shown = lead.last
            for data in ("ld:1", "ld_agency:1:1:0", "ld_find:1:0:0:0", "ld_find:1:0:1:0", "ld_grid:1:2:1:0",
                         "ld_pic:1:1:6:0", "ld_case:1:5", "ld_return:1:1", "ld_out:1:0"):  # fmt: skip
                lead.forge(shown, data)
                assert "⚠️" in (await lead.hear()).text, data


async def test_what_is_not_signed_off_or_still_to_be_audited_blind_is_hidden(tmp_path: Path) -> None:
    with quiet_store(tmp_path) as store:
        laid = lay(store, SIX)
        who = enrol(laid, LEAD, "Lead Two", "lead")
        enrol(laid, LEAD, "Lead Two", "auditor")
        laid.give(
            "C01", "Police", {"overall": point("inadequate"), "voice_note": {"text": "Seen.", "sort": "strength"}}
        )
        laid.give("C01", "Housing", {"overall": point("outstanding")})
        laid.do(
            lambda tx: tx.assignments.add(
                laid.round_id, laid.cases["C01"], laid.agencies["Police"], who, laid.form_id, "second"
            )
        )
        async with on_the_phone(store) as lead:
            overview = await lead.send("/summary")
            assert "1 not shown, as you have still to audit the same" in overview.text
            assert "apart" not in overview.text
            assert tables(await go(lead, "By agency"))["POLI"]["#"] == "1"
            await go(lead, "Overview", "By case", "C01")
            assert tables(lead.last)["OVER"] == {"POLI": "#", "HOUS": "O", "POL2": "…"}
            assert "POL2 Police (second audit)" in lead.last.text
            assert "POLI" not in lead.buttons
            lead.forge(lead.last, "ld_return:1:1")
            assert "do not have access" in (await lead.hear()).text
            laid.do(lambda tx: tx.responses.close(1, "nil_return"))
            await lead.send("/summary")
            assert "0 nil returns" in lead.last.text
            await go(lead, "By case", "C01", "What each knew")
            assert "Return: sent in, not shown to you" in lead.last.text
            assert "nil" not in lead.last.text
            laid.do(lambda tx: tx.rounds.put({"key": "r", "signs_off": 1}))
            await lead.send("/summary")
            assert "2 in, waiting for the agency's sign-off" in lead.last.text
            await go(lead, "Outstanding")
            assert "C01, Auditor One: sent in, waiting for the agency's sign-off" in lead.last.text


@pytest.mark.parametrize(
    "data",
    ["ld_grid:1:1:99:0", "ld_cmp:1:99:0", "ld_find:1:9:0:0", "ld_case:1:999", "ld_agency:1:999:0", "ld:2", "ld:1:1"],
)
async def test_a_button_of_what_is_not_there_is_answered_and_nothing_breaks(tmp_path: Path, data: str) -> None:
    with quiet_store(tmp_path) as store:
        lively(store)
        async with on_the_phone(store) as lead:
            page = await lead.send("/summary")
            lead.forge(page, data)
            if data in ("ld_case:1:999", "ld_agency:1:999:0", "ld:2"):
                assert "⚠️" in (await lead.hear()).text
            else:
                assert "the button is old" in await lead.until_toast()
            assert (await lead.send("/summary")).text == page.text


@pytest.mark.parametrize(("tidies", "goes"), [("on_submit", (1, 24)), ("as_you_go", (1, 24)), ("off", (0, 0))])
def test_what_auditors_wrote_goes_from_the_chat_a_day_later(tmp_path: Path, tidies: str, goes: tuple[int, int]) -> None:
    with quiet_store(tmp_path) as store:
        laid = lay(store, SIX, tidies=tidies)
        laid.give("C01", "Police", {"voice_note": {"text": "Rang again each week.", "sort": "strength"}})
        who = enrol(laid, LEAD, "Lead Two", "lead")
        laid.give("C02", "Police", {"whose_record": {"choice": "child"}})
        second = (2 * goes[0], goes[1])
        pages: list[tuple[str, tuple[int, ...], tuple[int, int]]] = [
            ("ld_find", (0, 0, 0), goes),
            ("ld_find", (1, 0, 0), (0, 0)),
            ("ld_known", (laid.cases["C02"], 0), second),
            ("ld_known", (laid.cases["C01"], 0), (0, 0)),
        ]
        for verb, args, expected in pages:
            here = (laid.round_id, *args)
            made = store.write_now(lambda tx, of=(verb, here): page_of(tx, Catalog(), who, *of))  # type: ignore[misc]
            assert (made.about, made.goes_after_hours) == expected


UNGRADED = """
key = "process"
version = 1
title = "Process"
[[areas]]
key = "referral"
title = "Referral"
[[areas.questions]]
kind = "choice"
key = "appropriate"
text = "Was the referral appropriate?"
choices = [ { value = "yes", label = "Yes" }, { value = "no", label = "No" } ]
"""


async def test_a_questionnaire_without_any_grade_has_pages_too(tmp_path: Path) -> None:
    with quiet_store(tmp_path) as store:
        laid = lay(store, form_of(tmp_path, UNGRADED, "process"))
        laid.give("C01", "Police", {"appropriate": {"choice": "yes"}})
        laid.do(lambda tx: tx.cases.put({"round_id": laid.round_id, "reference": "C01", "gender": "F"}))
        enrol(laid, LEAD, "Lead Two", "lead")
        async with on_the_phone(store) as lead:
            overview = await lead.send("/summary")
            assert not {"Grid", "By area", "Compare"} & set(lead.buttons)
            for way in ("By agency", "By case", "Outstanding", "Differences", "Findings", "Actions"):
                assert "⚠️" not in (await go(lead, way)).text, way
                await go(lead, "Overview")
            assert "asks for no grades" in (await go(lead, "By case", "C01")).text
            assert "Was the referral appropriate?" in (await go(lead, "POLI")).text
            lead.forge(lead.last, "ld_grid:1:0:0:0")
            assert "the button is old" in await lead.until_toast()
            assert (await lead.send("/summary")).text == overview.text


async def test_an_agencys_lead_reads_no_more_of_what_they_audit_blind(tmp_path: Path) -> None:
    with quiet_store(tmp_path) as store:
        laid = lay(store, SIX)
        who = enrol(laid, POLICE, "Police Five", "agency_lead", "Police")
        enrol(laid, POLICE, "Police Five", "auditor", "Police")
        laid.give("C01", "Police", {}, "nil_return")
        police, form = laid.agencies["Police"], laid.form_id
        laid.do(lambda tx: tx.assignments.add(1, laid.cases["C01"], police, who, form, "second"))
        async with on_the_phone(store, POLICE) as lead:
            await lead.send("/start")
            await lead.tap("I have read this")
            for command in ("/agency", "/summary"):
                said = (await lead.send(command)).text
                assert "1 received of 1" in said
                assert "nil" not in said


async def test_the_returns_of_an_agencys_units_have_a_button_each(tmp_path: Path) -> None:
    with quiet_store(tmp_path) as store:
        laid = lay(store, SIX, ("Police",))
        for unit in ("North", "South"):
            police = laid.agencies["Police"]
            laid.agencies[unit] = store.write_now(
                lambda tx, name=unit, above=police: tx.rounds.put_agency(name.lower(), name, above)  # type: ignore[misc]
            )
            laid.give("C01", unit, {"overall": point("good")})
        laid.give("C01", "South", {"overall": point("good")}, purpose="second")
        enrol(laid, LEAD, "Lead Two", "lead")
        async with on_the_phone(store) as lead:
            await lead.send("/summary")
            await go(lead, "By case", "C01")
            assert lead.buttons[:3] == ["POLI 1", "POLI 2", "POLI second"]
            assert "Case summary C01" in (await go(lead, "POLI 2")).text


async def test_a_case_that_is_awaited_is_told_from_one_that_concerns_nobody(tmp_path: Path) -> None:
    with quiet_store(tmp_path) as store:
        laid = lay(store, SIX)
        laid.give("C01", "Police", state="")
        enrol(laid, LEAD, "Lead Two", "lead")
        async with on_the_phone(store) as lead:
            await lead.send("/summary")
            page = await go(lead, "By case")
            assert tables(page) == {"C01": {"in": "0/1", "grades": "…"}, "C02": {"in": "0/0", "grades": "·"}}
            assert "… still awaited, · not involved." in page.text


async def test_several_rounds_are_offered_to_pick_from(tmp_path: Path) -> None:
    with quiet_store(tmp_path) as store:
        for key in ("a", "b"):
            enrol(lay(store, SIX, ("Police",), key=key, title=f"Round {key}"), LEAD, "Lead Two", "lead")
        enrol(lay(store, SIX, ("Housing",), key="c", title="Round c"), LEAD, "Lead Two", "agency_lead", "Housing")
        async with on_the_phone(store) as lead:
            await lead.send("/summary")
            assert lead.buttons == ["Round b", "Round a", "Housing"]
            await go(lead, "Round a")
            assert "Round a" in lead.last.text
            await go(lead, "Other rounds", "Housing")
            assert "Housing · Round c" in lead.last.text


async def test_every_leaf_of_a_large_round_fits_a_phone(tmp_path: Path) -> None:
    with quiet_store(tmp_path) as store:
        agencies = [f"Service number {chr(65 + n)}" for n in range(20)]
        laid = lay(store, SIX, agencies, [f"C{n:03d}" for n in range(1, 41)])
        enrol(laid, LEAD, "Lead Two", "lead")
        for n, reference in enumerate(laid.cases):
            text = {"text": "What was seen, and what was said of it. " * 60, "sort": "develop"}
            grades = {"overall": point("good"), "voice_grade": point("inadequate" if n % 3 else "good")}
            laid.give(reference, agencies[n % 20], {**grades, "voice_note": text}, "submitted" if n % 4 else "")
        async with on_the_phone(store) as lead:
            await lead.send("/summary")
            for way in [way for way in lead.buttons if way != "Report"]:
                await go(lead, way)
                leaves = await every_leaf(lead)
                assert len(leaves) < 60
                assert all(fits(leaf) for leaf in leaves), way
                await go(lead, "Overview")
            assert len(lead.messages) == 2


def fits(page: Message) -> bool:
    """Tell whether a page is one short message whose tables are narrow."""
    table = [line for entity in page.entities if entity.kind == "pre" for line in inside(page, entity).splitlines()]
    return len(page.text) < 4000 and len(table) <= 40 and max(map(len, table), default=0) <= 32


def inside(page: Message, entity: Entity) -> str:
    """Give the words of a part of a message."""
    return page.text.encode("utf-16-le")[2 * entity.offset : 2 * entity.end].decode("utf-16-le")


def test_no_buttons_numbers_are_too_many_for_telegram() -> None:
    for verb, (_, numbers) in PAGES.items():
        assert len(":".join([verb, *["9999999999"] * numbers])) <= 64
