// Questions and words that must be answered before anything else.

const at = (name) => document.querySelector(`[data-${name}]`);

/** Show words until they are put away. */
export function say(text) {
  at("alert-text").textContent = text;
  at("alert").showModal();
}

/** Ask before something that cannot be undone; gives whether it was wanted. */
export function wanted(text, verb) {
  const dialog = at("ask");
  at("ask-text").textContent = text;
  at("ask-yes").textContent = verb;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
