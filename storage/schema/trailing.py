"""The trail, and the secrets that its entries seal a return with."""

SCRIPT = """
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
