// Where a person writes: drafts that stay, the message being edited, the file that is chosen.

import { forget, keep, kept } from "./keeping.js";

export class Composer {
  #person = null;
  #edits = null;

  constructor(part, acting) {
    [this.form, this.input, this.file, this.bar, this.about] = ["form", "input", "file", "editing", "editing-text"].map(part);
    this.acting = acting;
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.#submit(); });
    this.input.addEventListener("input", () => this.#changed());
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.#submit(); }
      else if (event.key === "Escape" && this.#edits) this.cancel();
      else if (event.key === "ArrowUp" && !this.input.value) { event.preventDefault(); acting.editLast(); }
    });
    part("cancel").addEventListener("click", () => { this.cancel(); this.focus(); });
    part("attach").addEventListener("click", () => this.file.click());
    this.file.addEventListener("change", () => {
      if (this.file.files[0]) acting.attach(this.file.files[0], this.input.value.trim());
      this.file.value = "";
    });
  }

  /** Take up where this person left off. */
  begin(person) {
    this.#person = person;
    this.#edits = null;
    this.bar.hidden = true;
    this.#show(kept(this.#draft, ""));
  }

  edit(message) {
    this.#edits = message.id;
    this.about.textContent = message.text;
    this.bar.hidden = false;
    this.#show(message.text);
    this.focus();
  }

  cancel() {
    this.begin(this.#person);
  }

  /** Stop editing a message that has gone. */
  gone(id) {
    if (this.#edits === id) this.cancel();
  }

  /** Put a text back that was refused, in front of what was written since. */
  giveBack(person, text) {
    const name = `draft.${person}`;
    keep(name, [text, kept(name, "")].filter(Boolean).join("\n"));
    if (person === this.#person && !this.#edits) this.begin(person);
  }

  clear() {
    forget(this.#draft);
    this.begin(this.#person);
  }

  focus() {
    this.input.focus();
    this.input.setSelectionRange(this.input.value.length, this.input.value.length);
  }

  get #draft() {
    return `draft.${this.#person}`;
  }

  #submit() {
    const text = this.input.value.trim();
    if (!text) return;
    const edits = this.#edits;
    if (edits) this.cancel();
    else this.clear();
    this.acting.say(text, edits);
    this.input.focus();
  }

  #changed() {
    this.#grow();
    if (this.#edits) return;
    if (this.input.value) keep(this.#draft, this.input.value);
    else forget(this.#draft);
  }

  #show(text) {
    this.input.value = text;
    this.#grow();
  }

  #grow() {
    this.input.style.height = "auto";
    if (this.input.scrollHeight) this.input.style.height = `${this.input.scrollHeight}px`;
  }
}
