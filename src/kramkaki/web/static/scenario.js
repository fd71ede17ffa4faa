// The scenario the page holds: one value, with undo and redo, that others listen to.

const past = [];
const future = [];
const listeners = [];
let current = null;

/** The scenario as it stands; treat it as frozen. */
export function scenario() {
  return current;
}

/** Take a first scenario, with nothing to undo. ``why`` is "answer" where its answer is on the page already. */
export function open(value, why = "open") {
  past.length = 0;
  future.length = 0;
  set(value, why);
}

/**
 * Change the scenario. Steps with the same name in a row, such as one drag, are undone together.
 * ``why`` is "answer" where the answer to it is at hand already.
 */
export function change(value, step = null, why = "change") {
  if (JSON.stringify(value) === JSON.stringify(current)) return;
  const last = past.at(-1);
  if (!step || !last || last.step !== step) past.push({ value: current, step });
  future.length = 0;
  set(value, why);
}

/** The next change begins a step of its own, whatever its name. */
export function endStep() {
  if (past.length) past.at(-1).step = null;
}

export function undo() {
  const last = past.pop();
  if (!last) return false;
  future.push(current);
  set(last.value, "undo");
  return true;
}

export function redo() {
  if (!future.length) return false;
  past.push({ value: current, step: null });
  set(future.pop(), "redo");
  return true;
}

export const canUndo = () => past.length > 0;
export const canRedo = () => future.length > 0;

/** Call ``listener(scenario, why)`` after every change. */
export function listen(listener) {
  listeners.push(listener);
}

function set(value, why) {
  current = value;
  for (const listener of listeners) listener(current, why);
}
