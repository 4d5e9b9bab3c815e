"""A round with everything that a report tells of: texts, a sample, scoping, second audits, and names that bite."""

from __future__ import annotations

from bot.reports.reading import everything, read_round
from bot.reports.report.whole import Report, report
from questionnaires.catalog import Catalog
from storage.store import Store
from storage.tx import Tx
from tests.reports.rounds import Laid, bromley, lay, point

BITES = "Health & <b>care</b> {{ 7 * 7 }} {% x %} | #1 *"
"""A name in which every layout finds a sign of its own."""

UNPICKED = "Jordan Smith was seen alone at 12 Acacia Avenue."
"""What an auditor wrote, and nobody picked: it must reach no report."""


def told(store: Store) -> Laid:
    """Lay the published grades, and all else that a report tells of."""
    form = Catalog().newest("six_areas")
    laid = bromley(store, form)
    laid.do(
        lambda tx: tx.rounds.put({"key": "r", "priority": BITES, "enquiries": '["Are plans SMART?", "Is MASH asked?"]'})
    )
    laid.do(_record)
    wrote = {
        "voice_note": {"text": UNPICKED, "sort": "strength"},
        "recording_note": {"text": UNPICKED, "sort": "develop"},
        "recommendations": {"text": UNPICKED},
        "voice_evidence": {"text": UNPICKED},
        "whose_record": {"choice": "parent"},
        "systems_read": {"choices": ["main", "paper"]},
        "recognition_history": {"choice": "partly"},
        "voice_grade": point("good"),
        "overall": point("inadequate"),
    }
    laid.give("C02", "Housing", wrote)
    laid.give("C02", "Housing", {"overall": point("good")}, purpose="second")
    laid.give("C03", "Police", {}, "in_progress")
    laid.give("C04", "Police", {}, "unable")
    laid.do(_scope)
    return laid


def _record(tx: Tx) -> None:
    for n, (band, gender) in enumerate([("5 to 9", "F"), ("10 to 15", "M"), ("1 to 4", "F"), ("10 to 15", "M")], 1):
        flags = '["disability"]' if gender == "F" else "[]"
        row = {"round_id": 1, "reference": f"C{n:02d}", "age_band": band, "gender": gender}
        tx.cases.put({**row, "ethnicity": "", "flags": flags})


def _scope(tx: Tx) -> None:
    ids = {agency.key: agency.id for agency in tx.rounds.agencies(1)}
    tx.scopings.put(2, ids["housing"], "family", "Main", 1)
    tx.scopings.put(1, ids["youth_offending"], "nobody", "Main", 1)
    listed = [{"reference": f"X{n}"} for n in range(40)]
    tx.samples.add(1, "7f3a", ["gender"], listed, [f"C{n:02d}" for n in range(1, 10)])


def reported(laid: Laid) -> Report:
    """Work the report of a round out."""
    return laid.store.read_now(lambda tx: report(tx, read_round(tx, Catalog(), laid.round_id, everything)))


def biting(store: Store) -> Laid:
    """Lay a round whose names hold the signs of every layout."""
    laid = lay(store, Catalog().newest("six_areas"), agencies=("Police", BITES), title=BITES, theme="Neglect")
    laid.give("C01", BITES, {"overall": point("good")})
    return laid
