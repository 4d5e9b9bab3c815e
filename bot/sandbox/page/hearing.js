// What a phone does with the news it hears.

import * as dialogs from "./dialogs.js";

const TYPING_MS = 5000;
const EVENTS = { message, deleted, typing, answered, sent };

export function hear(phone, news) {
  const person = phone.people.find((each) => each.id === news.person);
  if (person) EVENTS[news.event]?.(phone, person, news);
}

function message(phone, person, { message: said }) {
  const known = person.messages.findIndex((each) => each.id === said.id);
  if (known >= 0) person.messages[known] = said;
  else person.messages.push(said);
  const seen = person === phone.person && phone.inView;
  if (known < 0 && !said.mine && !seen) {
    phone.unread.set(person.id, (phone.unread.get(person.id) ?? 0) + 1);
    phone.page.drawTabs();
  }
  if (person !== phone.person) return;
  if (!said.mine) phone.drawState();
  phone.drawFoot();
  phone.talk.place(said);
}

function deleted(phone, person, { id }) {
  person.messages = person.messages.filter((each) => each.id !== id);
  if (person !== phone.person) return;
  phone.composer.gone(id);
  phone.talk.remove(id);
  phone.drawFoot();
}

function typing(phone, person) {
  if (person !== phone.person) return;
  const status = phone.part("status");
  status.textContent = "typing";
  status.classList.add("typing");
  clearTimeout(phone.stopTyping);
  phone.stopTyping = setTimeout(() => phone.drawState(), TYPING_MS);
}

function answered(phone, person, { text, alert }) {
  if (person !== phone.person) return;
  phone.acting.rest();
  if (!text) return;
  if (alert) dialogs.say(text);
  else phone.toast(text);
}

function sent(phone, _, { send }) {
  if (send) phone.outbox.done(send);
}
