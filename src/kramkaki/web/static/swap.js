// Puts a new answer in place of the old one, part by part, and leaves alone what the reader is holding:
// the strip under the pointer, the player, open details, the focus.

const KEPT = ["day-editor", "player"];

/** Replace the parts of #answer by those of a new one. A quick answer lacks parts: those stay, marked as stale. */
export function swap(fresh, { quick = false } = {}) {
  const old = document.getElementById("answer");
  const focus = keyOf(document.activeElement);
  for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
  if (!fresh.hasAttribute("data-empty")) old.removeAttribute("data-empty");
  const before = new Map([...old.children].map((one) => [partName(one), one]));
  let last = null;
  for (const part of fresh.children) {
    last = place(old, part, before.get(partName(part)), last);
    before.delete(partName(part));
  }
  for (const part of before.values()) {
    if (quick) part.dataset.stale = "yes";
    else part.remove();
  }
  if (document.activeElement === document.body) focus?.()?.focus({ preventScroll: true });
}

// What a part is called: its id, or what it looks like.
function partName(part) {
  return part.id || `${part.tagName} ${part.getAttribute("class") ?? ""}`;
}

function place(old, part, same, last) {
  const node = document.importNode(part, true);
  if (!same) {
    if (last) last.after(node);
    else old.prepend(node);
    return node;
  }
  restoreOpen(same, node);
  if (!KEPT.some((kept) => held(same, kept))) {
    same.replaceWith(node);
    return node;
  }
  refill(same, node);
  delete same.dataset.stale;
  return same;
}

function held(part, kept) {
  return [...part.children].find((child) => child.id === kept || child.classList.contains(kept));
}

// New children around the ones that are kept where they stand.
function refill(part, node) {
  const kept = new Map(KEPT.map((name) => [name, held(part, name)]).filter(([, child]) => child));
  for (const child of [...part.childNodes]) {
    if (![...kept.values()].includes(child)) child.remove();
  }
  let after = false;
  for (const child of [...node.childNodes]) {
    const same = [...kept].find(([name]) => child.id === name || child.classList?.contains(name));
    if (same) after = same[1];
    else if (after) {
      after.after(child);
      after = child;
    } else part.insertBefore(child, kept.values().next().value);
  }
}

function restoreOpen(old, fresh) {
  const open = new Set([...old.querySelectorAll("details[open]")].map(nameOf));
  for (const one of fresh.querySelectorAll("details")) {
    if (open.has(nameOf(one))) one.open = true;
  }
}

function nameOf(details) {
  const path = details.closest("[data-path]")?.dataset.path ?? "";
  return details.id || `${path} ${details.querySelector("summary")?.textContent.trim()}`;
}

// What had the focus, in words that still mean something on the new page.
function keyOf(element) {
  if (!element?.closest?.("#answer")) return null;
  if (element.id) return () => document.getElementById(element.id);
  if (element.matches("summary")) {
    const name = nameOf(element.parentElement);
    return () => [...document.querySelectorAll("#answer details")].find((one) => nameOf(one) === name)?.querySelector("summary");
  }
  const series = element.closest("[data-series]")?.dataset.series;
  if (series && element.matches("[role=slider]")) return () => document.querySelector(`[data-series="${CSS.escape(series)}"] [role=slider]`);
  const { name, value } = element;
  if (!name) return null;
  return () => document.querySelector(`#answer [name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
}
