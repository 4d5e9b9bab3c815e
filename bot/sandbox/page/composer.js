// Where a person writes: drafts that stay, the message being edited, an edit that was refused, the file that is chosen.

import { forget, keep, kept } from "./keeping.js";

export class Composer {
  #person = null;
  #edits = null;

  constructor(part, acting) {
    [this.form, this.input, this.file, this.bar, this.about] = ["form", "input", "file", "editing", "editing-text"].map(part);
    this.notice = part("returned");
    this.acting = acting;
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.#submit(); });
    this.input.addEventListener("input", () => this.#changed());
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.#submit(); }
      else if (event.key === "Escape" && this.#edits) this.cancel();
      else if (event.key === "ArrowUp" && !this.input.value) { event.preventDefault(); acting.editLast(); }
    });
    part("cancel").addEventListener("click", () => { this.cancel(); this.focus(); });
    part("discard").addEventListener("click", () => { this.clear(); this.focus(); });
    part("attach").addEventListener("click", () => this.file.click());
    this.file.addEventListener("change", () => {
      if (this.file.files[0]) acting.attach(this.file.files[0], this.#caption);
      this.file.value = "";
    });
  }

  /** Take up where this person left off. */
  begin(person) {
    this.#person = person;
    this.#edits = null;
    this.bar.hidden = true;
    const returned = kept(`returned.${person}`, "");
    this.notice.hidden = !returned;
    this.#show(returned || kept(this.#name, ""));
  }

  edit(message) {
    this.#edits = message.id;
    this.about.textContent = message.text;
    this.bar.hidden = false;
    this.notice.hidden = true;
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

  /** Put a text back that was refused, in front of what was written since; an edit stays apart from the draft. */
  giveBack({ person, text, edits }) {
    const name = `${edits ? "returned" : "draft"}.${person}`;
    keep(name, [text, kept(name, "")].filter(Boolean).join("\n"));
    if (person === this.#person && !this.#edits) this.begin(person);
  }

  /** Let go of a caption that went up with its file, unless it was changed since. */
  spent(person, caption) {
    const name = `draft.${person}`;
    if (!caption || kept(name, "") !== caption) return;
    forget(name);
    if (person === this.#person && !this.#edits) this.begin(person);
  }

  clear() {
    forget(this.#name);
    this.begin(this.#person);
  }

  focus() {
    this.input.focus();
    this.input.setSelectionRange(this.input.value.length, this.input.value.length);
  }

  /** Where the words in the box are kept. */
  get #name() {
    return `${this.notice.hidden ? "draft" : "returned"}.${this.#person}`;
  }

  /** A draft goes along with a file; an edit, begun or refused, does not. */
  get #caption() {
    return this.#edits || !this.notice.hidden ? "" : this.input.value;
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
    if (this.input.value) keep(this.#name, this.input.value);
    else if (this.notice.hidden) forget(this.#name);
    else this.clear(); // nothing is left of the edit: back to the draft
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
