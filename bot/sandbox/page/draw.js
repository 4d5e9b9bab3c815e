// Messages, keyboards and files as elements of the page.

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });
const PEN = "M4 20l1-4.5L16.5 4a1.8 1.8 0 0 1 2.6 0l.9.9a1.8 1.8 0 0 1 0 2.6L8.5 19z";
const SHEET = "M7 3h7l5 5v13H7zM14 3v5h5";

export function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function picture(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

export function dayOf(message) {
  const date = new Date(message.time * 1000);
  return date.toDateString() === new Date().toDateString() ? "Today" : DAY.format(date);
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

/** The text came as HTML the sandbox wrote itself from plain text and marks; nothing else can be in it. */
function words(message) {
  const text = element("div", "text");
  text.innerHTML = message.html;
  for (const block of text.querySelectorAll("blockquote, pre")) { // a block ends its line itself
    const next = block.nextSibling;
    if (next?.nodeType === Node.TEXT_NODE && next.data.startsWith("\n")) next.deleteData(0, 1);
  }
  for (const quote of text.querySelectorAll("blockquote.expandable")) {
    const fold = element("div", "fold");
    fold.append(...quote.childNodes);
    quote.append(fold);
    quote.tabIndex = 0;
    quote.setAttribute("role", "button");
    quote.setAttribute("aria-expanded", "false");
  }
  for (const hidden of text.querySelectorAll(".spoiler")) {
    hidden.tabIndex = 0;
    hidden.setAttribute("role", "button");
    hidden.setAttribute("aria-label", "Hidden text");
  }
  return text;
}

function attachment(file) {
  if (file.picture) {
    const image = element("img", "picture");
    image.src = `${file.url}?show=1`;
    image.alt = "Photo";
    return image;
  }
  if (file.kind === "sticker") return element("div", "sticker", "👍");
  const link = element("a", "file");
  link.href = file.url;
  link.setAttribute("download", file.name);
  const disc = element("span", "disc");
  disc.append(picture(SHEET));
  const about = element("span");
  about.append(element("b", "", file.kind === "voice" ? "Voice message" : file.name), element("small", "", size(file.size)));
  link.append(disc, about);
  return link;
}

function key(button, place) {
  const made = element(button.url ? "a" : "button", button.taps ? "" : "outside", button.label);
  if (button.url) Object.assign(made, { href: button.url, target: "_blank", rel: "noopener noreferrer" });
  else made.type = "button";
  if (button.taps) made.dataset.place = place;
  if (button.copies) made.dataset.copies = button.copies;
  return made;
}

function keyboard(rows) {
  const all = element("div", "rows");
  all.setAttribute("role", "group");
  all.setAttribute("aria-label", "Buttons");
  let place = 0;
  for (const row of rows) {
    const line = element("div", "row");
    for (const button of row) line.append(key(button, place++));
    all.append(line);
  }
  return all;
}

function bubble(message, speaker) {
  const made = element("div", message.edited ? "bubble edited" : "bubble");
  const who = element("span", "unseen", `${speaker}: `);
  made.append(who);
  if (message.reply) made.append(element("div", "reply", message.reply));
  if (message.file) made.append(attachment(message.file));
  made.append(words(message));
  const time = element("span", "stamp", (message.edited ? "edited " : "") + CLOCK.format(new Date(message.time * 1000)));
  made.append(time);
  return made;
}

/** A quotation that fits needs no unfolding; known only once it is on the page. */
export function settle(drawn) {
  for (const fold of drawn.querySelectorAll(".fold")) {
    if (fold.scrollHeight > fold.clientHeight + 2) continue;
    fold.parentElement.classList.add("short");
    for (const name of ["tabindex", "role", "aria-expanded"]) fold.parentElement.removeAttribute(name);
  }
}

export function draw(message, speaker) {
  const made = element("article", `message ${message.mine ? "mine" : "theirs"}`);
  made.dataset.id = message.id;
  made.classList.toggle("has-rows", message.rows.length > 0);
  made.classList.toggle("protected", message.protected);
  made.append(bubble(message, speaker));
  if (message.rows.length) made.append(keyboard(message.rows));
  if (message.mine && !message.file) {
    const pen = element("button", "reword");
    pen.type = "button";
    pen.setAttribute("aria-label", "Edit this message");
    pen.append(picture(PEN));
    made.append(pen);
  }
  return made;
}
