"""A small form in TOML, to break in one place at a time."""

from __future__ import annotations

from pathlib import Path

from questionnaires.catalog import load_form
from questionnaires.model import Questionnaire

SMALL = """
key = "small"
version = 1
title = "A small form"

[[unseen]]
value = "silent"
label = "The record does not say"

[scales.two]
points = [
  { value = "good", label = "Good", short = "G" },
  { value = "fair", label = "Fair", short = "F" },
  { value = "poor", label = "Poor", short = "P" },
]

[[areas]]
key = "first"
title = "First"
[[areas.questions]]
kind = "yes_partly_no"
key = "seen"
text = "Was the child seen?"
[[areas.questions]]
kind = "choice"
key = "where"
text = "Where?"
unseen = false
ask_if = { question = "seen", in = ["yes", "partly"] }
choices = [ { value = "home", label = "At home" }, { value = "school", label = "At school" } ]
[[areas.questions]]
kind = "text"
key = "evidence"
role = "evidence"
text = "What does the record show?"
[[areas.questions]]
kind = "grade"
key = "grade"
text = "How good was it?"
scale = "two"

[[areas]]
key = "second"
title = "Second"
[[areas.questions]]
kind = "grade"
key = "other_grade"
text = "How good was the rest?"
scale = "two"

[[areas]]
key = "last"
title = "Last"
[[areas.questions]]
kind = "grade"
key = "overall"
overall = true
text = "And in all?"
scale = "two"
ask_if = { about = "switch.overall", is = true }

[[rules]]
kind = "overall_above_areas"
[[rules]]
kind = "inadequate_area"
best = "good"
worst = "poor"
[[rules]]
kind = "grade_without_evidence"
words = 3
"""


def write(folder: Path, text: str = SMALL, name: str = "small.v1.toml") -> Path:
    """Write a form's file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def small(folder: Path) -> Questionnaire:
    """Read the small form."""
    return load_form(write(folder))
