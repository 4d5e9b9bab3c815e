// What a phone has said and nobody has heard yet: it goes in order, and once.

import { keep, kept } from "./keeping.js";
import * as wire from "./wire.js";

const NAME = "unsent";

/** Each has an id of our making, by which the sandbox knows one that is tried again. */
export class Outbox {
  #going = false;

  constructor(line, { changed, refused }) {
    this.line = line;
    this.changed = changed;
    this.refused = refused;
    this.people = new Set();
  }

  get waiting() {
    return kept(NAME, []).filter((each) => this.people.has(each.person));
  }

  add(person, text, edits = null) {
    const entry = { send: crypto.randomUUID(), person, text, edits, time: Date.now() / 1000 };
    keep(NAME, [...kept(NAME, []), entry]);
    this.changed();
    this.flush();
  }

  /** The sandbox has it: its answer said so, or its news. */
  done(send) {
    const left = kept(NAME, []).filter((each) => each.send !== send);
    keep(NAME, left);
    this.changed();
  }

  async flush() {
    if (this.#going) return;
    this.#going = true;
    let next;
    try {
      while (this.line.open && (next = this.waiting[0])) {
        const entry = next;
        await this.line.carry(() => wire.say(entry));
        this.done(entry.send);
      }
    } catch (problem) {
      if (problem instanceof wire.Refused) this.#giveBack(next, problem);
    } finally {
      this.#going = false;
    }
  }

  #giveBack(entry, problem) {
    this.done(entry.send);
    this.refused(entry, problem);
    queueMicrotask(() => this.flush());
  }
}
