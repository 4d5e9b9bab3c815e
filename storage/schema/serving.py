"""Which bot serves: its message numbers are not another's."""

SCRIPT = """
CREATE TABLE serving (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    bot_id INTEGER NOT NULL,
    since TEXT NOT NULL
) STRICT;
"""
