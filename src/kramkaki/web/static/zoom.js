// One cramp close up: made on demand, because it takes seconds, for the muscle and the moment that are chosen.

import { tell, tellIn } from "./messages.js";
import { answered, fail, show, stopped } from "./results.js";
import { scenario } from "./scenario.js";
import { address, ask, json } from "./server.js";
import { say } from "./texts.js";

let request = null;

/** Let the button work in place. */
export function begin() {
  document.addEventListener("submit", (event) => {
    if (event.submitter?.id !== "zoom-make") return;
    event.preventDefault();
    fetchZoom();
  }, { capture: true });
  for (const follow of [answered, stopped]) follow(() => request?.abort());
}

async function fetchZoom() {
  request?.abort();
  const mine = new AbortController();
  request = mine;
  const section = document.getElementById("zoom");
  const [muscle, time] = ["zoom-muscle", "zoom-time"].map((id) => document.getElementById(id).value);
  section.setAttribute("aria-busy", "true");
  tellIn(section, say("zooming"));
  try {
    const body = json({ scenario: scenario(), muscle, time }, mine.signal);
    const page = await ask(address("fragment/zoom"), body, (seconds) => tell(say("busy", { seconds })));
    const emergency = page.getElementById("answer");
    if (emergency) {
      show(emergency);
      return;
    }
    section.replaceWith(document.importNode(page.getElementById("zoom"), true));
    document.getElementById("zoom-title").focus();
    tell(document.querySelector("#zoom-found p")?.textContent ?? "");
  } catch (problem) {
    if (problem.name !== "AbortError") fail(problem, fetchZoom);
  } finally {
    if (request === mine) section.removeAttribute("aria-busy");
    if (request === mine) section.querySelector(".working")?.remove();
  }
}
