"""Refusals: what a person can put right, by its code; the sentence is a template's."""

from __future__ import annotations

from storage.trail import About


class Refusal(Exception):
    """What was asked cannot be done as asked; `code` names the sentence that says what to do.

    `about` names by their numbers the round, case and return that it is about, for the trail.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
        self.about: About = {}


class StalePress(Refusal):
    """A button under an old message, or tapped twice."""

    def __init__(self) -> None:
        super().__init__("stale_press")
