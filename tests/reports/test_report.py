"""The report as it is worded: its figures, what limits them, and nothing that nobody picked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.office import quotes
from bot.paper.blocks import SPACE, Block, escape, read
from bot.paper.wording import abbreviations, word
from bot.reports.report.order import Order
from bot.reports.wording import PERCENT_FROM
from questionnaires.catalog import Catalog
from storage.store import Store
from storage.tx import Tx
from tests.reports.reported import UNPICKED, reported, told
from tests.reports.rounds import THREE_POINTS, Laid, bromley, form_of, fourteen_items, lay, point, published, ungraded

GOLDEN = Path(__file__).with_name("report.md")
SIX = Catalog().newest("six_areas")
PAPERS = [Order("md"), Order("md", cases=True), Order("md", agency="housing"), Order("md", briefing=True)]


def tables(text: str) -> dict[str, list[dict[str, str]]]:
    """Read the tables of a report, by their captions."""
    found = (one for one in read(text) if one.kind == "table")
    return {
        one.caption.partition(": ")[2]: [dict(zip(one.rows[0], row, strict=True)) for row in one.rows[1:]]
        for one in found
    }


def as_published(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Give a table the names that the published one has in its columns."""
    return [{name.lower().replace(" ", "_"): value for name, value in row.items()} for row in rows]


