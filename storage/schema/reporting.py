"""What goes into a report of what auditors wrote: only what a lead picked, in the lead's own edited words."""

SCRIPT = """
CREATE TABLE quotes (
    id INTEGER PRIMARY KEY,
    response_id INTEGER NOT NULL REFERENCES responses (id),
    person_id INTEGER NOT NULL,
    path TEXT NOT NULL CHECK (path <> ''),
    words TEXT NOT NULL CHECK (words <> ''),
    picked_at TEXT NOT NULL
) STRICT;

CREATE INDEX quotes_by_response ON quotes (response_id);
"""
