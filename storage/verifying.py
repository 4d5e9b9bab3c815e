"""Verifying: the trail read from its first entry to its last, and held against the answers and returns it tells of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from storage.chain import SELECT, START, Entry, digest
from storage.driver import sqlite
from storage.seals import SEALED, rows, seal

Sealed = tuple[str, int]
"""What an entry seals: the record, and the return it belongs to; numbers of what was erased may come again."""


@dataclass
class Verdict:
    """What was found: how many entries, the head, how much matches its entry, and the first fault if there is one."""

    entries: int = 0
    head: str = START
    matching: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SEALED, 0))
    erased: int = 0
    fault: str = ""
    sealed: dict[Sealed, tuple[int, str]] = field(default_factory=dict, repr=False)
    gone: set[int] = field(default_factory=set, repr=False)


def verify(conn: sqlite.Connection, anchor: tuple[int, str] | None = None) -> Verdict:
    """Find the first bad entry: of the chain, then of what it tells of; an anchor also finds a tail that was cut.

    Bytes that are no UTF-8 are read as they are, so that they are found as well.
    """
    found, before = Verdict(), conn.text_factory
    conn.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        fault = next(_faults(conn, found, anchor), "")
    finally:
        conn.text_factory = before
    found.fault = fault.encode("ascii", "backslashreplace").decode()
    return found


def _faults(conn: sqlite.Connection, found: Verdict, anchor: tuple[int, str] | None) -> Iterator[str]:
    yield from _chain(conn, found, anchor)
    for kind in SEALED:
        yield from _records(conn, found, kind)
    for (record, response_id), (entry_id, _) in found.sealed.items():
        if response_id not in found.gone:
            yield f"{_name(conn, entry_id)}: {record}, of which it tells, is not there"
        found.erased += 1


def _chain(conn: sqlite.Connection, found: Verdict, anchor: tuple[int, str] | None) -> Iterator[str]:
    """Check every entry against itself and the one before it."""
    before: Entry | None = None
    for row in conn.execute(f"{SELECT} ORDER BY id"):
        entry = Entry(*row)
        if entry.id > found.entries + 1:
            yield f"entry {found.entries + 1} is missing: after entry {found.entries} comes {_say(entry)}"
        if before and entry.prev == before.prev:
            yield f"{_say(before)}: was put in, the next one follows from the one before it"
        if entry.id <= found.entries or digest(row[:-1]) != entry.hash:
            yield f"{_say(entry)}: is not as it was written"
        if entry.prev != found.head:
            yield f"{_say(before or entry)}: took the place of another, the next one does not follow from it"
        if anchor and anchor[0] == entry.id and anchor[1] != entry.hash:
            yield f"{_say(entry)}: is not the one that the anchor was taken from"
        found.entries, found.head, before = entry.id, entry.hash, entry
        yield from _note(found, entry)
    if before is None:
        yield "entry 1 is missing: the trail is empty"
    if anchor and anchor[0] > found.entries:
        yield f"entry {found.entries + 1} is missing: the anchor names entry {anchor[0]}, and the tail was cut off"


def _note(found: Verdict, entry: Entry) -> Iterator[str]:
    """Note what an entry seals; a return has an entry for each of its states, an answer only one."""
    if entry.action == "response.erased":
        found.gone.add(entry.response_id)
    if not entry.content:
        return
    key = (entry.record, entry.response_id)
    if entry.action.startswith("answer.") and key in found.sealed:
        yield f"{_say(entry)}: is the second one of {entry.record}"
    found.sealed[key] = (entry.id, entry.content)


def _records(conn: sqlite.Connection, found: Verdict, kind: str) -> Iterator[str]:
    """Check every answer, or every return, against its entry."""
    for response_id, secret, row in rows(conn, kind):
        record = f"{kind}:{row[0]}"
        if kind == "response" and response_id in found.gone:
            continue
        entry_id, content = found.sealed.pop((record, response_id), (0, ""))
        if not entry_id:
            yield f"{record} has no entry"
        if secret is None:
            yield f"{_name(conn, entry_id)}: {record} cannot be checked, the secret of its return is gone"
        elif seal(secret, kind, row) != content:
            yield f"{_name(conn, entry_id)}: {record} is not as it was when this was written"
        found.matching[kind] += 1


def _name(conn: sqlite.Connection, entry_id: int) -> str:
    return _say(Entry(*conn.execute(f"{SELECT} WHERE id = ?", (entry_id,)).fetchone()))


def _say(entry: Entry) -> str:
    return f"entry {entry.id} ({entry.at}, {entry.action})"
