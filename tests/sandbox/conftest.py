"""A sandbox with two people, and a real python-telegram-bot application that echoes."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox, Someone

AUDITOR, LEAD = Someone(1001, "Auditor One", "Auditor"), Someone(1002, "Lead Two", "Lead")
TOKEN = "4242:sandbox"  # noqa: S105 (no secret: any text will do)
Context = ContextTypes.DEFAULT_TYPE
EchoBot = Application[Any, Any, Any, Any, Any, Any]


def keys(data: str, label: str = "Next") -> dict[str, Any]:
    """Return a keyboard of one button."""
    return {"inline_keyboard": [[{"text": label, "callback_data": data}]]}


class Bot:
    """A bot reduced to its HTTP calls."""

    def __init__(self, session: aiohttp.ClientSession, url: str, token: str = TOKEN) -> None:
        self.session = session
        self.base = f"{url}/bot{token}/"

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method with a JSON body and return the whole answer."""
        async with self.session.post(self.base + method, json=parameters) as response:
            answer: dict[str, Any] = await response.json()
            assert response.status == answer.get("error_code", 200)
            return answer

    async def result(self, method: str, **parameters: Any) -> Any:
        """Call a method that is expected to work and return its result."""
        answer = await self.call(method, **parameters)
        assert answer["ok"], answer
        return answer["result"]

    async def refusal(self, method: str, **parameters: Any) -> str:
        """Call a method that is expected to be refused and return the description."""
        answer = await self.call(method, **parameters)
        assert not answer["ok"], answer
        return str(answer["description"])

    async def upload(self, method: str, field: str, content: bytes, **parameters: Any) -> Any:
        """Send a file as a part of a form and return the whole answer."""
        form = aiohttp.FormData({key: str(value) for key, value in parameters.items()})
        form.add_field(field, io.BytesIO(content), filename="file", content_type="application/octet-stream")
        async with self.session.post(self.base + method, data=form) as response:
            return await response.json()


@pytest_asyncio.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """Start a sandbox with an auditor and a lead."""
    sandbox = Sandbox([AUDITOR, LEAD])
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest_asyncio.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """Open plain HTTP."""
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def bot(sandbox: Sandbox, session: aiohttp.ClientSession) -> Bot:
    """Speak to the sandbox as a bot does."""
    return Bot(session, sandbox.url)


@pytest.fixture
def auditor(sandbox: Sandbox) -> Phone:
    """Hold the auditor's phone."""
    return sandbox.phone(AUDITOR.id)


async def begin(update: Update, _: Context) -> None:
    """Greet with two buttons."""
    assert update.message
    row = [InlineKeyboardButton(label, callback_data=label[0].lower()) for label in ("Begin", "Later")]
    keyboard = InlineKeyboardMarkup([row])
    text = "<b>Case C07</b>\nIs this the record?"
    await update.message.reply_html(text, reply_markup=keyboard, protect_content=True)


async def pressed(update: Update, _: Context) -> None:
    """Answer the tap and edit the message."""
    query = update.callback_query
    assert query
    await query.answer(f"You pressed {query.data}")
    await query.edit_message_text("Begun.")


async def file(update: Update, _: Context) -> None:
    """Send a received file back."""
    assert update.message
    assert update.message.document
    received = await update.message.document.get_file()
    content = await received.download_as_bytearray()
    await update.message.reply_document(bytes(content), filename="copy.txt", caption="Your file")


async def echo(update: Update, _: Context) -> None:
    """Say the same again."""
    assert update.effective_message
    how = "edited: " if update.edited_message else ""
    await update.effective_message.reply_text(how + (update.effective_message.text or "?"))


@pytest_asyncio.fixture
async def echo_bot(sandbox: Sandbox) -> AsyncIterator[EchoBot]:
    """Run the echo bot by long polling."""
    builder = ApplicationBuilder().token(TOKEN)
    builder = builder.base_url(f"{sandbox.url}/bot").base_file_url(f"{sandbox.url}/file/bot")
    app = builder.build()
    app.add_handler(CommandHandler("start", begin))
    app.add_handler(CallbackQueryHandler(pressed))
    app.add_handler(MessageHandler(filters.Document.ALL, file))
    app.add_handler(MessageHandler(filters.TEXT, echo))
    async with app:
        await app.start()
        assert app.updater
        await app.updater.start_polling()
        yield app
        await app.updater.stop()
        await app.stop()
