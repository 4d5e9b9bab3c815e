"""What seals every record that is not of a return alone: their secrets; and the guard against replaced answers."""

SCRIPT = """
CREATE TABLE record_secrets (
    record TEXT PRIMARY KEY CHECK (record <> ''),
    secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER record_secrets_never_change BEFORE UPDATE ON record_secrets
BEGIN SELECT RAISE(ABORT, 'a secret is never changed'); END;

CREATE TRIGGER record_secrets_never_come_again BEFORE INSERT ON record_secrets
WHEN EXISTS (SELECT 1 FROM record_secrets WHERE record = NEW.record)
BEGIN SELECT RAISE(ABORT, 'a secret is never changed'); END;

CREATE TRIGGER record_secrets_never_go BEFORE DELETE ON record_secrets
WHEN NOT EXISTS (SELECT 1 FROM (SELECT record, action FROM trail ORDER BY id DESC LIMIT 1)
    WHERE record = OLD.record AND (action LIKE '%.dropped' OR action LIKE '%.erased'))
BEGIN SELECT RAISE(ABORT, 'a secret goes only right after the entry that its record is gone'); END;

CREATE TRIGGER answers_never_come_again BEFORE INSERT ON answers
WHEN EXISTS (SELECT 1 FROM answers WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;
"""
