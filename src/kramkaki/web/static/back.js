// What the reader finds on coming back, from first aid or by loading again: the scenario as it stood. It is kept with this
// page in the tab's own list of visited pages, and gone with the tab. Without it the browser would ask to send a form again.

import { listen } from "./scenario.js";
import { address } from "./server.js";

const REST = 300; // [ms] browsers refuse pages that write there at every step of a drag
let timer = null;

/** Keep every scenario from now on. */
export function keep() {
  listen((value, why) => {
    clearTimeout(timer);
    if (why === "open") history.replaceState({ scenario: value }, ""); // the address holds it, too
    else if (why === "answer") write(value);
    else timer = setTimeout(() => write(value), REST);
  });
}

/** The scenario that was kept here; null where there is none. */
export function kept() {
  return history.state?.scenario ?? null;
}

function write(value) {
  history.replaceState({ scenario: value }, "", address("answer"));
}
