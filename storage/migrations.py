"""The schema, as steps that are never edited once published: a new need is a new step."""

from datetime import UTC, datetime

from sqlite_utils import Database, Migrations

from storage.schema import sealing, setting_up
from storage.trail import begin_trail, widen_trail

MIGRATIONS = Migrations("casewalk")

FIRST = """
CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    telegram_id INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE agencies (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE forms (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    body TEXT NOT NULL
) STRICT;

CREATE TABLE rounds (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    theme TEXT NOT NULL,
    form_id INTEGER NOT NULL REFERENCES forms (id),
    period_from TEXT NOT NULL,
    period_to TEXT NOT NULL CHECK (period_to >= period_from),
    due_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed', 'reported', 'archived')),
    briefing TEXT NOT NULL,
    whom_to_tell TEXT NOT NULL,
    switches TEXT NOT NULL CHECK (json_valid(switches)),
    retention_days INTEGER NOT NULL CHECK (retention_days > 0)
) STRICT;

CREATE TABLE round_agencies (
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    place INTEGER NOT NULL,
    PRIMARY KEY (round_id, agency_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE memberships (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    role TEXT NOT NULL CHECK (role IN ('auditor', 'lead', 'admin')),
    agency_id INTEGER REFERENCES agencies (id),
    UNIQUE (person_id, round_id, role)
) STRICT;

CREATE TABLE cases (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    reference TEXT NOT NULL,
    age_band TEXT NOT NULL,
    gender TEXT NOT NULL,
    ethnicity TEXT NOT NULL,
    flags TEXT NOT NULL CHECK (json_valid(flags)),
    UNIQUE (round_id, reference)
) STRICT;

CREATE TABLE assignments (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    case_id INTEGER REFERENCES cases (id),
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    form_id INTEGER NOT NULL REFERENCES forms (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('first', 'second', 'panel')),
    withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    UNIQUE (round_id, case_id, agency_id, purpose)
) STRICT;
CREATE INDEX assignments_by_person ON assignments (person_id);
CREATE INDEX assignments_by_case ON assignments (case_id);

CREATE TABLE responses (
    id INTEGER PRIMARY KEY,
    assignment_id INTEGER NOT NULL UNIQUE REFERENCES assignments (id),
    form_id INTEGER NOT NULL REFERENCES forms (id),
    state TEXT NOT NULL
        CHECK (state IN ('in_progress', 'submitted', 'returned', 'moderated', 'nil_return', 'unable')),
    incomplete INTEGER NOT NULL DEFAULT 0 CHECK (incomplete IN (0, 1)),
    opened_at TEXT NOT NULL,
    submitted_at TEXT,
    CHECK ((state IN ('in_progress', 'returned')) = (submitted_at IS NULL))
) STRICT;

CREATE TABLE answers (
    id INTEGER PRIMARY KEY,
    response_id INTEGER NOT NULL REFERENCES responses (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    path TEXT NOT NULL CHECK (path <> ''),
    value TEXT NOT NULL CHECK (json_valid(value)),
    stage TEXT NOT NULL CHECK (stage IN ('draft', 'final', 'reopened')),
    message_id INTEGER,
    said_at TEXT NOT NULL
) STRICT;
CREATE INDEX answers_by_response ON answers (response_id, id);

CREATE TABLE erasures (
    id INTEGER PRIMARY KEY,
    response_id INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    opened_at TEXT NOT NULL,
    closed_at TEXT
) STRICT;

CREATE TRIGGER answers_never_change BEFORE UPDATE ON answers
BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;

CREATE TRIGGER answers_never_go BEFORE DELETE ON answers
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE response_id = OLD.response_id AND closed_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'answers go only by an erasure'); END;

CREATE TRIGGER answers_only_while_open BEFORE INSERT ON answers
WHEN (SELECT state FROM responses WHERE id = NEW.response_id) NOT IN ('in_progress', 'returned')
BEGIN SELECT RAISE(ABORT, 'the return has gone in'); END;

CREATE TABLE parked (
    response_id INTEGER NOT NULL REFERENCES responses (id),
    path TEXT NOT NULL,
    parked_at TEXT NOT NULL,
    PRIMARY KEY (response_id, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE focus (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    response_id INTEGER NOT NULL REFERENCES responses (id),
    area TEXT NOT NULL,
    path TEXT NOT NULL
) STRICT;

CREATE TABLE inbox (
    bot_id INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    heard TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('new', 'done', 'parked')),
    attempts INTEGER NOT NULL DEFAULT 0,
    received_at TEXT NOT NULL,
    PRIMARY KEY (bot_id, update_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX inbox_to_do ON inbox (bot_id, update_id) WHERE state = 'new';

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL,
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    dedupe TEXT UNIQUE,
    due_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('due', 'sent', 'refused', 'dropped')),
    message_id INTEGER
) STRICT;
CREATE INDEX outbox_to_do ON outbox (person_id, id) WHERE state = 'due';

CREATE TABLE prompts (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    spot TEXT NOT NULL,
    shown_at TEXT NOT NULL,
    live INTEGER NOT NULL CHECK (live IN (0, 1)),
    PRIMARY KEY (chat_id, message_id)
) STRICT, WITHOUT ROWID;
"""


