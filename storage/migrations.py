"""The schema, as steps that are never edited once published: a new need is a new step."""

from datetime import UTC, datetime

from sqlite_utils import Database, Migrations

from storage.schema import (
    first,
    keeping_safe,
    loading,
    reading,
    reporting,
    sealing,
    serving,
    setting_up,
    trailing,
    vocabularies,
)
from storage.trail import begin_trail, widen_trail

MIGRATIONS = Migrations("casewalk")


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
    for statement in _statements(first.SCRIPT):
        db.conn.execute(statement)


@MIGRATIONS()
def m0002_answers_by_message(db: Database) -> None:
    """Let an edited message find the answer that it was."""
    db.conn.execute("CREATE INDEX answers_by_message ON answers (person_id, message_id) WHERE message_id IS NOT NULL")


@MIGRATIONS()
def m0003_trail(db: Database) -> None:
    """Lay the trail; returns and answers from before are sealed as they are found, so that none is left out."""
    for statement in _statements(trailing.SCRIPT):
        db.conn.execute(statement)
    begin_trail(db.conn, datetime.now(UTC).isoformat(timespec="milliseconds"))


@MIGRATIONS()
def m0004_serving(db: Database) -> None:
    """Know which bot's message numbers are meant: another bot's begin anew."""
    db.conn.execute(serving.SCRIPT)
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


@MIGRATIONS()
def m0007_keeping_safe(db: Database) -> None:
    """Keep children safe in the chat itself; rounds have more columns, so they are sealed anew as they are found."""
    for statement in _statements(keeping_safe.SCRIPT):
        db.conn.execute(statement)
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    widen_trail(db.conn, now, "round", "watch_list", "kept_word", "concern", "acknowledgement")


@MIGRATIONS()
def m0008_reporting(db: Database) -> None:
    """Keep what leads pick for the report, in their own words."""
    for statement in _statements(reporting.SCRIPT):
        db.conn.execute(statement)
    widen_trail(db.conn, datetime.now(UTC).isoformat(timespec="milliseconds"), "quote")


@MIGRATIONS()
def m0009_reading(db: Database) -> None:
    """Let figures be read without the texts beside them."""
    for statement in _statements(reading.SCRIPT):
        db.conn.execute(statement)


@MIGRATIONS()
def m0010_buttons_in_sight(db: Database) -> None:
    """Know which buttons a chat shows, so that one can be typed as well as tapped."""
    db.conn.execute("ALTER TABLE prompts ADD COLUMN buttons TEXT NOT NULL DEFAULT ''")


@MIGRATIONS()
def m0011_loading(db: Database) -> None:
    """Keep what a round's file last said, so that a later one takes away only what a file brought."""
    for statement in _statements(loading.SCRIPT):
        db.conn.execute(statement)


@MIGRATIONS()
def m0012_vocabularies(db: Database) -> None:
    """Keep the places, services and phrases that a round's own texts let pass."""
    for statement in _statements(vocabularies.SCRIPT):
        db.conn.execute(statement)
    widen_trail(db.conn, datetime.now(UTC).isoformat(timespec="milliseconds"), "vocabulary")
