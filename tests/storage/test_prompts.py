from __future__ import annotations

from storage.prompts import Shown
from storage.store import Store

CHAT, OTHER = 700000001, 700000002


def show(store: Store, message_id: int, spot: str, *, live: bool = True, chat_id: int = CHAT) -> None:
    store.write_now(lambda tx: tx.prompts.show(chat_id, message_id, spot, live=live))


def last(store: Store, chat_id: int = CHAT) -> Shown | None:
    return store.read_now(lambda tx: tx.prompts.last(chat_id))


def live(store: Store, chat_id: int = CHAT) -> list[int]:
    return store.read_now(lambda tx: tx.prompts.live(chat_id))


def test_a_chat_that_was_shown_nothing_has_no_last_prompt(store: Store) -> None:
    assert last(store) is None
    assert live(store) == []


def test_the_last_prompt_is_the_newest_message_whatever_was_edited_since(store: Store) -> None:
    show(store, 10, "1:seen")
    show(store, 12, "1:where")
    show(store, 10, "1:later")
    assert last(store) == Shown(12, "1:where", live=True)


def test_a_message_shows_what_it_was_edited_to(store: Store) -> None:
    show(store, 10, "1:seen")
    show(store, 10, "1:where", live=False)
    assert last(store) == Shown(10, "1:where", live=False)


def test_only_messages_with_a_keyboard_are_live(store: Store) -> None:
    show(store, 10, "1:seen")
    show(store, 11, "", live=False)
    show(store, 12, "1:where")
    assert live(store) == [10, 12]


def test_a_message_whose_keyboard_went_is_live_no_more_and_still_the_last(store: Store) -> None:
    show(store, 10, "1:seen")
    store.write_now(lambda tx: tx.prompts.stripped(CHAT, 10))
    assert live(store) == []
    assert last(store) == Shown(10, "1:seen", live=False)


def test_the_same_message_number_in_another_chat_is_another_message(store: Store) -> None:
    show(store, 10, "1:seen")
    show(store, 10, "2:seen", chat_id=OTHER)
    store.write_now(lambda tx: tx.prompts.stripped(OTHER, 10))
    assert live(store) == [10]
    assert last(store, OTHER) == Shown(10, "2:seen", live=False)


def test_receipts_are_named_while_their_buttons_go_or_when_they_are_tapped(store: Store) -> None:
    show(store, 10, "receipt/5", live=False)
    show(store, 11, "receipt/16")
    show(store, 12, "stays")
    show(store, 13, "1:seen")

    def receipts(tapped: int | None = None) -> dict[int, int]:
        return store.read_now(lambda tx: tx.prompts.receipts(CHAT, tapped))

    assert (receipts(), receipts(10), receipts(13)) == ({11: 16}, {10: 5, 11: 16}, {11: 16})


def test_nothing_takes_the_place_of_what_stays(store: Store) -> None:
    stays = {}
    for spot in ("receipt/5", "stays", "1:seen", ""):
        show(store, 10, spot)
        shown = last(store)
        stays[spot] = shown is not None and shown.stays
    assert stays == {"receipt/5": True, "stays": True, "1:seen": False, "": False}