def _statements(script: str) -> list[str]:
    """Split a script at the semicolons that end a line at its margin, keeping triggers whole."""
    ends = (";\n\n", ";\nCREATE")
    text = script.strip() + "\n\n"
    for end in ends[1:]:
        text = text.replace(end, ";\n\n" + end[2:])
    return [part for part in text.split(ends[0]) if part.strip()]


@MIGRATIONS()
def m0001_first(db: Database) -> None:
    """Lay the tables of the first slice."""
    for statement in _statements(FIRST):
        db.conn.execute(statement)


@MIGRATIONS()
def m0002_answers_by_message(db: Database) -> None:
    """Let an edited message find the answer that it was."""
    db.conn.execute("CREATE INDEX answers_by_message ON answers (person_id, message_id) WHERE message_id IS NOT NULL")


TRAIL = """
CREATE TABLE secrets (
    response_id INTEGER PRIMARY KEY REFERENCES responses (id),
    secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT;

CREATE TRIGGER secrets_never_change BEFORE UPDATE ON secrets
BEGIN SELECT RAISE(ABORT, 'a secret is never changed'); END;

CREATE TRIGGER secrets_never_come_again BEFORE INSERT ON secrets
WHEN EXISTS (SELECT 1 FROM secrets WHERE response_id = NEW.response_id)
BEGIN SELECT RAISE(ABORT, 'a secret is never changed'); END;

CREATE TRIGGER secrets_never_go BEFORE DELETE ON secrets
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE response_id = OLD.response_id AND closed_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'secrets go only by an erasure'); END;

CREATE TABLE trail (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor <> ''),
    action TEXT NOT NULL CHECK (action <> ''),
    record TEXT NOT NULL,
    part TEXT NOT NULL,
    round_id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    response_id INTEGER NOT NULL,
    why TEXT NOT NULL,
    content TEXT NOT NULL CHECK (length(content) IN (0, 64)),
    prev TEXT NOT NULL CHECK (length(prev) = 64),
    hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;

CREATE TRIGGER trail_never_changes BEFORE UPDATE ON trail
BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;

CREATE TRIGGER trail_never_goes BEFORE DELETE ON trail
BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;

CREATE TRIGGER trail_only_grows BEFORE INSERT ON trail
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM trail)
BEGIN SELECT RAISE(ABORT, 'the trail only grows at its end'); END;
"""


@MIGRATIONS()
def m0003_trail(db: Database) -> None:
    """Lay the trail; returns and answers from before are sealed as they are found, so that none is left out."""
    for statement in _statements(TRAIL):
        db.conn.execute(statement)
    begin_trail(db.conn, datetime.now(UTC).isoformat(timespec="milliseconds"))


SERVING = """
CREATE TABLE serving (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    bot_id INTEGER NOT NULL,
    since TEXT NOT NULL
) STRICT;
"""


@MIGRATIONS()
def m0004_serving(db: Database) -> None:
    """Know which bot's message numbers are meant: another bot's begin anew."""
    db.conn.execute(SERVING)
    db.conn.execute("INSERT INTO serving SELECT 1, bot_id, '' FROM inbox ORDER BY received_at DESC LIMIT 1")


@MIGRATIONS()
def m0005_setting_up(db: Database) -> None:
    """Let a round be set up in the chat, and people belong to agencies and rounds in several roles."""
    for statement in _statements(setting_up.SCRIPT):
        db.conn.execute(statement)


@MIGRATIONS()
def m0006_sealed_records(db: Database) -> None:
    """Seal every other record too, so that a change behind the store's back is found; an answer is never replaced."""
    for statement in _statements(sealing.SCRIPT):
        db.conn.execute(statement)
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    kinds = ("agency", "form", "person", "round", "case", "assignment", "invitation", "sample", "sign_off")
    widen_trail(db.conn, now, *kinds, "programme", "audit")
