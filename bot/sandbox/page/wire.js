// What the page says to the sandbox and hears from it.

const AGAIN_MS = 1500;

/** The sandbox heard and said no; trying again would not help. */
export class Refused extends Error {}

/** Nobody heard: the sandbox has stopped, or this phone is offline. */
export class Unheard extends Error {}

let dropped = () => {};

async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    dropped();
    throw new Unheard("No connection. Try again when the phone is back.");
  }
  if (answer.ok) return answer.json();
  const said = await answer.json().catch(() => ({}));
  throw new Refused(said.problem ?? (answer.status === 409 ? "That is no longer there." : "That did not go through."));
}

function post(path, body, type) {
  const headers = { "X-Sandbox-Page": "1", ...(type && { "Content-Type": type }) };
  return ask(path, { method: "POST", headers, body });
}

const json = (path, body) => post(path, JSON.stringify(body), "application/json");

export const say = ({ person, send, text, edits }) => json("/page/say", { person, send, text, edits });
export const tap = (person, message, place, label) => json("/page/tap", { person, message, place, label });
export const remove = (person, message) => json("/page/delete", { person, message });
export const failCalls = () => json("/page/trainer/fail", {});
export const restartBot = () => json("/page/trainer/restart", {});
export const newPhone = () => json("/page/trainer/phone", {});
export const nextMorning = () => json("/page/trainer/morning", {});
export const everything = () => ask("/page/state");

export function attach(person, file, caption) {
  const form = new FormData();
  form.append("person", person);
  form.append("caption", caption);
  form.append("send", crypto.randomUUID());
  form.append("file", file);
  return post("/page/attach", form);
}

/** Listen for news, and connect again when nobody is heard: a stream that broke, or a request that did not arrive. */
export function listen({ opened, news, lost }) {
  let events, timer;
  const connect = () => {
    events = new EventSource("/page/events");
    events.onopen = opened;
    events.onmessage = (event) => news(JSON.parse(event.data));
    events.onerror = dropped;
  };
  dropped = () => {
    events.close();
    clearTimeout(timer);
    timer = setTimeout(connect, AGAIN_MS);
    lost();
  };
  connect();
}
