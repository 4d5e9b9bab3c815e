// The phone: whose it is, what it shows, and what a touch does.

import { dayOf, draw, element, settle } from "./draw.js";
import * as wire from "./wire.js";

const at = (name) => document.querySelector(`[data-${name}]`);
const [log, scroll, input, tabs, menu, start, form] = ["log", "scroll", "input", "tabs", "menu", "start", "form"].map(at);
const state = { bot: { name: "Casewalk", running: true }, people: [], person: null, linked: false, editing: null, unread: new Map() };
let typing, toasting, missed, following = true;

const current = () => state.people.find((person) => person.id === state.person);

// ---- Drawing

function drawAll() {
  for (const name of document.querySelectorAll("[data-bot-name]")) name.textContent = state.bot.name;
  document.title = `${state.bot.name} sandbox`;
  drawTabs();
  showTab();
  drawChat();
  drawStatus();
}

function drawTabs() {
  const roles = state.people.map((person) => person.role);
  const shared = (role) => roles.indexOf(role) !== roles.lastIndexOf(role);
  tabs.replaceChildren(...state.people.map((person) => {
    const tab = element("button", "", shared(person.role) ? person.name : person.role);
    tab.type = "button";
    tab.dataset.person = person.id;
    tab.title = person.name;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-label", `${person.role}, ${person.name}`);
    tab.setAttribute("aria-selected", String(person.id === state.person));
    tab.tabIndex = person.id === state.person ? 0 : -1;
    const unread = state.unread.get(person.id);
    if (unread) tab.append(element("span", "count", String(unread)));
    return tab;
  }));
}

/** On a small screen the tabs are wider than the phone; the chosen one must not be hidden. */
const showTab = () => tabs.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest", inline: "center" });

function drawChat() {
  const person = current();
  log.replaceChildren();
  delete log.dataset.day;
  if (!person) return;
  log.setAttribute("aria-live", "off");
  drawFoot();
  for (const message of person.messages) place(message, false);
  log.setAttribute("aria-live", "polite");
  toBottom();
}

function drawFoot() {
  const person = current();
  const empty = person.messages.length === 0;
  at("empty").hidden = start.hidden = !empty;
  log.hidden = form.hidden = empty;
  at("about").textContent = state.about || `Press Start to begin as ${person.name}.`;
  at("menu-button").hidden = person.commands.length === 0;
  menu.replaceChildren(...person.commands.map((command) => {
    const item = element("button", "", command.description);
    item.type = "button";
    item.setAttribute("role", "menuitem");
    item.dataset.command = `/${command.command}`;
    item.append(element("code", "", `/${command.command}`));
    return item;
  }));
}

function place(message, appear = true) {
  const made = draw(message, message.mine ? "You" : state.bot.name);
  const old = log.querySelector(`[data-id="${message.id}"]`);
  if (old) {
    made.classList.toggle("turn", old.classList.contains("turn"));
    old.replaceWith(made);
    settle(made);
    return;
  }
  const last = log.lastElementChild;
  const day = dayOf(message);
  if (log.dataset.day !== day || !last) log.append(element("div", "day", (log.dataset.day = day)));
  made.classList.toggle("turn", Boolean(last) && last.classList.contains("mine") !== message.mine);
  made.classList.toggle("appear", appear);
  log.append(made);
  settle(made);
}

function drawStatus() {
  const { linked, bot } = state;
  const words = !linked ? "connecting…" : bot.running ? "bot" : "not running";
  at("status").textContent = words;
  const banner = at("banner");
  const problem = !linked ? "The sandbox has stopped. This page connects again by itself." : bot.running ? "" : "The bot is not running. What you send waits until it is started.";
  if (banner.textContent !== problem) banner.textContent = problem;
  banner.hidden = !problem;
  at("state").textContent = !linked ? "Connecting…" : bot.running ? "The bot is running" : "The bot is not running";
  at("dot").classList.toggle("on", linked && bot.running);
}

