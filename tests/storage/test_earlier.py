"""Databases of every earlier schema open, are brought up to date and keep all they hold; newer ones stay untouched."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from bot.reports.rows import rows_of
from questionnaires.catalog import Catalog
from storage.errors import StoreError
from storage.keys import Key
from storage.migrations import MIGRATIONS
from storage.opening import connect, opener
from storage.seals import SEALED
from storage.store import Store
from storage.verifying import verify
from tests.storage.holding import contents
from tests.storage.test_encryption import KEY

TABLES = {kind: f"{kind}s" for kind in SEALED} | {
    "person": "people",
    "agency": "agencies",
    "audit": "programme_audits",
    "vocabulary": "vocabularies",
}
EARLIER = sorted((Path(__file__).parent / "earlier").glob("*.sql"))
SEALS_LAST = "m0012_vocabularies"
"""The last step that seals records it finds: a database from before it has entries to be added, a later one none."""
KEYS = pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])


def lay(path: Path, dump: Path, key: Key | None) -> dict[str, list[tuple[object, ...]]]:
    """Make the database that was dumped, under a key or none; gives what it holds."""
    with contextlib.closing(connect(path, key)) as conn:
        conn.executescript(dump.read_text(encoding="utf-8"))
        return contents(conn)


def test_every_schema_but_the_newest_has_a_file_that_was_made_with_it() -> None:
    names = [migration.name for migration in MIGRATIONS._migrations]
    assert [path.stem for path in EARLIER] == names[:-1], "dump a database of the last version before adding a step"


@KEYS
@pytest.mark.parametrize("dump", EARLIER, ids=lambda path: path.stem)
def test_an_earlier_database_is_brought_up_to_date_and_keeps_all_it_holds(
    tmp_path: Path, dump: Path, key: Key | None
) -> None:
    path = tmp_path / "a.sqlite3"
    before = lay(path, dump, key)
    with Store(path, opener=opener(key)) as store:
        after = store.read_now(lambda tx: contents(tx.conn))
        for name in before.keys() - {"", "_sqlite_migrations", "trail"}:
            width = len(before[name][0]) if before[name] else 0
            assert sorted((row[:width] for row in after[name]), key=repr) == before[name], name
        assert set(after["trail"]) >= set(before.get("trail", []))
        assert (len(after["trail"]) > len(before.get("trail", []))) is (dump.stem < SEALS_LAST)
        found = store.read_now(lambda tx: verify(tx.conn))
        assert (found.fault, found.matching) == ("", {kind: len(after[table]) for kind, table in TABLES.items()})
        rows = store.read_now(lambda tx: list(rows_of(tx, Catalog(), tx.rounds.all()[0]).rows))
        assert len(rows) > 35
        assert any("A second part." in cell for row in rows for cell in row)
        newest = store.read_now(lambda tx: tx.conn.execute("SELECT name FROM _sqlite_migrations").fetchall())
        assert len(newest) == len(MIGRATIONS._migrations)


@KEYS
def test_a_newer_database_is_refused_untouched(tmp_path: Path, key: Key | None) -> None:
    path = tmp_path / "a.sqlite3"
    with Store(path, opener=opener(key)):
        pass
    with contextlib.closing(connect(path, key)) as conn:
        conn.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('casewalk', 'm0999_later')")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="was written by a newer Casewalk"):
        Store(path, opener=opener(key))
    assert path.read_bytes() == before
