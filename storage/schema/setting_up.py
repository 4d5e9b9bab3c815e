"""What a round is set up with in the chat: invitations, scoping, samples, sign-offs, and who was told what."""

SCRIPT = """
ALTER TABLE people ADD COLUMN state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended', 'removed'));

ALTER TABLE people ADD COLUMN accepted_at TEXT NOT NULL DEFAULT '';

ALTER TABLE people ADD COLUMN muted_until TEXT NOT NULL DEFAULT '';

ALTER TABLE serving ADD COLUMN username TEXT NOT NULL DEFAULT '';

ALTER TABLE agencies ADD COLUMN parent_id INTEGER REFERENCES agencies (id);

ALTER TABLE rounds ADD COLUMN priority TEXT NOT NULL DEFAULT '';

ALTER TABLE rounds ADD COLUMN enquiries TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(enquiries));

ALTER TABLE rounds ADD COLUMN sharing_agreement TEXT NOT NULL DEFAULT '';

ALTER TABLE rounds ADD COLUMN dpia TEXT NOT NULL DEFAULT '';

ALTER TABLE rounds ADD COLUMN signs_off INTEGER NOT NULL DEFAULT 0 CHECK (signs_off IN (0, 1));

ALTER TABLE rounds ADD COLUMN found TEXT NOT NULL DEFAULT '';

ALTER TABLE rounds ADD COLUMN to_be_done TEXT NOT NULL DEFAULT '';

ALTER TABLE assignments ADD COLUMN handed_back TEXT NOT NULL DEFAULT '';

CREATE TABLE roles (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    round_id INTEGER REFERENCES rounds (id),
    role TEXT NOT NULL CHECK (role IN ('auditor', 'agency_lead', 'lead', 'admin')),
    agency_id INTEGER REFERENCES agencies (id),
    CHECK (role IN ('lead', 'admin') OR round_id IS NOT NULL OR agency_id IS NOT NULL)
) STRICT;

INSERT INTO roles SELECT id, person_id, round_id, role, agency_id FROM memberships;

DROP TABLE memberships;

ALTER TABLE roles RENAME TO memberships;

CREATE UNIQUE INDEX memberships_once
    ON memberships (person_id, coalesce(round_id, 0), role, coalesce(agency_id, 0));

CREATE INDEX memberships_by_round ON memberships (round_id);

CREATE TABLE invitations (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('auditor', 'agency_lead', 'lead', 'admin', '')),
    agency_id INTEGER REFERENCES agencies (id),
    round_id INTEGER REFERENCES rounds (id),
    person_id INTEGER REFERENCES people (id),
    made_by INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    opened_by INTEGER NOT NULL DEFAULT 0,
    used_at TEXT NOT NULL DEFAULT '',
    revoked_at TEXT NOT NULL DEFAULT '',
    CHECK ((role = '') = (person_id IS NOT NULL)),
    CHECK (used_at = '' OR revoked_at = '')
) STRICT;

CREATE TABLE scopings (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    knows TEXT NOT NULL CHECK (knows IN ('child', 'family', 'nobody', 'not_involved')),
    systems TEXT NOT NULL,
    person_id INTEGER NOT NULL,
    said_at TEXT NOT NULL,
    PRIMARY KEY (case_id, agency_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE samples (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    seed TEXT NOT NULL CHECK (seed <> ''),
    size INTEGER NOT NULL CHECK (size > 0),
    strata TEXT NOT NULL CHECK (json_valid(strata)),
    list TEXT NOT NULL CHECK (json_valid(list)),
    drawn TEXT NOT NULL CHECK (json_valid(drawn)),
    drawn_at TEXT NOT NULL
) STRICT;

CREATE TABLE sign_offs (
    id INTEGER PRIMARY KEY,
    response_id INTEGER NOT NULL REFERENCES responses (id),
    person_id INTEGER NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('signed_off', 'sent_back')),
    why TEXT NOT NULL,
    said_at TEXT NOT NULL
) STRICT;

CREATE INDEX sign_offs_by_response ON sign_offs (response_id, id);

CREATE TABLE errands (
    person_id INTEGER NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL,
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    begun_at TEXT NOT NULL,
    PRIMARY KEY (person_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE reminders (
    person_id INTEGER NOT NULL REFERENCES people (id),
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    kind TEXT NOT NULL CHECK (kind IN ('due', 'behind', 'all_in', 'found')),
    day TEXT NOT NULL,
    said_at TEXT NOT NULL,
    PRIMARY KEY (person_id, round_id, kind, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE programmes (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    form_key TEXT NOT NULL,
    every TEXT NOT NULL CHECK (every IN ('month', 'quarter')),
    covers_months INTEGER NOT NULL CHECK (covers_months > 0),
    retention_days INTEGER NOT NULL CHECK (retention_days > 0)
) STRICT;

CREATE TABLE programme_quotas (
    programme_id INTEGER NOT NULL REFERENCES programmes (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    manner TEXT NOT NULL CHECK (manner IN ('in_line', 'independent')),
    team TEXT NOT NULL,
    cases INTEGER NOT NULL CHECK (cases > 0),
    PRIMARY KEY (programme_id, person_id, manner)
) STRICT, WITHOUT ROWID;

CREATE TABLE programme_audits (
    assignment_id INTEGER PRIMARY KEY REFERENCES assignments (id),
    programme_id INTEGER NOT NULL REFERENCES programmes (id),
    period TEXT NOT NULL,
    worker TEXT NOT NULL,
    team TEXT NOT NULL,
    manner TEXT NOT NULL CHECK (manner IN ('in_line', 'independent'))
) STRICT;
"""
