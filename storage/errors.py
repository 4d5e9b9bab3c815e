"""What the store cannot do, in words that say what to do about it."""

from storage.driver import sqlite


class StoreError(Exception):
    """The database cannot be opened, or a write did not reach the disk; nothing was half-done."""


class NotFound(LookupError):
    """A record that was asked for by its id is not there."""


PASSING = frozenset(
    {sqlite.SQLITE_CANTOPEN, sqlite.SQLITE_FULL, sqlite.SQLITE_IOERR, sqlite.SQLITE_BUSY, sqlite.SQLITE_LOCKED}
    | {sqlite.SQLITE_NOMEM, sqlite.SQLITE_READONLY, sqlite.SQLITE_PROTOCOL}
)


def passes(problem: BaseException | None) -> bool:
    """Tell a fault of the machine, which another try may mend (no descriptor, no room), from a mistake in the work.

    What a fault was told as counts as that fault.
    """
    while problem is not None:
        if isinstance(problem, LookupError):  # among them a template that is not there, which is an OSError too
            return False
        if isinstance(problem, OSError | StoreError | MemoryError):
            return True
        if (getattr(problem, "sqlite_errorcode", 0) & 0xFF) in PASSING:
            return True
        problem = problem.__cause__
    return False
