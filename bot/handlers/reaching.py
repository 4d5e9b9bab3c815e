"""Reaching Telegram: it is waited for at the start, and a token that it does not know ends the bot in a line."""

from __future__ import annotations

import asyncio

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.handlers.wire import AiohttpRequest
from bot.settings import Settings, SettingsError

log = structlog.get_logger()

FIRST_WAIT_S, LONGEST_WAIT_S = 1.0, 60.0
"""How long it is waited at first, and at most, before Telegram is asked again, in seconds."""

REJECTED = "Telegram does not know CASEWALK_TOKEN: copy it anew from BotFather, which can also make another"


class TokenRejected(SettingsError):
    """Telegram answers, and does not know the token."""

    def __init__(self) -> None:
        super().__init__(REJECTED)


async def reach(bot: Bot) -> None:
    """Wait until Telegram answers, twice as long each time; raises TokenRejected where it does not know the token."""
    wait = FIRST_WAIT_S
    try:
        while not await _is_reached(bot, wait):
            await asyncio.sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT_S)
    except BaseException:
        await bot.shutdown()
        raise


async def _is_reached(bot: Bot, wait: float) -> bool:
    try:
        await bot.initialize()
    except InvalidToken:
        raise TokenRejected from None
    except Exception as problem:  # whatever stands in Telegram's place may answer anything
        log.warning("Telegram cannot be reached, trying again", problem=told_apart(problem), in_s=wait)
        return False
    return True


async def name_of(settings: Settings) -> str:
    """Ask what the bot is called; raises SettingsError where Telegram does not know it, or cannot be reached."""
    request = AiohttpRequest(1)
    bot = Bot(settings.token.get_secret_value(), base_url=f"{settings.api_url}/bot", request=request)
    await request.initialize()
    try:
        return str((await bot.get_me()).username)
    except InvalidToken:
        raise TokenRejected from None
    except TelegramError as problem:
        raise SettingsError(f"it cannot be reached ({told_apart(problem)})") from None
    except Exception as problem:  # whatever stands in its place may answer anything
        raise SettingsError(f"it does not answer as Telegram does ({type(problem).__name__})") from None
    finally:
        await request.shutdown()


def told_apart(problem: Exception) -> str:
    """Say in a line what kind of trouble it is; what else was answered may be anything."""
    words = str(problem).splitlines()[0][:100] if str(problem) else ""
    return f"{type(problem).__name__}: {words}" if isinstance(problem, TelegramError) else type(problem).__name__


def fetched_nothing(problem: TelegramError) -> None:
    """Say that no updates could be fetched; they are asked for again."""
    log.warning("no updates fetched, trying again", problem=told_apart(problem))
