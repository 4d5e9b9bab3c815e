// What the page says to the sandbox and hears from it.

async function post(path, body, type) {
  const headers = { "X-Sandbox-Page": "1", ...(type && { "Content-Type": type }) };
  const answer = await fetch(path, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(answer.status === 409 ? "This button is no longer there." : "That did not go through.");
}

const json = (path, body) => post(path, JSON.stringify(body), "application/json");

export const say = (person, text, edits) => json("/page/say", { person, text, edits });
export const tap = (person, message, place, label) => json("/page/tap", { person, message, place, label });

export function attach(person, file, caption) {
  const form = new FormData();
  form.append("person", person);
  form.append("caption", caption);
  form.append("file", file);
  return post("/page/attach", form);
}

export async function everything() {
  const answer = await fetch("/page/state");
  if (!answer.ok) throw new Error("The sandbox did not answer.");
  return answer.json();
}

/** Listen for news; the browser connects again by itself, and `opened` then fetches what was missed. */
export function listen({ opened, news, lost }) {
  let events;
  const connect = () => {
    events = new EventSource("/page/events");
    events.onopen = opened;
    events.onmessage = (event) => news(JSON.parse(event.data));
    events.onerror = () => {
      lost();
      if (events.readyState === EventSource.CLOSED) setTimeout(connect, 1500);
    };
  };
  connect();
}
