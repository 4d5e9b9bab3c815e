"""Which agencies take part in a round, and which units they have."""

from __future__ import annotations

from collections.abc import Sequence

from bot import access
from bot.office.identifiers import clean
from bot.office.look_alikes import as_it_looks
from bot.office.round_fields import RUNNING, read_line
from bot.office.rounds import free_key, must_be_in
from bot.refusal import Refusal
from storage.rounds import Agency
from storage.tx import Tx


def agency_of(tx: Tx, agency_id: int) -> Agency:
    """Get an agency by a number that somebody sent; raises Refusal."""
    try:
        return tx.rounds.agency(agency_id)
    except LookupError:
        raise Refusal("no_such_agency") from None


def seat_agency(tx: Tx, who: int, round_id: int, agency_id: int) -> None:
    """Let an agency take part; its units do so with it."""
    _may_seat(tx, who, round_id)
    agency = agency_of(tx, agency_id)
    if agency_id not in access.agencies_known(tx, who):
        raise Refusal("no_such_agency")
    _seat(tx, round_id, agency)


def _seat(tx: Tx, round_id: int, agency: Agency) -> None:
    if agency.parent_id:
        raise Refusal("agency_is_a_unit", name=agency.name, parent=tx.rounds.agency(agency.parent_id).name)
    seated = [one.id for one in tx.rounds.agencies(round_id)]
    if agency.id not in seated:
        tx.rounds.seat(round_id, [*seated, agency.id])


def unseat_agency(tx: Tx, who: int, round_id: int, agency_id: int) -> None:
    """Let an agency no longer take part, as long as nothing was given to it or said by it."""
    _may_seat(tx, who, round_id)
    agency = agency_of(tx, agency_id)
    own = {agency.id, *(unit.id for unit in tx.rounds.units(agency.id))}
    scoped = {agency_id for _, agency_id in tx.scopings.of_round(round_id)}
    assigned = {one.agency_id for one in tx.assignments.of_round(round_id)}
    if own & (scoped | assigned):
        raise Refusal("agency_in_use", name=agency.name)
    tx.rounds.seat(round_id, [one.id for one in tx.rounds.agencies(round_id) if one.id != agency_id])


def add_agencies(tx: Tx, who: int, round_id: int, names: Sequence[str]) -> list[Agency]:
    """Let agencies take part by their names; one that is not known is added. Gives them."""
    _may_seat(tx, who, round_id)
    found = [_named(tx, name, None) for name in _read(names)]
    for agency in found:
        _seat(tx, round_id, agency)
    return found


def add_units(tx: Tx, who: int, round_id: int, agency_id: int, names: Sequence[str]) -> list[Agency]:
    """Add units (each school, each practice) under an agency that takes part; gives them."""
    _may_seat(tx, who, round_id)
    agency = agency_of(tx, agency_id)
    if agency.id not in {one.id for one in tx.rounds.agencies(round_id)}:
        raise Refusal("no_such_agency")
    return [_named(tx, name, agency.id) for name in _read(names)]


def named_alike(tx: Tx, name: str, parent_id: int | None = None) -> Agency | None:
    """Find an agency, or a unit of one, whose name looks or reads like this; the same one first."""
    looks = as_it_looks(name)
    found = [one for one in tx.rounds.all_agencies() if one.parent_id == parent_id and as_it_looks(one.name) == looks]
    return min(found, key=lambda one: clean(one.name).casefold() != clean(name).casefold(), default=None)


def _may_seat(tx: Tx, who: int, round_id: int) -> None:
    access.allow(tx, who, "set_up_round", round_id)
    must_be_in(tx.rounds.get(round_id), RUNNING)


def _read(names: Sequence[str]) -> list[str]:
    read = [read_line(name.lstrip("-•* ")) for name in names if name.strip("-•* ")]
    if not read:
        raise Refusal("round_empty")
    return list(dict.fromkeys(read))


def _named(tx: Tx, name: str, parent_id: int | None) -> Agency:
    """Find an agency or unit by its name in whatever capitals, or add it under a key made from the name."""
    there = named_alike(tx, name, parent_id)
    if there and clean(there.name).casefold() == clean(name).casefold():
        return there
    if there:
        raise Refusal("agency_alike", name=name, known=there.name)
    key = free_key(name, lambda key: tx.rounds.find_agency(key) is not None, "agency", "_")
    return tx.rounds.agency(tx.rounds.put_agency(key, name, parent_id))
