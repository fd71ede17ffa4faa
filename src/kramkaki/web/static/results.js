// Keeps the answer in step with the scenario: a quick answer while something changes, the full one when it rests.

import { calm, tell, warn } from "./messages.js";
import { listen, scenario } from "./scenario.js";
import { address, ask, json } from "./server.js";
import { swap } from "./swap.js";
import { percent, say } from "./texts.js";

const SOON = 20; // [ms] changes closer than this are asked together
const REST = 1000; // [ms] after the last change the full answer is asked for
const listeners = [];
const closers = [];
const refusals = [];
let timer = null;
let running = null; // the request under way: {quick, abort, again}

/** Call ``listener(curves)`` whenever a new answer stands on the page. */
export function answered(listener) {
  listeners.push(listener);
}

/** Call ``listener()`` when an emergency has taken the answer off the page. */
export function stopped(listener) {
  closers.push(listener);
}

/** Whether this answer stops after an emergency. */
export function stops(answer) {
  return answer.dataset.probability === "";
}

/** Call ``listener(problem)`` when the server refuses the scenario; with null when all is well again. */
export function refused(listener) {
  refusals.push(listener);
}

/** From now on every change of the scenario brings a new answer. */
export function follow() {
  listen((value, why) => {
    carry();
    if (why === "open") refresh();
    else if (why !== "answer") soon();
  });
}

/** Ask for the full answer now. */
export function refresh() {
  clearTimeout(timer);
  running?.abort.abort();
  fetchAnswer(false);
}

// A quick answer under way is let finish, and the newest scenario asked after it: so a long drag shows what it does,
// one request at a time. A full answer under way is of no use any more.
function soon() {
  clearTimeout(timer);
  if (running?.quick) {
    running.again = true;
    return;
  }
  running?.abort.abort();
  timer = setTimeout(() => fetchAnswer(true), SOON);
}

async function fetchAnswer(quick) {
  const mine = { quick, abort: new AbortController(), again: false };
  running = mine;
  const answer = document.getElementById("answer");
  answer.setAttribute("aria-busy", "true");
  try {
    const path = address("fragment", quick ? { quick: "1" } : {});
    const page = await ask(path, json(scenario(), mine.abort.signal), (seconds) => tell(say("busy", { seconds })));
    show(page.getElementById("answer"), quick);
    if (stops(answer)) tell(say("stopped"));
    else if (!quick) tell(say("updated", { chance: percent(Number(answer.dataset.probability)) }));
    if (quick && !mine.again) timer = setTimeout(() => fetchAnswer(false), REST);
  } catch (problem) {
    if (problem.name !== "AbortError") fail(problem);
  } finally {
    if (running === mine) {
      running = null;
      answer.removeAttribute("aria-busy");
      if (mine.again) fetchAnswer(true);
    }
  }
}

/** Put an answer that came by another way (a form) on the page. */
export function show(fresh, quick = false) {
  swap(fresh, { quick: quick && !stops(fresh) }); // nothing of an answer stays beside an emergency
  calm();
  for (const listener of refusals) listener(null);
  carry();
  begin();
}

/** Tell everybody that an answer stands on the page. */
export function begin() {
  const curves = data("curves-data");
  if (curves) for (const listener of listeners) listener(curves);
  else for (const listener of closers) listener();
}

/** Show what went wrong with a request, and offer to ask again where that can help. */
export function fail(problem, again = refresh) {
  if (!problem.content) throw problem;
  warn(problem.content, problem.again ? again : null);
  for (const listener of refusals) listener(problem);
}

/** A JSON block of the page. */
export function data(id) {
  const block = document.getElementById(id);
  return block ? JSON.parse(block.textContent) : null;
}

// The form that works without script carries the scenario in a hidden field; it must be the one on the page.
function carry() {
  const field = document.querySelector("#carry input[name=scenario]");
  if (field && scenario()) field.value = JSON.stringify(scenario());
}
