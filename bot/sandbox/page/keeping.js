// What this browser keeps over a reload: drafts, what waits to be sent, the colours.

const NAME = "casewalk.";
const inMemory = new Map(); // where a browser refuses to store, the page works and forgets

export function kept(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(NAME + name) ?? inMemory.get(name) ?? null) ?? otherwise;
  } catch {
    return JSON.parse(inMemory.get(name) ?? null) ?? otherwise;
  }
}

export function keep(name, value) {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(NAME + name, text);
  } catch {
    inMemory.set(name, text);
  }
}

export function forget(name) {
  inMemory.delete(name);
  try {
    localStorage.removeItem(NAME + name);
  } catch {
    // nothing was stored
  }
}
