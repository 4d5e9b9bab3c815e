"""People in the chat: inviting them, letting them in, and managing who has access."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.flows.people import arriving, choosing, inviting, roster
from bot.flows.turn import Message, Step, Wanted, contacts
from questionnaires.catalog import Catalog
from storage.tx import Tx

BUTTONS: Mapping[str, tuple[Step, int]] = {
    "accept": (arriving.accept, 1),
    "decline": (arriving.decline, 1),
    "invite": (choosing.choose_role, 0),
    "pick_role": (choosing.choose_role, 1),
    "pick_agency": (choosing.choose_agency, 4),
    "pick_round": (choosing.choose_round, 4),
    "invite_to": (inviting.ask_names, 4),
    "new_link": (inviting.new_link, 1),
    "people": (roster.show_people, 1),
    "person": (roster.show_person, 1),
    "give_role": (roster.give_role, 4),
    "roles": (roster.show_roles, 1),
    "drop_role": (roster.drop_role, 4),
    "suspend": (roster.suspend, 1),
    "restore": (roster.restore, 1),
    "remove": (roster.ask_remove, 1),
    "remove_now": (roster.remove, 1),
    "new_phone": (roster.ask_move, 1),
    "new_phone_now": (roster.move, 1),
    "invitations": (roster.show_invitations, 1),
    "invited": (roster.show_invitation, 1),
    "revoke": (roster.revoke, 1),
}
"""Each button about people with its step, and how many numbers come back with it."""

WANTED: Mapping[str, Wanted] = {
    "invite": Wanted(inviting.names_wanted, inviting.take_names, a_list=True, lets=contacts)
}
"""What messages about people want typed."""

NEWEST_ONLY = frozenset({"new_link", "new_phone_now", "remove_now", "give_role", "drop_role"})
"""Buttons that count only under the newest message."""

AGAIN: Mapping[str, Callable[[Tx, Catalog, int, Mapping[str, Any]], Message]] = {
    "invitation": arriving.shown_again,
    "link": inviting.link_again,
    "links": inviting.links_again,
    "links_page": inviting.page_again,
    "invited": inviting.invited_again,
}
"""How each message about people is made anew that was lost on its way."""
