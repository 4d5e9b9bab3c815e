"""Every kind of question has a file, a place in the union, and a case table."""

from __future__ import annotations

import importlib
import typing

import pytest

from questionnaires import kinds
from tests.house.sources import ROOT

SHARED = {"__init__", "base"}
KINDS = sorted(path.stem for path in (ROOT / "questionnaires" / "kinds").glob("*.py") if path.stem not in SHARED)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_a_case_table(kind: str) -> None:
    table = ROOT / "tests" / "questionnaires" / "kinds" / f"test_{kind}.py"
    assert table.exists(), f"write {table.relative_to(ROOT)} with CASES"
    cases = importlib.import_module(f"tests.questionnaires.kinds.test_{kind}").CASES
    assert len(cases) >= 3
    assert all(case.id for case in cases)


def test_the_union_holds_every_kind_and_no_other() -> None:
    members = typing.get_args(typing.get_args(kinds.Question)[0])
    assert sorted(typing.get_args(one.model_fields["kind"].annotation)[0] for one in members) == KINDS
