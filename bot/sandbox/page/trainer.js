// The panel for trainers: connections that fail, a bot that fails, a morning that comes, and the colours.

import { element } from "./element.js";
import { keep, kept } from "./keeping.js";
import * as wire from "./wire.js";

const KINDS = { good: "Good", slow: "Slow", offline: "Offline" };
const SAID = {
  good: (role) => `${role}: the connection is good.`,
  slow: (role) => `${role}: everything takes two seconds longer, each way.`,
  offline: (role) => `${role}: the phone is offline.`,
};

const at = (name) => document.querySelector(`[data-${name}]`);

export class Trainer {
  constructor(wide) {
    const panel = at("trainer");
    const fit = () => { panel.open = wide.matches; };
    wide.addEventListener("change", fit);
    fit();
    at("fail").addEventListener("click", () => this.#fail());
    at("restart").addEventListener("click", () => this.#restart());
    at("morning").addEventListener("click", () => this.#morning());
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || wide.matches) return;
      panel.open = false;
      panel.querySelector("summary").focus();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!wide.matches && !panel.contains(event.target)) panel.open = false;
    });
    this.#colours(at("colours"));
  }

  /** Offer what can be offered: a connection for each phone; a restart and a morning where somebody can do it. */
  draw(phones, restarts) {
    at("restart").hidden = at("morning").hidden = !restarts;
    if (phones === this.phones) return;
    this.phones = phones;
    at("lines").replaceChildren(...phones.map((phone) => this.#line(phone)));
  }

  #line(phone) {
    const label = element("label", "", phone.role);
    const select = element("select");
    select.setAttribute("aria-label", `${phone.role}: connection`);
    for (const [kind, name] of Object.entries(KINDS)) select.append(new Option(name, kind, false, phone.line.kind === kind));
    select.addEventListener("change", () => {
      phone.line.kind = select.value;
      phone.drawState();
      phone.page.refresh();
      this.#say(SAID[select.value](phone.role));
    });
    label.append(select);
    return label;
  }

  #colours(select) {
    const wear = () => { document.documentElement.dataset.colours = select.value; };
    select.value = kept("colours", "device");
    wear();
    select.addEventListener("change", () => { keep("colours", select.value); wear(); });
  }

  #say(text) {
    at("told").textContent = text;
  }

  async #fail() {
    const { calls } = await this.#tried(wire.failCalls());
    if (calls) this.#say(`The bot's next ${calls} calls fail. It tries again by itself.`);
  }

  async #restart() {
    at("restart").disabled = true;
    this.#say("The bot restarts…");
    const { ok } = await this.#tried(wire.restartBot());
    if (ok) this.#say("The bot has restarted, on the same answers.");
    at("restart").disabled = false;
    at("restart").focus();
  }

  async #morning() {
    const { day } = await this.#tried(wire.nextMorning());
    if (day) this.#say(`It is ${day}. Whom it was time to remind has been reminded.`);
  }

  #tried(work) {
    return work.catch((problem) => { this.#say(problem.message); return {}; });
  }
}
