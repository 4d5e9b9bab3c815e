"""casewalk quotes: what goes into a round's report of what auditors wrote, picked and edited by its lead."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.access import OPERATOR
from bot.cli.database import existing, settings_for
from bot.cli.finding import agency_of, case_of, round_of
from bot.cli.watching import must_have_its_pepper
from bot.office import quotes
from bot.sheet import pinned
from questionnaires.catalog import Catalog
from questionnaires.kinds import TextQuestion
from storage.errors import StoreError
from storage.pepper import read_pepper
from storage.returns import Return
from storage.tx import Tx

app = typer.Typer(no_args_is_help=True, help="What a report quotes: only what was picked, in edited words.")

RoundKey = Annotated[str, typer.Argument(metavar="ROUND", help="The round's key.")]


@app.command("list")
def show(round_key: RoundKey) -> None:
    """Print what was picked, a line each, parted by tabs: number, case, agency, question, words."""

    def work(tx: Tx) -> list[str]:
        round_id = round_of(tx, round_key).id
        tx.trail.add("summary.viewed", f"round:{round_id}", "quotes", round_id=round_id)
        returns = {one.response_id: one for one in tx.returns.of_round(round_id)}
        found = [(one, returns[one.response_id]) for one in tx.quotes.of_round(round_id)]
        return [f"{one.id}\t{of.reference}\t{of.agency_key}\t{one.path}\t{one.words}" for one, of in found]

    with existing(settings_for(round_key)) as store:
        for line in store.write_now(work):
            print(line)


@app.command()
def pick(
    round_key: RoundKey,
    case: Annotated[str, typer.Argument(help="The case's reference.")],
    agency: Annotated[str, typer.Argument(help="The agency's key.")],
    question: Annotated[str, typer.Argument(help="The key of the text it is from, for example voice_evidence.")],
    words: Annotated[str, typer.Argument(help="What is to stand in the report, in words that tell of nobody.")],
    keeps: Annotated[bool, typer.Option("--keep", help="Keep what only looks like a name.")] = False,
) -> None:
    """Pick words for the report; prints their number."""

    def work(tx: Tx) -> int:
        one = _return(tx, round_key, case, agency)
        form = pinned(tx, Catalog(), one.form_id)
        texts = [step.path for step in form.steps if isinstance(step.question, TextQuestion)]
        if question not in texts:
            raise StoreError(f"the questionnaire asks for no text {question}; it asks for: {', '.join(texts)}")
        return quotes.pick(tx, OPERATOR, one.response_id or 0, question, words, pepper, keeps=keeps)

    settings = settings_for(round_key)
    with existing(settings) as store:
        must_have_its_pepper(settings, store)
        pepper = read_pepper(settings.pepper_file) or b""
        print(store.write_now(work))


@app.command()
def drop(round_key: RoundKey, number: Annotated[int, typer.Argument(help="The quote's number.")]) -> None:
    """Take words out of the report."""
    with existing(settings_for(round_key)) as store:
        store.write_now(lambda tx: quotes.drop(tx, OPERATOR, round_of(tx, round_key).id, number))


def _return(tx: Tx, round_key: str, case: str, agency: str) -> Return:
    """Find the first audit of a case by an agency; raises StoreError where nothing of it went in."""
    round_ = round_of(tx, round_key)
    case_id, agency_id = case_of(tx, round_, case).id, agency_of(tx, round_, agency).id
    for one in tx.returns.of_round(round_.id):
        its = (one.case_id, one.purpose) == (case_id, "first") and agency_id in (one.agency_id, one.unit_id)
        if its and one.has_gone_in:
            return one
    raise StoreError(f"{agency} has sent nothing in on {case}")
