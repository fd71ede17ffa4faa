// The one form of the answer, which works without script; with it the same happens without leaving the page.

import { closeChange, lookAt, openChange } from "./change.js";
import { tell } from "./messages.js";
import { data, fail, show, stops } from "./results.js";
import { change, endStep } from "./scenario.js";
import { ask } from "./server.js";
import { say } from "./texts.js";

const ASKS_FORM = /^(edit|add):/; // answered by a form to fill in
const ANSWERED = /^(save:|remove:|apply$|answer$)/; // answered by an answer; all else leaves the page or is the plan's

/** Send by ourselves what a form of the answer asks. */
export function sendInPlace() {
  document.addEventListener("submit", (event) => {
    const asked = event.submitter?.name === "do" ? event.submitter.value : "";
    const fits = ASKS_FORM.test(asked) || ANSWERED.test(asked);
    if (event.defaultPrevented || !fits || event.submitter.hasAttribute("formaction")) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });
}

/** Open the form of an entry: the page's own, in a window over the answer. */
export async function edit(path) {
  const form = document.getElementById("carry");
  const body = new FormData(form);
  // Sleep is no entry of its own; it is asked among everything else.
  const alone = !/\.(wake|sleep)$/.test(path);
  body.set("do", `edit:${alone ? path : ""}`);
  await post(form.action, body);
  if (!alone) lookAt(`f.${path}`);
}

function send(form, submitter) {
  return post(form.action, new FormData(form, submitter));
}

async function post(path, body) {
  const answer = document.getElementById("answer");
  answer.setAttribute("aria-busy", "true");
  tell(say("updating"));
  try {
    const options = { method: "POST", body };
    take(await ask(path, options, (seconds) => tell(say("busy", { seconds }))));
  } catch (problem) {
    fail(problem, () => post(path, body));
  } finally {
    answer.removeAttribute("aria-busy");
  }
}

// What came back: an answer, or a form to fill in (again).
function take(page) {
  const fresh = page.getElementById("answer");
  if (!fresh) {
    openChange(page);
    return;
  }
  closeChange();
  endStep();
  change(JSON.parse(fresh.querySelector("#scenario-data").textContent), null, "answer");
  show(fresh);
  const stopped = stops(fresh);
  tell(say(stopped ? "stopped" : "updated_plain"));
}

/** The scenario as the page was sent. */
export function sentScenario() {
  return data("scenario-data");
}
