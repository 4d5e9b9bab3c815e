"""What the file of a round last said, so that a later one takes away only what a file brought."""

SCRIPT = """
CREATE TABLE round_files (
    round_id INTEGER PRIMARY KEY REFERENCES rounds (id),
    said TEXT NOT NULL
) STRICT;
"""
