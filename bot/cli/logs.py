"""Logs: one line an event on stderr; never message text, never a token."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO, cast
from urllib.parse import quote

import structlog

from bot.settings import SettingsError, read_settings

TOKEN = re.compile(r"(?<![A-Za-z0-9])\d{6,12}(?::|%3[Aa])[A-Za-z0-9_-]{20,}|(?<=/bot)[^/\s'\"]+(?=/)")
"""A bot's token by its shape, and whatever stands in its place in an address."""

FORM = "%(levelname)s %(name)s %(message)s"


def set_up(level: str) -> None:
    """Send logs to stderr, from the given level up."""
    number = logging.getLevelNamesMapping()[level.upper()]
    logging.basicConfig(stream=sys.stderr, level=max(number, logging.WARNING), format=FORM)
    logging.getLogger("telegram").setLevel(logging.CRITICAL)  # it logs what was answered; what matters we log
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )


class Masked:
    """A stream on which no secret is written, whoever writes: a log, a traceback, a library."""

    def __init__(self, stream: TextIO, secrets: Iterable[str]) -> None:
        self._stream = stream
        found = {form for one in secrets if one for form in _forms(one)}
        words = "|".join(re.escape(one) for one in sorted(found, key=len, reverse=True))
        self._secrets = re.compile(words) if words else None

    def write(self, text: str) -> int:
        """Write a text with its secrets masked."""
        masked = self._secrets.sub("***", text) if self._secrets else text
        self._stream.write(TOKEN.sub("***", masked))
        return len(text)

    def __getattr__(self, name: str) -> object:
        """Be the stream in all else."""
        return getattr(self._stream, name)


def _forms(secret: str) -> set[str]:
    """Give a secret as it may be written: bare, in an address, by a program; and of a token its second half."""
    half = secret.partition(":")[2]
    forms = {secret, secret.strip(), quote(secret), quote(secret, safe=""), repr(secret)[1:-1]}
    return {one for one in forms | ({half} if len(half) >= 16 else set()) if len(one) >= 8}


@contextlib.contextmanager
def masked() -> Iterator[None]:
    """Mask the bot's token and the webhook's secret in all that is written to stderr."""
    try:
        settings = read_settings()
        secrets = [settings.token.get_secret_value(), settings.webhook_secret.get_secret_value()]
    except SettingsError:
        secrets = [os.environ.get("CASEWALK_TOKEN", ""), os.environ.get("CASEWALK_WEBHOOK_SECRET", "")]
    before = sys.stderr
    sys.stderr = cast("TextIO", Masked(before, secrets))
    try:
        yield
    finally:
        sys.stderr = before
