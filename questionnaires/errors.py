"""What can be wrong with an answer, or with a questionnaire's file."""

from pathlib import Path


class AnswerNotAccepted(Exception):
    """What was typed is no answer to this question; `code` names the sentence that says why."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class FormError(Exception):
    """A questionnaire's file is wrong: which file, which key, what to do."""

    def __init__(self, where: str | Path, key: str, problem: str) -> None:
        super().__init__(f"{where}: {key}: {problem}" if key else f"{where}: {problem}")
