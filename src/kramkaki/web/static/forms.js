// Forms of the answer that work without script; with it they do the same without leaving the page.

import { tell } from "./messages.js";
import { data, fail, show } from "./results.js";
import { change, endStep } from "./scenario.js";
import { ask } from "./server.js";
import { say } from "./texts.js";

const ELSEWHERE = ".download, [data-leaves]"; // forms that bring a file or another page

/** Send the forms inside #answer by ourselves. */
export function sendInPlace() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.closest("#answer") || form.matches(ELSEWHERE)) return;
    event.preventDefault();
    send(form, event.submitter);
  });
}

async function send(form, submitter) {
  const body = new FormData(form, submitter);
  const path = submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.pathname;
  document.getElementById("answer").setAttribute("aria-busy", "true");
  tell(say("updating"));
  try {
    const coded = form.enctype === "multipart/form-data" ? body : new URLSearchParams(body);
    const page = await ask(path, { method: "POST", body: coded }, (seconds) => tell(say("busy", { seconds })));
    take(page);
  } catch (problem) {
    fail(problem);
  } finally {
    document.getElementById("answer").removeAttribute("aria-busy");
  }
}

/** Take over the answer and the scenario of a page that came back. */
function take(page) {
  const fresh = page.getElementById("answer");
  const block = fresh?.querySelector("#scenario-data");
  if (!block) return;
  endStep();
  change(JSON.parse(block.textContent), null, "answer");
  show(fresh);
  tell(say("updated_plain"));
}

/** The scenario as the page was sent. */
export function sentScenario() {
  return data("scenario-data");
}
