// What a person does on a phone: taps, says, sends files, edits and deletes.

import { possible } from "./bubble.js";
import * as dialogs from "./dialogs.js";
import { touched } from "./folds.js";
import { payloadOf } from "./links.js";
import { Menu } from "./menu.js";
import { whenHeld } from "./touching.js";
import * as wire from "./wire.js";

const ACTIONS = { edit: "Edit", copy: "Copy text", delete: "Delete" };
const TAP_MS = 10000; // how long a button waits for its answer
const SURE = "Delete this message from the chat? The bot is not told, and keeps what it has read.";

export class Acting {
  #on = null;

  constructor(phone) {
    this.phone = phone;
    const { part } = phone;
    this.commands = new Menu(part("menu"), (value) => this.say(value));
    this.actions = new Menu(part("actions"), (value) => this.#act(value));
    part("start").addEventListener("click", () => this.say(`/start ${this.phone.takeOffer()}`.trim()));
    part("menu-button").addEventListener("click", () => this.#openCommands());
    part("log").addEventListener("click", (event) => this.#touch(event));
    part("log").addEventListener("keydown", (event) => {
      if (!["Enter", " "].includes(event.key) || !event.target.matches('[role="button"]')) return;
      event.preventDefault();
      this.#touch(event);
    });
    whenHeld(part("log"), (drawn) => this.#openActions(drawn));
  }

  close() {
    this.commands.close();
    this.actions.close();
  }

  say(text, edits = null) {
    this.phone.outbox.add(this.phone.person.id, text, edits);
    this.phone.talk.toEnd();
  }

  attach(file, caption) {
    const { person, line, composer } = this.phone;
    this.#tell(line.carry(() => wire.attach(person.id, file, caption.trim())).then(() => composer.spent(person.id, caption)));
  }

  editLast() {
    const last = this.phone.person.messages.findLast((each) => possible(each).includes("edit"));
    if (last) this.phone.composer.edit(last);
  }

  /** Let every button be as it was before it was tapped. */
  rest() {
    for (const pressed of this.phone.root.querySelectorAll(".waiting")) pressed.classList.remove("waiting");
  }

  #tell(work) {
    return work.catch((problem) => { this.rest(); this.phone.toast(problem.message); });
  }

  #press(pressed) {
    const { person, line } = this.phone;
    const message = Number(pressed.closest(".message").dataset.id);
    const label = pressed.textContent;
    pressed.classList.add("waiting");
    setTimeout(() => pressed.classList.remove("waiting"), TAP_MS);
    this.#tell(line.carry(() => wire.tap(person.id, message, Number(pressed.dataset.place), label)));
  }

  #touch(event) {
    const on = (selector) => event.target.closest(selector);
    if (on("[data-place]")) this.#press(on("[data-place]"));
    else if (on("[data-copies]")) this.#copy(on("[data-copies]").dataset.copies);
    else if (on(".command")) this.say(on(".command").textContent);
    else if (on(".more")) this.#openActions(on(".message"));
    else if (on("a[href]")) this.#startHere(event, on("a[href]"));
    else touched(event);
  }

  /** A link to this very bot offers Start here, instead of going to the internet. */
  #startHere(event, link) {
    const payload = payloadOf(link.href, this.phone.page.bot.username);
    if (payload === null) return;
    event.preventDefault();
    this.phone.offer(payload);
  }

  #copy(text) {
    this.#tell(navigator.clipboard.writeText(text).then(() => this.phone.toast("Copied")));
  }

  #openCommands() {
    if (this.commands.shown) return this.commands.close();
    const items = this.phone.person.commands.map(({ command, description }) => (
      { value: `/${command}`, label: description, detail: `/${command}` }
    ));
    return this.commands.open(items, this.phone.part("menu-button"));
  }

  #openActions(drawn) {
    const opener = drawn.querySelector(".more");
    this.#on = this.phone.person.messages.find((each) => each.id === Number(drawn.dataset.id));
    if (!this.#on || !opener) return;
    this.actions.open(possible(this.#on).map((value) => ({ value, label: ACTIONS[value] })), opener);
    this.#placeBeside(drawn.querySelector(".bubble"));
  }

  #placeBeside(bubble) {
    const menu = this.phone.part("actions");
    const [frame, beside, own] = [this.phone.part("frame"), bubble, menu].map((each) => each.getBoundingClientRect());
    const top = Math.min(beside.bottom - frame.top + 4, frame.height - own.height - 72);
    const left = this.#on.mine ? beside.right - frame.left - own.width : beside.left - frame.left;
    Object.assign(menu.style, { top: `${Math.max(8, top)}px`, left: `${Math.max(8, left)}px` });
  }

  #act(value) {
    if (value === "edit") this.phone.composer.edit(this.#on);
    else if (value === "copy") this.#copy(this.#on.text);
    else this.#delete(this.phone.person, this.#on);
  }

  async #delete(person, message) {
    if (!await dialogs.wanted(SURE, "Delete")) return;
    await this.#tell(this.phone.line.carry(() => wire.remove(person.id, message.id)));
    this.phone.composer.focus();
  }
}
