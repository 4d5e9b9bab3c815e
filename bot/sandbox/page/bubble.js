// A message as an element: text, file, time, keyboard, and the control for what can be done with it.

import { button, clock, element, icon, size } from "./element.js";
import { foldable, hideable } from "./folds.js";

/** The text came as HTML the sandbox wrote itself from plain text and marks; nothing else can be in it. */
function words(message) {
  const text = element("div", "text");
  if (message.html === undefined) text.textContent = message.text;
  else text.innerHTML = message.html;
  for (const block of text.querySelectorAll("blockquote, pre")) { // a block ends its line itself
    const next = block.nextSibling;
    if (next?.nodeType === Node.TEXT_NODE && next.data.startsWith("\n")) next.deleteData(0, 1);
  }
  text.querySelectorAll("blockquote.expandable").forEach(foldable);
  text.querySelectorAll(".spoiler").forEach(hideable);
  return text;
}

function attachment(file) {
  if (file.shown) {
    const image = element("img", "picture");
    Object.assign(image, { src: file.shown, alt: "Photo", draggable: false });
    return image;
  }
  if (file.kind === "sticker") return element("div", "sticker", "👍");
  const tile = element(file.saved ? "a" : "div", "file");
  if (file.saved) {
    tile.href = file.saved;
    tile.setAttribute("download", file.name);
  }
  const disc = element("span", "disc");
  disc.append(icon(file.saved ? "sheet" : "lock"));
  const about = element("span");
  const more = file.saved ? "" : ", protected";
  about.append(element("b", "", file.kind === "voice" ? "Voice message" : file.name), element("small", "", size(file.size) + more));
  tile.append(disc, about);
  return tile;
}

function key(pressed, place) {
  const made = element(pressed.url ? "a" : "button", pressed.taps ? "" : "outside", pressed.label);
  if (pressed.url) Object.assign(made, { href: pressed.url, target: "_blank", rel: "noopener noreferrer" });
  else made.type = "button";
  if (pressed.taps) made.dataset.place = place;
  if (pressed.copies) made.dataset.copies = pressed.copies;
  return made;
}

function keyboard(rows) {
  const all = element("div", "rows");
  all.setAttribute("role", "group");
  all.setAttribute("aria-label", "Buttons");
  let place = 0;
  for (const row of rows) {
    const line = element("div", "row");
    for (const each of row) line.append(key(each, place++));
    all.append(line);
  }
  return all;
}

function stamp(message) {
  const made = element("time", "stamp", (message.edited ? "edited " : "") + clock(message.time));
  made.dateTime = new Date(message.time * 1000).toISOString();
  if (message.unsent) {
    made.append(icon("clock"), element("span", "unseen", ", waiting to be sent"));
  }
  return made;
}

function bubble(message, speaker) {
  const made = element("div", message.edited ? "bubble edited" : "bubble");
  made.append(element("span", "unseen", `${speaker}: `));
  if (message.reply) made.append(element("div", "reply", message.reply));
  if (message.file) made.append(attachment(message.file));
  made.append(words(message), stamp(message));
  return made;
}

/** What can be done with a message: nothing with a protected one, and less with a bot's than with one's own. */
export function possible(message) {
  if (message.unsent || message.protected) return [];
  if (!message.mine) return message.text ? ["copy"] : [];
  return [...(message.file ? [] : ["edit"]), ...(message.text ? ["copy"] : []), "delete"];
}

function more(message) {
  const made = button("more");
  made.setAttribute("aria-label", "What to do with this message");
  made.setAttribute("aria-haspopup", "menu");
  made.append(icon("more"));
  made.dataset.for = message.id;
  return made;
}

export function draw(message, speaker) {
  const made = element("article", `message ${message.mine ? "mine" : "theirs"}`);
  made.dataset.id = message.id;
  made.classList.toggle("unsent", Boolean(message.unsent));
  made.classList.toggle("has-rows", message.rows.length > 0);
  made.classList.toggle("protected", Boolean(message.protected));
  made.append(bubble(message, speaker));
  if (message.rows.length) made.append(keyboard(message.rows));
  if (possible(message).length) made.append(more(message));
  return made;
}
