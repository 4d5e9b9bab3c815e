"""A round read for figures: few queries, and the same answers that the sheet finds."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reports.reading import everything, graded, read_round
from bot.sheet import Brief, fold
from questionnaires.catalog import Catalog
from storage.answers import Answer
from storage.opening import open_file
from storage.store import Store
from storage.tx import Tx
from tests.reports.rounds import Laid, lay, point

FORM = Catalog().newest("six_areas")
GRADE = {"point": "good"}
said = st.tuples(
    st.sampled_from(["overall", "voice_grade", "@incomplete"]),
    st.one_of(
        st.tuples(st.sampled_from([GRADE, None]), st.just("draft")),
        st.tuples(st.sampled_from([GRADE, {"point": "inadequate"}, None]), st.just("final")),
        st.tuples(st.sampled_from([GRADE, None]), st.just("reopened")),
    ),
)


@settings(deadline=None)
@given(st.lists(said, max_size=12))
def test_what_stands_in_brief_is_what_the_sheet_finds(
    history: list[tuple[str, tuple[dict[str, Any] | None, str]]],
) -> None:
    brief = Brief()
    for path, (value, stage) in history:
        brief.add(path, value, stage)
    sheet = fold(FORM, [Answer(path, value, stage, None, "2026-01-01", 1) for path, (value, stage) in history])
    assert brief.answers == sheet.answers
    assert brief.final == {path for path, one in sheet.said.items() if one.final}


def queries(laid: Laid) -> int:
    """Count the queries that reading the round takes."""
    seen: list[str] = []
    conn = open_file(laid.store.path, False)
    conn.set_trace_callback(seen.append)
    read_round(Tx(conn, laid.store.clock(), "reader"), Catalog(), laid.round_id)
    conn.close()
    return len(seen)


def test_a_round_is_read_in_as_few_queries_however_many_returns(store: Store) -> None:
    laid = lay(store, FORM)
    laid.give("C01", "Police", {"overall": point("good")})
    few = queries(laid)
    for reference, agency in (("C01", "Housing"), ("C02", "Police"), ("C02", "Housing")):
        laid.give(reference, agency, {"overall": point("good")})
    assert queries(laid) == few


def test_only_the_answers_that_are_wanted_are_read(store: Store) -> None:
    laid = lay(store, FORM)
    laid.give("C01", "Police", {"overall": point("good"), "voice_evidence": {"text": "Seen alone."}})
    (brief,), (whole,) = laid.read(graded).returns, laid.read(everything).returns
    assert set(brief.answers) == {"overall"}
    assert set(whole.answers) == {"overall", "voice_evidence"}


def test_the_answers_of_a_nil_return_and_of_an_open_one_are_no_figures(store: Store) -> None:
    laid = lay(store, FORM)
    for reference, state in (("C01", "unable"), ("C02", "in_progress")):
        laid.give(reference, "Police", {"overall": point("good")}, state)
    assert [dict(one.answers) for one in laid.read().returns] == [{}, {}]