def test_a_report_reads_as_in_the_golden(store: Store, pytestconfig: pytest.Config) -> None:
    text = word(reported(told(store)), Order("md", cases=True))
    text = re.sub(r"\d+ \w+ 20\d\d(?=\n|, spread|;| \|| \()", "DAY", text)
    if pytestconfig.getoption("--golden"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_the_overall_grades_are_the_published_ones(store: Store) -> None:
    text = word(reported(bromley(store, SIX)), Order("md"))
    assert as_published(tables(text)["Overall grades by agency"]) == published()


@pytest.mark.parametrize("order", PAPERS, ids=lambda order: order.part)
def test_nothing_that_an_auditor_wrote_is_in_a_report_unless_somebody_picked_it(store: Store, order: Order) -> None:
    text = word(reported(told(store)), order)
    assert UNPICKED not in text
    assert "Jordan" not in text


def test_no_percentage_is_said_of_a_small_base(store: Store) -> None:
    text = word(reported(told(store)), Order("md"))
    bases = [int(base) for base in re.findall(r"of (\d+)[a-z ]*\(\d+%\)", text)]
    assert bases
    assert min(bases) >= PERCENT_FROM
    assert text.count("%)") == len(bases)


def test_what_only_one_child_is_is_not_named(store: Store) -> None:
    laid = told(store)
    ages = next(line for line in word(reported(laid), Order("md")).splitlines() if line.startswith("- Age band"))
    said = "10 to 15 (2); 2 values that only one child each has, not named; not recorded for 6 (of 10 cases)."
    assert ages == f"- Age band: {said}"


def test_an_agency_gets_its_own_section_and_no_other(store: Store) -> None:
    text = word(reported(told(store)), Order("md", agency="Housing"))
    others = [row["agency"] for row in published() if row["agency"] != "Housing"]
    assert [name for name in others if name in text] == []
    assert "This section is accurate with the corrections below." in text
    assert "Strengths noted: Voice of the child (C02)." in text


def test_a_briefing_says_what_the_lead_wrote_for_auditors(store: Store) -> None:
    laid = lay(store, SIX, found="Children were seen.", to_be_done="Write down what they say.")
    text = word(reported(laid), Order("md", briefing=True))
    assert "Children were seen." in text
    assert "Write down what they say." in text
    assert "Glossary" not in text


def test_every_case_has_a_sheet_with_places_to_fill_in(store: Store) -> None:
    laid = told(store)
    text = word(reported(laid), Order("md", cases=True))
    assert re.findall(r"## Case sheet (\w+)", text) == sorted(laid.cases)
    sheet = text[text.index("## Case sheet C02") : text.index("## Case sheet C03")]
    assert "| Area | HVSN | EDUC | CP | CSC | POLI | HOUS | HOU2 |" in sheet
    assert re.search(r"\| Overall \|.* I \| G \|\n", sheet)
    assert "HOUS Housing; HOU2 Housing (second audit)." in sheet
    assert "Overall (two auditors of Housing)." in sheet
    (knew,) = (line for line in sheet.splitlines() if line.startswith("| Housing |"))
    assert knew.startswith("| Housing | Only the family known, said ")
    assert " (Main) | Return: sent in, " in knew
    assert "| Whose record are you reading? A parent's or carer's; Which records did you read? Main record" in knew
    assert "| What daily life was like for the child |  |" in sheet
    assert "## Case sheet" not in word(reported(laid), Order("md"))


def test_what_a_lead_picked_stands_with_its_agency_area_and_case(store: Store) -> None:
    laid = told(store)
    of = store.read_now(
        lambda tx: next(o.response_id for o in tx.returns.of_round(1) if o.agency == "Housing" and o.reference == "C02")
    )

    def pick(tx: Tx) -> None:
        quotes.pick(tx, 0, of or 0, "voice_evidence", "A child's drawings were kept | and talked about.", b"")
        quotes.pick(tx, 0, of or 0, "recommendations", "Housing to ask children how they live.", b"")

    laid.do(pick)
    report = reported(laid)
    for text in (word(report, Order("md")), word(report, Order("md", agency="housing"))):
        assert "> A child's drawings were kept \\| and talked about. (Voice of the child, C02)" in text
        assert "> Housing to ask children how they live. (C02)" in text
    actions = tables(word(report, Order("md")))["Actions"]
    assert actions[0] == {
        "Action": "Housing to ask children how they live.", "Agency": "Housing",
        "Owner": "", "By when": "", "How we shall know": "",
    }  # fmt: skip
    assert "drawings" not in word(report, Order("md", agency="police"))


def limits(laid: Laid) -> dict[str, tuple[int, int]]:
    return {one.code: (one.count, one.of) for one in reported(laid).limits if one.code != "not_recorded"}


def test_what_limits_a_round_is_counted(store: Store) -> None:
    laid = lay(store, SIX, signs_off=1)
    laid.give("C01", "Police", {"overall": point("good"), "voice_evidence": {"text": "Ann."}}, keeps="voice_evidence")
    assert limits(laid) == {"few_cases": (2, 30), "unaudited": (2, 2), "unsigned": (1, 1)}
    laid.do(lambda tx: tx.rounds.put({"key": "r", "signs_off": 0}))
    laid.give("C01", "Police", {"overall": ungraded()}, purpose="second")
    laid.give("C02", "Police", {"overall": ungraded()}, incomplete=True)
    laid.give("C01", "Housing", {}, "unable")
    laid.give("C02", "Housing", {}, "nil_return")
    laid.give("C02", "Police", {}, "in_progress", purpose="second")
    laid.do(lambda tx: tx.rounds.put({"key": "r", "due_on": "2025-01-01"}))
    assert limits(laid) == {
        "few_cases": (2, 30), "nil": (1, 4), "unable": (1, 4), "late": (4, 4), "incomplete": (1, 2),
        "ungraded": (1, 2), "areas_ungraded": (12, 12), "unmoderated": (2, 2), "seconds": (1, 2),
        "seconds_missing": (1, 2), "kept_words": (1, 2),
    }  # fmt: skip
    text = word(reported(laid), Order("md"))
    assert "- Came in after the due date: 4 of 4 returns (Police, Housing)." in text


def test_every_limit_has_its_words(store: Store) -> None:
    laid = told(store)
    text = word(reported(laid), Order("md"))
    part = text[text.index("## 3 Limitations") : text.index("## 4")]
    lines = [line for line in part.splitlines() if line.startswith("- ")]
    assert len(lines) == len(reported(laid).limits)
    assert "-" not in lines


@pytest.mark.parametrize("items", [False, True])
def test_another_questionnaire_has_its_own_columns_and_standards(store: Store, tmp_path: Path, items: bool) -> None:
    form = form_of(tmp_path, fourteen_items(), "items") if items else form_of(tmp_path, THREE_POINTS, "three")
    laid = lay(store, form)
    laid.give("C01", "Police", {"overall": point("adequate"), "item_3": {"choice": "partly"}})
    found = tables(word(reported(laid), Order("md", cases=True)))
    row = found["Overall grades by agency"][0]
    assert list(row)[4:] == ["Good", "Adequate", "Inadequate", "Not graded"]
    assert row["Adequate"] == "1"
    if items:
        assert found["Standards met, partly met and not met"] == [
            {"Standard": "Is standard 3 met?", "Met": "0", "Partly met": "1", "Not met": "0", "Applied to": "1"}
        ]
        assert "The questionnaire asks whether 14 standards are met." in word(reported(laid), Order("md"))


def test_a_sample_says_how_to_draw_it_again(store: Store) -> None:
    text = word(reported(told(store)), Order("md"))
    assert "9 cases were drawn by chance from a list of 40" in text
    assert "The seed was 7f3a" in text
    assert "1 case of the audit came in another way." in text


def test_agreement_is_said_only_of_enough_cases(store: Store) -> None:
    laid = lay(store, SIX, cases=[f"C{n:02d}" for n in range(30)])
    for n, reference in enumerate(laid.cases):
        for purpose in ("first", "second"):
            laid.give(reference, "Police", {"overall": point("good" if n % 2 else "inadequate")}, purpose=purpose)
        if n == 28:
            assert "Krippendorff" not in word(reported(laid), Order("md"))
    assert "Krippendorff's alpha is 1.00: enough to rely on the grades." in word(reported(laid), Order("md"))


ABBREVIATIONS = [
    ("GPs and the MASH met.", ["GP", "MASH"], []),
    ("Ask the DfE; see C07, R2 and NEGLECTED.", ["DfE"], []),
    ("The QXZ team's form", [], ["QXZ"]),
    ("| HVSN | GP |", [], []),
    ("Key: HVSN Health visiting", [], []),
    ("Is it SMART?", ["SMART"], []),
]


@pytest.mark.parametrize(("text", "known", "unknown"), ABBREVIATIONS)
def test_abbreviations_are_explained_or_put_to_people(text: str, known: list[str], unknown: list[str]) -> None:
    found = abbreviations(text)
    assert (list(found[0]), list(found[1])) == (known, unknown)


def test_an_unknown_abbreviation_is_left_for_people_to_explain(store: Store) -> None:
    laid = lay(store, SIX, agencies=("QXZ team",))
    assert "- QXZ: [To be written: what it stands for]" in word(reported(laid), Order("md"))


@given(st.text(min_size=1).map(lambda text: SPACE.sub(" ", str(escape_away(text))).strip()).filter(bool))
def test_what_people_type_stays_text(text: str) -> None:
    (block,) = read(f"{escape(text)}\n")
    assert block == Block("p", text)
    assert read(f"| {escape(text)} |\n| --- |\n")[0].rows == ((text,),)


def escape_away(text: str) -> str:
    """Leave out what no document can print."""
    return "".join(one for one in text if one.isspace() or one.isprintable())


def test_a_round_with_nothing_in_it_has_a_report_too(store: Store) -> None:
    def nothing(tx: Tx) -> None:
        tx.rounds.seat(1, [])

    laid = lay(store, SIX, cases=())
    laid.do(nothing)
    text = word(reported(laid), Order("md", cases=True))
    assert "No strength and nothing to develop was noted in the returns." in text


def test_a_round_of_one_speaks_of_one(store: Store) -> None:
    laid = lay(store, SIX, ("Police",), ("C01",), due_on="2025-01-01")
    answers = {"overall": ungraded(), "voice_grade": point("good"), "voice_evidence": {"text": "Ann."}}
    laid.give("C01", "Police", answers, incomplete=True, keeps="voice_evidence")
    laid.give("C01", "Police", {"overall": point("good")}, purpose="second")
    for order in [*PAPERS[:2], Order("md", agency="police"), PAPERS[3]]:
        text = word(reported(laid), order)
        many = r"\b(?:1|one)(?: [a-z]+)? (?:cases|returns|agencies|audits|values|texts|standards)\b"
        assert re.findall(many, text) == [], order.part


def test_one_return_is_flagged_and_explained_only_where_there_is_one(store: Store) -> None:
    laid = lay(store, SIX)
    for reference in laid.cases:
        laid.give(reference, "Police", {"overall": point("good")})
    laid.give("C01", "Housing", {"overall": point("good")})
    assert "†" not in word(reported(laid), Order("md", agency="police"))
    housing = word(reported(laid), Order("md", agency="housing"))
    assert "Overall: Good in the only graded return. †" in housing
    assert "† One return only" in housing


def test_a_grid_too_wide_for_a_page_comes_in_parts_and_undrawn(store: Store, tmp_path: Path) -> None:
    laid = lay(store, form_of(tmp_path, fourteen_items(), "items"))
    for reference, choice in zip(laid.cases, ("yes", "no"), strict=True):
        answers = {f"item_{n}": {"choice": choice} for n in range(1, 15)}
        laid.give(reference, "Police", {**answers, "overall": point("good")})
    report = reported(laid)
    assert report.drawn == {"case_by_agency"}
    parts = [
        rows for name, rows in tables(word(report, Order("md"))).items() if name.startswith("Grades by agency and")
    ]
    assert [len(rows[0]) for rows in parts] == [6, 6, 6]
    assert parts[2][0]["14"] == "Y\u00a01, N\u00a01"
