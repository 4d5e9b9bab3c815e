"""Differences: listed with their cases; statistics only from thirty double-graded cases on."""

from __future__ import annotations

import pytest

from bot.render import Renderer
from bot.reports.differences import apart, out_of_line, passed_over, with_evidence
from bot.reports.double_grading import Agreement, Bears, TooFew, agreement
from bot.reports.findings import findings
from bot.reports.measures import Measure
from bot.reports.reading import everything
from bot.reports.wording import Share
from questionnaires.catalog import Catalog
from storage.store import Store
from tests.reports.rounds import Laid, lay, point, ungraded

SIX = Catalog().newest("six_areas")
AREAS = [area.grade.key for area in SIX.graded if area.grade]
SCALE = ["outstanding", "good", "requires_improvement", "inadequate"]


@pytest.fixture
def laid(store: Store) -> Laid:
    return lay(store, SIX, ("Police", "Housing", "Hospital"))


def test_agencies_two_points_apart_on_a_case_are_listed_widest_first(laid: Laid) -> None:
    laid.give("C01", "Police", {"voice_grade": point("good"), "overall": point("outstanding")})
    laid.give("C01", "Housing", {"voice_grade": point("requires_improvement"), "overall": point("inadequate")})
    laid.give("C01", "Hospital", {"voice_grade": point("inadequate"), "overall": ungraded()})
    found = apart(laid.read())
    assert [(one.reference, one.measure.key, one.points, one.is_second_audit) for one in found] == [
        ("C01", "overall", 3, False),
        ("C01", "voice_grade", 2, False),
    ]
    assert [(given.agency, given.mark.code) for given in found[0].grades] == [
        ("Police", "outstanding"),
        ("Housing", "inadequate"),
    ]


def test_one_point_apart_and_two_cases_are_no_difference(laid: Laid) -> None:
    laid.give("C01", "Police", {"overall": point("good")})
    laid.give("C01", "Housing", {"overall": point("requires_improvement")})
    laid.give("C02", "Housing", {"overall": point("inadequate")})
    assert apart(laid.read()) == ()


def test_a_second_auditor_is_compared_with_the_first_of_the_same_agency(laid: Laid) -> None:
    laid.give("C01", "Police", {"overall": point("good")})
    laid.give("C01", "Police", {"overall": point("inadequate")}, purpose="second")
    laid.give("C01", "Housing", {"overall": point("good")})
    (found,) = apart(laid.read())
    assert found.is_second_audit
    assert [(one.agency, one.is_second) for one in found.grades] == [("Police", False), ("Police", True)]


def test_a_second_audit_is_told_apart_where_one_return_is_named(laid: Laid) -> None:
    text = {"recommendations": {"text": "Say by when."}, "voice_grade": point("inadequate"), "overall": point("good")}
    laid.give("C01", "Police", text, purpose="second")
    round_ = laid.read(everything)
    named = [[one.agency for one in out_of_line(round_)], [one.agency for one in passed_over(round_)]]
    named.append([one.agency for one in findings(round_)])
    assert all(set(theirs) == {"Police, second audit"} for theirs in named), named


def test_a_second_auditor_is_not_held_against_another_unit_of_the_agency(laid: Laid) -> None:
    for unit in ("North", "South"):
        laid.agencies[unit] = laid.store.write_now(
            lambda tx, name=unit: tx.rounds.put_agency(name.lower(), name, laid.agencies["Police"])  # type: ignore[misc]
        )
    laid.give("C01", "North", {"overall": point("inadequate")})
    laid.give("C01", "North", {"overall": point("inadequate")}, purpose="second")
    laid.give("C01", "South", {"overall": point("outstanding")})
    (found,) = apart(laid.read())
    assert not found.is_second_audit
    assert [one.mark.code for one in found.grades] == ["outstanding", "inadequate"]


def test_what_is_hidden_is_not_compared(laid: Laid) -> None:
    laid.give("C01", "Police", {"overall": point("outstanding")})
    laid.give("C01", "Housing", {"overall": point("inadequate")})
    assert apart(laid.read(may_see=lambda one: one.agency_key == "police")) == ()


