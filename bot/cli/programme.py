"""casewalk programme: who audits how many cases each month or quarter, drawn, handed out and followed."""

from __future__ import annotations

import dataclasses
import json
import secrets
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.access import OPERATOR
from bot.cli.database import existing
from bot.cli.round_cases import from_file
from bot.cli.rounds import warn
from bot.office import programme as office
from bot.office.programme_file import put, read_programme
from bot.refusal import Refusal
from bot.settings import read_settings
from questionnaires.catalog import Catalog
from storage.people import pseudonym
from storage.rounds import Round
from storage.tx import Tx

app = typer.Typer(no_args_is_help=True, help="Standing programmes of audits, month by month or quarter by quarter.")


@app.command()
def load(file: Annotated[Path, typer.Argument(help="The programme's file (TOML).")]) -> None:
    """Load a programme: its questionnaire, how often, and who audits how many, in line or independent."""
    wanted = read_programme(file)
    with existing(read_settings()) as store:
        store.write_now(lambda tx: put(tx, OPERATOR, Catalog(), wanted))
    print(wanted.key)


@app.command()
def draw(
    key: Annotated[str, typer.Argument(help="The programme's key.")],
    period: Annotated[str, typer.Argument(help="The month or quarter: 2026-12, or 2026-Q4.")],
    file: Annotated[Path, typer.Argument(help="The cases to draw from (CSV): Reference, Worker, Team.")],
    seed: Annotated[str, typer.Option(help="Draw as this seed does; made where none is given.")] = "",
) -> None:
    """Draw a period's cases at random and hand them out, as a round of its own; prints the round's key."""
    listed = from_file(file)
    if listed.problems:
        raise Refusal("programme_list", count=len(listed.problems), line=listed.problems[0].line or 1)
    seed = seed or secrets.token_hex(8)

    def work(tx: Tx) -> tuple[Round, int]:
        round_id = office.hand_out(tx, OPERATOR, Catalog(), key, period, listed.rows, seed)
        return tx.rounds.get(round_id), len(tx.assignments.of_round(round_id))

    with existing(read_settings()) as store:
        round_, handed_out = store.write_now(work)
    print(round_.key)
    warn(round_)
    print(f"handed out: {handed_out}, drawn with the seed {seed}", file=sys.stderr)


@app.command()
def status(
    key: Annotated[str, typer.Argument(help="The programme's key.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Tell who is behind, and which workers' turn is overdue."""

    def work(tx: Tx) -> tuple[list[office.Behind], list[office.Turn]]:
        programme = office.get(tx, key)
        return office.behind(tx, programme), office.turns(tx, programme)

    with existing(read_settings()) as store:
        quotas, turns = store.read_now(work)
    if as_json:
        rows = {"quotas": [_named(one) for one in quotas], "workers": [dataclasses.asdict(one) for one in turns]}
        print(json.dumps(rows, indent=2))
        return
    for one in quotas:
        late = "late" if one.is_late else ""
        counts = f"{one.gone_in} of {one.wanted} in"
        print("\t".join((one.period, pseudonym(one.person_id), one.manner, counts, late)).rstrip())
    for turn in turns:
        overdue = "overdue" if turn.is_overdue else ""
        print("\t".join(("worker", turn.worker, turn.team, turn.last or "never", overdue)).rstrip())


def _named(one: office.Behind) -> dict[str, object]:
    return {**dataclasses.asdict(one), "person_id": pseudonym(one.person_id)}
