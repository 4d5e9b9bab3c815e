from __future__ import annotations

from datetime import date

import pytest

from bot.flows.turn import Notice
from bot.render import Renderer
from questionnaires.conditions import Value
from questionnaires.kinds.date import NotADate, read_date
from tests.questionnaires.kinds.answering import Input, Tap, Words, offered, question, refusal, take

ASKED = question("date", earliest="2020-01-01", latest="2026-12-31")

CASES = [
    pytest.param([Words("3 December 2026")], {"date": "2026-12-03"}, "3 December 2026", id="in words"),
    pytest.param([Words(" 3 dec 26 ")], {"date": "2026-12-03"}, "3 December 2026", id="in short"),
    pytest.param([Words("3/12/2026")], {"date": "2026-12-03"}, "3 December 2026", id="the day before the month"),
    pytest.param([Words("3.12.2026")], {"date": "2026-12-03"}, "3 December 2026", id="with points"),
    pytest.param([Words("2026-12-03")], {"date": "2026-12-03"}, "3 December 2026", id="year, month, day"),
    pytest.param(
        [Words("December 3rd, 2026")], {"date": "2026-12-03"}, "3 December 2026", id="the month first in words"
    ),
    pytest.param([Words("29/2/2024")], {"date": "2024-02-29"}, "29 February 2024", id="a leap day"),
    pytest.param([Words("1/1/2020")], {"date": "2020-01-01"}, "1 January 2020", id="the earliest"),
    pytest.param([Words("31/12/2026")], {"date": "2026-12-31"}, "31 December 2026", id="the latest"),
]


@pytest.mark.parametrize(("inputs", "value", "shown"), CASES)
def test_a_date_is_read(inputs: list[Input], value: dict[str, str], shown: str) -> None:
    got = take(ASKED, inputs)
    assert (got.value, got.final) == (value, True)
    assert (ASKED.show(value), ASKED.code(value), ASKED.detail(value)) == (shown, value["date"], "")


@pytest.mark.parametrize("one", [Tap("unknown"), Words("unknown")], ids=["tapped", "typed"])
def test_a_date_may_be_unknown(one: Input) -> None:
    value: Value = {"unknown": True}
    assert take(ASKED, [one]).value == value
    assert (ASKED.show(value), ASKED.code(value)) == ("Unknown", "unknown")


@pytest.mark.parametrize(
    ("one", "code"),
    [
        pytest.param(Words("last winter"), "not_a_date", id="words"),
        pytest.param(Words(""), "not_a_date", id="nothing"),
        pytest.param(Words("2026"), "not_a_date", id="a year alone"),
        pytest.param(Words("December 2026"), "not_a_date", id="no day"),
        pytest.param(Words("3 December"), "not_a_date", id="no year"),
        pytest.param(Words("Monday"), "not_a_date", id="a day of the week"),
        pytest.param(Words("31/4/2026"), "not_a_date", id="a day the month has not"),
        pytest.param(Words("29/2/2023"), "not_a_date", id="no leap year"),
        pytest.param(Words("9" * 50), "not_a_date", id="far too many digits"),
        pytest.param(Words("31/12/2019"), "too_early", id="before the earliest"),
        pytest.param(Words("1/1/2027"), "too_late", id="after the latest"),
        pytest.param(Tap("today"), "not_a_date", id="a tap on nothing"),
    ],
)
def test_a_date_refuses(one: Input, code: str) -> None:
    problem = refusal(ASKED, [one])
    assert problem is not None
    assert problem.code == code


@pytest.mark.parametrize(
    ("typed", "bound"), [("31/12/2019", "1 January 2020"), ("1/1/2027", "31 December 2026")], ids=["early", "late"]
)
def test_a_date_out_of_bounds_says_the_bound_in_words(typed: str, bound: str) -> None:
    problem = refusal(ASKED, [Words(typed)])
    assert problem is not None
    assert problem.facts == {"bound": bound}


def test_a_date_is_typed_and_offers_unknown() -> None:
    assert ASKED.is_typed
    assert offered(ASKED) == ["Unknown"]


@pytest.mark.parametrize("method", ["show", "code", "detail"])
def test_a_skipped_date_shows_as_nothing(method: str) -> None:
    assert getattr(ASKED, method)(None) == ""


