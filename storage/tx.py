"""A unit of work as it sees the store: its nouns, its time and who acts."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property

from storage.acknowledgements import Acknowledgements
from storage.answers import Answers
from storage.assignments import Assignments
from storage.cases import Cases
from storage.concerns import Concerns
from storage.deletions import Deletions
from storage.driver import sqlite
from storage.errands import Errands
from storage.forms import Forms
from storage.inbox import Inbox
from storage.invitations import Invitations
from storage.kept_words import KeptWords
from storage.outbox import Outbox
from storage.people import People
from storage.places import Places
from storage.programmes import Programmes
from storage.prompts import Prompts
from storage.quotes import Quotes
from storage.reminders import Reminders
from storage.responses import Responses
from storage.returns import Returns
from storage.round_files import RoundFiles
from storage.rounds import Rounds
from storage.samples import Samples
from storage.scopings import Scopings
from storage.sign_offs import SignOffs
from storage.trail import Trail
from storage.vocabularies import Vocabularies
from storage.watch_lists import WatchLists


class Tx:
    """What a unit of work sees of the store: one noun a table or two, the time it happens at, and who acts."""

    def __init__(self, conn: sqlite.Connection, now: datetime, actor: str) -> None:
        self.conn = conn
        self.now = now.isoformat(timespec="milliseconds")
        self.today = now.date()
        self.trail = Trail(conn, self.now, actor)

    def acts_as(self, actor: str) -> None:
        """Say who does what follows: `person:7`; without it the bot does, or whoever is at the command line."""
        self.trail.actor = actor

    @contextlib.contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what happens inside when it raises, and only that."""
        self.conn.execute("SAVEPOINT step")
        try:
            yield
        except BaseException:
            if self.conn.in_transaction:
                self.conn.execute("ROLLBACK TO step")
                self.conn.execute("RELEASE step")
            raise
        self.conn.execute("RELEASE step")

    @cached_property
    def people(self) -> People:
        """People and their roles."""
        return People(self.conn, self.trail)

    @cached_property
    def rounds(self) -> Rounds:
        """Rounds and their agencies."""
        return Rounds(self.conn, self.trail)

    @cached_property
    def cases(self) -> Cases:
        """Cases of a round."""
        return Cases(self.conn, self.trail)

    @cached_property
    def assignments(self) -> Assignments:
        """Who audits which case for which agency."""
        return Assignments(self.conn, self.trail)

    @cached_property
    def responses(self) -> Responses:
        """The returns: one for each assignment that was begun."""
        return Responses(self.conn, self.now, self.trail)

    @cached_property
    def answers(self) -> Answers:
        """Answers, append-only."""
        return Answers(self.conn, self.now, self.trail)

    @cached_property
    def places(self) -> Places:
        """Where each person stands, and what they put off."""
        return Places(self.conn, self.now)

    @cached_property
    def forms(self) -> Forms:
        """Pinned questionnaires."""
        return Forms(self.conn, self.trail)

    @cached_property
    def inbox(self) -> Inbox:
        """What Telegram was told we have."""
        return Inbox(self.conn, self.now)

    @cached_property
    def outbox(self) -> Outbox:
        """What is to be sent."""
        return Outbox(self.conn, self.now)

    @cached_property
    def prompts(self) -> Prompts:
        """What each chat was shown."""
        return Prompts(self.conn, self.now)

    @cached_property
    def invitations(self) -> Invitations:
        """Links that let a person in, once."""
        return Invitations(self.conn, self.now, self.trail)

    @cached_property
    def scopings(self) -> Scopings:
        """What each agency's records know of each case."""
        return Scopings(self.conn, self.now, self.trail)

    @cached_property
    def samples(self) -> Samples:
        """Random selections of cases, as they were drawn."""
        return Samples(self.conn, self.now, self.trail)

    @cached_property
    def sign_offs(self) -> SignOffs:
        """What an agency's lead said of its returns."""
        return SignOffs(self.conn, self.now, self.trail)

    @cached_property
    def errands(self) -> Errands:
        """What a person is setting up, as far as they came."""
        return Errands(self.conn, self.now)

    @cached_property
    def reminders(self) -> Reminders:
        """Who was told what, on which day."""
        return Reminders(self.conn, self.now)

    @cached_property
    def programmes(self) -> Programmes:
        """Who audits how many cases each month or quarter."""
        return Programmes(self.conn, self.trail)

    @cached_property
    def returns(self) -> Returns:
        """A round's assignments and returns as they stand, for figures and exports."""
        return Returns(self.conn)

    @cached_property
    def watch_lists(self) -> WatchLists:
        """Names that are never to be stored, as hashes."""
        return WatchLists(self.conn, self.now, self.trail)

    @cached_property
    def round_files(self) -> RoundFiles:
        """What the file of each round last said."""
        return RoundFiles(self.conn)

    @cached_property
    def vocabularies(self) -> Vocabularies:
        """What the texts of a round let pass."""
        return Vocabularies(self.conn, self.now, self.trail)

    @cached_property
    def kept_words(self) -> KeptWords:
        """What looked like a name and was kept, and why."""
        return KeptWords(self.conn, self.now, self.trail)

    @cached_property
    def quotes(self) -> Quotes:
        """What leads picked for the report."""
        return Quotes(self.conn, self.now, self.trail)

    @cached_property
    def concerns(self) -> Concerns:
        """That a child needs action now, and who took note."""
        return Concerns(self.conn, self.now, self.trail)

    @cached_property
    def acknowledgements(self) -> Acknowledgements:
        """Who read which version of the privacy notice."""
        return Acknowledgements(self.conn, self.now, self.trail)

    @cached_property
    def deletions(self) -> Deletions:
        """Messages that are to go from a chat."""
        return Deletions(self.conn, self.now)
