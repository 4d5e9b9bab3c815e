"""What is named at the command line, found in the database: rounds, agencies, cases, people and assignments."""

from __future__ import annotations

import re

from storage.assignments import Assignment
from storage.cases import Case
from storage.errors import StoreError
from storage.people import Person, pseudonym
from storage.rounds import Agency, Round
from storage.tx import Tx

PSEUDONYM = re.compile(r"[Pp]0*(\d{1,9})")


def round_of(tx: Tx, key: str) -> Round:
    """Find a round by its key; raises StoreError."""
    found = tx.rounds.find(key)
    if found is None:
        known = ", ".join(one.key for one in tx.rounds.all()) or "none yet"
        raise StoreError(f"there is no round {key}; there are: {known}")
    return found


def agency_of(tx: Tx, round_: Round, key: str) -> Agency:
    """Find an agency that takes part in a round, or a unit of one, by its key; raises StoreError."""
    there = [one for agency in tx.rounds.agencies(round_.id) for one in (agency, *tx.rounds.units(agency.id))]
    found = next((one for one in there if one.key == key), None)
    if found is None:
        raise StoreError(f"there is no agency {key} in {round_.key}; there are: {', '.join(one.key for one in there)}")
    return found


def case_of(tx: Tx, round_: Round, reference: str) -> Case:
    """Find a case by its reference; raises StoreError."""
    found = next((one for one in tx.cases.of_round(round_.id) if one.reference == reference.upper()), None)
    if found is None:
        raise StoreError(f"there is no case {reference} in {round_.key}")
    return found


def person_of(tx: Tx, word: str) -> Person:
    """Find a person by the name that exports give them (P007), or by their Telegram id; raises StoreError."""
    number = PSEUDONYM.fullmatch(word)
    if number:
        found = next((one for one in tx.people.all() if one.id == int(number[1])), None)
    else:
        found = tx.people.find_by_telegram(int(word)) if re.fullmatch(r"\d{1,15}", word) else None
    if found is None:
        raise StoreError(f"there is nobody {word}; people are named as exports name them, for example {pseudonym(1)}")
    return found


def assignment_of(tx: Tx, number: int) -> Assignment:
    """Find an assignment by its number; raises StoreError."""
    try:
        return tx.assignments.get(number)
    except LookupError:
        raise StoreError(f"there is no assignment {number}; casewalk assignments list shows their numbers") from None
