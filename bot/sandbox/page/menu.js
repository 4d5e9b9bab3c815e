// A menu that opens beside what was pressed: the bot's commands, or what can be done with a message.

import { button, element } from "./element.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: "first", End: "last" };

export class Menu {
  #opener = null;

  constructor(root, chosen) {
    this.root = root;
    this.chosen = chosen;
    root.addEventListener("click", (event) => this.#choose(event));
    root.addEventListener("keydown", (event) => this.#walk(event));
    document.addEventListener("pointerdown", (event) => {
      if (!event.target.closest?.(".menu") && !this.#opener?.contains(event.target)) this.close();
    });
  }

  get shown() {
    return !this.root.hidden;
  }

  /** Items are {value, label, detail}; focus goes in, and back to the opener on Escape. */
  open(items, opener) {
    this.root.replaceChildren(...items.map(({ value, label, detail }) => {
      const item = button("", label);
      item.setAttribute("role", "menuitem");
      item.dataset.value = value;
      if (detail) item.append(element("code", "", detail));
      return item;
    }));
    this.#opener = opener;
    this.root.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    this.root.firstElementChild.focus();
  }

  close() {
    if (!this.shown) return;
    this.root.hidden = true;
    this.#opener.setAttribute("aria-expanded", "false");
  }

  #choose(event) {
    const item = event.target.closest("[data-value]");
    if (!item) return;
    const back = this.#opener;
    this.close();
    back.focus({ preventScroll: true });
    this.chosen(item.dataset.value);
  }

  #walk(event) {
    const items = [...this.root.children];
    const here = items.indexOf(document.activeElement);
    const step = STEPS[event.key];
    if (event.key === "Escape" || event.key === "Tab") {
      event.stopPropagation();
      this.close();
      this.#opener.focus({ preventScroll: true });
    } else if (step) {
      event.preventDefault();
      const to = step === "first" ? 0 : step === "last" ? items.length - 1 : (here + step + items.length) % items.length;
      items[to].focus();
    }
  }
}
