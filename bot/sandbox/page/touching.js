// A message held down, or clicked with the other button, asks what can be done with it.

const HELD_MS = 500;

export function whenHeld(log, open) {
  let timer;
  const messageOf = (event) => event.target.closest(".bubble")?.closest(".message");
  const offer = (event) => {
    const drawn = messageOf(event);
    if (!drawn?.querySelector(".more") || !document.getSelection().isCollapsed) return;
    event.preventDefault();
    open(drawn);
  };
  log.addEventListener("contextmenu", offer);
  log.addEventListener("pointerdown", (event) => { // some phones have no context menu
    if (event.pointerType === "touch" && messageOf(event)) timer = setTimeout(offer, HELD_MS, event);
  });
  for (const end of ["pointerup", "pointermove", "pointercancel"]) log.addEventListener(end, () => clearTimeout(timer));
}
