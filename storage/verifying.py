"""Verifying: the trail read from its first entry to its last, and held against the records that it tells of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from storage.chain import SELECT, START, Entry, digest
from storage.driver import sqlite
from storage.guards import guard_faults
from storage.seals import SEALED, Row, row_of, rows, seal, secret_of

ERASED = (
    "SELECT response_id, max(id) FROM trail WHERE action = 'response.erased' AND response_id > 0 GROUP BY response_id"
)


@dataclass
class Verdict:
    """What was found: how many entries, the head, how much matches its entry, and the first fault if there is one."""

    entries: int = 0
    head: str = START
    matching: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SEALED, 0))
    erased: int = 0
    fault: str = ""


@dataclass
class _Told:
    """What the entries read so far tell: the kinds they seal, answers met, and the last seal of any other record."""

    erased: dict[int, int]
    kinds: set[str] = field(default_factory=lambda: {"answer", "response"})
    answers: set[int] = field(default_factory=set)
    seals: dict[str, int] = field(default_factory=dict)


def verify(conn: sqlite.Connection, anchor: tuple[int, str] | None = None) -> Verdict:
    """Find the first bad entry, or the first record that is not as its last entry says; an anchor shows a cut tail.

    Bytes that are no UTF-8 are read as they are where there are some, so that they are found as well.
    """
    try:
        return _read(conn, anchor)
    except sqlite.OperationalError as problem:
        if "UTF-8" not in str(problem):
            raise
    before = conn.text_factory
    conn.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        return _read(conn, anchor)
    finally:
        conn.text_factory = before


def _read(conn: sqlite.Connection, anchor: tuple[int, str] | None) -> Verdict:
    found = Verdict()
    found.fault = next(_faults(conn, found, anchor), "").encode("ascii", "backslashreplace").decode()
    return found


def _faults(conn: sqlite.Connection, found: Verdict, anchor: tuple[int, str] | None) -> Iterator[str]:
    told = _Told(dict(conn.execute(ERASED)))
    yield from _chain(conn, found, told, anchor)
    for (number,) in conn.execute("SELECT id FROM answers"):
        if number not in told.answers:
            yield f"answer:{number} has no entry"
    for kind in SEALED:
        if kind in told.kinds and kind != "answer":
            yield from _records(conn, found, told, kind)
    for record, entry_id in told.seals.items():
        yield f"{_say(_entry(conn, entry_id))}: {record}, of which it tells, is not there"
    yield from guard_faults(conn)


def _chain(conn: sqlite.Connection, found: Verdict, told: _Told, anchor: tuple[int, str] | None) -> Iterator[str]:
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
        yield from _note(conn, found, told, entry)
    if before is None:
        yield "entry 1 is missing: the trail is empty"
    if anchor and anchor[0] > found.entries:
        yield f"entry {found.entries + 1} is missing: the anchor names entry {anchor[0]}, and the tail was cut off"


def _note(conn: sqlite.Connection, found: Verdict, told: _Told, entry: Entry) -> Iterator[str]:
    """Note what an entry seals: an answer has only one and is held against it here, others have one for each change.

    What seals a return that was erased later says nothing more, and the numbers in it may come again.
    """
    if entry.action == "trail.widened":
        told.kinds.update(entry.part.split(","))
    if entry.action.endswith((".erased", ".dropped")):
        told.seals.pop(entry.record, None)
    if entry.content and entry.id < told.erased.get(entry.response_id, 0):
        found.erased += 1
    elif entry.content and entry.record.startswith("answer:"):
        yield from _answer(conn, found, told, entry)
    elif entry.content:
        told.seals[entry.record] = entry.id


def _answer(conn: sqlite.Connection, found: Verdict, told: _Told, entry: Entry) -> Iterator[str]:
    number = int(entry.record.partition(":")[2])
    if number in told.answers:
        yield f"{_say(entry)}: is the second one of {entry.record}"
    told.answers.add(number)
    yield from _held(conn, found, entry, row_of(conn, "answer", number))


def _records(conn: sqlite.Connection, found: Verdict, told: _Told, kind: str) -> Iterator[str]:
    """Hold every record of a kind against its last entry."""
    for row in rows(conn, kind):
        record = f"{kind}:{row['id']}"
        if entry_id := told.seals.pop(record, 0):
            yield from _held(conn, found, _entry(conn, entry_id), row)
        elif kind != "response" or row["id"] not in told.erased:
            yield f"{record} has no entry"


def _held(conn: sqlite.Connection, found: Verdict, entry: Entry, row: Row) -> Iterator[str]:
    if not row:
        yield f"{_say(entry)}: {entry.record}, of which it tells, is not there"
    elif (secret := secret_of(conn, entry.record, row)) is None:
        yield f"{_say(entry)}: {entry.record} cannot be checked, the secret that sealed it is gone"
    elif seal(secret, entry.record, row) != entry.content:
        yield f"{_say(entry)}: {entry.record} is not as it was when this was written"
    found.matching[entry.record.partition(":")[0]] += 1


def _entry(conn: sqlite.Connection, entry_id: int) -> Entry:
    return Entry(*conn.execute(f"{SELECT} WHERE id = ?", (entry_id,)).fetchone())


def _say(entry: Entry) -> str:
    return f"entry {entry.id} ({entry.at}, {entry.action})"
