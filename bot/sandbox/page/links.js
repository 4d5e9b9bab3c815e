// Links to the bot: read from a message or a dialog, and handed to the phone of who opens them.

import { element } from "./element.js";
import * as wire from "./wire.js";

const HOSTS = ["t.me", "telegram.me"];
const PAYLOAD = /^[\w-]{1,64}$/;
const NEW = "new";

const at = (name) => document.querySelector(`[data-${name}]`);

/** The payload of a link to this bot, "" for one without, null for a link to anything else. */
export function payloadOf(link, username) {
  const written = link.trim().replace(/^(https?:\/\/)?/i, "https://");
  if (!URL.canParse(written)) return null;
  const { hostname, pathname, searchParams } = new URL(written);
  if (!HOSTS.includes(hostname) || pathname.slice(1).toLowerCase() !== username.toLowerCase()) return null;
  const payload = searchParams.get("start") ?? "";
  return PAYLOAD.test(payload) ? payload : "";
}

/** The dialog in which a link is pasted that somebody was given, and who opens it is chosen. */
export class Links {
  constructor(page) {
    this.page = page;
    [this.dialog, this.link, this.who, this.problem] = ["open", "open-link", "open-who", "open-problem"].map(at);
    at("follow").addEventListener("click", () => this.#ask());
    at("open-cancel").addEventListener("click", () => this.dialog.close());
    at("open-form").addEventListener("submit", (event) => { event.preventDefault(); this.#open(); });
  }

  #ask() {
    this.link.value = "";
    this.#say("");
    const here = this.page.people().map(({ id, name, role }) => new Option(`${name}, ${role}`, id));
    this.who.replaceChildren(new Option("A new phone", NEW), ...here);
    this.dialog.showModal();
  }

  async #open() {
    const { username } = this.page.bot;
    const payload = payloadOf(this.link.value, username);
    if (payload === null) return this.#say(`A link to this bot is https://t.me/${username}?start= and what was given.`);
    try {
      const person = this.who.value === NEW ? (await wire.newPhone()).person : Number(this.who.value);
      this.dialog.close();
      return this.page.follow(person, payload);
    } catch (problem) {
      return this.#say(problem.message);
    }
  }

  #say(text) {
    this.problem.replaceChildren(...(text ? [element("span", "", text)] : []));
  }
}
