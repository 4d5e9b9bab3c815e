// The messages of one phone: where each goes, and which of them is in view.

import { draw } from "./bubble.js";
import { day, element } from "./element.js";
import { settle } from "./folds.js";

const NEAR = 120; // pixels from the end that still count as the end

export class Conversation {
  #following = true;
  #day = null;
  #top = 0;

  constructor(part, nameOfBot) {
    [this.scroll, this.log, this.unsent, this.down] = ["scroll", "log", "unsent", "down"].map(part);
    this.nameOfBot = nameOfBot;
    this.scroll.addEventListener("scroll", () => this.#scrolled());
    this.down.addEventListener("click", () => { this.toEnd(); this.scroll.focus({ preventScroll: true }); });
    this.log.addEventListener("load", () => this.#following && this.toEnd(), true);
    new ResizeObserver(() => this.#following && this.toEnd()).observe(this.scroll);
  }

  get #nearEnd() {
    return this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < NEAR;
  }

  /** Only who moves up stops following: a picture that has arrived moves the end away too. */
  #scrolled() {
    const up = this.scroll.scrollTop < this.#top;
    this.#top = this.scroll.scrollTop;
    this.down.hidden = this.#following = this.#nearEnd || (this.#following && !up);
  }

  find(id) {
    return this.log.querySelector(`[data-id="${id}"]`);
  }

  toEnd() {
    this.#following = true;
    this.scroll.scrollTop = this.scroll.scrollHeight;
  }

  /** Show a whole conversation; a screen reader is not told all of it again. */
  show(messages) {
    this.log.setAttribute("aria-live", "off");
    this.log.replaceChildren();
    this.#day = null;
    for (const message of messages) this.#put(message, false);
    this.log.setAttribute("aria-live", "polite");
    this.toEnd();
  }

  /** Put a new message at the end, or an edited one in its place. */
  place(message) {
    const follow = this.#nearEnd || message.mine;
    const held = this.find(message.id)?.contains(document.activeElement) && document.activeElement;
    const byKeys = held && held.matches(":focus-visible");
    this.#put(message, true);
    if (follow) this.toEnd();
    if (held) this.#holdOn(message.id, byKeys);
  }

  remove(id) {
    const old = this.find(id);
    const before = old?.previousElementSibling;
    old?.remove();
    if (!before?.matches(".day") || before.nextElementSibling?.matches(".message")) return;
    before.remove();
    this.#day = null;
  }

  /** Show what waits to be sent, below everything that has gone. */
  showUnsent(messages) {
    this.unsent.replaceChildren(...messages.map((message) => draw(message, "You")));
    this.unsent.hidden = messages.length === 0;
    if (messages.length) this.toEnd();
  }

  #put(message, appears) {
    const made = draw(message, message.mine ? "You" : this.nameOfBot());
    const old = this.find(message.id);
    if (old) {
      made.classList.toggle("turn", old.classList.contains("turn"));
      old.replaceWith(made);
    } else {
      const last = this.log.lastElementChild;
      made.classList.toggle("turn", Boolean(last) && last.classList.contains("mine") !== message.mine);
      made.classList.toggle("appear", appears);
      this.#markDay(day(message.time));
      this.log.append(made);
    }
    settle(made);
  }

  #markDay(name) {
    if (name !== this.#day) this.log.append(element("div", "day", name));
    this.#day = name;
  }

  /** Whoever pressed a key stays on the buttons when the message changes under them. */
  #holdOn(id, byKeys) {
    const next = this.find(id).querySelector(".row button") ?? (byKeys && [...this.log.querySelectorAll(".row button")].at(-1));
    (next || this.scroll).focus({ preventScroll: true });
  }
}
