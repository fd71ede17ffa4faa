// The plan: made on demand, because it takes seconds, and computed again when a part is switched off.

import { tell, tellIn } from "./messages.js";
import { answered, fail, show, stopped } from "./results.js";
import { scenario } from "./scenario.js";
import { address, ask, json } from "./server.js";
import { say } from "./texts.js";

const SEVERAL = 300; // [ms] parts switched closer than this are asked together
let request = null;
let timer = null;

/** Let the plan's button and its parts work in place. */
export function begin() {
  // Before the general sender of forms, which leaves alone what was taken here.
  document.addEventListener("submit", (event) => {
    if (event.submitter?.name !== "do" || !["plan", "parts"].includes(event.submitter.value)) return;
    event.preventDefault();
    if (event.submitter.value === "plan") fetchPlan(scenario(), say("planning"));
    else switchParts();
  }, { capture: true });
  document.addEventListener("change", (event) => {
    if (event.target.matches("#plan input[name=part]")) switchParts();
  });
  answered(drop);
  stopped(drop);
}

// A plan for what the day was before.
function drop() {
  clearTimeout(timer);
  request?.abort();
  rest();
}

function switchParts() {
  const without = [...document.querySelectorAll("#plan input[name=part]:not(:checked)")].map((one) => one.value);
  request?.abort();
  document.getElementById("plan").setAttribute("aria-busy", "true");
  clearTimeout(timer);
  timer = setTimeout(() => fetchPlan({ scenario: scenario(), without }, say("updating")), SEVERAL);
}

async function fetchPlan(body, news) {
  request?.abort();
  const mine = new AbortController();
  request = mine;
  const section = document.getElementById("plan");
  section.setAttribute("aria-busy", "true");
  tellIn(section, news);
  try {
    const page = await ask(address("fragment/plan"), json(body, mine.signal), (seconds) => tell(say("busy", { seconds })));
    const emergency = page.getElementById("answer");
    if (emergency) show(emergency);
    else place(page.getElementById("plan"));
  } catch (problem) {
    if (problem.name !== "AbortError") fail(problem, () => fetchPlan(body, news));
  } finally {
    if (!mine.signal.aborted) rest();
  }
}

function rest() {
  const section = document.getElementById("plan");
  section?.removeAttribute("aria-busy");
  section?.querySelector(".working")?.remove();
}

function place(fresh) {
  const old = document.getElementById("plan");
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const open = [...old.querySelectorAll("details")].map((one) => one.open);
  old.replaceWith(document.importNode(fresh, true));
  const now = document.getElementById("plan");
  [...now.querySelectorAll("details")].forEach((one, number) => {
    one.open ||= open[number] ?? false;
  });
  const same = focused?.value && now.querySelector(`input[name=part][value="${CSS.escape(focused.value)}"]`);
  if (same) same.focus();
  else if (focused) {
    const title = now.querySelector("h2");
    title.tabIndex = -1;
    title.focus();
  }
  tell(document.querySelector("#plan-effect .sr")?.textContent || say("plan_ready"));
}
