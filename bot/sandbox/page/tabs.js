// On a narrow screen one phone is in view, and tabs choose which.

import { button, element } from "./element.js";

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

export class Tabs {
  constructor(root, chosen) {
    this.root = root;
    this.chosen = chosen;
    root.addEventListener("click", (event) => this.#choose(event.target.closest("button")));
    root.addEventListener("keydown", (event) => this.#walk(event));
  }

  /** Each phone has a tab by its role, with the number of messages not seen. */
  draw(phones, inView) {
    const focused = this.root.contains(document.activeElement);
    this.root.replaceChildren(...phones.map((phone) => this.#tab(phone, phone === inView)));
    if (focused) this.root.querySelector('[aria-selected="true"]').focus();
  }

  #tab(phone, selected) {
    const tab = button("", phone.role);
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-selected", String(selected));
    tab.setAttribute("aria-controls", phone.root.id);
    tab.tabIndex = selected ? 0 : -1;
    const unread = [...phone.unread.values()].reduce((all, each) => all + each, 0);
    if (unread) {
      const count = element("span", "count", String(unread));
      count.append(element("span", "unseen", " new"));
      tab.append(count);
    }
    return tab;
  }

  #choose(tab) {
    if (tab) this.chosen([...this.root.children].indexOf(tab));
  }

  #walk(event) {
    const step = STEPS[event.key];
    if (!step) return;
    const tabs = [...this.root.children];
    const here = tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
    tabs[(here + step + tabs.length) % tabs.length].focus();
    this.chosen((here + step + tabs.length) % tabs.length);
  }
}
