"""What a round's own texts let pass: its places, services and phrases."""

SCRIPT = """
CREATE TABLE vocabularies (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL UNIQUE REFERENCES rounds (id),
    words TEXT NOT NULL CHECK (json_valid(words)),
    loaded_at TEXT NOT NULL
) STRICT;
"""
