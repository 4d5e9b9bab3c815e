"""The one SQLite that this project speaks: SQLCipher's, which keeps plain files as well."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

# sqlite-utils loads numpy and pandas where it finds them, only to know their types of number: 40 MB that we do not use.
unwanted = {name for name in ("numpy", "pandas") if name not in sys.modules}
sys.modules.update(dict.fromkeys(unwanted))  # type: ignore[arg-type]

import sqlite_utils.db  # noqa: E402 - after what it must not find

for name in unwanted:
    del sys.modules[name]

if TYPE_CHECKING:
    import sqlite3 as sqlite
else:
    from sqlcipher3 import dbapi2 as sqlite

# sqlite-utils catches and builds what its own driver has; with another driver's connection it must be told.
sqlite_utils.db.sqlite3 = sqlite  # type: ignore[attr-defined]
sqlite_utils.db.OperationalError = sqlite.OperationalError  # type: ignore[attr-defined]

__all__ = ["sqlite"]
