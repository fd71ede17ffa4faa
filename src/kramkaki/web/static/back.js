// What the reader finds on coming back, from first aid or by loading again: the scenario as it stood. It is kept with this
// page in the tab's own list of visited pages, and gone with the tab. Without it the browser would ask to send a form again.

import { listen } from "./scenario.js";
import { address } from "./server.js";

const REST = 300; // [ms] browsers refuse pages that write there at every step of a drag
let timer = null;
let last = null; // the newest scenario

/** Keep every scenario from now on. */
export function keep() {
  listen((value, why) => {
    clearTimeout(timer);
    if (why === "open") history.replaceState({ scenario: value }, ""); // the address holds it, too
    else if (why === "answer") write(value);
    else timer = setTimeout(() => write(value), REST);
    last = value;
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("a[href]") && last) write(last); // who leaves at once
  });
  addEventListener("hashchange", () => { // a jump within the page is a further entry of the list
    if (last && document.getElementById(location.hash.slice(1))) history.replaceState({ scenario: last }, "");
  });
}

/** The scenario that was kept here; null where there is none. */
export function kept() {
  return history.state?.scenario ?? null;
}

function write(value) {
  clearTimeout(timer);
  history.replaceState({ scenario: value }, "", address("answer"));
}

/** Keep what was filled in where one comes back to the questions. */
export function keepQuestions() {
  const form = document.getElementById("questions");
  if (!form) return;
  const before = history.state?.fields;
  if (before) fillIn(form, before);
  form.addEventListener("submit", () => {
    const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    const units = new URLSearchParams({ units: document.body.dataset.units });
    history.replaceState({ fields }, "", `${location.pathname}?${units}`);
  });
}

function fillIn(form, fields) {
  const said = new Set(fields.map(([name, value]) => `${name} ${value}`));
  const values = new Map(fields);
  for (const one of form.elements) {
    if (["checkbox", "radio"].includes(one.type)) one.checked = said.has(`${one.name} ${one.value}`);
    else if (values.has(one.name) && !["hidden", "file", "submit"].includes(one.type)) one.value = values.get(one.name);
  }
}
