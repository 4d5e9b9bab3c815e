// Protected messages are not copied, dragged or saved.

const PROTECTED = ".message.protected .bubble";

/** Stop every way out of the page, and tell the phone it was tried on. */
export function protect(tell) {
  const stop = (event, message) => {
    event.preventDefault();
    tell(message, "This message is protected. It cannot be copied, forwarded or saved.");
  };
  for (const kind of ["copy", "cut"]) {
    document.addEventListener(kind, (event) => {
      const selected = document.getSelection();
      if (selected.isCollapsed || event.target.matches?.("textarea")) return;
      const range = selected.getRangeAt(0);
      const touched = [...document.querySelectorAll(PROTECTED)].find((each) => range.intersectsNode(each));
      if (touched) stop(event, touched);
    });
  }
  for (const kind of ["dragstart", "contextmenu"]) {
    document.addEventListener(kind, (event) => {
      const touched = event.target.closest?.(PROTECTED);
      if (touched) stop(event, touched);
    });
  }
}
