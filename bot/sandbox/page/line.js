// One phone's connection: good, slow, or none.

import { Unheard } from "./wire.js";

const SLOW_MS = 2000;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export class Line {
  kind = "good";
  #latest = 0;

  get open() {
    return this.kind !== "offline";
  }

  get #delay() {
    return this.kind === "slow" ? SLOW_MS : 0;
  }

  /** Do what needs the connection; raises Unheard without one. */
  async carry(work) {
    this.#check();
    if (this.#delay) await pause(this.#delay);
    this.#check();
    const answer = await work();
    if (this.#delay) await pause(this.#delay);
    this.#check(); // it arrived, but the phone did not hear so
    return answer;
  }

  /** Let news through, in order, as late as the connection makes them. */
  hear(then) {
    if (!this.open) return;
    const now = performance.now();
    this.#latest = Math.max(now + this.#delay, this.#latest + 1);
    if (this.#latest - now <= 1) then();
    else setTimeout(() => this.open && then(), this.#latest - now);
  }

  #check() {
    if (!this.open) throw new Unheard("This phone is offline. Try again when it is back.");
  }
}
