"""casewalk rounds: the agencies and cases of a round, and samples drawn from a longer list."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.access import OPERATOR
from bot.cli.database import existing
from bot.office import cases as office
from bot.office import seats
from bot.office.case_list import CaseList, ListedCase, read_case_list, read_typed_list
from bot.office.gathering import gather
from bot.office.rounds import find_round
from bot.office.sampling import Sample, compare
from bot.refusal import Refusal
from bot.render import Renderer
from bot.settings import read_settings
from questionnaires.errors import FormError
from storage.cases import Case
from storage.rounds import Agency
from storage.tx import Tx

app = typer.Typer(no_args_is_help=True, help="The cases of a round.")

Key = Annotated[str, typer.Argument(help="The round's key.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
SkipBad = Annotated[bool, typer.Option("--skip-bad", help="Leave out the lines that have a fault.")]


def agencies(
    key: Key,
    add: Annotated[list[str] | None, typer.Option(help="The name or key of an agency that is to take part.")] = None,
    remove: Annotated[list[str] | None, typer.Option(help="The key of an agency that is not to.")] = None,
    unit: Annotated[list[str] | None, typer.Option(metavar="AGENCY=UNIT", help="A unit of an agency.")] = None,
    as_json: Json = False,
) -> None:
    """List a round's agencies and their units, after what is to be added and removed: key, name, unit of."""

    def work(tx: Tx) -> list[Agency]:
        round_id = find_round(tx, key).id
        for words in add or []:
            known = tx.rounds.find_agency(words)
            if known:
                seats.seat_agency(tx, OPERATOR, round_id, known.id)
            else:
                seats.add_agencies(tx, OPERATOR, round_id, [words])
        for words in unit or []:
            parent, _, name = words.partition("=")
            seats.add_units(tx, OPERATOR, round_id, _known(tx, parent).id, [name])
        for words in remove or []:
            seats.unseat_agency(tx, OPERATOR, round_id, _known(tx, words).id)
        return [one for agency in tx.rounds.agencies(round_id) for one in (agency, *tx.rounds.units(agency.id))]

    with existing(read_settings()) as store:
        found = store.write_now(work)
    keys = {one.id: one.key for one in found}
    rows = [{"key": one.key, "name": one.name, "unit_of": keys.get(one.parent_id or 0, "")} for one in found]
    _told(rows, as_json)


def _known(tx: Tx, key: str) -> Agency:
    agency = tx.rounds.find_agency(key)
    if agency is None:
        raise Refusal("no_such_agency")
    return agency


