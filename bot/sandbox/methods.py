"""The Bot API methods the double knows, and how a call finds its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sandbox import account, deleting, forwarding, messaging
from bot.sandbox.calls import Call
from bot.sandbox.errors import ApiError
from bot.sandbox.telegram import Telegram
from bot.sandbox.webhook import Webhook

METHODS: dict[str, Callable[[Telegram, Call], Any]] = {
    "getme": account.get_me,
    "getchat": account.get_chat,
    "leavechat": account.leave_chat,
    "getfile": account.get_file,
    "setmycommands": account.set_my_commands,
    "getmycommands": account.get_my_commands,
    "deletemycommands": account.delete_my_commands,
    "setmyname": account.set_description,
    "getmyname": account.get_description,
    "setmydescription": account.set_description,
    "getmydescription": account.get_description,
    "setmyshortdescription": account.set_description,
    "getmyshortdescription": account.get_description,
    "logout": account.log_out,
    "close": account.log_out,
    "sendmessage": messaging.send_message,
    "senddocument": messaging.send_document,
    "sendphoto": messaging.send_photo,
    "sendchataction": messaging.send_chat_action,
    "editmessagetext": messaging.edit_message_text,
    "editmessagecaption": messaging.edit_message_caption,
    "editmessagereplymarkup": messaging.edit_message_reply_markup,
    "deletemessage": deleting.delete_message,
    "deletemessages": deleting.delete_messages,
    "forwardmessage": forwarding.forward_message,
    "copymessage": forwarding.copy_message,
    "answercallbackquery": messaging.answer_callback_query,
}


class BotApi:
    """Answers calls for the one bot."""

    def __init__(self, telegram: Telegram) -> None:
        """Serve this state."""
        self.telegram = telegram
        self.webhook = Webhook(telegram.updates, telegram.clock)

    async def run(self, call: Call) -> tuple[Any, bool]:
        """Return the result of a call, and whether its answer is to be lost on the way."""
        lost = self.telegram.faults.strike(call.method, call.text("chat_id"))
        self.telegram.limits.count(call.method, call.text("chat_id"))
        return await self._result(call), lost

    async def _result(self, call: Call) -> Any:
        match call.method:
            case "getupdates":
                return await account.get_updates(self.telegram, self.webhook, call)
            case "setwebhook":
                return await self.webhook.set(call)
            case "deletewebhook":
                return await self.webhook.delete(call)
            case "getwebhookinfo":
                return self.webhook.info()
        answer = METHODS.get(call.method)
        if answer is None:
            raise ApiError(404, "Not Found: method not found")
        return answer(self.telegram, call)