@pytest.mark.parametrize(
    ("areas", "overall", "out"),
    [
        ("GGGGGG", "G", False),
        ("GGGRRR", "R", False),
        ("GGGGRR", "O", True),
        ("OOOGGG", "R", True),
        ("GIIIII", "G", True),
        ("GGGGGI", "I", True),
        ("ORIRIR", "R", False),
        ("------", "G", False),
        ("GGGGGG", "-", False),
    ],
)
def test_an_overall_grade_is_held_against_its_areas(laid: Laid, areas: str, overall: str, out: bool) -> None:
    grade = {letter: point(code) for letter, code in zip("OGRI", SCALE, strict=True)} | {"-": ungraded()}
    answers = {key: grade[letter] for key, letter in zip(AREAS, areas, strict=True)}
    laid.give("C01", "Police", {**answers, "overall": grade[overall]})
    assert bool(out_of_line(laid.read())) is out


def test_rules_that_were_passed_over_are_listed_with_case_and_agency(laid: Laid) -> None:
    evidence = {area.key: {"text": "The record shows it well enough."} for area in SIX.graded}
    texts = {key.replace("_grade", "_evidence"): text for key, text in zip(AREAS, evidence.values(), strict=True)}
    grades = {key: point("good") for key in AREAS} | {"voice_grade": point("inadequate")}
    laid.give("C01", "Police", {**texts, **grades, "overall": point("good"), "recording_evidence": {"text": "Short."}})
    found = passed_over(laid.read(with_evidence))
    assert [(one.reference, one.agency, one.code, one.area) for one in found] == [
        ("C01", "Police", "inadequate_area", "voice"),
        ("C01", "Police", "grade_without_evidence", "recording"),
    ]


def double(store: Store, cases: int, seconds: str) -> Agreement | TooFew:
    """Grade so many cases twice: the first auditor goes up and down the scale, the second as many points off."""
    laid = lay(store, SIX, ["Police"], [f"C{n:03d}" for n in range(cases)])
    for n, reference in enumerate(laid.cases):
        off = int(seconds[n % len(seconds)])
        laid.give(reference, "Police", {"overall": point(SCALE[n % 4])})
        laid.give(reference, "Police", {"overall": point(SCALE[min(3, n % 4 + off)])}, purpose="second")
    return agreement(laid.read())


def said(found: Agreement | TooFew) -> str:
    template = Renderer().env.from_string('{% from "_figures.j2" import agreement %}{{ agreement(it) }}')
    return template.render(it=found).replace("&#39;", "'").strip()


@pytest.mark.parametrize(
    ("cases", "words"), [(0, "No case was graded"), (1, "1 case was graded"), (29, "29 cases were graded by two")]
)
def test_below_thirty_nothing_is_worked_out(store: Store, cases: int, words: str) -> None:
    found = double(store, cases, "0")
    assert isinstance(found, TooFew)
    assert said(found).startswith(words)


@pytest.mark.parametrize(
    ("seconds", "bears", "words"),
    [
        ("0", Bears.RELIABLE, "the same grade in all 40. Krippendorff's alpha is 1.00: enough to rely on"),
        ("0000001", Bears.RELIABLE, "the same grade in 36 of 40 (90%). Krippendorff's alpha is 0.96"),
        ("0100", Bears.RELIABLE, "in 30 of 40 (75%). Krippendorff's alpha is"),
        ("30002", Bears.NOTHING, "too little to rest a conclusion on"),
    ],
)
def test_from_thirty_on_the_numbers_and_what_they_bear_are_said(
    store: Store, seconds: str, bears: Bears, words: str
) -> None:
    found = double(store, 40, seconds)
    assert isinstance(found, Agreement)
    assert found.cases == 40
    assert words in said(found), said(found)
    assert found.bears is bears


@pytest.mark.parametrize(
    ("alpha", "bears"),
    [
        (0.8, Bears.RELIABLE),
        (0.799, Bears.TENTATIVE),
        (0.667, Bears.TENTATIVE),
        (0.666, Bears.NOTHING),
        (None, Bears.NO_SPREAD),
    ],
)
def test_what_agreement_bears_is_as_krippendorff_has_it(alpha: float | None, bears: Bears) -> None:
    measure = Measure("overall", "closing", "Overall", True, ())
    assert Agreement(measure, 30, Share(20, 30), None, None, alpha, None).bears is bears