def _told(rows: list[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    for row in rows:
        print("\t".join(map(str, row.values())).rstrip())


@app.command("list")
def list_cases(key: Key, as_json: Json = False) -> None:
    """List a round's cases: reference, age band, gender, ethnicity, flags, parted by tabs."""
    with existing(read_settings()) as store:
        cases = store.read_now(lambda tx: tx.cases.of_round(find_round(tx, key).id))
    _told([_row(one) if as_json else {**_row(one), "flags": " ".join(one.flags)} for one in cases], as_json)


def _row(case: Case) -> dict[str, Any]:
    names = ("reference", "age_band", "gender", "ethnicity", "flags")
    return {name: getattr(case, name) for name in names}


@app.command("add")
def add_cases(
    key: Key,
    references: Annotated[list[str] | None, typer.Argument(help="The references of the cases.")] = None,
    file: Annotated[Path | None, typer.Option(help="A list (CSV) whose first line names the columns.")] = None,
    skip_bad: SkipBad = False,
) -> None:
    """Add cases by their references or from a list; with a fault in it nothing is added."""
    read = from_file(file) if file else read_typed_list("\n".join(references or []))
    cases = checked(read, skip_bad)
    with existing(read_settings()) as store:
        done = store.write_now(lambda tx: office.add_cases(tx, OPERATOR, find_round(tx, key).id, cases))
    there = f", {done.there} there already" if done.there else ""
    print(f"{done.added} added{there}", file=sys.stderr)
    tell_differing(done.differing)


def tell_differing(differing: Sequence[office.Differing]) -> None:
    """Say on stderr which cases of a list the round has with something else recorded, and what to do."""
    words: Any = Renderer().env.get_template("_case_list.j2").module
    for one in differing:
        print(words.differs(one).unescape(), file=sys.stderr)
    if differing:
        print("the round keeps what it has; to change a case, remove it and add it again", file=sys.stderr)


def from_file(file: Path) -> CaseList:
    """Read a list from a file; raises FormError where it cannot be read at all."""
    try:
        return read_case_list(file.read_bytes(), file.name)
    except OSError as problem:
        raise FormError(file, "", f"cannot be read ({problem.strerror})") from None


def checked(read: CaseList, skip_bad: bool) -> tuple[ListedCase, ...]:
    """Say on stderr what is wrong with a list; raises Refusal unless what is wrong is to be left out."""
    words: Any = Renderer().env.get_template("_case_list.j2").module
    for gathered in gather(read.problems):
        print(words.problem(gathered).unescape(), file=sys.stderr)
    if read.problems and not (skip_bad and read.rows):
        raise Refusal("case_list_faults", rows=len(read.rows))
    return read.rows


@app.command("remove")
def remove_cases(key: Key, references: Annotated[list[str], typer.Argument(help="The references.")]) -> None:
    """Take cases out that nobody is assigned to."""

    def work(tx: Tx) -> None:
        round_ = find_round(tx, key)
        known = {case.reference: case.id for case in tx.cases.of_round(round_.id)}
        for reference in references:
            if reference.upper() not in known:
                raise Refusal("no_such_case_here", reference=reference)
            office.remove_case(tx, OPERATOR, round_.id, known[reference.upper()])

    with existing(read_settings()) as store:
        store.write_now(work)


def sample(
    key: Key,
    file: Annotated[Path | None, typer.Argument(help="The list (CSV) to draw from.")] = None,
    size: Annotated[int, typer.Option(help="How many cases to draw.")] = 0,
    by: Annotated[list[str] | None, typer.Option(help="Share the sample out by this attribute; once for each.")] = None,
    seed: Annotated[str, typer.Option(help="Draw as this seed does; made where none is given.")] = "",
    again: Annotated[int, typer.Option(metavar="NUMBER", help="Draw a kept sample again, and compare.")] = 0,
    skip_bad: SkipBad = False,
) -> None:
    """Draw cases at random from a list and add them; prints their references, and the comparison on stderr."""
    if again or file is None:
        _again(key, again)
        return
    cases = checked(from_file(file), skip_bad)
    with existing(read_settings()) as store:
        number, drawn, done = store.write_now(
            lambda tx: office.add_sample(tx, OPERATOR, find_round(tx, key).id, cases, size, seed, by or [])
        )
    print(*drawn.references, sep="\n")
    print(f"sample {number}: {drawn.size} of {drawn.listed}, seed {drawn.seed}", file=sys.stderr)
    print(*_table(cases, drawn), sep="\n", file=sys.stderr)
    if done.there:
        print(f"{done.there} were in the round already", file=sys.stderr)
    tell_differing(done.differing)


def _again(key: str, number: int) -> None:
    with existing(read_settings()) as store:
        before, drawn, same = store.read_now(lambda tx: office.draw_again(tx, OPERATOR, find_round(tx, key).id, number))
    print(*drawn.references, sep="\n")
    verdict = "the same cases again" if same else "NOT the same cases as were kept"
    print(f"sample {before.id}: {drawn.size} of {drawn.listed}, seed {drawn.seed}: {verdict}", file=sys.stderr)
    if not same:
        raise typer.Exit(1)


def _table(cases: tuple[ListedCase, ...], drawn: Sample) -> Iterable[str]:
    for one in compare(cases, drawn):
        shares = (f"{one.listed} of the list ({one.listed_percent} %)", f"{one.drawn} drawn ({one.drawn_percent} %)")
        yield "\t".join((one.attribute, one.value or "not recorded", *shares))