// ---- Moving about

const nearBottom = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 120;
const toBottom = () => { following = true; scroll.scrollTop = scroll.scrollHeight; };

function choose(person) {
  if (!state.people.some((each) => each.id === person)) return;
  state.person = person;
  state.unread.delete(person);
  history.replaceState(null, "", `#${person}`);
  stopEditing();
  showMenu(false);
  drawTabs();
  showTab();
  drawChat();
}

function showMenu(shown) {
  menu.hidden = !shown;
  at("menu-button").setAttribute("aria-expanded", String(shown));
  if (shown) menu.firstElementChild?.focus();
}

function toast(text) {
  clearTimeout(toasting);
  at("toast").textContent = text;
  at("toast").classList.add("shown");
  toasting = setTimeout(() => at("toast").classList.remove("shown"), 3500);
}

function grow() {
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight}px`;
}

// ---- What the sandbox tells

function heard(news) {
  if (missed) { missed.push(news); return; }
  const person = state.people.find((each) => each.id === news.person);
  if (news.event === "refresh") refresh();
  else if (news.event === "bot") { state.bot.running = news.running; drawStatus(); }
  else if (person) ({ message: keep, deleted: forget, typing: showTyping, answered })[news.event]?.(person, news);
}

function keep(person, { message }) {
  const known = person.messages.findIndex((each) => each.id === message.id);
  if (known >= 0) person.messages[known] = message;
  else person.messages.push(message);
  if (person.id !== state.person) {
    if (known < 0 && !message.mine) state.unread.set(person.id, (state.unread.get(person.id) ?? 0) + 1);
    drawTabs();
    return;
  }
  const follow = nearBottom() || message.mine;
  const focused = document.activeElement?.closest?.(`[data-id="${message.id}"]`);
  if (!message.mine) drawStatus();
  drawFoot();
  place(message);
  if (follow) toBottom();
  if (focused) log.querySelector(`[data-id="${message.id}"] .row button`)?.focus({ preventScroll: true });
}

function forget(person, { id }) {
  person.messages = person.messages.filter((message) => message.id !== id);
  if (person.id === state.person) drawChat();
}

function showTyping(person) {
  if (person.id !== state.person) return;
  at("status").textContent = "typing…";
  clearTimeout(typing);
  typing = setTimeout(drawStatus, 5000);
}

function answered(person, { text, alert }) {
  for (const button of log.querySelectorAll(".waiting")) button.classList.remove("waiting");
  if (!text || person.id !== state.person) return;
  if (!alert) return toast(text);
  at("alert-text").textContent = text;
  at("alert").showModal();
}

async function refresh() {
  if (missed) return;
  missed = []; // what happens while the whole is fetched may be newer than the whole
  let late;
  try {
    Object.assign(state, await wire.everything());
  } catch {
    return;
  } finally {
    [late, missed] = [missed, undefined];
  }
  const wanted = Number(location.hash.slice(1));
  const known = state.people.some((person) => person.id === (state.person ?? wanted));
  state.person = known ? (state.person ?? wanted) : state.people[0]?.id;
  drawAll();
  late.forEach(heard);
}

// ---- What the person does

const tell = (work) => work.catch((problem) => toast(problem instanceof TypeError ? "The sandbox has stopped." : problem.message));

function submit(event) {
  event?.preventDefault();
  const text = input.value.trim();
  if (!text) return;
  tell(wire.say(state.person, text, state.editing).then(() => { input.value = ""; stopEditing(); grow(); }));
  input.focus();
}

function edit(id) {
  const message = current().messages.find((each) => each.id === id);
  state.editing = id;
  input.value = message.text;
  at("editing-text").textContent = message.text;
  at("editing").hidden = false;
  grow();
  input.focus();
}

function stopEditing() {
  if (state.editing) input.value = "";
  state.editing = null;
  at("editing").hidden = true;
}

function press(button) {
  button.classList.add("waiting");
  setTimeout(() => button.classList.remove("waiting"), 10000);
  const message = Number(button.closest(".message").dataset.id);
  const label = button.textContent;
  tell(wire.tap(state.person, message, Number(button.dataset.place), label).catch((problem) => {
    button.classList.remove("waiting");
    throw problem;
  }));
}

/** A link to this very bot starts it here instead of on the internet. */
function startsHere(event, link) {
  const address = new URL(link.href, location.href);
  const ours = ["t.me", "telegram.me"].includes(address.hostname) && address.pathname === `/${state.bot.username}`;
  if (!ours) return;
  event.preventDefault();
  tell(wire.say(state.person, `/start ${address.searchParams.get("start") ?? ""}`.trim()));
}

function touched(event) {
  const on = (selector) => event.target.closest(selector);
  const button = on("[data-place]");
  const quote = on("blockquote.expandable");
  if (button) press(button);
  else if (on("[data-copies]")) navigator.clipboard.writeText(on("[data-copies]").dataset.copies).then(() => toast("Copied"));
  else if (on(".command")) tell(wire.say(state.person, on(".command").textContent));
  else if (on(".reword")) edit(Number(on(".message").dataset.id));
  else if (on(".spoiler")) on(".spoiler").classList.add("open");
  else if (on("a[href]")) startsHere(event, on("a[href]"));
  else if (quote && !quote.matches(".short")) quote.setAttribute("aria-expanded", String(quote.getAttribute("aria-expanded") === "false"));
}

function walkTabs(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const here = state.people.findIndex((person) => person.id === state.person);
  choose(state.people[(here + step + state.people.length) % state.people.length].id);
  tabs.querySelector('[aria-selected="true"]').focus();
}

function walkMenu(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [...menu.children];
  items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
}

form.addEventListener("submit", submit);
input.addEventListener("input", grow);
input.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
});
start.addEventListener("click", () => tell(wire.say(state.person, "/start")));
log.addEventListener("click", touched);
log.addEventListener("dblclick", (event) => event.target.closest(".mine")?.querySelector(".reword")?.click());
log.addEventListener("load", () => nearBottom() && toBottom(), true);
log.addEventListener("keydown", (event) => {
  if (["Enter", " "].includes(event.key) && event.target.matches('[role="button"]')) { event.preventDefault(); touched(event); }
});
scroll.addEventListener("scroll", () => { at("down").hidden = following = nearBottom(); });
at("down").addEventListener("click", toBottom);
at("cancel").addEventListener("click", () => { stopEditing(); grow(); input.focus(); });
at("menu-button").addEventListener("click", () => showMenu(menu.hidden));
menu.addEventListener("keydown", walkMenu);
menu.addEventListener("click", (event) => {
  const item = event.target.closest("[data-command]");
  if (!item) return;
  showMenu(false);
  tell(wire.say(state.person, item.dataset.command));
});
tabs.addEventListener("click", (event) => {
  const tab = event.target.closest("[data-person]");
  if (tab) choose(Number(tab.dataset.person));
});
tabs.addEventListener("keydown", walkTabs);
at("attach").addEventListener("click", () => at("file").click());
at("file").addEventListener("change", ({ target }) => {
  if (target.files[0]) tell(wire.attach(state.person, target.files[0], input.value.trim()).then(() => { input.value = ""; grow(); }));
  target.value = "";
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (!menu.hidden) { showMenu(false); at("menu-button").focus(); }
  else if (state.editing) at("cancel").click();
});
document.addEventListener("pointerdown", (event) => {
  if (!menu.hidden && !event.target.closest("[data-menu], [data-menu-button]")) showMenu(false);
});
new ResizeObserver(() => following && toBottom()).observe(scroll);

wire.listen({
  opened: () => { state.linked = true; refresh(); },
  news: heard,
  lost: () => { state.linked = false; drawStatus(); },
});
