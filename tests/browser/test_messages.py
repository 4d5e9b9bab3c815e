"""Messages as Telegram draws them, and what can be done with them: own ones edited and deleted, protected ones kept."""

from __future__ import annotations

import asyncio
from pathlib import Path

from playwright.async_api import FilePayload, Route, expect

from tests.browser.auditing import begin
from tests.browser.conftest import AUDITOR, Alone, Demo
from tests.browser.screen import SMALL, WIDE, Browsing, Screen

QUOTE = "\n".join(f"Line {number} of it." for number in range(1, 9))
COPIES = """() => { const told = new ClipboardEvent("copy", { bubbles: true, cancelable: true });
    (document.getSelection().anchorNode?.parentElement ?? document).dispatchEvent(told);
    return told.defaultPrevented; }"""
"""Whether a copy of what is selected is stopped."""


async def do(screen: Screen, text: str, action: str) -> None:
    """Ask what can be done with an own message, and do it."""
    message = screen.root.locator(".mine").filter(has_text=text)
    await screen.press(message.get_by_role("button", name="What to do with this message"))
    await screen.press(screen.root.get_by_role("menuitem", name=action, exact=True))


async def attach(screen: Screen) -> None:
    """Choose a small file to send."""
    async with screen.page.expect_file_chooser() as asked:
        await screen.button("Send a photo or file")
    chooser = await asked.value
    await chooser.set_files(FilePayload(name="notes.txt", mimeType="text/plain", buffer=b"seen alone\n"))


async def test_an_own_message_is_edited_and_the_bot_takes_its_new_words(demo: Demo, browsing: Browsing) -> None:
    screen = await browsing.open(demo.url, AUDITOR)
    await begin(screen)
    await screen.write("/hlep")
    await expect(screen.root.locator(".mine").filter(has_text="/hlep")).to_be_visible()
    await screen.box.fill("half a thought")
    await do(screen, "/hlep", "Edit")
    await expect(screen.box).to_have_value("/hlep")
    await screen.write("/help, please")
    edited = screen.messages.filter(has_text="/help, please")
    await expect(edited.locator(".stamp")).to_contain_text("edited")
    await expect(screen.box).to_have_value("half a thought")
    assert [message.text for message in demo.auditor.messages if message.edited_at and not message.by_bot] == [
        "/help, please"
    ]


async def test_an_own_message_is_deleted_after_a_question(alone: Alone, browsing: Browsing) -> None:
    alone.phone.post("one")
    alone.phone.post("two")
    screen = await browsing.open(alone.url, AUDITOR)
    await do(screen, "one", "Delete")
    await screen.press(screen.page.get_by_role("button", name="Keep"))
    await expect(screen.messages).to_have_count(2)
    await do(screen, "one", "Delete")
    await screen.press(screen.page.get_by_role("dialog").get_by_role("button", name="Delete"))
    await expect(screen.messages).to_have_count(1)
    assert [message.text for message in alone.phone.messages] == ["two"]


async def test_the_same_without_a_pointer(alone: Alone, browsing: Browsing) -> None:
    alone.phone.post("one")
    alone.phone.post("two")
    screen = await browsing.open(alone.url, AUDITOR, WIDE)
    keys = screen.page.keyboard
    await screen.box.focus()
    await keys.press("ArrowUp")
    await expect(screen.box).to_have_value("two")
    await keys.press("Escape")
    await expect(screen.box).to_have_value("")
    await keys.press("Shift+Tab")
    await keys.press("Enter")
    await expect(screen.root.get_by_role("menuitem", name="Edit")).to_be_focused()
    await keys.press("End")
    await keys.press("Enter")
    await expect(screen.page.get_by_role("dialog")).to_be_visible()
    await keys.press("Tab")
    await keys.press("Enter")
    await expect(screen.messages).to_have_count(1)


async def test_a_message_held_down_asks_what_to_do(alone: Alone, browsing: Browsing) -> None:
    alone.phone.post("one")
    screen = await browsing.open(alone.url, AUDITOR)
    bubble = screen.messages.first.locator(".bubble")
    await bubble.dispatch_event("pointerdown", {"pointerType": "touch"})
    await expect(screen.root.get_by_role("menuitem", name="Edit")).to_be_focused()


async def test_a_long_quotation_folds_to_three_lines_and_unfolds(alone: Alone, browsing: Browsing) -> None:
    alone.phone.post("/start")
    quotes = f"<blockquote expandable>{QUOTE}</blockquote>Between.<blockquote expandable>Short.</blockquote>"
    await alone.bot.result("sendMessage", chat_id=AUDITOR, text=quotes, parse_mode="HTML")
    screen = await browsing.open(alone.url, AUDITOR)
    fold = screen.newest.locator(".fold").first
    control = screen.newest.get_by_role("button", name="Show the whole quotation")
    await expect(control).to_have_count(1)
    folded = await fold.bounding_box()
    await control.focus()
    await screen.page.keyboard.press("Enter")
    await expect(screen.newest.get_by_role("button", name="Fold the quotation")).to_be_focused()
    unfolded = await fold.bounding_box()
    assert folded
    assert unfolded
    assert 2.5 < unfolded["height"] / folded["height"] < 2.8