@pytest.mark.parametrize("typed", ["2026/12/03", "2026.12.03", "2026-12-3", "2026-12-03 10:00", "2026-12-03T10:00"])
def test_year_month_day_is_read_as_that_or_not_at_all(typed: str) -> None:

    asked = question("date")
    assert refusal(asked, [Words(typed)]) or take(asked, [Words(typed)]).value == {"date": "2026-12-03"}


@pytest.mark.parametrize("typed", ["Friday December 2026", "Thursday 2026-12"])
def test_a_day_of_the_week_is_no_day_of_the_month(typed: str) -> None:

    assert refusal(question("date"), [Words(typed)]) is not None


@pytest.mark.parametrize("typed", ["3 December 2026 10:00 EST", "3 Dec 2026 BRT 10:00"])
def test_a_date_with_a_time_zone_gives_no_warning(typed: str) -> None:

    refusal(question("date"), [Words(typed)])  # warnings are errors


TODAY = date(2026, 11, 30)
THIRD = date(2026, 12, 3)

AS_WRITTEN = [
    *(pytest.param(words, THIRD, id=words) for words in (
        "3-Dec-2026", "3/Dec/26", "3.Dec.2026", "03DEC26", "3 Dec '26", "3 Dec. 2026", "2026-Dec-03",
        "3rd of December 2026", "the 3rd of December, 2026", "3 rd December 2026", "3RD DECEMBER 2026",
        "Dec. 3, 2026", "December the 3rd 2026", "2026 December 3",
        "Thursday 3 December 2026", "Thurs. 3rd Dec. 2026", "Thu, 3 Dec 2026.", "on Thursday the 3rd of December 2026",
        "3 December 2026 (Thursday)", "3 December 2026, Thu",
        "3 12 2026", "3. 12. 2026", "3 / 12 / 2026", "3-12-2026", "3\u201312\u20132026", "2026-12-03T00:00:00",
        "2026-12-03 00:00:00", "03/12/2026 00:00", "\u200b3/12/2026", "\uff13/\uff11\uff12/\uff12\uff10\uff12\uff16",
    )),
    pytest.param("3 Sept 2027", date(2027, 9, 3), id="Sept"),
    pytest.param("Weds 2 Dec 2026", date(2026, 12, 2), id="Weds"),
    pytest.param("03/04/05", date(2005, 4, 3), id="the day first, always"),
    pytest.param("12/04/60", date(1960, 4, 12), id="no year that is far ahead"),
    pytest.param("12.04.36", date(2036, 4, 12), id="a year ten ahead"),
    pytest.param("12 Apr 37", date(1937, 4, 12), id="a year eleven ahead"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "day"), AS_WRITTEN)
def test_a_date_is_read_as_people_write_it(typed: str, day: date) -> None:
    assert read_date(typed, TODAY) == day


WHY_NOT = [
    ("12/25/2026", "no_month"), ("2026-25-12", "no_month"), ("0/1/2026", "no_such_day"), ("1/0/2026", "no_month"),
    ("31/4/2026", "no_such_day"), ("29 Feb 2027", "no_such_day"),
    ("Friday 3 December 2026", "weekday"), ("3 December 2026 (Mon)", "weekday"),
    ("26-12-03", "short_year"), ("3/12/1026", "year"), ("3 Dec 2226", "year"),
    ("03/04", "no_year"), ("3 December", "no_year"), ("Dec 3rd", "no_year"),
    ("December 2026", "no_day"), ("2026", "no_day"), ("12/2026", "no_day"),
    ("next Friday", "relative"), ("Friday", "relative"), ("in two weeks", "relative"), ("end of May", "relative"),
    ("3 December 2026 10:00", "time"),
    ("3/12-2026", ""), ("3-4 December 2026", ""), ("3 or 4 Dec 2026", ""), ("20261203", ""), ("3 ma 2026", ""),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "why"), WHY_NOT, ids=[typed for typed, _ in WHY_NOT])
def test_a_date_that_could_be_meant_otherwise_is_refused_with_the_reason(typed: str, why: str) -> None:
    with pytest.raises(NotADate) as problem:
        read_date(typed, TODAY)
    assert problem.value.why == why
    refused = refusal(question("date"), [Words(typed)])
    assert refused is not None
    assert Renderer().plain(Notice(refused.code, refused.facts)).endswith("tap Unknown.")
