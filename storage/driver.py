"""The one SQLite that this project speaks: SQLCipher's, which keeps plain files as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlite_utils.db

if TYPE_CHECKING:
    import sqlite3 as sqlite
else:
    from sqlcipher3 import dbapi2 as sqlite

# sqlite-utils catches and builds what its own driver has; with another driver's connection it must be told.
sqlite_utils.db.sqlite3 = sqlite  # type: ignore[attr-defined]
sqlite_utils.db.OperationalError = sqlite.OperationalError  # type: ignore[attr-defined]

__all__ = ["sqlite"]
