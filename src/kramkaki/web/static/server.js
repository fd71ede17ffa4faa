// Asks our own server, and turns every way it can fail into one kind of error with a text to show.

import { language, say } from "./texts.js";

const MOST_WAITS = 4; // how often a busy server is asked again
const USUAL_WAIT = 2; // [s] where it does not say for how long
const LONGEST_WAIT = 20; // [s]

/** What went wrong: a sentence or the server's own list, and whether asking again can help. */
export class Problem extends Error {
  constructor(content, { again = false, places = [] } = {}) {
    super(typeof content === "string" ? content : content.textContent);
    this.content = content;
    this.again = again;
    this.places = places; // where in the scenario
  }
}

/**
 * The page that answers a request, as a document. ``busy(seconds)`` is called before each wait. A refusal that brings
 * a form to put right is an answer, too.
 */
export async function ask(path, options, busy = () => {}) {
  for (let wait = 0; ; wait += 1) {
    const response = await reach(path, options);
    if (![429, 503].includes(response.status)) return understood(response);
    if (wait === MOST_WAITS) throw new Problem(say("busy_long"), { again: true });
    const seconds = Math.min(Number(response.headers.get("Retry-After")) || USUAL_WAIT, LONGEST_WAIT);
    busy(seconds);
    await pause(seconds, options.signal);
  }
}

async function reach(path, options) {
  try {
    return await fetch(path, { credentials: "omit", ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(say("unreachable"), { again: true });
  }
}

async function understood(response) {
  const text = await response.text();
  if ((response.headers.get("Content-Type") ?? "").includes("json")) throw told(JSON.parse(text));
  const page = new DOMParser().parseFromString(text, "text/html");
  if (response.ok || page.querySelector("form#carry")) return page;
  const list = page.getElementById("problems");
  if (!list) throw new Problem(say("failed", { status: response.status }), { again: response.status >= 500 });
  const places = [...list.querySelectorAll("[data-place]")].map((one) => one.dataset.place);
  throw new Problem(document.importNode(list, true), { places });
}

// application/problem+json: a title, a detail and the list of what is wrong with its places.
function told(problem) {
  const errors = problem.errors ?? [];
  const text = [problem.detail ?? problem.title, ...errors.map((one) => one.problem ?? "")].filter(Boolean).join(" ");
  return new Problem(text || say("failed", { status: problem.status ?? "" }), {
    places: errors.map((one) => one.place).filter(Boolean),
  });
}

function pause(seconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("aborted", "AbortError"));
    });
  });
}

/** The address of one of our pages in the reader's language, with the units in use. */
export function address(path, query = {}) {
  const units = document.body.dataset.units ?? "metric";
  return `/${language}/${path}?${new URLSearchParams({ units, ...query })}`;
}

/** A request that sends a value as JSON. */
export function json(value, signal) {
  return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(value), signal };
}
