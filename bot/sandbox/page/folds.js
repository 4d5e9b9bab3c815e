// Quotations that unfold and texts that are hidden until asked for.

import { button, element, icon } from "./element.js";

export function foldable(quote) {
  const fold = element("div", "fold");
  fold.append(...quote.childNodes);
  const control = button("unfold");
  control.append(icon("fold"));
  quote.append(fold, control);
  turn(quote, false);
}

function turn(quote, open) {
  const control = quote.querySelector(".unfold");
  quote.classList.toggle("open", open);
  control.setAttribute("aria-expanded", String(open));
  control.setAttribute("aria-label", open ? "Fold the quotation" : "Show the whole quotation");
}

/** A quotation that fits needs no unfolding; known only once it is on the page. */
export function settle(drawn) {
  for (const fold of drawn.querySelectorAll(".fold")) {
    const quote = fold.parentElement;
    if (quote.classList.contains("open") || !fold.clientHeight || fold.scrollHeight > fold.clientHeight + 2) continue;
    quote.classList.add("short");
    quote.querySelector(".unfold").hidden = true;
  }
}

export function hideable(hidden) {
  hidden.tabIndex = 0;
  hidden.setAttribute("role", "button");
  hidden.setAttribute("aria-label", "Hidden text");
}

/** Act on a touch of a quotation or of a hidden text; tells whether it was one. */
export function touched(event) {
  const quote = event.target.closest("blockquote.expandable:not(.short)");
  const hidden = event.target.closest(".spoiler:not(.open)");
  if (hidden) {
    hidden.classList.add("open");
    for (const name of ["tabindex", "role", "aria-label"]) hidden.removeAttribute(name);
  } else if (quote) turn(quote, !quote.classList.contains("open"));
  return Boolean(quote || hidden);
}
