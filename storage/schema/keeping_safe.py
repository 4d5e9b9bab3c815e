"""What keeps children safe in the chat: watched names, words kept, concerns, notices read, messages to delete."""

SCRIPT = """
ALTER TABLE rounds ADD COLUMN tidies TEXT NOT NULL DEFAULT 'on_submit'
    CHECK (tidies IN ('off', 'on_submit', 'as_you_go'));

ALTER TABLE rounds ADD COLUMN procedure TEXT NOT NULL DEFAULT '';

CREATE TABLE watch_lists (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL UNIQUE REFERENCES rounds (id),
    names INTEGER NOT NULL CHECK (names > 0),
    loaded_at TEXT NOT NULL,
    fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
    digests TEXT NOT NULL CHECK (digests <> '' AND length(digests) % 64 = 0)
) STRICT;

CREATE TABLE kept_words (
    id INTEGER PRIMARY KEY,
    response_id INTEGER NOT NULL REFERENCES responses (id),
    person_id INTEGER NOT NULL,
    path TEXT NOT NULL CHECK (path <> ''),
    kinds TEXT NOT NULL CHECK (kinds <> ''),
    reason TEXT NOT NULL CHECK (reason <> ''),
    said_at TEXT NOT NULL
) STRICT;

CREATE INDEX kept_words_by_response ON kept_words (response_id);

CREATE TABLE concerns (
    id INTEGER PRIMARY KEY,
    response_id INTEGER NOT NULL REFERENCES responses (id),
    person_id INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('raised', 'to_be_raised')),
    said_at TEXT NOT NULL,
    acknowledged_by INTEGER NOT NULL DEFAULT 0,
    acknowledged_at TEXT NOT NULL DEFAULT '',
    CHECK ((acknowledged_by = 0) = (acknowledged_at = ''))
) STRICT;

CREATE INDEX concerns_by_response ON concerns (response_id);

CREATE TABLE acknowledgements (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    version INTEGER NOT NULL CHECK (version > 0),
    read_at TEXT NOT NULL,
    UNIQUE (person_id, version)
) STRICT;

CREATE TABLE deletions (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    response_id INTEGER NOT NULL,
    noted_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'gone', 'stays')),
    PRIMARY KEY (chat_id, message_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX deletions_due ON deletions (chat_id, due_at) WHERE state = 'waiting' AND due_at <> '';

CREATE INDEX deletions_by_response ON deletions (response_id) WHERE state = 'waiting';
"""