async def test_a_protected_message_is_not_copied_or_saved(alone: Alone, browsing: Browsing) -> None:
    alone.phone.post("/start")
    await alone.bot.result("sendMessage", chat_id=AUDITOR, text="for your eyes", protect_content=True)
    await alone.bot.send_file("secret.csv", protected=True)
    screen = await browsing.open(alone.url, AUDITOR)
    protected = screen.messages.filter(has_text="for your eyes")
    await expect(protected.get_by_role("button")).to_have_count(0)
    await expect(screen.newest).to_contain_text("secret.csv")
    await expect(screen.newest.get_by_role("link")).to_have_count(0)
    await protected.locator(".text").evaluate("(one) => document.getSelection().selectAllChildren(one)")
    assert await screen.page.evaluate(COPIES) is True
    await expect(screen.root.locator(".toast")).to_contain_text("This message is protected.")
    answer = await screen.page.request.get(f"{alone.url}/page/file/file_1")
    assert answer.status == 403


async def test_a_protected_message_is_not_printed(alone: Alone, browsing: Browsing) -> None:
    alone.phone.post("mine to print")
    keyboard = {"inline_keyboard": [[{"text": "C11", "callback_data": "c11"}]]}
    more = {"protect_content": True, "reply_markup": keyboard}
    await alone.bot.result("sendMessage", chat_id=AUDITOR, text="for your eyes", **more)
    screen = await browsing.open(alone.url, AUDITOR)
    await expect(screen.newest).to_contain_text("for your eyes")
    await screen.page.emulate_media(media="print")
    await expect(screen.messages.first.locator(".text")).to_be_visible()
    await expect(screen.newest.locator(".text")).to_be_hidden()
    await expect(screen.newest.locator(".rows")).to_be_hidden()
    assert (await screen.newest.inner_text()).count("for your eyes") == 0
    mark = await screen.newest.locator(".bubble").evaluate("(one) => getComputedStyle(one, '::before').content")
    assert mark == '"Protected"'


async def test_an_unprotected_message_is_copied(alone: Alone, browsing: Browsing) -> None:
    alone.phone.post("mine to copy")
    screen = await browsing.open(alone.url, AUDITOR)
    await screen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await screen.messages.first.locator(".text").evaluate("(one) => document.getSelection().selectAllChildren(one)")
    assert await screen.page.evaluate(COPIES) is False
    await screen.page.evaluate("document.getSelection().removeAllRanges()")
    await do(screen, "mine to copy", "Copy text")
    await expect(screen.root.locator(".toast")).to_have_text("Copied")
    assert await screen.page.evaluate("navigator.clipboard.readText()") == "mine to copy"


async def test_a_file_goes_up_with_its_caption_and_comes_down_the_same(
    alone: Alone, browsing: Browsing, tmp_path: Path
) -> None:
    alone.phone.post("/start")
    screen = await browsing.open(alone.url, AUDITOR, SMALL)
    await screen.box.fill("as asked")
    await attach(screen)
    await expect(screen.newest).to_contain_text("as asked")
    await expect(screen.box).to_have_value("")
    async with screen.page.expect_download() as offered:
        await screen.press(screen.newest.get_by_role("link", name="notes.txt"))
    download = await offered.value
    await download.save_as(tmp_path / "saved.txt")
    assert (tmp_path / "saved.txt").read_bytes() == b"seen alone\n"


async def test_words_typed_during_a_slow_upload_stay(alone: Alone, browsing: Browsing) -> None:
    alone.phone.post("/start")
    screen = await browsing.open(alone.url, AUDITOR)
    arrived = asyncio.Event()

    async def hold(route: Route) -> None:
        await arrived.wait()
        await route.continue_()

    await screen.page.route("**/page/attach", hold)
    await screen.box.fill("as asked")
    async with screen.page.expect_request_finished(lambda request: request.url.endswith("/page/attach")):
        await attach(screen)
        await screen.box.fill("as asked, and")
        arrived.set()
    await expect(screen.newest.locator(".text")).to_have_text("as asked")
    await expect(screen.box).to_have_value("as asked, and")
    await screen.page.reload()
    await expect(screen.box).to_have_value("as asked, and")


async def test_a_file_sent_while_editing_leaves_the_edit_alone(alone: Alone, browsing: Browsing) -> None:
    alone.phone.post("one")
    screen = await browsing.open(alone.url, AUDITOR)
    await do(screen, "one", "Edit")
    await screen.box.fill("one and a ha")
    async with screen.page.expect_request_finished(lambda request: request.url.endswith("/page/attach")):
        await attach(screen)
    await expect(screen.newest).to_contain_text("notes.txt")
    await expect(screen.newest.locator(".text")).to_be_empty()
    await expect(screen.box).to_have_value("one and a ha")
    await screen.write("one and a half")
    await expect(screen.messages.first).to_contain_text("one and a half")
    assert [message.text for message in alone.phone.messages] == ["one and a half", ""]


async def test_the_bot_is_seen_to_type(alone: Alone, browsing: Browsing) -> None:
    alone.phone.post("/start")
    screen = await browsing.open(alone.url, AUDITOR)
    await alone.bot.result("sendChatAction", chat_id=AUDITOR, action="typing")
    await expect(screen.root.locator(".status")).to_have_text("typing")
    await alone.bot.result("sendMessage", chat_id=AUDITOR, text="done")
    await expect(screen.root.locator(".status")).not_to_have_text("typing")


async def test_the_colours_are_changed_by_hand_and_kept(alone: Alone, browsing: Browsing) -> None:
    screen = await browsing.open(alone.url, AUDITOR, WIDE)
    await screen.page.get_by_role("combobox", name="Colours").select_option("Dark")
    body = screen.root.locator(".scroll")
    await expect(body).to_have_css("background-color", "rgb(14, 22, 21)")
    await screen.page.reload()
    await expect(body).to_have_css("background-color", "rgb(14, 22, 21)")
