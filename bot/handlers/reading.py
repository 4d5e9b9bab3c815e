"""Reading what comes for identifiers, before it is written, and remembering it as it was typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import structlog

from bot.flows.guarding import guard, read_anew
from bot.flows.turn import Heard
from bot.handlers.table import COMMANDS
from bot.privacy.aside import Aside
from storage.errors import StoreError
from storage.pepper import read_pepper
from storage.store import Store
from storage.tx import Tx

log = structlog.get_logger()


class Reading:
    """Reads updates under the pepper of the watch lists; what was typed is remembered in memory alone."""

    def __init__(self, store: Store, pepper_file: Path) -> None:
        self.store, self.pepper_file = store, pepper_file
        self.aside = Aside()
        self._pepper, self._is_told = b"", False

    def pepper(self) -> bytes | None:
        """Give the pepper of the watch lists, also one that was made since the bot began; b"" while there is none.

        None while what is in its place is none: no text can be held against a list then.
        """
        try:
            self._pepper = self._pepper or read_pepper(self.pepper_file) or b""
        except StoreError as problem:
            if not self._is_told:
                log.critical("no text can be kept: the pepper cannot be read", problem=str(problem))
            self._is_told = True
            return None
        self._is_told = False
        return self._pepper

    def read(self, tx: Tx, heard: Heard) -> Heard:
        """Read one update for identifiers, and remember what was typed; what is not text ends what was."""
        chat, is_text = heard.telegram_id, heard.kind == "text"
        guarded = guard(tx, self.pepper(), heard, self.aside.end_of(chat) if is_text else "", COMMANDS)
        if guarded.words and heard.message_id:
            self.aside.put(chat, heard.message_id, guarded.words)
        if heard.kind != "edit":
            self.aside.went_on(chat, heard.raw if is_text else "")
        return guarded.heard

    async def remembered(self, heard: Heard) -> Heard:
        """Give an update with what is remembered of its chat, read anew where it is to be put back, and the pepper."""
        aside = self.aside.of(heard.telegram_id)
        if heard.verb == "put_back":
            aside = await self.store.read(lambda tx: read_anew(tx, self.pepper(), heard.telegram_id, aside))
        return replace(heard, aside=aside, pepper=self.pepper())
