"""Without a connection nothing that was written is lost, and nothing goes twice."""

from __future__ import annotations

from playwright.async_api import Locator, Route, expect

from tests.browser.auditing import begin
from tests.browser.conftest import AUDITOR, Alone, Demo
from tests.browser.screen import Browsing, Screen

WAITING = [
    "She was seen alone on 3 March, at school.",
    "Her words are on the file.",
    "The plan changed the week after.",
]


def said(demo: Demo) -> list[str]:
    """List what the sandbox has from the auditor."""
    return [message.text for message in demo.auditor.messages if not message.by_bot]


async def write_all(screen: Screen) -> None:
    """Write three messages that have to wait, and a fourth that is not sent."""
    for text in WAITING:
        await screen.write(text)
    await expect(screen.unsent).to_have_count(3)
    await expect(screen.unsent.locator(".icon-clock")).to_have_count(3)
    await screen.box.fill("not yet finished")


async def all_has_gone(screen: Screen, demo: Demo) -> None:
    """Wait until what waited has gone, and look at its order."""
    await expect(screen.unsent).to_have_count(0)
    await expect(screen.banner).to_be_hidden()
    assert said(demo)[-3:] == WAITING
    await expect(screen.messages.locator(".text").get_by_text(WAITING[-1], exact=True)).to_have_count(1)
    await expect(screen.box).to_have_value("not yet finished")


async def test_a_phone_that_was_offline_sends_in_order_and_once(demo: Demo, browsing: Browsing) -> None:
    screen = await browsing.open(demo.url, AUDITOR)
    await begin(screen)
    await screen.connection("offline")
    await expect(screen.banner).to_contain_text("This phone is offline.")
    await write_all(screen)
    await screen.picture("offline")
    before = len(said(demo))
    await screen.connection("good")
    await all_has_gone(screen, demo)
    assert len(said(demo)) == before + 3


async def test_what_waits_and_what_was_typed_outlive_a_reload(demo: Demo, browsing: Browsing) -> None:
    screen = await browsing.open(demo.url, AUDITOR)
    await begin(screen)
    await screen.page.route("**/page/say", lambda route: route.abort())
    browsing.trouble_is_expected = True
    await write_all(screen)
    await screen.page.reload()
    await expect(screen.unsent).to_have_count(3)
    await expect(screen.box).to_have_value("not yet finished")
    await screen.page.unroute("**/page/say")
    await all_has_gone(screen, demo)


async def test_the_page_says_that_the_sandbox_is_out_of_reach_and_goes_on_when_it_is_back(
    demo: Demo, browsing: Browsing
) -> None:
    screen = await browsing.open(demo.url, AUDITOR)
    await begin(screen)
    browsing.trouble_is_expected = True
    await screen.page.context.set_offline(True)
    await write_all(screen)
    await expect(screen.banner).to_contain_text("No connection to the sandbox.")
    await screen.page.context.set_offline(False)
    await all_has_gone(screen, demo)


async def test_a_message_whose_answer_was_lost_is_tried_again_and_not_sent_twice(
    demo: Demo, browsing: Browsing
) -> None:
    screen = await browsing.open(demo.url, AUDITOR)
    await begin(screen)
    before, tried = len(said(demo)), 0

    async def lose(route: Route) -> None:
        nonlocal tried
        tried += 1
        if tried == 1:
            await screen.connection("offline")
        await route.fulfill(response=await route.fetch())

    await screen.page.route("**/page/say", lose)
    async with screen.page.expect_request_finished(lambda request: request.url.endswith("/page/say")):
        await screen.write("said once")
    await expect(screen.banner).to_be_visible()
    assert said(demo)[before:] == ["said once"]
    await expect(screen.unsent).to_have_count(1)
    await screen.connection("good")
    await expect(screen.unsent).to_have_count(0)
    assert said(demo)[before:] == ["said once"]
    assert tried == 2


async def test_a_button_pressed_offline_says_why_nothing_happened(demo: Demo, browsing: Browsing) -> None:
    screen = await browsing.open(demo.url, AUDITOR)
    await begin(screen)
    await screen.connection("offline")
    await screen.press(screen.newest.get_by_role("button").first)
    await expect(screen.root.locator(".toast")).to_contain_text("This phone is offline.")
    await expect(screen.root.locator(".waiting")).to_have_count(0)


async def edit_in_vain(screen: Screen, alone: Alone) -> Locator:
    """Edit offline what is deleted elsewhere meanwhile; return the notice of it."""
    said = alone.phone.post("as it was")
    await expect(screen.newest).to_contain_text("as it was")
    await screen.connection("offline")
    await screen.box.fill("a draft")
    await screen.press(screen.newest.get_by_role("button", name="What to do with this message"))
    await screen.press(screen.root.get_by_role("menuitem", name="Edit"))
    await screen.write("as it should be")
    await expect(screen.unsent).to_have_count(1)
    alone.phone.delete(said)
    await screen.connection("good")
    notice = screen.root.get_by_role("alert").filter(visible=True)
    await expect(notice).to_have_text("That edit was not taken. These words would go as a new message.")
    await expect(screen.box).to_have_value("as it should be")
    return notice


async def test_an_edit_that_was_refused_comes_back_with_a_notice_and_is_discarded(
    alone: Alone, browsing: Browsing
) -> None:
    browsing.trouble_is_expected = True
    alone.phone.post("/start")
    screen = await browsing.open(alone.url, AUDITOR)
    notice = await edit_in_vain(screen, alone)
    await screen.shows_all()
    await screen.page.reload()
    await expect(notice).to_be_visible()
    await expect(screen.box).to_have_value("as it should be")
    await screen.button("Discard")
    await expect(notice).to_have_count(0)
    await expect(screen.box).to_have_value("a draft")
    await expect(screen.box).to_be_focused()
    assert [message.text for message in alone.phone.messages] == ["/start"]


async def test_an_edit_that_was_refused_goes_as_a_new_message_when_the_person_says_so(
    alone: Alone, browsing: Browsing
) -> None:
    browsing.trouble_is_expected = True
    alone.phone.post("/start")
    screen = await browsing.open(alone.url, AUDITOR)
    notice = await edit_in_vain(screen, alone)
    assert [message.text for message in alone.phone.messages] == ["/start"]
    await screen.button("Send")
    await expect(screen.newest).to_contain_text("as it should be")
    await expect(notice).to_have_count(0)
    await expect(screen.box).to_have_value("a draft")
    assert [message.text for message in alone.phone.messages] == ["/start", "as it should be"]
