// The page: a phone for each role, side by side or one at a time, and the news that reaches them.

import { Links } from "./links.js";
import { Phone } from "./phone.js";
import { protect } from "./protection.js";
import { Tabs } from "./tabs.js";
import { Trainer } from "./trainer.js";
import * as wire from "./wire.js";

const wide = matchMedia("(min-width: 1040px) and (min-height: 600px)");
const room = document.querySelector("[data-phones]");
const template = document.querySelector("[data-phone]");
const page = { bot: { name: "Casewalk", running: true }, about: "", linked: false, choose, drawTabs, follow, people, refresh };
const tabs = new Tabs(document.querySelector("[data-tabs]"), (place) => choose(phones[place].person.id));
const trainer = new Trainer(wide);
let phones = [], inView = null, missed = null, followed = null;
new Links(page);

const phoneOf = (id) => phones.find((phone) => phone.people.some((person) => person.id === id));

function make(role, place) {
  const root = template.content.cloneNode(true).firstElementChild;
  root.id = `phone-${place + 1}`;
  root.querySelector("[data-menu]").id = `menu-${place + 1}`;
  root.querySelector("[data-menu-button]").setAttribute("aria-controls", `menu-${place + 1}`);
  return new Phone(root, role, page);
}

/** One phone for each role there is, in the order of the people. */
function furnish(people) {
  const roles = [...new Set(people.map((person) => person.role))];
  if (roles.join() !== phones.map((phone) => phone.role).join()) {
    phones = roles.map((role, place) => phones.find((phone) => phone.role === role) ?? make(role, place));
    room.replaceChildren(...phones.map((phone) => phone.root));
  }
  for (const phone of phones) phone.show(people.filter((person) => person.role === phone.role));
}

function choose(id) {
  const phone = phoneOf(id);
  if (!phone) return;
  inView = phone;
  history.replaceState(null, "", `#${id}`);
  arrange();
  phone.choose(id);
  drawTabs();
}

function people() {
  return phones.flatMap((phone) => phone.people.map((person) => ({ ...person, role: phone.role })));
}

/** Open a link on somebody's phone, as soon as that is here. */
function follow(id, payload) {
  followed = { id, payload };
  handOver();
}

function handOver() {
  if (!followed || !phoneOf(followed.id)) return;
  const { id, payload } = followed;
  followed = null;
  choose(id);
  phoneOf(id).offer(payload);
}

/** Side by side, or behind tabs. */
function arrange() {
  for (const phone of phones) {
    phone.root.hidden = !wide.matches && phone !== inView;
    phone.root.setAttribute("role", wide.matches ? "region" : "tabpanel");
  }
  drawTabs();
}

function drawTabs() {
  tabs.draw(phones, inView);
}

function drawStates() {
  for (const phone of phones) phone.drawState();
}

function hear(news) {
  if (missed) missed.push(news);
  else if (news.event === "refresh") refresh();
  else if (news.event === "bot") { page.bot.running = news.running; drawStates(); }
  else phoneOf(news.person)?.hear(news);
}

/** Fetch the whole; what happens meanwhile may be newer than that, and is heard after it. */
async function refresh() {
  if (missed) return;
  missed = [];
  let late = [];
  try {
    const { people, restarts, ...rest } = await wire.everything();
    Object.assign(page, rest, { linked: true });
    late = missed;
    redraw(people, restarts);
  } catch (problem) {
    if (!(problem instanceof wire.Unheard) && !(problem instanceof wire.Refused)) throw problem;
  } finally {
    missed = null;
  }
  late.forEach(hear);
}

function redraw(people, restarts) {
  const first = phones.length === 0;
  for (const name of document.querySelectorAll("[data-bot-name]")) name.textContent = page.bot.name;
  document.title = `${page.bot.name} sandbox`;
  furnish(people);
  trainer.draw(phones, restarts);
  if (!phones.includes(inView)) inView = phones[0];
  const wanted = Number(location.hash.slice(1));
  if (first && phoneOf(wanted)) choose(wanted);
  else arrange();
  handOver();
}

wide.addEventListener("change", () => { arrange(); phones.forEach((phone) => phone.draw()); });
addEventListener("storage", () => phones.forEach((phone) => phone.drawUnsent()));
protect((drawn, words) => phones.find((phone) => phone.root.contains(drawn))?.toast(words));
wire.listen({ opened: refresh, news: hear, lost: () => { page.linked = false; drawStates(); } });
