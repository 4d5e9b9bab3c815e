"""Groups, supergroups and channels: what the bot is in each, and what it may do there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from bot.sandbox.chat import Access, Chat, Someone
from bot.sandbox.errors import bad_request, forbidden

Kind = Literal["group", "supergroup", "channel"]
Status = Literal["left", "member", "administrator", "kicked"]


@dataclass(frozen=True)
class Place(Someone):
    """What many share: to the bot it is one to write to, with a title for a name and its kind for a role."""

    def chat_wire(self) -> dict[str, Any]:
        """Return the Bot API's Chat."""
        return {"id": self.id, "title": self.name, "type": self.role}

    def signed(self, author: dict[str, Any]) -> dict[str, Any]:
        """Return who a message is from: in a channel, the channel."""
        return {"sender_chat": self.chat_wire()} if self.role == "channel" else super().signed(author)


@dataclass
class SharedChat(Chat):
    """Everything in one group, supergroup or channel."""

    status: Status = "left"
    may_write: bool = True
    moved_to: int = 0

    @property
    def has_bot(self) -> bool:
        """Return whether the bot is in it."""
        return self.status in {"member", "administrator"}

    def allow(self, access: Access) -> None:
        """Let the bot read, edit or write here; who left a plain group may still look at it."""
        kind = self.person.role
        if self.moved_to and access == "write":
            raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=self.moved_to)
        if not self.has_bot and not self.moved_to and (kind != "group" or access != "read"):
            gone = "bot was kicked from" if self.status == "kicked" else "bot is not a member of"
            raise forbidden(f"{gone} the {kind} chat")
        if not self.may_write and access == "write":
            needs = "need administrator rights in the channel chat"
            raise bad_request(needs if kind == "channel" else "not enough rights to send text messages to the chat")
