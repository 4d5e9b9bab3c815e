"""casewalk forms: check questionnaires."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from questionnaires.catalog import Catalog, load_form
from questionnaires.kinds import say
from questionnaires.model import Questionnaire

app = typer.Typer(no_args_is_help=True, help="Questionnaires.")


@app.callback()
def group() -> None:
    """Keep `check` a word of its own."""


@app.command()
def check(
    files: Annotated[list[Path] | None, typer.Argument(help="Files; without any, those that came along.")] = None,
) -> None:
    """Check questionnaires: every key, condition, scale and descriptor; says how many questions there are."""
    for path in files or list(Catalog().files()):
        print(tell(load_form(path)))


def tell(form: Questionnaire) -> str:
    """Say in a line what a form holds."""
    always = sum(not step.question.offered and step.question.ask_if is None for step in form.steps)
    words = f"{len(form.areas)} areas, {len(form.steps)} questions, {always} always asked"
    return f"{form.key}.v{form.version} ok: {say(form.title)}; {words}"
