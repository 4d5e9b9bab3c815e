// One phone: whose it is, and what it shows of the conversation with the bot.

import { Acting } from "./acting.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { hear } from "./hearing.js";
import { Line } from "./line.js";
import { Outbox } from "./outbox.js";

const TOAST_MS = 3500;

export class Phone {
  people = [];
  unread = new Map();
  #chosen = null;
  #offered = null; // the payload of a link that was opened, until Start is pressed or the chat is left
  #toasting;

  constructor(root, role, page) {
    [this.root, this.role, this.page] = [root, role, page];
    this.part = (name) => root.querySelector(`[data-${name}]`);
    this.line = new Line();
    this.outbox = new Outbox(this.line, {
      changed: () => this.drawUnsent(),
      refused: (entry, problem) => { this.composer.giveBack(entry); this.toast(problem.message); },
    });
    this.talk = new Conversation(this.part, () => page.bot.name);
    this.acting = new Acting(this);
    this.composer = new Composer(this.part, this.acting);
    this.part("role").textContent = role;
    this.part("whose").addEventListener("change", (event) => page.choose(Number(event.target.value)));
  }

  get person() {
    return this.people.find((each) => each.id === this.#chosen) ?? this.people[0];
  }

  get inView() {
    return !this.root.hidden;
  }

  /** Take over what the sandbox holds; a phone without a connection does not hear of it. */
  show(people) {
    if (this.people.length && !this.line.open) return;
    this.people = people;
    this.outbox.people = new Set(people.map((each) => each.id));
    if (this.#chosen === this.person.id) this.draw();
    else this.choose(this.person.id);
    this.outbox.flush();
  }

  choose(id) {
    this.#chosen = id;
    this.#offered = null;
    this.unread.delete(id);
    this.acting.close();
    this.draw();
    this.composer.begin(id);
  }

  /** Offer Start for a link that was opened. */
  offer(payload) {
    this.#offered = payload;
    this.drawFoot();
    this.part("start").focus();
  }

  /** Give the payload that Start goes with, "" without a link. */
  takeOffer() {
    const payload = this.#offered ?? "";
    this.#offered = null;
    return payload;
  }

  /** Let news of one of its people through, as late as its connection makes it. */
  hear(news) {
    this.line.hear(() => hear(this, news));
  }

  draw() {
    this.#drawWhose();
    this.drawFoot();
    this.talk.show(this.person.messages);
    this.drawUnsent();
    this.drawState();
  }

  #drawWhose() {
    const several = this.people.length > 1;
    const [whose, name] = [this.part("whose"), this.part("name")];
    whose.hidden = !several;
    name.hidden = several;
    name.textContent = this.person.name;
    whose.replaceChildren(...this.people.map((each) => new Option(each.name, each.id, false, each === this.person)));
    this.root.setAttribute("aria-label", `${this.role}'s phone: ${this.person.name}`);
  }

  get #unsent() {
    return this.outbox.waiting.filter((each) => each.person === this.person.id);
  }

  drawFoot() {
    const begun = this.person.messages.length > 0 || this.#unsent.length > 0;
    const offers = !begun || this.#offered !== null;
    this.part("empty").hidden = begun;
    this.part("log").hidden = !begun;
    this.part("start").hidden = !offers;
    this.part("form").hidden = offers;
    this.part("about").textContent = this.page.about || `Press Start to begin as ${this.person.name}.`;
    this.part("menu-button").hidden = this.person.commands.length === 0;
  }

  drawUnsent() {
    const before = (id) => this.person.messages.find((each) => each.id === id)?.text ?? "";
    this.talk.showUnsent(this.#unsent.map(({ send, text, edits, time }) => (
      { id: send, text, time, mine: true, unsent: true, rows: [], reply: edits && `Instead of: ${before(edits)}` }
    )));
    this.drawFoot();
  }

  drawState() {
    const { linked, bot } = this.page;
    const keeps = "What you write waits here and goes when it is back.";
    const [words, problem] = !linked ? ["connecting…", `No connection to the sandbox. ${keeps}`]
      : !this.line.open ? ["waiting for network…", `This phone is offline. ${keeps}`]
      : !bot.running ? ["not running", "The bot is not running. What you send waits until it is started."]
      : ["practice bot", ""];
    const [status, banner] = [this.part("status"), this.part("banner")];
    status.textContent = words;
    status.classList.remove("typing");
    banner.hidden = !problem;
    if (banner.textContent !== problem) banner.textContent = problem;
  }

  toast(text) {
    const toast = this.part("toast");
    clearTimeout(this.#toasting);
    toast.textContent = text;
    toast.classList.add("shown");
    this.#toasting = setTimeout(() => toast.classList.remove("shown"), TOAST_MS);
  }
}
